"""The quiet marks in table cells: a dot for an own value, a ring for an assumption."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.models.cells import Mark
from ui.theme import Theme

_SIZE = 8
# Drawn larger than shown, so that it stays round on a dense screen.
_SCALE = 3


@cache
def _pixmap(colour: str, filled: bool) -> QPixmap:
    pixmap = QPixmap(_SIZE * _SCALE, _SIZE * _SCALE)
    pixmap.setDevicePixelRatio(_SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(QColor(colour), 1))
    painter.setBrush(QColor(colour) if filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(1, 1, 6, 6) if filled else QRectF(1.5, 1.5, 5, 5))
    painter.end()
    return pixmap


def mark_pixmaps(theme: Theme) -> dict[Mark, QPixmap]:
    """The picture of each mark in the colours of a theme."""
    return {"own": _pixmap(theme.accent.name(), True), "assumption": _pixmap(theme.muted.name(), False)}
