"""Work from the hospital comes on top of everything, and only where there is room for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.calculation import calculate, patient_total
from planner.language import Translator
from planner.levers import LeverError, apply, sentence
from planner.levers.new_task import KIND, NewTask
from planner.plan import Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import minutes, plans, worked_example


@st.composite
def tasks(draw: st.DrawFn, anyway: bool) -> tuple[Plan, NewTask]:
    """A plan with a task for it."""
    plan = draw(plans())
    return plan, NewTask(
        role=draw(st.sampled_from([known.id for known in plan.roles])),
        times=draw(st.floats(0, 50)),
        per_1000=draw(st.booleans()),
        minutes=draw(minutes),
        supervision_minutes=draw(minutes),
        anyway=anyway,
    )


@given(tasks(anyway=True))
def test_it_adds_its_own_work_and_nothing_else(task: tuple[Plan, NewTask]) -> None:
    plan, lever = task
    changed = apply(plan, lever)
    before, after = volumes(plan), volumes(changed)
    (new,) = set(after) - set(before)
    assert {key: after[key] for key in before} == before
    times = lever.times * (patient_total(plan.patients) / 1000 if lever.per_1000 else 1)
    assert after[new] == pytest.approx(times)
    more = dict.fromkeys(calculate(plan).roles, 0.0)
    more[lever.role] += times * (lever.minutes + lever.admin_minutes) / 60
    above = find(plan.roles, lever.role).supervised_by
    if above is not None:
        more[above] += times * lever.supervision_minutes / 60
    for who, hours in more.items():
        assert role(changed, who).demand_hours == pytest.approx(role(plan, who).demand_hours + hours, abs=1e-9)
        assert role(changed, who).capacity_hours == role(plan, who).capacity_hours


@given(tasks(anyway=False))
def test_it_is_taken_on_only_below_the_limit_of_who_does_it(task: tuple[Plan, NewTask]) -> None:
    plan, lever = task
    needed = {lever.role} | ({find(plan.roles, lever.role).supervised_by} if lever.supervision_minutes else set())
    full = calculate(apply(plan, lever.model_copy(update={"anyway": True}))).roles
    over = [
        who
        for who in needed - {None}
        if full[who].demand_hours > 0 and full[who].demand_hours >= full[who].capacity_hours * plan.practice.overload
    ]
    if over:
        with pytest.raises(LeverError, match="no room"):
            apply(plan, lever)
    else:
        assert calculate(apply(plan, lever)).roles == full


def test_no_times_ask_nothing() -> None:
    plan = worked_example()
    assert calculate(apply(plan, NewTask(role="poh_s", times=0, anyway=True))).roles == calculate(plan).roles


def test_six_a_week_per_thousand_patients() -> None:
    """A list of 3,604: 21.624 times a week; 18 + 2 minutes are 7.208 h of the nurse, 3 minutes are 1.0812 h of GPs."""
    plan = worked_example()
    lever = NewTask(
        name="Heart failure", role="poh_s", times=6, per_1000=True, minutes=18, admin_minutes=2, supervision_minutes=3
    ).model_copy(update={"anyway": True})
    changed = apply(plan, lever)
    assert changed.activities[-1].id == "heart_failure"
    assert role(changed, "poh_s").demand_hours - role(plan, "poh_s").demand_hours == pytest.approx(7.208)
    assert role(changed, GP).demand_hours - role(plan, GP).demand_hours == pytest.approx(1.0812)
    assert words(plan, lever) == (
        "Heart failure: 21.6 times a week, 7.2 hours of Practice nurse, somatic and 1.1 hours of GP."
    )


def test_the_refusal_names_the_function_and_its_hours() -> None:
    """GPs of the worked example have 44.4 net hours and 63.8 hours of work, and 10 minutes of supervision more."""
    plan = worked_example()
    with pytest.raises(LeverError) as caught:
        apply(plan, NewTask(role="poh_s", times=5, supervision_minutes=2, minutes=1))
    assert Translator("en")(caught.value.message) == (
        "There is no room for this work: GP would have 64.0 hours of work in 44.4 hours (144%). "
        "Make room first, or take it on even without room."
    )


def test_without_supervision_only_the_function_itself_counts() -> None:
    plan = worked_example()
    lever = NewTask(role="poh_s", times=5, minutes=5, admin_minutes=0, supervision_minutes=0)
    assert role(apply(plan, lever), "poh_s").demand_hours > role(plan, "poh_s").demand_hours
    assert words(plan, lever) == "Work from the hospital: 5 times a week, 0.4 hours of Practice nurse, somatic."


def test_the_limit_is_the_one_of_the_practice() -> None:
    plan = worked_example()
    lever = NewTask(role="poh_s", times=5, minutes=5, admin_minutes=0, supervision_minutes=0)
    stricter = edits.set_practice(plan, "overload", 0.1).plan
    with pytest.raises(LeverError, match="no room"):
        apply(stricter, lever)


def test_a_function_with_nobody_has_no_room() -> None:
    plan = worked_example().model_copy(update={"staff": ()})
    with pytest.raises(LeverError, match="no room"):
        apply(plan, NewTask(role="poh_s"))


def test_an_unknown_function_is_said() -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="choir"):
            use(worked_example(), NewTask(role="choir"))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_for_who_has_most_hours_left(name: str) -> None:
    plan = example(name)
    roles = calculate(plan).roles
    others = [who for who, result in roles.items() if who != GP and result.capacity_hours]
    assert KIND.first(plan).role == max(others, key=lambda who: roles[who].gap_hours)


def test_without_people_there_is_nothing_to_offer() -> None:
    with pytest.raises(LeverError, match="Nobody works"):
        KIND.first(Plan())
