"""Rows of a text file with separated values; delimiter and encoding are found from the content."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.errors import ListError
from planner.texts import T

# In order of preference where the content does not decide.
DELIMITERS = (";", "\t", ",")
_HINT = re.compile(r'"?sep=([;,\t|])"?', re.IGNORECASE)

_SAMPLE = 65_536
_SAMPLE_ROWS = 30
_CHUNK = 1 << 20

# UTF-32 before UTF-16: its mark starts with the other one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Signs below the blank that text files do hold: tab, line ends, page break, the old end-of-file sign.
_TEXT_SIGNS = frozenset("\t\n\r\x0b\x0c\x1a")


@dataclass(frozen=True, slots=True)
class CsvRows:
    """A text table. Every iteration reads the file anew, row by row, so that memory stays small."""

    path: Path
    encoding: str
    delimiter: str
    hint: bool = False
    sheet: str = ""
    unsolved: frozenset[int] = frozenset()

    def __iter__(self) -> Iterator[list[str]]:
        """The rows; `ListError` with the row's number where a quotation mark makes rows run together."""
        number = 0
        try:
            with self.path.open(encoding=self.encoding, errors="replace", newline="") as file:
                if self.hint:
                    file.readline()
                rows = csv.reader(file, delimiter=self.delimiter, strict=True)
                for number, row in enumerate(rows, 1):  # noqa: B007 - the error below names the row
                    yield row
            return
        except csv.Error:
            problem = T(
                "Row {row} has a quotation mark that is not closed, or a cell that is too long. "
                "Correct the row, or save the list as XLSX.",
                row=number + 1,
            )
        except OSError:
            problem = T("The file cannot be read. Copy it to this computer and try again.")
        raise ListError(problem, self.path.name)


def open_csv(path: Path, score: Callable[[list[str]], int]) -> CsvRows:
    """The text table in a file; `ListError` where the file is no text or has none."""
    try:
        encoding = _encoding(path)
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            sample = file.read(_SAMPLE)
    except OSError as error:
        raise ListError(T("The file cannot be read. Copy it to this computer and try again."), path.name) from error
    if not sample.strip():
        raise ListError(T("The file is empty."), path.name)
    if _is_binary(sample):
        raise ListError(T("This is not a table. Export the list as CSV or XLSX."), path.name)
    first, _, _ = sample.partition("\n")
    if hint := _HINT.fullmatch(first.rstrip("\r")):
        # Spreadsheets take this first line as a note on the delimiter, and do not count it as a row.
        return CsvRows(path, encoding, hint[1], hint=True)
    return CsvRows(path, encoding, _delimiter(sample, score))


def _encoding(path: Path) -> str:
    """By the mark at the start; else UTF-8 where the whole file is valid in it; else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        start = file.read(4)
        for mark, encoding in _MARKS:
            if start.startswith(mark):
                return encoding
        file.seek(0)
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _is_binary(sample: str) -> bool:
    """Zero characters, or more than one in a hundred that no text has."""
    strange = sum(sign == "\ufffd" or (sign < " " and sign not in _TEXT_SIGNS) for sign in sample)
    return "\0" in sample or strange * 100 > len(sample)


def _delimiter(sample: str, score: Callable[[list[str]], int]) -> str:
    """The delimiter under which some row looks most like column names, then most rows are equally wide."""

    def fits(delimiter: str) -> tuple[int, int]:
        rows = _sample_rows(sample, delimiter)
        width, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
        return max(map(score, rows), default=0), times if width > 1 else 0

    return max(DELIMITERS, key=fits)


def _sample_rows(sample: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                return rows
    except csv.Error:
        return rows
    # The last row of a long sample may be cut off.
    return rows[:-1] if len(sample) == _SAMPLE and len(rows) > 1 else rows
