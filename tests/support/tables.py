"""Pages with tables for tests: on the screen without a window around them, and keys typed into cells."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.table_page import TablePage
from ui.widgets.paste_preview import PastePreview
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


def select(table: RecordTable, first: QModelIndex, last: QModelIndex) -> None:
    """Select the cells between two corners, with the cursor on the first."""
    go_to(table, first)
    table.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.Select)


def put(block: str, html: str = "") -> None:
    """What another program puts on the clipboard."""
    data = QMimeData()
    data.setText(block)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def paste(qtbot: QtBot, table: RecordTable, index: QModelIndex, block: str, html: str = "") -> PastePreview | None:
    """Paste at a cell; the question, if there is one."""
    put(block, html)
    go_to(table, index)
    qtbot.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return table.findChild(PastePreview)


def refusals(preview: PastePreview) -> list[tuple[str, str, str, str]]:
    """The refused cells as they are shown."""
    table = preview.refusals
    return [
        (table.item(row, 0).text(), table.item(row, 1).text(), table.item(row, 2).text(), table.item(row, 3).text())
        for row in range(table.rowCount())
    ]


def gone(qtbot: QtBot, table: RecordTable) -> None:
    """Wait until the question is gone."""
    qtbot.waitUntil(lambda: table.findChild(PastePreview) is None)
