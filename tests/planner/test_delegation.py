"""What delegating moves, against figures worked out by hand and against the model's own totals."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner import edits
from planner.calculation import calculate
from planner.delegation import delegation, times_per_patient_year
from planner.edits import EditError
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan, Prevalence, Role
from planner.terms import GP
from planner.volume_edits import set_volume_kind
from tests.support.plans import plans, worked_example


def nurse_plan(*rows: Delivery, count: float = 60) -> Plan:
    """A task of 60 times a week, so that minutes are hours."""
    return Plan(
        roles=(Role(id="gp"), Role(id="nurse", supervised_by="gp"), Role(id="clerk")),
        activities=(Activity(id="task", volume=PerWeek(count=count), delivery=rows),),
    )


def test_hours_that_move_and_stay() -> None:
    plan = nurse_plan(
        Delivery(role="gp", share=0.2, minutes=10, admin_minutes=2),
        Delivery(role="nurse", share=0.8, minutes=15, admin_minutes=5, supervision_minutes=2, return_share=0.1),
    )

    moved = delegation(calculate(plan), "task")

    assert moved.own_hours == pytest.approx({"gp": 0.2 * 12, "nurse": 0.8 * 20})
    assert moved.supervision_hours == pytest.approx({"gp": 0.8 * 2})
    assert moved.returned_hours == pytest.approx({"gp": 0.8 * 0.1 * 12})
    assert moved.gp_hours == pytest.approx(0.2 * 12 + 0.8 * 2 + 0.8 * 0.1 * 12)
    assert moved.gp_hours_if_alone == pytest.approx(12)
    assert moved.gp_hours_gained == pytest.approx(12 - moved.gp_hours)
    assert moved.other_hours == pytest.approx(16)
    assert moved.is_delegated


def test_without_a_part_for_the_gp_the_minutes_of_the_others_count() -> None:
    plan = nurse_plan(Delivery(role="nurse", share=0.5, minutes=10), Delivery(role="clerk", share=0.5, minutes=30))

    moved = delegation(calculate(plan), "task")

    assert moved.gp_hours_if_alone == pytest.approx(20)
    assert moved.gp_hours == 0


def test_supervision_can_cost_more_than_it_saves() -> None:
    plan = nurse_plan(Delivery(role="nurse", share=1, minutes=5, supervision_minutes=4, return_share=0.5))

    assert delegation(calculate(plan), "task").gp_hours_gained == pytest.approx(5 - 4 - 2.5)


def test_work_of_the_gp_alone_is_not_delegated() -> None:
    moved = delegation(calculate(nurse_plan(Delivery(role="gp", minutes=5))), "task")

    assert not moved.is_delegated
    assert moved.gp_hours_gained == pytest.approx(0)


def test_an_unknown_activity_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        delegation(calculate(nurse_plan()), "nothing")


@given(plans())
def test_hours_per_role_are_those_of_the_results(plan: Plan) -> None:
    results = calculate(plan)
    for activity in plan.activities:
        moved = delegation(results, activity.id)
        expected = {role: hours for role, hours in results.demand[activity.id].hours.items() if hours}
        assert {role: hours for role, hours in moved.hours.items() if hours} == pytest.approx(expected)
        assert moved.gp_hours + moved.other_hours == pytest.approx(sum(expected.values()))
        assert moved.gp_hours == pytest.approx(expected.get(GP, 0.0))


def test_times_per_patient_year_of_a_rate_is_the_rate() -> None:
    plan = worked_example()
    rate = dict.fromkeys(plan.patients.counts, 1.25)
    plan = plan.model_copy(update={"activities": (Activity(id="a", volume=PerPatient(per_year=rate)),)})

    assert times_per_patient_year(calculate(plan), "a") == pytest.approx(1.25)
    nobody = plan.model_copy(update={"patients": Patients()})
    assert times_per_patient_year(calculate(nobody), "a") is None


@given(plans())
def test_counting_in_another_way_keeps_the_times_per_week(plan: Plan) -> None:
    results = calculate(plan)
    for activity in plan.activities:
        for kind in ("per_patient", "prevalence", "per_week"):
            if kind == "per_week" or results.patients:
                change = set_volume_kind(results, activity.id, kind)
                after = calculate(change.plan)
                assert after.demand[activity.id].volume == pytest.approx(results.demand[activity.id].volume)
                assert next(a for a in change.plan.activities if a.id == activity.id).volume.kind == kind


def test_a_count_cannot_be_spread_over_nobody() -> None:
    results = calculate(nurse_plan(Delivery(role="gp")))

    with pytest.raises(EditError):
        set_volume_kind(results, "task", "per_patient")


def test_nothing_can_be_spread_over_nobody() -> None:
    plan = edits.set_volume(nurse_plan(Delivery(role="gp")), "task", "count", 0).plan

    volume = set_volume_kind(calculate(plan), "task", "prevalence").plan.activities[0].volume
    assert isinstance(volume, Prevalence)
    assert set(volume.share.values()) == {0.0}
