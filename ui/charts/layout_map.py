"""The geometry of a map: rows of coloured cells below each other, as of functions and weeks."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from ui.charts.drawing import Drawing
from ui.charts.parts import CENTRE, GAP, LEFT, MARGIN, Layout, Stroke, Text, advance, legend

_DOTS = Qt.TextElideMode.ElideRight
_MOST_LABEL = 0.3
_LEAST_CELL = 4.0
_LEAST_MARK = 11.0
_ABOVE_TEXT = 3.0
_MOST_SPREAD = 10.0
# Room that a text in a cell keeps to its sides.
_ROOM = 2.0


def lay_out_map(drawing: Drawing, metrics: QFontMetricsF, width: float, height: float) -> Layout:
    """The cells show their texts where all fit, else the marks of their series, else stripes."""
    out = Layout()
    line = math.ceil(metrics.height())
    top = legend(out, drawing, metrics, width)
    labels = [*(row.label for row in drawing.rows), drawing.axis]
    label = min(max((advance(metrics, text) for text in labels), default=0.0), width * _MOST_LABEL)
    left = MARGIN + label + GAP
    columns = max(1, len(drawing.heads))
    cell = max(_LEAST_CELL, (width - MARGIN - left) / columns)
    out.texts.append(Text(QRectF(MARGIN, top, label, line), drawing.axis, LEFT, muted=True))
    _heads(out, drawing, metrics, QRectF(left, top, cell, line))
    top += line + GAP
    least = line + _ABOVE_TEXT
    natural = top + least * len(drawing.rows) + MARGIN
    high = least + min(max(0.0, height - natural) / max(1, len(drawing.rows)), _MOST_SPREAD)
    numbers = _fits(drawing, metrics, cell)
    for number, row in enumerate(drawing.rows):
        band = QRectF(MARGIN, top + number * high, width - 2 * MARGIN, high)
        out.bands.append(band)
        name = metrics.elidedText(row.label, _DOTS, label)
        out.texts.append(Text(QRectF(MARGIN, band.top(), label, high), name, LEFT))
        for piece in row.pieces:
            box = QRectF(left + piece.start * cell, band.top(), (piece.end - piece.start) * cell, high)
            out.pieces.append(box.adjusted(0, 0, -1, -1))
            series = drawing.series[piece.series]
            text = piece.text if numbers else series.mark
            if text and cell >= _LEAST_MARK:
                out.texts.append(Text(box, text, CENTRE))
            elif series.stripe:
                across, bottom = box.center().x() - 0.5, box.bottom() - 1
                out.strokes.append(Stroke(QLineF(across, bottom - series.stripe * high, across, bottom), "joint"))
    for rule in drawing.rules:
        across = left + rule.value * cell
        line_down = QLineF(across, top - GAP, across, top + high * len(drawing.rows))
        out.strokes.append(Stroke(line_down, "dashed" if rule.dashed else "rule"))
    out.size = QSizeF(width, max(height, natural))
    return out


def _heads(out: Layout, drawing: Drawing, metrics: QFontMetricsF, first: QRectF) -> None:
    """The heads of the columns; of narrow ones every other, or fewer."""
    widest = max((advance(metrics, head) for head in drawing.heads), default=0.0)
    each = max(1, math.ceil((widest + GAP) / first.width()))
    for number in range(0, len(drawing.heads), each):
        middle = first.left() + (number + 0.5) * first.width()
        box = QRectF(middle - widest / 2, first.top(), widest, first.height())
        out.texts.append(Text(box, drawing.heads[number], CENTRE, muted=True))


def _fits(drawing: Drawing, metrics: QFontMetricsF, cell: float) -> bool:
    """Whether the text of every cell fits: some with numbers and some with marks would be hard to compare."""
    return all(metrics.horizontalAdvance(piece.text) + _ROOM <= cell for _, piece in drawing.pieces)
