"""What happens when something unexpected goes wrong: it is logged, told once, and the program goes on.

Neither the log nor the report holds a value or a message of the failure, only where in the program it happened:
values may be names of people.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.language import Translator
from planner.program import PROGRAM_VERSION
from planner.texts import Message, T

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parent.parent


def _frame(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    name = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else path.name
    return f"{name}:{frame.lineno} {frame.name}"


def report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where an exception came from, as lines of text without any value."""
    frames = [_frame(frame) for frame in traceback.extract_tb(trace)]
    versions = f"Dagdeel {PROGRAM_VERSION}, Python {platform.python_version()}, Qt {qVersion()}, {sys.platform}"
    return "\n".join([kind.__name__, *frames, versions])


class CrashHook(QObject):
    """Python's last resort for exceptions. Every kind of failure is told once, also when it repeats."""

    _failed = Signal(str)

    def __init__(self, window: QWidget, speaking: Callable[[], Translator], keep: Callable[[], bool]) -> None:
        """`keep` puts unsaved work in safety and tells whether it is."""
        super().__init__(window)
        self._window, self._speaking, self._keep = window, speaking, keep
        self._told: set[str] = set()
        self._telling = False
        # Queued, so that a failure while painting or in a thread is told when there is time for a dialog.
        self._failed.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own way of showing exceptions."""
        sys.excepthook = self.handle
        threading.excepthook = lambda failure: self.handle(
            failure.exc_type, failure.exc_value or failure.exc_type(), failure.exc_traceback
        )

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log and tell an exception that nothing caught."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        text = report(kind, trace)
        _log.error("unexpected: %s", text.replace("\n", " | "))
        if text not in self._told:
            self._told.add(text)
            self._failed.emit(text)

    def _tell(self, text: str) -> None:
        if self._telling:
            return
        self._telling = True
        say = self._speaking()
        message = say(T("Something went wrong; your plan is still open."))
        box = QMessageBox(QMessageBox.Icon.Critical, "Dagdeel", message, parent=self._window)
        box.setObjectName("crash")
        box.setInformativeText(say(self._outlook()))
        copy = box.addButton(say(T("Copy the report")), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(say(T("Go on")), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(close)
        box.setEscapeButton(close)
        box.finished.connect(self._told_it)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _outlook(self) -> Message:
        """Whether the work is safe. Where keeping it fails too, that must not hide the first failure."""
        try:
            if self._keep():
                return T("Your work is kept safe, also if the program should stop. You can go on.")
        except Exception as error:  # noqa: BLE001 - whatever it is, the dialog must still come
            _log.error("work not kept: %s", report(type(error), error.__traceback__).replace("\n", " | "))
        return T("Save it under another name to be safe, then go on or start Dagdeel again.")

    def _told_it(self) -> None:
        self._telling = False
