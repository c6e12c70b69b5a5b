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
from planner.files.template.references import followed_cell
from planner.files.workbook.check_sheet import TITLE as HIDDEN
from planner.files.workbook.layout import column_letters
from planner.files.xlsx_rows import too_large, use_book
from planner.texts import Message, T

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Raw = str | float | bool | date | time | timedelta

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
# More than a plan holds of anything that has a sheet here.
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 30_000, 200, 600_000

_NOT_CALCULATED = T(
    "The cell has a formula without a result. Open the workbook in a spreadsheet program, save it and try again."
)
_ERROR = T("The formula in the cell gives an error. Correct it, or type the value.")


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as rows of cells from its first row and column on; `odd` says by address why a cell cannot be read.

    `formulas` has the formulas by address, of the report's hidden sheet only.
    """

    title: str
    rows: list[list[Raw]]
    odd: Mapping[str, Message]
    formulas: Mapping[str, str] = field(default_factory=dict)


def read_sheets(path: Path, wanted: Callable[[str], bool]) -> list[RawSheet]:
    """The visible sheets of a workbook, those that are wanted by their titles with their rows.

    Of a report there are its hidden sheet, first, and the rows of all sheets that it refers to.
    `ListError` for a file that is no workbook, or is broken or too large.
    """
    if not is_workbook(path):
        raise ListError(T("This is not an XLSX workbook. Save it as XLSX and try again."), path.name)
    return use_book(path, lambda content, book: list(_sheets(path, content, book, wanted)), MOST_CELLS)


def _sheets(path: Path, content: bytes, book: CalamineWorkbook, wanted: Callable[[str], bool]) -> Iterator[RawSheet]:
    about = [one for one in book.sheets_metadata if str(one.typ).endswith("WorkSheet")]
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        places = _places(parts)

        def read(title: str) -> RawSheet:
            sheet = book.get_sheet_by_name(title)
            if sheet.total_height > MOST_ROWS:
                raise too_large(path)
            before: list[Raw] = [""] * (sheet.start[1] if sheet.start else 0)
            rows: list[list[Raw]] = [[*before, *row[:MOST_COLUMNS]] for row in sheet.iter_rows()]
            scan = _Scan(title == HIDDEN)
            if title in places:
                with parts.open(places[title]) as part:
                    scan.parse(part)
            return RawSheet(title, rows, scan.odd, scan.formulas)

        followed: set[str] = set()
        if any(one.name == HIDDEN for one in about):
            hidden = read(HIDDEN)
            followed = {spot.sheet for text in hidden.formulas.values() if (spot := followed_cell(text))}
            yield hidden
        for one in about:
            if one.name in followed:
                yield read(one.name)
            elif one.name != HIDDEN and str(one.visible).endswith(".Visible"):
                yield read(one.name) if wanted(one.name) else RawSheet(one.name, [], {})


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
    """Looks through a sheet for formulas without a stored result, for errors, and for the formulas where asked."""

    keeps: bool
    odd: dict[str, Message] = field(default_factory=dict)
    formulas: dict[str, str] = field(default_factory=dict)
    _row: int = 0
    _column: int = 0
    _address: str = ""
    _kind: str = ""
    _has_formula: bool = False
    _has_value: bool = False
    _inside: str = ""

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
                self._has_formula, self._inside = True, "f"
            case "v":
                self._inside = "v"

    def _text(self, text: str) -> None:
        if self._inside == "v" and text.strip():
            self._has_value = True
        elif self._inside == "f" and self.keeps:
            self.formulas[self._address] = self.formulas.get(self._address, "") + text

    def _end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "v" | "f":
                self._inside = ""
            case "c" if self._kind == "e":
                self.odd[self._address] = _ERROR
            # A text that is empty is a result, too.
            case "c" if self._has_formula and not self._has_value and self._kind != "str":
                self.odd[self._address] = _NOT_CALCULATED
