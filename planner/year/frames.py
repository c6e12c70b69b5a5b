"""How many people of each function have to be there, and the sessions in which absence leaves fewer.

A function's least presence holds in every session that is open: somebody works then by the roster, and the practice is
not closed. Of GPs there is always to be one while others are there. Nothing is said of a function as long as it is not
known in which sessions everybody in it works.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planner import names
from planner.capacity import paid_hours
from planner.memo import FEW, IdentityMemo
from planner.plan import Absence, Member, Plan, Role, WeekPlan
from planner.terms import GP, SESSIONS
from planner.texts import Message, Quantity, T, Unit
from planner.year.attendance import closures, covers, days_of, has_sessions, roster_of, rostered
from planner.year.calendar import Week, weeks


@dataclass(frozen=True, slots=True)
class Short:
    """A session in which absence leaves fewer people of a function than there have to be."""

    day: date
    session: str
    role: Role
    there: int
    least: float

    @property
    def key(self) -> tuple[date, str, str]:
        """What tells it from others."""
        return self.day, self.session, self.role.id

    @property
    def text(self) -> Message:
        """When, and how many there are."""
        return T(
            "{session} {day}: {there} of at least {least}, {role}",
            session=names.session(self.session),
            day=self.day,
            there=self.there,
            least=Quantity(self.least, Unit.PERSONS),
            role=names.role_name(self.role),
        )


_NOBODY: Counter[tuple[str, str]] = Counter()


class _People(NamedTuple):
    """How many people of each function are there in each session of a day; `unknown` are functions of which the
    roster does not tell it."""

    counts: Counter[tuple[str, str]]
    unknown: frozenset[str]


class Presence:
    """How many people are there in each session of a year."""

    def __init__(self, plan: Plan, year: int) -> None:
        self._roles = {role.id: role for role in plan.roles}
        self._roster = roster_of(plan, year)
        self._closed = closures(plan.absences)
        self._always = [member for member in plan.staff if member.start is None and member.end is None]
        self._dated = [member for member in plan.staff if member.start is not None or member.end is not None]
        self._known: dict[tuple[int, int, int], _People] = {}
        self._away: dict[date, Counter[tuple[str, str]]] = {}
        for days in days_of(plan, year).values():
            for loss in days.losses:
                self._away.setdefault(loss.day, Counter())[loss.session, days.member.role] += 1

    def is_closed(self, day: date, session: str) -> bool:
        """Whether the practice is closed in a session of a day."""
        return any(covers(one, day, session) for one in self._closed)

    def shorts(self) -> Iterator[Short]:
        """The sessions with too few people because somebody is away, in order of time."""
        roles = list(self._roles)
        for day in sorted(self._away):
            found = (self._short(day, session, role_id) for session, role_id in self._away[day])
            order = sorted((one for one in found if one), key=lambda one: roles.index(one.role.id))
            yield from sorted(order, key=lambda one: SESSIONS.index(one.session))

    def can_miss(self, member: Member, day: date) -> bool:
        """Whether there are enough people on a day without somebody who is there by the roster."""
        sessions = rostered(self._roster, member, day)
        return not any(self._short(day, session, member.role, 1) for session in sessions)

    def _short(self, day: date, session: str, role_id: str, more: int = 0) -> Short | None:
        """What is short of a function in a session with so many more people away than there are."""
        people, away = self._rostered(day), self._away.get(day, _NOBODY)
        there = people.counts[session, role_id] - away[session, role_id] - more
        role = self._roles[role_id]
        least = role.least_present
        if role_id == GP and there < 1 and self._others(people, away, session):
            least = max(least, 1.0)
        if there >= least or role_id in people.unknown or self.is_closed(day, session):
            return None
        return Short(day, session, role, there, least)

    def _others(self, people: _People, away: Counter[tuple[str, str]], session: str) -> bool:
        """Whether anybody who is no GP is there."""
        roles = (role for role in self._roles if role != GP)
        return any(people.counts[session, role] > away[session, role] for role in roles)

    def _rostered(self, day: date) -> _People:
        """The people of a day before any absence."""
        plan, number = self._roster.turn(day)
        key = id(plan), number, day.weekday()
        if key not in self._known:
            self._known[key] = self._of(self._always, day, plan)
        usual = self._known[key]
        if not self._dated:
            return usual
        others = self._of(self._dated, day, plan)
        return _People(usual.counts + others.counts, usual.unknown | others.unknown)

    def _of(self, staff: list[Member], day: date, plan: WeekPlan | None) -> _People:
        counts: Counter[tuple[str, str]] = Counter()
        for member in staff:
            counts.update((session, member.role) for session in rostered(self._roster, member, day))
        unknown = (member.role for member in staff if paid_hours(member) > 0 and not has_sessions(member, plan))
        return _People(counts, frozenset(unknown))


def _presence(
    staff: tuple[Member, ...],
    roles: tuple[Role, ...],
    absences: tuple[Absence, ...],
    plans: tuple[WeekPlan, ...],
    known: tuple[Week, ...],
) -> Presence:
    plan = Plan.model_construct(staff=staff, roles=roles, absences=absences, weeks=plans)
    return Presence(plan, known[0].sunday.year)


_remembered = IdentityMemo(_presence, FEW)
_shorts = IdentityMemo(lambda presence: tuple(presence.shorts()), FEW)


def presence(plan: Plan, year: int) -> Presence:
    """How many people are there in each session of a year."""
    return _remembered(plan.staff, plan.roles, plan.absences, plan.weeks, weeks(year))


def shorts(plan: Plan, year: int) -> tuple[Short, ...]:
    """The sessions of a year with too few people because somebody is away, in order of time."""
    found: tuple[Short, ...] = _shorts(presence(plan, year))
    return found
