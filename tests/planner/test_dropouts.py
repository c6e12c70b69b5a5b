"""Who drops out: the parts of a role's work, what can wait, what others take over and what stays open."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner import edits
from planner.calculation import calculate
from planner.dropouts import CAN_WAIT, DropOut, dropouts
from planner.fallback import Fallback, fallback
from planner.plan import Activity, Delivery, Member, PerWeek, Plan, Role
from planner.results import Results
from planner.terms import GP
from planner.warnings import warnings
from tests.planner.test_warnings import TODAY
from tests.support.plans import plans, worked_example

_GP_HOURS, _GP_NET = 63.84650064102563, 44.435938461538456
# Diabetes checks of the worked example: the GP's own, and 2 minutes and one of twenty with each of the nurse's.
_OWN_CHECKS = 19.486923076923077 * 0.25 * 20 / 60
_OTHERS_CHECKS = 19.486923076923077 * 0.75 * 3 / 60


def _of(results: Results, member: str) -> DropOut:
    return next(known for known in dropouts(results) if known.member.id == member)


def _fallback(plan: Plan, member: str) -> Fallback:
    results = calculate(plan)
    return fallback(results, _of(results, member))


def _week(hours: float, *roles: str) -> Activity:
    """Work of some hours a week that several roles share equally."""
    rows = tuple(Delivery(role=role, share=1 / len(roles), minutes=60) for role in roles)
    return Activity(id=f"{'_'.join(roles)}", core_task="generalist", volume=PerWeek(count=hours), delivery=rows)


def _team(*activities: Activity, **hours: float) -> Plan:
    """A member of each role, with these hours and nothing that keeps anybody away."""
    return Plan(
        roles=tuple(Role(id=role) for role in hours),
        staff=tuple(Member(id=role, role=role, hours_per_week=amount) for role, amount in hours.items()),
        activities=activities,
    )


@given(plans())
def test_all_parts_together_are_what_the_role_can_do(plan: Plan) -> None:
    results = calculate(plan)
    known = dropouts(results)
    for role, balance in results.roles.items():
        parts = [one.covers["for_good"].hours for one in known if one.member.role == role]
        assert sum(parts) == pytest.approx(min(balance.demand_hours, balance.capacity_hours), abs=1e-6)


@given(plans())
def test_every_hour_waits_is_taken_or_stays_open(plan: Plan) -> None:
    results = calculate(plan)
    for known in dropouts(results):
        for cover in known.covers.values():
            assert cover.waiting + cover.taken + cover.open == pytest.approx(cover.hours, abs=1e-6)
            assert min(cover.waiting, cover.taken, cover.open) >= -1e-9
        week, month, for_good = (known.covers[period] for period in ("week", "month", "for_good"))
        assert month == week.times(plan.practice.weeks_per_year / 12)
        assert for_good.waiting == 0
        assert for_good.hours == pytest.approx(week.hours, abs=1e-6)
        assert for_good.open >= week.open - 1e-6


@given(plans())
def test_the_role_stands_as_in_a_plan_without_the_member(plan: Plan) -> None:
    results = calculate(plan)
    for known in dropouts(results):
        without = calculate(edits.remove_members(plan, [known.member.id]).plan)
        assert known.utilisation == pytest.approx(without.roles[known.member.role].utilisation)


@given(plans())
def test_lone_functions_are_those_of_the_warning(plan: Plan) -> None:
    results = calculate(plan)
    warned = {w.subject for w in warnings(results, TODAY) if w.code == "LONE_FUNCTION"}
    for known in dropouts(results):
        assert known.is_lone == (f"role/{known.member.role}" in warned)


@given(plans(), st.data())
def test_another_colleague_never_leaves_more_open(plan: Plan, data: st.DataObject) -> None:
    results = calculate(plan)
    assume(dropouts(results))
    member = data.draw(st.sampled_from(dropouts(results))).member
    more = calculate(edits.add_member(plan, Member(id="more", role=member.role, hours_per_week=20)).plan)
    for period in ("week", "month", "for_good"):
        assert _of(more, member.id).covers[period].open <= _of(results, member.id).covers[period].open + 1e-6


@given(plans())
def test_the_fallback_plan_adds_up(plan: Plan) -> None:
    results = calculate(plan)
    for known in dropouts(results):
        found = fallback(results, known)
        week, for_good = known.covers["week"], known.covers["for_good"]
        assert sum(work.hours for work in found.work) == pytest.approx(for_good.hours, abs=1e-6)
        assert sum(work.hours for work in found.work if work.can_wait) == pytest.approx(week.waiting, abs=1e-6)
        assert all(work.can_wait == (work.activity.core_task in CAN_WAIT) for work in found.work)
        assert known.member not in [helper.member for helper in found.helpers]
        assert for_good.taken <= sum(helper.free_hours for helper in found.helpers) + 1e-6
        rows = {row.role for work in found.work for row in work.activity.delivery}
        assert {helper.member.role for helper in found.helpers} <= rows | {known.member.role}


@given(plans())
def test_what_stops_has_nobody_left(plan: Plan) -> None:
    results = calculate(plan)
    for known in dropouts(results):
        without = calculate(edits.remove_members(plan, [known.member.id]).plan)
        for work in fallback(results, known).work:
            left = [row for row in work.activity.delivery if row.share and without.roles[row.role].capacity_hours > 0]
            assert work.stops == (not left and known.utilisation is None)


def test_a_gp_of_the_worked_example() -> None:
    """The GPs are full, so the owner does the net hours: of 63.85 h of work the meeting and the checks can wait."""
    plan = worked_example()
    results = calculate(plan)
    owner = results.capacity["owner"].net_hours
    part = owner / _GP_HOURS
    known = _of(results, "owner")
    waiting = (1.5 + _OWN_CHECKS + _OTHERS_CHECKS) * part
    assert known.utilisation == pytest.approx(_GP_HOURS / (_GP_NET - owner))
    # 49.6 h of assistants filled for 75.2 % leave 4.9 h for consults until 85 %.
    assistants = 49.612910769230766 * (0.85 - 0.75181758933386)
    week = known.covers["week"]
    assert (week.hours, week.waiting) == (pytest.approx(owner), pytest.approx(waiting))
    assert week.taken == pytest.approx(assistants)
    assert week.open == pytest.approx(owner - waiting - assistants)
    # For good the practice nurse takes the GP's own checks too; supervising hers stays with the GP.
    assert known.covers["for_good"].taken == pytest.approx(assistants + _OWN_CHECKS * part)
    assert known.standing == "open"
    assert not known.is_lone


def test_the_practice_nurse_of_the_worked_example() -> None:
    """All of her work can wait for a month; for good the GPs have no time for it."""
    plan = worked_example()
    found = _fallback(plan, "poh")
    known = found.dropout
    assert known.is_lone
    assert known.utilisation is None
    assert known.standing == "bridged"
    assert known.covers["month"].waiting == pytest.approx(7.307596153846154 * 52 / 12)
    assert known.covers["for_good"].open == pytest.approx(7.307596153846154)
    assert [(work.activity.id, work.stops, work.takers) for work in found.work] == [("diabetes_check", False, (GP,))]
    assert found.helpers == ()
    assert found.unsupervised == ()


def test_free_hours_are_those_until_the_warning() -> None:
    """20 h of work for 2 * 15 h: of 85 % of the 15 the partner's own 10 go off, so 2.75 of the other's 10 fit."""
    plan = _team(_week(20, GP), gp=15)
    plan = edits.add_member(plan, Member(id="partner", role=GP, hours_per_week=15)).plan
    found = _fallback(plan, "gp")
    assert [(helper.member.id, helper.free_hours) for helper in found.helpers] == [
        ("partner", pytest.approx(15 * 0.85 - 10))
    ]
    week = found.dropout.covers["week"]
    assert (week.hours, week.taken, week.open) == pytest.approx((10, 2.75, 7.25))


def test_other_functions_take_over_what_they_have_a_part_in() -> None:
    """The VS has 20 h free until 85 % and a part in 10 h of the GP's work, not in the 5 h that only the GP does."""
    plan = _team(_week(20, GP, "vs"), _week(5, GP), gp=20, vs=300 / 8.5)
    found = _fallback(plan, GP)
    week = found.dropout.covers["week"]
    assert [(work.activity.id, work.stops, work.takers) for work in found.work] == [
        ("gp_vs", False, ("vs",)),
        (GP, True, ()),
    ]
    assert (week.hours, week.taken, week.open) == pytest.approx((15, 10, 5))
    assert _fallback(plan, "vs").dropout.standing == "open"


def test_all_is_covered_where_there_is_room() -> None:
    plan = _team(_week(10, GP, "vs"), gp=20, vs=20)
    assert [known.standing for known in dropouts(calculate(plan))] == ["covered", "covered"]


def test_people_without_hours_or_work() -> None:
    plan = _team(_week(10, GP), gp=20, vs=8, manager=0)
    results = calculate(plan)
    assert [known.member.id for known in dropouts(results)] == [GP, "vs"]
    found = fallback(results, _of(results, "vs"))
    assert (found.work, found.helpers, found.dropout.standing) == ((), (), "covered")


def _patterned() -> Plan:
    plan = _team(_week(4, GP), _week(4, "assistant"), _week(1, "coach"), gp=0, coach=0, assistant=0)
    week = {"gp": ("mon_am", "tue_am"), "coach": ("mon_am", "tue_am"), "assistant": ("tue_am", "wed_am")}
    roles = tuple(
        role.model_copy(update={"supervised_by": {"assistant": "coach", "coach": GP}.get(role.id)})
        for role in plan.roles
    )
    staff = tuple(
        member.model_copy(update={"sessions": dict.fromkeys(week[member.id], 4.0), "hours_per_week": None})
        for member in plan.staff
    )
    return plan.model_copy(update={"roles": roles, "staff": staff})


def test_sessions_that_lose_their_gp_or_their_supervisor() -> None:
    """On Wednesday there is no GP anyway, so nobody's absence changes that."""
    plan = _patterned()
    gp, coach = _fallback(plan, GP), _fallback(plan, "coach")
    assert (gp.without_gp, gp.without_supervision, gp.unsupervised) == (("mon_am", "tue_am"), (), ("coach",))
    assert (coach.without_gp, coach.without_supervision, coach.unsupervised) == ((), ("tue_am",), ("assistant",))
    another = Member(id="another", role=GP, sessions={"mon_am": 4})
    with_another = _fallback(edits.add_member(plan, another).plan, GP)
    assert (with_another.without_gp, with_another.unsupervised) == (("tue_am",), ())


def test_without_week_patterns_no_session_is_named() -> None:
    plan = edits.add_member(_patterned(), Member(id="another", role=GP, hours_per_week=8)).plan
    assert _fallback(plan, GP).without_gp == ()
