"""The model: the worked example, and what must always hold (model sections 2 to 4 and 12)."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import edits
from planner.calculation import calculate
from planner.check import check
from planner.errors import PlanError
from planner.plan import Delivery, PerPatient, Plan, Prevalence, find
from planner.results import Results
from tests.support.plans import PLANS, plans, worked_example


def test_worked_example_to_nine_decimals() -> None:
    expected = json.loads((PLANS / "worked_example_expected.json").read_text())
    results = calculate(worked_example())
    for role_id, figures in expected["roles"].items():
        for name, value in figures.items():
            assert getattr(results.roles[role_id], name) == pytest.approx(value, abs=1e-9), (role_id, name)
    for activity_id, value in expected["volumes"].items():
        assert results.demand[activity_id].volume == pytest.approx(value, abs=1e-9)
    for name in ("patients", "patients_per_gp_fte", "contacts_per_gp_day"):
        assert getattr(results, name) == pytest.approx(expected[name], abs=1e-9)


def _by_hand(plan: Plan, role_id: str) -> float:
    """Hours of work of a role, straight from the formula of model section 2."""
    total = 0.0
    for activity in plan.activities:
        volume = calculate(plan).demand[activity.id].volume
        own = {row.role: row.minutes + row.admin_minutes for row in activity.delivery}
        for row in activity.delivery:
            if row.role == role_id:
                total += volume * row.share * own[role_id]
            if find(plan.roles, row.role).supervised_by == role_id:
                again = own.get(role_id, own[row.role])
                total += volume * row.share * (row.supervision_minutes + row.return_share * again)
    return total / 60


@given(plans())
def test_hours_follow_the_formula(plan: Plan) -> None:
    results = calculate(plan)
    for role in plan.roles:
        assert results.roles[role.id].demand_hours == pytest.approx(_by_hand(plan, role.id), abs=1e-9)


@given(plans())
def test_undefined_is_none_and_everything_else_finite(plan: Plan) -> None:
    results = calculate(plan)
    for role in results.roles.values():
        assert (role.utilisation is None) == (role.capacity_hours == 0)
        assert (role.wisn_ratio is None) == (not role.fte_required)
        for name in role.__slots__:
            value = getattr(role, name)
            assert value is None or math.isfinite(value)


@given(plans(), st.integers(2, 9))
def test_scaling_the_list_scales_patient_volumes(plan: Plan, factor: int) -> None:
    counts = {band: {g: n * factor for g, n in groups.items()} for band, groups in plan.patients.counts.items()}
    larger = plan.model_copy(update={"patients": plan.patients.model_copy(update={"counts": counts})})
    before, after = calculate(plan), calculate(larger)
    for activity in plan.activities:
        expected = before.demand[activity.id].volume
        if isinstance(activity.volume, PerPatient | Prevalence):
            expected *= factor
        assert after.demand[activity.id].volume == pytest.approx(expected, rel=1e-12)


def _utilisation(results: Results, role_id: str) -> float:
    value = results.roles[role_id].utilisation
    return math.inf if value is None else value


@given(plans(), st.data())
def test_more_hours_never_raise_utilisation(plan: Plan, data: st.DataObject) -> None:
    assume(plan.staff)
    member = data.draw(st.sampled_from(plan.staff))
    session = data.draw(st.sampled_from(("mon_am", "sat_pm")))
    more = min(12.0, member.sessions.get(session, 0.0) + 2)
    assume(member.sessions or not member.hours_per_week)
    before, after = calculate(plan), calculate(edits.set_session(plan, member.id, session, more).plan)
    assert _utilisation(after, member.role) <= _utilisation(before, member.role) + 1e-12


@given(plans(), st.data())
def test_longer_consults_never_lower_utilisation(plan: Plan, data: st.DataObject) -> None:
    rows = [(a, row) for a in plan.activities for row in a.delivery]
    assume(rows)
    activity, row = data.draw(st.sampled_from(rows))
    change = edits.set_delivery(plan, activity.id, row.role, "minutes", row.minutes + 5)
    before, after = calculate(plan), calculate(change.plan)
    for role in plan.roles:
        assert _utilisation(after, role.id) >= _utilisation(before, role.id) - 1e-12


@given(plans(), st.data())
def test_delegation_changes_no_volume(plan: Plan, data: st.DataObject) -> None:
    assume(plan.activities)
    activity = data.draw(st.sampled_from(plan.activities))
    role = data.draw(st.sampled_from(plan.roles))
    share = data.draw(st.floats(0, 1))
    changed = edits.set_share(plan, activity.id, role.id, share).plan
    before, after = calculate(plan), calculate(changed)
    assert {a: d.volume for a, d in before.demand.items()} == {a: d.volume for a, d in after.demand.items()}
    assert sum(row.share for row in find(changed.activities, activity.id).delivery) == pytest.approx(1, abs=1e-9)


@given(plans())
def test_remembered_parts_change_nothing(plan: Plan) -> None:
    """A fresh copy of every record, which no memory knows, gives the same results."""
    copy = Plan.model_validate(plan.model_dump())
    assert calculate(copy).roles == calculate(plan).roles


def test_shares_that_do_not_add_up_are_refused_by_name() -> None:
    plan = worked_example()
    consult = plan.activities[0]
    broken = consult.model_copy(update={"delivery": (Delivery(role="gp", share=0.9, minutes=10),)})
    with pytest.raises(PlanError) as caught:
        check(plan.model_copy(update={"activities": (broken, *plan.activities[1:])}))
    assert caught.value.message.values["activity"] == "consult"
    assert caught.value.message.values["total"].value == pytest.approx(0.9)


def test_locum_has_no_absence_unless_entered() -> None:
    plan = worked_example()
    bare = edits.set_member(plan, "locum", "leave_weeks", None).plan
    for field in ("study_weeks", "holiday_weeks", "sick_rate"):
        bare = edits.set_member(bare, "locum", field, None).plan
    assert calculate(bare).roles["gp"] == calculate(plan).roles["gp"]
