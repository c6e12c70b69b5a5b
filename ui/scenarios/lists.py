"""The two lists of the Scenarios page: the scenarios, and the levers of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from planner.measures import Measure
from planner.scenario_starts import STARTS
from planner.scenarios import Outcome
from planner.texts import T
from ui.context import Context
from ui.scenarios.chosen import Chosen
from ui.scenarios.panel import ListPanel, Tool
from ui.scenarios.told import lever_rows, scenario_rows
from ui.widgets.row_list import RowList

_ADD, _COPY, _UP, _DOWN, _REMOVE = (
    "mdi6.plus",
    "mdi6.content-duplicate",
    "mdi6.arrow-up",
    "mdi6.arrow-down",
    "mdi6.minus",
)


def _order(rows: RowList) -> tuple[Tool, ...]:
    """The buttons that both lists have."""
    return (
        Tool(T("Move up (Alt+↑)"), _UP, lambda: rows.move_current(-1)),
        Tool(T("Move down (Alt+↓)"), _DOWN, lambda: rows.move_current(1)),
        Tool(T("Remove (Del)"), _REMOVE, rows.remove_current),
    )


class ScenarioList(ListPanel):
    """All scenarios. `wants_start` asks for a new one: with a `Start`, or with None for an empty one."""

    wants_start = Signal(object)
    wants_copy = Signal(int)

    def __init__(self, context: Context) -> None:
        rows = RowList(context, T("Scenarios"), T("There are no scenarios yet."))
        add = Tool(T("Add a scenario"), _ADD, None, needs_row=False, short=T("Add"))
        copy = Tool(T("Duplicate"), _COPY, lambda: self.wants_copy.emit(rows.current))
        super().__init__(context, T("Scenarios"), rows, (add, copy, *_order(rows)))
        self._context, self._say = context, context.say
        rows.let_drag()
        self.menu = self.open_menu(_ADD)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill_menu)

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(self._say(T("Empty scenario")), lambda: self.wants_start.emit(None))
        self.menu.addSeparator()
        for start in STARTS:
            action = self.menu.addAction(self._say(start.title), partial(self.wants_start.emit, start))
            reason = start.problem(self._context.document.plan)
            action.setEnabled(reason is None)
            action.setToolTip(self._say(reason) if reason else "")

    def show_outcomes(self, outcomes: Sequence[Outcome], role_id: str, chosen: Chosen) -> None:
        """Show what all scenarios give, with the cursor on the chosen one."""
        rows = list(scenario_rows(outcomes, role_id, chosen.compared, self._context))
        self.list.show_rows(rows, chosen.scenario)
        self.show_tools()


class LeverList(ListPanel):
    """The levers of a scenario in order. `wants_lever` asks to add one."""

    wants_lever = Signal()

    def __init__(self, context: Context) -> None:
        rows = RowList(context, T("Levers"), T("Add what you want to try out."))
        add = Tool(T("Add a lever"), _ADD, None, needs_row=False, short=T("Add"))
        super().__init__(context, T("Levers"), rows, (add, *_order(rows)))
        self._context = context
        rows.let_drag()
        self.tools[_ADD].clicked.connect(self.wants_lever)

    def show_outcome(self, outcome: Outcome, measure: Measure, chosen: Chosen) -> None:
        """Show the levers of a scenario and what each of them changes in a figure."""
        self.list.show_rows(list(lever_rows(outcome, measure, self._context)), chosen.lever)
        self.show_tools()
