"""Counting the appointments of each day in an export: a row for each appointment, or a number for each day.

Only the cells with the date and the number are read; nothing of a patient gets into the result or an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.errors import ListError
from planner.files.named_columns import NamedPreview, NamedTable, Places, open_named, preview_named, read_number
from planner.files.patient_cells import DateOrder, read_date, shows_order
from planner.files.patient_list import PROGRESS_EVERY, Cancelled
from planner.texts import T

COLUMNS = {
    "date": "datum afspraakdatum datumafspraak contactdatum datumcontact consultdatum dag begindatum startdatum "
    "datumtijd date day appointmentdate contactdate startdate datetime",
    "count": "aantal aantalafspraken afspraken aantalcontacten contacten aantalconsulten consulten totaal "
    "count number appointments contacts total",
}


@dataclass(frozen=True, slots=True)
class AppointmentCount:
    """Appointments per day; `read` rows of the list, `skipped` of them without a date or number that can be read."""

    per_day: Mapping[date, float]
    read: int
    skipped: int


def preview_appointments(path: Path) -> NamedPreview:
    """The first rows of a list, to say which column holds the date and which a number."""
    return preview_named(path, COLUMNS)


def count_appointments(
    path: Path, chosen: Places | None = None, progress: Callable[[int], bool] | None = None
) -> AppointmentCount:
    """The appointments of each day, from columns that are known by their names or were chosen.

    `progress` hears how many rows were read, and stops the count by `False`. `ListError` for a file without a column of
    dates, or without any that is read; `Cancelled` when stopped.
    """
    table = open_named(path, COLUMNS, {"date": T("the date of the appointment")}, chosen)
    order = date_order(table)
    per_day: dict[date, float] = {}
    read = skipped = 0
    for _, row in table:
        read += 1
        day = read_date(table.cell(row, "date"), order)
        number = read_number(table.cell(row, "count")) if "count" in table.places else 1.0
        if isinstance(day, date) and number is not None:
            per_day[day] = per_day.get(day, 0.0) + number
        else:
            skipped += 1
        if progress and read % PROGRESS_EVERY == 0 and not progress(read):
            raise Cancelled
    if not per_day:
        raise ListError(T("The list has no appointment with a date that can be read."), path.name)
    return AppointmentCount(per_day, read, skipped)


def date_order(table: NamedTable) -> DateOrder:
    """Day first, as in Dutch, unless some dates can only be month first and none can only be day first."""
    seen: DateOrder = "dmy"
    for _, row in table:
        shown = shows_order(table.cell(row, "date"))
        if shown == "dmy":
            return shown
        seen = shown or seen
    return seen
