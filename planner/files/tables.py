"""Opening a table that another program wrote, as rows of text: CSV or XLSX, told apart by content, not by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from planner.errors import ListError
from planner.files.csv_rows import open_csv
from planner.files.xlsx_rows import go_on, open_xlsx, too_large
from planner.texts import T

# Far above any practice's list; beyond it a file is something else.
_LIMIT = 300_000_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

Score = Callable[[list[str]], int]


class Table(Protocol):
    """Rows of cells as text, from the first row on, as often as asked. What a format does not have is empty."""

    @property
    def sheet(self) -> str:
        """The title of the sheet."""

    @property
    def encoding(self) -> str:
        """How the bytes of the file are characters, by its name in Python."""

    @property
    def delimiter(self) -> str:
        """What divides the columns."""

    @property
    def unsolved(self) -> frozenset[int]:
        """The positions of columns with formulas without a result."""

    def __iter__(self) -> Iterator[list[str]]: ...


def open_table(path: Path, score: Score, ask: Callable[[], None] = go_on, *, head_only: bool = False) -> Table:
    """The table in a file. `score` says how much a row looks like the column names that are looked for: it decides
    between delimiters and between sheets. `ListError` for what is no table; its text holds nothing of the content.

    A large workbook takes seconds to open: `ask` is called time and again and ends that by an error. With `head_only`
    it opens at once, with its first rows.
    """
    if not is_workbook(path):
        return open_csv(path, score)
    return open_xlsx(path, score, ask, head_only=head_only)


def refuse_unsolved(table: Table, places: Iterable[int], file: str) -> None:
    """`ListError` where a column that is read has formulas without a result: their rows would look empty."""
    if table.unsolved.intersection(places):
        problem = T(
            "A column that is read has formulas without results. "
            "Open the workbook in a spreadsheet program, save it, and try again."
        )
        raise ListError(problem, file)


def is_workbook(path: Path) -> bool:
    """Whether a file is a workbook, by its content; `ListError` for one that is empty, too large, locked or too old."""
    start, size = _peek(path)
    if size == 0:
        raise ListError(T("The file is empty."), path.name)
    if size > _LIMIT:
        raise too_large(path)
    if start.startswith(_OLE):
        raise _old_workbook(path)
    return start.startswith(_ZIP)


def _peek(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            return file.read(8), path.stat().st_size
    except FileNotFoundError:
        problem = T("The file does not exist. Check the name and the folder.")
    except IsADirectoryError:
        problem = T("This is a folder. Choose a file.")
    except PermissionError:
        problem = T("The file cannot be opened. Close it in other programs, or ask for access to it.")
    except (OSError, ValueError):
        problem = T("The file cannot be read. Copy it to this computer and try again.")
    raise ListError(problem, path.name)


def _old_workbook(path: Path) -> ListError:
    """An encrypted XLSX and an old XLS start alike; the name of the encrypted part tells which it is."""
    with path.open("rb") as file:
        locked = _ENCRYPTED in file.read(_LIMIT)
    if locked:
        message = T("The workbook has a password. Save it without a password and try again.")
    else:
        message = T("This is a workbook in the old XLS format. Save it as XLSX or CSV and try again.")
    return ListError(message, path.name)
