"""Capacity against demand per week: a year worked out by hand, and that the year's mean is the average week."""

from __future__ import annotations

from datetime import date
from math import isclose
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.capacity import member_absence
from planner.plan import (
    Absence,
    Activity,
    Calendar,
    Delivery,
    Member,
    PerWeek,
    Plan,
    Practice,
    Role,
    find,
)
from planner.week.edits import new_week
from planner.year.capacity import COUNTED_ON, year_of
from tests.support.plans import plans
from tests.support.years import absences, iso_days, kinds_on, pattern_on

_EXACT = 1e-9
_HALVES = ("mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am", "wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm")


def _activity(name: str, core_task: str, hours: float) -> Activity:
    fields = {"id": name, "core_task": core_task, "delivery": (Delivery(role="gp", minutes=60),)}
    return Activity.model_validate({**fields, "volume": PerWeek(count=hours)})


def _plan(*away: Absence, **calendar: object) -> Plan:
    """A GP of 40 hours with 7 weeks of absence, 4% sick, 10% uncounted; 20 hours that cannot wait and 8 that can."""
    role = Role(id="gp", leave_weeks=5, study_weeks=1, holiday_weeks=1, sick_rate=0.04, allowance_share=0.1)
    return Plan(
        roles=(role,),
        staff=(Member(id="ann", role="gp", sessions=dict.fromkeys(_HALVES, 4.0)),),
        activities=(_activity("consults", "generalist", 20), _activity("checks", "preventive", 8)),
        absences=away,
        calendar=Calendar.model_validate({"year": 2027, **calendar}),
    )


def _away(name: str, kind: str, first: date, last: date, member: str | None = "ann") -> Absence:
    return Absence.model_validate({"id": name, "member": member, "kind": kind, "first": first, "last": last})


LEAVE = _away("leave", "leave", date(2027, 7, 26), date(2027, 8, 1))
KINGS_DAY = _away("king", "holiday", date(2027, 4, 27), date(2027, 4, 27), None)


def test_a_year_by_hand() -> None:
    """280 hours are counted on; 40 of leave and 8 of King's Day are in the calendar. The other 232 take the same share
    of each of the 2,032 hours that are left: 11.4%.
    """
    plan = _plan(LEAVE, KINGS_DAY)
    year = year_of(calculate(plan), 2027)
    ann, gp = year.members["ann"], year.roles["gp"]
    spread = 232 / 2032

    assert ann.not_planned[0] == pytest.approx(40 * spread)
    assert sum(ann.not_planned) == pytest.approx(232)
    assert gp.capacity[0] == pytest.approx(40 * (1 - spread) * 0.96 * 0.9)
    assert gp.capacity[16] == pytest.approx(32 * (1 - spread) * 0.96 * 0.9)
    assert gp.capacity[29] == 0
    assert fmean(gp.capacity) == pytest.approx(40 * 45 / 52 * 0.96 * 0.9)
    assert gp.utilisation[29] is None
    assert gp.utilisation[16] == pytest.approx(28 / gp.capacity[16])
    assert gp.overloaded(1.0) == (16, 29)


def test_what_is_not_planned_goes_to_the_weeks_left() -> None:
    """On Wednesday of week 31 nothing of the year before is left: 232 hours of the 880 from then on."""
    year = year_of(calculate(_plan(LEAVE, KINGS_DAY)), 2027, date(2027, 8, 4))
    ann = year.members["ann"]

    assert year.left == 30
    assert ann.not_planned[:30] == (0,) * 30
    assert ann.not_planned[30:] == pytest.approx([40 * 232 / 880] * 22)
    assert fmean(year.roles["gp"].capacity) == pytest.approx(40 * 45 / 52 * 0.96 * 0.9)


def test_no_more_is_taken_than_there_is() -> None:
    """In the last week 40 hours are left for 280 that are not planned; after the year, nothing."""
    results = calculate(_plan())

    assert year_of(results, 2027, date(2027, 12, 31)).roles["gp"].capacity[51] == 0
    assert year_of(results, 2027, date(2028, 3, 1)).roles["gp"].capacity[51] == pytest.approx(40 * 0.96 * 0.9)
    assert year_of(results, 2027, date(2020, 3, 1)).left == 0


def test_sickness_and_too_much_leave_lower_the_mean() -> None:
    sick = _away("sick", "sick", date(2027, 2, 1), date(2027, 2, 28))
    long = _away("long", "leave", date(2027, 9, 6), date(2027, 10, 24))

    with_sick = fmean(year_of(calculate(_plan(LEAVE, KINGS_DAY, sick)), 2027).roles["gp"].capacity)
    assert with_sick == pytest.approx((40 * 45 - 160) / 52 * 0.96 * 0.9)
    too_much = fmean(year_of(calculate(_plan(LEAVE, KINGS_DAY, long)), 2027).roles["gp"].capacity)
    assert too_much == pytest.approx((2080 - 40 - 8 - 280) / 52 * 0.96 * 0.9)


def test_somebody_for_half_a_year_has_half_the_leave() -> None:
    plan = _plan()
    starter = plan.staff[0].model_copy(update={"start": date(2027, 7, 5)})
    year = year_of(calculate(plan.model_copy(update={"staff": (starter,)})), 2027)

    assert year.roles["gp"].capacity[25] == 0
    assert year.roles["gp"].capacity[26] == pytest.approx(40 * 45 / 52 * 0.96 * 0.9)
    assert sum(year.members["ann"].not_planned) == pytest.approx(140)


def test_backlog_and_overtime_by_hand() -> None:
    """Weeks of 34.56 hours and no leave to spread: 28 of work, then a season of 2 (1.96), and a week away.

    The season is 50 weeks of 1 and 2 weeks of 2: the mean is 54/52.
    """
    plan = _plan(LEAVE, season=(1, 2, 2))
    role = plan.roles[0].model_copy(update={"leave_weeks": 0, "study_weeks": 0, "holiday_weeks": 0})
    gp = year_of(calculate(plan.model_copy(update={"roles": (role,)})), 2027).roles["gp"]
    usual, busy = 52 / 54, 104 / 54

    assert gp.demand[:4] == pytest.approx([28 * usual, 28 * busy, 28 * busy, 28 * usual])
    assert gp.urgent[:4] == pytest.approx([20 * usual, 20 * busy, 20 * busy, 20 * usual])
    assert gp.overtime[:4] == pytest.approx([0, 20 * busy - 34.56, 20 * busy - 34.56, 0])
    grown = [28 * busy - 34.56, 2 * (28 * busy - 34.56)]
    assert gp.backlog[:4] == pytest.approx([0, *grown, grown[1] + 28 * usual - 34.56])
    assert gp.overtime[29] == pytest.approx(20 * usual)
    assert fmean(gp.demand) == pytest.approx(28)


def test_the_days_of_a_week() -> None:
    """Whit Monday is closed; Monday is 1.08 of a day's work and Friday 0.92."""
    closed = _away("whit", "holiday", date(2027, 5, 17), date(2027, 5, 17), None)
    year = year_of(calculate(_plan(closed)), 2027)
    days = year.days("gp", 19)

    assert [day.day for day in days][:2] == [date(2027, 5, 17), date(2027, 5, 18)]
    assert [day.demand for day in days] == pytest.approx([28 * 0.216, 5.6, 5.6, 5.6, 28 * 0.184, 0, 0])
    assert days[0].capacity == 0
    assert sum(day.capacity for day in days) == pytest.approx(year.roles["gp"].capacity[19])
    assert days[1].capacity == pytest.approx(days[4].capacity)


@given(st.data(), plans(), st.sampled_from((2026, 2027)))
def test_the_mean_of_the_year_is_the_average_week(data: st.DataObject, plan: Plan, year: int) -> None:
    """For whoever's leave, training and holidays are within what the average week counts on, in 52 and 53 weeks."""
    away = data.draw(absences(plan, year, COUNTED_ON, longest=20))
    results = calculate(plan.model_copy(update={"absences": away, "weeks": ()}))
    known = year_of(results, year)

    within = set()
    for member in plan.staff:
        role = find(plan.roles, member.role)
        absence = member_absence(member, role)
        away_weeks = absence.leave_weeks + absence.study_weeks + absence.holiday_weeks
        counted_on = min(1.0, away_weeks / plan.practice.weeks_per_year)
        hours, lost = _counted(results.plan, member, year)
        if lost <= counted_on * hours + 1e-12:
            within.add(member.id)
            assert fmean(known.members[member.id].net) == pytest.approx(
                results.capacity[member.id].net_hours, abs=_EXACT
            )
        else:
            assert fmean(known.members[member.id].net) <= results.capacity[member.id].net_hours + _EXACT
    for role in plan.roles:
        if all(member.id in within for member in plan.staff if member.role == role.id):
            assert fmean(known.roles[role.id].capacity) == pytest.approx(
                results.roles[role.id].capacity_hours, abs=_EXACT
            )


def _counted(plan: Plan, member: Member, year: int) -> tuple[float, float]:
    """Hours by the pattern and hours lost in the ISO weeks of a year, day by day."""
    total = lost = 0.0
    for day in iso_days(year):
        for session, hours in pattern_on(member, day).items():
            total += hours
            lost += hours if kinds_on(plan, member, day, session) else 0.0
    return total, lost


@given(plans(), st.lists(st.floats(0, 3), max_size=53), st.sampled_from((2026, 2027)))
def test_the_season_adds_no_work(plan: Plan, season: list[float], year: int) -> None:
    plan = plan.model_copy(update={"calendar": Calendar(year=year, season=tuple(season))})
    results = calculate(plan)

    for role_id, role in year_of(results, year).roles.items():
        assert fmean(role.demand) == pytest.approx(results.roles[role_id].demand_hours, abs=_EXACT, rel=_EXACT)


@given(plans())
def test_a_week_plan_made_from_the_patterns_changes_nothing_on_average(plan: Plan) -> None:
    rostered = new_week(plan.model_copy(update={"weeks": ()}), "standard").plan
    assume(52 % rostered.weeks[0].cycle == 0)
    results = calculate(rostered)

    for role_id, role in year_of(results, 2027).roles.items():
        assert fmean(role.capacity) == pytest.approx(results.roles[role_id].capacity_hours, abs=_EXACT)


@given(st.data(), plans())
def test_backlog_and_overtime_follow_their_formulas(data: st.DataObject, plan: Plan) -> None:
    """Section 5 of the model, written out again."""
    plan = plan.model_copy(update={"absences": data.draw(absences(plan, 2027))})
    for role in year_of(calculate(plan), 2027).roles.values():
        backlog = 0.0
        weeks = zip(role.demand, role.urgent, role.capacity, role.backlog, role.overtime, strict=True)
        for demand, urgent, capacity, found, overtime in weeks:
            backlog = max(0.0, backlog + (demand - urgent) - (capacity - urgent))
            assert isclose(found, backlog, rel_tol=1e-6, abs_tol=1e-6)
            assert isclose(overtime, max(0.0, urgent - capacity), rel_tol=1e-6, abs_tol=1e-12)


def test_a_locum_for_a_week_fills_that_week_only() -> None:
    locum = Member(
        id="l",
        role="gp",
        employment="locum",
        sessions={"mon_am": 4, "mon_pm": 4},
        weeks_share=1 / 52,
        start=date(2027, 7, 26),
        end=date(2027, 8, 1),
    )
    plan = _plan(LEAVE)
    results = calculate(plan.model_copy(update={"staff": (*plan.staff, locum)}))
    capacity = year_of(results, 2027).roles["gp"].capacity

    assert capacity[29] == pytest.approx(8 * 0.9)
    assert fmean(capacity) == pytest.approx(results.roles["gp"].capacity_hours)


def test_the_same_year_is_worked_out_once() -> None:
    results = calculate(_plan())

    assert year_of(results, 2027) is year_of(results, 2027)
    assert year_of(results, 2027) is not year_of(results, 2027, date(2027, 2, 1))


def test_practice_without_weeks_left_out() -> None:
    """A practice that counts 44 weeks has 53 ISO weeks all the same; shares of the year keep the mean."""
    plan = _plan().model_copy(update={"practice": Practice(weeks_per_year=44)})
    results = calculate(plan)

    assert fmean(year_of(results, 2026).roles["gp"].capacity) == pytest.approx(results.roles["gp"].capacity_hours)
