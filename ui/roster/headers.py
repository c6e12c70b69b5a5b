"""The headings of the grid: days over the parts of the day, and people or rooms with a second line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.roster.model import RosterModel
from ui.theme import Theme

ROW_HEIGHT, NEED_HEIGHT, NOTES_HEIGHT = 33, 30, 26
NAMES_WIDTH = 148
_PAD = 6


class SessionsHeader(QHeaderView):
    """Each day once above its parts of the day."""

    def __init__(self, model: RosterModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, model.context.theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFont(self._theme.font("caption"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * QFontMetrics(self.font()).height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.window)
        painter.setFont(self.font())
        line = QFontMetrics(self.font()).height()
        for first, last in self._days():
            left = self.sectionViewportPosition(first)
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            day = QRect(left, 4, right - left - 2, line)
            painter.setPen(self._theme.text)
            painter.drawText(day, Qt.AlignmentFlag.AlignCenter, self._fit(self._model.day(first), day.width()))
            painter.setPen(QPen(self._theme.line, 2))
            painter.drawLine(right - 1, 0, right - 1, self.height())
        for section in range(self.count()):
            place = QRect(self.sectionViewportPosition(section), line + 5, self.sectionSize(section) - 2, line)
            painter.setPen(self._theme.muted)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._fit(self._model.part(section), place.width()))
        painter.setPen(self._theme.line)
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()

    def _fit(self, text: str, width: int) -> str:
        return QFontMetrics(self.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _days(self) -> list[tuple[int, int]]:
        """First and last column of each day."""
        found: list[tuple[int, int]] = []
        days = [session.partition("_")[0] for session in self._model.sessions]
        for column, day in enumerate(days):
            if column and days[column - 1] == day:
                found[-1] = (found[-1][0], column)
            else:
                found.append((column, column))
        return found


class NamesHeader(QHeaderView):
    """Who or what each row is, with a second line; it stays when the grid is scrolled sideways."""

    def __init__(self, model: RosterModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model, self._theme = model, model.context.theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(NOTES_HEIGHT)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setFont(self._theme.font())

    def set_heights(self) -> None:
        """Give each row the height that its kind needs."""
        heights = {"notes": NOTES_HEIGHT, "need": NEED_HEIGHT}
        for number, row in enumerate(self._model.rows):
            self.resizeSection(number, heights.get(row.kind, ROW_HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(NAMES_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        theme, heading = self._theme, self._model.heading(logicalIndex)
        painter.save()
        painter.fillRect(rect, theme.window)
        inner = rect.adjusted(_PAD, 1, -_PAD, -2)
        top = inner if not heading.line else QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        _write(painter, theme, top, heading.name, left)
        if heading.line:
            below = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.height() - top.height())
            painter.setFont(small(theme))
            painter.setPen(theme.muted)
            text = QFontMetrics(painter.font()).elidedText(heading.line, Qt.TextElideMode.ElideRight, below.width())
            painter.drawText(below, left, text)
        painter.setPen(theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()


def small(theme: Theme) -> QFont:
    """The font of second lines."""
    font = theme.font("caption")
    font.setPixelSize(font.pixelSize() - 1)
    return font


def _write(painter: QPainter, theme: Theme, place: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.text)
    painter.drawText(
        place, align, QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    )
