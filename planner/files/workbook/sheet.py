"""Sheets while they are being filled, and the book that holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from planner.explain import Figure
from planner.files.workbook.cells import Area, Cell, Formula, Style, storable
from planner.files.workbook.looks import Look
from planner.texts import Unit

ROW_PIXELS = 20
_TITLE_LENGTH = 31
# What Excel keeps for itself in the languages that are written here, and the sheet that nobody sees.
_RESERVED = ("history", "geschiedenis", "_dagdeel")
_NOT_IN_TITLES = r"[\[\]:*?/\\]"


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell that takes one of some texts."""

    row: int
    column: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListChoice:
    """Cells of a column that take one of the texts that stand below each other in other cells of the sheet."""

    rows: tuple[int, int]
    column: int
    source: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """What cells of a column take, and what is said about it, as the workbook library has it."""

    rows: tuple[int, int]
    column: int
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table from its row of titles, no two the same, to its last row, from the first column on.

    One that `is_sortable` has buttons to sort and filter by. Rows that formulas elsewhere add up from the first to the
    last, or that belong together, must stay in their order.
    """

    name: str
    rows: tuple[int, int]
    titles: tuple[str, ...]
    is_sortable: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Colours for a column of cells: each condition is a formula with `{cell}` for the first of them."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    conditions: tuple[tuple[str, Look], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart: a text cell that names it, its labels, its numbers, its colour."""

    name: Figure
    labels: Area
    values: Area
    colour: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, or lines from left to right, at a place on a sheet; sizes in pixels."""

    row: int
    column: int
    title: str
    value_axis: str
    label_axis: str
    number_format: str
    series: tuple[Series, ...]
    width: int
    height: int
    kind: Literal["bar", "line"] = "bar"


@dataclass
class Sheet:
    """One sheet while it is being filled. `printed` is the last row and column on paper; None prints all of it.

    `lists` are choices from cells: `source` is their column, first and last row. One that `is_hidden` is for programs
    only: a spreadsheet does not even list it among the sheets that can be shown.
    """

    title: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    homes: dict[Figure, tuple[int, int]] = field(default_factory=dict)
    freeze: tuple[int, int] = (0, 0)
    repeat: tuple[int, int] | None = None
    widths: dict[int, float] = field(default_factory=dict)
    least: dict[int, float] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    levels: dict[int, int] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    lists: list[ListChoice] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    limits: list[Limits] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    printed: tuple[int, int] | None = None
    is_a3: bool = False
    is_one_page: bool = False
    is_hidden: bool = False

    def text(self, row: int, column: int, text: str, look: Look = Look.TEXT, columns: int = 1) -> None:
        """Write a text, over several columns where asked."""
        self.cells[row, column] = Cell(storable(text), Style(look), columns=columns)

    def head(self, row: int, titles: Iterable[str], column: int = 0, numbers: int = 1_000) -> None:
        """Write a row of column headers; from column `numbers` on they stand over numbers."""
        for at, title in enumerate(titles, start=column):
            self.text(row, at, title, Look.HEAD if at < numbers else Look.NUMBER_HEAD)

    def rule(self, row: int, columns: int) -> None:
        """Give the empty cells of a table row the line that the others have."""
        for column in range(columns):
            self.cells.setdefault((row, column), Cell(None, Style(Look.TEXT)))

    def put(
        self,
        row: int,
        column: int,
        content: str | float | date | None,
        unit: Unit = Unit.NONE,
        home: Figure | None = None,
    ) -> None:
        """Write an input, which may be empty; `home` is the figure that formulas find there."""
        self.cells[row, column] = Cell(content, Style(Look.INPUT, unit, exact=True))
        self._settle(home, row, column)

    def constant(self, row: int, column: int, value: float, unit: Unit) -> None:
        """Write a number that is no input of this plan, such as a norm."""
        self.cells[row, column] = Cell(value, Style(Look.TEXT, unit, exact=True))

    def result(
        self,
        row: int,
        column: int,
        formula: Formula,
        value: float | str | date | None,
        unit: Unit = Unit.NONE,
        home: Figure | None = None,
        look: Look = Look.RESULT,
        columns: int = 1,
        exact: bool = False,
    ) -> None:
        """Write a formula with its computed value; None is shown as an empty cell."""
        self.cells[row, column] = Cell(formula, Style(look, unit, exact), value, columns)
        self._settle(home, row, column)

    def as_table(self, name: str, first: int, last: int, columns: int) -> None:
        """Make rows that stand below a row of titles a table that keeps its order; without rows there is none."""
        if last > first:
            titles = tuple(str(self.cells[first, column].content) for column in range(columns))
            self.tables.append(Table(re.sub(r"\W", "_", name), (first, last), titles))

    def settle(self, home: Figure, row: int, column: int) -> None:
        """Let formulas find a figure in a cell that was written already."""
        self._settle(home, row, column)

    def _settle(self, home: Figure | None, row: int, column: int) -> None:
        if home is not None:
            self.homes[home] = (row, column)

    @property
    def formulas(self) -> Iterator[Formula]:
        """What the sheet works out."""
        return (cell.content for cell in self.cells.values() if isinstance(cell.content, Formula))

    @property
    def extent(self) -> tuple[int, int]:
        """The last row and the last column that hold something, pictures included."""
        rows = [row for row, _ in self.cells]
        rows += [chart.row + chart.height // ROW_PIXELS + 1 for chart in self.charts]
        columns = [column + cell.columns - 1 for (_, column), cell in self.cells.items()]
        return max(rows, default=0), max(columns, default=0)


@dataclass
class Book:
    """All sheets, the names that formulas use, and what the file says of itself.

    In one that `is_protected` the cells of formulas are locked, without a password.
    """

    title: str
    language: str
    day: date
    header: str
    footer: str
    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, Figure | Area] = field(default_factory=dict)
    about: str = ""
    category: str = ""
    is_protected: bool = False


def free_title(wish: str, taken: set[str]) -> str:
    """A title that Excel takes and that is not among those taken, to which it is added in lower case."""
    # In a formula that points at the sheet, 'MAP(x)' would be read as a call of a function, '_x0041_' as an A.
    apart = re.sub(r"(?<=\w)\(|(?<=_)(?=x[0-9A-Fa-f]{4}_)", lambda found: f" {found[0]}", storable(wish))
    base = re.sub(_NOT_IN_TITLES, " ", apart).strip(" '")[:_TITLE_LENGTH].rstrip(" '") or "1"
    title, number = base, 1
    while title.lower() in taken or title.lower() in _RESERVED:
        number += 1
        title = f"{base[: _TITLE_LENGTH - 5]} {number}"
    taken.add(title.lower())
    return title
