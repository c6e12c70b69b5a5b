"""Paints laid-out pages: on a printer, in a preview, or into a PDF file. Always dark on white."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from planner.language import Translator
from planner.texts import T
from ui.charts.painter import paint as draw_chart
from ui.printing.pages import DOTS_PER_INCH, Printed, PrintedPage
from ui.printing.strips import Fill, Line, Strip
from ui.printing.type import MUTED, Style, font
from ui.theme import LIGHT, NEAR

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
_EDGE = 18.0
# Greys that keep apart on a printer and leave the type legible; text on them has a contrast of at least 7 : 1.
_GREYS: dict[Fill, QColor] = {"head": QColor("#EDEFF2"), "kept": QColor("#D9DCE0"), "mark": QColor("#C3C8CE")}
_HATCHED: tuple[Fill, ...] = ("away", "mark")
_HATCH = QColor("#B5BBC2")
_HATCH_APART = 6.0


def paint(device: QPagedPaintDevice, printed: Printed, say: Translator, numbers: range | None = None) -> bool:
    """Paint the pages with these numbers, or all, on a device whose page begins at the corner of the paper.

    The answer is whether the device took them.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    factor = device.logicalDpiX() / DOTS_PER_INCH
    painter.scale(factor, factor)
    done = True
    wanted = [number for number in range(1, len(printed.pages) + 1) if numbers is None or number in numbers]
    for number in wanted:
        if number != wanted[0]:
            done = device.newPage() and done
        paint_page(painter, printed, printed.pages[number - 1], number, say)
    return painter.end() and done


def paint_page(painter: QPainter, printed: Printed, page: PrintedPage, number: int, say: Translator) -> None:
    """Paint one page with its top and bottom lines, in pixels of 1/96 inch from the corner of the paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _edges(painter, printed, number, say)
    painter.translate(printed.content.topLeft())
    painter.scale(page.scale, page.scale)
    for placed in page.strips:
        painter.save()
        painter.translate(QPointF(0, placed.top))
        _strip(painter, placed.strip)
        painter.restore()
    painter.restore()


def _strip(painter: QPainter, strip: Strip) -> None:
    for box, fill in strip.fills:
        _fill(painter, box, fill)
    for line in strip.lines:
        _line(painter, line)
    for rule, strong in strip.rules:
        painter.setPen(QPen(LIGHT.text, 0.8) if strong else QPen(LIGHT.line, 0.6))
        painter.drawLine(rule)
    if strip.picture:
        painter.translate(QPointF(strip.picture.left, 0))
        painter.scale(strip.picture.factor, strip.picture.factor)
        painter.setFont(font("body"))
        draw_chart(painter, strip.picture.drawing, strip.picture.layout, LIGHT)


def _fill(painter: QPainter, box: QRectF, fill: Fill) -> None:
    """Grey, or lines across for what must stand apart from grey on any printer."""
    if fill in _GREYS:
        painter.fillRect(box, _GREYS[fill])
    if fill not in _HATCHED:
        return
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QPen(_HATCH, 0.6))
    left = box.left() - box.height()
    while left < box.right():
        painter.drawLine(QLineF(left, box.bottom(), left + box.height(), box.top()))
        left += _HATCH_APART
    painter.restore()


def _line(painter: QPainter, line: Line) -> None:
    painter.setFont(font(line.style))
    painter.setPen(LIGHT.muted if line.style in MUTED else LIGHT.text)
    where = _MIDDLE if line.centred else _RIGHT if line.to_right else _LEFT
    painter.drawText(line.box, where, line.text)


def _edges(painter: QPainter, printed: Printed, number: int, say: Translator) -> None:
    """Practice and day above, file and page number below."""
    paper, content = printed.paper, printed.content
    above = QRectF(content.left(), content.top() - _EDGE - NEAR, content.width(), _EDGE)
    below = QRectF(content.left(), content.bottom() + NEAR, content.width(), _EDGE)
    page = T("Page {number} of {total}", number=number, total=len(printed.pages))
    _pair(painter, above, say(paper.practice), say.date(paper.day), "strong")
    _pair(painter, below, paper.file, say(page), "small")
    painter.setPen(QPen(LIGHT.muted, 0.6))
    for across in (above.bottom(), below.top()):
        painter.drawLine(QLineF(content.left(), across, content.right(), across))


def _pair(painter: QPainter, box: QRectF, left: str, right: str, style: Style) -> None:
    """Two texts at the ends of a line; the left one is cut where both do not fit."""
    metrics = QFontMetricsF(font("small"))
    room = box.width() - metrics.horizontalAdvance(right) - 2 * NEAR
    painter.setPen(LIGHT.muted)
    painter.setFont(font("small"))
    painter.drawText(box, _RIGHT, right)
    painter.setFont(font(style))
    fitting = QFontMetricsF(font(style)).elidedText(left, Qt.TextElideMode.ElideRight, room)
    painter.setPen(LIGHT.text if style == "strong" else LIGHT.muted)
    painter.drawText(box, _LEFT, fitting)
