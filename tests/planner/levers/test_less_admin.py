"""Less administration takes time away from one function, never below zero, and leaves every volume as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.less_admin import KIND, LessAdmin
from planner.plan import Activity, Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import minutes, plans, shares, worked_example


@given(plans(), shares, minutes, st.floats(0, 60), st.data())
def test_less_to_do_and_never_less_than_nothing(
    plan: Plan, share: float, less: float, hours: float, data: st.DataObject
) -> None:
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    changed = apply(plan, LessAdmin(role=who, share=share, minutes=less, overhead_hours=hours))
    assert volumes(changed) == volumes(plan)
    before, after = calculate(plan).roles, calculate(changed).roles
    for other in before:
        assert -1e-9 <= after[other].demand_hours <= before[other].demand_hours + 1e-9
        assert after[other].contacts_per_week == before[other].contacts_per_week
        if other != who:
            assert after[other].capacity_hours == before[other].capacity_hours
    assert after[who].capacity_hours >= before[who].capacity_hours - 1e-9
    assert 0 <= find(changed.roles, who).allowance_share <= find(plan.roles, who).allowance_share
    assert all(row.minutes >= 0 and row.admin_minutes >= 0 for a in changed.activities for row in a.delivery)


@given(plans(), st.data())
def test_nothing_taken_away_changes_nothing(plan: Plan, data: st.DataObject) -> None:
    who = data.draw(st.sampled_from([known.id for known in plan.roles]))
    assert apply(plan, LessAdmin(role=who)) is plan
    assert words(plan, LessAdmin(role=who)).endswith(": nothing falls away.")


def test_half_of_the_minutes_after_contacts_and_half_a_minute_more() -> None:
    """3, 1.5 and 5 admin minutes become 1, 0.25 and 2.

    GPs do 0.95 of 197.13 consults and 0.05 * 0.1 of them again, all of 86.606 calls and of 11.983 visits:
    6.2753 + 1.8043 + 0.5991 = 8.6788 h.
    """
    plan = worked_example()
    lever = LessAdmin(share=0.5, minutes=0.5)
    saved = role(plan, GP).demand_hours - role(apply(plan, lever), GP).demand_hours
    expected = 197.13076923076918 * 0.955 * 2 + 86.60576923076923 * 1.25 + 11.982692307692307 * 3
    assert saved == pytest.approx(expected / 60)
    assert words(plan, lever) == "GP: 8.7 hours a week less administration with contacts."


def test_in_one_activity_only() -> None:
    """Of 11.983 visits 5 admin minutes go, not the 10 that are asked."""
    plan = worked_example()
    lever = LessAdmin(activity="visit", minutes=10)
    saved = role(plan, GP).demand_hours - role(apply(plan, lever), GP).demand_hours
    assert saved == pytest.approx(11.982692307692307 * 5 / 60)


def test_overhead_goes_first_from_activities_and_then_from_uncounted_work() -> None:
    """The meeting takes 1.5 h. Of 3 h the other 1.5 come from 12 % uncounted work.

    The owner is there 32 * A - 4, the partner 28 * A - 1 and the locum 8 h with A = 43.6 / 52 * 0.96: 51.295 h, so the
    12 % falls by 1.5 / 51.295 to 9.0758 %. The locum works at 0.9, so 1.5 - 0.1 * 8 * 1.5 / 51.295 h come in.
    """
    plan = worked_example()
    lever = LessAdmin(overhead_hours=3)
    changed = apply(plan, lever)
    there = (32 + 28) * (43.6 / 52 * 0.96) - 5 + 8
    assert find(changed.roles, GP).allowance_share == pytest.approx(0.12 - 1.5 / there)
    assert role(plan, GP).demand_hours - role(changed, GP).demand_hours == pytest.approx(1.5)
    gained = role(changed, GP).capacity_hours - role(plan, GP).capacity_hours
    assert gained == pytest.approx(1.5 - 0.8 * 1.5 / there)
    assert words(plan, lever) == "GP: 3.0 hours a week less overhead."
    part = apply(plan, LessAdmin(overhead_hours=1))
    assert find(part.activities, "team_meeting").delivery[0].minutes == pytest.approx(30)
    assert part.roles is plan.roles


def test_more_overhead_than_there_is_stops_at_nothing() -> None:
    plan = worked_example()
    changed = apply(plan, LessAdmin(overhead_hours=1000))
    assert find(changed.roles, GP).allowance_share == 0
    assert find(changed.activities, "team_meeting").delivery[0].minutes == 0


def test_a_function_without_people_and_overhead_loses_nothing() -> None:
    plan = worked_example().model_copy(update={"staff": ()})
    assert apply(plan, LessAdmin(role="poh_s", overhead_hours=5)) is plan


@pytest.mark.parametrize(
    ("lever", "said"),
    [
        (LessAdmin(role="choir"), "choir"),
        (LessAdmin(activity="yoga"), "yoga"),
        (LessAdmin(activity="triage"), "no part in"),
    ],
)
def test_what_cannot_be_is_said(lever: LessAdmin, said: str) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=said):
            use(worked_example(), lever)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_frees_gps(name: str) -> None:
    plan = example(name)
    assert role(apply(plan, KIND.first(plan)), GP).demand_hours < role(plan, GP).demand_hours


def test_a_plan_without_admin_minutes_has_nothing_to_offer() -> None:
    plan = worked_example().model_copy(update={"activities": (Activity(id="talk", kind="consult"),)})
    with pytest.raises(LeverError, match="admin minutes"):
        KIND.first(plan)
