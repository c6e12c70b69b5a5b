"""Where everything of a chart lies: pure geometry, from a drawing, a font and a width."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from planner.language import Translator
from planner.texts import Unit
from ui.charts.axis import nice_step
from ui.charts.drawing import Drawing, Piece, Row
from ui.charts.inks import Ink

LineKind = Literal["grid", "origin", "rule", "dashed", "joint"]

_MARGIN = 8.0
_GAP = 4.0
_SWATCH = 12.0
_BETWEEN = 16.0
# From this width on, labels may stand beside the bars, on at most this part of it; short ones at any width.
_BESIDE_FROM = 440.0
_MOST_LABEL = 0.4
_SHORT_LABEL = 0.3
_TICK = 56.0
_LEAST_PLOT = 80.0
_TALL = 1e6

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_AXIS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


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
    """All that is painted. `pieces` are the boxes of the pieces in reading order, `bands` those of the rows."""

    size: QSizeF = field(default_factory=QSizeF)
    texts: list[Text] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pieces: list[QRectF] = field(default_factory=list)
    bands: list[QRectF] = field(default_factory=list)


def lay_out(drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float, height: float = 0.0) -> Layout:
    """The layout for a width; it is as high as it needs to be, and spreads its rows where there is more height."""
    return _LayingOut(drawing, say, metrics, width).made(height)


class _LayingOut:
    def __init__(self, drawing: Drawing, say: Translator, metrics: QFontMetricsF, width: float) -> None:
        self._drawing, self._say, self._metrics, self._width = drawing, say, metrics, width
        self._inner = width - 2 * _MARGIN
        self._line = math.ceil(metrics.height())
        self._thick = 14.0 if drawing.lanes == 1 else 13.0
        self._out = Layout()
        # From where to where upright lines may go without crossing a label.
        self._open: list[tuple[float, float]] = []
        ends = [value for _, piece in drawing.pieces for value in (piece.start, piece.end)]
        ends += [drawing.origin] if drawing.origin is not None else []
        ends += [rule.value for rule in drawing.rules]
        self._low, self._high = min(ends, default=0.0), max(ends, default=1.0)
        if self._high <= self._low:
            self._high = self._low + 1.0
        self._label = self._label_width()
        self._left, room = self._plot_place()
        if room < _LEAST_PLOT and self._label:
            self._label = 0.0
            self._left, room = self._plot_place()
        self._plot = max(room, _LEAST_PLOT)

    def made(self, height: float) -> Layout:
        """Everything placed, from the legend down to the axis."""
        top = self._legend(_MARGIN)
        heights = [self._row_height(row) for row in self._drawing.rows]
        axis = self._axis_height()
        natural = top + sum(heights) + axis + _MARGIN
        spread = min(max(0.0, height - natural) / max(1, len(heights)), 14.0)
        bottom = top
        for row, least in zip(self._drawing.rows, heights, strict=True):
            self._row(row, QRectF(_MARGIN, bottom, self._inner, least + spread))
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
        return math.ceil(self._metrics.horizontalAdvance(text)) + 1.0

    def _wrapped(self, text: str, width: float) -> float:
        """The height of a text that is wrapped to a width."""
        return math.ceil(self._metrics.boundingRect(QRectF(0, 0, width, _TALL), _TOP, text).height())

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
        tick = self._advance(self._tick_text(self._high, self._high - self._low)) / 2
        outside = max((self._advance(p.text) + _GAP for _, p in self._drawing.pieces if p.side == "left"), default=0.0)
        left = _MARGIN + (self._label + 2 * _GAP if self._label else max(0.0, tick - _MARGIN))
        left += outside
        room = self._width - _MARGIN - max(tick - _MARGIN, 0.0) - left
        for _, piece in self._drawing.pieces:
            if piece.text and piece.side == "right":
                share = (max(piece.start, piece.end) - self._low) / (self._high - self._low)
                if share > 0:
                    room = min(room, (self._width - _MARGIN - left - _GAP - self._advance(piece.text)) / share)
        return left, room

    def _x(self, value: float) -> float:
        return self._left + self._plot * (value - self._low) / (self._high - self._low)

    def _legend(self, top: float) -> float:
        """The legend, in as many lines as it takes; the answer is where the rows begin."""
        named: list[tuple[str, Ink | None, LineKind]] = []
        used = {piece.series for _, piece in self._drawing.pieces}
        if len(self._drawing.series) > 1:
            shown = (series for number, series in enumerate(self._drawing.series) if number in used and series.name)
            named += [(series.name, series.ink, "rule") for series in shown]
        named += [(rule.name, None, "dashed" if rule.dashed else "rule") for rule in self._drawing.rules]
        across, high = _MARGIN, max(self._line, _SWATCH)
        for name, ink, kind in named:
            wide = _SWATCH + _GAP + 2 + self._advance(name)
            if across > _MARGIN and across + wide > self._width - _MARGIN:
                across, top = _MARGIN, top + high + _GAP
            box = QRectF(across, top + (high - _SWATCH) / 2, _SWATCH, _SWATCH)
            if ink:
                self._out.swatches.append(Swatch(box, ink))
            else:
                middle = box.center().x()
                self._out.strokes.append(Stroke(QLineF(middle, top, middle, top + high), kind))
            text = QRectF(box.right() + _GAP + 2, top, self._advance(name), high)
            self._out.texts.append(Text(text, name, _LEFT, muted=True))
            across += wide + _BETWEEN
        return top + high + _MARGIN if named else top

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
            self._out.texts.append(Text(box, row.label, _LEFT))
        else:
            above = self._wrapped(row.label, self._inner)
            self._out.texts.append(Text(QRectF(band.left(), band.top() + 2, self._inner, above), row.label, _TOP))
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
            left = box.left() - _GAP - wide if piece.side == "left" else box.right() + _GAP
            place = QRectF(left, box.center().y() - high / 2, wide, high)
            self._out.texts.append(Text(place, piece.text, _RIGHT if piece.side == "left" else _LEFT))

    def _axis_height(self) -> float:
        return _GAP + self._line + self._wrapped(self._drawing.axis, self._inner)

    def _tick_text(self, value: float, step: float) -> str:
        share = self._drawing.unit is Unit.SHARE
        number, size = (value * 100, step * 100) if share else (value, step)
        places = 0 if size >= 1 and abs(size - round(size)) < 1e-9 else 1 if size >= 0.1 else 2
        return self._say.number(number, places) + ("%" if share else "")

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
            text = self._tick_text(number * step, step)
            wide = self._advance(text)
            left = min(max(across - wide / 2, 0.0), self._width - wide)
            self._out.texts.append(Text(QRectF(left, bottom + _GAP, wide, self._line), text, _MIDDLE, muted=True))
        below = bottom + _GAP + self._line
        box = QRectF(_MARGIN, below, self._inner, self._wrapped(self._drawing.axis, self._inner))
        self._out.texts.append(Text(box, self._drawing.axis, _AXIS, muted=True))

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
