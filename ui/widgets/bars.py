"""Horizontal bars in pairs, painted: what is asked against what there is, with a legend and an axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.texts import Message, Quantity, T, Unit
from ui.context import Context

_NEAR = 8
_LEGEND = 24
_ROW = 14
_MOST_LABEL = 0.36
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two values to compare: `first` is what is asked, `second` what there is."""

    label: str
    first: float
    second: float


@dataclass(frozen=True, slots=True)
class PairStyle:
    """What the two values are called and how they are drawn; with `over` the part of the first beyond the second."""

    first: Message
    second: Message
    first_colour: QColor
    second_colour: QColor
    unit: Unit
    axis: Message
    over: Message | None = None
    over_colour: QColor | None = None


def demand_style(context: Context) -> PairStyle:
    """Hours needed against hours available, the short part apart."""
    theme = context.theme
    return PairStyle(
        T("Needed"),
        T("Available"),
        theme.demand,
        theme.capacity,
        Unit.HOURS,
        T("hours a week"),
        T("Short"),
        theme.short,
    )


def nice_step(largest: float, most: int) -> float:
    """The distance between axis marks: 1, 2, 2.5 or 5 times a power of ten, with at most so many marks."""
    if largest <= 0:
        return 1.0
    rough = largest / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * (1 - 1e-9))


class PairBars(QWidget):
    """One group of two bars per row. A screen reader gets all values as the widget's description."""

    def __init__(self, context: Context, style: PairStyle, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._theme, self._style = context.say, context.theme, style
        self._rows: tuple[PairRow, ...] = ()
        self.setFont(context.theme.font("caption"))
        self.setAccessibleName(context.say(title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, _LEGEND + _ROW * max(1, len(self._rows)) + self._axis_height())

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def show_rows(self, rows: Sequence[PairRow]) -> None:
        """Draw other values."""
        if tuple(rows) == self._rows:
            return
        resized = len(rows) != len(self._rows)
        self._rows = tuple(rows)
        self.setAccessibleDescription(". ".join(map(self._row_text, rows)))
        if resized:
            self.setMinimumSize(self.minimumSizeHint())
            self.updateGeometry()
        self.update()

    def _row_text(self, row: PairRow) -> str:
        text = T(
            "{label}: {first_name} {first}, {second_name} {second}",
            label=row.label,
            first_name=self._style.first,
            first=Quantity(row.first, self._style.unit),
            second_name=self._style.second,
            second=Quantity(row.second, self._style.unit),
        )
        return self._say(text)

    def _axis_height(self) -> int:
        return QFontMetrics(self.font()).height() + _NEAR

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        self._paint_legend(painter)
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0)
        left = min(widest, int(self.width() * _MOST_LABEL)) + _NEAR
        plot = QRectF(left, _LEGEND, self.width() - left - _NEAR, self.height() - _LEGEND - self._axis_height())
        largest = max((max(row.first, row.second) for row in self._rows), default=0.0)
        step = nice_step(largest, int(plot.width() // 70))
        end = step * max(1, math.ceil(largest / step - 1e-9))
        self._paint_axis(painter, plot, step, end)
        height = plot.height() / max(1, len(self._rows))
        for number, row in enumerate(self._rows):
            band = QRectF(plot.left(), plot.top() + number * height, plot.width(), height)
            self._paint_row(painter, band, row, end)

    def _paint_legend(self, painter: QPainter) -> None:
        style, metrics, across = self._style, QFontMetrics(self.font()), 0
        entries = [(style.first, style.first_colour), (style.second, style.second_colour)]
        if style.over is not None and style.over_colour is not None:
            entries.insert(1, (style.over, style.over_colour))
        for name, colour in entries:
            painter.fillRect(QRectF(across, 5, 10, 10), colour)
            text = self._say(name)
            painter.setPen(self._theme.muted)
            painter.drawText(across + 15, 5 + metrics.ascent() - 1, text)
            across += 15 + metrics.horizontalAdvance(text) + 16
        right, axis = QRectF(across, 0, self.width() - _NEAR - across, 20), self._say(style.axis)
        if metrics.horizontalAdvance(axis) <= right.width():
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, axis)

    def _paint_axis(self, painter: QPainter, plot: QRectF, step: float, end: float) -> None:
        bottom = QRectF(0, plot.bottom() + 2, 60, self._axis_height())
        places = 0 if self._style.unit is Unit.SHARE or step == int(step) else 1
        marks = round(end / step)
        for mark in range(marks + 1):
            across = plot.left() + plot.width() * mark / marks
            painter.setPen(self._theme.line)
            painter.drawLine(int(across), int(plot.top()), int(across), int(plot.bottom()))
            painter.setPen(self._theme.muted)
            share = self._style.unit is Unit.SHARE
            text = f"{self._say.number(mark * step * 100, 0)}%" if share else self._say.number(mark * step, places)
            bottom.moveLeft(min(across - 30, self.width() - 60))
            cut = across + 30 > self.width()
            align = Qt.AlignmentFlag.AlignRight if cut else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(bottom, align | Qt.AlignmentFlag.AlignTop, text)

    def _paint_row(self, painter: QPainter, band: QRectF, row: PairRow, end: float) -> None:
        style = self._style
        thick = max(4.0, min(10.0, band.height() * 0.34))
        top = band.center().y() - thick - 0.5
        first, second = band.width() * row.first / end, band.width() * row.second / end
        painter.fillRect(QRectF(band.left(), top, first, thick), style.first_colour)
        if style.over_colour is not None and first > second:
            painter.fillRect(QRectF(band.left() + second, top, first - second, thick), style.over_colour)
        painter.fillRect(QRectF(band.left(), top + thick + 1, second, thick), style.second_colour)
        painter.setPen(self._theme.text)
        room = int(band.left()) - _NEAR
        name = QFontMetrics(self.font()).elidedText(row.label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(0, band.top(), room, band.height()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name
        )
