"""Which hours a year has by the roster, and what absence takes of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import Absence, Cell, Member, Plan, Role, WeekPlan
from planner.year.attendance import days_of
from tests.support.plans import plans
from tests.support.years import absences, days, iso_days, kinds_on, pattern_on

# Monday and Tuesday all day, Friday morning: 20 hours.
_PATTERN = {"mon_am": 4.0, "mon_pm": 4.0, "tue_am": 4.0, "tue_pm": 4.0, "fri_am": 4.0}


def _plan(*away: Absence, weeks: tuple[WeekPlan, ...] = (), **fields: object) -> Plan:
    member = Member.model_validate({"id": "ann", "role": "gp", "sessions": _PATTERN, **fields})
    return Plan(roles=(Role(id="gp"),), staff=(member,), absences=away, weeks=weeks)


def _away(kind: str, first: date, last: date, *sessions: str, member: str | None = "ann") -> Absence:
    fields = {"id": f"{kind}_{first}", "member": member, "kind": kind, "first": first, "last": last}
    return Absence.model_validate({**fields, "sessions": sessions})


def _lost(plan: Plan) -> dict[str, float]:
    return {kind: sum(hours) for kind, hours in days_of(plan, 2027)["ann"].away.items()}


def test_half_days_count() -> None:
    plan = _plan(_away("leave", date(2027, 6, 7), date(2027, 6, 13), "mon_pm", "wed_am"))

    assert _lost(plan) == {"leave": 4}
    assert days_of(plan, 2027)["ann"].away["leave"][22] == 4


def test_a_public_holiday_or_sickness_costs_no_leave() -> None:
    """Two weeks of leave are 40 hours; Whit Monday is one day of them, and sickness takes the Tuesday after it."""
    leave = _away("leave", date(2027, 5, 10), date(2027, 5, 23))
    whit_monday = _away("holiday", date(2027, 5, 17), date(2027, 5, 17), member=None)
    sick = _away("sick", date(2027, 5, 18), date(2027, 5, 18))

    assert _lost(_plan(leave)) == {"leave": 40}
    assert _lost(_plan(leave, whit_monday, sick)) == {"leave": 24, "holiday": 8, "sick": 8}


def test_only_what_is_granted_takes_hours() -> None:
    asked = _away("leave", date(2027, 5, 10), date(2027, 5, 23)).model_copy(update={"state": "asked"})

    assert _lost(_plan(asked)) == {}


def test_contract_hours_are_spread_over_workdays() -> None:
    plan = _plan(_away("leave", date(2027, 5, 10), date(2027, 5, 16), "wed_am"), sessions={}, hours_per_week=30)

    assert days_of(plan, 2027)["ann"].paid == pytest.approx([30] * 52)
    assert _lost(plan) == {"leave": 3}


def test_somebody_who_comes_and_goes() -> None:
    """From Tuesday of week 2 until Monday of week 4: 12 hours, a whole week, 8 hours."""
    plan = _plan(start=date(2027, 1, 12), end=date(2027, 1, 25))

    assert days_of(plan, 2027)["ann"].paid[:5] == (0, 12, 20, 8, 0)


def test_a_week_plan_goes_before_the_pattern_while_it_is_valid() -> None:
    """Cells in the odd weeks only, from week 10 to week 13; what is off counts for nothing."""
    cells = (
        Cell(member="ann", session="wed_am", hours=5, weeks=(1,)),
        Cell(member="ann", session="thu_am", hours=5, work="off"),
    )
    week = WeekPlan(id="w", state="final", start=date(2027, 3, 8), end=date(2027, 4, 4), cycle=2, cells=cells)
    plan = _plan(_away("leave", date(2027, 3, 15), date(2027, 3, 28)), weeks=(week,))

    assert days_of(plan, 2027)["ann"].paid[8:14] == (20, 0, 5, 0, 5, 20)
    assert _lost(plan) == {"leave": 5}


def test_who_has_no_cells_does_not_come_but_in_a_draft_and_with_contract_hours() -> None:
    draft = WeekPlan(id="w", cells=(Cell(member="bob", session="wed_am"),))
    final = draft.model_copy(update={"state": "final"})

    assert days_of(_plan(weeks=(draft,)), 2027)["ann"].paid[0] == 20
    assert days_of(_plan(weeks=(final,)), 2027)["ann"].paid[0] == 0
    assert days_of(_plan(weeks=(final,), sessions={}, hours_per_week=30), 2027)["ann"].paid[0] == pytest.approx(30)


def test_a_locum_for_some_weeks_comes_in_each_of_them() -> None:
    week = WeekPlan(id="w", state="final", cells=(Cell(member="bob", session="wed_am"),))
    fields = {"employment": "locum", "start": date(2027, 7, 26), "end": date(2027, 8, 8), "weeks_share": 2 / 52}
    plan = _plan(weeks=(week,), **fields)

    assert days_of(plan, 2027)["ann"].paid[28:33] == (0, 20, 20, 0, 0)


@given(st.data(), plans(), st.sampled_from((2026, 2027)))
def test_hours_are_lost_once_and_never_invented(data: st.DataObject, plan: Plan, year: int) -> None:
    """Counted day by day: what is lost is what the pattern has where anything keeps somebody away."""
    plan = plan.model_copy(update={"absences": data.draw(absences(plan, year)), "weeks": ()})
    known = days_of(plan, year)

    for member in plan.staff:
        expected = {
            (day, session): hours
            for day in sorted({*iso_days(year), *days(date(year, 1, 1), date(year, 12, 31))})
            for session, hours in pattern_on(member, day).items()
            if hours > 0 and kinds_on(plan, member, day, session)
        }
        found = {(loss.day, loss.session): loss.hours for loss in known[member.id].losses}
        assert found == pytest.approx(expected)
        assert len(found) == len(known[member.id].losses)
        for loss in known[member.id].losses:
            assert loss.kind in kinds_on(plan, member, loss.day, loss.session)
        weekly = [sum(hours) for hours in zip(*known[member.id].away.values(), strict=True)]
        assert all(lost <= paid + 1e-9 for lost, paid in zip(weekly, known[member.id].paid, strict=False))
