"""Which week a paper of the roster is about, and what is there in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner import names
from planner.paper.content import Text
from planner.plan import Cell, Member, Plan, WeekPlan
from planner.terms import SESSIONS, WORKDAYS, Work
from planner.texts import Message, Quantity, T, Unit
from planner.week.away import Away, cells_of
from planner.week.dates import holds
from planner.week.works import works

_WORKING_WEEK = tuple(f"{day}_{part}" for day in WORKDAYS for part in ("am", "pm"))

_SHORTER: tuple[Work, ...] = ("phone", "duty")
# Words for boxes of a roster, where there is less room.
PAPER_WORKS: dict[str, Message] = {**names.WORKS, **{work: names.SHORT_WORKS[work] for work in _SHORTER}}
# Time that is kept free of patients.
KEPT = frozenset({"admin", "meeting", "training", "duty"})


@dataclass(frozen=True, slots=True)
class Watched:
    """What the window looks at: a week plan by its id, and the Monday where it is a calendar week.

    Without a Monday the papers are about every week of the plan's cycle.
    """

    week: str
    monday: date | None = None


@dataclass(frozen=True)
class WeekTurn:
    """One week to print: a week plan in a week of its cycle, or in a calendar week without those who are away."""

    plan: Plan
    week: WeekPlan
    number: int
    monday: date | None
    there: tuple[Cell, ...]
    away: tuple[Away, ...]

    @property
    def sessions(self) -> tuple[str, ...]:
        """Monday to Friday, and evenings and weekends in which somebody works or that have a note."""
        used = {cell.session for cell in self.there if works(cell)} | {one.cell.session for one in self.away}
        used.update(self.week.notes)
        return tuple(key for key in SESSIONS if key in _WORKING_WEEK or key in used)

    @property
    def period(self) -> Message | None:
        """Which week of the calendar or of the cycle it is."""
        if self.monday is not None:
            year, number, _ = self.monday.isocalendar()
            last = self.monday + timedelta(days=6 if any(key[:3] in ("sat", "sun") for key in self.sessions) else 4)
            return T(
                "Week {number} of {year}, {first} to {last}",
                number=number,
                year=str(year),
                first=self.monday,
                last=last,
            )
        if self.week.cycle == 1:
            return None
        if self.week.cycle == 2:
            return T("Odd weeks") if self.number == 1 else T("Even weeks")
        return T("Week {number} of a cycle of {total}", number=self.number, total=self.week.cycle)

    @property
    def standing(self) -> tuple[Text, ...]:
        """The name of the plan, its state, and when it is valid."""
        return (names.week(self.week), names.WEEK_STATES[self.week.state], names.validity(self.week))

    def day(self, key: str) -> Text:
        """The title of a weekday: its name, with the date in a calendar week."""
        name = names.DAYS[key]
        if self.monday is None:
            return name
        day = self.monday + timedelta(days=tuple(names.DAYS).index(key))
        return T("{day} {date}", day=name, date=f"{day.day}-{day.month}")

    def usual_hours(self) -> dict[str, float]:
        """The hours that most people have in each session."""
        found: dict[str, Counter[float]] = {}
        for cell in (*self.there, *(one.cell for one in self.away)):
            if works(cell):
                found.setdefault(cell.session, Counter())[cell.hours] += 1
        return {key: max(count, key=lambda hours: (count[hours], hours)) for key, count in found.items()}

    def people(self, role_id: str) -> list[Member]:
        """The people of a function who have something in this week, or would if they were not away."""
        known = {cell.member for cell in self.there} | {one.cell.member for one in self.away}
        return [member for member in self.plan.staff if member.role == role_id and member.id in known]


def _week(plan: Plan, watched: Watched | None) -> WeekPlan | None:
    return next((week for week in plan.weeks if watched and week.id == watched.week), None)


def is_draft(plan: Plan, watched: Watched | None) -> bool:
    """Whether the week that is looked at may still change."""
    week = _week(plan, watched)
    return week is not None and week.state == "draft"


def turns(plan: Plan, watched: Watched | None) -> Iterator[WeekTurn]:
    """The weeks to print: a calendar week, or each week of the cycle; none where there is no such week plan."""
    week = _week(plan, watched)
    if watched is None or week is None:
        return
    if watched.monday is not None:
        there, away = cells_of(plan, week, watched.monday)
        yield WeekTurn(plan, week, 1, watched.monday, there, away)
        return
    known = {member.id for member in plan.staff}
    for number in range(1, week.cycle + 1):
        there = tuple(cell for cell in week.cells if cell.member in known and holds(cell, number))
        yield WeekTurn(plan, week, number, None, there, ())


def hours(value: float) -> Message:
    """Hours with their unit."""
    return T("{hours}\u00a0h", hours=Quantity(value, Unit.TIMES))
