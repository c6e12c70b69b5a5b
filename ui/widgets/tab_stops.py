"""Where Tab leaves a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView


def is_last_stop(view: QAbstractItemView, index: QModelIndex, backwards: bool) -> bool:
    """Whether Tab goes on to the next control: there is no cell left in that direction."""
    if not index.isValid():
        return True
    step = QAbstractItemView.CursorAction.MovePrevious if backwards else QAbstractItemView.CursorAction.MoveNext
    there = view.moveCursor(step, Qt.KeyboardModifier.NoModifier)
    before = (there.row(), there.column()) < (index.row(), index.column())
    return there == index or before is not backwards
