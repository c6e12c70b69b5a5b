"""Leave that somebody asks for: how long there is to refuse it, and what breaks if it is granted.

Leave stands as it was asked unless the employer gives weighty reasons against it, in writing, within two weeks after
the employee asked for it in writing (Civil Code 7:638, paragraph 2). That is for employees; owners and locums agree
among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner import names
from planner.plan import Absence, Plan
from planner.results import Results
from planner.terms import GP
from planner.texts import TN, Message, Quantity, T, Unit
from planner.year.balances import EMPLOYEES
from planner.year.capacity import Year, year_of
from planner.year.frames import Short, shorts

TO_REFUSE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Clock:
    """How long a request can still be refused: until the end of `last`. `days_left` is below 0 once it stands."""

    absence: Absence
    last: date
    days_left: int

    @property
    def stands(self) -> bool:
        """Whether the time to refuse is over."""
        return self.days_left < 0

    @property
    def text(self) -> Message:
        """The time left in words."""
        if self.stands:
            return T("Not refused in writing by {day}, so this leave stands (Civil Code 7:638).", day=self.last)
        return TN(
            "{count} day left to refuse in writing, until {day}; after that the leave stands (Civil Code 7:638).",
            "{count} days left to refuse in writing, until {day}; after that the leave stands (Civil Code 7:638).",
            self.days_left,
            day=self.last,
        )


def clock(plan: Plan, absence: Absence, today: date) -> Clock | None:
    """The clock of a request; None where none runs: no leave, answered, no date, or not of an employee."""
    employed = any(m.id == absence.member and m.employment in EMPLOYEES for m in plan.staff)
    if not employed or absence.kind != "leave" or absence.state != "asked" or absence.asked is None:
        return None
    last = absence.asked + TO_REFUSE
    return Clock(absence, last, (last - today).days)


@dataclass(frozen=True, slots=True)
class Broken:
    """A week that becomes overloaded for a role; utilisation is None where nobody is left."""

    week: int
    monday: date
    role_id: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What breaks if an absence is granted: weeks, and sessions with too few people or without a GP.

    Only what would be well, or less bad, without it; `too_few` has no sessions that are in `without_gp`.
    """

    absence: Absence
    plan: Plan
    weeks: tuple[Broken, ...]
    too_few: tuple[Short, ...]
    without_gp: tuple[Short, ...]

    @property
    def breaks(self) -> bool:
        """Whether anything does."""
        return bool(self.weeks or self.too_few or self.without_gp)

    @property
    def sentences(self) -> tuple[Message, ...]:
        """What breaks, a line for each; or that nothing does."""
        if not self.breaks:
            return (T("No week is overloaded by it, and there are enough people in every session."),)
        return (
            *(self._week(broken) for broken in self.weeks),
            *(_without_gp(short) for short in self.without_gp),
            *(short.text for short in self.too_few),
        )

    def _week(self, broken: Broken) -> Message:
        role = names.role(self.plan, broken.role_id)
        if broken.after is None:
            return T("Week {week}: nobody is left for the work of {role}.", week=broken.week, role=role)
        return T(
            "Week {week}: {role} goes from {before} to {after}.",
            week=broken.week,
            role=role,
            before=Quantity(broken.before, Unit.SHARE),
            after=Quantity(broken.after, Unit.SHARE),
        )


def _without_gp(short: Short) -> Message:
    return T("{session} {day}: no GP while others work.", session=names.session(short.session), day=short.day)


def what_if(results: Results, absence: Absence, today: date | None = None) -> WhatIf:
    """What granting an absence breaks in the years that it touches; it need not be in the plan yet."""
    others = tuple(one for one in results.plan.absences if one.id != absence.id)
    granted = absence.model_copy(update={"state": "granted"})
    before, after = (
        replace(results, plan=results.plan.model_copy(update={"absences": absences}))
        for absences in (others, (*others, granted))
    )
    years = range(absence.first.isocalendar().year, absence.last.isocalendar().year + 1)
    pairs = [(year_of(before, year, today), year_of(after, year, today)) for year in years]
    worse = [short for year in years for short in _worse(before.plan, after.plan, year)]
    return WhatIf(
        absence=absence,
        plan=results.plan,
        weeks=tuple(week for pair in pairs for week in _broken(*pair)),
        too_few=tuple(short for short in worse if not _is_without_gp(short)),
        without_gp=tuple(short for short in worse if _is_without_gp(short)),
    )


def _worse(before: Plan, after: Plan, year: int) -> Iterator[Short]:
    """The sessions with too few people afterwards in which there are fewer of them than before."""
    known = {short.key: short.there for short in shorts(before, year)}
    yield from (short for short in shorts(after, year) if short.there < known.get(short.key, short.there + 1))


def _is_without_gp(short: Short) -> bool:
    return short.role.id == GP and short.there == 0


def _broken(before: Year, after: Year) -> Iterator[Broken]:
    for role in after.plan.roles:
        was, now = before.roles[role.id].utilisation, after.roles[role.id].utilisation
        for place in sorted(set(after.overloaded(role.id)) - set(before.overloaded(role.id))):
            week = after.weeks[place]
            yield Broken(week.number, week.monday, role.id, was[place], now[place])
