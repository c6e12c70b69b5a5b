"""The records of the week roster and the year: who does what in which session, absence, and hours worked."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from annotated_types import Ge, Le
from pydantic import Field

from planner.record import About, Hours, Id, Name, Record, SessionHours, SessionKey, Times
from planner.terms import AbsenceKind, AbsenceState, Region, WeekState, Work
from planner.texts import T, Unit


class Cell(Record):
    """One person in one session of a week plan.

    `weeks` are the weeks of the plan's cycle in which it holds (1 for the odd weeks of a cycle of two); none means
    every week. What is pinned is left alone when the roster is filled in.
    """

    member: Id
    session: SessionKey
    work: Work = "surgery"
    hours: SessionHours = 4
    room: Id | None = None
    weeks: tuple[Annotated[int, Ge(1), Le(12)], ...] = ()
    pinned: bool = False
    note: Name = ""


class WeekPlan(Record):
    """Who does what, where, in which session, from one day to another; `cycle` is 2 for odd and even weeks."""

    id: Id
    name: Name = ""
    start: Annotated[date | None, About(T("Valid from"))] = None
    end: Annotated[date | None, About(T("Valid until"))] = None
    state: WeekState = "draft"
    cycle: Annotated[int, Ge(1), Le(12), About(T("Weeks in a cycle"))] = 1
    cells: Annotated[tuple[Cell, ...], Field(max_length=20_000)] = ()
    notes: dict[SessionKey, Name] = {}


class Absence(Record):
    """Somebody who is away, or the practice that is closed (no member), in some sessions of some days; none: all."""

    id: Id
    member: Id | None = None
    kind: AbsenceKind = "leave"
    first: date
    last: date
    sessions: tuple[SessionKey, ...] = ()
    state: AbsenceState = "granted"
    asked: Annotated[date | None, About(T("Asked on"))] = None
    note: Name = ""


class Calendar(Record):
    """The year that is planned, the region of its school holidays, and how busy its weeks are.

    `season` has a factor for each ISO week from the first on; 1, also for weeks left out, is an average week.
    """

    year: Annotated[int | None, Ge(2000), Le(2100), About(T("Year"))] = None
    region: Annotated[Region, About(T("School holidays of region"))] = "middle"
    season: Annotated[
        tuple[Times, ...], Field(max_length=53), About(T("Season"), Unit.FACTOR, T("How busy each week is."))
    ] = ()
    leave_deadline: Annotated[date | None, About(T("Ask for leave before"))] = None


class WorkedWeek(Record):
    """What became of one person's planned hours in one ISO week: worked, and lost to what."""

    member: Id
    week: Annotated[int, Ge(1), Le(53)]
    planned: Hours = 0
    worked: Hours = 0
    leave: Hours = 0
    sick: Hours = 0
    training: Hours = 0
    meetings: Hours = 0
