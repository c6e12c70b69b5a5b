"""A Qt table model over frozen records: it keeps what it was last shown and tells Qt only what became different."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPixmap

from planner.errors import EditError
from planner.results import Results
from ui.context import Context
from ui.models.cell_edits import CellEdits, Target
from ui.models.cells import Cell, heading, make_cell, spoken, tooltip
from ui.models.columns import Column, Table
from ui.models.marks import mark_pixmaps

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
SORT_ROLE = int(Role.UserRole) + 1
VALUE_ROLE = int(Role.UserRole) + 2
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_NUMBERS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TEXTS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_HEAD_NUMBERS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
_HEAD_TEXTS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)


class _Row(NamedTuple):
    record: Any
    key: Hashable
    depends: tuple[object, ...]
    cells: list[Cell | None]


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(a is b for a, b in zip(one, other, strict=True))


class RecordTableModel(QAbstractTableModel):
    """Rows are records (or views on them), columns a `Table`; `show_rows` brings it up to date.

    Typed texts become changes of the document; what a field does not take is told by `refused`.
    """

    refused = Signal(object)

    def __init__(self, context: Context, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.table = table
        self.edits = CellEdits(context)
        self._rows: list[_Row] = []
        self._results: Results = context.document.results
        self._marks = mark_pixmaps(context.theme)

    def show_rows(self, records: Iterable[Any], results: Results) -> None:
        """Show these records with these results; rows that are the same as before are not touched."""
        self._results = results
        fresh = [self._row(record, results) for record in records]
        self._replace_middle(fresh)
        for number, row in enumerate(fresh):
            if not _same(self._rows[number].depends, row.depends):
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))
            else:
                self._rows[number] = row._replace(cells=self._rows[number].cells)

    def set_table(self, table: Table, records: Iterable[Any], results: Results) -> None:
        """Show records with other columns."""
        self.beginResetModel()
        self.table = table
        self._results = results
        self._rows = [self._row(record, results) for record in records]
        self.endResetModel()

    def _row(self, record: Any, results: Results) -> _Row:
        table = self.table
        return _Row(record, table.key(record), table.depends(record, results), [None] * len(table.columns))

    def _replace_middle(self, fresh: list[_Row]) -> None:
        """Remove and insert the rows between the first and the last whose keys differ."""
        old, new = [row.key for row in self._rows], [row.key for row in fresh]
        if old == new:
            return
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        if len(old) - end > start:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            del self._rows[start : len(old) - end]
            self.endRemoveRows()
        if len(new) - end > start:
            self.beginInsertRows(QModelIndex(), start, len(new) - end - 1)
            self._rows[start:start] = fresh[start : len(new) - end]
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.columns)

    def record(self, row: int) -> Any:
        """The record in a row."""
        return self._rows[row].record

    def row_of(self, key: Hashable) -> int:
        """The row with this key, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def key(self, row: int) -> Hashable:
        """What identifies the record in a row."""
        return self._rows[row].key

    def column(self, index: Index) -> Column:
        """The specification of the column that an index is in."""
        return self.table.columns[index.column()]

    def cell(self, index: Index) -> Cell:
        """What the cell at an index shows; worked out when first asked for."""
        row = self._rows[index.row()]
        cell = row.cells[index.column()]
        if cell is None:
            cell = make_cell(self.table.columns[index.column()], row.record, self._results, self.context.say)
            row.cells[index.column()] = cell
        return cell

    def own_paths(self) -> list[str]:
        """The paths of the norms that values of this table differ from."""
        cells = (self.index(row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
        return [path for path in map(self.own_path, cells) if path]

    def own_path(self, index: Index) -> str | None:
        """The path of the norm that the value of a cell differs from, or None."""
        find_path = self.column(index).norm
        return find_path(self.record(index.row())) if find_path and self.cell(index).mark == "own" else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        read = _READERS.get(role)
        return read(self, index) if read is not None and index.isValid() else None

    def _alignment(self, index: Index) -> int:
        return _NUMBERS if self.column(index).kind == "number" else _TEXTS

    def _colour(self, index: Index) -> QColor | None:
        column, theme = self.column(index), self.context.theme
        if self.cell(index).muted:
            return theme.muted
        return theme.accent if column.figure and not column.edit else None

    def _mark(self, index: Index) -> QPixmap | None:
        mark = self.cell(index).mark
        return self._marks[mark] if mark else None

    def _tooltip(self, index: Index) -> str:
        return tooltip(self.column(index), self.record(index.row()), self.cell(index), self.context.say)

    def _spoken(self, index: Index) -> str:
        return spoken(self.column(index), self.record(index.row()), self.cell(index), self.context.say)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.table.columns):
            return None
        column = self.table.columns[section]
        match role:
            case Role.DisplayRole:
                return heading(column, self.context.say)
            case Role.TextAlignmentRole:
                return _HEAD_NUMBERS if column.kind == "number" else _HEAD_TEXTS
            case Role.ToolTipRole:
                return self.context.say(column.help) if column.help else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.column(index).is_editable(self.record(index.row())) else _READABLE

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take over a typed text, or with `VALUE_ROLE` a value itself; False where the field refuses it."""
        if not index.isValid() or role not in (Role.EditRole, VALUE_ROLE):
            return False
        target = Target(self.column(index), self.record(index.row()))
        if not target.column.is_editable(target.record):
            return False
        if value == self.data(index, role):
            return True
        commit = self.edits.commit_text if role == Role.EditRole else self.edits.set_value
        return self.take(lambda: commit(target, value))

    def take(self, edit: Callable[[], None]) -> bool:
        """Run an edit; where it is refused, say why through `refused` and answer False."""
        try:
            edit()
        except EditError as error:
            self.refused.emit(error)
            return False
        return True


_READERS: dict[int, Callable[[RecordTableModel, Index], Any]] = {
    int(Role.DisplayRole): lambda model, index: model.cell(index).shown,
    int(Role.EditRole): lambda model, index: model.cell(index).typed,
    int(Role.TextAlignmentRole): RecordTableModel._alignment,
    int(Role.ForegroundRole): RecordTableModel._colour,
    int(Role.DecorationRole): RecordTableModel._mark,
    int(Role.ToolTipRole): RecordTableModel._tooltip,
    int(Role.AccessibleTextRole): RecordTableModel._spoken,
    SORT_ROLE: lambda model, index: model.cell(index).order,
    VALUE_ROLE: lambda model, index: model.cell(index).value,
}


def _common(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """How many items are the same from the start."""
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count
