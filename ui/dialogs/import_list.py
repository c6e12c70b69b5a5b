"""Importing the export of a GP information system: choose a file, say what the columns are, count, take over.

The first rows are shown to recognise the columns and forgotten when the dialog closes. Only counts leave it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import DagdeelError, ListError
from planner.files.patient_list import ListPreview, Tally, count_patients, read_header
from planner.texts import TN, Message, T
from ui.context import Context
from ui.dialogs.list_mapping import MappingForm
from ui.dialogs.list_report import ListReportView
from ui.jobs import Job
from ui.theme import AROUND, GROUP, NEAR, ROW
from ui.widgets.labels import elided, label, tint
from ui.widgets.plain_table import PlainTable

_PRIVACY = T(
    "Everybody in the list is counted by age and client group, and then forgotten: no name, number or birth date is "
    "kept or sent anywhere."
)


class ImportListDialog(QDialog):
    """`counted` carries the `Tally` when the user takes it over."""

    counted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._path: Path | None = None
        self._tally: Tally | None = None
        self._job: Job | None = None
        self._file = elided(context.theme, text=self._say(T("No file chosen yet")), muted=True)
        self._preview = PlainTable(self._say(T("First rows of the list")))
        self._form = MappingForm(context)
        self._as_of = QDateEdit(QDate.currentDate())
        self._problem = label(context.theme, wrap=True)
        self._bar, self._progress = QProgressBar(), label(context.theme)
        self._report = ListReportView(context)
        self._steps = QStackedWidget()
        self._choose = self._button(T("Choose a &file…"), self.ask_file)
        self._stop = self._button(T("&Stop"), self.stop)
        self._back = self._button(T("&Back"), self.back)
        self._next = self._button(T("C&ount"), self.go_on)
        self._cancel = self._button(T("Cancel"), self.reject)
        self._lay_out()
        self._show_step(0)
        self._choose.setDefault(True)
        self._choose.setFocus()

    def _button(self, text: Message, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._say(text))
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        self.setWindowTitle(self._say(T("Import a patient list")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        tint(self._problem, self._context.theme.over)
        self._problem.hide()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._say(T("Counting")))
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(self._report)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP - 4)
        column.addWidget(self._steps, 1)
        column.addWidget(self._problem)
        column.addLayout(self._foot())

    def _first_step(self) -> QWidget:
        step, say = QWidget(), self._say
        self._as_of.setCalendarPopup(True)
        day = label(self._context.theme, text=say(T("&Reference date")))
        day.setBuddy(self._as_of)
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        for part, share in ((self._choose, 0), (self._file, 1), (day, 0), (self._as_of, 0)):
            top.addWidget(part, share)
        self._preview.setFixedHeight(7 * ROW)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP - 4)
        column.addWidget(label(self._context.theme, "caption", text=say(_PRIVACY), muted=True, wrap=True))
        column.addLayout(top)
        column.addWidget(self._preview)
        column.addWidget(self._form, 1)
        return step

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(NEAR)
        foot.addWidget(self._bar, 1)
        foot.addWidget(self._progress)
        foot.addWidget(self._stop)
        foot.addStretch(1)
        for button in (self._back, self._cancel, self._next):
            foot.addWidget(button)
        return foot

    def _show_step(self, number: int) -> None:
        self._steps.setCurrentIndex(number)
        self._back.setVisible(number == 1)
        self._next.setText(self._say(T("&Take over") if number else T("C&ount")))
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for shown in (self._bar, self._progress, self._stop):
            shown.setVisible(busy)
        self._steps.setEnabled(not busy)
        self._next.setEnabled(self._path is not None and not busy)
        self._next.setDefault(self._next.isEnabled())
        has_list = self._path is not None
        for part in (self._preview, self._form, self._as_of):
            part.setEnabled(has_list)

    def _tell(self, error: DagdeelError | None) -> None:
        self._problem.setText(self._say(error.message) if error else "")
        self._problem.setVisible(error is not None)

    def ask_file(self) -> None:
        """Let the user choose the exported list."""
        kinds = f"{self._say(T('Patient lists'))} (*.csv *.txt *.tsv *.xlsx);;{self._say(T('All files'))} (*)"
        name, _filter = QFileDialog.getOpenFileName(self, self._say(T("Choose a patient list")), "", kinds)
        if name:
            self.open_list(Path(name))

    def open_list(self, path: Path) -> None:
        """Show the first rows of a list and the columns that were recognised."""
        try:
            preview = read_header(path)
        except ListError as error:
            self._tell(error)
            return
        self._path = path
        self._tell(None)
        self._file.setText(path.name)
        self._form.show_preview(preview)
        self._show_rows(preview)
        self._show_step(0)

    def _show_rows(self, preview: ListPreview) -> None:
        self._preview.show_rows(preview.columns, preview.rows)
        for column in range(self._preview.columnCount()):
            self._preview.setColumnWidth(column, min(220, self._preview.columnWidth(column)))

    def go_on(self) -> None:
        """Count the list, or take over what was counted."""
        if self._steps.currentIndex() == 0:
            self._count()
        elif self._tally is not None:
            self.counted.emit(self._tally)
            self.accept()

    def _count(self) -> None:
        path, day = self._path, self._as_of.date()
        if path is None:
            return
        try:
            mapping = self._form.mapping()
        except ListError as error:
            self._tell(error)
            return
        self._tell(None)
        as_of = date(day.year(), day.month(), day.day())
        self._job = Job(lambda progress: count_patients(path, mapping, as_of, progress), self)
        self._job.progressed.connect(self._show_progress)
        self._job.done.connect(self._show_tally)
        self._job.failed.connect(self._show_failure)
        self._show_progress(0)
        self._set_busy(True)

    def _show_progress(self, rows: int) -> None:
        self._progress.setText(self._say(TN("{count} row read", "{count} rows read", rows)))

    def _show_tally(self, tally: Tally) -> None:
        self._tally = tally
        self._report.show_tally(tally, self._context.document.plan)
        self._show_step(1)
        self._next.setEnabled(tally.report.counted > 0)
        self._next.setFocus()

    def _show_failure(self, error: DagdeelError) -> None:
        self._show_step(0)
        self._tell(error)

    def stop(self) -> None:
        """Stop counting."""
        if self._job is not None:
            self._job.stop()

    def back(self) -> None:
        """Return to the columns."""
        self._show_step(0)

    def done(self, result: int) -> None:
        """Close, and forget the rows that were shown."""
        self.stop()
        self._preview.clear()
        super().done(result)
