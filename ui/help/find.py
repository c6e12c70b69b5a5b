"""A field that finds words in a text: all places are marked, the keys step from one to the next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTextEdit, QWidget

from planner.texts import T
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.labels import label

_WIDTH = 220


class FindField(QWidget):
    """Searches the text of an editor; `search` has to be called when it shows another text."""

    def __init__(self, context: Context, editor: QTextEdit) -> None:
        super().__init__()
        self._say, self._colour = context.say, context.theme.selected
        self._editor = editor
        self._hits: list[QTextCursor] = []
        self.field = QLineEdit()
        self.found = label(context.theme, "caption", muted=True)
        self.field.setPlaceholderText(self._say(T("Find in this text")))
        self.field.setAccessibleName(self._say(T("Find in this text")))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.found)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _text: self.search(jump=True))

    def begin(self) -> None:
        """Let the user type."""
        self.field.setFocus()
        self.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.previous() if backwards else self.next()
        else:
            super().keyPressEvent(event)

    def search(self, jump: bool = False) -> None:
        """Mark every place where the words are; with `jump` go to the first of them from the cursor on."""
        self._hits = list(_places(self._editor.document(), self.field.text().strip()))
        self._editor.setExtraSelections([_mark(hit, self._colour) for hit in self._hits])
        if jump and self._hits:
            start = self._editor.textCursor().selectionStart()
            self._go_to(next((n for n, hit in enumerate(self._hits) if hit.selectionStart() >= start), 0))
        else:
            self._deselect()
            wanted = self.field.text().strip() and not self._hits
            self.found.setText(self._say(T("not found")) if wanted else "")

    def next(self) -> None:
        """Go to the next place; after the last comes the first."""
        start = self._editor.textCursor().selectionEnd()
        self._go_to(next((n for n, hit in enumerate(self._hits) if hit.selectionStart() >= start), 0))

    def previous(self) -> None:
        """Go to the place before; before the first comes the last."""
        start = self._editor.textCursor().selectionStart()
        before = [number for number, hit in enumerate(self._hits) if hit.selectionStart() < start]
        self._go_to(before[-1] if before else len(self._hits) - 1)

    def _go_to(self, number: int) -> None:
        if self._hits:
            self._editor.setTextCursor(self._hits[number])
            self.found.setText(self._say(T("{number} of {count}", number=number + 1, count=len(self._hits))))

    def _deselect(self) -> None:
        cursor = self._editor.textCursor()
        cursor.clearSelection()
        self._editor.setTextCursor(cursor)


def _places(document: QTextDocument, words: str) -> Iterator[QTextCursor]:
    place = document.find(words) if words else QTextCursor()
    while not place.isNull():
        yield place
        place = document.find(words, place)


def _mark(hit: QTextCursor, colour: QColor) -> QTextEdit.ExtraSelection:
    mark = QTextEdit.ExtraSelection()
    mark.cursor = hit
    mark.format.setBackground(colour)
    return mark
