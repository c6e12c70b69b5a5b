"""Finding the sheets that people made themselves: where their titles stand, and what is below them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from planner.errors import ListError
from planner.files.patient_columns import HEADER_WITHIN, unique_names
from planner.files.tables import is_workbook, open_table
from planner.files.template.grid import is_empty
from planner.files.template.own_kinds import known_names
from planner.files.template.raw import MOST_COLUMNS, MOST_ROWS, Raw, RawSheet, read_sheets
from planner.files.template.values import text_of
from planner.files.workbook.check_sheet import TITLE as HIDDEN
from planner.files.workbook.layout import column_letters
from planner.files.xlsx_rows import too_large
from planner.texts import T

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class OwnColumn:
    """A column by its name, which no other column of the sheet has, its place from 0, and its first filled cells."""

    name: str
    place: int
    samples: tuple[str, ...] = field(repr=False)

    @property
    def letters(self) -> str:
        """What spreadsheets call the column, such as `C`."""
        return column_letters(self.place)


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet with its columns. `header_row` is the last row of titles, from 1; 0 where no row has titles."""

    title: str
    header_row: int
    columns: tuple[OwnColumn, ...]
    raw: RawSheet = field(repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    @property
    def row_count(self) -> int:
        """The rows below the titles that hold anything."""
        return sum(not all(map(is_empty, row)) for row in self.raw.rows[self.header_row :])


def own_sheets(path: Path) -> tuple[OwnSheet, ...]:
    """The sheets of a workbook, or the one of a CSV file, that hold anything; `ListError` where there are none."""
    raws = read_sheets(path, lambda _title: True) if is_workbook(path) else [_from_text(path)]
    filled = (
        raw for raw in raws if raw.title != HIDDEN and not all(is_empty(cell) for row in raw.rows for cell in row)
    )
    found = tuple(with_titles(raw, *_find_titles(raw)) for raw in filled)
    if not found:
        raise ListError(T("The list has no rows."), path.name)
    return found


def _from_text(path: Path) -> RawSheet:
    rows: list[list[Raw]] = []
    for row in open_table(path, known_names):
        if len(rows) == MOST_ROWS:
            raise too_large(path)
        rows.append(list(row[:MOST_COLUMNS]))
    return RawSheet(path.stem, rows, {})


def _find_titles(raw: RawSheet) -> tuple[int, list[str]]:
    """The last row with titles, from 1, and the titles: those that are known best, in one row or in two.

    Two rows are what cells that are merged over columns make of titles: `Monday`, and below it morning and afternoon.
    """
    head = [[_title(cell) for cell in row] for row in raw.rows[:HEADER_WITHIN]]
    best: tuple[int, int, list[str]] = 0, 0, []
    for at, row in enumerate(head):
        options = [(at + 1, row)]
        if at + 1 < len(head):
            options.append((at + 2, _both(row, head[at + 1])))
        for last, titles in options:
            if (score := known_names(titles)) > best[0]:
                best = score, last, titles
    if best[0]:
        return best[1:]
    # Titles that mean nothing to the program are in the first row with two texts or more.
    for at, row in enumerate(head):
        if sum(bool(title) for title in row) > 1 and not any(isinstance(cell, int | float) for cell in raw.rows[at]):
            return at + 1, row
    return 0, []


def _title(cell: Raw) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else text_of(cell)


def _both(upper: list[str], lower: list[str]) -> list[str]:
    """The titles of two rows together; a cell that is merged over columns has its text in the first of them."""
    titles, above = [], ""
    for place in range(max(len(upper), len(lower))):
        top = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        above = top or (above if below else "")
        titles.append(f"{above} {below}".strip())
    return titles


def with_titles(raw: RawSheet, header_row: int, titles: list[str]) -> OwnSheet:
    """A sheet with these titles, below which its rows stand; columns without a title are called by their number."""
    below = raw.rows[header_row:]
    width = max([len(titles), *map(len, below)])
    columns = []
    for place, name in enumerate(unique_names([*titles, *[""] * (width - len(titles))])):
        filled = (row[place] for row in below if place < len(row) and not is_empty(row[place]))
        samples = tuple(text_of(cell) for cell in islice(filled, _SAMPLES))
        if samples or (place < len(titles) and titles[place]):
            columns.append(OwnColumn(name, place, samples))
    return OwnSheet(raw.title, header_row, tuple(columns), raw)
