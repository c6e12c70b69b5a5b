"""What the dialogs share that import a list: choose a file, say what the columns are, read it, take the outcome over.

The first rows are shown to recognise the columns and forgotten when the dialog closes. Only the outcome leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import DagdeelError, EditError, ListError
from planner.files.patient_list import Cancelled
from planner.texts import TN, Message, T
from ui.context import Context
from ui.jobs import Job, Progress
from ui.theme import AROUND, GROUP, NEAR, ROW
from ui.widgets.labels import elided, label, tint
from ui.widgets.plain_table import PlainTable

_ALL_FILES = T("All files")

Read = Callable[[Progress], Any]


class ImportDialog(QDialog):
    """The two steps: columns on the first, what came of it on the second.

    A dialog gives the form for the columns and the view of the outcome to `lay_out`, and says what is read and how.
    """

    title: Message
    note: Message
    files = T("Lists")
    next_text = T("C&ount")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._path: Path | None = None
        self._outcome: Any = None
        self._job: Job | None = None
        self._file = elided(context.theme, text=self._say(T("No file chosen yet")), muted=True)
        self._preview = PlainTable(self._say(T("First rows of the list")))
        self._needs_list: list[QWidget] = [self._preview]
        self._problem = label(context.theme, wrap=True)
        self._bar, self._progress = QProgressBar(), label(context.theme)
        self._steps = QStackedWidget()
        self._choose = self._button(T("Choose a &file…"), self.ask_file)
        self._stop = self._button(T("&Stop"), self.stop)
        self._back = self._button(T("&Back"), self.back)
        self._next = self._button(self.next_text, self.go_on)
        self._cancel = self._button(T("Cancel"), self.reject)

    # What a dialog says for itself.

    def preview(self, path: Path) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
        """Read the first rows, fill the form, and answer the columns and rows to show; `ListError` for no list."""
        raise NotImplementedError

    def reader(self, path: Path) -> Read:
        """What reads the list with the columns as they are chosen; `ListError` where they cannot be."""
        raise NotImplementedError

    def show_outcome(self, outcome: Any) -> bool:
        """Show what came of reading; the answer is whether there is anything to take over."""
        raise NotImplementedError

    def take_over(self, outcome: Any) -> None:
        """Hand over what came of it; `EditError` where the plan refuses that."""
        raise NotImplementedError

    def take_text(self) -> Message:
        """The words of the button that takes the outcome over."""
        return T("&Take over")

    # The steps.

    def _button(self, text: Message, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._say(text))
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def lay_out(self, form: QWidget, outcome: QWidget, *beside: QWidget) -> None:
        """Put the parts together; what is `beside` the chosen file waits for one, as the form does."""
        self._needs_list += [form, *beside]
        self.setWindowTitle(self._say(self.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(900, 640)
        tint(self._problem, self._context.theme.over)
        self._problem.hide()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._say(T("Counting")))
        self._steps.addWidget(self._first_step(form, beside))
        self._steps.addWidget(outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP - 4)
        column.addWidget(self._steps, 1)
        column.addWidget(self._problem)
        column.addLayout(self._foot())
        self._show_step(0)
        self._choose.setDefault(True)
        self._choose.setFocus()

    def _first_step(self, form: QWidget, beside: Sequence[QWidget]) -> QWidget:
        step = QWidget()
        top = QHBoxLayout()
        top.setSpacing(NEAR)
        top.addWidget(self._choose)
        top.addWidget(self._file, 1)
        for part in beside:
            top.addWidget(part)
        self._preview.setFixedHeight(7 * ROW)
        column = QVBoxLayout(step)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP - 4)
        column.addWidget(label(self._context.theme, "caption", text=self._say(self.note), muted=True, wrap=True))
        column.addLayout(top)
        column.addWidget(self._preview)
        column.addWidget(form, 1)
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
        self._next.setText(self._say(self.take_text() if number else self.next_text))
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        for shown in (self._bar, self._progress, self._stop):
            shown.setVisible(busy)
        self._steps.setEnabled(not busy)
        self._next.setEnabled(self._path is not None and not busy)
        self._next.setDefault(self._next.isEnabled())
        for part in self._needs_list:
            part.setEnabled(self._path is not None)

    def _tell(self, error: DagdeelError | None) -> None:
        self._problem.setText(self._say(error.message) if error else "")
        self._problem.setVisible(error is not None)

    def ask_file(self) -> None:
        """Let the user choose the exported list."""
        kinds = f"{self._say(self.files)} (*.csv *.txt *.tsv *.xlsx);;{self._say(_ALL_FILES)} (*)"
        name, _filter = QFileDialog.getOpenFileName(self, self._say(T("Choose a list")), "", kinds)
        if name:
            self.open_list(Path(name))

    def open_list(self, path: Path) -> None:
        """Show the first rows of a list and the columns that were recognised."""
        try:
            columns, rows = self.preview(path)
        except ListError as error:
            self._tell(error)
            return
        self._path = path
        self._tell(None)
        self._file.setText(path.name)
        self.show_preview(columns, rows)
        self._show_step(0)

    def show_preview(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the first rows of the list."""
        self._preview.show_rows(columns, rows)
        for column in range(self._preview.columnCount()):
            self._preview.setColumnWidth(column, min(220, self._preview.columnWidth(column)))

    def go_on(self) -> None:
        """Read the list, or take over what came of it."""
        if self._steps.currentIndex() == 0:
            self._read()
        elif self._outcome is not None:
            try:
                self.take_over(self._outcome)
            except EditError as error:
                self._tell(error)
                return
            self.accept()

    def _read(self) -> None:
        if self._path is None:
            return
        try:
            read = self.reader(self._path)
        except ListError as error:
            self._tell(error)
            return
        self._start(read)

    def _start(self, read: Read) -> None:
        """Read beside the window."""
        self._tell(None)
        self._job = Job(read, self)
        self._job.progressed.connect(self._show_progress)
        self._job.done.connect(self._show_result)
        self._job.failed.connect(self._show_failure)
        self._show_progress(0)
        self._set_busy(True)

    def _show_progress(self, rows: int) -> None:
        read = TN("{count} row read", "{count} rows read", rows)
        self._progress.setText(self._say(read if rows else T("The file is being opened")))

    def _show_result(self, outcome: Any) -> None:
        self._outcome = outcome
        usable = self.show_outcome(outcome)
        self._show_step(1)
        self._next.setEnabled(usable)
        self._next.setFocus()

    def _show_failure(self, error: DagdeelError) -> None:
        self._show_step(0)
        self._tell(error)

    def stop(self) -> None:
        """Stop reading."""
        self._abandon()
        self._show_failure(Cancelled())

    def _abandon(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None

    def back(self) -> None:
        """Return to the columns."""
        self._show_step(0)

    def done(self, result: int) -> None:
        """Close, and forget the rows that were shown."""
        self._abandon()
        self._preview.clear()
        super().done(result)
