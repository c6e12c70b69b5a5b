"""Labels in the theme's type and colours."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel

from ui.theme import FontKind, Theme


class ElidedLabel(QLabel):
    """A line of text that ends in dots where there is no room; the tooltip then has all of it."""

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.rect(), self.alignment(), shown)
        whole = self.text() if shown != self.text() else ""
        if self.toolTip() != whole:
            self.setToolTip(whole)


L = TypeVar("L", bound=QLabel)


def label(theme: Theme, kind: FontKind = "body", *, text: str = "", muted: bool = False, wrap: bool = False) -> QLabel:
    """A label for plain text."""
    return _dressed(QLabel(text), theme, kind, muted, wrap)


def elided(theme: Theme, kind: FontKind = "body", *, text: str = "", muted: bool = False) -> ElidedLabel:
    """A label of one line that gives way to its neighbours."""
    return _dressed(ElidedLabel(text), theme, kind, muted, wrap=False)


def _dressed(made: L, theme: Theme, kind: FontKind, muted: bool, wrap: bool) -> L:
    made.setFont(theme.font(kind))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    # Inside a button a label would take the button's colour.
    made.setForegroundRole(QPalette.ColorRole.WindowText)
    if muted:
        tint(made, theme.muted)
    return made


def tint(target: QLabel, colour: QColor) -> None:
    """Give a label's text a colour; nothing happens where it has it already."""
    palette = target.palette()
    if palette.color(QPalette.ColorRole.WindowText) != colour:
        palette.setColor(QPalette.ColorRole.WindowText, colour)
        target.setPalette(palette)
