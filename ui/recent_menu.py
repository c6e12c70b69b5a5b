"""The files that were open before, as a menu that is up to date whenever it opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from planner.language import Translator
from planner.texts import T
from ui.settings import SettingsStore


class RecentMenu(QObject):
    """Fills a menu with the recent files; lives as long as the menu."""

    def __init__(self, menu: QMenu, store: SettingsStore, open_file: Callable[[Path], bool], say: Translator) -> None:
        super().__init__(menu)
        self._menu, self._store, self._open, self._say = menu, store, open_file, say
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Take over the files from the settings."""
        self._menu.clear()
        for number, path in enumerate(self._store.current.recent, 1):
            name = str(path).replace("&", "&&")
            action = self._menu.addAction(f"&{number} {name}" if number < 10 else name)
            action.triggered.connect(lambda _checked=False, path=path: self._open(path))
        if self._menu.isEmpty():
            self._menu.addAction(self._say(T("None yet"))).setEnabled(False)
