"""No part of a page is ever a window of its own, not even for a moment: it would flash up and take the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.walks.test_accessible import told
from tests.walks.views import states
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)


class Watcher(QObject):
    """Remembers every window that is shown from now on."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.shown: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(told(watched))
        return False


def test_pages_open_no_windows(window: MainWindow, qapp: QApplication) -> None:
    watcher = Watcher(qapp)
    for language in ("nl", "en"):
        window.use_language(language)
        for _state in states(window):
            pass

    assert watcher.shown == []
