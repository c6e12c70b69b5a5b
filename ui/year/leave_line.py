"""The line below the planner that tells of the cell under the cursor."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.labels import elided


class ToldLine(QWidget):
    """A line of fixed height. Its text is not laid out with what is around it: another text at every key would
    lay out, and so draw, the whole page anew."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._label = elided(theme, "caption", muted=True)
        self._label.setParent(self)
        self.setFixedHeight(self._label.fontMetrics().height() + 2)

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def show_text(self, text: str) -> None:
        """Say something else."""
        if text != self._label.text():
            self._label.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._label.setGeometry(self.rect())
        super().resizeEvent(event)
