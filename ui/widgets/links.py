"""Numbers and words that can be clicked: they look like text until pointed at, and work by keyboard too."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.theme import FontKind, Theme

_RADIUS = 4.0


class QuietButton(QAbstractButton):
    """A button without a frame of its own: pointing shades it, the focus outlines it, Return and Space press it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_frame(self, painter: QPainter, fill: QColor | None = None, border: QColor | None = None) -> None:
        """The ground: its fill and border, the shade under the pointer, the outline of the focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointed = self.underMouse() and self.isEnabled()
        painter.setBrush(self.theme.hover if pointed else fill or Qt.BrushStyle.NoBrush)
        pen = QPen(self.theme.accent, 2) if self.hasFocus() else QPen(border) if border else Qt.PenStyle.NoPen
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


class TextLink(QuietButton):
    """A short text to click, in one of the theme's fonts and a colour; it keeps its full width."""

    def __init__(
        self, theme: Theme, kind: FontKind = "caption", colour: QColor | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.setFont(theme.font(kind))
        self._colour = colour or theme.accent
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 8, metrics.height() + 4)

    def show_text(self, text: str) -> None:
        """Another text; the place around it is only laid out anew when that is needed."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_frame(painter)
        font = self.font()
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(self._colour if self.isEnabled() else self.theme.muted)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
