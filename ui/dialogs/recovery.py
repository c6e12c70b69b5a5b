"""Offers what earlier sessions left unsaved, with what is newer in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QMessageBox, QPushButton, QVBoxLayout, QWidget

from planner.files.recovery import Recovered, newer
from planner.files.versions import summary
from planner.texts import Message, T
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR, ROW
from ui.widgets.labels import label
from ui.widgets.scroll import scrolled_text

_MOST_ROWS = 4


class RecoveryDialog(QDialog):
    """`wanted` carries the `Recovered` that the user wants open; whoever listens closes the dialog."""

    wanted = Signal(object)

    def __init__(self, context: Context, found: Sequence[Recovered], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._found = context.say, list(found)
        self.setWindowTitle(self._say(T("Recover unsaved work")))
        self.setObjectName("recovery")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(580, 340)
        self.choice = QListWidget()
        self.choice.setAccessibleName(self._say(T("Unsaved work")))
        self.choice.addItems([self._say(_name(one)) for one in self._found])
        self.details = label(context.theme, wrap=True)
        intro = T("Dagdeel ended before everything was saved. Nothing is lost: this was kept.")
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(label(context.theme, "section", text=self._say(intro), wrap=True))
        column.addWidget(self.choice)
        column.addWidget(scrolled_text(self.details, self._say(T("What is newer"))), 1)
        column.addLayout(self._buttons())
        self.choice.currentRowChanged.connect(self._show)
        self.choice.itemActivated.connect(lambda _item: self._open())
        self.choice.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        """The list is only there where there is something to choose."""
        rows = len(self._found)
        self.choice.setFixedHeight(min(rows, _MOST_ROWS) * ROW + 2 * self.choice.frameWidth())
        self.choice.setVisible(rows > 1)

    def _buttons(self) -> QHBoxLayout:
        self.recover = self._button(T("Open it"), self._open)
        self.recover.setDefault(True)
        self.recover.setFocus()
        self.remove = self._button(T("Throw away…"), self._throw_away)
        self.later = self._button(T("Later"), self.reject)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        for part in (self.remove, None, self.recover, self.later):
            if part is None:
                row.addStretch(1)
            else:
                row.addWidget(part)
        return row

    def _button(self, text: Message, pressed: object) -> QPushButton:
        button = QPushButton(self._say(text))
        button.clicked.connect(pressed)
        return button

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        found = self._found[row]
        lines = [self._say(line) for line in newer(found)]
        lines.append(self._say(T("It contains {what}.", what=summary(found.plan))))
        self.details.setText("\n".join(lines))

    def _open(self) -> None:
        self.wanted.emit(self._found[self.choice.currentRow()])

    def _throw_away(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "Dagdeel", self._say(T("Throw this unsaved work away?")))
        box.setParent(self, box.windowFlags())
        box.setInformativeText(self._say(T("It cannot be brought back. The file it belongs to stays as it is.")))
        gone = box.addButton(self._say(T("Throw away")), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self._say(T("Keep it")), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        gone.clicked.connect(self._remove_current)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _remove_current(self) -> None:
        row = self.choice.currentRow()
        self._found.pop(row).discard()
        self.choice.takeItem(row)
        self._fit()
        if self._found:
            self._show(self.choice.currentRow())
        else:
            self.reject()


def _name(found: Recovered) -> Message:
    """What the work is called: its file, else its practice, with when it was kept."""
    name = found.path.name if found.path else found.plan.practice.name or T("Untitled")
    return T("{file}, {time}", file=name, time=found.written)
