"""Rows of an XLSX workbook as text, so that the same list gives the same cells from CSV and from XLSX."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from xml.parsers import expat

from planner.errors import ListError
from planner.files.xlsx_extent import TooLargeError
from planner.files.xlsx_parts import Parts, look_through
from planner.texts import T

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_HEAD = 20
_DAMAGED = T("The workbook is damaged or not XLSX. Open it in a spreadsheet program and save it again as XLSX.")

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)

Made = TypeVar("Made")


def go_on() -> None:
    """Nobody is asked."""


@dataclass(frozen=True, slots=True)
class XlsxRows:
    """One sheet of a workbook. Dates come out as `1980-03-02`, whole numbers without decimals.

    `unsolved` are the columns, counted from 0, that have formulas of which the file does not hold the result.
    """

    data: CalamineSheet
    sheet: str
    file: str
    unsolved: frozenset[int] = frozenset()
    encoding: str = ""
    delimiter: str = ""

    def __iter__(self) -> Iterator[list[str]]:
        """The rows; `ListError` where a cell holds a number that no computer can make a date of."""
        before = [""] * (self.data.start or (0, 0))[1]
        try:
            for row in self.data.iter_rows():
                yield before + [cell if type(cell) is str else _text(cell) for cell in row]
            return
        except BaseException as error:
            if not _is_panic(error):
                raise
        # Told outside of the handler: the error of the reader quotes cells, and would travel along as the context.
        raise ListError(_DAMAGED, self.file)


def open_xlsx(
    path: Path, score: Callable[[list[str]], int], ask: Callable[[], None] = go_on, *, head_only: bool = False
) -> XlsxRows:
    """The first visible sheet whose column names fit, else the first with any cell.

    `ask` is called time and again while the workbook opens, and ends that by an error. With `head_only` no more than
    the first rows of a large sheet are there. `ListError` for a workbook that is broken, too large, empty or of another
    format.
    """

    sheet = _use_parts(
        path,
        lambda parts, book: _best_sheet(book, path, parts.unsolved, score, ask),
        lambda content: look_through(content, ask, head_only=head_only),
    )
    if sheet is None:
        raise ListError(T("The workbook is empty."), path.name)
    return sheet


def use_book(path: Path, use: Callable[[bytes, CalamineWorkbook], Made], most_cells: int) -> Made:
    """What somebody makes of a workbook and the bytes of its parts that hold cells.

    `ListError` where it is broken, too large, with sheets of more cells than these, or another format.
    """
    return _use_parts(
        path,
        lambda parts, book: use(parts.package, book),
        lambda content: look_through(content, go_on, most_cells=most_cells),
    )


def _use_parts(path: Path, use: Callable[[Parts, CalamineWorkbook], Made], look: Callable[[bytes], Parts]) -> Made:
    # Loaded here because it is not needed before somebody imports a workbook.
    from python_calamine import CalamineError, load_workbook

    problem = ListError(_DAMAGED, path.name)
    try:
        parts = look(path.read_bytes())
        return use(parts, load_workbook(io.BytesIO(parts.package)))
    except TooLargeError:
        problem = too_large(path)
    except (CalamineError, *_BROKEN):
        pass
    except BaseException as error:
        if not _is_panic(error):
            raise
    # Outside of the handlers, as in `XlsxRows`.
    raise problem


def _is_panic(error: BaseException) -> bool:
    """Whether the reader of cells gave up on a file; its class cannot be imported, and is no `Exception`."""
    return type(error).__name__ == "PanicException"


def too_large(path: Path) -> ListError:
    """The error for a file that would not fit in memory."""
    message = T("The file is too large. Save only the columns that are needed, as CSV or XLSX.")
    return ListError(message, path.name)


def _best_sheet(
    book: CalamineWorkbook,
    path: Path,
    unsolved: dict[str, frozenset[int]],
    score: Callable[[list[str]], int],
    ask: Callable[[], None],
) -> XlsxRows | None:
    best, best_score = None, -1
    for index, about in enumerate(book.sheets_metadata):
        if not (str(about.typ).endswith("WorkSheet") and str(about.visible).endswith(".Visible")):
            continue
        ask()
        sheet = XlsxRows(book.get_sheet_by_index(index), about.name, path.name, unsolved.get(about.name, frozenset()))
        head = [row for row in islice(sheet, _HEAD) if any(row)]
        if head and max(map(score, head)) > best_score:
            best, best_score = sheet, max(map(score, head))
    return best


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
