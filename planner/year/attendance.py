"""Who would be there on each day of a year by the roster, and which hours absence takes.

The roster is the week plan that is valid on a day. Where none is, everybody works the own week pattern, and so does who
has no cell yet in a draft; who has none in a plan that is final does not come. Contract hours without a pattern or
cells are spread over Monday to Friday, half in the morning and half in the afternoon. A share of the weeks lowers the
hours of each week alike, as nothing says which weeks they are; a locum for some weeks comes on the own sessions in
every week from the first day to the last.

Each hour is lost to one thing only. A day off in a holiday costs no leave, and neither does sickness: what comes first
in `_ORDER` counts. Sickness that is entered is on top of the sick rate, which stands for the short ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from planner.capacity import comes_for_a_time
from planner.memo import FEW, IdentityMemo
from planner.plan import Absence, Cell, Member, Plan, WeekPlan
from planner.terms import DAY_PARTS, WEEKDAYS, WORKDAYS, AbsenceKind
from planner.week.away import granted_by_member, in_team
from planner.week.dates import WEEK, date_of, holds, valid, week_of_cycle
from planner.week.works import works
from planner.year.calendar import Week, weeks

_ORDER: tuple[AbsenceKind, ...] = ("holiday", "sick", "parental", "study", "other", "leave")
_HALVES = tuple(f"{day}_{part}" for day in WORKDAYS for part in ("am", "pm"))

Hours = Mapping[str, float]
_WeekHours = tuple[Hours, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """Hours of one session of one day that somebody is away."""

    day: date
    session: str
    kind: AbsenceKind
    hours: float


@dataclass(frozen=True, slots=True)
class MemberDays:
    """One person's year: hours by the roster in each ISO week, and what is lost of them.

    `losses` reach over the ISO weeks and the calendar year; `away` are those of the ISO weeks by kind.
    """

    member: Member
    paid: tuple[float, ...]
    losses: tuple[Loss, ...]
    away: Mapping[AbsenceKind, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class _Span:
    """The days that a year is about: its ISO weeks and the calendar year."""

    weeks: tuple[Week, ...]
    first: date
    last: date


@lru_cache(maxsize=FEW)
def _span(year: int) -> _Span:
    known = weeks(year)
    return _Span(known, min(known[0].monday, date(year, 1, 1)), max(known[-1].sunday, date(year, 12, 31)))


_Turn = tuple[WeekPlan | None, int]


class Roster:
    """The week plan and the week of its cycle that count on each day of a year."""

    def __init__(self, plans: tuple[WeekPlan, ...], span: _Span) -> None:
        self.span = span
        days = (span.last - span.first).days + 1
        self._turns = [_turn(plans, span.first + timedelta(days=day)) for day in range(days)]

    def turn(self, day: date) -> _Turn:
        """What counts on a day."""
        return self._turns[(day - self.span.first).days]

    def of_week(self, week: Week) -> list[_Turn]:
        """What counts on the seven days of a week."""
        start = (week.monday - self.span.first).days
        return self._turns[start : start + WEEK.days]


def _turn(plans: tuple[WeekPlan, ...], day: date) -> _Turn:
    plan = valid(plans, day) if plans else None
    return (plan, week_of_cycle(day, plan.cycle)) if plan is not None else (None, 1)


_roster = IdentityMemo(Roster, FEW)


def _cells(cells: tuple[Cell, ...]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.member, []).append(cell)
    return found


_cells_of = IdentityMemo(_cells, FEW)


def has_sessions(member: Member, plan: WeekPlan | None) -> bool:
    """Whether it is known in which sessions somebody works: by the own pattern, or by cells in a week plan."""
    return bool(member.sessions) or (plan is not None and member.id in _cells_of(plan.cells))


def _week_hours(member: Member, plan: WeekPlan | None, number: int) -> _WeekHours:
    """Somebody's hours by session on each day of one week of a cycle."""
    hours: dict[str, float] = {}
    cells = _cells_of(plan.cells).get(member.id, ()) if plan is not None else ()
    if cells:
        for cell in cells:
            if works(cell) and holds(cell, number):
                hours[cell.session] = hours.get(cell.session, 0.0) + cell.hours
    elif member.sessions:
        if plan is None or plan.state == "draft" or comes_for_a_time(member):
            share = 1.0 if comes_for_a_time(member) else member.weeks_share
            hours = {session: there * share for session, there in member.sessions.items()}
    else:
        hours = dict.fromkeys(_HALVES, (member.hours_per_week or 0.0) * member.weeks_share / len(_HALVES))
    return tuple(_of_day(hours, day) for day in WEEKDAYS)


def _of_day(hours: Hours, day: str) -> Hours:
    found = {f"{day}_{part}": hours.get(f"{day}_{part}", 0.0) for part in DAY_PARTS}
    return {session: there for session, there in found.items() if there > 0}


_hours = IdentityMemo(_week_hours)


def rostered(roster: Roster, member: Member, day: date) -> Hours:
    """Somebody's hours by session on a day, before any absence; none outside the time in the team."""
    if not in_team(member, day):
        return {}
    plan, number = roster.turn(day)
    return _hours(member, plan, number)[day.weekday()]


def _week_total(roster: Roster, member: Member, week: Week) -> float:
    turns = roster.of_week(week)
    if in_team(member, week.monday) and in_team(member, week.sunday) and turns.count(turns[0]) == len(turns):
        return _total(member, *turns[0])
    days = (week.monday + timedelta(days=day) for day in range(WEEK.days))
    return sum(sum(rostered(roster, member, day).values()) for day in days)


_total = IdentityMemo(lambda *turn: sum(sum(day.values()) for day in _hours(*turn)))


def _member_days(roster: Roster, member: Member, *absences: Absence) -> MemberDays:
    losses = tuple(_losses(roster, member, absences))
    away: dict[AbsenceKind, list[float]] = {}
    known = roster.span.weeks
    for loss in losses:
        place = (loss.day - known[0].monday).days // WEEK.days
        if 0 <= place < len(known):
            away.setdefault(loss.kind, [0.0] * len(known))[place] += loss.hours
    return MemberDays(
        member=member,
        paid=tuple(_week_total(roster, member, week) for week in known),
        losses=losses,
        away={kind: tuple(hours) for kind, hours in away.items()},
    )


def _losses(roster: Roster, member: Member, absences: tuple[Absence, ...]) -> Iterator[Loss]:
    taken: set[tuple[date, str]] = set()
    for absence in sorted(absences, key=lambda one: _ORDER.index(one.kind)):
        for day in _days(absence, member, roster.span):
            for session, hours in rostered(roster, member, day).items():
                if covers(absence, day, session) and (day, session) not in taken:
                    taken.add((day, session))
                    yield Loss(day, session, absence.kind, hours)


def _days(absence: Absence, member: Member, span: _Span) -> Iterator[date]:
    """The days of an absence that lie in the year and in somebody's time in the team."""
    day = max(absence.first, span.first, member.start or span.first)
    last = min(absence.last, span.last, member.end or span.last)
    while day <= last:
        yield day
        day += timedelta(days=1)


_remembered = IdentityMemo(_member_days)


def closures(absences: tuple[Absence, ...]) -> list[Absence]:
    """When the whole practice is closed."""
    return granted_by_member(absences).get(None, [])


def covers(closure: Absence, day: date, session: str) -> bool:
    """Whether an absence holds in a session of a day."""
    return closure.first <= day <= closure.last and (not closure.sessions or session in closure.sessions)


def _closed_weeks(absences: tuple[Absence, ...], known: tuple[Week, ...]) -> frozenset[int]:
    closed = closures(absences)

    def is_closed(week: Week) -> bool:
        here = [one for one in closed if one.first <= week.sunday and one.last >= week.monday]
        days = ((date_of(week.monday, session), session) for session in _HALVES)
        return bool(here) and all(any(covers(one, day, session) for one in here) for day, session in days)

    return frozenset(place for place, week in enumerate(known) if is_closed(week))


# The places of the weeks in which the practice is closed from Monday to Friday, mornings and afternoons.
closed_weeks = IdentityMemo(_closed_weeks, FEW)


def _everybody(
    staff: tuple[Member, ...], absences: tuple[Absence, ...], plans: tuple[WeekPlan, ...], span: _Span
) -> dict[str, MemberDays]:
    roster, granted = _roster(plans, span), granted_by_member(absences)
    closed = granted.get(None, [])
    return {member.id: _remembered(roster, member, *closed, *granted.get(member.id, ())) for member in staff}


_remembered_all = IdentityMemo(_everybody, FEW)


def days_of(plan: Plan, year: int) -> Mapping[str, MemberDays]:
    """The year of every member of the plan, by member id."""
    return _remembered_all(plan.staff, plan.absences, plan.weeks, _span(year))


def roster_of(plan: Plan, year: int) -> Roster:
    """Which week plan counts on each day of a year, for `rostered`."""
    return _roster(plan.weeks, _span(year))
