"""Sessions as hours on the clock: when somebody's work in a week begins and ends.

A roster holds hours and no times; the practice says when mornings, afternoons and evenings begin. A session begins
later where the one before it is not over yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from planner.plan import Cell, Practice
from planner.terms import DAY_PARTS, SESSIONS, WEEKDAYS, DayPart

DAY = 24
WEEK = 7 * DAY

# The hours of the day at which the morning, the afternoon and the evening begin.
Starts = tuple[float, ...]

_ORDER = {session: place for place, session in enumerate(SESSIONS)}


@dataclass(frozen=True, slots=True)
class Span:
    """A cell with its begin and end in hours from Monday 0:00."""

    cell: Cell
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody's work of one day, in hours from Monday 0:00 of the first week.

    `day` counts from that Monday, `breaks` are the gaps between its sessions, `first` and `last` are the sessions
    with which it begins and ends.
    """

    day: int
    first: str
    last: str
    begin: float
    end: float
    hours: float
    breaks: tuple[float, ...]

    @property
    def weekday(self) -> str:
        """The day of the week."""
        return WEEKDAYS[self.day % len(WEEKDAYS)]

    def moved(self, weeks: int) -> Shift:
        """The same day of work some weeks later."""
        hours = weeks * WEEK
        return replace(self, day=self.day + weeks * len(WEEKDAYS), begin=self.begin + hours, end=self.end + hours)


def order_of(cell: Cell) -> int:
    """The place of a cell's session in the week."""
    return _ORDER[cell.session]


def starts(practice: Practice) -> Starts:
    """When the sessions of a practice begin; those that it leaves out as in most practices."""
    usual: dict[DayPart, float] = Practice.model_fields["session_starts"].default
    return tuple(practice.session_starts.get(part, usual[part]) for part in DAY_PARTS)


def spans(cells: Iterable[Cell], begins: Starts) -> Iterator[Span]:
    """When one person's cells of one week begin and end."""
    end = 0.0
    for cell in sorted(cells, key=order_of):
        day, part = divmod(order_of(cell), len(DAY_PARTS))
        begin = max(day * DAY + begins[part], end)
        end = begin + cell.hours
        yield Span(cell, begin, end)


def shifts(cells: Iterable[Cell], begins: Starts, week: int = 0) -> tuple[Shift, ...]:
    """One person's work of a week by day; `week` counts from 0 and moves the hours along."""
    days: dict[int, list[Span]] = {}
    for span in spans(cells, begins):
        days.setdefault(order_of(span.cell) // len(DAY_PARTS), []).append(span)
    return tuple(_shift(day, found, week) for day, found in days.items())


def _shift(day: int, found: list[Span], week: int) -> Shift:
    shift = Shift(
        day=day,
        first=found[0].cell.session,
        last=found[-1].cell.session,
        begin=found[0].begin,
        end=found[-1].end,
        hours=sum(span.cell.hours for span in found),
        breaks=tuple(later.begin - earlier.end for earlier, later in pairwise(found) if later.begin > earlier.end),
    )
    return shift.moved(week)
