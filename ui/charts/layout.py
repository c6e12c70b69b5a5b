"""Where everything of a chart lies: pure geometry, from a drawing, a font and a width."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF

from planner.language import Translator
from ui.charts.axis import nice_step
from ui.charts.drawing import Drawing, Piece, Row
from ui.charts.layout_map import lay_out_map
from ui.charts.layout_upright import lay_out_upright
from ui.charts.parts import (
    AXIS,
    GAP,
    LEFT,
    MARGIN,
    MIDDLE,
    RIGHT,
    TOP,
    Layout,
    LineKind,
    Stroke,
    Text,
    advance,
    legend,
    reach,
    tick_text,
)

__all__ = ["Layout", "LineKind", "lay_out"]

# From this width on, labels may stand beside the bars, on at most this part of it; short ones at any width.
_BESIDE_FROM = 440.0
_MOST_LABEL = 0.4
_SHORT_LABEL = 0.3
_TICK = 56.0
_LEAST_PLOT = 80.0
_TALL = 1e6


def lay_out(drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float, height: float = 0.0) -> Layout:
    """The layout for a width; it is as high as it needs to be, and spreads its rows where there is more height."""
    if drawing.form == "map":
        return lay_out_map(drawing, metrics, width, height)
    if drawing.form == "upright":
        return lay_out_upright(drawing, say, metrics, width, height)
    return _LayingOut(drawing, say, metrics, width).made(height)


class _LayingOut:
    def __init__(self, drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float) -> None:
        self._drawing, self._say, self._metrics, self._width = drawing, say, metrics, width
        self._inner = width - 2 * MARGIN
        self._line = math.ceil(metrics.height())
        self._thick = 14.0 if drawing.lanes == 1 else 13.0
        self._out = Layout()
        # From where to where upright lines may go without crossing a label.
        self._open: list[tuple[float, float]] = []
        self._low, self._high = reach(drawing)
        self._label = self._label_width()
        self._left, room = self._plot_place()
        if room < _LEAST_PLOT and self._label:
            self._label = 0.0
            self._left, room = self._plot_place()
        self._plot = max(room, _LEAST_PLOT)

    def made(self, height: float) -> Layout:
        """Everything placed, from the legend down to the axis."""
        top = legend(self._out, self._drawing, self._metrics, self._width)
        heights = [self._row_height(row) for row in self._drawing.rows]
        axis = self._axis_height()
        natural = top + sum(heights) + axis + MARGIN
        spread = min(max(0.0, height - natural) / max(1, len(heights)), 14.0)
        bottom = top
        for row, least in zip(self._drawing.rows, heights, strict=True):
            self._row(row, QRectF(MARGIN, bottom, self._inner, least + spread))
            bottom += least + spread
        if self._label:
            self._open = [(top, bottom)]
        self._axis(bottom)
        self._rules()
        if self._drawing.joined:
            self._joints()
        self._out.size = QSizeF(self._width, max(height, natural))
        return self._out

    def _advance(self, text: str) -> float:
        return advance(self._metrics, text)

    def _wrapped(self, text: str, width: float) -> float:
        """The height of a text that is wrapped to a width."""
        return math.ceil(self._metrics.boundingRect(QRectF(0, 0, width, _TALL), TOP, text).height())

    def _label_width(self) -> float:
        """The width of the column of labels; 0 where they stand above their bars."""
        labels = [row.label for row in self._drawing.rows]
        widest = max(map(self._advance, labels), default=0.0)
        word = max((self._advance(word) for label in labels for word in label.split()), default=0.0)
        column = min(widest, max(word, self._inner * _MOST_LABEL))
        fits = column <= self._inner * _MOST_LABEL
        return column if fits and (self._inner >= _BESIDE_FROM or widest <= self._inner * _SHORT_LABEL) else 0.0

    def _plot_place(self) -> tuple[float, float]:
        """Left edge and width of the plot, so that the texts at the ends of the bars fit."""
        tick = self._advance(tick_text(self._high, self._high - self._low, self._drawing.unit, self._say)) / 2
        outside = max((self._advance(p.text) + GAP for _, p in self._drawing.pieces if p.side == "left"), default=0.0)
        left = MARGIN + (self._label + 2 * GAP if self._label else max(0.0, tick - MARGIN))
        left += outside
        room = self._width - MARGIN - max(tick - MARGIN, 0.0) - left
        for _, piece in self._drawing.pieces:
            if piece.text and piece.side == "right":
                share = (max(piece.start, piece.end) - self._low) / (self._high - self._low)
                if share > 0:
                    room = min(room, (self._width - MARGIN - left - GAP - self._advance(piece.text)) / share)
        return left, room

    def _x(self, value: float) -> float:
        return self._left + self._plot * (value - self._low) / (self._high - self._low)

    def _bars_height(self) -> float:
        return self._drawing.lanes * self._thick + (self._drawing.lanes - 1) * 2

    def _row_height(self, row: Row) -> float:
        if self._label:
            return max(self._wrapped(row.label, self._label), self._bars_height(), self._line) + 8
        return self._wrapped(row.label, self._inner) + 2 + max(self._bars_height(), self._line) + 10

    def _row(self, row: Row, band: QRectF) -> None:
        self._out.bands.append(band)
        if self._label:
            box, middle = QRectF(band.left(), band.top(), self._label, band.height()), band.center().y()
            self._out.texts.append(Text(box, row.label, LEFT))
        else:
            above = self._wrapped(row.label, self._inner)
            self._out.texts.append(Text(QRectF(band.left(), band.top() + 2, self._inner, above), row.label, TOP))
            free = band.top() + 2 + above
            middle = (free + band.bottom()) / 2
            self._open.append((free, band.bottom()))
        top = middle - self._bars_height() / 2
        for piece in row.pieces:
            lane = top + piece.lane * (self._thick + 2)
            self._piece(piece, lane)

    def _piece(self, piece: Piece, top: float) -> None:
        start, end = sorted((self._x(piece.start), self._x(piece.end)))
        box = QRectF(start, top, max(1.0, end - start), self._thick)
        self._out.pieces.append(box)
        if piece.text:
            wide, high = self._advance(piece.text), float(self._line)
            left = box.left() - GAP - wide if piece.side == "left" else box.right() + GAP
            place = QRectF(left, box.center().y() - high / 2, wide, high)
            self._out.texts.append(Text(place, piece.text, RIGHT if piece.side == "left" else LEFT))

    def _axis_height(self) -> float:
        return GAP + self._line + self._wrapped(self._drawing.axis, self._inner)

    def _upright(self, value: float, kind: LineKind, top: float = -_TALL, bottom: float = _TALL) -> None:
        """An upright line at a value, with gaps where labels are."""
        across = self._x(value)
        for start, end in self._open:
            if max(top, start) < min(bottom, end):
                line = QLineF(across, max(top, start), across, min(bottom, end))
                self._out.strokes.append(Stroke(line, kind))

    def _axis(self, bottom: float) -> None:
        """Grid lines at round numbers with the numbers below, and what they count."""
        span = self._high - self._low
        step = nice_step(span, max(2, int(self._plot // _TICK)))
        first, last = math.ceil(self._low / step - 1e-9), math.floor(self._high / step + 1e-9)
        for number in range(first, last + 1):
            across = self._x(number * step)
            origin = self._drawing.origin is not None and abs(number * step - self._drawing.origin) < step * 1e-6
            self._upright(number * step, "origin" if origin else "grid")
            text = tick_text(number * step, step, self._drawing.unit, self._say)
            wide = self._advance(text)
            left = min(max(across - wide / 2, 0.0), self._width - wide)
            self._out.texts.append(Text(QRectF(left, bottom + GAP, wide, self._line), text, MIDDLE, muted=True))
        below = bottom + GAP + self._line
        box = QRectF(MARGIN, below, self._inner, self._wrapped(self._drawing.axis, self._inner))
        self._out.texts.append(Text(box, self._drawing.axis, AXIS, muted=True))

    def _rules(self) -> None:
        for rule in self._drawing.rules:
            self._upright(rule.value, "dashed" if rule.dashed else "rule")

    def _joints(self) -> None:
        """From the end of each row's last piece down to the next row's first."""
        last: dict[int, tuple[Piece, QRectF]] = {}
        for (row, piece), box in zip(self._drawing.pieces, self._out.pieces, strict=True):
            if row - 1 in last:
                before, above = last.pop(row - 1)
                self._upright(before.end, "joint", above.bottom(), box.top())
            last[row] = (piece, box)
