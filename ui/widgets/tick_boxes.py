"""Boxes to tick in lists and trees."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem


class TickBoxes(QStyledItemDelegate):
    """Draws the boxes to tick with the frame that they have elsewhere, which can be seen on a dark ground too."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        colours = option.palette
        # The stub asks for bytes, which PySide6 refuses.
        frame = QApplication.palette("QCheckBox").window()  # type: ignore[call-overload]
        colours.setBrush(QPalette.ColorRole.Window, frame)
        option.palette = colours
