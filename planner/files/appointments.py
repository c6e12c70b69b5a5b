"""Counting the appointments of each day in an export: a row for each appointment, or a number for each day.

Only the cells with the date and the number are read; nothing of a patient gets into the result or an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.errors import ListError
from planner.files.named_columns import NamedTable, open_named, read_number
from planner.files.patient_cells import DateOrder, read_date, shows_order
from planner.texts import T

_COLUMNS = {
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


def count_appointments(path: Path) -> AppointmentCount:
    """The appointments of each day; `ListError` for a file without a column of dates, or without any that is read."""
    table = open_named(path, _COLUMNS, {"date": T("the date of the appointment")})
    order = _order(table)
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
    if not per_day:
        raise ListError(T("The list has no appointment with a date that can be read."), path.name)
    return AppointmentCount(per_day, read, skipped)


def _order(table: NamedTable) -> DateOrder:
    """Day first, as in Dutch, unless some dates can only be month first and none can only be day first."""
    shown = {shows_order(table.cell(row, "date")) for _, row in table}
    return "mdy" if "mdy" in shown and "dmy" not in shown else "dmy"
