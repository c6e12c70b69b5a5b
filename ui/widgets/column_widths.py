"""Column widths of a table: the standard ones, those that the user gave, and one column that takes what is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

from ui.settings import LEAST_WIDTH, MOST_WIDTH
from ui.widgets.header import WrappedHeader

if TYPE_CHECKING:
    from ui.widgets.table import RecordTable

# A drag tells every step of its way; only where it ends is worth writing down.
_SETTLED_MS = 400
STEP = 8


class ColumnWidths(QObject):
    """Keeps the columns of a table as wide as they should be, and remembers under a name what the user changed."""

    def __init__(self, table: RecordTable, header: WrappedHeader) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._name = ""
        self._own: dict[str, int] = {}
        self._busy = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(self._keep)
        header.sectionResized.connect(self._resized)
        table.installEventFilter(self)

    def remember(self, name: str) -> None:
        """Use the widths that are remembered under a name, and remember changes under it."""
        self._name = name
        self._own = dict(self._table.records.context.widths.of(name))
        self.fit()

    def fit(self) -> None:
        """Give every column its width."""
        with self._by_program():
            for number, column in enumerate(self._table.records.table.columns):
                least = max(column.width, self._header.least_width(number))
                self._table.setColumnWidth(number, self._own.get(column.key, least))
        self.stretch()

    def stretch(self) -> None:
        """Give what is left to the column that stretches, unless it has a width of its own."""
        table = self._table.records.table
        if table.stretch is None or table.columns[table.stretch].key in self._own:
            return
        others = sum(self._table.columnWidth(n) for n in range(len(table.columns)) if n != table.stretch)
        with self._by_program():
            left = self._table.viewport().width() - others
            self._table.setColumnWidth(table.stretch, max(table.columns[table.stretch].width, left))

    def change(self, column: int, by: int) -> None:
        """Make a column wider or narrower."""
        width = self._table.columnWidth(column) + by
        self._table.setColumnWidth(column, min(MOST_WIDTH, max(LEAST_WIDTH, width)))

    def forget(self) -> None:
        """Back to the standard widths."""
        self._own = {}
        self.fit()
        self._settled.start()

    @property
    def own(self) -> Mapping[str, int]:
        """The widths that the user gave, by column."""
        return self._own

    @contextmanager
    def _by_program(self) -> Iterator[None]:
        """Changes meanwhile are not the user's."""
        before, self._busy = self._busy, True
        yield
        self._busy = before

    def _resized(self, column: int, before: int, width: int) -> None:
        if self._busy or not before or not width:
            return
        self._own[self._table.records.table.columns[column].key] = min(MOST_WIDTH, max(LEAST_WIDTH, width))
        self._settled.start()

    def _keep(self) -> None:
        self._settled.stop()
        if self._name:
            self._table.records.context.widths.keep(self._name, self._own)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide and self._settled.isActive():
            self._keep()
        return super().eventFilter(watched, event)
