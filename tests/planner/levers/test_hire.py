"""Hiring adds hours to one function and work to none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.hire import KIND, Hire
from planner.plan import Plan
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, words
from tests.support.plans import plans, worked_example


@given(plans(), st.floats(0, 40), st.floats(0, 2), st.data())
def test_it_adds_hours_to_the_function_and_nothing_else(
    plan: Plan, hours: float, pace: float, data: st.DataObject
) -> None:
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    before, after = calculate(plan), calculate(apply(plan, Hire(role=who, hours=hours, pace=pace)))
    assert after.demand == before.demand
    assert after.roles[who].capacity_hours >= before.roles[who].capacity_hours
    assert after.roles[who].fte_present >= before.roles[who].fte_present
    assert {**after.roles, who: None} == {**before.roles, who: None}


def test_a_practice_nurse_of_the_worked_example() -> None:
    """20 h * (52 - 5 - 0.6 - 1.4) / 52 * 0.94 * 0.9 = 14.6423 h net; 20 / 38 fte."""
    plan = worked_example()
    lever = Hire(role="poh_s", hours=20, cost_per_hour=45)
    before, after = calculate(plan), calculate(apply(plan, lever))
    gain = after.roles["poh_s"].capacity_hours - before.roles["poh_s"].capacity_hours
    assert gain == pytest.approx(20 * 45 / 52 * 0.94 * 0.9)
    assert after.cost_per_week - before.cost_per_week == pytest.approx(900)
    assert words(plan, lever) == (
        "Hire Practice nurse, somatic: 20.0 hours a week (0.53 fte), of which 14.6 for counted work."
    )


def test_the_date_is_kept_and_said() -> None:
    plan = worked_example()
    lever = Hire(role=GP, hours=8, start=date(2027, 3, 1))
    changed = apply(plan, lever)
    assert changed.staff[-1].start == date(2027, 3, 1)
    assert "from 1 Mar 2027" in words(plan, lever)
    assert role(changed, GP).capacity_hours > role(plan, GP).capacity_hours


def test_an_unknown_function_is_said() -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="choir"):
            use(worked_example(), Hire(role="choir"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_for_the_shortest_function(name: str) -> None:
    """In every example the GPs are short of most hours."""
    plan = example(name)
    assert KIND.first(plan) == Hire(role=GP, hours=16)
    assert "Hire GP: 16.0 hours a week" in words(plan, KIND.first(plan))


@given(plans())
def test_the_first_offer_is_never_for_a_function_with_more_left(plan: Plan) -> None:
    roles = calculate(plan).roles
    busy = [result for result in roles.values() if result.demand_hours] or list(roles.values())
    assert roles[KIND.first(plan).role].gap_hours == min(result.gap_hours for result in busy)


def test_a_plan_without_functions_has_nobody_to_hire() -> None:
    with pytest.raises(LeverError, match="no functions"):
        KIND.first(Plan())
