"""What stands behind one norm: what the plan has in its place, the norm in words, and its sources as links."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import words
from planner.assumptions import Assumption
from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR, FontKind
from ui.widgets.labels import label
from ui.widgets.why_lines import sources

_KINDS: dict[str, Message] = {
    "published": T("Published norm: {value}"),
    "derived": T("Derived from published figures: {value}"),
    "assumption": T("Assumption, no figure was published: {value}"),
}
_NOTHING = T("Choose a number to read where its norm comes from.")


class NormPanel(QScrollArea):
    """Shows one norm at a time; it scrolls where there is much to say."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._name = self._part("section")
        self._own, self._norm, self._note, self._sources = (self._part() for _ in range(4))
        self._sources.setTextFormat(Qt.TextFormat.RichText)
        self._sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._sources.setOpenExternalLinks(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GROUP, 0)
        column.setSpacing(NEAR)
        for part in (self._name, self._own, self._norm, self._note, self._sources):
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
        self._norm.setText(self._of_norm(known) if known else "")
        self._note.setText(known.norm.note.get(say.language, "") if known else "")
        self._sources.setText(self._links(known) if known else "")
        for part in (self._own, self._norm, self._note, self._sources):
            part.setVisible(bool(part.text()))

    def _of_plan(self, known: Assumption) -> str:
        if not known.is_own:
            return ""
        return self._say(T("Your own value: {value}", value=words.with_unit(known.value)))

    def _of_norm(self, known: Assumption) -> str:
        return self._say(replace(_KINDS[known.kind], values={"value": words.with_unit(known.usual)}))

    def _links(self, known: Assumption) -> str:
        named = sources(known.norm)
        links = [f'<a href="{escape(address, quote=True)}">{escape(title)}</a>' for title, address in named.items()]
        if not links:
            return ""
        lead = self._say(T("Old figures: look whether there are newer ones.")) if known.is_old else ""
        return "".join(f"<p style='margin:0 0 4px 0'>{line}</p>" for line in (escape(lead), *links) if line)
