"""Scenarios: lists of levers on the plan, what each lever gives, and up to four scenarios side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from planner import names, scenario_edits
from planner.edits import Change
from planner.errors import EditError
from planner.measures import utilisation
from planner.plan import PARTS, Lever, Plan
from planner.scenario_starts import Start
from planner.scenarios import Outcome, base_of, run
from planner.texts import T
from ui.context import Context
from ui.page import Page
from ui.scenarios.chosen import Chosen
from ui.scenarios.compare_tab import CompareTab
from ui.scenarios.empty import NoScenarios
from ui.scenarios.levers_tab import LeversTab
from ui.scenarios.lists import LeverList, ScenarioList
from ui.scenarios.matters import Matters
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.role_box import chosen_role, fill_roles

_LEFT = 288
_PAUSE_MS = 100


class ScenariosPage(Page):
    """The scenarios and the levers of the chosen one to the left; form, comparison and charts on tabs to the right."""

    key = "scenarios"
    title = T("Scenarios")
    icon = "mdi6.source-branch"
    parts = PARTS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._chosen = Chosen()
        self._outcomes: list[Outcome] = []
        self._role = ""
        self.role = QComboBox()
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.take_over = button(
            context,
            T("Make this the plan"),
            "mdi6.check",
            T("What the chosen scenario gives becomes the plan itself. Undo takes that back."),
        )
        self.scenarios, self.levers = ScenarioList(context), LeverList(context)
        self.levers_tab, self.compare, self.matters = LeversTab(context), CompareTab(context), Matters(context)
        self.tabs = QTabWidget()
        self.none = NoScenarios(context)
        self._stack = QStackedWidget()
        self._lists_later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._lists_later.timeout.connect(self._show_lists)
        self._lay_out()
        self._connect_lists()
        self._connect_parts()

    def _lay_out(self) -> None:
        self._role_name = label(self.context.theme, text=self.say(T("F&unction")))
        self._role_name.setBuddy(self.role)
        tabs = ((self.levers_tab, T("Levers")), (self.compare, T("Compare")), (self.matters, T("What matters")))
        for tab, name in tabs:
            self.tabs.addTab(tab, self.say(name))
        self.tabs.setDocumentMode(True)
        left = _splitter(Qt.Orientation.Vertical, self.scenarios, self.levers, 196)
        both = _splitter(Qt.Orientation.Horizontal, left, self.tabs, _LEFT)
        both.setHandleWidth(GROUP)
        self._stack.addWidget(both)
        self._stack.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        heading = label(self.context.theme, "title", text=self.say(self.title))
        column.addLayout(row(heading, None, self._role_name, self.role, self.take_over))
        column.addWidget(self._stack, 1)

    def _connect_lists(self) -> None:
        scenarios, levers = self.scenarios.list, self.levers.list
        self.scenarios.wants_start.connect(self._begin)
        self.scenarios.wants_copy.connect(self._duplicate)
        scenarios.chosen.connect(self._choose)
        scenarios.moved.connect(lambda at, to: self._change(scenario_edits.move, self._id(at), to))
        scenarios.removed.connect(lambda at: self._change(scenario_edits.remove, self._id(at)))
        scenarios.rows.renamed.connect(lambda at, name: self._change(scenario_edits.rename, self._id(at), name))
        scenarios.rows.ticked.connect(self._tick)
        self.levers.wants_lever.connect(self._offer)
        levers.chosen.connect(self._choose_lever)
        levers.moved.connect(self._move_lever)
        levers.removed.connect(lambda at: self._change(scenario_edits.remove_lever, self._chosen.scenario, at))
        levers.rows.ticked.connect(lambda at, on: self._change(scenario_edits.switch, self._chosen.scenario, at, on))

    def _connect_parts(self) -> None:
        self.none.chosen.connect(self._begin)
        self.role.activated.connect(self.refresh)
        self.take_over.clicked.connect(self._make_base)
        self.tabs.currentChanged.connect(self._show_tab)
        self.levers_tab.offers.picked.connect(self._add_lever)
        self.levers_tab.offers.left.connect(self._leave_offers)
        self.levers_tab.offers.refused.connect(self.report)
        self.matters.refused.connect(self.report)
        for table in (self.levers_tab.effect, self.compare.table):
            table.why.connect(self.explain)

    @property
    def _plan(self) -> Plan:
        return self.context.document.plan

    def _id(self, place: int) -> str:
        return self._plan.scenarios[place].id

    def refresh(self) -> None:
        """Show scenarios, levers, and the tab that is in front."""
        plan = self._plan
        self._chosen.follow(plan.scenarios)
        self._stack.setCurrentIndex(0 if plan.scenarios else 1)
        for control in (self._role_name, self.role, self.take_over):
            control.setVisible(bool(plan.scenarios))
        if not plan.scenarios:
            self._outcomes = []
            self.scenarios.list.show_rows(())
            self.levers.list.show_rows(())
            self.none.show_plan(plan)
            return
        base = base_of(plan)
        fill_roles(self.role, base, self.say)
        self._role = chosen_role(self.role, base) or ""
        self._outcomes = [run(base, scenario) for scenario in plan.scenarios]
        if self.levers_tab.form.is_dragging:
            # What stands beside the slider follows it within a frame; the lists wait for a pause.
            self._lists_later.start()
        else:
            self._show_lists()
        self._show_tab()

    def _show_lists(self) -> None:
        if self._outcomes:
            self._lists_later.stop()
            self.scenarios.show_outcomes(self._outcomes, self._role, self._chosen)
            self.levers.show_outcome(self._outcome(), utilisation(self._role), self._chosen)

    def _outcome(self) -> Outcome:
        """What the chosen scenario gives."""
        return next(one for one in self._outcomes if one.scenario.id == self._chosen.scenario)

    def _show_tab(self) -> None:
        """Fill the tab that is in front; the others wait until they are."""
        if not self._outcomes:
            return
        chosen, outcome = self._chosen, self._outcome()
        match self.tabs.currentWidget():
            case self.levers_tab:
                offering = chosen.adding or not outcome.stages
                self.levers_tab.show_outcome(outcome, None if offering else chosen.lever, self._role)
            case self.compare:
                self.compare.show_outcomes([one for one in self._outcomes if one.scenario.id in chosen.compared])
            case self.matters:
                self.matters.show_outcome(outcome, self._role)

    def _change(self, edit: Callable[..., Change], *values: object) -> bool:
        """Take over an edit as a step of its own; where it is refused, say why and answer False."""
        document = self.context.document
        try:
            change = edit(document.plan, *values)
            document.seal()
            document.apply(change)
        except EditError as error:
            self.report(error)
            return False
        document.seal()
        return True

    def _begin(self, start: Start | None) -> None:
        """Add a scenario and show it; an empty one waits for its name."""
        plan = self._plan
        number = len(plan.scenarios) + 1
        name = self.say(start.title if start else T("Scenario {number}", number=number))
        levers = (start.lever(plan),) if start else ()
        if self._change(scenario_edits.add, name, levers):
            self._show_scenario(len(self._plan.scenarios) - 1)
            if start is None:
                self.scenarios.list.setFocus()
                self.scenarios.list.rename_current()

    def _duplicate(self, place: int) -> None:
        scenario = self._plan.scenarios[place]
        name = self.say(T("{name} (copy)", name=names.scenario(scenario)))
        if self._change(scenario_edits.duplicate, scenario.id, name):
            self._show_scenario(place + 1)

    def _show_scenario(self, place: int) -> None:
        self._choose(self._id(place))
        self.scenarios.list.scrollTo(self.scenarios.list.currentIndex())

    def _choose(self, scenario_id: str) -> None:
        if scenario_id:
            self._chosen.choose(scenario_id)
            self.refresh()

    def _tick(self, place: int, on: bool) -> None:
        self._chosen.tick(self._id(place), on)
        self.refresh()

    def _choose_lever(self, number: int | None) -> None:
        if number is not None:
            self._chosen.lever, self._chosen.adding = number, False
            self.context.document.seal()
            self._show_tab()

    def _move_lever(self, at: int, place: int) -> None:
        self._chosen.lever = place
        self._change(scenario_edits.move_lever, self._chosen.scenario, at, place)

    def _offer(self) -> None:
        """Show the levers that can be added."""
        self._chosen.adding = True
        self.tabs.setCurrentWidget(self.levers_tab)
        self._show_tab()
        self.levers_tab.offers.search.setFocus()

    def _leave_offers(self) -> None:
        self._chosen.adding = False
        self._show_tab()
        self.levers.list.setFocus()

    def _add_lever(self, lever: Lever) -> None:
        self._chosen.adding, self._chosen.lever = False, len(self._outcome().stages)
        if self._change(scenario_edits.add_lever, self._chosen.scenario, lever):
            self.levers_tab.form.take_keyboard()

    def _make_base(self) -> None:
        """The scenario becomes the plan; its edit needs the results, not the plan alone."""
        self._change(lambda _plan: scenario_edits.make_base(self.context.document.results, self._chosen.scenario))


def _splitter(way: Qt.Orientation, first: QWidget, second: QWidget, size: int) -> QSplitter:
    """Two parts of which the second takes what is left."""
    made = QSplitter(way)
    made.setChildrenCollapsible(False)
    made.addWidget(first)
    made.addWidget(second)
    made.setSizes([size, 10 * size])
    made.setStretchFactor(0, 0)
    made.setStretchFactor(1, 1)
    return made
