"""Locum day: pick sessions and a rate, and see beside it what one locum changes and what else the money could do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.edits import Change
from planner.errors import DagdeelError
from planner.levers import LeverError
from planner.levers.locum import Locum
from planner.locum_day import LocumDay, edits, locum_day
from planner.locum_day.words import paragraphs, remarks, room_counts, who
from planner.plan import Plan
from planner.terms import GP
from planner.texts import Message, T
from ui.context import Context
from ui.locum.card import BeforeAfter
from ui.locum.days import DayList
from ui.locum.figures import FigureGrid
from ui.locum.inputs import LocumInputs
from ui.locum.money import MoneyGrid
from ui.page import Page
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row

_INPUTS_WIDTH = 284


class LocumPage(Page):
    """What is chosen on the left is worked out at once on the right. The plan stays as it is until it is added."""

    key = "locum"
    title = T("Locum day")
    icon = "mdi6.doctor"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.inputs = LocumInputs(context)
        self.add = button(context, T("Add this locum to the plan"), "mdi6.account-plus-outline")
        self.keep = button(context, T("Keep as a scenario"), "mdi6.layers-plus")
        self.who, self.told = label(theme, wrap=True), label(theme, wrap=True)
        self.rooms, self.remarks = (label(theme, "caption", muted=True, wrap=True) for _ in range(2))
        self.done = label(theme, "caption", muted=True, wrap=True)
        self.problem = label(theme, wrap=True)
        self.card, self.figures = BeforeAfter(context), FigureGrid(context)
        self.days, self.money = DayList(context), MoneyGrid(context)
        self._answer = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme = self.context.theme
        self.problem.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._answer.addWidget(self._results())
        self._answer.addWidget(self.problem)
        both = QHBoxLayout()
        both.setSpacing(GROUP)
        both.addWidget(self._left())
        both.addWidget(self._answer, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        heading = label(theme, "title", text=self.say(self.title))
        column.addLayout(row(heading, None, self.keep, self.add))
        column.addLayout(both, 1)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(_INPUTS_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.inputs)
        column.addWidget(self.who)
        column.addWidget(self.remarks)
        column.addWidget(self.done)
        column.addStretch(1)
        return left

    def _results(self) -> QWidget:
        results = QWidget()
        figures, days = QVBoxLayout(), QVBoxLayout()
        figures.addWidget(self.card)
        figures.addWidget(self.figures)
        figures.addWidget(self.rooms)
        figures.addStretch(1)
        best = label(self.context.theme, "caption", text=self.say(T("best day first")), muted=True)
        days.addLayout(row(self._head(T("Chance of a full day")), best, None))
        days.addWidget(self.days)
        days.addWidget(self._head(T("The same money otherwise")))
        days.addWidget(self.money)
        days.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(GROUP)
        for part, share in ((figures, 4), (days, 3)):
            part.setSpacing(NEAR)
            both.addLayout(part, share)
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(both)
        column.addWidget(self.told)
        column.addStretch(1)
        return results

    def _head(self, text: Message) -> QWidget:
        return label(self.context.theme, "section", text=self.say(text))

    def _connect(self) -> None:
        self.inputs.changed.connect(self._try)
        self.figures.why.connect(self.explain)
        self.days.chosen.connect(self.inputs.move_to)
        self.add.clicked.connect(self._add)
        self.keep.clicked.connect(self._keep)

    @property
    def tried(self) -> Locum:
        """The locum that is chosen now; the paper of this page is about it."""
        return self.inputs.lever

    def refresh(self) -> None:
        """Work the chosen locum out on the plan as it is now."""
        self.inputs.follow(self.context.document.plan)
        self._show()

    def _try(self) -> None:
        self.done.clear()
        self._show()

    def _show(self) -> None:
        base = self.context.document.results
        try:
            day = locum_day(base, self.tried)
        except LeverError as error:
            self._show_problem(error.message)
            return
        if not base.patients or not base.plan.activities:
            self._show_problem(T("This plan is not complete yet, so there are no figures to show."))
            return
        self._show_day(day)

    def _show_problem(self, problem: Message) -> None:
        self.who.clear()
        self.remarks.clear()
        self.problem.setText(f"▲ {self.say(problem)}")
        self._answer.setCurrentIndex(1)
        for control in (self.add, self.keep):
            control.setEnabled(False)

    def _show_day(self, day: LocumDay) -> None:
        for control in (self.add, self.keep):
            control.setEnabled(True)
        price, *rest = (" ".join(map(self.say, part)) for part in paragraphs(day))
        self.who.setText(f"{self.say(who(day))}\n{price}")
        self.told.setText("\n".join(rest))
        self.remarks.setText(" ".join(map(self.say, remarks(day))))
        self.rooms.setText(self.say(room_counts(day) or ""))
        self.card.show_roles(day.before.roles[GP], day.after.roles[GP], day.before.plan.practice)
        self.figures.show_lines(day.lines[1:])
        self.days.show_days(day.weekdays)
        self.money.show_purchases(day.purchases)
        self._answer.setCurrentIndex(0)

    def _add(self) -> None:
        if self._taken(lambda plan: edits.add_to_plan(plan, self.tried, self.say(T("Locum")))):
            self.done.setText(self.say(T("The locum is in the team now. What you see here is another one beside it.")))

    def _keep(self) -> None:
        name = self.say(edits.name_of(self.tried))
        if self._taken(lambda plan: edits.keep(plan, self.tried, name)):
            self.done.setText(self.say(T("Kept as the scenario '{name}'.", name=name)))

    def _taken(self, edit: Callable[[Plan], Change]) -> bool:
        """Take over an edit; where it is refused, say why and answer False."""
        document = self.context.document
        try:
            document.apply(edit(document.plan))
        except DagdeelError as error:
            self.report(error)
            return False
        return True
