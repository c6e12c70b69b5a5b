"""The first thing a new user sees: examples to play with, an own practice, or a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCommandLinkButton, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.language import Translator
from planner.texts import Message, T
from ui.dialogs.examples import EXAMPLES
from ui.icons import icon
from ui.theme import AROUND, GROUP, NEAR, FontKind, Theme
from ui.widgets.labels import label

_MOST_FILES = 5


class StartDialog(QDialog):
    """Offers what can be opened. It stays until something was: whoever listens closes it.

    `wanted` carries what to do (new, open, recent, example, recover) and with which file or example.
    """

    wanted = Signal(str, str)

    def __init__(
        self,
        say: Translator,
        look: Theme,
        recent: tuple[Path, ...],
        parent: QWidget | None = None,
        unsaved: bool = False,
    ) -> None:
        super().__init__(parent)
        self._say, self._look = say, look
        self.setWindowTitle("Dagdeel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QVBoxLayout(self)
        page.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        page.setSpacing(GROUP)
        page.addWidget(self._label("title", T("What can your week carry?")))
        columns = QHBoxLayout()
        columns.setSpacing(AROUND)
        columns.addLayout(self._examples(), 3)
        columns.addLayout(self._own(recent, unsaved), 2)
        page.addLayout(columns)
        page.addWidget(self._label("caption", T("Everything stays on this computer."), muted=True))
        self.resize(760, 420)

    def buttons(self) -> list[QCommandLinkButton]:
        """Everything that can be chosen, from the top of the left column on."""
        return self.findChildren(QCommandLinkButton)

    def _label(self, kind: FontKind, text: Message, muted: bool = False) -> QLabel:
        return label(self._look, kind, text=self._say(text), muted=muted)

    def _examples(self) -> QVBoxLayout:
        column = self._column(T("Look at an example"))
        for example in EXAMPLES:
            column.addWidget(self._button("example", example.key, example.name, example.description, example.icon))
        column.addStretch()
        return column

    def _own(self, recent: tuple[Path, ...], unsaved: bool) -> QVBoxLayout:
        column = self._column(T("Your own practice"))
        if unsaved:
            kept = T("What was kept when Dagdeel ended before it was saved.")
            column.addWidget(self._button("recover", "", T("Recover unsaved work"), kept, "mdi6.lifebuoy"))
        start = T("With its patients and its team.")
        column.addWidget(self._button("new", "", T("New practice"), start, "mdi6.file-plus-outline"))
        from_file = T("A plan that you saved before.")
        column.addWidget(self._button("open", "", T("Open a file"), from_file, "mdi6.folder-open-outline"))
        if recent:
            column.addWidget(self._label("section", T("Recent")))
        for path in recent[:_MOST_FILES]:
            column.addWidget(self._button("recent", str(path), path.stem, str(path.parent), "mdi6.file-outline"))
        column.addStretch()
        return column

    def _column(self, title: Message) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(NEAR)
        column.addWidget(self._label("section", title))
        return column

    def _button(
        self, kind: str, value: str, name: Message | str, description: Message | str, icon_name: str
    ) -> QCommandLinkButton:
        button = QCommandLinkButton(self._say(name), self._say(description))
        button.setObjectName(f"start.{kind}.{value}" if value else f"start.{kind}")
        button.setIcon(icon(icon_name, self._look, self._look.accent))
        button.setAccessibleDescription(self._say(description))
        button.clicked.connect(lambda: self.wanted.emit(kind, value))
        return button
