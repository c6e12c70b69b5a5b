"""One person's part of a week plan, as the rules about people look at it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner import names
from planner.plan import Cell, Member, Role
from planner.terms import Work
from planner.texts import Message
from planner.week.clock import Shift, Starts, order_of, shifts
from planner.week.dates import holds
from planner.working_time import WorkingTime

# Weeks beyond the cycle that a rule looks at: a rest is looked for in the two weeks after the last one.
_BEYOND = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """What applies to everybody in a week plan.

    `numbers` are the weeks of the cycle that are looked at, `lasts` is for how many weeks the plan is valid (infinite
    where a side is open), `limits` are those of the working-time law, `starts` is when sessions begin.
    """

    numbers: tuple[int, ...]
    lasts: float
    limits: WorkingTime
    starts: Starts

    @property
    def repeats(self) -> bool:
        """Whether the week after the last one is the first one again."""
        return self.lasts > len(self.numbers)


@dataclass(frozen=True)
class Person:
    """Somebody with the cells in which this person is at work, in all weeks that are looked at.

    `unable` are the kinds of work of which this person may do nothing, with what they ask for.
    """

    member: Member
    role: Role
    unable: Mapping[Work, tuple[Message | str, ...]]
    frame: Frame
    cells: tuple[Cell, ...]

    @property
    def name(self) -> Message | str:
        """What the person is called."""
        return names.member(self.member)

    @property
    def subject(self) -> str:
        """The address of the person."""
        return f"member/{self.member.id}"

    @property
    def is_own_boss(self) -> bool:
        """Whether the person is self-employed, so that the working-time law is advice."""
        return self.member.employment in ("owner", "locum")

    @cached_property
    def weeks(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells of each week, in the order of the week."""
        ordered = sorted(self.cells, key=order_of)
        return tuple(tuple(cell for cell in ordered if holds(cell, number)) for number in self.frame.numbers)

    @cached_property
    def hours(self) -> tuple[float, ...]:
        """Hours of work in each week."""
        return tuple(sum(cell.hours for cell in cells) for cells in self.weeks)

    @cached_property
    def mean_hours(self) -> float:
        """Hours of work in an average week."""
        return sum(self.hours) / len(self.hours)

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        """The days of work of all weeks."""
        return tuple(shift for week, cells in enumerate(self.weeks) for shift in shifts(cells, self.frame.starts, week))

    @cached_property
    def timeline(self) -> tuple[Shift, ...]:
        """The days of work, going on into the weeks after where the plan repeats."""
        if not self.frame.repeats:
            return self.shifts
        weeks = len(self.weeks)
        rounds = 1 + math.ceil(_BEYOND / weeks)
        return tuple(shift.moved(number * weeks) for number in range(rounds) for shift in self.shifts)
