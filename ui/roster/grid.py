"""The grid of the week roster: arrows, keys, a menu, and cells that can be dragged to another place."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from planner.texts import T
from planner.week.merge import Spot
from ui.roster.commands import fill_menu, run_key
from ui.roster.delegate import RosterDelegate
from ui.roster.edits import GridEdits
from ui.roster.headers import NamesHeader, SessionsHeader
from ui.roster.model import Index, RosterModel
from ui.widgets.tab_stops import is_last_stop

_Trigger = QAbstractItemView.EditTrigger
_TAB = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
# The least width of a session, that of one without contacts where there is little room, and what is room enough.
LEAST_WIDTH, QUIET_WIDTH = 62, 50
_EASY_WIDTH = 84


class RosterGrid(QTableView):
    """Shows a `RosterModel`. `dropped` tells from where to where a cell was dragged, and whether it is a copy."""

    dropped = Signal(QModelIndex, QModelIndex, bool)

    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roster = model
        self.edits: GridEdits | None = None
        self._dragged = QModelIndex()
        self.setModel(model)
        self._painter = RosterDelegate(model, self)
        self.setItemDelegate(self._painter)
        self.setHorizontalHeader(SessionsHeader(model, self))
        self._names = NamesHeader(model, self)
        self.setVerticalHeader(self._names)
        self.setAccessibleName(model.say(T("Week roster")))
        self._set_behaviour()
        model.modelReset.connect(self._names.set_heights)
        model.modelReset.connect(self._fit)
        model.quieted.connect(self._fit)

    def _set_behaviour(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(_Trigger.EditKeyPressed | _Trigger.AnyKeyPressed | _Trigger.DoubleClicked)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setStyleSheet("QTableView { outline: 0; }")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width out over the sessions, first those with contacts; below their least width they scroll."""
        quiet, width = self.roster.quiet, self.viewport().width()
        if all(quiet) or width >= _EASY_WIDTH * len(quiet):
            quiet = (False,) * len(quiet)
        busy = len(quiet) - sum(quiet)
        share, left = divmod(max(0, width - QUIET_WIDTH * sum(quiet)), busy or 1)
        for column, is_quiet in enumerate(quiet):
            self.setColumnWidth(column, QUIET_WIDTH if is_quiet else max(LEAST_WIDTH, share + (left > 0)))
            left -= not is_quiet

    def ensure_current(self) -> None:
        """Put the cursor on the first person or room where it is nowhere."""
        if not self.currentIndex().isValid():
            for number, row in enumerate(self.roster.rows):
                if row.kind in ("person", "room"):
                    self.put_cursor(self.roster.index(number, 0))
                    return

    def put_cursor(self, index: QModelIndex) -> None:
        """Select one cell alone and bring it into view."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def select_spots(self, spots: Collection[Spot]) -> None:
        """Select the cells of some spots, with the cursor on the first one that is on show."""
        found = [at for at in map(self.roster.place_of, spots) if at.isValid()]
        if not found:
            return
        chosen = QItemSelection()
        for at in found:
            chosen.select(at, at)
        self.put_cursor(found[0])
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState or self.edits is None:
            super().keyPressEvent(event)
        elif event.key() in _TAB and is_last_stop(self, index, event.key() == Qt.Key.Key_Backtab):
            event.ignore()
        elif not (self._write_note(index, event) or run_key(self.edits, event)):
            super().keyPressEvent(event)

    def _write_note(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """In the row of notes, Return opens the line, Delete empties it, and letters are typed into it."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held or not index.isValid() or self.roster.row_at(index).kind != "notes":
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit(index)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.roster.setData(index, "")
        elif event.text() and event.text().isprintable():
            super().keyPressEvent(event)
        else:
            return False
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters set work; those that mean none do not look for a row that begins with them."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self.edits is not None and index.isValid() and self.roster.row_at(index).kind != "notes":
            self.edits.open_cell()
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.edits is None:
            return
        menu, index, at = self.make_menu(), self.currentIndex(), event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu.exec(at)
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """What can be done with the selected cells."""
        menu = QMenu(self)
        assert self.edits
        fill_menu(menu, self.edits)
        return menu

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        self.begin_drag(self.currentIndex())
        super().startDrag(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)
        self._show_drop(None)

    def begin_drag(self, index: QModelIndex) -> None:
        """Take up a cell, as the mouse does when it leaves it with the button held."""
        self._dragged = index

    def _takes(self, index: Index) -> bool:
        can_drop = bool(self.roster.flags(index) & Qt.ItemFlag.ItemIsDropEnabled) if index.isValid() else False
        return self._dragged.isValid() and can_drop and index != self._dragged

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        takes = self._takes(index)
        self._show_drop(index if takes else None)
        event.setAccepted(takes)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._show_drop(None)
        self.setState(QAbstractItemView.State.NoState)
        if not self._takes(index):
            event.ignore()
            return
        is_copy = event.dropAction() is Qt.DropAction.CopyAction
        # The view would take a moved row out of the model; here the plan does that.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        source, self._dragged = self._dragged, QModelIndex()
        self.dropped.emit(source, index, is_copy)

    @property
    def drop_target(self) -> Index | None:
        """The cell that something dragged would come into now."""
        return self._painter.drop_at

    def _show_drop(self, index: QModelIndex | None) -> None:
        if index != self._painter.drop_at:
            self._painter.drop_at = index
            self.viewport().update()
