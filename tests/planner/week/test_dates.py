"""Week plans on the calendar: weeks of a cycle, and which plan counts on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plan import WeekPlan
from planner.terms import SESSIONS
from planner.week.dates import date_of, holds, monday_of, mondays, valid, week_of_cycle
from tests.support.weeks import cell

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "cycle", "number"),
    [
        (date(2027, 1, 4), 1, 1),
        (date(2027, 1, 4), 2, 1),
        (date(2027, 1, 11), 2, 2),
        (date(2026, 12, 28), 2, 1),  # week 53, before week 1: both are odd
        (date(2027, 3, 1), 3, 3),
    ],
)
def test_weeks_of_a_cycle_are_counted_from_iso_week_1(day: date, cycle: int, number: int) -> None:
    assert week_of_cycle(day, cycle) == number


@given(days, st.sampled_from(SESSIONS))
def test_a_session_is_on_its_day_of_the_week(day: date, session: str) -> None:
    found = date_of(monday_of(day), session)

    assert found.strftime("%a").lower() == session[:3]
    assert found.isocalendar().week == day.isocalendar().week


@given(days, st.integers(0, 60))
def test_every_day_of_a_period_is_in_one_of_its_weeks(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = list(mondays(first, last))

    assert all(monday.weekday() == 0 for monday in found)
    assert {monday_of(first + timedelta(days=number)) for number in range(length + 1)} == set(found)


def test_a_cell_holds_in_its_weeks_or_in_all() -> None:
    assert holds(cell("a", "mon_am"), 2)
    assert holds(cell("a", "mon_am", weeks=(2,)), 2)
    assert not holds(cell("a", "mon_am", weeks=(2,)), 1)


STANDARD = WeekPlan(id="standard", state="final")
SUMMER = WeekPlan(id="summer", start=date(2027, 7, 12), end=date(2027, 8, 22), state="published")
TRY_OUT = WeekPlan(id="try_out", start=date(2027, 8, 2), end=date(2027, 8, 8))


@pytest.mark.parametrize(
    ("weeks", "day", "expected"),
    [
        ((STANDARD, SUMMER), date(2027, 7, 11), "standard"),
        ((STANDARD, SUMMER), date(2027, 7, 12), "summer"),
        ((SUMMER, STANDARD), date(2027, 8, 22), "summer"),
        ((STANDARD, SUMMER), date(2027, 8, 23), "standard"),
        ((STANDARD, SUMMER, TRY_OUT), date(2027, 8, 3), "summer"),
        ((TRY_OUT,), date(2027, 8, 3), "try_out"),
        ((STANDARD, STANDARD.model_copy(update={"id": "newer"})), date(2027, 1, 1), "newer"),
        ((SUMMER,), date(2027, 1, 1), None),
        ((), date(2027, 1, 1), None),
    ],
)
def test_the_shortest_period_counts_and_a_draft_only_without_another(
    weeks: tuple[WeekPlan, ...], day: date, expected: str | None
) -> None:
    found = valid(weeks, day)

    assert (found.id if found else None) == expected
