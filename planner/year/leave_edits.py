"""Edits of a planner of leave, in which a cell holds one thing: what is entered takes the place of what was there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Absence, Plan
from planner.terms import WEEKDAYS, AbsenceKind
from planner.texts import T
from planner.year import edits as year_edits
from planner.year.leave_view import Slot, is_in

_DAY = timedelta(days=1)

People = Collection[str | None]


def mark(plan: Plan, people: People, first: date, last: date, kind: AbsenceKind, **fields: Any) -> Change:
    """Enter one kind of absence for some people, in the place of what they had in these days; None is the practice."""
    rest = _cut(plan, people, first, last)
    so_far, added = plan.model_copy(update={"absences": rest}), []
    for who in people:
        one = year_edits.new_absence(so_far, who, first, last, kind=kind, **fields)
        added.append(one)
        so_far = so_far.model_copy(update={"absences": (*so_far.absences, one)})
    label = T("{kind} of {who}", kind=names.ABSENCE_KINDS[kind], who=year_edits.who(plan, added))
    return edits.replace_parts(plan, label, absences=so_far.absences)


def clear(plan: Plan, people: People, first: date, last: date) -> Change:
    """Take out all absence of some people in these days; what reaches over them keeps the days before and after."""
    slot = Slot(first, last)
    gone = [one for one in plan.absences if one.member in people and is_in(one, slot)]
    label = T("Remove absence of {who}", who=year_edits.who(plan, gone))
    return edits.replace_parts(plan, label, absences=_cut(plan, people, first, last))


def _cut(plan: Plan, people: People, first: date, last: date) -> tuple[Absence, ...]:
    """All absence of the plan without what these people have in these days."""
    slot, taken = Slot(first, last), {one.id for one in plan.absences}
    working = year_edits.working_days(plan)
    found: list[Absence] = []
    for one in plan.absences:
        if one.member not in people or not is_in(one, slot):
            found.append(one)
            continue
        kept = [(one.first, min(one.last, first - _DAY)), (max(one.first, last + _DAY), one.last)]
        kept = [period for period in kept if _holds(one, period, working)]
        for number, (start, end) in enumerate(kept):
            new_id = one.id if number == 0 else edits.fresh_id(taken, one.id)
            taken.add(new_id)
            found.append(one.model_copy(update={"id": new_id, "first": start, "last": end}))
    return tuple(found)


def _holds(absence: Absence, period: tuple[date, date], working: Collection[str]) -> bool:
    """Whether something of an absence is left in a period: a weekend alone is not, unless somebody works then."""
    first, last = period
    days = [WEEKDAYS[(first.weekday() + number) % 7] for number in range(min((last - first).days + 1, 7))]
    return any(day in working for day in days) and is_in(absence, Slot(first, last))


def change_all(plan: Plan, absence_ids: Collection[str], **fields: Any) -> Change:
    """Give some absences other values, such as the same kind or answer, in one step."""
    changed = tuple(one for one in plan.absences if one.id in absence_ids)
    label = T("Change absence of {who}", who=year_edits.who(plan, changed))
    absences = tuple(one.model_copy(update=fields) if one.id in absence_ids else one for one in plan.absences)
    return edits.replace_parts(plan, label, absences=absences)


@dataclass(frozen=True, slots=True)
class Copied:
    """An absence as it was copied: `row` rows below and `after` days after the corner of what was selected."""

    row: int
    after: int
    days: int
    kind: AbsenceKind
    sessions: tuple[str, ...] = ()
    note: str = ""


def copied(plan: Plan, people: Sequence[str | None], first: date, last: date) -> tuple[Copied, ...]:
    """What lies in a block of rows and days, cut off at its edges; refused absence is left out."""
    found = []
    for row, who in enumerate(people):
        for one in plan.absences:
            if one.member == who and one.state != "refused" and is_in(one, Slot(first, last)):
                start, end = max(one.first, first), min(one.last, last)
                found.append(
                    Copied(row, (start - first).days, (end - start).days + 1, one.kind, _from(one, first), one.note)
                )
    return tuple(found)


def _from(absence: Absence, corner: date) -> tuple[str, ...]:
    """Sessions as they would be if the corner were a Monday."""
    return year_edits.turned(absence.sessions, -corner.weekday())


def paste(plan: Plan, people: Sequence[str | None], corner: date, block: Iterable[Copied]) -> Change:
    """Put copied absence into rows from a day on; rows that are not there are left out."""
    now, added = plan, []
    for one in block:
        if one.row < len(people):
            first = corner + timedelta(days=one.after)
            last = first + timedelta(days=one.days - 1)
            sessions = year_edits.turned(one.sessions, corner.weekday())
            who = people[one.row]
            now = mark(now, (who,), first, last, one.kind, sessions=sessions, note=one.note).plan
            added.append(now.absences[-1])
    if not added:
        raise EditError(T("There is no absence to paste. Copy it in the planner first."))
    label = T("Paste absence of {who}", who=year_edits.who(plan, added))
    return edits.replace_parts(plan, label, absences=now.absences)


def next_year(plan: Plan, year: int, today: date) -> Change:
    """Begin the year after this one: everybody's leave that is left is carried over, public holidays come in."""
    carried = year_edits.carry_over(plan, year, today)
    begun = year_edits.set_year(carried.plan, year + 1)
    label = T("Carry over the leave left of {year} to {next}", year=str(year), next=str(year + 1))
    return Change(begun.plan, label, carried.touched | begun.touched)
