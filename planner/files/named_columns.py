"""Finding columns by their names in a list that another program wrote, and reading numbers from its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from planner.errors import ListError
from planner.files.patient_columns import HEADER_WITHIN, key_of
from planner.files.tables import Table, open_table, refuse_unsolved
from planner.files.xlsx_rows import go_on
from planner.texts import Message, T

Places = Mapping[str, int]

PREVIEW_ROWS = 6
# Longer numbers count nothing that is real, and the longest of all would become infinite.
_NUMBER = re.compile(r"(\d{1,15})(?:[.,](\d{1,30}))?", re.ASCII)
# A workbook that holds a time gives its seconds too.
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::[0-5]\d)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class NamedTable:
    """The rows below the column names, and the place of each column that was found."""

    table: Table
    header_row: int
    places: Places

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold anything, each with its number, as a spreadsheet counts them."""
        for number, row in enumerate(islice(self.table, self.header_row, None), self.header_row + 1):
            if any(map(str.strip, row)):
                yield number, row

    def cell(self, row: list[str], field: str) -> str:
        """A cell of a row; empty where the row or the list has none."""
        place = self.places.get(field, len(row))
        return row[place].strip() if place < len(row) else ""


@dataclass(frozen=True, slots=True)
class NamedPreview:
    """The first rows of a list, its column names, and the place of each column that was recognised.

    The rows are for the eyes of who chooses the columns: they are kept nowhere, and no message has them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    places: Places


def preview_named(path: Path, columns: Mapping[str, str]) -> NamedPreview:
    """What a list looks like, to say which column holds what; `ListError` where the file is no table."""
    table, header_row, places = _head(path, columns, go_on, head_only=True)
    shown = [tuple(row) for row in islice(table, header_row - 1, header_row + PREVIEW_ROWS)]
    if not shown:
        raise ListError(T("The list has no rows."), path.name)
    width = max(map(len, shown))
    names = (*shown[0], *[""] * (width - len(shown[0])))
    titles = tuple(name.strip() or str(number) for number, name in enumerate(names, 1))
    return NamedPreview(titles, tuple((*row, *[""] * (width - len(row))) for row in shown[1:]), places)


def open_named(
    path: Path,
    columns: Mapping[str, str],
    needed: Mapping[str, Message],
    chosen: Places | None = None,
    ask: Callable[[], None] = go_on,
) -> NamedTable:
    """The table in a file with its columns found by name, or those that were chosen, by their places.

    `columns` has for each field the names that mean it, in lower case with letters and digits only, and `needed` those
    that have to be there, as words. `ask` is called while the file opens, and ends that by an error. `ListError` where
    a column that is needed is not there, or the file is no table.
    """
    table, header_row, found = _head(path, columns, ask)
    places = found if chosen is None else chosen
    for wanted, words in needed.items():
        if wanted not in places:
            name = columns[wanted].split()[0]
            raise ListError(
                T("The list has no column with {what}. Give it a name such as '{name}'.", what=words, name=name)
                if chosen is None
                else T("Choose the column with {what}.", what=words),
                path.name,
            )
    refuse_unsolved(table, places.values(), path.name)
    return NamedTable(table, header_row, places)


def _head(
    path: Path, columns: Mapping[str, str], ask: Callable[[], None], *, head_only: bool = False
) -> tuple[Table, int, Places]:
    """The table, the number of the row with its column names, and the columns that are known by theirs."""
    known = {name: field for field, names in columns.items() for name in names.split()}

    def found(row: list[str]) -> dict[str, int]:
        named = ((known.get(key_of(cell)), place) for place, cell in enumerate(row))
        return {field: place for field, place in reversed(list(named)) if field}

    table = open_table(path, lambda row: len(found(row)), ask, head_only=head_only)
    rows = list(islice(table, HEADER_WITHIN))
    head = [found(row) for row in rows]
    places = max(head, key=len, default={})
    if places:
        return table, head.index(places) + 1, places
    # Without a name that is known, the names are in the first row that holds anything.
    filled = (number for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    return table, next(filled, 1), places


def read_number(cell: str) -> float | None:
    """A number such as 4, 4,5, 4.5 or 4:30; None for any other text, an empty cell too."""
    text = cell.strip()
    if match := _CLOCK.fullmatch(text):
        return int(match[1]) + int(match[2]) / 60
    match = _NUMBER.fullmatch(text)
    return float(f"{match[1]}.{match[2] or 0}") if match else None
