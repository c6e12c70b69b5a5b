"""The window on an appointment book for tests: read a list, tick findings, and see all that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.calibration.dialog import CalibrationDialog


def read(qtbot: QtBot, dialog: CalibrationDialog, path: Path) -> None:
    """Go through the first step with the columns as they are recognised."""
    dialog.open_list(path)
    count(qtbot, dialog)


def count(qtbot: QtBot, dialog: CalibrationDialog) -> None:
    """Go on from the columns to the figures."""
    dialog.go_on()
    qtbot.waitUntil(dialog.tabs.isVisible)


def tick(dialog: CalibrationDialog, path: str, ticked: bool = True) -> None:
    """Tick or clear the finding of a field, as a click on its box does."""
    item = next(item for item, finding in dialog.tree._rows() if finding.path == path)
    assert item.flags() & Qt.ItemFlag.ItemIsUserCheckable
    item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)


def everything_told(root: QWidget) -> str:
    """All words in a window, on show or not: labels, names, tooltips, boxes, and each cell with all it holds."""
    return "\n".join(_told(root))


def _told(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        if isinstance(widget, QLabel):
            yield widget.text()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (str(value) for value in model.itemData(index).values())
        yield from _cells(model, model.index(row, 0, parent))
