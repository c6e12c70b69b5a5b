"""Odd files for the readers: what stands in `tests/files/odd`, and what has to be made because of its size."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from tests.support.odd_tables import TABLES
from tests.support.patient_lists import zipped

ODD = Path(__file__).parent.parent / "files" / "odd"

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


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


def _many_cells() -> bytes:
    """Rows with a hundred numbers each, together six and a half million cells."""
    letters = [xl_col_to_name(place) for place in range(100)]
    rows = ("".join(f'<c r="{column}{row}"><v>1</v></c>' for column in letters) for row in range(4, 1_004))
    block = "".join(rows)
    return with_rows(block for _ in range(64))


def _prefixed(xml: str) -> str:
    """The tags of a sheet as some programs write them: `x:row`, `x:c`."""
    return re.sub(r"<(/?)(?!\?)", r"<\1x:", xml).replace("xmlns=", "xmlns:x=", 1)


# Too large to keep: files that are made when they are needed, by the name that the table of expectations uses.
MADE: dict[str, Callable[[], bytes]] = {
    **TABLES,
    "six_million_cells.xlsx": _many_cells,
    "prefixed_tags.xlsx": lambda: changed_part(SHEET, _prefixed),
    "strange_tags.xlsx": lambda: with_rows("<x:c/>" * 1000 + hex(number * 7**40) for number in range(3_100)),
    "mapping_nan.json": lambda: b'{"birth_date": NaN, "icpc": 1e999}',
    "mapping_nested.json": lambda: b'{"programmes":' * 60_000,
    "mapping_million.json": lambda: b'{"social_postcodes":[' + b'"1234",' * 1_000_000 + b'""]}',
    "own_mapping_million.json": lambda: b'{"kind":"staff","columns":{' + b'"name":"a",' * 1_000_000 + b'"role":"b"}}',
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


def _million_rows(text: str, line: str) -> bytes:
    return (text + "\n" + (line + "\n") * 1_048_576).encode()


# What practices may really have, at its largest: these take seconds to make, and are tried only by the long tests.
LARGE: dict[str, Callable[[], bytes]] = {
    "million_patients.csv": lambda: _million_rows("dob;icpc", "1980-03-02;T90"),
    "million_appointments.csv": lambda: _million_rows("Datum;Soort;Duur", "2025-04-01;Consult;10"),
    "million_shifts.csv": lambda: _million_rows("Persoon;Dag;Dagdeel;Werk;Uren", "owner;maandag;ochtend;Overleg;4"),
    "million_weeks.csv": lambda: _million_rows("Medewerker;Week;Gewerkt", "owner;1;4"),
    "million_rows.xlsx": lambda: with_rows(
        "".join(f'<row r="{row}"><c r="A{row}"><v>29282</v></c></row>' for row in range(start, start + 1_000))
        for start in range(4, 1_048_000, 1_000)
    ),
}


def odd_file(name: str, folder: Path) -> Path:
    """The odd file of this name, made in a folder where it is not kept."""
    make = {**MADE, **LARGE}.get(name)
    if make is None:
        return ODD / name
    path = folder / name
    path.write_bytes(make())
    return path
