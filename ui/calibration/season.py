"""The season in an appointment book beside that of the plan."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.calibration.findings import season_year
from planner.calibration.outcome import Calibration
from planner.plan import Plan
from planner.texts import T
from planner.year.calendar import weeks
from planner.year.season import normalised
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.charts.season import season_drawing
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.labels import label


class SeasonChart(QWidget):
    """How busy each week of the year is, now and as counted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._say = context.say
        self.told = label(context.theme, wrap=True)
        self.frame = ChartFrame(context, Chart(context))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.told)
        column.addWidget(self.frame, 1)

    def show_season(self, known: Calibration, plan: Plan) -> None:
        """Show the season of a book."""
        found = next((finding.season for finding in known.findings if finding.season), None)
        self.frame.setVisible(found is not None)
        nothing = T("There is no whole week, from Monday to Friday, in this list. Choose a list of a longer time.")
        self.told.setText(self._say(found.text if found else nothing))
        if found is None:
            return
        all_weeks = weeks(season_year(plan, known.book))
        series = ((T("Now"), normalised(plan.calendar.season, len(all_weeks))), (T("Counted"), found.factors))
        self.frame.show_drawing(season_drawing(T("How busy each week is"), all_weeks, series, self._say))
