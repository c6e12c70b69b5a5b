"""What a paper is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.results import Results
from planner.texts import Message, Quantity

Text = Message | str
# What a cell of a table holds; None is an empty cell.
Cell = Message | str | Quantity | date | None
ChartKind = Literal["balance", "ages", "work", "tornado"]
# How a box of a grid is filled, in grey: "kept" is time without patients, "away" who is away, "free" nobody needed.
Tone = Literal["", "kept", "away", "free", "mark"]
PageName = Literal["A4", "A3"]
# Which way a page lies: as its tables ask for, upright, across, or whichever lets the type be larger.
Turn = Literal["", "upright", "across", "best"]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; it stays on one page with its beginning."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or some; `quiet` is for remarks."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Single numbers, each with what it is."""

    items: tuple[tuple[Text, Quantity], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence with a sign before it, and what to add to it."""

    sign: str
    text: Text
    detail: Text = ""


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences below each other."""

    items: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand to the right."""

    title: Text
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, a cell for each column; `strong` is for totals."""

    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; its first column says what a row is about and comes back where the columns have to be parted."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart of the results; `role` is the function that it is about, where it is about one."""

    kind: ChartKind
    results: Results
    role: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A box of a grid with lines of text, the first of them heavier."""

    lines: tuple[Text, ...] = ()
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a grid, a box for each column; `strong` is for the row that begins a group of rows."""

    title: Text
    cells: tuple[GridCell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class GridBlock:
    """Boxes by row and column, as wide as the page. `groups` are the titles above the columns, each with how many.

    `letters` is for boxes that hold a letter or a number each: they are as narrow as that, and it stands in the middle.
    """

    corner: Text
    groups: tuple[tuple[Text, int], ...]
    columns: tuple[Text, ...]
    rows: tuple[GridRow, ...]
    letters: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """What the boxes of a grid mean, each with words."""

    items: tuple[tuple[GridCell, Text], ...]


Block = Heading | Paragraph | KeyFigures | Points | TableBlock | GridBlock | Legend | ChartBlock


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that begin on a new page; with `is_one_page` they are made smaller until one page holds them.

    No smaller than `least_scale`, at which type is still legible: what is too much then goes on a second page.
    """

    blocks: tuple[Block, ...]
    is_one_page: bool = False
    least_scale: float = 0.36


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything to print: the title, whose practice it is, from which file, made on which day."""

    title: Text
    practice: Text
    file: str
    day: date
    sheets: tuple[Sheet, ...]
    size: PageName = "A4"
    turn: Turn = ""
