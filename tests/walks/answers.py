"""Answers whatever stands above the window: popups, dialogs that wait, and questions about files."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget

_LOOK_EVERY_MS = 2
_PATIENCE = 6


def on_top() -> QWidget | None:
    """The popup or dialog that has to go before the window can be used again."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def send_away(widget: QWidget) -> None:
    """Close a popup or dialog as a person in a hurry does: Esc, else its last button, else the cross."""
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    if not widget.isVisible():
        return
    buttons = [button for button in widget.findChildren(QAbstractButton) if button.isVisible() and button.isEnabled()]
    if isinstance(widget, QDialog) and buttons:
        buttons[-1].click()
    if widget.isVisible():
        widget.close()


class Chooser:
    """Takes the place of the system's dialogs: a file in a folder, one that is not there, or none; no printer."""

    def __init__(self, chance: random.Random, folder: Path) -> None:
        self._chance, self._folder = chance, folder
        self.sorts = ("plan one.dagdeel", "plan & two.dagdeel", "no plan.dagdeel", "list.csv")

    def old(self, *_args: Any, **_named: Any) -> tuple[str, str]:
        """A file to open."""
        there = sorted(path.name for path in self._folder.iterdir()) or ["gone.dagdeel"]
        return self._answer(self._chance.choice([*there, "gone.dagdeel"]))

    def new(self, *_args: Any, **_named: Any) -> tuple[str, str]:
        """A place to save to; at times one that cannot be written."""
        return self._answer(self._chance.choice([*self.sorts[:2], "book", "no folder/plan.dagdeel"]))

    def folder(self, *_args: Any, **_named: Any) -> str:
        """A folder."""
        return self._answer("")[0]

    def _answer(self, name: str) -> tuple[str, str]:
        return ("", "") if self._chance.random() < 0.3 else (str(self._folder / name), "")

    def take_over(self, patch: pytest.MonkeyPatch) -> None:
        """Answer in place of Qt's own dialogs; nothing is opened outside the program either."""
        patch.setattr(QFileDialog, "getOpenFileName", self.old)
        patch.setattr(QFileDialog, "getSaveFileName", self.new)
        patch.setattr(QFileDialog, "getExistingDirectory", self.folder)
        patch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
        patch.setattr(QDesktopServices, "openUrl", lambda _url: True)


class Answerer(QObject):
    """While something waits for an answer, gives one: some keys in it, then it has to go."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance
        self._asked: QWidget | None = None
        self._times = 0
        self._round = 0

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Whatever opens in the meantime is answered, so that nothing waits forever."""
        self._round += 1
        self._again(self._round)
        try:
            yield
        finally:
            self._round += 1

    def _again(self, of: int) -> None:
        # A timer of its own each time: one that is answering does not come again before it is done.
        QTimer.singleShot(_LOOK_EVERY_MS, self, lambda: self._look(of))

    def _look(self, of: int) -> None:
        if of != self._round:
            return
        self._again(of)
        asked = on_top()
        if asked is None:
            return
        self._times = self._times + 1 if asked is self._asked else 0
        self._asked = asked
        self._answer(asked)

    def _answer(self, asked: QWidget) -> None:
        if self._times > _PATIENCE:
            send_away(asked)
            return
        keys = [Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape]
        if not isinstance(asked, QMenu):
            keys += [Qt.Key.Key_Tab, Qt.Key.Key_Space]
        target = QApplication.focusWidget() if isinstance(asked, QDialog) else asked
        # Qt refuses keys for a widget that an open dialog blocks.
        if target is None or not (target is asked or asked.isAncestorOf(target)):
            target = asked
        QTest.keyClick(target, self._chance.choice(keys))
