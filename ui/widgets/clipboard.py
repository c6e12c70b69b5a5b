"""Cells to and from the clipboard as tab-separated text, which spreadsheets read and write."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication

from planner.errors import EditError
from planner.texts import T
from ui.models.cell_edits import Target

if TYPE_CHECKING:
    from ui.widgets.table import RecordTable

_FORMULA = ("=", "+", "-", "@")


def as_text(rows: list[list[str]]) -> str:
    """Cells as lines with tabs between them."""
    text = StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(rows)
    return text.getvalue()


def as_cells(text: str) -> list[list[str]]:
    """The cells of a text with tabs, as a spreadsheet puts it on the clipboard."""
    return [row or [""] for row in csv.reader(StringIO(text.replace("\r\n", "\n")), delimiter="\t")]


def copy(table: RecordTable) -> None:
    """Put the selected cells on the clipboard, with all digits; a text never becomes a formula in a spreadsheet."""
    chosen = table.selectedIndexes()
    if not chosen:
        return
    rows = sorted({index.row() for index in chosen})
    columns = sorted({index.column() for index in chosen})
    texts = {(index.row(), index.column()): _outgoing(table, index) for index in chosen}
    QGuiApplication.clipboard().setText(as_text([[texts.get((r, c), "") for c in columns] for r in rows]))


def _outgoing(table: RecordTable, index: QModelIndex) -> str:
    text = str(index.data(Qt.ItemDataRole.EditRole))
    is_text = table.target(index).column.kind != "number"
    return f"'{text}" if is_text and text.startswith(_FORMULA) else text


def _incoming(text: str) -> str:
    return text[1:] if text.startswith(tuple(f"'{mark}" for mark in _FORMULA)) else text


def paste(table: RecordTable) -> None:
    """Fill cells from the clipboard as one step, from the first selected cell on; results among them stay."""
    text = QGuiApplication.clipboard().text()
    chosen = table.selectedIndexes()
    if text and chosen:
        table.records.take(lambda: table.records.edits.set_texts(_landing(table, as_cells(text), chosen)))


def _landing(table: RecordTable, block: list[list[str]], chosen: list[QModelIndex]) -> list[tuple[Target, str]]:
    """Which text comes into which cell: one text into all selected cells, a block from the top left one on."""
    if len(block) == 1 and len(block[0]) == 1:
        return [(cell, _incoming(block[0][0])) for cell in map(table.target, chosen) if _is_open(cell)]
    top, left = min(i.row() for i in chosen), min(i.column() for i in chosen)
    model = table.model()
    if top + len(block) > model.rowCount() or left + max(map(len, block)) > model.columnCount():
        raise EditError(
            T(
                "The copied block has {rows} rows and {columns} columns and does not fit here. "
                "Select a cell further up or to the left.",
                rows=len(block),
                columns=max(map(len, block)),
            )
        )
    cells = [
        (table.target(model.index(top + down, left + across)), _incoming(text))
        for down, row in enumerate(block)
        for across, text in enumerate(row)
    ]
    return [(cell, text) for cell, text in cells if _is_open(cell)]


def _is_open(cell: Target) -> bool:
    return cell.column.is_editable(cell.record)
