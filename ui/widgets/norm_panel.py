"""What stands behind one norm: what the plan has in its place, the norm in words, and its sources."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import words
from planner.assumptions import Assumption
from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR, FontKind
from ui.widgets.labels import label
from ui.widgets.sources import SourceText, source_lines

_OLD = T("Old figures: look whether there are newer ones.")
_NOTHING = T("Choose a number to read where its norm comes from.")


class NormPanel(QScrollArea):
    """Shows one norm at a time; it scrolls where there is much to say."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._name = self._part("section")
        self._own, self._norm, self._note, self._old = (self._part() for _ in range(4))
        self._sources = SourceText(context)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GROUP, 0)
        column.setSpacing(NEAR)
        for part in (self._name, self._own, self._norm, self._note, self._old, self._sources):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(240)
        self.setAccessibleName(self._say(T("Where the norm comes from")))

    def _part(self, kind: FontKind = "body") -> QLabel:
        made = label(self._context.theme, kind, wrap=True)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return made

    def show_norm(self, known: Assumption | None) -> None:
        """Show another norm, or what to do where there is none."""
        say = self._say
        self._name.setText(say(known.label) if known else say(_NOTHING))
        self._own.setText(self._of_plan(known) if known else "")
        self._norm.setText(say(_kind(known)) if known else "")
        self._note.setText(known.norm.note.get(say.language, "") if known else "")
        self._old.setText(say(_OLD) if known and known.is_old else "")
        self._sources.show_text("\n".join(source_lines(known.norm.facts)) if known else "")
        for part in (self._own, self._norm, self._note, self._old):
            part.setVisible(bool(part.text()))

    def _of_plan(self, known: Assumption) -> str:
        if not known.is_own:
            return ""
        return self._say(T("Your own value: {value}", value=words.with_unit(known.value)))


def _kind(known: Assumption) -> Message:
    """The norm with how sure it is."""
    value = words.with_unit(known.usual)
    match known.kind:
        case "published":
            return T("Published norm: {value}", value=value)
        case "derived":
            return T("Derived from published figures: {value}", value=value)
        case "assumption":
            return T("Assumption, no figure was published: {value}", value=value)
