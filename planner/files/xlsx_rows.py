"""Rows of an XLSX workbook as text, so that the same list gives the same cells from CSV and from XLSX."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from planner.errors import ListError
from planner.texts import T

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

# A sheet is read as a full rectangle of about 32 bytes a cell, and a single stray cell in the last row and
# column spans 17 billion: that would end the process. 100,000 rows of 100 columns still fit.
MAX_CELLS = 10_000_000
MAX_UNPACKED = 600_000_000

_CHUNK = 1 << 20
_HEAD = 20
_SHEET_PART = re.compile(r"/?xl/\w*sheets/[^/]+", re.IGNORECASE)
_FOREIGN = ("content.xml", "mimetype", "xl/workbook.bin")

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)


class _TooLargeError(Exception):
    """More cells or bytes than can be read at once."""


@dataclass(frozen=True, slots=True)
class XlsxRows:
    """One sheet of a workbook. Dates come out as `1980-03-02`, whole numbers without decimals."""

    data: CalamineSheet
    sheet: str
    encoding: str = ""
    delimiter: str = ""

    def __iter__(self) -> Iterator[list[str]]:
        for row in self.data.iter_rows():
            yield [cell if type(cell) is str else _text(cell) for cell in row]


def open_xlsx(path: Path, score: Callable[[list[str]], int]) -> XlsxRows:
    """The first visible sheet whose column names fit, else the first with any cell.

    `ListError` for a workbook that is broken, too large, empty or of another format.
    """
    # Loaded here because it is not needed before somebody imports a workbook.
    from python_calamine import CalamineError, load_workbook

    try:
        content = path.read_bytes()
        _check(content)
        sheet = _best_sheet(load_workbook(io.BytesIO(content)), score)
    except _TooLargeError:
        raise too_large(path) from None
    except (CalamineError, *_BROKEN):
        sheet = None
        problem = T("The workbook is damaged or not XLSX. Open it in a spreadsheet program and save it again as XLSX.")
    else:
        problem = T("The workbook is empty.")
    if sheet is None:
        raise ListError(problem, path.name)
    return sheet


def too_large(path: Path) -> ListError:
    """The error for a file that would not fit in memory."""
    message = T("The file is too large. Save only the columns that are needed, as CSV or XLSX.")
    return ListError(message, path.name)


def _best_sheet(book: CalamineWorkbook, score: Callable[[list[str]], int]) -> XlsxRows | None:
    best, best_score = None, -1
    for index, about in enumerate(book.sheets_metadata):
        if not (str(about.typ).endswith("WorkSheet") and str(about.visible).endswith(".Visible")):
            continue
        sheet = XlsxRows(book.get_sheet_by_index(index), about.name)
        head = [row for row in islice(sheet, _HEAD) if any(row)]
        if head and max(map(score, head)) > best_score:
            best, best_score = sheet, max(map(score, head))
    return best


def _check(content: bytes) -> None:
    """Reads every part once, so that sizes are what they say and no sheet spans more cells than fit in memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = {part.filename.lower() for part in book.infolist()}
        if "xl/workbook.xml" not in names or names.intersection(_FOREIGN):
            raise ValueError("format")
        if sum(part.file_size for part in book.infolist()) > MAX_UNPACKED:
            raise _TooLargeError
        for part in book.infolist():
            extent = _Extent() if _SHEET_PART.fullmatch(part.filename) else None
            with book.open(part) as file:
                while chunk := file.read(_CHUNK):
                    if extent:
                        extent.feed(chunk)
            if extent:
                extent.feed(b"", last=True)


class _Extent:
    """How many rows and columns a sheet spans. As for its reader, a cell without a reference is the next one."""

    def __init__(self) -> None:
        self._row = self._column = self._last_row = self._last_column = 0
        self._letters: dict[str, int] = {"": 0}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EntityDeclHandler = self._entity

    def feed(self, chunk: bytes, last: bool = False) -> None:
        self._parser.Parse(chunk, last)
        if self._last_row * self._last_column > MAX_CELLS:
            raise _TooLargeError

    def _entity(self, *_: Any) -> None:
        raise ValueError("entity")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        if kind == "c":
            row, column = self._position(attributes.get("r", ""))
            self._row, self._column = row or self._row, column or self._column + 1
            self._last_column = max(self._last_column, self._column)
        elif kind == "row":
            row, _ = self._position(attributes.get("r", ""))
            self._row, self._column = row or self._row + 1, 0
        self._last_row = max(self._last_row, self._row)

    def _position(self, reference: str) -> tuple[int, int]:
        """Row and column of a reference such as `C21`, counted from 1; 0 where it has none."""
        letters = reference.rstrip("0123456789")
        if letters not in self._letters:
            self._letters[letters] = _column(letters)
        digits = reference[len(letters) :]
        if len(digits) > 8:
            raise ValueError("reference")
        return int(digits or 0), self._letters[letters]


def _column(letters: str) -> int:
    if not re.fullmatch("[A-Za-z]{1,4}", letters):
        raise ValueError("reference")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
