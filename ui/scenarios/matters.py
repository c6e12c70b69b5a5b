"""What a scenario's levers contribute, and which of its numbers matters most, as two charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from planner import names
from planner.measures import Measure, cost_of_role, practice_measures, role_measures
from planner.scenario_swings import scenario_swings
from planner.scenarios import Outcome, chain
from planner.texts import Message, T
from ui.charts.chain import chain_drawing
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.charts.tornado import tornado_drawing
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.choices import fill

_BARS = 7


class Matters(QWidget):
    """The chain from the plan to a scenario for a figure that is chosen, and the tornado of a function below it."""

    refused = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = context.say
        self._outcome: Outcome | None = None
        self._role = ""
        self._measures: dict[str, tuple[Measure, Message | str]] = {}
        self.figure = QComboBox()
        self.figure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.figure.setAccessibleName(self._say(T("Which figure the chain is of")))
        self.chain = ChartFrame(context, Chart(context), lead=self.figure)
        self.tornado = ChartFrame(context, Chart(context))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.addWidget(splitter)
        for frame in (self.chain, self.tornado):
            splitter.addWidget(frame)
            frame.refused.connect(self.refused)
        self.figure.activated.connect(self._draw_chain)

    def show_outcome(self, outcome: Outcome, role_id: str) -> None:
        """Show what matters in a scenario, for one function."""
        self._outcome, self._role = outcome, role_id
        # Another function keeps the kind of figure that was chosen.
        offers = _offers(outcome, role_id)
        self._measures = {measure.key.replace(f"/{role_id}/", "//"): (measure, name) for measure, name in offers}
        fill(self.figure, [(self._say(name), key) for key, (_, name) in self._measures.items()])
        self._draw_chain()
        swings = scenario_swings(outcome, role_id)
        self.tornado.show_drawing(tornado_drawing(outcome.results, role_id, swings, self._say, None, _BARS))

    def _draw_chain(self) -> None:
        chosen = self._measures.get(self.figure.currentData())
        if self._outcome is not None and chosen:
            measure, name = chosen
            known = chain(self._outcome, measure.read)
            self.chain.show_drawing(
                chain_drawing(known, measure, name, names.scenario(self._outcome.scenario), self._say)
            )


def _offers(outcome: Outcome, role_id: str) -> Sequence[tuple[Measure, Message | str]]:
    """The figures that the chain can be of, with their names in full."""
    role = names.role(outcome.results.plan, role_id)
    of_role = (*role_measures(role_id), cost_of_role(role_id))
    of_practice = practice_measures((outcome.base.plan, outcome.results.plan))
    return [
        *((measure, T("{figure}: {role}", figure=measure.label, role=role)) for measure in of_role),
        *((measure, measure.label) for measure in of_practice),
    ]
