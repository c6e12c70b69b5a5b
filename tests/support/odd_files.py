"""Odd files for the readers: what stands in `tests/files/odd`, and what has to be made because of its size."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import xlsxwriter

from planner.calculation import calculate
from planner.files.appointments import count_appointments
from planner.files.patient_list import count_patients, read_header
from planner.files.plan_file import load
from planner.files.shifts import read_shifts
from planner.files.tables import open_table
from planner.files.worked_hours import read_worked
from planner.plan import Plan
from tests.support.patient_lists import AS_OF, zipped
from tests.support.plans import worked_example

ODD = Path(__file__).parent.parent / "files" / "odd"

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def _patients(path: Path) -> object:
    report = count_patients(path, read_header(path).mapping, AS_OF).report
    return {"counted": report.counted, **{reason.value: found.count for reason, found in report.skipped.items()}}


def _appointments(path: Path) -> object:
    found = count_appointments(path)
    return {"days": {day.isoformat(): count for day, count in found.per_day.items()}, "skipped": found.skipped}


def _worked(path: Path) -> object:
    found = read_worked(path, worked_example().staff, 2026)
    return {"weeks": {str(week.week): week.worked for week in found.weeks}, "skipped": len(found.skipped)}


def _shifts(path: Path) -> object:
    return read_shifts(path, worked_example()).rows


def _plan(path: Path) -> object:
    plan: Plan = load(path)
    calculate(plan)
    return len(plan.staff)


READERS: dict[str, Callable[[Path], object]] = {
    "patients": _patients,
    "appointments": _appointments,
    "worked": _worked,
    "shifts": _shifts,
    "plan": _plan,
    "table": lambda path: list(open_table(path, len)),
}


def workbook(rows: list[list[object]], settings: dict[str, object] | None = None) -> dict[str, str]:
    """The parts of a sound workbook with one sheet."""
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, {"default_date_format": "dd-mm-yyyy", **(settings or {})}) as book:
        page = book.add_worksheet("Blad1")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    with zipfile.ZipFile(memory) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist()}


LIST: list[list[object]] = [["dob", "icpc"], [date(1980, 3, 2), "T90"], ["1990-03-02", "K86"]]


def changed_part(part: str, change: Callable[[str], str]) -> bytes:
    """A sound patient list as a workbook, with the text of one part changed."""
    parts = workbook(LIST)
    before = parts[part]
    parts[part] = change(before)
    assert parts[part] != before
    return zipped(parts)


def with_rows(rows: Iterator[str]) -> bytes:
    """A sound patient list with more rows of XML below it."""
    return changed_part(SHEET, lambda xml: xml.replace("</sheetData>", "".join(rows) + "</sheetData>"))


def _many_of_one_long_text() -> bytes:
    parts = workbook(LIST)
    parts[STRINGS] = parts[STRINGS].replace("<t>dob</t>", f"<t>{'dob' + 'x' * 30_000}</t>")
    more = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(4, 50_000))
    parts[SHEET] = parts[SHEET].replace("</sheetData>", more + "</sheetData>")
    return zipped(parts)


def _one_sheet_many_times() -> bytes:
    parts = workbook(LIST)
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    sheet = re.search(r"<sheet [^>]*/>", parts[book])
    assert sheet
    copies = "".join(sheet[0].replace("Blad1", f"B{n}").replace('sheetId="1"', f'sheetId="{n}"') for n in range(2, 99))
    parts[book] = parts[book].replace(sheet[0], sheet[0] + copies)
    assert parts[links]
    return zipped(parts)


# Too large to keep: files that are made when they are needed, by the name that the table of expectations uses.
MADE: dict[str, Callable[[], bytes]] = {
    "zip_bomb.xlsx": lambda: changed_part(STRINGS, lambda xml: xml.replace("</sst>", " " * 30_000_000 + "</sst>")),
    "texts_bomb.xlsx": lambda: changed_part(STRINGS, lambda xml: xml.replace("</sst>", "<si/>" * 5_000_000 + "</sst>")),
    "one_text_50000_times.xlsx": _many_of_one_long_text,
    "one_sheet_98_times.xlsx": _one_sheet_many_times,
    "one_cell_again_and_again.xlsx": lambda: with_rows('<c r="A1"/>' * 100_000 for _ in range(20)),
    "million_row_tags.xlsx": lambda: with_rows(f'<row r="{row}" s="1"/>' for row in range(4, 300_000)),
    "million_staff.dagdeel": lambda: b'{"staff":[' + b'{"id":"a","role":"gp"},' * 1_000_001 + b"{}]}",
    "million_numbers.dagdeel": lambda: b'{"worked":[' + b"1," * 1_000_000 + b"1]}",
    "many_fields.dagdeel": lambda: b"{" + b",".join(b'"k%d":1' % n for n in range(3_000)) + b"}",
    "wrong_records.dagdeel": lambda: b'{"worked":[' + b'{"a":1,"b":2,"c":3},' * 90_000 + b"{}]}",
    "nested_lists.dagdeel": lambda: b'{"staff":' + b"[" * 100_000,
    "long_list_inside.dagdeel": lambda: b'{"staff":[{"id":[' + b"1," * 30_000 + b"1]}]}",
    "long_cell.csv": lambda: b"dob;icpc\n1980-03-02;" + b"T90 " * 50_000,
    "no_line_end.csv": lambda: b"a" * 3_000_000,
    "many_columns.csv": lambda: b";".join(b"k%d" % n for n in range(20_000)) + b"\n1980-03-02\n",
    "empty_lines.csv": lambda: b"dob\n" + b"\n" * 200_000,
}


def odd_file(name: str, folder: Path) -> Path:
    """The odd file of this name, made in a folder where it is not kept."""
    if name not in MADE:
        return ODD / name
    path = folder / name
    path.write_bytes(MADE[name]())
    return path
