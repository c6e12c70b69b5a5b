"""What a page is stacked from: strips that no page break cuts through."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QLineF, QRectF

from planner.paper.content import Tone
from ui.charts.drawing import Drawing
from ui.charts.layout import Layout
from ui.printing.type import Style

Fill = Tone | Literal["head"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text in a box that is as wide as the text may be."""

    box: QRectF
    text: str
    style: Style
    to_right: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A laid-out chart at a place, made smaller by a factor."""

    drawing: Drawing
    layout: Layout
    left: float
    factor: float = 1.0


@dataclass(slots=True)
class Strip:
    """A band over the width of the page; all places in it are relative to its top left corner.

    `gap` is the room above it, unless it begins a page. With `stays` it is on one page with the next strip. `head` is
    the strip that has to stand above it on every page, such as the titles of a table.
    """

    height: float
    gap: float = 0.0
    lines: list[Line] = field(default_factory=list)
    rules: list[tuple[QLineF, bool]] = field(default_factory=list)
    fills: list[tuple[QRectF, Fill]] = field(default_factory=list)
    picture: Picture | None = None
    stays: bool = False
    head: Strip | None = None
