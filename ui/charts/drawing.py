"""A chart as data: rows of bars along one axis, with the words and the table that tell the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.explain import Figure
from planner.texts import Unit
from ui.charts.inks import Ink

Side = Literal["right", "left"]


@dataclass(frozen=True, slots=True)
class Series:
    """What bars of one ink stand for, as the legend says it."""

    name: str
    ink: Ink


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar, or a part of one, from `start` to `end` on the axis.

    `spoken` tells it in words: whose number, how much, which unit. `text` is written at its end, on `side`. Pieces
    of one row lie in lanes below each other. `figure` is the number that a click explains.
    """

    series: int
    start: float
    end: float
    spoken: str
    text: str = ""
    side: Side = "right"
    lane: int = 0
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its pieces, and the same numbers as cells of the table."""

    label: str
    pieces: tuple[Piece, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """An upright line at a value, named in the legend."""

    value: float
    name: str
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that a chart shows.

    `summary` says the main numbers in words. `columns` are the titles of the table; the first is that of the labels.
    `origin` is the value that the axis must reach, None where it may start anywhere. With `joined` the end of each
    row's bar is joined to the start of the next.
    """

    title: str
    summary: str
    axis: str
    unit: Unit
    columns: tuple[str, ...]
    series: tuple[Series, ...] = ()
    rows: tuple[Row, ...] = ()
    rules: tuple[Rule, ...] = ()
    lanes: int = 1
    origin: float | None = 0.0
    joined: bool = False

    @property
    def pieces(self) -> tuple[tuple[int, Piece], ...]:
        """All pieces in reading order, each with the number of its row."""
        return tuple((number, piece) for number, row in enumerate(self.rows) for piece in row.pieces)
