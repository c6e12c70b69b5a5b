"""Figures per week by hand: partly covered weeks, empty weeks, public holidays, spread, small counts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calibration.book import Book, Sort, merged
from planner.calibration.figures import cover, kept, lengths, season, shares, spread, weekdays, weekly
from tests.support.appointment_books import read_rows, row

MONDAY = date(2025, 4, 14)
EASTER_MONDAY = date(2025, 4, 21)


def kind(sort: Sort) -> str:
    return sort.kind


def _days(*numbers: tuple[date, int]) -> list[tuple[str, ...]]:
    return [row(day) for day, number in numbers for _ in range(number)]


@pytest.fixture
def easter(tmp_path: Path) -> Book:
    """A Friday, three weeks with 2 a day of which one has Easter Monday off, an empty week, and a last Friday."""
    whole = [MONDAY + timedelta(days=7 * week + day) for week in range(3) for day in range(5)]
    off = (EASTER_MONDAY,)
    return read_rows(
        tmp_path / "book.csv",
        _days((date(2025, 4, 11), 7), *((day, 2) for day in whole if day not in off), (MONDAY + timedelta(days=32), 3)),
    )


def test_weeks_in_part_empty_weeks_and_holidays_are_told(easter: Book) -> None:
    """King's Day of 2025 is a Saturday, Good Friday no usual day off; 5 May of 2025 is one, in the empty week."""
    covered = cover(easter)

    assert covered.mondays == tuple(MONDAY + timedelta(days=7 * week) for week in range(5))
    assert covered.partly == 7
    assert covered.empty == (date(2025, 5, 5),)
    assert covered.closed == (EASTER_MONDAY, date(2025, 5, 5))
    assert len(list(covered.lines)) == 4


def test_per_week_and_weekday_by_hand(easter: Book) -> None:
    """Weeks of 10, 8, 10, 0 and 3. Mondays: 3 of 5 open, with 4; Fridays: 5, with 9."""
    found = weekly(easter, cover(easter), kind)["Consult"]

    assert found.mean == pytest.approx(31 / 5)
    assert (found.low, found.high) == (0, 10)
    assert found.weekdays == pytest.approx({"mon": 4 / 3, "tue": 6 / 5, "wed": 6 / 5, "thu": 6 / 5, "fri": 9 / 5})
    factors = weekdays(easter, cover(easter))
    mean = (4 / 3 + 3 * 6 / 5 + 9 / 5) / 5
    assert factors["mon"] == pytest.approx(4 / 3 / mean)
    assert sum(factors.values()) == pytest.approx(5)


def test_empty_weeks_can_be_skipped(easter: Book) -> None:
    covered = cover(easter, skip_empty=True)
    found = season(easter, covered, 2025)

    assert weekly(easter, covered, kind)["Consult"].mean == pytest.approx(31 / 4)
    assert found is not None
    assert (found.weeks, found.factors[18]) == (4, 1)
    closed = season(easter, cover(easter), 2025)
    assert closed is not None
    assert (closed.weeks, closed.factors[18]) == (5, 0)


def test_no_whole_week_says_nothing_per_week(tmp_path: Path) -> None:
    book = read_rows(tmp_path / "book.csv", [row(MONDAY)])
    covered = cover(book)

    assert weekly(book, covered, kind) == {}
    assert season(book, covered, 2025) is None
    assert weekdays(book, covered) == {}
    assert len(list(covered.lines)) == 1


def test_spread_by_hand() -> None:
    """Of 1 to 10 one in ten lies below 1.5 and one in ten above 9.5."""
    found = spread(dict.fromkeys(map(float, range(1, 11)), 1))

    assert found is not None
    assert (found.low, found.median, found.high, found.mean, found.count) == (1.5, 5.5, 9.5, 5.5, 10)
    assert spread({}) is None


@given(st.dictionaries(st.floats(0, 480), st.integers(1, 9), min_size=1), st.integers(2, 5))
def test_spread_does_not_depend_on_how_often_all_is_counted(counts: dict[float, int], times: int) -> None:
    one = spread(counts)
    many = spread({number: count * times for number, count in counts.items()})

    assert one is not None
    assert many is not None
    assert (one.low, one.median, one.high) == (many.low, many.median, many.high)
    assert one.low <= one.median <= one.high


def test_no_show_and_shares_by_hand(tmp_path: Path) -> None:
    book = read_rows(
        tmp_path / "book.csv",
        [
            *[row(MONDAY, status="verschenen")] * 6,
            *[row(MONDAY, role="Assistente", status="verschenen")] * 3,
            row(MONDAY, status="no show"),
        ],
    )

    assert kept(book, kind)["Consult"].share == pytest.approx(0.1)
    assert shares(book, lambda sort: sort.role) == pytest.approx({"Huisarts": 2 / 3, "Assistente": 1 / 3})


def test_without_a_status_there_is_no_no_show(tmp_path: Path) -> None:
    book = read_rows(tmp_path / "book.csv", [("3-3-2025", "Consult")], ("Datum", "Soort"))

    assert kept(book, kind) == {}


def test_small_counts_are_merged(tmp_path: Path) -> None:
    """Four of a rare kind, four of a rare function, one that did not come, one long consult."""
    book = merged(
        read_rows(
            tmp_path / "book.csv",
            [
                *[row(MONDAY, kind="Zeldzaam", role="Ergotherapeut")] * 4,
                *[row(MONDAY + timedelta(days=day), status="verschenen") for day in range(5) for _ in range(5)],
                row(MONDAY + timedelta(days=4), kind="Visite"),
                row(MONDAY, status="no show"),
            ],
        )
    )

    assert (book.kinds, book.roles) == (("Consult", ""), ("Huisarts", ""))
    assert sum(book.held.values()) == 30
    assert kept(book, kind).keys() == {""}
    assert lengths(book, kind).keys() == {"Consult", ""}
    per_week = weekly(book, cover(book), kind)
    assert set(per_week["Consult"].weekdays.values()) == {5}
    assert per_week[""].weekdays == {}
