"""A list of rows that can be put in order: by mouse, by keys, and by the buttons beside it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from planner.texts import Message
from ui.context import Context
from ui.theme import AROUND
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.rows import Index, ListRow, RowModel

_Trigger = QAbstractItemView.EditTrigger
_Where = QAbstractItemView.DropIndicatorPosition
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowList(QListView):
    """Shows `ListRow`s. `empty` stands in an empty list.

    `moved` asks to put a row in another place, `removed` to take one away, `chosen` tells the key of the row that the
    cursor is on (None for none), `entered` that a row was double-clicked or Return was pressed on it.
    """

    moved = Signal(int, int)
    removed = Signal(int)
    chosen = Signal(object)
    entered = Signal(int)

    def __init__(
        self, context: Context, name: Message, empty: Message | str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self._theme = context.theme
        self._empty = context.say(empty)
        self._filling = False
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(context.theme, context.say, self))
        self.setAccessibleName(context.say(name))
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setStyleSheet(f"QListView:focus {{ border-color: {context.theme.accent.name()}; }}")
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))

    def let_drag(self) -> None:
        """Let rows be dragged to another place."""
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def show_rows(self, rows: Sequence[ListRow], current: Hashable = None) -> None:
        """Show these rows, with the cursor on the one with this key."""
        self._filling = True
        self.rows.show_rows(rows)
        number = next((number for number, row in enumerate(rows) if row.key == current), -1)
        if number != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(number))
        self._filling = False

    @property
    def current(self) -> int:
        """The place of the row that the cursor is on, or -1."""
        return self.currentIndex().row()

    def go_to(self, number: int) -> None:
        """Put the cursor on a row and bring it into view."""
        self.setCurrentIndex(self.rows.index(number))
        self.scrollTo(self.currentIndex())

    def rename_current(self) -> None:
        """Open the name of the current row for typing."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def move_current(self, by: int) -> None:
        """Ask to move the current row up or down."""
        if self.currentIndex().isValid() and 0 <= self.current + by < self.rows.rowCount():
            self.moved.emit(self.current, self.current + by)

    def remove_current(self) -> None:
        """Ask to take the current row away."""
        if self.currentIndex().isValid():
            self.removed.emit(self.current)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._filling:
            row = self.rows.row(current.row())
            self.chosen.emit(row.key if row else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key())) if event.modifiers() & Qt.KeyboardModifier.AltModifier else None
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif step is not None:
            self.move_current(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered.emit(self.current)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask to move the dragged row to where it was dropped; the rows themselves change with the plan."""
        at = self.indexAt(event.position().toPoint())
        before = at.row() if at.isValid() else self.rows.rowCount()
        below = self.dropIndicatorPosition() is _Where.BelowItem
        place = before + below - (before + below > self.current)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if event.source() is self and 0 <= place < self.rows.rowCount() and place != self.current:
            self.moved.emit(self.current, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.muted)
            room = self.viewport().rect().adjusted(AROUND // 2, AROUND // 2, -AROUND // 2, -AROUND // 2)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty)
