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


Block = Heading | Paragraph | KeyFigures | Points | TableBlock | ChartBlock


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks that begin on a new page; with `is_one_page` they are made smaller until one page holds them."""

    blocks: tuple[Block, ...]
    is_one_page: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything to print: the title, whose practice it is, from which file, made on which day."""

    title: Text
    practice: Text
    file: str
    day: date
    sheets: tuple[Sheet, ...]
