"""The week plans, the calendar, absence and worked hours of two plans compared."""

from __future__ import annotations

from planner import names
from planner.difference.fields import PARTS, Found, Place, Plans, Table, fields, records
from planner.plan import About, Absence, Cell, Record, WeekPlan, WorkedWeek
from planner.texts import Message, T, Unit
from planner.year import words

_WEEK_TITLES = {"state": About(T("State")), "notes": About(T("Note"))}
_CELL_TITLES = {
    "work": About(T("Work")),
    "hours": About(T("Hours"), Unit.HOURS),
    "room": About(T("Room")),
    "pinned": About(T("Pinned"), Unit.YES_NO),
    "note": About(T("Note")),
}
_ABSENCE_TITLES = {field: About(title) for field, title in words.ABSENCE_FIELDS.items()}
_WORKED_TITLES = {field: About(title, Unit.HOURS) for field, title in words.WORKED_FIELDS.items()}


def roster(both: Plans) -> Found:
    """Everything in which the roster and the year of the new plan are not those of the old one."""
    old, new = both.old, both.new
    yield from records(Table("weeks", _id, names.week, _in_week), both, old.weeks, new.weeks)
    yield from fields(both, Place("calendar", (), PARTS["calendar"]), old.calendar, new.calendar)
    yield from records(_absences(both), both, old.absences, new.absences)
    yield from records(_worked(both), both, old.worked, new.worked)


def _id(record: WeekPlan | Absence) -> str:
    return record.id


def _in_week(both: Plans, place: Place, old: WeekPlan, new: WeekPlan) -> Found:
    yield from fields(both, place, old, new, _WEEK_TITLES)

    def name(cell: Cell) -> Message:
        values = {
            "week": place.what,
            "who": both.named("member", cell.member),
            "session": names.session(cell.session),
        }
        if cell.weeks:
            return T("{week}, {who}, {session}, week {weeks} of the cycle", weeks=cell.weeks, **values)
        return T("{week}, {who}, {session}", **values)

    cells: Table[Cell] = Table(place.part, _spot, name, _in_cell, (*place.key, "cells"), place.what)
    yield from records(cells, both, old.cells, new.cells)


def _spot(cell: Cell) -> str:
    """What tells a cell from others: who, when and in which weeks."""
    return f"{cell.member} {cell.session} {','.join(map(str, cell.weeks))}"


def _in_cell(both: Plans, place: Place, old: Record, new: Record) -> Found:
    return fields(both, place, old, new, _CELL_TITLES)


def _absences(both: Plans) -> Table[Absence]:
    def name(absence: Absence) -> Message:
        who = T("Practice closed") if absence.member is None else both.named("member", absence.member)
        return T("{who}, {what} from {first}", who=who, what=words.absence(absence), first=absence.first)

    def within(both: Plans, place: Place, old: Absence, new: Absence) -> Found:
        return fields(both, place, old, new, _ABSENCE_TITLES)

    return Table("absences", _id, name, within)


def _worked(both: Plans) -> Table[WorkedWeek]:
    def name(week: WorkedWeek) -> Message:
        return T("{who}, week {number}", who=both.named("member", week.member), number=week.week)

    def within(both: Plans, place: Place, old: WorkedWeek, new: WorkedWeek) -> Found:
        return fields(both, place, old, new, _WORKED_TITLES)

    return Table("worked", lambda week: f"{week.member} {week.week}", name, within)
