"""A planner of leave as rows, columns and bars: who is away when, in weeks or in days.

A place in the year is counted in days from the Monday of the first ISO week; a half is noon. What has sessions is drawn
in the mornings and afternoons of its days; an evening alone is the last quarter of its day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planner.memo import FEW, IdentityMemo
from planner.plan import Absence, Member, Plan, Role
from planner.terms import WEEKDAYS, AbsenceKind
from planner.week.away import in_team_between
from planner.year.attendance import days_of
from planner.year.calendar import Week, weeks

_PARTS = {"am": (0.0, 0.5), "pm": (0.5, 1.0), "ev": (0.75, 1.0)}

Piece = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Slot:
    """A column of the planner: a week or a day."""

    first: date
    last: date


@lru_cache(maxsize=64)
def week_slots(year: int) -> tuple[Slot, ...]:
    """The ISO weeks of a year."""
    return tuple(Slot(week.monday, week.sunday) for week in weeks(year))


@lru_cache(maxsize=64)
def day_slots(year: int) -> tuple[Slot, ...]:
    """The days of the ISO weeks of a year."""
    first = weeks(year)[0].monday
    return tuple(Slot(day, day) for day in (first + timedelta(days=number) for number in range(7 * len(weeks(year)))))


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the planner: when the practice is closed (nothing given), a function, or a person in it."""

    role: Role | None = None
    member: Member | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other rows."""
        if self.member is not None:
            return "member", self.member.id
        return ("role", self.role.id) if self.role is not None else ("closed", "")

    @property
    def is_function(self) -> bool:
        """Whether it is a heading of a function, in which nothing is entered."""
        return self.role is not None and self.member is None

    @property
    def member_id(self) -> str | None:
        """Whose absence is entered here; None is that of the whole practice."""
        return self.member.id if self.member is not None else None


def _lines(roles: tuple[Role, ...], staff: tuple[Member, ...], known: tuple[Week, ...]) -> tuple[Line, ...]:
    found = [Line()]
    for role in roles:
        team = [one for one in staff if one.role == role.id and in_team_between(one, known[0].monday, known[-1].sunday)]
        if team:
            found += [Line(role), *(Line(role, one) for one in team)]
    return tuple(found)


_remembered_lines = IdentityMemo(_lines, FEW)


def lines(plan: Plan, year: int) -> tuple[Line, ...]:
    """The rows: closures, then each function with the people who are in the team in the year."""
    return _remembered_lines(plan.roles, plan.staff, weeks(year))


def absences_of(plan: Plan) -> Mapping[str | None, tuple[Absence, ...]]:
    """All absence by person, whatever the answer to it; None is the whole practice."""
    return _by_member(plan.absences)


def _group(absences: tuple[Absence, ...]) -> Mapping[str | None, tuple[Absence, ...]]:
    found: dict[str | None, list[Absence]] = {}
    for absence in absences:
        found.setdefault(absence.member, []).append(absence)
    return {who: tuple(known) for who, known in found.items()}


_by_member = IdentityMemo(_group, FEW)


def pieces(absence: Absence, year: int) -> tuple[Piece, ...]:
    """Where an absence lies in a year, from and to in days; nothing where it lies outside."""
    span = day_slots(year)
    first, last = max(absence.first, span[0].first), min(absence.last, span[-1].last)
    if last < first:
        return ()
    start, end = (first - span[0].first).days, (last - span[0].first).days
    if not absence.sessions:
        return ((float(start), float(end + 1)),)
    parts: dict[int, list[str]] = {}
    for session in absence.sessions:
        day, _, part = session.partition("_")
        parts.setdefault(WEEKDAYS.index(day), []).append(part)
    return tuple(_joined(_of_days(parts, start, end)))


def _of_days(parts: Mapping[int, list[str]], start: int, end: int) -> Iterator[Piece]:
    """The pieces of each day; the first column is a Monday."""
    for day in range(start, end + 1):
        known = sorted(_PARTS[part] for part in parts.get(day % len(WEEKDAYS), ()))
        yield from ((day + begin, day + stop) for begin, stop in known)


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in found:
        if last is not None and piece[0] <= last[1]:
            last = last[0], max(last[1], piece[1])
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def is_in(absence: Absence, slot: Slot) -> bool:
    """Whether an absence is in a column: a session of it is."""
    first, last = max(absence.first, slot.first), min(absence.last, slot.last)
    if last < first:
        return False
    days = {WEEKDAYS[(first.weekday() + number) % 7] for number in range(min((last - first).days + 1, 7))}
    return not absence.sessions or any(session.partition("_")[0] in days for session in absence.sessions)


def in_slot(plan: Plan, member_id: str | None, slot: Slot) -> tuple[Absence, ...]:
    """What is entered in a cell: the absence of a person, or of the practice."""
    return tuple(one for one in absences_of(plan).get(member_id, ()) if is_in(one, slot))


def hours_away(plan: Plan, year: int, member_id: str, slot: Slot) -> Mapping[AbsenceKind, float]:
    """Hours that somebody is away in a column, by kind."""
    found: dict[AbsenceKind, float] = {}
    for loss in days_of(plan, year)[member_id].losses:
        if slot.first <= loss.day <= slot.last:
            found[loss.kind] = found.get(loss.kind, 0.0) + loss.hours
    return found


def outside(member: Member, year: int) -> tuple[Piece, ...]:
    """The parts of a year in which somebody is not in the team yet, or no more."""
    span = day_slots(year)
    start = (member.start - span[0].first).days if member.start else 0
    end = (member.end - span[0].first).days + 1 if member.end else len(span)
    known = ((0.0, float(min(start, len(span)))), (float(max(end, 0)), float(len(span))))
    return tuple(piece for piece in known if piece[1] > piece[0])
