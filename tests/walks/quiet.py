"""Letting a window come to rest between two steps, and keys that come one sign at a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def settle() -> None:
    """Let everything take its place, and what waits for a free moment be done."""
    for _ in range(20):
        QApplication.processEvents()


def flush() -> None:
    """Let everything happen that waits, and everything go that was told to: a test has no loop that would do so."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_sign(target: QWidget, sign: str) -> None:
    """Press and release the key of a sign; unlike Qt's own helper it knows more than plain letters."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
