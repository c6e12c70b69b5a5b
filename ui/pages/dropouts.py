"""Who drops out: how things stand without each single person, and what the practice falls back on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner import names
from planner.dropouts import DropOut, dropouts
from planner.fallback import Helper, Work, fallback
from planner.fallback_words import NO_HELP, RULES, sentences
from planner.results import Results
from planner.texts import T
from ui.context import Context
from ui.models.dropout_columns import HELPERS, PEOPLE, WORK
from ui.table_page import TablePage
from ui.theme import GROUP, NEAR
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import row
from ui.widgets.scroll import scrolled_text

_NOBODY = T("The people of your team belong here. Add them on the page Team.")
_NO_WORK = T("This person has no counted work.")


R = TypeVar("R", DropOut, Work)


def _kept(old: Iterable[R], new: Iterable[R], key: Callable[[R], str]) -> list[R]:
    """The new rows; those that are as before stay the same objects, so that a table draws only what changed."""
    known = {key(row): row for row in old}
    return [known[key(row)] if known.get(key(row)) == row else row for row in new]


class DropoutsPage(TablePage):
    """A row for each person; below it the fallback plan of the one that the cursor is on."""

    key = "dropouts"
    title = T("Who drops out")
    icon = "mdi6.account-alert-outline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._known: list[DropOut] = []
        self._work: list[Work] = []
        self.people = self.make_table(PEOPLE, T("People"), _NOBODY)
        self.work = self.make_table(WORK, T("Work that loses its hands"), _NO_WORK)
        self.helpers = self.make_table(HELPERS, T("Who may take over"), NO_HELP)
        self.who = label(context.theme, "section")
        self.plan = label(context.theme, wrap=True)
        self._lay_out()
        self.people.record_changed.connect(lambda _known: self._show_plan())

    def _lay_out(self) -> None:
        column = self.page_column(row(self.heading(), None))
        column.addWidget(label(self.context.theme, "caption", text=self.say(RULES), muted=True, wrap=True))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(FramedTable(self.people))
        splitter.addWidget(self._below())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([270, 270])
        column.addWidget(splitter, 1)

    def _below(self) -> QWidget:
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.who)
        parts = QHBoxLayout()
        parts.setSpacing(GROUP)
        parts.addWidget(scrolled_text(self.plan, self.say(T("Fallback plan"))), 8)
        parts.addWidget(FramedTable(self.work), 11)
        parts.addWidget(FramedTable(self.helpers), 7)
        column.addLayout(parts, 1)
        return below

    def refresh(self) -> None:
        """Show everybody as things stand now, and the fallback plan of the person that the cursor is on."""
        results = self.context.document.results
        self._known = _kept(self._known, dropouts(results), lambda known: known.member.id)
        self.people.records.show_rows(self._known, results)
        self.people.ensure_current()
        self._show_plan()

    def _show_plan(self) -> None:
        results = self.context.document.results
        # While the rows are being replaced, the cursor may pass over somebody whom the plan has no more.
        known: DropOut | None = self.people.current_record()
        if known is None or known.member.id not in results.capacity:
            self.who.clear()
            self.plan.clear()
            self._fill((), (), results)
            return
        found = fallback(results, known)
        self.who.setText(self.say(T("If {who} drops out", who=names.member(known.member))))
        self.plan.setText("\n".join(self.say(T("· {text}", text=text)) for text in sentences(results.plan, found)))
        self._fill(found.work, found.helpers, results)

    def _fill(self, work: tuple[Work, ...], helpers: tuple[Helper, ...], results: Results) -> None:
        """Fill the tables of the fallback plan; one without rows is passed over by the keyboard."""
        self._work = _kept(self._work, work, lambda one: one.activity.id)
        for table, rows in ((self.work, self._work), (self.helpers, helpers)):
            table.records.show_rows(rows, results)
            table.setEnabled(bool(rows))
