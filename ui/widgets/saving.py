"""Saving a file beside the window: that it is under way, where it went, and the folder with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.errors import DagdeelError
from planner.texts import Message, T
from ui.context import Context
from ui.icons import icon
from ui.jobs import Job
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row

SUFFIX = ".xlsx"
_PATIENCE_MS = 500


class SavingLine(QWidget):
    """Saves a workbook in the background; `save` is the button that asks for it, which waits meanwhile.

    `failed` carries what went wrong.
    """

    failed = Signal(object)

    def __init__(self, context: Context, save: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self._save = save
        self._path: Path | None = None
        self._told: tuple[Message, ...] = ()
        self._job: Job | None = None
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._say(T("Saving the workbook")))
        self._outcome = label(context.theme, wrap=True)
        self._open = QPushButton(icon("mdi6.folder-open-outline", context.theme), self._say(T("Open &folder")))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._bar.show)
        self._open.clicked.connect(self.open_folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self._bar)
        column.addWidget(self._outcome)
        column.addLayout(row(self._open, None))
        for part in (self._bar, self._outcome, self._open):
            part.hide()

    def ask_place(self, ending: str = "") -> Path | None:
        """Let the user choose where a workbook goes; what is proposed is the plan's name with this ending."""
        kind, title = self._say(T("Excel workbooks")), self._say(T("Save the workbook"))
        start = str(self._proposed(ending))
        name, _filter = QFileDialog.getSaveFileName(self, title, start, f"{kind} (*{SUFFIX})")
        path = Path(name)
        return None if not name else path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _proposed(self, ending: str) -> Path:
        """Beside the plan, with the name of its file or of the practice."""
        document = self._context.document
        if document.path:
            return document.path.with_name(f"{document.path.stem}{ending}{SUFFIX}")
        words = re.sub(r"[^\w -]", " ", document.plan.practice.name).split()
        return Path.home() / ((" ".join(words) or self._say(T("Practice"))) + ending + SUFFIX)

    def save(self, path: Path, write: Callable[[], object], told: tuple[Message, ...] = ()) -> None:
        """Let `write` make the file; afterwards say where it is, and what is `told` about it."""
        self._path, self._told = path, told
        for part in (self._outcome, self._open):
            part.hide()
        self._save.setEnabled(False)
        self._patience.start(_PATIENCE_MS)
        self._job = Job(lambda _progress: write(), self)
        self._job.done.connect(self._show_place)
        self._job.failed.connect(self._show_failure)

    def _rest(self) -> None:
        self._patience.stop()
        self._bar.hide()
        self._save.setEnabled(True)

    def _show_place(self) -> None:
        self._rest()
        if self._path is not None:
            sentence = T("'{file}' is saved in {folder}.", file=self._path.name, folder=str(self._path.parent))
            self._outcome.setText("\n".join(map(self._say, (sentence, *self._told))))
        for part in (self._outcome, self._open):
            part.show()
        self._open.setFocus()

    def _show_failure(self, error: DagdeelError) -> None:
        self._rest()
        self._save.setFocus()
        self.failed.emit(error)

    def open_folder(self) -> None:
        """Show the folder with the workbook in the system's file manager."""
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
