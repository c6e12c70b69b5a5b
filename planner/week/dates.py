"""Week plans on the calendar: which week of a cycle a calendar week is, and which plan is valid then.

Weeks are ISO weeks and begin on Monday. In a cycle of n the ISO weeks 1, n + 1, 2n + 1, ... are week 1, so that a
cycle of two has the odd and the even weeks; it starts afresh with each year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planner.plan import Cell, WeekPlan
from planner.terms import WEEKDAYS

WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def mondays(first: date, last: date) -> Iterator[date]:
    """The Mondays of all weeks that have a day from `first` to `last`."""
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += WEEK


def date_of(monday: date, session: str) -> date:
    """The day of a session such as wed_pm in the week of a Monday."""
    return monday + timedelta(days=WEEKDAYS.index(session.partition("_")[0]))


def week_of_cycle(day: date, cycle: int) -> int:
    """Which week of a cycle the ISO week of a day is, from 1 on."""
    return (day.isocalendar().week - 1) % cycle + 1


def holds(cell: Cell, number: int) -> bool:
    """Whether a cell is in a week of the cycle."""
    return not cell.weeks or number in cell.weeks


def valid(weeks: tuple[WeekPlan, ...], day: date) -> WeekPlan | None:
    """The week plan that counts on a day, or None.

    A draft counts only where nothing else is valid. Then the shortest period wins, as a plan for the school holidays
    does over the standard week, and of equal ones the last in the list.
    """
    found = [(week.state != "draft", -_days(week), place) for place, week in enumerate(weeks) if _is_valid(week, day)]
    return weeks[max(found)[2]] if found else None


def _is_valid(week: WeekPlan, day: date) -> bool:
    return (week.start is None or week.start <= day) and (week.end is None or day <= week.end)


def _days(week: WeekPlan) -> int:
    """How many days a plan is valid; an open side reaches to the end of all dates."""
    return ((week.end or date.max) - (week.start or date.min)).days
