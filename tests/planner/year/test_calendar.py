"""Weeks, public holidays and school holidays."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.resources import resource
from planner.terms import REGIONS
from planner.year.calendar import place_of, public_holidays, school_holidays, weeks


@pytest.mark.parametrize(
    ("year", "count", "first", "last"),
    [
        (2025, 52, date(2024, 12, 30), date(2025, 12, 28)),
        (2026, 53, date(2025, 12, 29), date(2027, 1, 3)),
        (2027, 52, date(2027, 1, 4), date(2028, 1, 2)),
    ],
)
def test_a_year_has_52_or_53_weeks(year: int, count: int, first: date, last: date) -> None:
    known = weeks(year)

    assert (len(known), known[0].monday, known[-1].sunday) == (count, first, last)
    assert [week.number for week in known] == list(range(1, count + 1))


@given(st.integers(2000, 2100))
def test_every_day_is_in_one_week_of_one_year(year: int) -> None:
    for week in weeks(year):
        assert week.monday.isocalendar()[:] == (year, week.number, 1)
        assert place_of(week.monday, year) == place_of(week.sunday, year) == week.number - 1
    assert weeks(year)[-1].sunday + timedelta(days=1) == weeks(year + 1)[0].monday


def test_public_holidays_of_2027() -> None:
    """Easter is on 28 March; in the ISO weeks of 2027 lie 1 January 2028 and not that of 2027."""
    found = {one.key: one.day for one in public_holidays(2027)}

    assert found == {
        "good_friday": date(2027, 3, 26),
        "easter": date(2027, 3, 28),
        "easter_monday": date(2027, 3, 29),
        "kings_day": date(2027, 4, 27),
        "liberation_day": date(2027, 5, 5),
        "ascension_day": date(2027, 5, 6),
        "whit_sunday": date(2027, 5, 16),
        "whit_monday": date(2027, 5, 17),
        "christmas_eve": date(2027, 12, 24),
        "christmas_day": date(2027, 12, 25),
        "boxing_day": date(2027, 12, 26),
        "new_years_eve": date(2027, 12, 31),
        "new_year": date(2028, 1, 1),
    }


def test_what_is_not_usual_is_left_to_choose() -> None:
    assert {one.key for one in public_holidays(2027) if not one.usual} == {"good_friday", "liberation_day"}
    assert {one.key for one in public_holidays(2030) if not one.usual} == {"good_friday"}


def test_the_days_before_christmas_and_new_year_are_half_days() -> None:
    half = {one.key: one.sessions for one in public_holidays(2026) if one.sessions}

    assert half == {"new_years_eve": ("thu_pm", "thu_ev"), "christmas_eve": ("thu_pm", "thu_ev")}


def test_kings_day_on_a_sunday_is_the_day_before() -> None:
    assert next(one.day for one in public_holidays(2025) if one.key == "kings_day") == date(2025, 4, 26)


def test_school_holidays_by_region() -> None:
    summer = {
        region: next((one.first, one.last) for one in school_holidays(2027, region).found if one.kind == "summer")
        for region in REGIONS
    }

    assert summer == {
        "north": (date(2027, 7, 10), date(2027, 8, 22)),
        "middle": (date(2027, 7, 17), date(2027, 8, 29)),
        "south": (date(2027, 7, 24), date(2027, 9, 5)),
    }
    north = school_holidays(2027, "north")
    assert north.remark is None
    named = north.on(date(2027, 8, 22))
    assert named is not None
    assert named.kind == "summer"
    assert north.on(date(2027, 8, 23)) is None


def test_christmas_of_the_year_before_is_in_the_first_week() -> None:
    first = school_holidays(2026, "south").found[0]

    assert [one.kind for one in school_holidays(2026, "south").found].count("christmas") == 2
    assert first.kind == "christmas"
    assert first.last == date(2026, 1, 4)


def test_what_is_not_known_is_said() -> None:
    known, unknown = school_holidays(2029, "middle"), school_holidays(2040, "middle")

    assert known.unknown == ("2029-2030",)
    assert {one.kind for one in known.found} == {"christmas", "spring", "may", "summer"}
    assert unknown.unknown == ("2039-2040", "2040-2041")
    assert unknown.found == ()
    assert unknown.remark is not None


def test_every_date_has_its_source_and_fits() -> None:
    """From Saturday to Sunday, six weeks of summer, two of Christmas, one of the others; sources have an address."""
    data = json.loads(resource("norms", "school_holidays.json").read_text(encoding="utf-8"))
    lengths = {"autumn": 9, "christmas": 16, "spring": 9, "may": 9, "summer": 44}

    for year, entry in data.items():
        assert entry["source"]["title"]
        assert entry["source"]["url"].startswith("https://")
        assert entry["holidays"].keys() == lengths.keys()
        for kind, regions in entry["holidays"].items():
            assert regions.keys() == set(REGIONS)
            for first, last in (map(date.fromisoformat, dates) for dates in regions.values()):
                assert (first.weekday(), last.weekday()) == (5, 6)
                assert (last - first).days + 1 == lengths[kind]
                assert str(first.year) in year
