"""The head of the planner: months, then weeks or days, then school holidays and public holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.year.calendar import public_holidays, school_holidays
from planner.year.leave_view import Slot
from planner.year.words import MONTHS
from ui.year.leave_model import LeaveModel

_LINE = 17
_CORNER = 6
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LeaveHeader(QHeaderView):
    """Three lines over the columns. Colour is never alone: holidays have a text or a mark, and a tooltip."""

    def __init__(self, records: LeaveModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._records = records
        self._say, self._theme = records.say, records.context.theme
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 3 * _LINE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.window)
        painter.setFont(self._theme.font("caption"))
        slots = self._records.slots
        if not slots:
            return
        first = max(self.visualIndexAt(event.rect().left()), 0)
        last = self.visualIndexAt(event.rect().right())
        seen = range(first, (last if last >= 0 else len(slots) - 1) + 1)
        self._paint_months(painter, slots)
        self._paint_numbers(painter, slots, seen)
        self._paint_holidays(painter, slots)
        painter.setPen(self._theme.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def span(self, first: int, last: int) -> QRect:
        """From the left of one column to the right of another, over the whole height."""
        left = self.sectionViewportPosition(first)
        right = self.sectionViewportPosition(last) + self.sectionSize(last)
        return QRect(left, 0, right - left, self.height())

    def _paint_months(self, painter: QPainter, slots: tuple[Slot, ...]) -> None:
        for start, end in months(slots):
            whole = self.span(start, end)
            painter.setPen(self._theme.line)
            painter.drawLine(whole.left(), 0, whole.left(), self.height())
            painter.setPen(self._theme.text)
            room = whole.intersected(self.viewport().rect()).adjusted(3, 0, -1, 0)
            room.setHeight(_LINE)
            text = self._say(MONTHS[_month(slots[start]) - 1])
            fits = painter.fontMetrics().horizontalAdvance(text) <= room.width()
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text if fits else text[: max(room.width() // 9, 0)])

    def _paint_numbers(self, painter: QPainter, slots: tuple[Slot, ...], seen: range) -> None:
        today = date.today()
        for column in seen:
            slot = slots[column]
            box = self.span(column, column)
            box.setTop(_LINE)
            box.setHeight(_LINE)
            is_now = slot.first <= today <= slot.last
            if is_now:
                painter.fillRect(box.adjusted(1, 1, -1, -1), self._theme.accent)
            weekend = self._records.by_day and slot.first.weekday() >= 5
            painter.setPen(self._theme.on_accent if is_now else self._theme.muted if weekend else self._theme.text)
            painter.drawText(box, _CENTRE, self._records.headerData(column, Qt.Orientation.Horizontal))

    def _paint_holidays(self, painter: QPainter, slots: tuple[Slot, ...]) -> None:
        """School holidays as a bar with their name, public holidays as a corner of their week or day."""
        plan, number = self._records.plan, self._records.number
        for school in school_holidays(number, plan.calendar.region).found:
            box = self._between(school.first, school.last)
            painter.fillRect(box, self._theme.selected)
            painter.setPen(self._theme.text)
            text = painter.fontMetrics().elidedText(
                self._say(school.name), Qt.TextElideMode.ElideRight, max(box.width() - 4, 0)
            )
            painter.drawText(box.adjusted(3, 0, -1, 0), Qt.AlignmentFlag.AlignVCenter, text if len(text) > 2 else "")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        for holiday in public_holidays(number):
            if holiday.usual:
                corner = self._between(holiday.day, holiday.day).topRight() - QPoint(1, _LINE - 1)
                painter.drawPolygon([corner, corner - QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)])

    def _between(self, first: date, last: date) -> QRect:
        box = self.span(self._records.column_of(first), self._records.column_of(last))
        return QRect(box.left(), 2 * _LINE + 1, box.width(), _LINE - 2)


def _month(slot: Slot) -> int:
    """The month that a column belongs to: that of its Thursday, as for the year of an ISO week."""
    return slot.first.month if slot.first == slot.last else date.fromordinal(slot.first.toordinal() + 3).month


def months(slots: tuple[Slot, ...]) -> Iterator[tuple[int, int]]:
    """The first and last column of each month."""
    start = 0
    for column in range(1, len(slots) + 1):
        if column == len(slots) or _month(slots[column]) != _month(slots[start]):
            yield start, column - 1
            start = column
