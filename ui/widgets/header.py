"""Column headings over several lines: the title, wrapped where it is long, and the unit below it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.theme import Theme

# What the style sheet puts around a heading, left and right together, and above and below together; the arrow of a
# sorted column needs some room above the text.
_ACROSS, _DOWN = 16, 16


class WrappedHeader(QHeaderView):
    """A horizontal header that is as high as its longest heading needs, with the arrow of sorting above the text."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.sectionResized.connect(lambda *_sizes: self.updateGeometry())

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        heights = [
            self._height(metrics, section) for section in range(self.count()) if not self.isSectionHidden(section)
        ]
        return QSize(super().sizeHint().width(), max(heights, default=metrics.height()) + _DOWN)

    def least_width(self, section: int) -> int:
        """The width that the longest word of a heading needs."""
        metrics = QFontMetrics(self.font())
        text = self.model().headerData(section, self.orientation()) or ""
        return max((metrics.horizontalAdvance(word) for word in text.split()), default=0) + _ACROSS + 2

    def _height(self, metrics: QFontMetrics, section: int) -> int:
        text = self.model().headerData(section, self.orientation())
        room = QRect(0, 0, max(1, self.sectionSize(section) - _ACROSS), 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text or "").height()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == self.sortIndicatorSection():
            self._paint_arrow(painter, rect)

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        middle, top = rect.center().x(), rect.top() + 3
        upwards = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        tip, base = (top, top + 4) if upwards else (top + 4, top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.accent)
        painter.drawPolygon([QPoint(middle - 4, base), QPoint(middle + 4, base), QPoint(middle, tip)])
