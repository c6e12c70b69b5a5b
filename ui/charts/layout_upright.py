"""The geometry of bars that stand: a place for each row from left to right, values upwards."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from planner.language import Translator
from ui.charts.axis import nice_step
from ui.charts.drawing import Drawing, Row
from ui.charts.parts import (
    CENTRE,
    GAP,
    LEFT,
    MARGIN,
    RIGHT,
    Layout,
    LineKind,
    Stroke,
    Text,
    advance,
    legend,
    reach,
    tick_text,
)

_LEAST_PLOT = 80.0
_TICK = 32.0
# The part of a place that its bars take.
_FULL = 0.84
_WIDEST_BAR = 28.0


def lay_out_upright(
    drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float, height: float = 0.0
) -> Layout:
    """As high as asked, and never so low that the bars cannot be told apart."""
    return _LayingOut(drawing, say, metrics, width).made(height)


class _LayingOut:
    def __init__(self, drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float) -> None:
        self._drawing, self._say, self._metrics, self._width = drawing, say, metrics, width
        self._line = math.ceil(metrics.height())
        self._out = Layout()
        self._low, self._high = reach(drawing)
        self._left = self._top = self._bottom = 0.0

    def made(self, height: float) -> Layout:
        """Everything placed: legend, what is counted, the bars, and the labels below."""
        top = legend(self._out, self._drawing, self._metrics, self._width)
        box = QRectF(MARGIN, top, self._width - 2 * MARGIN, self._line)
        self._out.texts.append(Text(box, self._drawing.axis, LEFT, muted=True))
        above = max(((self._line + GAP) for _, piece in self._drawing.pieces if piece.text), default=GAP)
        self._top = top + self._line + above
        below = GAP + self._line + MARGIN
        self._bottom = max(height - below, self._top + _LEAST_PLOT)
        self._scale()
        places = (self._width - MARGIN - self._left) / max(1, len(self._drawing.rows))
        for number, row in enumerate(self._drawing.rows):
            self._row(row, QRectF(self._left + number * places, self._top, places, self._bottom - self._top))
        self._labels(places)
        for rule in self._drawing.rules:
            self._level(rule.value, "dashed" if rule.dashed else "rule")
        self._out.size = QSizeF(self._width, self._bottom + below)
        return self._out

    def _y(self, value: float) -> float:
        return self._bottom - (self._bottom - self._top) * (value - self._low) / (self._high - self._low)

    def _level(self, value: float, kind: LineKind) -> None:
        height = self._y(value)
        self._out.strokes.append(Stroke(QLineF(self._left, height, self._width - MARGIN, height), kind))

    def _scale(self) -> None:
        """Marks at round numbers to the left, with lines across."""
        span = self._high - self._low
        step = nice_step(span, max(2, int((self._bottom - self._top) // _TICK)))
        first, last = math.ceil(self._low / step - 1e-9), math.floor(self._high / step + 1e-9)
        marks = {number: self._tick(number * step, step) for number in range(first, last + 1)}
        wide = max((advance(self._metrics, text) for text in marks.values()), default=0.0)
        self._left = MARGIN + wide + 2 * GAP
        for number, text in marks.items():
            origin = self._drawing.origin is not None and abs(number * step - self._drawing.origin) < step * 1e-6
            self._level(number * step, "origin" if origin else "grid")
            box = QRectF(MARGIN, self._y(number * step) - self._line / 2, wide, self._line)
            self._out.texts.append(Text(box, text, RIGHT, muted=True))

    def _tick(self, value: float, step: float) -> str:
        return tick_text(value, step, self._drawing.unit, self._say)

    def _row(self, row: Row, band: QRectF) -> None:
        self._out.bands.append(band)
        lanes = self._drawing.lanes
        thick = min(band.width() * _FULL / lanes, _WIDEST_BAR)
        left = band.center().x() - thick * lanes / 2
        for piece in row.pieces:
            top, bottom = sorted((self._y(piece.start), self._y(piece.end)))
            box = QRectF(left + piece.lane * thick, top, max(1.0, thick), max(1.0, bottom - top))
            self._out.pieces.append(box)
            # A low bar would be hard to hit.
            self._out.reach.append(QRectF(box.left(), band.top(), box.width(), band.height()))
            if piece.text:
                wide = advance(self._metrics, piece.text)
                place = QRectF(box.center().x() - wide / 2, box.top() - self._line - 1, wide, self._line)
                self._out.texts.append(Text(place, piece.text, CENTRE))

    def _labels(self, places: float) -> None:
        """The labels of the rows below them; of narrow ones every other, or fewer."""
        labels = [row.label for row in self._drawing.rows]
        widest = max((advance(self._metrics, label) for label in labels), default=0.0)
        each = max(1, math.ceil((widest + GAP) / places))
        for number in range(0, len(labels), each):
            middle = self._left + (number + 0.5) * places
            left = min(max(middle - widest / 2, 0.0), self._width - widest)
            self._out.texts.append(Text(QRectF(left, self._bottom + GAP, widest, self._line), labels[number], CENTRE))
