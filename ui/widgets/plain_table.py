"""A small table to read, not to edit: texts to the left, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.theme import ROW

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """Shows rows of texts; `numbers` are the columns that are aligned to the right.

    With `wrap` long texts get more lines instead of dots.
    """

    def __init__(self, name: str, numbers: Sequence[int] = (), wrap: bool = False) -> None:
        super().__init__()
        self._numbers = frozenset(numbers)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(wrap)
        if wrap:
            self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setStyleSheet("QHeaderView::section { padding: 5px 4px; }")
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.horizontalHeader().setHighlightSections(False)

    def show_rows(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other columns and rows."""
        self.clear()
        self.setColumnCount(len(titles))
        self.setRowCount(len(rows))
        for column, title in enumerate(titles):
            self.setHorizontalHeaderItem(column, self._item(title, column))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, self._item(text, column))
        self.resizeColumnsToContents()

    def stretch(self, column: int) -> None:
        """Let one column take the room that is left."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _item(self, text: str, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(_RIGHT if column in self._numbers else _LEFT)
        item.setToolTip(text)
        return item
