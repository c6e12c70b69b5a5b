"""The literal text of a plan file, to read, search and copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from planner.texts import T
from ui.context import Context
from ui.icons import icon
from ui.theme import NEAR
from ui.widgets.labels import label

_WIDTH = 240


class PlanText(QWidget):
    """The text with a field that finds words in it (Return the next place, Shift+Return the one before)."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__()
        say = context.say
        self._say, self._lowered = say, text.lower()
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(say(T("Text of the plan file")))
        self.field = _Field()
        self.field.setPlaceholderText(say(T("Find in this text")))
        self.field.setAccessibleName(say(T("Find in this text")))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_WIDTH)
        self.found = label(context.theme, "caption", muted=True)
        self.copy = QPushButton(icon("mdi6.content-copy", context.theme), say(T("&Copy all")))
        self.copy.setAutoDefault(False)
        self._lay_out()
        self.field.textChanged.connect(self._search)
        self.field.wants = self.go_on
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(NEAR)
        head.addWidget(self.field)
        head.addWidget(self.found)
        head.addStretch(1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        column.setSpacing(NEAR)
        column.addLayout(head)
        column.addWidget(self.text, 1)

    def _search(self, words: str) -> None:
        """Go to the first place from the beginning, and tell how many there are."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        count = self._lowered.count(words.lower()) if words else 0
        self.found.setText(self._say(T("{count} found", count=count) if count else T("not found")) if words else "")
        self.go_on()

    def go_on(self, backwards: bool = False) -> None:
        """Go to the next place; after the last comes the first."""
        words = self.field.text()
        flag = QTextDocument.FindFlag.FindBackward if backwards else QTextDocument.FindFlag(0)
        if words and not self.text.find(words, flag):
            self.text.moveCursor(QTextCursor.MoveOperation.End if backwards else QTextCursor.MoveOperation.Start)
            self.text.find(words, flag)


class _Field(QLineEdit):
    """Return asks for the next place instead of the default button."""

    def __init__(self) -> None:
        super().__init__()
        self.wants = lambda _backwards: None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wants(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)
