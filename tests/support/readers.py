"""Every reader of files that others made, by name, with what it makes of a file as something that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.calculation import calculate
from planner.calibration.reading import read_book
from planner.files import patient_columns
from planner.files.patient_list import count_patients, read_header
from planner.files.plan_file import load
from planner.files.shifts import read_shifts
from planner.files.tables import open_table
from planner.files.template import read_template
from planner.files.template.own_mapping import load_mapping
from planner.files.template.own_sheet import choose, guess, likely_kind, own_sheets, read_own
from planner.files.template.preview import Preview
from planner.files.worked_hours import read_worked
from planner.plan import Plan, WeekPlan
from tests.support.patient_lists import AS_OF
from tests.support.plans import worked_example

CSV, XLSX, JSON = "csv", "xlsx", "json"


@dataclass(frozen=True, slots=True)
class Reader:
    """What it makes of a file, and the formats that it takes."""

    read: Callable[[Path], object]
    takes: tuple[str, ...]


@cache
def _example() -> Plan:
    """The worked example with an empty roster."""
    return worked_example().model_copy(update={"weeks": (WeekPlan(id="week"),)})


def _patients(path: Path) -> object:
    report = count_patients(path, read_header(path).mapping, AS_OF).report
    return {"counted": report.counted, **{reason.value: found.count for reason, found in report.skipped.items()}}


def _book(path: Path) -> object:
    book = read_book(path, AS_OF)
    days = sorted({day.isoformat() for day, _ in book.held})
    return {"days": days, **{reason.value: count for reason, count in book.left_out.items()}}


def _worked(path: Path) -> object:
    found = read_worked(path, _example().staff, 2026)
    return {"weeks": {str(week.week): week.worked for week in found.weeks}, "skipped": len(found.skipped)}


def _shifts(path: Path) -> object:
    found = read_shifts(path, _example())
    return {"rows": found.rows, "refused": [one.cell for one in found.refused]}


def _template(path: Path) -> object:
    return _previewed(read_template(path, _example()))


def _own(path: Path) -> object:
    sheets = own_sheets(path)
    kind = likely_kind(sheets[0].title, sheets[0].names)
    sheet = choose(sheets, kind)
    return _previewed(read_own(sheet, kind, guess(kind, sheet.names), _example()))


def _previewed(preview: Preview) -> object:
    """The records that would change, after taking all over, and the cells that are refused."""
    if preview.entries:
        preview.change()
    changes = [f"{entry.kind.value} {entry.key}" for entry in preview.entries]
    return {"changes": changes, "refused": [one.cell for one in preview.refused]}


def _plan(path: Path) -> object:
    plan = load(path)
    calculate(plan)
    return len(plan.staff)


READERS: Mapping[str, Reader] = {
    "book": Reader(_book, (CSV, XLSX)),
    "mapping": Reader(lambda path: sorted(patient_columns.load_mapping(path).columns), (JSON,)),
    "own": Reader(_own, (CSV, XLSX)),
    "own_mapping": Reader(lambda path: sorted(load_mapping(path).columns), (JSON,)),
    "patients": Reader(_patients, (CSV, XLSX)),
    "plan": Reader(_plan, (JSON,)),
    "shifts": Reader(_shifts, (CSV, XLSX)),
    "table": Reader(lambda path: [list(row) for row in open_table(path, len)], (CSV, XLSX)),
    "template": Reader(_template, (XLSX,)),
    "worked": Reader(_worked, (CSV, XLSX)),
}
