"""Absence that is reported while the roster runs: somebody is sick today, or away on some afternoons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from planner.plan import Absence, Plan
from planner.terms import DAY_PARTS, WEEKDAYS, AbsenceKind, DayPart
from planner.week.away import Away, cells_of
from planner.week.dates import WEEK, mondays, valid
from planner.year.edits import new_absence

# Absence may last for years; so far the roster is looked at.
_FAR = 8 * WEEK


def reported(
    plan: Plan, member_id: str, kind: AbsenceKind, first: date, last: date, parts: Iterable[DayPart] = DAY_PARTS
) -> Absence:
    """The absence of somebody on all days from first to last, or in some parts of each; `EditError` as new_absence."""
    chosen = [part for part in DAY_PARTS if part in set(parts)]
    days = {(first + timedelta(days=number)).weekday() for number in range(min(7, (last - first).days + 1))}
    whole = len(chosen) == len(DAY_PARTS)
    sessions = () if whole else tuple(f"{WEEKDAYS[day]}_{part}" for day in sorted(days) for part in chosen)
    return new_absence(plan, member_id, first, last, kind=kind, sessions=sessions)


def missed(plan: Plan, absence: Absence) -> tuple[Away, ...]:
    """What somebody has in the roster during an absence that is not in the plan yet, in the first weeks of it."""
    then = plan.model_copy(update={"absences": (*plan.absences, absence)})
    found: list[Away] = []
    for monday in mondays(absence.first, min(absence.last, absence.first + _FAR)):
        week = valid(plan.weeks, monday)
        if week is not None:
            found += (one for one in cells_of(then, week, monday)[1] if one.absence is absence)
    return tuple(found)
