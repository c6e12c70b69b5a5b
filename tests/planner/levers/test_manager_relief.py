"""A practice manager takes hours off the GPs; the work stays as much as it was."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.manager_relief import KIND, ManagerRelief
from planner.levers.volumes import own_hours
from planner.plan import Activity, Delivery, PerWeek, Plan, Role, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import plans, worked_example


def with_manager(plan: Plan, *rows: Delivery) -> Plan:
    """The plan with a manager's function and management that happens twice a week."""
    management = Activity(id="practice_management", kind="overhead", channel="none", volume=PerWeek(count=2))
    activities = (*plan.activities, management.model_copy(update={"delivery": rows}))
    return plan.model_copy(update={"roles": (*plan.roles, Role(id="manager")), "activities": activities})


@given(plans(), st.floats(0, 6), st.floats(0.1, 3), st.data())
def test_what_leaves_the_gps_comes_to_the_manager(plan: Plan, hours: float, pace: float, data: st.DataObject) -> None:
    assume(any(known.id == GP for known in plan.roles))
    shared = data.draw(st.floats(0.1, 1))
    rows = [Delivery(role=GP, share=shared, minutes=100, admin_minutes=20)]
    if shared < 1:
        rows.append(Delivery(role="manager", share=1 - shared, minutes=90))
    plan = with_manager(plan, *rows)
    lever = ManagerRelief(hours=hours, pace=pace)
    changed = apply(plan, lever)
    assert volumes(changed) == volumes(plan)
    moved = min(hours, 4 * shared)
    before, after = calculate(plan).roles, calculate(changed).roles
    assert after[GP].demand_hours == pytest.approx(before[GP].demand_hours - moved, abs=1e-9)
    assert after["manager"].demand_hours == pytest.approx(before["manager"].demand_hours + moved / pace, abs=1e-9)
    for other in set(before) - {GP, "manager"}:
        assert after[other] == before[other]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_hours_change_nothing(name: str) -> None:
    plan = example(name)
    assert apply(plan, ManagerRelief(hours=0, pace=0.5)) == plan


def test_a_slower_manager_needs_longer() -> None:
    """GPs have 2 * 120 minutes = 4 h. Of these 3 move, which take 3.75 h at 0.8; GPs keep a quarter."""
    plan = with_manager(worked_example(), Delivery(role=GP, minutes=100, admin_minutes=20))
    lever = ManagerRelief(hours=3, pace=0.8)
    changed = apply(plan, lever)
    management = find(changed.activities, "practice_management")
    assert [row.share for row in management.delivery] == pytest.approx([0.25, 0.75])
    assert own_hours(changed, management, management.delivery[1]) == pytest.approx(3.75)
    assert words(plan, lever) == (
        "3.0 hours a week of Practice management move from GPs to the practice manager, who needs 3.8 hours for them. "
        "Nobody works as practice manager yet: hire one as well."
    )


def test_gps_hand_over_no_more_than_they_have() -> None:
    plan = example("group_practice")
    lever = ManagerRelief(hours=100)
    management = find(plan.activities, lever.activity)
    had = own_hours(plan, management, management.delivery[0])
    changed = apply(plan, lever)
    assert role(plan, GP).demand_hours - role(changed, GP).demand_hours == pytest.approx(had)
    assert words(plan, lever).startswith("2.8 hours a week of Practice management move")
    assert "Nobody" not in words(plan, lever)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (worked_example(), "no practice manager"),
        (worked_example().model_copy(update={"roles": (Role(id="manager"),), "activities": ()}), "is not in this plan"),
        (with_manager(worked_example(), Delivery(role="manager", minutes=60)), "no part in"),
        (with_manager(worked_example(), Delivery(role=GP)), "no hours of"),
    ],
)
def test_what_is_missing_is_said(plan: Plan, said: str) -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=said):
            use(plan, ManagerRelief())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_frees_gps(name: str) -> None:
    plan = example(name)
    freed = role(plan, GP).demand_hours - role(apply(plan, KIND.first(plan)), GP).demand_hours
    assert freed == pytest.approx(2)


def test_another_overhead_where_there_is_no_management() -> None:
    plan = worked_example()
    plan = plan.model_copy(update={"roles": (*plan.roles, Role(id="manager"))})
    assert KIND.first(plan).activity == "team_meeting"


def test_without_overhead_there_is_nothing_to_offer() -> None:
    with pytest.raises(LeverError, match="no overhead"):
        KIND.first(Plan())
