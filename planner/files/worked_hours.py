"""Reading hours worked from a list of another program: a row per person and week, or per person and day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.errors import ListError
from planner.files.named_columns import NamedPreview, NamedTable, Places, open_named, preview_named, read_number
from planner.files.patient_cells import read_date
from planner.files.patient_list import PROGRESS_EVERY, Cancelled, opening
from planner.files.xlsx_rows import too_large
from planner.plan import Member, WorkedWeek
from planner.texts import T

_FIGURES = {
    "planned": "gepland rooster ingeroosterd geplandeuren planned rostered plannedhours",
    "worked": "gewerkt gewerkteuren urengewerkt uren worked workedhours hoursworked hours",
    "leave": "verlof vakantie verlofuren leave holiday leavehours",
    "sick": "ziek ziekte verzuim ziekteuren sick sickness sickhours",
    "training": "scholing nascholing opleiding studie training study course",
    "meetings": "overleg vergadering vergaderingen meeting meetings",
}
_COLUMNS = {
    "member": "medewerker naam persoon wie member name employee person who",
    "week": "week weeknummer weeknr isoweek weeknumber",
    "date": "datum dag date day",
    **_FIGURES,
}
_MOST_HOURS = 10_000
# Every day of a year of more people than a practice has.
_MOST_ROWS = 300_000


@dataclass(frozen=True, slots=True)
class WorkedHours:
    """Worked weeks of people in the team. `has_planned` tells whether the list says what was planned.

    `unknown` are names that nobody in the team has, and `skipped` the numbers of rows without a week of the year, or
    with a figure that is no number.
    """

    weeks: tuple[WorkedWeek, ...]
    has_planned: bool
    unknown: tuple[str, ...]
    skipped: tuple[int, ...]


def preview_worked(path: Path) -> NamedPreview:
    """The first rows of a list, to say which column holds what."""
    return preview_named(path, _COLUMNS)


def read_worked(
    path: Path,
    staff: tuple[Member, ...],
    year: int,
    chosen: Places | None = None,
    progress: Callable[[int], bool] | None = None,
) -> WorkedHours:
    """The worked weeks of a year; people are known by name or id. Rows of the same person and week are added up.

    Columns are known by their names, or those that were `chosen`. `progress` hears how many rows were read, and stops
    by `False`. `ListError` where the list has no column for the person, for the week or date, or for the hours worked;
    `Cancelled` when stopped.
    """
    needed = {"member": T("the person"), "worked": T("the hours worked")}
    table = open_named(path, _COLUMNS, needed, chosen, opening(progress))
    if not table.places.keys() & {"week", "date"}:
        raise ListError(T("The list has no column with the week or the date."), path.name)
    people = {name.casefold(): member.id for member in staff for name in (member.id, member.name) if name}
    sums: dict[tuple[str, int], dict[str, float]] = {}
    unknown: dict[str, None] = {}
    skipped: list[int] = []
    for read, (number, row) in enumerate(table, 1):
        if progress and read % PROGRESS_EVERY == 0 and not progress(read):
            raise Cancelled
        if read > _MOST_ROWS:
            raise too_large(path)
        name = table.cell(row, "member")
        week, figures = _week(table, row, year), _figures(table, row)
        if name.casefold() not in people:
            unknown[name] = None
        elif week is None or figures is None:
            skipped.append(number)
        else:
            known = sums.setdefault((people[name.casefold()], week), dict.fromkeys(_FIGURES, 0.0))
            for field, hours in figures.items():
                known[field] = min(known[field] + hours, _MOST_HOURS)
    weeks = tuple(WorkedWeek(member=member, week=week, **figures) for (member, week), figures in sums.items())
    return WorkedHours(weeks, "planned" in table.places, tuple(unknown), tuple(skipped))


def _week(table: NamedTable, row: list[str], year: int) -> int | None:
    """The ISO week of a row: the number that it gives, else that of its date; None where it is not in the year."""
    last = date(year, 12, 28).isocalendar().week
    number = read_number(table.cell(row, "week").upper().removeprefix("W"))
    if number is not None:
        return int(number) if number == int(number) and 1 <= number <= last else None
    day = read_date(table.cell(row, "date"), "dmy")
    return day.isocalendar().week if isinstance(day, date) and day.isocalendar().year == year else None


def _figures(table: NamedTable, row: list[str]) -> dict[str, float] | None:
    """The figures of a row, 0 for an empty cell; None where one is no number."""
    found: dict[str, float] = {}
    for field in _FIGURES:
        cell = table.cell(row, field)
        number = read_number(cell) if cell else 0.0
        if number is None:
            return None
        found[field] = number
    return found
