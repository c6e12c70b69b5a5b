"""Who has the Mondays, evenings, weekend days, duties and public holidays of a year, against a fair share of them.

Counted are the days of the ISO weeks of a year on which somebody works by the roster and is not away. A closed practice
takes nobody's duty away, as that is done elsewhere. Fair is as the hours that the people of a function are there in the
year; locums and trainees are left out, and what somebody likes is no burden. Of
public holidays those count on which practices are usually closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Cell, Member, Plan
from planner.terms import SESSIONS
from planner.texts import Message, T
from planner.week.away import granted_by_member
from planner.week.checks.fairness import BURDENS
from planner.week.dates import holds
from planner.year.attendance import MemberDays, Roster, covers, days_of, roster_of, rostered
from planner.year.calendar import public_holidays, weeks

HOLIDAY = "holiday"
TITLES: Mapping[str, Message] = {
    "monday": T("On Mondays"),
    "friday": T("On Fridays"),
    "evening": T("Evenings"),
    "weekend": T("Weekend days"),
    "duty": T("Duty shifts"),
    HOLIDAY: T("Public holidays"),
}
# More than this part above a fair share, and more than this many times above it, is unfair (an assumption).
_PART, _TIMES = 0.1, 1.0
# Who has no cell in a week plan has the own week pattern, of which no more is known than the sessions.
_BY_PATTERN = {session: Cell(member="anybody", session=session) for session in SESSIONS}


@dataclass(frozen=True, slots=True)
class Share:
    """One person's days of one burden in a year, and how many of them would be fair."""

    own: int
    fair: float

    @property
    def is_unfair(self) -> bool:
        """Whether it is clearly more than a fair share."""
        return self.own > self.fair * (1 + _PART) and self.own > self.fair + _TIMES


@dataclass(frozen=True, slots=True)
class FairShare:
    """One person's burdens of a year by kind."""

    member: Member
    shares: Mapping[str, Share]


def fair_shares(plan: Plan, year: int) -> tuple[FairShare, ...]:
    """Everybody's burdens of a year, in the order of the team, without locums and trainees."""
    people = [member for member in plan.staff if member.employment not in ("locum", "trainee")]
    known, counted = days_of(plan, year), _Year(plan, year)
    own = {member.id: counted.of(member) for member in people}
    there = {member.id: _hours(known[member.id]) for member in people}
    return tuple(
        FairShare(member, {burden: _share(burden, member, people, own, there) for burden in TITLES})
        for member in people
    )


def _share(
    burden: str, member: Member, people: list[Member], own: Mapping[str, Mapping[str, int]], there: Mapping[str, float]
) -> Share:
    team = [one.id for one in people if one.role == member.role]
    total, hours = sum(own[one][burden] for one in team), sum(there[one] for one in team)
    return Share(own[member.id][burden], total * there[member.id] / hours if hours else 0.0)


def _hours(days: MemberDays) -> float:
    """Hours that somebody is there in a year."""
    return sum(days.paid) - sum(sum(hours) for hours in days.away.values())


class _Year:
    """The days of a year on which somebody works."""

    def __init__(self, plan: Plan, year: int) -> None:
        self._roster: Roster = roster_of(plan, year)
        self._known = days_of(plan, year)
        self._granted = granted_by_member(plan.absences)
        self._holidays = {one.day for one in public_holidays(year) if one.usual and not one.sessions}
        self._by_member: dict[str, dict[str, list[Cell]]] = {}
        for week in plan.weeks:
            for cell in week.cells:
                self._by_member.setdefault(week.id, {}).setdefault(cell.member, []).append(cell)
        first, last = weeks(year)[0].monday, weeks(year)[-1].sunday
        self._days = [first + timedelta(days=number) for number in range((last - first).days + 1)]

    def of(self, member: Member) -> dict[str, int]:
        """How many days of each burden somebody has."""
        lost = {(loss.day, loss.session) for loss in self._known[member.id].losses}
        found = dict.fromkeys(TITLES, 0)
        for day in self._days:
            for burden in self._met(member, day, lost):
                found[burden] += 1
        return found

    def _met(self, member: Member, day: date, lost: set[tuple[date, str]]) -> set[str]:
        cells = [
            cell
            for cell in self._cells(member, day)
            if member.wishes.get(cell.session) != "likes" and not self._is_away(member, cell, day, lost)
        ]
        met = {burden for burden, (_, is_one) in BURDENS.items() if any(map(is_one, cells))}
        return met | {HOLIDAY} if cells and day in self._holidays else met

    def _cells(self, member: Member, day: date) -> Iterator[Cell]:
        """What somebody does on a day by the roster."""
        sessions = rostered(self._roster, member, day)
        if not sessions:
            return
        week, number = self._roster.turn(day)
        known = self._by_member.get(week.id, {}).get(member.id, []) if week is not None else []
        cells = [cell for cell in known if cell.work != "off" and holds(cell, number)]
        for session in sessions:
            own = [cell for cell in cells if cell.session == session]
            yield from own or [_BY_PATTERN[session]]

    def _is_away(self, member: Member, cell: Cell, day: date, lost: set[tuple[date, str]]) -> bool:
        if cell.work != "duty":
            return (day, cell.session) in lost
        return any(covers(one, day, cell.session) for one in self._granted.get(member.id, ()))
