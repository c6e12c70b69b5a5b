"""Export: the plan as an Excel workbook, in Dutch or English."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import DagdeelError
from planner.files.workbook import write_report
from planner.texts import Message, T
from ui.context import Context
from ui.icons import icon
from ui.jobs import Job
from ui.page import Page
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label

_SUFFIX = ".xlsx"
_PATIENCE_MS = 500
_READING_WIDTH = 680

# The names of the languages stand in the language itself.
_LANGUAGES = {"nl": "Nederlands", "en": "English"}

_SHEETS: tuple[tuple[Message, Message], ...] = (
    (T("Summary"), T("the key figures of every function, the warnings with their best remedy, and charts")),
    (T("Team"), T("everybody with hours, absence and what is left of them")),
    (T("Patients"), T("the list per age band and client group")),
    (T("Consults"), T("kinds of contact: how often, who does them, how long they take")),
    (T("Tasks"), T("delegated tasks and overhead, in the same way")),
    (T("Settings"), T("what applies to the practice and to each function: weeks, leave, sickness, limits")),
    (T("Capacity"), T("hours needed against hours available per function")),
    (T("Why"), T("how each number comes about, with norms and sources")),
    (T("Week"), T("each week plan in colours, and a sheet of shifts that can be changed and read back")),
    (T("Year"), T("who is away in which week, and how busy each function is then")),
    (T("Comparison"), T("the scenarios of the plan side by side, and behind it a sheet for each")),
)


class ExportPage(Page):
    """Saves the workbook in the background and tells where it is."""

    key = "export"
    title = T("Export")
    icon = "mdi6.file-export-outline"
    parts = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        say, theme = context.say, context.theme
        self._saved_to: Path | None = None
        self._job: Job | None = None
        self._language = QComboBox()
        self._save = QPushButton(icon("mdi6.file-excel-outline", theme), say(T("&Save workbook…")))
        self._open = QPushButton(icon("mdi6.folder-open-outline", theme), say(T("Open &folder")))
        self._bar = QProgressBar()
        self._outcome = label(theme, wrap=True)
        self._patience = QTimer(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        say, theme = self.say, self.context.theme
        column = QVBoxLayout()
        column.setSpacing(GROUP)
        column.addWidget(label(theme, "title", text=say(self.title)))
        column.addWidget(label(theme, "section", text=say(T("Excel workbook"))))
        intro = T(
            "The workbook holds the plan and everything that follows from it. Its numbers are live formulas: change "
            "a consult length in Excel, and the utilisation there follows. It prints on A4."
        )
        column.addWidget(label(theme, text=say(intro), wrap=True))
        column.addLayout(self._sheets())
        column.addLayout(self._choices())
        column.addWidget(self._bar)
        column.addLayout(self._result())
        column.addStretch(1)
        inside = QWidget()
        inside.setMaximumWidth(_READING_WIDTH)
        inside.setLayout(column)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        outer.addWidget(inside, 1)
        outer.addStretch(0)
        column.setContentsMargins(0, 0, 0, 0)

    def _sheets(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, content) in enumerate(_SHEETS):
            grid.addWidget(label(self.context.theme, text=self.say(name)), row, 0)
            grid.addWidget(label(self.context.theme, text=self.say(content), muted=True, wrap=True), row, 1)
        return grid

    def _choices(self) -> QFormLayout:
        for key, name in _LANGUAGES.items():
            self._language.addItem(name, key)
        self._language.setCurrentIndex(self._language.findData(self.say.language))
        self._language.setAccessibleDescription(self.say(T("Language of the workbook")))
        form = QFormLayout()
        form.addRow(self.say(T("&Language")), self._language)
        form.addRow("", self._save)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        return form

    def _result(self) -> QHBoxLayout:
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self.say(T("Saving the workbook")))
        for part in (self._bar, self._outcome, self._open):
            part.hide()
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self._outcome, 1)
        row.addWidget(self._open)
        return row

    def _connect(self) -> None:
        self._save.clicked.connect(self.ask_place)
        self._open.clicked.connect(self.open_folder)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._bar.show)

    def refresh(self) -> None:
        """Nothing of the plan is shown here: the workbook is made of the plan as it is when it is saved."""

    def ask_place(self) -> None:
        """Let the user choose where the workbook goes, and save it there."""
        kind, title = self.say(T("Excel workbooks")), self.say(T("Save the workbook"))
        name, _filter = QFileDialog.getSaveFileName(self, title, str(self._proposed()), f"{kind} (*{_SUFFIX})")
        if name:
            path = Path(name)
            self.save(path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX))

    def _proposed(self) -> Path:
        """Beside the plan, with the name of its file or of the practice."""
        document = self.context.document
        if document.path:
            return document.path.with_suffix(_SUFFIX)
        words = re.sub(r"[^\w -]", " ", document.plan.practice.name).split()
        return Path.home() / ((" ".join(words) or self.say(T("Practice"))) + _SUFFIX)

    def save(self, path: Path) -> None:
        """Write the workbook of the plan as it is now."""
        plan, language = self.context.document.plan, self._language.currentData()
        for part in (self._outcome, self._open):
            part.hide()
        self._save.setEnabled(False)
        self._saved_to = path
        self._patience.start(_PATIENCE_MS)
        self._job = Job(lambda _progress: write_report(plan, path, language), self)
        self._job.done.connect(self._show_place)
        self._job.failed.connect(self._show_failure)

    def _rest(self) -> None:
        self._patience.stop()
        self._bar.hide()
        self._save.setEnabled(True)

    def _show_place(self) -> None:
        self._rest()
        if self._saved_to is not None:
            sentence = T("'{file}' is saved in {folder}.", file=self._saved_to.name, folder=str(self._saved_to.parent))
            self._outcome.setText(self.say(sentence))
        for part in (self._outcome, self._open):
            part.show()
        self._open.setFocus()

    def _show_failure(self, error: DagdeelError) -> None:
        self._rest()
        self._save.setFocus()
        self.report(error)

    def open_folder(self) -> None:
        """Show the folder with the workbook in the system's file manager."""
        if self._saved_to is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_to.parent)))
