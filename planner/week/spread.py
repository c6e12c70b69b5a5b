"""A function's contacts of a week spread over its sessions."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from planner.access import day_of
from planner.memo import FEW, IdentityMemo
from planner.plan import Member
from planner.terms import WORKDAYS, Workday
from planner.week.rates import Hours

_EVERY_MORNING_AND_AFTERNOON: Hours = {f"{day}_{part}": 1.0 for day in WORKDAYS for part in ("am", "pm")}


@dataclass(frozen=True, slots=True)
class Spread:
    """Contacts by session: those that have to be met on the day that they are asked, and those that can wait."""

    same_day: Mapping[str, float]
    waiting: Mapping[str, float]

    def of(self, session: str) -> float:
        """All contacts of a session."""
        return self.same_day.get(session, 0.0) + self.waiting.get(session, 0.0)


def _pattern_hours(staff: tuple[Member, ...]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for member in staff:
        hours = found.setdefault(member.role, {})
        for session, own in member.sessions.items():
            hours[session] = hours.get(session, 0.0) + own * member.weeks_share
    return found


_remembered = IdentityMemo(_pattern_hours, FEW)


def pattern_hours(staff: tuple[Member, ...], role_id: str) -> Hours:
    """Hours of a function's week patterns by session, in an average week."""
    hours: Hours = _remembered(staff).get(role_id, {})
    return hours


def basis(pattern: Hours, rostered: Hours, office_only: Set[str]) -> Hours:
    """The hours that contacts go by: of the week patterns, else of the roster, else every weekday alike.

    Sessions with office work only are left out: patients are not sent there.
    """
    usual = {session: hours for session, hours in pattern.items() if session not in office_only and hours > 0}
    own = {session: hours for session, hours in rostered.items() if hours > 0}
    return next((hours for hours in (usual, own) if _on_workdays(hours)), _EVERY_MORNING_AND_AFTERNOON)


def _on_workdays(hours: Hours) -> bool:
    return any(day_of(session) in WORKDAYS for session in hours)


def spread(contacts: float, waiting: float, factors: Mapping[Workday, float], hours: Hours) -> Spread:
    """Contacts spread by hours: what can wait over all sessions alike, the rest over the weekdays as busy as they are.

    A weekday without hours gets none of it; the others share its part. Within a day the hours decide.
    """
    by_day = {day: sum(own for session, own in hours.items() if day_of(session) == day) for day in WORKDAYS}
    busy = {day: factors.get(day, 1.0) for day, own in by_day.items() if own}
    if not sum(busy.values()):
        busy = dict.fromkeys(busy, 1.0)
    same_day = {
        session: (contacts - waiting) * (busy[day] / sum(busy.values())) * own / by_day[day]
        for day in WORKDAYS
        for session, own in hours.items()
        if day_of(session) == day
    }
    total = sum(hours.values())
    return Spread(same_day, {session: waiting * own / total for session, own in hours.items()})
