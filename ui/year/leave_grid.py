"""The planner of leave: a table that is drawn as bars, and edited with letters, the mouse and a menu."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from planner.edits import Change
from planner.errors import DagdeelError
from planner.plan import Absence
from planner.terms import AbsenceKind
from planner.texts import T
from planner.year import edits, leave_edits
from ui.context import Context
from ui.year import leave_clipboard
from ui.year.leave_drag import Drag, drag_at
from ui.year.leave_header import LeaveHeader
from ui.year.leave_menu import make_menu
from ui.year.leave_model import LeaveModel
from ui.year.leave_paint import LeavePainter, Seen

ROW_HEIGHT = 22
NAMES_WIDTH = 130
_NARROWEST, _DAY_WIDTH = 16, 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_SIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Selected(NamedTuple):
    """The people whose cells are selected, and from which day to which; None is the whole practice."""

    people: tuple[str | None, ...]
    first: date
    last: date


class LeaveGrid(QTableView):
    """`edited` carries a change, `refused` why there is none, `week_wanted` a day whose roster is to be shown.

    `details` asks for the dialog of an absence (None: a new one for what is selected), `moved` tells that the cursor is
    elsewhere.
    """

    edited = Signal(object)
    refused = Signal(object)
    details = Signal(object)
    moved = Signal()
    week_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.records = LeaveModel(context, self)
        self.say, self._theme, self._document = context.say, context.theme, context.document
        self._drag: Drag | None = None
        self._kept: tuple[tuple[str, str], date, date] | None = None
        self.setModel(self.records)
        self.setAccessibleName(self.say(T("Leave planner")))
        self._header = LeaveHeader(self.records, self)
        self.setHorizontalHeader(self._header)
        names = self.verticalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(ROW_HEIGHT)
        names.setFixedWidth(NAMES_WIDTH)
        names.setHighlightSections(False)
        names.setTextElideMode(Qt.TextElideMode.ElideRight)
        names.setStyleSheet("QHeaderView::section { padding: 0 6px; }")
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda *_places: self.moved.emit())
        self.records.modelAboutToBeReset.connect(self._keep_place)
        self.records.modelReset.connect(self._find_place)

    # What the painter asks.

    def row_box(self, row: int) -> QRect:
        """The whole row on the viewport."""
        top = self.rowViewportPosition(row)
        return QRect(self.left_of(0), top, self._header.length(), self.rowHeight(row))

    def left_of(self, column: int) -> int:
        """The left side of a column on the viewport; that of one past the last is the right side of the last."""
        if column >= self._header.count():
            return self._header.length() - self._header.offset()
        return self._header.sectionViewportPosition(column)

    def fit(self) -> None:
        """Give the columns the width of the planner, where they stay wide enough to read."""
        count = len(self.records.slots)
        if count:
            wide = self.viewport().width() // count
            self._header.setDefaultSectionSize(_DAY_WIDTH if self.records.by_day else max(wide, _NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        places = [self.left_of(column) for column in range(len(self.records.slots) + 1)]
        selected = self._selected_boxes()
        # An edit changes rows that lie apart; what lies between them is not drawn.
        for rect in event.region():  # type: ignore[attr-defined]
            painter.setClipRect(rect)
            painter.fillRect(rect, self._theme.surface)
            seen = self._seen(rect)
            if seen is not None:
                drawing = LeavePainter(self.records, self.row_box, places, painter, seen)
                drawing.paint(selected)
                self._paint_cursor(painter)
                self._paint_drag(painter, drawing)

    def _paint_drag(self, painter: QPainter, drawing: LeavePainter) -> None:
        """The absence that is held by the mouse, where it would go."""
        if self._drag is None or not self._drag.moved:
            return
        box = self.row_box(self._drag.row).toRectF()
        first, last = self._drag.period(self.records)
        box.setLeft(self.left_of(self.records.column_of(first)))
        box.setRight(self.left_of(self.records.column_of(last) + 1))
        drawing.paint_bar(box, self._drag.absence)
        painter.setPen(QPen(self._theme.text, 2))
        painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _seen(self, rect: QRect) -> Seen | None:
        rows, columns = len(self.records.rows), len(self.records.slots)
        top, left = self.rowAt(rect.top()), self.columnAt(rect.left())
        if not rows or not columns or top < 0 or left < 0:
            return None
        bottom, right = self.rowAt(rect.bottom()), self.columnAt(rect.right())
        return Seen(top, bottom if bottom >= 0 else rows - 1, left, right if right >= 0 else columns - 1)

    def _selected_boxes(self) -> list[QRect]:
        found = []
        for part in self.selectionModel().selection().toList():
            top, bottom = self.row_box(part.top()), self.row_box(part.bottom())
            left, right = self.left_of(part.left()), self.left_of(part.right() + 1)
            found.append(QRect(left, top.top(), right - left - 1, bottom.bottom() - top.top()))
        return found

    def _paint_cursor(self, painter: QPainter) -> None:
        index = self.currentIndex()
        if index.isValid():
            colour = self._theme.accent if self.hasFocus() else self._theme.muted
            painter.setPen(QPen(colour, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.visualRect(index).adjusted(0, 0, -2, -2))

    # What is selected.

    def selected(self) -> Selected | None:
        """Whose days are selected; None where that is nobody."""
        cells = self.selectionModel().selection()
        if cells.isEmpty():
            return None
        part = cells.first()
        rows = [self.records.rows[row].line for row in range(part.top(), part.bottom() + 1)]
        people = tuple(line.member_id for line in rows if not line.is_function)
        slots = self.records.slots
        return Selected(people, slots[part.left()].first, slots[part.right()].last) if people else None

    def current_absence(self) -> Absence | None:
        """The absence under the cursor, the last of several."""
        index = self.currentIndex()
        found = self.records.cell_absences(index.row(), index.column()) if index.isValid() else ()
        return found[-1] if found else None

    def selected_absences(self) -> tuple[Absence, ...]:
        """All absence that a selected cell holds."""
        cells = self.selectionModel().selection()
        if cells.isEmpty():
            return ()
        part = cells.first()
        found = {
            one.id: one
            for row in range(part.top(), part.bottom() + 1)
            for column in range(part.left(), part.right() + 1)
            for one in self.records.cell_absences(row, column)
        }
        return tuple(found.values())

    def go_to(self, key: tuple[str, str], day: date, last: date | None = None) -> None:
        """Put the cursor on a row and day, selected up to a last day, and bring it into view."""
        row, records = self.records.row_of(key), self.records
        if row < 0:
            return
        index = records.index(row, records.column_of(day))
        select = self.selectionModel()
        select.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if last is not None:
            end = records.index(row, records.column_of(last))
            self.scrollTo(end)
            select.select(QItemSelection(index, end), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _keep_place(self) -> None:
        """Remember where the cursor is, and to which day the selection goes, while rows or columns become others."""
        index, chosen = self.currentIndex(), self.selected()
        if index.isValid():
            slot = self.records.slots[index.column()]
            self._kept = self.records.rows[index.row()].line.key, slot.first, chosen.last if chosen else slot.last

    def _find_place(self) -> None:
        self.fit()
        if self._kept is not None:
            self.go_to(*self._kept)

    def scroll_to_day(self, day: date) -> None:
        """Bring a day to the left side, with what comes after it in view."""
        column = self.records.column_of(day)
        self.horizontalScrollBar().setValue(self._header.sectionPosition(max(column - 1, 0)))

    # Edits.

    def commit(self, make: Change) -> None:
        """Hand on an edit as a step of its own."""
        self._document.seal()
        self.edited.emit(make)

    def mark(self, kind: AbsenceKind) -> None:
        """Enter one kind of absence in the selected cells."""
        if chosen := self.selected():
            self.commit(leave_edits.mark(self.records.plan, *chosen, kind))

    def clear(self) -> None:
        """Take out what the selected cells hold."""
        if (chosen := self.selected()) and self.selected_absences():
            self.commit(leave_edits.clear(self.records.plan, *chosen))

    def answer(self, state: str) -> None:
        """Ask for, grant or refuse what the selected cells hold."""
        ids = [one.id for one in self.selected_absences()]
        if not ids:
            return
        if state == "asked":
            self.commit(leave_edits.change_all(self.records.plan, ids, state="asked", asked=date.today()))
        else:
            self.commit((edits.grant if state == "granted" else edits.refuse)(self.records.plan, ids))

    def shift(self, by: int, end_only: bool = False) -> None:
        """Move the absence under the cursor by so many columns, or only its last day."""
        absence = self.current_absence()
        if absence is None:
            return
        days = by * self.records.step
        line, plan = self.records.rows[self.currentIndex().row()].line, self.records.plan
        try:
            if end_only:
                last = absence.last + timedelta(days=days)
                self.edited.emit(edits.change(plan, absence.id, last=last))
            else:
                self.edited.emit(edits.move(plan, absence.id, days))
                slot = self.records.slots[self.currentIndex().column()]
                self.go_to(line.key, slot.first + timedelta(days=days))
        except DagdeelError as error:
            self.refused.emit(error)

    def copy(self) -> None:
        """Put the selected cells on the clipboard."""
        cells, chosen = self.selectionModel().selection(), self.selected()
        if chosen is None:
            return
        part = cells.first()
        rows, columns = range(part.top(), part.bottom() + 1), range(part.left(), part.right() + 1)
        letters = [[self.records.letter_text(row, column) for column in columns] for row in rows]
        leave_clipboard.put(letters, leave_edits.copied(self.records.plan, *chosen))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Put copied absence in from the cursor on."""
        chosen = self.selected()
        if chosen is None:
            return
        try:
            block, people = leave_clipboard.taken(), self._people_from_cursor()
            self.commit(leave_edits.paste(self.records.plan, people, chosen.first, block))
        except DagdeelError as error:
            self.refused.emit(error)

    def _people_from_cursor(self) -> list[str | None]:
        part = self.selectionModel().selection().first()
        below = (row.line for row in self.records.rows[part.top() :])
        return [line.member_id for line in below if not line.is_function]

    # Keyboard and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._drag is not None and event.key() == Qt.Key.Key_Escape:
            self._end_drag()
        elif not self._command(event):
            super().keyPressEvent(event)

    def _command(self, event: QKeyEvent) -> bool:
        """Whether keys were a command of the planner."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by_letter = {letter.casefold(): kind for kind, letter in self.records.letters.items()}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif alt and event.key() in _SIDE:
            self.shift(_SIDE[Qt.Key(event.key())], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _DELETE:
            self.clear()
        elif event.key() in _ENTER:
            self.details.emit(self.current_absence())
        elif event.text() == "?":
            self.answer("asked")
        elif event.text().casefold() in by_letter:
            self.mark(by_letter[event.text().casefold()])
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._end_drag()
        if self.indexAt(event.position().toPoint()).isValid():
            self.details.emit(self.current_absence())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._drag = drag_at(self, event.position().toPoint()) if plain else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._drag is None:
            if not event.buttons():
                self._show_handle(at)
            super().mouseMoveEvent(event)
        elif self._drag.moved or (at - self._drag.start).manhattanLength() >= QApplication.startDragDistance():
            self._drag.move_to(self.records, self._column_near(at))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        self._end_drag()
        if drag is None or not drag.moved:
            super().mouseReleaseEvent(event)
            return
        change = drag.change(self.records)
        if change is not None:
            first, last = drag.period(self.records)
            self.commit(change)
            self.go_to(self.records.rows[drag.row].line.key, first, last)

    def _end_drag(self) -> None:
        self._drag = None
        self.viewport().update()

    def _column_near(self, at: QPoint) -> int:
        column = self.columnAt(at.x())
        return column if column >= 0 else (0 if at.x() < 0 else len(self.records.slots) - 1)

    def _show_handle(self, at: QPoint) -> None:
        """An arrow to both sides over the end of a bar."""
        drag = drag_at(self, at)
        shape = Qt.CursorShape.SizeHorCursor if drag is not None and drag.side else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._drag = None
        menu = make_menu(self)
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.exec(at)
        menu.deleteLater()
