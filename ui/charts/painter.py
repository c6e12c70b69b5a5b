"""Paints a chart from its layout, with lines and areas only, so that it stays sharp in SVG, PDF and print."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.charts.drawing import Drawing
from ui.charts.inks import Ink
from ui.charts.parts import Layout, LineKind
from ui.theme import Theme

_WEAVE = 6.0
_DOT = 1.1


def paint(painter: QPainter, drawing: Drawing, layout: Layout, look: Theme) -> None:
    """Paint a chart; the painter has the font that the layout was made with."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _strokes(painter, layout, look, ("grid",))
    fill = fill_cell if drawing.form == "map" else fill_area
    for (_, piece), box in zip(drawing.pieces, layout.pieces, strict=True):
        fill(painter, box, drawing.series[piece.series].ink, look)
    for swatch in layout.swatches:
        fill(painter, swatch.box, swatch.ink, look)
    _strokes(painter, layout, look, ("origin", "joint", "rule", "dashed"))
    for text in layout.texts:
        painter.setPen(look.muted if text.muted else look.text)
        painter.drawText(text.box, text.flags, text.text)
    painter.restore()


def _strokes(painter: QPainter, layout: Layout, look: Theme, kinds: tuple[LineKind, ...]) -> None:
    for stroke in layout.strokes:
        if stroke.kind not in kinds:
            continue
        if stroke.kind in ("rule", "dashed"):
            dashes = Qt.PenStyle.DashLine if stroke.kind == "dashed" else Qt.PenStyle.SolidLine
            painter.setPen(QPen(look.text, 1.5, dashes))
        else:
            painter.setPen(QPen(look.line if stroke.kind == "grid" else look.muted, 1))
        painter.drawLine(_sharp(stroke.line))


def _sharp(line: QLineF) -> QLineF:
    """On the middle of a pixel an upright or level line is one pixel wide."""
    if line.dy():
        across = math.floor(line.x1()) + 0.5
        return QLineF(across, line.y1(), across, line.y2())
    height = math.floor(line.y1()) + 0.5
    return QLineF(line.x1(), height, line.x2(), height)


def fill_area(painter: QPainter, box: QRectF, ink: Ink, look: Theme) -> None:
    """An area in an ink: its colour, its pattern, and an edge that stands out from the surface."""
    painter.fillRect(box, ink.colour(look))
    inside = box.adjusted(1, 1, -1, -1)
    if inside.width() > 0:
        _pattern(painter, inside, ink, look)
    painter.setPen(QPen(ink.edge(look), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if box.width() > 2 else box)


def fill_cell(painter: QPainter, box: QRectF, ink: Ink, look: Theme) -> None:
    """A cell of a map: its neighbours are its edge, and a text may be written on it."""
    painter.fillRect(box, ink.colour(look))
    _pattern(painter, box, ink, look)


def _pattern(painter: QPainter, box: QRectF, ink: Ink, look: Theme) -> None:
    painter.setPen(QPen(ink.grain(look), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    match ink.pattern:
        case "rising":
            painter.drawLines(slanted(box, 1))
        case "falling":
            painter.drawLines(slanted(box, -1))
        case "across":
            painter.drawLines([QLineF(box.left(), y, box.right(), y) for y in _steps(box.top(), box.bottom(), 4.0)])
        case "upright":
            painter.drawLines([QLineF(x, box.top(), x, box.bottom()) for x in _steps(box.left(), box.right(), 4.0)])
        case "crossed":
            painter.setPen(QPen(ink.speck(look), 0.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLines([*slanted(box, 1), *slanted(box, -1)])
        case "dots":
            _dots(painter, box, ink, look)


def _steps(start: float, end: float, step: float) -> list[float]:
    return [start + step * number for number in range(1, int((end - start) / step) + 1)]


def slanted(box: QRectF, slope: int) -> list[QLineF]:
    """Lines at 45 degrees that end at the edges of a box, so that nothing has to be cut off."""
    lines = []
    high = box.height()
    for offset in _steps(box.left() - high, box.right(), _WEAVE):
        # The line goes from (offset, bottom) to (offset + high, top), or mirrored.
        start, end = max(offset, box.left()), min(offset + high, box.right())
        if end <= start:
            continue
        if slope > 0:
            lines.append(QLineF(start, box.bottom() - (start - offset), end, box.bottom() - (end - offset)))
        else:
            lines.append(QLineF(start, box.top() + (start - offset), end, box.top() + (end - offset)))
    return lines


def _dots(painter: QPainter, box: QRectF, ink: Ink, look: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.speck(look))
    for row, y in enumerate(_steps(box.top() - 1.5, box.bottom() - _DOT, 4.5)):
        for x in _steps(box.left() - (2.5 if row % 2 else 0.0), box.right() - _DOT, 5.0):
            if x >= box.left() + _DOT:
                painter.drawEllipse(QPointF(x, y), _DOT, _DOT)
