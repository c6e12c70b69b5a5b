"""The levers of a scenario one at a time: the form of the chosen one, or those to add, and what the scenario gives."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner import names
from planner.comparison import role_lines
from planner.scenarios import Outcome, told
from planner.texts import T
from ui.context import Context
from ui.scenarios.compare_rows import by_owner
from ui.scenarios.compare_table import CompareTable
from ui.scenarios.form import LeverForm
from ui.scenarios.offers import LeverOffers
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label

_EFFECT_WIDTH = 352


class LeversTab(QWidget):
    """The form to the left, what the scenario does to a function and the practice to the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.form = LeverForm(context)
        self.offers = LeverOffers(context)
        self.effect = CompareTable(context, T("What the scenario gives"), (68, 116))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.offers)
        right = QVBoxLayout()
        right.setSpacing(NEAR)
        right.addWidget(label(context.theme, "section", text=self._say(T("What the scenario gives"))))
        right.addWidget(self.effect)
        right.addStretch(1)
        self.effect.setFixedWidth(_EFFECT_WIDTH)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, NEAR, 0, 0)
        both.setSpacing(GROUP)
        both.addWidget(self._stack, 1)
        both.addLayout(right)

    @property
    def is_offering(self) -> bool:
        """Whether levers to add are on show."""
        return self._stack.currentWidget() is self.offers

    def show_outcome(self, outcome: Outcome, number: int | None, role_id: str) -> None:
        """Show the form of a lever, or the levers to add for None, and what the scenario gives."""
        if number is None:
            self.offers.show_offers(outcome.results.plan, bool(outcome.stages))
            self._stack.setCurrentWidget(self.offers)
        else:
            self.form.show_lever(outcome, number, *told(outcome, number))
            self._stack.setCurrentWidget(self.form)
        columns = (self._say(T("Now")), self._say(names.scenario(outcome.scenario)))
        lines = role_lines(outcome.base, (outcome.results,), role_id)
        rows = list(by_owner(lines, columns, outcome.base.plan.practice, self._context))
        self.effect.show_rows(columns, rows)
