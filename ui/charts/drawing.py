"""A chart as data: rows of bars along one axis, with the words and the table that tell the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from planner.explain import Figure
from planner.texts import Unit
from ui.charts.inks import Ink

Side = Literal["right", "left"]
Form = Literal["bars", "map", "upright"]


@dataclass(frozen=True, slots=True)
class Series:
    """What bars of one ink stand for, as the legend says it.

    In a cell of a map `mark` is a shape that says it, and where a cell is too narrow a stripe over this part of its
    height.
    """

    name: str
    ink: Ink
    mark: str = ""
    stripe: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A bar, or a part of one, from `start` to `end` on the axis.

    `told` is what tells it in words, or makes these when they are asked for, where there are many: whose number, how
    much, which unit. `text` is written at its end, on `side`. Pieces of one row lie in lanes below each other.
    `figure` is the number that a click explains.
    """

    series: int
    start: float
    end: float
    told: str | Callable[[], str]
    text: str = ""
    side: Side = "right"
    lane: int = 0
    figure: Figure | None = None

    @property
    def spoken(self) -> str:
        """The piece in words."""
        return self.told if isinstance(self.told, str) else self.told()


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

    The `form` tells how it is drawn: `bars` lie, with a row for each label; in `upright` they stand, the rows from left
    to right; a `map` has a coloured cell for each piece, `start` being the number of its column, with `heads` above
    the columns, and rules between columns. `hint` is said while no value is read, where another is needed than of bars.
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
    form: Form = "bars"
    heads: tuple[str, ...] = ()
    hint: str = ""

    @property
    def pieces(self) -> tuple[tuple[int, Piece], ...]:
        """All pieces in reading order, each with the number of its row."""
        return tuple((number, piece) for number, row in enumerate(self.rows) for piece in row.pieces)
