"""Warnings: each rule fires just beyond its limit and not just within, and its remedies do what they say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from planner import edits
from planner.calculation import calculate
from planner.defaults import default_activities, default_roles
from planner.explain import explain
from planner.plan import Activity, Delivery, Member, Patients, PerWeek, Plan, Practice, Role
from planner.warnings import Severity, Warning, warnings
from tests.support.plans import plans, worked_example

TODAY = date(2026, 11, 22)


def _found(plan: Plan, code: str, today: date = TODAY) -> list[Warning]:
    return [warning for warning in warnings(calculate(plan), today) if warning.code == code]


def _week(hours: float, *, capacity: float = 40, **role: object) -> Plan:
    """One GP with net `capacity` hours and `hours` of work a week."""
    return Plan(
        roles=(Role.model_validate({"id": "gp", "fte_hours": 40, **role}),),
        staff=(Member(id="d", role="gp", hours_per_week=capacity), Member(id="e", role="gp", hours_per_week=0)),
        patients=Patients(counts={"18-44": {"healthy": 1000}}),
        activities=(Activity(id="work", volume=PerWeek(count=hours), delivery=(Delivery(role="gp", minutes=60),)),),
    )


@pytest.mark.parametrize(
    ("hours", "code"),
    [(33.99, None), (34, "NEAR_LIMIT"), (39.99, "NEAR_LIMIT"), (40, "OVERLOAD"), (80, "OVERLOAD")],
)
def test_load_limits(hours: float, code: str | None) -> None:
    plan = _week(hours)
    fired = {w.code for w in warnings(calculate(plan), TODAY)} & {"NEAR_LIMIT", "OVERLOAD"}
    assert fired == ({code} if code else set())


def test_nobody_can_hire_ten_thousand_hours() -> None:
    (warning,) = _found(_week(9_000), "OVERLOAD")
    assert "hire" not in {remedy.code for remedy in warning.remedies}


def test_no_capacity() -> None:
    assert not _found(_week(1), "NO_CAPACITY")
    (warning,) = _found(_week(1, capacity=0), "NO_CAPACITY")
    assert warning.severity is Severity.RED
    assert warning.remedies


def _contacts(number: float) -> Plan:
    """Five GP days (40 hours without a pattern) and so many contacts a week."""
    plan = _week(0)
    visits = Activity(id="v", kind="consult", volume=PerWeek(count=number), delivery=(Delivery(role="gp", minutes=5),))
    return plan.model_copy(update={"activities": (visits,)})


def test_working_time() -> None:
    """Two GPs of 48 paid hours: no more work than that is within the law, half an hour more for each is not."""
    plan = _week(96, capacity=48)
    staff = tuple(member.model_copy(update={"hours_per_week": 48}) for member in plan.staff)
    plan = plan.model_copy(update={"staff": staff})
    work = plan.activities[0].model_copy(update={"volume": PerWeek(count=97)})

    assert not _found(plan, "WORKING_TIME")
    found = _found(plan.model_copy(update={"activities": (work,)}), "WORKING_TIME")

    assert [(warning.severity, warning.numbers["hours"].value) for warning in found] == [(Severity.AMBER, 48.5)] * 2
    owners = tuple(member.model_copy(update={"employment": "owner"}) for member in staff)
    (advice,) = _found(plan.model_copy(update={"activities": (work,), "staff": owners}), "WORKING_TIME")
    assert advice.severity is Severity.INFO


def test_too_long_a_contract_is_split() -> None:
    plan = _week(10, capacity=60)
    (warning,) = _found(plan, "WORKING_TIME")
    (remedy,) = warning.remedies
    after = calculate(remedy.change.plan)
    assert sorted(person.paid_hours for person in after.capacity.values()) == pytest.approx([0, 12, 48])
    assert not _found(remedy.change.plan, "WORKING_TIME")


def test_contacts_per_day() -> None:
    assert not _found(_contacts(125), "CONTACTS_PER_DAY")
    (warning,) = _found(_contacts(125.1), "CONTACTS_PER_DAY")
    for remedy in warning.remedies:
        after = remedy.effects[0].after.value
        assert (after is not None and after <= 25) or remedy.code == "list"


def test_list_per_fte() -> None:
    plan = _week(10).model_copy(update={"patients": Patients(counts={"18-44": {"healthy": 2095}})})
    assert not _found(plan, "LIST_PER_FTE")
    (warning,) = _found(edits.set_patient_count(plan, "0-4", "healthy", 1).plan, "LIST_PER_FTE")
    assert all(r.effects[0].after.value <= 2095 for r in warning.remedies if r.effects[0].after.value is not None)


def test_task_without_role() -> None:
    plan = _week(10)
    nobody = edits.add_activity(plan, Activity(id="orphan", volume=PerWeek(count=5))).plan
    (warning,) = _found(nobody, "TASK_WITHOUT_ROLE")
    assert not _found(warning.remedies[0].change.plan, "TASK_WITHOUT_ROLE")
    assert not _found(edits.set_volume(nobody, "orphan", "count", 0).plan, "TASK_WITHOUT_ROLE")


def test_lone_function() -> None:
    assert _found(_week(10), "LONE_FUNCTION")
    two = edits.set_member(_week(10), "e", "hours_per_week", 1).plan
    assert not _found(two, "LONE_FUNCTION")
    small = edits.set_member(two, "d", "hours_per_week", 19).plan
    assert _found(small, "LONE_FUNCTION")
    assert not _found(edits.set_member(small, "d", "hours_per_week", 19.1).plan, "LONE_FUNCTION")


def _patterned(*sessions: str) -> Plan:
    """A GP and an assistant with week patterns; the assistant works Monday and Tuesday morning."""
    roles = (Role(id="gp", fte_hours=40), Role(id="assistant", supervised_by="gp"))
    staff = (
        Member(id="d", role="gp", sessions=dict.fromkeys(sessions, 4.0)),
        Member(id="a", role="assistant", sessions={"mon_am": 4, "tue_am": 4}),
    )
    return Plan(
        roles=roles, staff=staff, patients=Patients(counts={"0-4": {"healthy": 1}}), activities=_week(1).activities
    )


def test_no_gp_in_session() -> None:
    assert not _found(_patterned("mon_am", "tue_am"), "NO_GP_IN_SESSION")
    (warning,) = _found(_patterned("mon_am", "wed_am"), "NO_GP_IN_SESSION")
    assert warning.subject == "session/tue_am"
    assert not _found(warning.remedies[0].change.plan, "NO_GP_IN_SESSION")
    assert not _found(edits.set_member(_patterned(), "d", "hours_per_week", 8).plan, "NO_GP_IN_SESSION")


def test_no_supervision() -> None:
    assert not _found(_patterned("mon_am"), "NO_SUPERVISION")
    (warning,) = _found(_patterned(), "NO_SUPERVISION")
    assert not _found(warning.remedies[0].change.plan, "NO_SUPERVISION")
    roles = (Role(id="assistant"), Role(id="coach", supervised_by="assistant"))
    staff = (
        Member(id="a", role="assistant", sessions={"mon_am": 4}),
        Member(id="c", role="coach", sessions={"mon_am": 4, "fri_am": 4}),
    )
    (warning,) = _found(Plan(roles=roles, staff=staff), "NO_SUPERVISION")
    assert warning.subject == "session/fri_am"


def test_continuity_low() -> None:
    plan = worked_example()
    assert not _found(plan, "CONTINUITY_LOW")
    strict = edits.set_practice(plan, "continuity_floor", 0.9).plan
    (warning,) = _found(strict, "CONTINUITY_LOW")
    before = calculate(strict).continuity
    assert before is not None
    assert all((remedy.effects[0].after.value or 0) > before for remedy in warning.remedies)


def test_leaver_not_replaced() -> None:
    plan = worked_example()
    leaving = edits.set_member(plan, "poh", "end", date(2027, 2, 1)).plan
    (warning,) = _found(leaving, "LEAVER_NOT_REPLACED")
    assert warning.remedies[0].effects[0].before.value is None
    assert not _found(warning.remedies[0].change.plan, "LEAVER_NOT_REPLACED")
    assert not _found(edits.set_member(plan, "poh", "end", date(2028, 2, 1)).plan, "LEAVER_NOT_REPLACED")
    new = Member(id="next", role="poh_s", start=date(2027, 2, 2))
    assert not _found(edits.add_member(leaving, new).plan, "LEAVER_NOT_REPLACED")


def test_pattern_not_contract() -> None:
    plan = edits.set_member(worked_example(), "owner", "hours_per_week", 32).plan
    assert not _found(plan, "PATTERN_NOT_CONTRACT")
    (warning,) = _found(edits.set_member(plan, "owner", "hours_per_week", 31.5).plan, "PATTERN_NOT_CONTRACT")
    assert not _found(warning.remedies[0].change.plan, "PATTERN_NOT_CONTRACT")


def test_data_stale() -> None:
    plan = worked_example()
    assert not _found(plan, "DATA_STALE")

    def counted(day: date) -> Plan:
        return plan.model_copy(update={"patients": plan.patients.model_copy(update={"as_of": day})})

    assert not _found(counted(date(2025, 11, 22)), "DATA_STALE")
    (warning,) = _found(counted(date(2025, 11, 21)), "DATA_STALE")
    assert not _found(warning.remedies[0].change.plan, "DATA_STALE")


def test_data_unfit_leads_to_a_first_answer() -> None:
    """Taking the first remedy of what is missing, again and again, ends with a plan that has an answer."""
    plan = Plan(roles=default_roles())
    for _ in range(3):
        missing = _found(plan, "DATA_UNFIT")
        assert missing
        plan = missing[0].remedies[0].change.plan
    assert not _found(plan, "DATA_UNFIT")
    results = calculate(plan)
    assert results.patients == 2095
    assert results.roles["gp"].utilisation is not None
    assert plan.activities == default_activities()


@given(plans())
def test_remedies_do_what_they_say(plan: Plan) -> None:
    """Effects are those of the changed plan, numbers have a figure to explain them, and texts are never empty."""
    results = calculate(plan)
    for warning in warnings(results, TODAY):
        assert warning.text.msgid
        if warning.figure is not None:
            explain(results, warning.figure)
        for remedy in warning.remedies:
            after = calculate(remedy.change.plan)
            for effect in remedy.effects:
                where = after.roles[effect.figure.id] if effect.figure.kind == "role" else after
                assert getattr(where, effect.figure.name) == effect.after.value
                if remedy.code == "hire" and warning.code in ("OVERLOAD", "NEAR_LIMIT"):
                    first = remedy.effects[0].after.value
                    assert first is not None
                    assert first <= plan.practice.near_limit + 1e-9


@given(plans())
def test_worst_first(plan: Plan) -> None:
    order = [list(Severity).index(w.severity) for w in warnings(calculate(plan), TODAY)]
    assert order == sorted(order)


def test_limits_are_settings_of_the_plan() -> None:
    plan = _week(38)
    assert _found(plan, "NEAR_LIMIT")
    relaxed = plan.model_copy(update={"practice": Practice(near_limit=0.96)})
    assert not _found(relaxed, "NEAR_LIMIT")
