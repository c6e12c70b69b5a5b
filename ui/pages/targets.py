"""Targets: what it takes for a function to have a certain utilisation, the model asked the other way round."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from planner.edits import Change
from planner.texts import T
from ui.context import Context
from ui.page import Page
from ui.targets.mix_panel import MixPanel
from ui.targets.questions_panel import QuestionsPanel
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label


class TargetsPage(Page):
    """A tab for each way of asking; only the one on show is worked out."""

    key = "targets"
    title = T("Targets")
    icon = "mdi6.target"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.questions, self.mix = QuestionsPanel(context), MixPanel(context)
        # In the order of their tabs.
        self._panels = (self.questions, self.mix)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.questions, self.say(T("One function")))
        self.tabs.addTab(self.mix, self.say(T("Cheapest mix")))
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        column.addWidget(label(context.theme, "title", text=self.say(self.title)))
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _number: self.refresh())
        for panel in self._panels:
            panel.changed.connect(self.commit)
            panel.scenario_wanted.connect(self._add_scenario)
            panel.refused.connect(self.report)

    def refresh(self) -> None:
        """Work out the tab on show."""
        self._panels[self.tabs.currentIndex()].refresh()

    def _add_scenario(self, change: Change) -> None:
        """Add a scenario and go there to see it beside the plan as it is."""
        self.commit(change)
        self.wants_page.emit("scenarios")
