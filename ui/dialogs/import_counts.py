"""Counting the practice's own appointments for the season: a row for each appointment, or a number for each day."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from planner import names
from planner.files.appointments import AppointmentCount, count_appointments, preview_appointments
from planner.texts import TN, Message, Quantity, T, Unit
from planner.year.calendar import weeks
from planner.year.season import Counted, counted, normalised
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.charts.season import season_drawing
from ui.context import Context
from ui.dialogs.column_form import ColumnForm
from ui.dialogs.import_steps import ImportDialog, Read
from ui.theme import GROUP
from ui.widgets.labels import label

_FIELDS: dict[str, Message] = {"date": T("Date of the appointment"), "count": T("Number of appointments")}
_NOTHING = T("There is no whole week, from Monday to Friday, in this list. Choose a list of a longer time.")


class ImportCountsDialog(ImportDialog):
    """`counted` carries the `Counted` season, and whether the weekdays come with it."""

    counted = Signal(object, bool)
    title = T("Count appointments")
    note = T(
        "Only the date is read, and the number where a row stands for a whole day. The appointments are counted per "
        "day and then forgotten: nothing of a patient is kept or sent anywhere."
    )

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._year = year
        self._form = ColumnForm(context.say, _FIELDS)
        self._told = label(context.theme, wrap=True)
        self.chart = ChartFrame(context, Chart(context))
        self.weekdays = QCheckBox()
        self._season: Counted | None = None
        self.lay_out(self._form, self._report())

    def _report(self) -> QWidget:
        report = QWidget()
        column = QVBoxLayout(report)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP)
        column.addWidget(self._told)
        column.addWidget(self.chart, 1)
        column.addWidget(self.weekdays)
        return report

    def preview(self, path: Path) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """The first rows, with the recognised columns chosen in the form."""
        known = preview_appointments(path)
        self._form.show_preview(known)
        return known.columns, known.rows

    def reader(self, path: Path) -> Read:
        """What counts the appointments per day."""
        places = self._form.places
        return lambda progress: count_appointments(path, places, progress)

    def show_outcome(self, outcome: AppointmentCount) -> bool:
        """The counted season beside that of the plan."""
        say, plan, known = self._say, self._context.document.plan, weeks(self._year)
        season = self._season = counted(outcome.per_day, self._year)
        self.chart.setVisible(season is not None)
        self.weekdays.setVisible(season is not None)
        read = TN("{count} row was read.", "{count} rows were read.", outcome.read)
        lines = [read]
        if outcome.skipped:
            lines.append(_skipped(outcome.skipped))
        lines.append(season.text if season else _NOTHING)
        self._told.setText(" ".join(map(say, lines)))
        if season is None:
            return False
        now = normalised(plan.calendar.season, len(known))
        series = ((T("Now"), now), (T("Counted"), season.factors))
        self.chart.show_drawing(season_drawing(T("How busy each week is"), known, series, say))
        shown = tuple(
            T("{day} {factor}", day=names.DAYS[day], factor=Quantity(factor, Unit.FACTOR))
            for day, factor in season.weekdays.items()
        )
        self.weekdays.setText(say(T("Take over the weekdays as well: {factors}", factors=shown)))
        self.weekdays.setChecked(True)
        return True

    def take_over(self, outcome: AppointmentCount) -> None:
        """Hand over the season."""
        self.counted.emit(self._season, self.weekdays.isChecked())


def _skipped(rows: int) -> Message:
    return TN(
        "{count} row has no date or number that can be read and is left out.",
        "{count} rows have no date or number that can be read and are left out.",
        rows,
    )
