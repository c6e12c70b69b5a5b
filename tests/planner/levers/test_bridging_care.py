"""Less phoning gives exactly its hours, off an activity or off uncounted work, and never more than there are."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.language import Translator
from planner.levers import LeverError, apply, sentence
from planner.levers.bridging_care import KIND, BridgingCare
from planner.plan import Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, words
from tests.support.plans import plans, worked_example

placements = st.floats(0, 5000)
minutes = st.floats(0, 120)


@given(plans(), placements, minutes, st.data())
def test_off_uncounted_work_the_hours_are_gained(plan: Plan, number: float, saved: float, data: st.DataObject) -> None:
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    before, known = role(plan, who), find(plan.roles, who)
    assume(before.capacity_hours > 0)
    changed = apply(plan, BridgingCare(placements=number, minutes=saved, role=who))
    wanted = number * saved / 60 / plan.practice.weeks_per_year
    there = before.capacity_hours / (1 - known.allowance_share) * known.allowance_share
    gained = role(changed, who).capacity_hours - before.capacity_hours
    assert gained == pytest.approx(min(wanted, there), abs=1e-9)
    assert find(changed.roles, who).allowance_share >= 0
    assert calculate(changed).demand == calculate(plan).demand


@given(plans(), placements, minutes, st.data())
def test_off_an_activity_the_hours_go_and_the_contacts_stay(
    plan: Plan, number: float, saved: float, data: st.DataObject
) -> None:
    rows = [(activity.id, row.role) for activity in plan.activities for row in activity.delivery]
    assume(rows)
    work, who = data.draw(st.sampled_from(rows))
    lever = BridgingCare(placements=number, minutes=saved, role=who, activity=work)
    before, after = calculate(plan), calculate(apply(plan, lever))
    wanted = number * saved / 60 / plan.practice.weeks_per_year
    freed = before.roles[who].demand_hours - after.roles[who].demand_hours
    assert -1e-9 <= freed <= wanted + 1e-9
    row = next(row for row in find(after.plan.activities, work).delivery if row.role == who)
    assert row.minutes >= 0
    assert row.admin_minutes >= 0
    if row.minutes > 0:
        assert freed == pytest.approx(wanted if before.demand[work].volume else 0, abs=1e-7)
    for role_id, result in before.roles.items():
        assert after.roles[role_id].contacts_per_week == pytest.approx(result.contacts_per_week)


def test_an_hour_a_week_of_the_worked_example() -> None:
    """104 placements of 30 minutes are 52 hours a year; 12 % uncounted work of 50.5 h is 6.06 h, so one fits."""
    plan = worked_example()
    lever = BridgingCare(placements=104, minutes=30)
    changed = apply(plan, lever)
    assert role(changed, GP).capacity_hours == pytest.approx(role(plan, GP).capacity_hours + 1)
    assert find(changed.roles, GP).allowance_share == pytest.approx(0.12 - 0.88 / 44.435938461538456)
    assert words(plan, lever) == "Placements: 104 a year. They save GP 52.0 hours of phoning a year."


def test_no_more_than_the_uncounted_work() -> None:
    plan = worked_example()
    changed = apply(plan, BridgingCare(placements=5000, minutes=60))
    assert find(changed.roles, GP).allowance_share == 0
    assert role(changed, GP).capacity_hours == pytest.approx(44.435938461538456 / 0.88)


def test_off_the_team_meeting() -> None:
    """An hour a week off the 90 minutes of a weekly meeting; two hours cannot go."""
    plan = worked_example()
    lever = BridgingCare(placements=104, minutes=30, activity="team_meeting")
    assert find(apply(plan, lever).activities, "team_meeting").delivery[0].minutes == pytest.approx(30)
    more = lever.model_copy(update={"minutes": 60.0})
    assert find(apply(plan, more).activities, "team_meeting").delivery[0].minutes == 0
    assert words(plan, more) == "Placements: 104 a year. They save GP 78.0 hours of phoning a year."


def test_what_comes_back_to_the_gp_is_shorter_too() -> None:
    """Of the consults 0.95 are the GP's own and 0.05 * 0.1 come back: both take the GP's own 13 minutes."""
    plan = worked_example()
    lever = BridgingCare(placements=52, minutes=60, activity="consult")
    changed = apply(plan, lever)
    row = find(changed.activities, "consult").delivery[0]
    assert row.minutes == pytest.approx(10 - 60 / (197.13076923076918 * 0.955))
    assert role(plan, GP).demand_hours - role(changed, GP).demand_hours == pytest.approx(1)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_does_nothing_and_says_so(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    assert calculate(apply(plan, lever)).roles == calculate(plan).roles
    assert "save GP nothing until" in words(plan, lever)


@pytest.mark.parametrize(
    ("lever", "reason"),
    [
        (BridgingCare(role="choir"), "choir"),
        (BridgingCare(activity="choir"), "choir"),
        (BridgingCare(activity="visit", role="assistant"), "has no part in Home visit"),
        (BridgingCare(role="poh_s"), "Nobody works as Practice nurse, somatic"),
    ],
)
def test_what_cannot_be_is_said(lever: BridgingCare, reason: str) -> None:
    plan = worked_example()
    plan = plan.model_copy(update={"staff": tuple(member for member in plan.staff if member.role != "poh_s")})
    for use in (apply, sentence):
        with pytest.raises(LeverError) as refused:
            use(plan, lever)
        assert reason in Translator("en")(refused.value.message)


def test_a_plan_without_gps_is_refused() -> None:
    with pytest.raises(LeverError, match="gp"):
        KIND.first(Plan())
