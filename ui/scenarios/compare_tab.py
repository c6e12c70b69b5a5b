"""Scenarios side by side with the plan, and the warnings that each of them brings about or takes away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import names
from planner.comparison import NOTE, lines, warning_change
from planner.scenarios import Outcome
from planner.texts import T
from planner.warnings import Warning, warnings
from ui.charts.chain import PLAN_NOW
from ui.context import Context
from ui.scenarios.compare_rows import by_figure
from ui.scenarios.compare_table import CompareTable
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.row_list import RowList
from ui.widgets.rows import ListRow
from ui.widgets.warning_list import severity_state


class CompareTab(QWidget):
    """A column for the plan and one for each ticked scenario; below it the warnings gained and solved."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.table = CompareTable(context, T("Scenarios beside the plan"), (84, 112))
        self.warnings = RowList(context, T("Warnings gained and solved"))
        self._changed = label(context.theme, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR // 2)
        hint = T("Tick scenarios in the list to compare them; at most four.")
        column.addWidget(label(context.theme, "caption", text=self._say(hint), muted=True, wrap=True))
        column.addWidget(self.table, 5)
        column.addWidget(label(context.theme, "caption", text=self._say(NOTE), muted=True, wrap=True))
        column.addWidget(self._changed)
        column.addWidget(self.warnings, 2)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Compare these scenarios of one plan."""
        document = self._context.document
        base = outcomes[0].base if outcomes else document.results
        columns = [self._say(PLAN_NOW), *(self._say(names.scenario(one.scenario)) for one in outcomes)]
        found = lines(base, [one.results for one in outcomes])
        self.table.show_rows(columns, list(by_figure(found, columns, base.plan.practice, self._context)))
        changes = list(self._changes(outcomes, document.warnings))
        some, nothing = T("Warnings gained and solved"), T("These scenarios change nothing in the warnings.")
        self._changed.setText(self._say(some if changes else nothing))
        self._changed.setVisible(bool(outcomes))
        self.warnings.show_rows(changes)
        self.warnings.setVisible(bool(changes))

    def _changes(self, outcomes: Sequence[Outcome], before: Sequence[Warning]) -> Iterator[ListRow]:
        for one in outcomes:
            change = warning_change(before, warnings(one.results, date.today()))
            rows = [
                *(self._row(one, "solved", warning) for warning in change.solved),
                *(self._row(one, "gained", warning) for warning in change.gained),
            ]
            if rows:
                yield ListRow(one.scenario.id, self._say(names.scenario(one.scenario)), heading=True)
                yield from rows

    def _row(self, outcome: Outcome, change: str, warning: Warning) -> ListRow:
        say, state = self._say, severity_state(warning.severity, self._context.theme)
        word = say(T("✓ solved") if change == "solved" else T("+ new"))
        text = say(warning.text)
        key = (outcome.scenario.id, change, warning.code, warning.subject)
        return ListRow(key, word, text, state.glyph, state, spoken=f"{word}, {say(state.word)}: {text}")
