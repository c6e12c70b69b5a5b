"""Finding a text in a table, cell by cell, or showing only the rows that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from planner.texts import Message, T
from ui.icons import icon
from ui.theme import NEAR
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.widgets.table import RecordTable

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """A line above a table. Return goes to the next cell with the text, Shift+Return to the one before, Esc closes."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self._table = table
        self._say = table.records.context.say
        self._start = QModelIndex()
        self.line = QLineEdit()
        self.count = label(table.records.context.theme, "caption", muted=True)
        self.only = QCheckBox(self._say(T("&Only these rows")))
        self.previous = self._button(T("Previous (Shift+Enter)"), "mdi6.chevron-up", lambda: self.step(-1))
        self.next = self._button(T("Next (Enter)"), "mdi6.chevron-down", lambda: self.step(1))
        self.away = self._button(T("Close (Esc)"), "mdi6.close", self.close_bar)
        self._lay_out()
        self.line.textEdited.connect(self._search)
        self.only.toggled.connect(self._filter)
        self.line.installEventFilter(self)

    def _button(self, text: Message, sign: str, pressed: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign, self._table.records.context.theme))
        button.setAutoRaise(True)
        button.setAccessibleName(self._say(text))
        button.setToolTip(self._say(text))
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        title = QLabel(self._say(T("Find")))
        title.setBuddy(self.line)
        self.line.setAccessibleName(self._say(T("Find in {table}", table=self._table.accessibleName())))
        self.line.setMaximumWidth(240)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, NEAR // 2, 0, NEAR // 2)
        row.setSpacing(NEAR)
        row.addWidget(title)
        row.addWidget(self.line, 1)
        for part in (self.previous, self.next, self.count, self.only):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.away)

    def open_bar(self, only: bool = False) -> None:
        """Show the bar and take the keyboard; with `only`, show only the rows that have the text."""
        self._start = self._table.currentIndex()
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        if only:
            self.only.setChecked(True)
        self._tell()

    def close_bar(self) -> None:
        """Show all rows again and give the keyboard back to the table."""
        self.only.setChecked(False)
        self.hide()
        self._table.setFocus()
        self._table.scrollTo(self._table.currentIndex())

    def step(self, by: int) -> None:
        """Go to the next cell with the text, or with -1 to the one before; at the end on from the other side."""
        cells = self._found()
        if cells:
            here = _place(self._table.currentIndex())
            places = [_place(index) for index in cells]
            later = [number for number, place in enumerate(places) if place > here]
            earlier = [number for number, place in enumerate(places) if place < here]
            number = (later[0] if later else 0) if by > 0 else (earlier[-1] if earlier else len(cells) - 1)
            self._table.put_cursor(cells[number])
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _ENTER:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Down:
                self._table.setFocus()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        """Show the first cell with the text from where the search began, that cell included."""
        self._filter()
        cells = self._found()
        start = _place(self._start)
        if cells:
            self._table.put_cursor(next((index for index in cells if _place(index) >= start), cells[0]))
        self._tell()

    def _filter(self) -> None:
        self._table.filter_rows(self.line.text().strip() if self.only.isChecked() else "")
        self._tell()

    def _found(self) -> list[QModelIndex]:
        """The cells that show the text, from the top left to the bottom right."""
        wanted, model = self.line.text().strip().casefold(), self._table.model()
        if not wanted:
            return []
        columns = [number for number in range(model.columnCount()) if not self._table.isColumnHidden(number)]
        cells = (model.index(row, column) for row in range(model.rowCount()) for column in columns)
        return [index for index in cells if wanted in str(index.data()).casefold()]

    def _tell(self) -> None:
        cells = [_place(index) for index in self._found()]
        here = _place(self._table.currentIndex())
        for button in (self.previous, self.next):
            button.setEnabled(bool(cells))
        if not self.line.text().strip():
            self.count.clear()
        elif not cells:
            self.count.setText(self._say(T("not found")))
        elif here in cells:
            self.count.setText(self._say(T("{number} of {count}", number=cells.index(here) + 1, count=len(cells))))
        else:
            self.count.setText(self._say(T("{count} found", count=len(cells))))


def _place(index: QModelIndex) -> tuple[int, int]:
    return index.row(), index.column()


class FramedTable(QWidget):
    """A table with room for its find bar, which is made when it is first asked for."""

    def __init__(self, table: RecordTable) -> None:
        super().__init__()
        self._table = table
        self._bar: FindBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(table, 1)
        table.finder = self

    @property
    def bar(self) -> FindBar:
        """The find bar."""
        if self._bar is None:
            self._bar = FindBar(self._table)
            self._bar.hide()
            self._column.insertWidget(0, self._bar)
        return self._bar

    def find_next(self, by: int) -> None:
        """Go on searching, or begin."""
        if self._bar and self._bar.line.text().strip():
            self._bar.step(by)
        else:
            self.bar.open_bar()

    def show_all(self) -> None:
        """Show all rows, whatever is searched for."""
        if self._bar:
            self._bar.only.setChecked(False)
