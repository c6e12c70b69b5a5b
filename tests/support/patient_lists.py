"""Patient lists for tests: written as files, counted, and looked at."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import xlsxwriter

from planner.files.patient_cells import Reason
from planner.files.patient_columns import Mapping
from planner.files.patient_list import Tally, count_patients, read_header

FILES = Path(__file__).parent.parent / "files" / "patients"
AS_OF = date(2026, 1, 1)
HEADER = ["Naam", "Geboortedatum", "ICPC", "Sociaal", "Postcode", "Uitschrijfdatum", "COPD"]
MAPPING = Mapping(
    birth_date="Geboortedatum",
    icpc="ICPC",
    programmes={"copd_check": "COPD"},
    social_flag="Sociaal",
    postcode="Postcode",
    deregistered="Uitschrijfdatum",
    social_postcodes=("9999", "8888 AB"),
)


def write_csv(path: Path, rows: list[list[str]], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_xlsx(path: Path, rows: list[list[object]], sheet: str = "Blad1") -> Path:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy", "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def write_text(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8"))
    return path


def count(path: Path, **changes: object) -> Tally:
    """The list with the mapping that its own column names suggest, with changes."""
    return count_patients(path, read_header(path).mapping.model_copy(update=changes), AS_OF)


def skipped(tally: Tally) -> dict[Reason, int]:
    return {reason: finding.count for reason, finding in tally.report.skipped.items()}


def without_row_numbers(tally: Tally) -> dict[str, object]:
    report = tally.report
    remarks = {remark: finding.count for remark, finding in report.remarks.items()}
    return tally.model_dump(exclude={"report"}) | {"read": report.read, "skipped": skipped(tally), "remarks": remarks}


def filled(tally: Tally) -> dict[tuple[str, str], int]:
    """The cells of the count that are not zero."""
    return {(band, group): n for band, groups in tally.counts.items() for group, n in groups.items() if n}


def zipped(parts: dict[str, str]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return memory.getvalue()


def changed(path: Path, change: Callable[[str], str]) -> bytes:
    """A sound workbook with the text of its sheet changed."""
    write_xlsx(path, [["dob", "icpc"], ["1980-03-02", "T90"]])
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    before = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = change(before)
    assert parts["xl/worksheets/sheet1.xml"] != before
    return zipped(parts)
