"""A list whose rows tell something in a few lines: a title, words below it, a number, and a box to tick."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.theme import State

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag


@dataclass(frozen=True, slots=True)
class ListRow:
    """What a row tells.

    `detail` stands below the title, and `problem` below that with a sign; `number` stands at the right,
    in the colour of its `state` if it has one. `ticked` is
    None where there is no box; a box that is `fixed` cannot be ticked. A row that is not `enabled` can be read but not
    chosen, a `heading` only stands above others. `name` is what editing begins with; empty where the title stays.
    """

    key: Hashable
    title: str
    detail: str = ""
    number: str = ""
    state: State | None = None
    problem: str = ""
    ticked: bool | None = None
    fixed: bool = False
    enabled: bool = True
    heading: bool = False
    name: str = ""
    spoken: str = ""
    tip: str = ""


class RowModel(QAbstractListModel):
    """Rows in order. `ticked` tells a box that somebody ticked or cleared, `renamed` a title that was typed."""

    ROW = int(_Role.UserRole)

    ticked = Signal(int, bool)
    renamed = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[ListRow] = []

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; those that stay are only drawn anew, so that the current row stays current."""
        fresh = list(rows)
        same = [row.key for row in fresh] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        for number, (old, new) in enumerate(zip(self._rows, fresh, strict=True)):
            if old != new:
                self._rows[number] = new
                self.dataChanged.emit(self.index(number), self.index(number))

    def row(self, number: int) -> ListRow | None:
        """The row at a place, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        match role:
            case _Role.DisplayRole:
                return row.title
            case _Role.EditRole:
                return row.name
            case _Role.AccessibleTextRole:
                return row.spoken or row.title
            case _Role.ToolTipRole:
                return row.tip or None
            case _Role.CheckStateRole if row.ticked is not None:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
            case self.ROW:
                return row
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        row = self.row(index.row()) if index.isValid() else None
        if row is not None and role == _Role.CheckStateRole and row.ticked is not None and not row.fixed:
            self.ticked.emit(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if row is not None and role == _Role.EditRole and str(value).strip() not in ("", row.name):
            self.renamed.emit(index.row(), str(value).strip())
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return _Flag.ItemIsDropEnabled
        if row.heading:
            return _Flag.ItemNeverHasChildren
        flags = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable | _Flag.ItemNeverHasChildren | _Flag.ItemIsDragEnabled
        if row.ticked is not None and not row.fixed:
            flags |= _Flag.ItemIsUserCheckable
        return flags | _Flag.ItemIsEditable if row.name else flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction
