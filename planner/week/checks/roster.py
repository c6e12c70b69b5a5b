"""A week plan as the rules look at it: person by person and session by session."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from planner.memo import FEW, IdentityMemo
from planner.plan import Cell, Member, Plan, Role, Room, WeekPlan
from planner.terms import SESSIONS, Work
from planner.texts import Message
from planner.week.away import Away, cells_of, in_team_between
from planner.week.checks.attendance import Attendance, Team
from planner.week.checks.person import Frame, Person
from planner.week.clock import Starts, starts
from planner.week.dates import holds, week_of_cycle
from planner.week.works import unable, works
from planner.working_time import WorkingTime

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Roster:
    """A week plan, in all weeks of its cycle or in one calendar week, of the people whom the plan has.

    `sessions` are those of each week that is looked at; `away` are the cells of who is away in the calendar week, that
    of `monday`.
    """

    plan: Plan
    week: WeekPlan
    frame: Frame
    persons: tuple[Person, ...]
    sessions: tuple[tuple[Attendance, ...], ...]
    away: tuple[Away, ...]
    monday: date | None = None


def roster(plan: Plan, week: WeekPlan, monday: date | None = None) -> Roster:
    """The week plan in all weeks of its cycle, or in the calendar week of a Monday without who is away then."""
    if monday is None:
        numbers, lasts = tuple(range(1, week.cycle + 1)), _weeks(week)
        cells, away = week.cells, tuple[Away, ...]()
    else:
        numbers, lasts = (week_of_cycle(monday, week.cycle),), 1.0
        cells, away = cells_of(plan, week, monday)
    frame = _frame(numbers, lasts, plan.working_time, starts(plan.practice))
    team = _teams(plan.staff, plan.roles, plan.rooms)
    at_work = [cell for cell in cells if works(cell) and cell.member in team.members]
    people, sessions = _people(plan, week, frame, team, at_work), _sessions(frame, team, at_work)
    return Roster(plan, week, frame, people, sessions, away, monday)


def _weeks(week: WeekPlan) -> float:
    """For how many weeks a week plan is valid."""
    if week.start is None or week.end is None:
        return math.inf
    return ((week.end - week.start).days + 1) / _WEEK


def _team(staff: tuple[Member, ...], roles: tuple[Role, ...], rooms: tuple[Room, ...]) -> Team:
    return Team({one.id: one for one in staff}, {one.id: one for one in roles}, {one.id: one for one in rooms})


def _person(
    member: Member, role: Role, lacking: Mapping[Work, tuple[Message | str, ...]], frame: Frame, *cells: Cell
) -> Person:
    return Person(member, role, lacking, frame, cells)


def _attendance(session: str, team: Team, *cells: Cell) -> Attendance:
    return Attendance(session, team, cells)


# The same objects as long as nothing in them changed, so that what the rules found in them is found again.
_teams = IdentityMemo(_team, FEW)
_persons = IdentityMemo(_person)
_attendances = IdentityMemo(_attendance)


@lru_cache(maxsize=FEW)
def _frame(numbers: tuple[int, ...], lasts: float, limits: WorkingTime, begins: Starts) -> Frame:
    return Frame(numbers, lasts, limits, begins)


def _people(plan: Plan, week: WeekPlan, frame: Frame, team: Team, cells: list[Cell]) -> tuple[Person, ...]:
    by_member: dict[str, list[Cell]] = {
        member.id: [] for member in plan.staff if in_team_between(member, week.start, week.end)
    }
    for cell in cells:
        by_member.setdefault(cell.member, []).append(cell)
    return tuple(
        _persons(member, team.roles[member.role], unable(member, plan.activities), frame, *by_member[member.id])
        for member in plan.staff
        if member.id in by_member
    )


def _sessions(frame: Frame, team: Team, cells: list[Cell]) -> tuple[tuple[Attendance, ...], ...]:
    return tuple(_of_week(team, [cell for cell in cells if holds(cell, number)]) for number in frame.numbers)


def _of_week(team: Team, cells: list[Cell]) -> tuple[Attendance, ...]:
    by_session: dict[str, list[Cell]] = {session: [] for session in SESSIONS}
    for cell in cells:
        by_session[cell.session].append(cell)
    return tuple(_attendances(session, team, *found) for session, found in by_session.items() if found)
