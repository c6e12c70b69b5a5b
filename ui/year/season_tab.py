"""The year's tab 'Season': how busy each week and each weekday is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from planner import names
from planner.calibration.counting import Topic
from planner.plan import Practice
from planner.terms import WORKDAYS
from planner.texts import Message, T
from planner.year import edits
from planner.year.calendar import school_holidays, weeks
from planner.year.capacity import planned_year
from planner.year.season import ASSUMED, assumed, season_weeks
from ui.calibration.dialog import CalibrationDialog, read_appointments
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.charts.season import season_drawing
from ui.models.record_model import RecordTableModel
from ui.models.settings import Setting, practice_settings, settings_table
from ui.page import Page
from ui.theme import GROUP, NEAR, ROW
from ui.widgets.find_bar import FramedTable
from ui.widgets.labels import label
from ui.widgets.panels import SettingsPanel, button, row
from ui.widgets.table import RecordTable
from ui.year.season_columns import SEASON
from ui.year.tab import YearTab

_FACTOR = "weekday_factors."
_NOTE = T(
    "No published figure for the season in Dutch general practice was found, so a new plan has none. Type how busy "
    "each week is, count your own appointments, or start from an assumption."
)


class SeasonTab(YearTab):
    """A table of weeks with a chart, the weekdays beside it, and the ways to fill them."""

    title = T("Season")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        context = self.context
        self.note = label(context.theme, "caption", muted=True, wrap=True)
        self.gap = label(context.theme, "caption", muted=True, wrap=True)
        self.count = button(context, T("&Count own appointments…"), "mdi6.file-import-outline")
        self.assume = button(context, T("&Assumed season"), "mdi6.chart-bell-curve", ASSUMED)
        self.level = button(context, T("Every week &alike"), "mdi6.minus", T("Make every week an average week."))
        self.weeks = RecordTable(RecordTableModel(context, SEASON, self), T("How busy each week is"), T("No weeks"))
        self.weekdays = SettingsPanel(context, settings_table(T("Day"), T("Factor"), 120), T("Weekdays"), T("No days"))
        self.chart = ChartFrame(context, Chart(context))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.weeks.setSortingEnabled(False)
        self.weekdays.table.setMinimumHeight((len(WORKDAYS) + 1) * ROW + GROUP)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(NEAR, 0, 0, 0)
        beside.setSpacing(GROUP)
        beside.addWidget(self.chart, 3)
        beside.addWidget(self.weekdays, 2)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(FramedTable(self.weeks))
        splitter.addWidget(right)
        splitter.setSizes([500, 540])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row(self.count, self.assume, self.level, None))
        column.addWidget(self.note)
        column.addWidget(self.gap)
        column.addWidget(splitter, 1)

    def _connect(self) -> None:
        for table in (self.weeks, self.weekdays.table):
            table.explain.connect(self.page.explain)
            table.records.refused.connect(self.page.report)
            table.widths.remember(f"{self.page.key}.{table.name}")
        self.chart.refused.connect(self.page.report)
        self.count.clicked.connect(self.count_appointments)
        self.assume.clicked.connect(self.take_assumed)
        self.level.clicked.connect(self.make_level)

    def _year(self) -> int:
        return planned_year(self.context.document.plan, date.today())

    def refresh(self) -> None:
        """Show the year of the plan as it is now."""
        results, year = self.context.document.results, self._year()
        plan = results.plan
        rows = season_weeks(plan, year)
        self.weeks.records.show_rows(rows, results)
        self.weekdays.show_settings(_weekdays(plan.practice), results)
        series = ((_series_name(plan.calendar.season), tuple(one.used for one in rows)),)
        title = T("How busy each week of {year} is", year=str(year))
        self.chart.show_drawing(season_drawing(title, weeks(year), series, self.say))
        remark = school_holidays(year, plan.calendar.region).remark
        self.gap.setText(self.say(remark) if remark else "")
        self.gap.setVisible(remark is not None)
        is_assumed = plan.calendar.season == assumed(year, plan.calendar.region)
        self.note.setText(self.say(ASSUMED if is_assumed else _NOTE))
        self.level.setEnabled(bool(plan.calendar.season))

    def make_level(self) -> None:
        """Make every week an average week."""
        self.page.commit(edits.set_season(self.context.document.plan, (), T("Make every week alike")))

    def take_assumed(self) -> None:
        """Start from the assumed season."""
        plan = self.context.document.plan
        factors = assumed(self._year(), plan.calendar.region)
        self.page.commit(edits.set_season(plan, factors, T("Take over the assumed season")))

    def count_appointments(self) -> CalibrationDialog:
        """Count an appointment book; the season and the weekdays are ticked."""
        return read_appointments(self.context, self, (Topic.SEASON, Topic.WEEKDAYS))


def _weekdays(practice: Practice) -> list[Setting]:
    """How busy each workday is, under the name of the day."""
    known = {one.key.rpartition(".")[2]: one for one in practice_settings(practice) if _FACTOR in one.key}
    return [replace(one, label=names.DAYS[day]) for day, one in known.items()]


def _series_name(factors: tuple[float, ...]) -> Message:
    return T("Counts as") if factors else T("Every week alike")
