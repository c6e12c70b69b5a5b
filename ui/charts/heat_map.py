"""The chart in which the cells of a map are stepped through and gone to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.charts.chart import ENTER, Chart


class HeatMap(Chart):
    """A chart in which the cells of a map can be gone to.

    `moved` tells the row and the column that is current, `opened` those that were asked for with Return or a double
    click. With a drawing that is no map it is a chart as any other.
    """

    moved = Signal(int, int)
    opened = Signal(int, int)

    @property
    def at(self) -> tuple[int, int] | None:
        """Row and column of the current cell; None where there is none, or where the chart is no map."""
        if self._current is None or self._drawing is None or self._drawing.form != "map":
            return None
        row, piece = self._drawing.pieces[self._current]
        return row, int(piece.start)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell current without saying it aloud."""
        pieces = self._drawing.pieces if self._drawing else ()
        cells = [(at, int(piece.start)) for at, piece in pieces]
        if (row, column) in cells and self.at != (row, column):
            self._current = cells.index((row, column))
            self.update()

    def step_to(self, number: int) -> None:
        super().step_to(number)
        if self.at:
            self.moved.emit(*self.at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.at:
            self.opened.emit(*self.at)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._at(event.position()) is not None and self.at:
            self.opened.emit(*self.at)
        else:
            super().mouseDoubleClickEvent(event)
