"""All sheets of a workbook with their cells as they are stored: texts, numbers, dates, and what cannot be read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from xml.parsers import expat

from planner.errors import ListError
from planner.files.tables import is_workbook
from planner.files.workbook.layout import column_letters
from planner.files.xlsx_rows import too_large, use_book
from planner.texts import Message, T

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Raw = str | float | bool | date | time | timedelta

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# More than a plan holds of anything that has a sheet here.
_MOST_ROWS, _MOST_COLUMNS = 30_000, 200

_NOT_CALCULATED = T(
    "The cell has a formula without a result. Open the workbook in a spreadsheet program, save it and try again."
)
_ERROR = T("The formula in the cell gives an error. Correct it, or type the value.")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as rows of cells from its first row and column on; `odd` says by address why a cell cannot be read."""

    title: str
    rows: list[list[Raw]]
    odd: Mapping[str, Message]


def read_sheets(path: Path, wanted: Callable[[str], bool]) -> list[RawSheet]:
    """The visible sheets of a workbook, those that are wanted by their titles with their rows.

    `ListError` for a file that is no workbook, or is broken or too large.
    """
    if not is_workbook(path):
        raise ListError(T("This is not an XLSX workbook. Save it as XLSX and try again."), path.name)
    return use_book(path, lambda content, book: list(_sheets(path, content, book, wanted)))


def _sheets(path: Path, content: bytes, book: CalamineWorkbook, wanted: Callable[[str], bool]) -> Iterator[RawSheet]:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        places = _places(parts)
        for number, about in enumerate(book.sheets_metadata):
            if not (str(about.typ).endswith("WorkSheet") and str(about.visible).endswith(".Visible")):
                continue
            if not wanted(about.name):
                yield RawSheet(about.name, [], {})
                continue
            sheet = book.get_sheet_by_index(number)
            if sheet.total_height > _MOST_ROWS:
                raise too_large(path)
            before: list[Raw] = [""] * (sheet.start[1] if sheet.start else 0)
            rows: list[list[Raw]] = [[*before, *row[:_MOST_COLUMNS]] for row in sheet.iter_rows()]
            scan = _Scan()
            if about.name in places:
                with parts.open(places[about.name]) as part:
                    scan.parse(part)
            yield RawSheet(about.name, rows, scan.odd)


def _places(parts: zipfile.ZipFile) -> dict[str, str]:
    """The part of the file that holds each sheet, by the sheet's name."""
    known = {name.lower(): name for name in parts.namelist()}
    if _BOOK not in known or _LINKS not in known:
        return {}
    links = _elements(parts.read(known[_LINKS]), "Relationship")
    targets = {link.get("Id", ""): posixpath.join("/xl", link.get("Target", "")).lstrip("/") for link in links}
    found = {}
    for sheet in _elements(parts.read(known[_BOOK]), "sheet"):
        link = next((value for name, value in sheet.items() if name.rpartition(":")[2] == "id"), "")
        if part := known.get(posixpath.normpath(targets.get(link, "")).lower()):
            found[sheet.get("name", "")] = part
    return found


def _elements(content: bytes, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = _parser()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found


def _parser() -> Any:
    """A reader of XML that takes no entities of the file's own: they can make a small file endless."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    return parser


def _refuse_entity(*_: Any) -> None:
    raise ValueError("entity")


@dataclass
class _Scan:
    """Looks through a sheet for formulas without a stored result, and for errors."""

    odd: dict[str, Message] = field(default_factory=dict)
    _row: int = 0
    _column: int = 0
    _address: str = ""
    _kind: str = ""
    _has_formula: bool = False
    _has_value: bool = False
    _is_inside: bool = False

    def parse(self, part: IO[bytes]) -> None:
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ParseFile(part)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            case "c":
                self._address = attributes.get("r") or f"{column_letters(self._column)}{self._row}"
                self._column += 1
                self._kind = attributes.get("t", "")
                self._has_formula = self._has_value = False
            case "f":
                self._has_formula = True
            case "v":
                self._is_inside = True

    def _text(self, text: str) -> None:
        if self._is_inside and text.strip():
            self._has_value = True

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v":
                self._is_inside = False
            case "c" if self._kind == "e":
                self.odd[self._address] = _ERROR
            # A text that is empty is a result, too.
            case "c" if self._has_formula and not self._has_value and self._kind != "str":
                self.odd[self._address] = _NOT_CALCULATED
