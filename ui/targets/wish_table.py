"""Numbers that belong to a page and not to the plan: a table in which one column can be typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from planner.errors import EditError
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.models.numbers import read_typed, write_number
from ui.theme import ROW
from ui.widgets.header import WrappedHeader

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NUMBERS = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TEXTS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class WishRow:
    """A number to fill in: its name, its unit and the most it can be; None is a number that asks nothing.

    `beside` are texts in the columns behind it.
    """

    key: str
    name: str
    unit: Unit
    value: float | None
    most: float
    optional: bool = False
    beside: tuple[str, ...] = ()


class WishModel(QAbstractTableModel):
    """Names, the numbers that can be typed in, and texts beside them.

    `typed` carries the key of a row and its new number, `refused` why a text is none.
    """

    typed = Signal(str, object)
    refused = Signal(object)

    def __init__(self, context: Context, titles: Sequence[Message], parent: QWidget) -> None:
        super().__init__(parent)
        self._say = context.say
        self._titles = [context.say(title) for title in titles]
        self._rows: list[WishRow] = []

    def show_rows(self, rows: Sequence[WishRow]) -> None:
        """Show these rows; those that are the same as before are not touched."""
        if [row.key for row in rows] != [row.key for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for number, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[number] = new
                self.dataChanged.emit(self.index(number, 0), self.index(number, self.columnCount() - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._titles):
            if role == Role.DisplayRole:
                return self._titles[section]
            if role == Role.TextAlignmentRole:
                return _TEXTS if section == 0 else _NUMBERS
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == 1 else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.EditRole and index.column() == 1:
            return "" if row.value is None else write_number(row.value, self._say.language, row.unit)
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(row, index.column())
        if role == Role.TextAlignmentRole:
            return _TEXTS if index.column() == 0 else _NUMBERS
        if role == Role.ToolTipRole:
            return row.name
        if role == Role.AccessibleTextRole:
            return f"{row.name}, {self._titles[index.column()]}: {self._text(row, index.column())}"
        return None

    def _text(self, row: WishRow, column: int) -> str:
        if column == 0:
            return row.name
        if column > 1:
            return row.beside[column - 2]
        if row.value is None:
            return ""
        if row.unit is Unit.SHARE:
            # With its decimal, so that 12.5% does not look like 12%.
            return write_number(round(row.value, 3), self._say.language, row.unit)
        return self._say.plain(Quantity(row.value, row.unit))

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take over a typed text; False where it is no number that fits."""
        if not index.isValid() or role != Role.EditRole or value == self.data(index, role):
            return False
        row = self._rows[index.row()]
        try:
            number = self._read(row, value.strip())
        except EditError as error:
            self.refused.emit(error)
            return False
        self.typed.emit(row.key, number)
        return True

    def _read(self, row: WishRow, text: str) -> float | None:
        if not text and row.optional:
            return None
        if not text:
            raise EditError(T("{field} cannot be empty.", field=row.name))
        number = read_typed(text, self._say.language, row.unit)
        if number < 0:
            raise EditError(T("{field} cannot be below {least}.", field=row.name, least=Quantity(0, row.unit)))
        if number > row.most:
            raise EditError(T("{field} cannot be above {most}.", field=row.name, most=Quantity(row.most, row.unit)))
        return number


class WishTable(QTableView):
    """The table: Enter, F2 or a digit begins typing, Delete empties a number that may be empty."""

    def __init__(self, context: Context, name: Message, titles: Sequence[Message]) -> None:
        super().__init__()
        self.rows = WishModel(context, titles, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Typing(context.say(titles[1]), self))
        self.setAccessibleName(context.say(name))
        self.setHorizontalHeader(WrappedHeader(self, context.theme))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setStyleSheet("QTableView::item { padding: 0 5px; } QHeaderView::section { padding: 5px 4px; }")
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def set_widths(self, *widths: int) -> None:
        """The widths of the columns behind the names."""
        for number, width in enumerate(widths, start=1):
            self.setColumnWidth(number, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        number = index.siblingAtColumn(1)
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.setCurrentIndex(number)
            self.edit(number)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.rows.setData(number, "")
        else:
            super().keyPressEvent(event)


class _Typing(QStyledItemDelegate):
    """A line to type in, named for a screen reader."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name

    def createEditor(self, parent: QWidget, option: Any, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(self._name)
        return editor
