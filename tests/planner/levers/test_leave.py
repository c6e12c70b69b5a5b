"""Somebody who leaves takes the hours along and leaves the work."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.leave import KIND, Leave
from planner.plan import Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, practices, role, words
from tests.support.plans import worked_example


@given(practices(), st.data())
def test_it_takes_hours_from_one_function_and_work_from_none(plan: Plan, data: st.DataObject) -> None:
    leaver = data.draw(st.sampled_from(plan.staff))
    before, after = calculate(plan), calculate(apply(plan, Leave(member=leaver.id)))
    assert after.demand == before.demand
    net = before.capacity[leaver.id].net_hours
    assert after.roles[leaver.role].capacity_hours == pytest.approx(before.roles[leaver.role].capacity_hours - net)
    assert {**after.roles, leaver.role: None} == {**before.roles, leaver.role: None}


def test_the_partner_of_the_worked_example_leaves() -> None:
    """28 h * (52 - 6 - 1 - 1.4) / 52 * 0.96, less 1 h of own other work, times 0.88: 18.953 of 44.435 h net."""
    plan = worked_example()
    lever = Leave(member="partner", end=date(2027, 6, 30))
    lost = role(plan, GP).capacity_hours - role(apply(plan, lever), GP).capacity_hours
    assert lost == pytest.approx((28 * 43.6 / 52 * 0.96 - 1) * 0.88)
    assert words(plan, lever) == (
        "partner leaves after 30 Jun 2027 and is not replaced: GP has 25.5 of the 44.4 hours left."
    )


def test_whoever_is_gone_cannot_leave_again() -> None:
    plan = apply(worked_example(), Leave(member="partner"))
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="not in the team"):
            use(plan, Leave(member="partner"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_the_busiest_regular_gp(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    leaver = find(plan.staff, lever.member)
    hours = {m.id: calculate(plan).capacity[m.id].paid_hours for m in plan.staff if m.role == GP}
    assert (leaver.role, leaver.employment) != (GP, "locum")
    assert hours[leaver.id] == max(hours.values())
    assert "leaves and is not replaced" in words(plan, lever)


def test_an_empty_team_has_nobody_to_leave() -> None:
    with pytest.raises(LeverError, match="nobody in the team"):
        KIND.first(Plan())
