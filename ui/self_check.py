"""Tries the installed program out: the window with every page on an example, and the workbook, read back."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from planner.errors import DagdeelError
from planner.language import Translator, system_language
from planner.program import PROGRAM_VERSION
from planner.resources import resource
from planner.self_check import SelfCheckError, check_planner
from planner.texts import Message, T
from ui.document import Document
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.settings import SettingsStore

_EXAMPLE = "overloaded_duo.dagdeel"


def run() -> int:
    """Try everything out and print one line that says how it went; the answer is the exit status, 0 or 1."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    say = Translator(system_language())
    with tempfile.TemporaryDirectory(prefix="dagdeel-", ignore_cleanup_errors=True) as folder:
        try:
            done = check(app, Path(folder))
        except DagdeelError as error:
            print(f"dagdeel: {say(error.message)}", file=sys.stderr)
            return 1
    print(say(done))
    return 0


def check(app: QApplication, folder: Path) -> Message:
    """Everything, with files in this folder; the answer tells what was done. `DagdeelError` where something fails."""
    plan_file = Path(shutil.copy(resource("examples", _EXAMPLE), folder))
    document = Document()
    with _failures() as failures:
        _show_pages(app, MainWindow(app, document, SettingsStore(folder / "settings.json")), plan_file)
    if failures:
        raise SelfCheckError(T("The window does not work: {what}.", what=failures[0]))
    figures = check_planner(document.plan, folder)
    return T(
        "Dagdeel {version} works ({platform}): {pages} pages shown, {figures} figures of the workbook read back.",
        version=PROGRAM_VERSION,
        platform=QGuiApplication.platformName(),
        pages=len(PAGES),
        figures=figures,
    )


def _show_pages(app: QApplication, window: MainWindow, plan_file: Path) -> None:
    """Open a plan in the window and paint every page."""
    if error := window.files.open_given(plan_file):
        raise error
    window.show()
    for spec in PAGES:
        window.show_page(spec.key)
        app.processEvents()
        if window.pages.current != spec.key or window.grab().isNull():
            raise SelfCheckError(T("The page '{page}' does not open.", page=spec.title))
    window.close()
    window.deleteLater()
    app.processEvents()


@contextmanager
def _failures() -> Iterator[list[str]]:
    """Collects what goes wrong while the window paints and reacts, which Qt would pass over."""
    found: list[str] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.append(kind.__name__)
        traceback.print_exception(kind, error, trace)

    before, sys.excepthook = sys.excepthook, note
    try:
        yield found
    finally:
        sys.excepthook = before
