"""Pages with tables for tests: on the screen without a window around them, and keys typed into cells."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.table_page import TablePage
from ui.widgets.table import RecordTable


def shown_page(qtbot: QtBot, page: TablePage) -> None:
    """Put a page on the screen."""
    qtbot.addWidget(page)
    page.resize(1080, 590)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()


def column_number(table: RecordTable, key: str) -> int:
    """The place of the column with this key."""
    return [column.key for column in table.records.table.columns].index(key)


def cell(table: RecordTable, row: int, key: str) -> QModelIndex:
    """A cell as the table shows it."""
    return table.model().index(row, column_number(table, key))


def text(table: RecordTable, row: int, key: str) -> str:
    """What a cell shows."""
    return str(cell(table, row, key).data())


def go_to(table: RecordTable, index: QModelIndex) -> None:
    """Put the cursor on a cell, and nowhere else."""
    table.setFocus()
    table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def type_into(qtbot: QtBot, table: RecordTable, index: QModelIndex, keys: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to a cell, type, and close the editor with a key."""
    go_to(table, index)
    qtbot.keyClicks(table, keys[0])
    editor = table.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, keys[1:])
    qtbot.keyClick(editor, end)
    QApplication.processEvents()
