"""What a plan still lacks before anything can be concluded from it, with a first step for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.texts import Message, T
from planner.warnings import Remedy, Warning
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label

# The part of the plan that is missing -> the page where it is entered, and the button to go there.
PAGES: Mapping[str, tuple[str, Message]] = {
    "patients": ("patients", T("Go to Patients")),
    "staff": ("team", T("Go to Team")),
    "activities": ("tasks", T("Go to Delegated tasks")),
}


class _MissingPart(QWidget):
    """One thing that is missing: a sentence, a first step, and the way to its page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self.remedy: Remedy | None = None
        self.page = ""
        self.text = label(context.theme, wrap=True)
        self.apply, self.go = QPushButton(), QPushButton()
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        buttons.addWidget(self.apply)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.text)
        column.addLayout(buttons)

    def show_part(self, warning: Warning) -> None:
        self.text.setText(self._say(warning.text))
        self.remedy = warning.remedies[0] if warning.remedies else None
        self.apply.setVisible(self.remedy is not None)
        if self.remedy:
            self.apply.setText(self._say(self.remedy.text).replace("&", "&&"))
        self.page, text = PAGES[warning.subject]
        self.go.setText(self._say(text))


class MissingPanel(QWidget):
    """The list of what is missing."""

    apply_remedy = Signal(object)
    wants_page = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say, theme = context.say, context.theme
        self._context = context
        self._parts: list[_MissingPart] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GROUP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(label(theme, "section", text=say(T("What is still needed"))))
        intro = T("Without a list, a team and work there is nothing to conclude yet. Begin wherever you like.")
        self._column.addWidget(label(theme, text=say(intro), muted=True, wrap=True))
        self.setMaximumWidth(640)

    def show_missing(self, unfit: Sequence[Warning]) -> None:
        """Show these `DATA_UNFIT` warnings."""
        while len(self._parts) < len(unfit):
            self._add_part()
        for part, warning in zip(self._parts, unfit, strict=False):
            part.show_part(warning)
        for number, part in enumerate(self._parts):
            part.setVisible(number < len(unfit))

    def _add_part(self) -> None:
        part = _MissingPart(self._context)
        part.apply.clicked.connect(lambda: self.apply_remedy.emit(part.remedy))
        part.go.clicked.connect(lambda: self.wants_page.emit(part.page))
        self._column.addWidget(part)
        self._parts.append(part)
