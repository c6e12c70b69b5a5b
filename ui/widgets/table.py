"""A table over plan records that behaves as people know it from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

from planner.edits import Change
from planner.plan import Plan
from planner.texts import Message, T
from ui.models.cell_edits import Target
from ui.models.cells import Cell
from ui.models.record_model import SORT_ROLE, Index, RecordTableModel
from ui.theme import AROUND, ROW
from ui.widgets.cell_delegate import CellDelegate
from ui.widgets.column_widths import ColumnWidths
from ui.widgets.frozen import FrozenNames
from ui.widgets.header import WrappedHeader
from ui.widgets.tab_stops import is_last_stop
from ui.widgets.table_commands import command_for, fill_menu

if TYPE_CHECKING:
    from ui.widgets.find_bar import FramedTable

_Trigger = QAbstractItemView.EditTrigger
_SHEET = """
QTableView::item { padding: 0 5px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 0; height: 0; }
"""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class RecordTable(QTableView):
    """Shows a `RecordTableModel`, sorted by a click on a header if wanted.

    `explain` asks for the breakdown of a figure, `add` for another record (only with `can_add`), `remove` for the
    removal of records (only with `can_remove`), `record_changed` tells the record that the cursor is on, or None.
    `grow` makes the change that adds so many records for what is pasted below the last row, and gives the records.
    `name` is what the table is called in every language, `finder` the frame with the find bar, where the table has one.
    """

    explain = Signal(object)
    add = Signal()
    remove = Signal(list)
    record_changed = Signal(object)

    def __init__(
        self,
        model: RecordTableModel,
        name: Message,
        empty: Message,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.can_add = False
        self.can_remove = False
        self.grow: Callable[[Plan, int], tuple[Change, Sequence[Any]]] | None = None
        self.finder: FramedTable | None = None
        self.records = model
        self.name = name.msgid
        self._say = model.context.say
        self._empty = self._say(empty)
        self._current: Hashable = None
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setDynamicSortFilter(False)
        self._proxy.setSortRole(SORT_ROLE)
        self._proxy.setSortLocaleAware(True)
        self._proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._proxy.setFilterKeyColumn(-1)
        self._proxy.setSourceModel(model)
        self.setModel(self._proxy)
        self.setItemDelegate(CellDelegate(model, self))
        self.setAccessibleName(self._say(name))
        self._header = WrappedHeader(self, model.context.theme)
        self.setHorizontalHeader(self._header)
        self.widths = ColumnWidths(self, self._header)
        self._set_look()
        self._frozen = FrozenNames(self)
        self._set_behaviour()
        model.modelReset.connect(self.widths.fit)
        self.selectionModel().currentChanged.connect(self._tell_record)
        self.clicked.connect(self._explain)

    def _set_behaviour(self) -> None:
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_look(self) -> None:
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setStyleSheet(_SHEET)
        self.widths.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widths.stretch()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        covered = self._frozen.width_on_top() - self.visualRect(index).left()
        if index.column() > 0 and covered > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - covered)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self.records.context.theme.muted)
            room = self.viewport().rect().adjusted(AROUND, AROUND, -AROUND, -AROUND)
            text = self._say(T("No row has this text.")) if self.records.rowCount() else self._empty
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def target(self, index: QModelIndex) -> Target:
        """Column and record of a cell."""
        at = self._proxy.mapToSource(index)
        return Target(self.records.column(at), self.records.record(at.row()))

    def cell(self, index: QModelIndex) -> Cell:
        """What the cell at an index shows."""
        return self.records.cell(self._proxy.mapToSource(index))

    def current_record(self) -> Any:
        """The record that the cursor is on, or None."""
        index = self.currentIndex()
        return self.target(index).record if index.isValid() else None

    @property
    def current_key(self) -> Hashable:
        """What identifies the record that the cursor is on, or was before the table was filled anew."""
        return self._current

    def selected_records(self) -> list[Any]:
        """The records that a selected cell is in, from top to bottom."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return [self.target(self._proxy.index(row, 0)).record for row in rows]

    def go_to(self, key: Hashable, column: int = 0, edit: bool = False) -> None:
        """Put the cursor on the record with this key; open the cell for editing if asked."""
        at = self.records.index(self.records.row_of(key), column)
        if self.finder and at.isValid() and not self._proxy.mapFromSource(at).isValid():
            self.finder.show_all()
        index = self._proxy.mapFromSource(at)
        if index.isValid():
            self.put_cursor(index)
            if edit:
                self.edit(index)

    def put_cursor(self, index: QModelIndex) -> None:
        """Select one cell alone, whatever keys are held down, and bring it into view."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def filter_rows(self, text: str) -> None:
        """Show only the rows in which a cell shows a text; all rows for an empty text."""
        self._proxy.setFilterFixedString(text)
        self.ensure_current()

    def open_find(self, only: bool = False) -> None:
        """Open the find bar; with `only`, to show only the rows that have a text."""
        if self.finder:
            self.finder.bar.open_bar(only)

    def find_next(self, by: int) -> None:
        """Go to the next cell with the text that is searched for, or with -1 to the one before."""
        if self.finder:
            self.finder.find_next(by)

    def sort_current(self, order: Qt.SortOrder | None) -> None:
        """Sort by the column that the cursor is in, or not at all."""
        column = -1 if order is None else self.currentIndex().column()
        self.sortByColumn(column, order or Qt.SortOrder.AscendingOrder)
        self.scrollTo(self.currentIndex())

    def standard_widths(self) -> None:
        """Give all columns their standard widths again."""
        self.widths.forget()

    def add_row(self) -> None:
        """Ask for another record."""
        self.add.emit()

    def remove_rows(self) -> None:
        """Ask for the removal of the selected records."""
        self.remove.emit(self.selected_records())

    def widen(self, by: int) -> None:
        """Make the column that the cursor is in wider, or narrower."""
        self.widths.change(self.currentIndex().column(), by)

    def ensure_current(self) -> None:
        """Put the cursor on the first record where it is nowhere; where its row went it selects the next one."""
        if self._proxy.rowCount() and not self.selectionModel().hasSelection():
            at = self.currentIndex()
            self.put_cursor(at if at.isValid() else self._proxy.index(0, 0))

    def _tell_record(self, index: QModelIndex) -> None:
        key = self.records.key(self._proxy.mapToSource(index).row()) if index.isValid() else None
        if key != self._current:
            self._current = key
            self.record_changed.emit(self.current_record())

    def _explain(self, index: QModelIndex) -> None:
        """Explain a result; a cell that can be typed in is explained from its menu only."""
        cell = self.target(index)
        if cell.column.figure and not cell.column.is_editable(cell.record):
            self._explain_any(cell)

    def _explain_any(self, cell: Target) -> None:
        figure = cell.column.figure(cell.record) if cell.column.figure else None
        if figure is not None:
            self.explain.emit(figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        # A line editor passes on the keys that end it; they are not meant for the table.
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif command := command_for(self, event):
            if command.enabled(self):
                command.run(self)
        elif event.key() in _ENTER and index.isValid():
            self._enter(index)
        elif event.key() in _TAB and is_last_stop(self, index, event.key() == Qt.Key.Key_Backtab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._explain(index)

    def clear(self) -> None:
        """Empty the selected cells that may be empty."""
        self.records.take(lambda: self.records.edits.clear(self.target(index) for index in self.selectedIndexes()))

    def own_paths(self) -> list[str]:
        """The paths of the norms that the selected cells differ from."""
        paths = (self.records.own_path(self._proxy.mapToSource(index)) for index in self.selectedIndexes())
        return [path for path in paths if path]

    def back_to_norm(self) -> None:
        """Take the selected values back to their norms."""
        self.records.take(lambda: self.records.edits.back_to_norm(self.own_paths()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        menu = self.make_menu(self.target(index) if index.isValid() else None)
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.exec(at)
        menu.deleteLater()

    def make_menu(self, cell: Target | None) -> QMenu:
        """What can be done with the selected cells; `cell` is the one that the cursor is on."""
        menu, say = QMenu(self), self._say
        if cell:
            explain = menu.addAction(say(T("Explain")), lambda: self._explain_any(cell))
            explain.setEnabled(cell.column.figure is not None)
            back = menu.addAction(say(T("Back to norm")), self.back_to_norm)
            back.setEnabled(bool(self.own_paths()))
            menu.addSeparator()
        fill_menu(menu, self, say)
        return menu
