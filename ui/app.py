"""Opens the window and runs it until it is closed."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.defaults import new_plan
from planner.files.folders import log_folder
from ui.crash import CrashHook
from ui.document import Document
from ui.icons import icon
from ui.main_window import MainWindow
from ui.settings import SettingsStore
from ui.theme import LIGHT

# By then the first picture is there.
_SETTLED_MS = 500


def run(path: Path | None) -> int:
    """Open the window on a plan file, or with the start dialog; the answer is the program's exit status."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Dagdeel")
    QGuiApplication.setDesktopFileName("dagdeel")
    window = open_window(app, path)
    CrashHook(window, lambda: window.context.say, window.safety.keep).install()
    QTimer.singleShot(_SETTLED_MS, _after_first_picture)
    return app.exec()


def _after_first_picture() -> None:
    """What the first picture does not have to wait for."""
    import_module("ui.log").start_log(log_folder())
    gc.enable()
    gc.freeze()


def open_window(app: QApplication, path: Path | None) -> MainWindow:
    """Show the window with the plan of a file, or with what can be opened."""
    window = MainWindow(app, Document(new_plan("", {})), SettingsStore())
    app.setWindowIcon(icon("mdi6.calendar-week", LIGHT, LIGHT.accent))
    error = window.files.open_given(path) if path else None
    window.show()
    if error:
        window.files.show(error).finished.connect(lambda _result: _welcome(window, False))
    else:
        _welcome(window, path is not None)
    return window


def _welcome(window: MainWindow, has_plan: bool) -> None:
    """Offer what was not saved last time, else what can be opened; then tell what is new."""

    def go_on(recovered: int = 0) -> None:
        if has_plan or recovered:
            window.show_news_once()
        else:
            window.files.show_start().finished.connect(window.show_news_once)

    if offer := window.files.offer_recovery():
        offer.finished.connect(go_on)
    else:
        go_on()
