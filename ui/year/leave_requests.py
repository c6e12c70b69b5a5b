"""What was asked for: how long there is to answer, what breaks if it is granted, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner import names
from planner.plan import Absence, Plan
from planner.results import Results
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Remedy
from planner.year import edits, grants
from planner.year.balances import cost
from planner.year.requests import Clock, clock, what_if
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.plain_table import PlainTable

_MOST_LINES = 8
_SOON = 3


class RequestsPanel(QWidget):
    """`edited` carries a change, `chosen` the request that the cursor is on."""

    edited = Signal(object)
    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say = context, context.say
        self._results: Results = context.document.results
        self._requests: list[Absence] = []
        self._ways: tuple[Remedy, ...] = ()
        theme = context.theme
        self.table = PlainTable(self._say(T("Requests")), numbers=(3,))
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._broken = label(theme, wrap=True)
        self._broken.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._broken.setAccessibleName(self._say(T("What breaks if it is granted")))
        self.grant = button(context, T("Grant"), "mdi6.check")
        self.refuse = button(context, T("Refuse"), "mdi6.close")
        self.way = button(context, T("Grant with a stand-in"), "mdi6.account-plus-outline")
        self._way_text = label(theme, "caption", wrap=True)
        self._lay_out()
        self.grant.clicked.connect(lambda: self._answer(edits.grant))
        self.refuse.clicked.connect(lambda: self._answer(edits.refuse))
        self.way.clicked.connect(self._grant_with)
        self.table.currentCellChanged.connect(lambda *_cells: self._show_request())

    def _lay_out(self) -> None:
        reading = QScrollArea()
        reading.setObjectName("text")
        reading.setWidget(self._broken)
        reading.setWidgetResizable(True)
        reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        reading.setAccessibleName(self._say(T("What breaks if it is granted")))
        side = QVBoxLayout()
        side.setSpacing(NEAR)
        side.addWidget(reading, 1)
        side.addLayout(row(self.grant, self.refuse, self.way, None))
        side.addWidget(self._way_text)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, NEAR, 0, 0)
        halves.setSpacing(GROUP)
        halves.addWidget(self.table, 1)
        halves.addLayout(side, 1)

    @property
    def request(self) -> Absence | None:
        """The request that the cursor is on."""
        number = self.table.currentRow()
        return self._requests[number] if 0 <= number < len(self._requests) else None

    def show_requests(self, results: Results) -> None:
        """Show what is asked for now, the one that has to be answered first on top."""
        before = self.request
        self._results = results
        self._requests = sorted(
            (one for one in results.plan.absences if one.state == "asked"),
            key=lambda one: (self._urgency(one), one.first),
        )
        heads = (T("Who"), T("Kind"), T("When"), T("Hours"), T("Time left"))
        self.table.blockSignals(True)
        self.table.show_rows([self._say(head) for head in heads], [self._row(one) for one in self._requests])
        self.table.stretch(len(heads) - 1)
        ids = [one.id for one in self._requests]
        at = ids.index(before.id) if before is not None and before.id in ids else 0
        self.table.setVisible(bool(ids))
        if ids:
            self.table.setCurrentCell(at, 0)
        self.table.blockSignals(False)
        self._show_request(jump=False)

    def _urgency(self, one: Absence) -> date:
        known = clock(self._results.plan, one, date.today())
        return known.last if known else date.max

    def _row(self, one: Absence) -> Sequence[str]:
        plan, say = self._results.plan, self._say
        hours = sum(cost(plan, one).values()) if one.member is not None else None
        when = (
            T("{first} – {last}", first=one.first, last=one.last)
            if one.first != one.last
            else T("{day}", day=one.first)
        )
        known = clock(plan, one, date.today())
        return [
            say.value(_who(plan, one)),
            say(names.ABSENCE_KINDS[one.kind]),
            say(when),
            say.plain(Quantity(hours, Unit.HOURS)),
            self._clock_text(known),
        ]

    def _clock_text(self, known: Clock | None) -> str:
        if known is None:
            return self._say(T("no time limit by law"))
        glyph = "■" if known.stands else "▲" if known.days_left <= _SOON else "●"
        left = T("stands") if known.stands else TN("{count} day left", "{count} days left", known.days_left)
        return f"{glyph} {self._say(left)}"

    def _show_request(self, jump: bool = True) -> None:
        one = self.request
        for part in (self.grant, self.refuse):
            part.setEnabled(one is not None)
        self._ways = ()
        if one is None:
            self._broken.setText(
                self._say(T("Nothing is asked for. Leave can be entered as asked for with the key ?."))
            )
        else:
            found = what_if(self._results, one, date.today())
            lines = found.sentences
            told = [self._say(line) for line in lines[:_MOST_LINES]]
            if len(lines) > _MOST_LINES:
                told.append(self._say(T("and {number} more", number=len(lines) - _MOST_LINES)))
            heading = T("If it is granted:") if found.breaks else T("It can be granted:")
            known = clock(self._results.plan, one, date.today())
            limit = [self._say(known.text)] if known else []
            self._broken.setText("\n".join([*limit, self._say(heading), *told]))
            self._ways = grants.ways(self._results, found, date.today()) if found.breaks else ()
            if jump:
                self.chosen.emit(one)
        self._show_way()

    def _show_way(self) -> None:
        self.way.setVisible(bool(self._ways))
        self._way_text.setVisible(bool(self._ways))
        if self._ways:
            text = self._say(self._ways[0].text)
            self._way_text.setText(text)
            self.way.setToolTip(text)
            self.way.setAccessibleDescription(text)

    def _answer(self, make: object) -> None:
        if (one := self.request) is not None and callable(make):
            self.edited.emit(make(self._results.plan, [one.id]))

    def _grant_with(self) -> None:
        if self._ways:
            self.edited.emit(self._ways[0].change)


def _who(plan: Plan, one: Absence) -> Message | str:
    return edits.who(plan, [one])[0]
