"""Importing the export of a GP information system: choose a file, say what the columns are, count, take over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from planner.files.patient_list import Tally, count_patients, read_header
from planner.texts import T
from ui.context import Context
from ui.dialogs.import_steps import ImportDialog, Read
from ui.dialogs.list_mapping import MappingForm
from ui.dialogs.list_report import ListReportView
from ui.widgets.forms import day_of
from ui.widgets.labels import label


class ImportListDialog(ImportDialog):
    """`counted` carries the `Tally` when the user takes it over."""

    counted = Signal(object)
    title = T("Import a patient list")
    note = T(
        "Everybody in the list is counted by age and client group, and then forgotten: no name, number or birth date "
        "is kept or sent anywhere."
    )
    files = T("Patient lists")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._form = MappingForm(context)
        self._as_of = QDateEdit(QDate.currentDate())
        self._as_of.setCalendarPopup(True)
        self._report = ListReportView(context)
        day = label(context.theme, text=context.say(T("&Reference date")))
        day.setBuddy(self._as_of)
        self.lay_out(self._form, self._report, day, self._as_of)

    def preview(self, path: Path) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """The first rows, with the recognised columns chosen in the form."""
        known = read_header(path)
        self._form.show_preview(known)
        return known.columns, known.rows

    def reader(self, path: Path) -> Read:
        """What counts the patients as of the reference date."""
        mapping, as_of = self._form.mapping(), day_of(self._as_of)
        return lambda progress: count_patients(path, mapping, as_of, progress)

    def show_outcome(self, outcome: Tally) -> bool:
        """The counts beside those of the plan."""
        self._report.show_tally(outcome, self._context.document.plan)
        return outcome.report.counted > 0

    def take_over(self, outcome: Tally) -> None:
        """Hand over the counts."""
        self.counted.emit(outcome)
