"""The year as people draw it: a letter for each week in which somebody is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Absence, Member
from planner.terms import ABSENCE_KINDS, WEEKDAYS, AbsenceKind, AbsenceState
from planner.texts import Message, T
from planner.week.away import in_team
from planner.year.calendar import Week
from planner.year.capacity import Year
from planner.year.words import LETTERS

WORKING_DAYS = 5
NOT_THERE = "–"


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a week of somebody's year: the letter of an absence, with the days where it is not all of them.

    `kind` is None where the person is not in the team; `is_asked` is leave that is not granted yet.
    """

    kind: AbsenceKind | None
    text: Message | str
    is_asked: bool = False


def month(week: Week) -> int:
    """The month that a week belongs to: that of its Thursday."""
    return (week.monday + timedelta(days=3)).month


def marks(year: Year, member: Member) -> tuple[Mark | None, ...]:
    """Somebody's absence in each week of a year, granted or asked for."""
    own = [one for one in year.plan.absences if one.member in (None, member.id) and one.state != "refused"]
    known = year.members[member.id]
    lost = [sum(hours) for hours in zip(*known.away.values(), strict=True)] or [0.0] * len(year.weeks)
    return tuple(
        _mark(member, [one for one in own if _touches(one, week)], week, lost[place] >= known.paid[place] > 0)
        for place, week in enumerate(year.weeks)
    )


def _touches(absence: Absence, week: Week) -> bool:
    return absence.first <= week.sunday and absence.last >= week.monday


def _mark(member: Member, own: list[Absence], week: Week, is_gone: bool) -> Mark | None:
    """What takes most of the working days of a week; `is_gone` where absence takes all hours of it."""
    days = [week.monday + timedelta(days=number) for number in range(WORKING_DAYS)]
    if not any(in_team(member, day) for day in days):
        return Mark(None, NOT_THERE)
    counts: dict[tuple[AbsenceKind, AbsenceState], float] = {}
    for one in own:
        key = (one.kind, one.state)
        counts[key] = counts.get(key, 0.0) + sum(_part(one, day) for day in days)
    if not any(counts.values()):
        return None
    (kind, state), taken = max(counts.items(), key=lambda item: (item[1], -ABSENCE_KINDS.index(item[0][0])))
    letter = T("{letter}?", letter=LETTERS[kind]) if state == "asked" else LETTERS[kind]
    is_whole = taken >= WORKING_DAYS or (is_gone and len(counts) == 1)
    text = letter if is_whole else T("{letter}{days}", letter=letter, days=_days(taken))
    return Mark(kind, text, state == "asked")


def _part(absence: Absence, day: date) -> float:
    """The part of a day that an absence takes: a morning or an afternoon is half of it."""
    if not absence.first <= day <= absence.last:
        return 0.0
    weekday = WEEKDAYS[day.weekday()]
    halves = sum(f"{weekday}_{part}" in absence.sessions for part in ("am", "pm"))
    return halves / 2 if absence.sessions else 1.0


def _days(number: float) -> str:
    whole, rest = divmod(number, 1)
    return f"{int(whole) or ''}½" if rest else str(int(whole))
