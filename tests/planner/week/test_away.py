"""Who is away when."""

from __future__ import annotations

from datetime import date

import pytest

from planner.language import Translator
from planner.plan import Absence
from planner.week.away import absence_on, cells_of, in_team, in_team_between
from tests.support.weeks import cell, member, practice

MONDAY = date(2027, 7, 19)


def absence(who: str | None, **fields: object) -> Absence:
    return Absence.model_validate({"id": "x", "member": who, "first": MONDAY, "last": date(2027, 7, 20), **fields})


@pytest.mark.parametrize(
    ("known", "session", "day", "is_away"),
    [
        (absence("anna"), "mon_am", MONDAY, True),
        (absence("anna"), "wed_am", date(2027, 7, 21), False),
        (absence("anna", sessions=("mon_pm",)), "mon_am", MONDAY, False),
        (absence("anna", sessions=("mon_pm",)), "mon_pm", MONDAY, True),
        (absence("anna", state="asked"), "mon_am", MONDAY, False),
        (absence("anna", state="refused"), "mon_am", MONDAY, False),
        (absence("bram"), "mon_am", MONDAY, False),
        (absence(None), "mon_am", MONDAY, True),
    ],
)
def test_granted_absence_and_closed_days_keep_people_away(
    known: Absence, session: str, day: date, is_away: bool
) -> None:
    assert (absence_on((known,), "anna", day, session) is known) == is_away


def test_ones_own_absence_comes_before_a_closed_practice() -> None:
    own, closed = absence("anna", kind="sick"), absence(None)

    assert absence_on((closed, own), "anna", MONDAY, "mon_am") is own


def test_first_and_last_day_in_the_team() -> None:
    anna = member("anna", start=date(2027, 1, 1), end=date(2027, 6, 30))

    assert [in_team(anna, day) for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), MONDAY)] == [
        False,
        True,
        True,
        False,
    ]
    assert in_team_between(anna, date(2027, 6, 30), None)
    assert in_team_between(anna, None, date(2027, 1, 1))
    assert not in_team_between(anna, date(2027, 7, 1), date(2027, 8, 1))
    assert not in_team_between(anna, date(2026, 1, 1), date(2026, 12, 31))


def test_a_calendar_week_tells_who_is_there_and_who_is_not_and_why() -> None:
    plan = practice(
        (member("anna"), member("bram", end=date(2027, 7, 18)), member("carl")),
        (
            cell("anna", "mon_am"),
            cell("anna", "tue_am", "off"),
            cell("anna", "wed_am", weeks=(1,)),
            cell("bram", "mon_am"),
            cell("carl", "mon_am"),
            cell("gone", "mon_am"),
        ),
        cycle=2,
        absences=(absence("anna", kind="sick"), absence("anna", kind="sick", id="y", first=date(2027, 1, 1))),
    )
    there, away = cells_of(plan, plan.weeks[0], MONDAY)

    assert [(one.member, one.session) for one in there] == [("anna", "tue_am"), ("anna", "wed_am"), ("carl", "mon_am")]
    assert [Translator("en")(one.text) for one in away] == [
        "anna, Mon morning: Sick",
        "bram, Mon morning: not in the team then",
    ]
    assert cells_of(plan, plan.weeks[0], date(2027, 7, 26))[0] == tuple(
        one for one in plan.weeks[0].cells if one.member in ("anna", "carl") and not one.weeks
    )


def test_a_closed_practice_says_so() -> None:
    plan = practice((member("anna"),), (cell("anna", "mon_am"),), absences=(absence(None, kind="holiday"),))
    _, away = cells_of(plan, plan.weeks[0], MONDAY)

    assert [Translator("nl")(one.reason) for one in away] == [Translator("nl")(away[0].reason)]
    assert Translator("en")(away[0].text) == "anna, Mon morning: practice closed"
