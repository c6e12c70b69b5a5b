"""Lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class CalmBox(QComboBox):
    """A list to choose from that the mouse wheel passes by, so that scrolling a form changes nothing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def fill(box: QComboBox, items: Sequence[tuple[str, str | None]]) -> None:
    """Other entries, each a name and what it stands for; what was chosen stays chosen if it is still there."""
    if list(items) == [(box.itemText(number), box.itemData(number)) for number in range(box.count())]:
        return
    chosen = box.currentData()
    box.clear()
    for text, key in items:
        box.addItem(text, key)
    keys = [key for _, key in items]
    box.setCurrentIndex(keys.index(chosen) if chosen in keys else 0)
