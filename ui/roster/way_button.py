"""A way out to choose: what it does, and in small type below it what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.links import QuietButton

_WRAP = int(Qt.TextFlag.TextWordWrap)
_ACROSS, _DOWN, _GAP = 10, 7, 2
_WIDTH = 240


class WayButton(QuietButton):
    """A button whose text and detail take as many lines as they need."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._detail = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_way(self, text: str, detail: str = "", tip: str = "") -> None:
        """Another way out; the tip tells all where the detail does not."""
        self.setText(text)
        self._detail = detail
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip or detail)
        self.setToolTip(tip)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        _, below = self._boxes(width)
        return below.bottom() + 1 + _DOWN

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, self.heightForWidth(max(_WIDTH, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_WIDTH // 2, self.heightForWidth(max(_WIDTH // 2, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Where the text and the detail go."""
        room = QRect(_ACROSS, _DOWN, width - 2 * _ACROSS, 10_000)
        text = QFontMetrics(self.theme.font()).boundingRect(room, _WRAP, self.text())
        first = QRect(room.left(), room.top(), room.width(), text.height())
        below = QRect(room.left(), first.bottom() + 1, room.width(), 0)
        if self._detail:
            detail = QFontMetrics(self.theme.font("caption")).boundingRect(room, _WRAP, self._detail)
            below = QRect(room.left(), first.bottom() + 1 + _GAP, room.width(), detail.height())
        return first, below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        self.paint_frame(painter, theme.surface, theme.line)
        first, below = self._boxes(self.width())
        painter.setFont(theme.font())
        painter.setPen(theme.accent if self.isEnabled() else theme.muted)
        painter.drawText(first, _WRAP, self.text())
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.muted)
        painter.drawText(below, _WRAP, self._detail)
