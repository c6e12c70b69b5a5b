"""Several charts in one place, one at a time, with a list of them where the title would be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from planner.texts import T
from ui.charts.chart import Chart
from ui.charts.drawing import Drawing
from ui.charts.frame import ChartFrame
from ui.context import Context
from ui.widgets.choices import fill


@dataclass(frozen=True, slots=True)
class Offer:
    """A chart to choose: `name` stands in the list, `draw` makes it when it is the chosen one."""

    key: str
    name: str
    draw: Callable[[], Drawing]


class ChartChoice(ChartFrame):
    """A chart with its frame; another one shows when it is chosen from the list above."""

    def __init__(self, context: Context, chart: Chart | None = None, parent: QWidget | None = None) -> None:
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setAccessibleDescription(context.say(T("Which chart is shown")))
        self._offers: dict[str, Offer] = {}
        super().__init__(context, chart or Chart(context), lead=self.box, parent=parent)
        self.box.activated.connect(self._draw)

    def offer(self, offers: Sequence[Offer]) -> None:
        """Offer these charts, and draw the chosen one anew; the first where that one is gone."""
        self._offers = {offer.key: offer for offer in offers}
        fill(self.box, [(offer.name, offer.key) for offer in offers])
        self._draw()

    def _draw(self) -> None:
        chosen = self._offers.get(self.box.currentData())
        if chosen:
            self.box.setToolTip(chosen.name)
            self.show_drawing(chosen.draw())
