"""What a laid out chart is made of, whatever its form, and what all forms have: a legend and marks on an axis."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from planner.language import Translator
from planner.texts import Unit
from ui.charts.drawing import Drawing, Series
from ui.charts.inks import Ink

LineKind = Literal["grid", "origin", "rule", "dashed", "joint"]

MARGIN = 8.0
GAP = 4.0
_SWATCH = 12.0
_BETWEEN = 16.0

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
AXIS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a box."""

    box: QRectF
    text: str
    flags: int
    muted: bool = False


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample of an ink in the legend."""

    box: QRectF
    ink: Ink


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin line."""

    line: QLineF
    kind: LineKind


@dataclass(slots=True)
class Layout:
    """All that is painted. `pieces` are the boxes of the pieces in reading order, `bands` those of the rows.

    `reach` are the places that a pointer takes for the pieces, where these are larger than they are painted.
    """

    size: QSizeF = field(default_factory=QSizeF)
    texts: list[Text] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pieces: list[QRectF] = field(default_factory=list)
    bands: list[QRectF] = field(default_factory=list)
    reach: list[QRectF] = field(default_factory=list)


def advance(metrics: QFontMetricsF, text: str) -> float:
    """How wide a text is, rounded up."""
    return math.ceil(metrics.horizontalAdvance(text)) + 1.0


def reach(drawing: Drawing) -> tuple[float, float]:
    """From where to where the axis of values goes; never nowhere."""
    ends = [value for _, piece in drawing.pieces for value in (piece.start, piece.end)]
    ends += [drawing.origin] if drawing.origin is not None else []
    ends += [rule.value for rule in drawing.rules]
    low, high = min(ends, default=0.0), max(ends, default=1.0)
    return low, high if high > low else low + 1.0


def tick_text(value: float, step: float, unit: Unit, say: Translator) -> str:
    """The number at a mark on an axis, with as many decimals as the distance between marks asks for."""
    share = unit is Unit.SHARE
    number, size = (value * 100, step * 100) if share else (value, step)
    places = 0 if size >= 1 and abs(size - round(size)) < 1e-9 else 1 if size >= 0.1 else 2
    return say.number(number, places) + ("%" if share else "")


def legend(out: Layout, drawing: Drawing, metrics: QFontMetricsF, width: float) -> float:
    """Place the legend, in as many lines as it takes; the answer is where the rest begins."""
    named: list[tuple[str, Ink | None, LineKind]] = []
    used = {piece.series for _, piece in drawing.pieces}
    if len(drawing.series) > 1:
        shown = (series for number, series in enumerate(drawing.series) if number in used and series.name)
        named += [(_with_mark(series), series.ink, "rule") for series in shown]
    named += [(rule.name, None, "dashed" if rule.dashed else "rule") for rule in drawing.rules]
    across, top, high = MARGIN, MARGIN, max(math.ceil(metrics.height()), _SWATCH)
    for name, ink, kind in named:
        wide = _SWATCH + GAP + 2 + advance(metrics, name)
        if across > MARGIN and across + wide > width - MARGIN:
            across, top = MARGIN, top + high + GAP
        box = QRectF(across, top + (high - _SWATCH) / 2, _SWATCH, _SWATCH)
        if ink:
            out.swatches.append(Swatch(box, ink))
        else:
            middle = box.center()
            level = QLineF(box.left(), middle.y(), box.right(), middle.y())
            line = level if drawing.form == "upright" else QLineF(middle.x(), top, middle.x(), top + high)
            out.strokes.append(Stroke(line, kind))
        out.texts.append(Text(QRectF(box.right() + GAP + 2, top, advance(metrics, name), high), name, LEFT, muted=True))
        across += wide + _BETWEEN
    return top + high + MARGIN if named else top


def _with_mark(series: Series) -> str:
    return f"{series.mark} {series.name}" if series.mark else series.name
