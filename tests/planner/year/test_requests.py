"""Least presence, the clock of a request, and what breaks if it is granted."""

from __future__ import annotations

from datetime import date

import pytest

from planner.calculation import calculate
from planner.language import Translator
from planner.plan import Absence, Activity, Calendar, Delivery, Member, PerWeek, Plan, Role
from planner.year.frames import presence, shorts
from planner.year.requests import WhatIf, clock, what_if

_HALVES = ("mon_am", "mon_pm", "tue_am", "tue_pm", "wed_am", "wed_pm", "thu_am", "thu_pm", "fri_am", "fri_pm")
_FULL = dict.fromkeys(_HALVES, 4.0)
SAY = Translator("en")


def _work(role: str, hours: float) -> Activity:
    return Activity(id=role, volume=PerWeek(count=hours), delivery=(Delivery(role=role, minutes=60),))


def _plan(*away: Absence, least: float = 1) -> Plan:
    """Two GPs for 60 hours of work, and two assistants of whom one has to be there."""
    staff = (
        Member(id="ann", role="gp", employment="owner", sessions=_FULL),
        Member(id="bob", role="gp", sessions=_FULL),
        Member(id="cas", role="assistant", sessions=_FULL),
        Member(id="dee", role="assistant", sessions={"mon_am": 4, "mon_pm": 4}),
    )
    return Plan(
        roles=(Role(id="gp"), Role(id="assistant", least_present=least)),
        staff=staff,
        activities=(_work("gp", 60), _work("assistant", 10)),
        calendar=Calendar(year=2027),
        absences=away,
    )


def _away(who: str | None, first: date, last: date, state: str = "granted", **fields: object) -> Absence:
    known = {"id": f"{who}_{first}", "member": who, "first": first, "last": last, "state": state}
    return Absence.model_validate(known | fields)


def _monday(who: str | None, **fields: object) -> Absence:
    return _away(who, date(2027, 7, 26), date(2027, 7, 26), **fields)


def test_too_few_of_a_function() -> None:
    """On Monday dee is there too, on Tuesday nobody is."""
    away = _away("cas", date(2027, 7, 26), date(2027, 7, 27))
    found = shorts(_plan(away), 2027)

    assert [(one.day, one.session, one.role.id, one.there, one.least) for one in found] == [
        (date(2027, 7, 27), "tue_am", "assistant", 0, 1),
        (date(2027, 7, 27), "tue_pm", "assistant", 0, 1),
    ]
    assert len(shorts(_plan(away, least=2), 2027)) == 4
    assert shorts(_plan(away, least=0), 2027) == ()


def test_there_is_always_a_gp_while_others_work() -> None:
    both = (_monday("ann"), _monday("bob"))

    assert {one.role.id for one in shorts(_plan(*both), 2027)} == {"gp"}
    everybody = (*both, _monday("cas"), _monday("dee"))
    assert {one.role.id for one in shorts(_plan(*everybody), 2027)} == {"assistant"}
    assert shorts(_plan(*everybody, least=0), 2027) == ()


def test_a_closed_practice_needs_nobody() -> None:
    closed = _monday(None, kind="holiday", sessions=("mon_am",))
    found = shorts(_plan(_monday("ann"), _monday("bob"), closed), 2027)

    assert [one.session for one in found] == ["mon_pm"]


def test_nothing_is_said_of_functions_whose_sessions_are_not_known() -> None:
    plan = _plan(_away("cas", date(2027, 7, 26), date(2027, 7, 27)))
    unknown = Member(id="eva", role="assistant", hours_per_week=8)

    assert shorts(plan.model_copy(update={"staff": (*plan.staff, unknown)}), 2027) == ()


def test_who_can_be_missed() -> None:
    plan = _plan(_monday("ann"))
    people = {member.id: member for member in plan.staff}
    there = presence(plan, 2027)

    assert not there.can_miss(people["bob"], date(2027, 7, 26))
    assert there.can_miss(people["bob"], date(2027, 7, 27))
    assert there.can_miss(people["cas"], date(2027, 7, 26))
    assert not there.can_miss(people["cas"], date(2027, 7, 27))
    assert there.can_miss(people["cas"], date(2027, 7, 31))


@pytest.mark.parametrize(("today", "left", "stands"), [(1, 14, False), (15, 0, False), (16, -1, True)])
def test_two_weeks_to_refuse(today: int, left: int, stands: bool) -> None:
    """Asked on 1 March: refused by the end of 15 March, or it stands."""
    asked = _away("bob", date(2027, 7, 26), date(2027, 8, 1), "asked", asked=date(2027, 3, 1))
    known = clock(_plan(asked), asked, date(2027, 3, today))

    assert known is not None
    assert (known.last, known.days_left, known.stands) == (date(2027, 3, 15), left, stands)
    assert "7:638" in SAY(known.text)


def test_no_clock_runs_for_others() -> None:
    first, last, asked = date(2027, 7, 26), date(2027, 8, 1), date(2027, 3, 1)
    plan = _plan()

    for absence in (
        _away("ann", first, last, "asked", asked=asked),
        _away("bob", first, last, "asked"),
        _away("bob", first, last, "granted", asked=asked),
        _away("bob", first, last, "asked", asked=asked, kind="study"),
        _away(None, first, last, "asked", asked=asked),
    ):
        assert clock(plan, absence, asked) is None


def _what_if(*away: Absence, asked: Absence) -> WhatIf:
    return what_if(calculate(_plan(*away)), asked)


def test_a_week_breaks() -> None:
    """60 hours of work for the 80 of two GPs, and for the 40 of one."""
    found = _what_if(asked=_away("bob", date(2027, 7, 26), date(2027, 8, 8), "asked"))

    assert [(week.week, week.role_id, week.before, week.after) for week in found.weeks] == [
        (30, "gp", pytest.approx(0.75), pytest.approx(1.5)),
        (31, "gp", pytest.approx(0.75), pytest.approx(1.5)),
    ]
    assert found.too_few == found.without_gp == ()
    assert SAY(found.sentences[0]) == "Week 30: GP goes from 75% to 150%."


def test_a_week_that_is_broken_already_is_not_named() -> None:
    """Week 30 is overloaded without ann; without bob too there is no GP at all."""
    ann = _away("ann", date(2027, 7, 26), date(2027, 8, 1))
    found = _what_if(ann, asked=_away("bob", date(2027, 7, 26), date(2027, 7, 27), "asked"))

    assert found.weeks == ()
    assert [short.session for short in found.without_gp] == ["mon_am", "mon_pm", "tue_am", "tue_pm"]
    assert SAY(found.sentences[0]) == "Mon morning 26 Jul 2027: no GP while others work."


def test_a_session_gets_too_few_people() -> None:
    found = _what_if(asked=_away("cas", date(2027, 7, 26), date(2027, 7, 27), "asked"))

    assert [short.session for short in found.too_few] == ["tue_am", "tue_pm"]
    assert SAY(found.sentences[-1]) == "Tue afternoon 27 Jul 2027: 0 of at least 1, Medical assistant"


def test_nothing_breaks() -> None:
    found = _what_if(asked=_away("dee", date(2027, 7, 26), date(2027, 7, 27), "asked"))

    assert not found.breaks
    assert len(found.sentences) == 1


def test_it_does_not_matter_whether_the_request_is_in_the_plan() -> None:
    asked = _away("bob", date(2027, 7, 26), date(2027, 8, 8), "asked")

    assert _what_if(asked, asked=asked).weeks == _what_if(asked=asked).weeks


def test_leave_over_new_year_is_looked_at_in_both_years() -> None:
    found = _what_if(asked=_away("bob", date(2027, 12, 27), date(2028, 1, 9), "asked"))

    assert [week.week for week in found.weeks] == [52, 1]
    assert [week.monday for week in found.weeks] == [date(2027, 12, 27), date(2028, 1, 3)]
