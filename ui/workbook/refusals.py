"""The cells of a workbook that cannot be taken over: which, and why; as text for who has to mend them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.files.template import Refused
from planner.texts import TN, T
from ui.context import Context
from ui.models.blocks import as_text, guarded
from ui.theme import NEAR, ROW
from ui.widgets.labels import label, tint
from ui.widgets.panels import button, row
from ui.widgets.plain_table import PlainTable

# More refusals than anybody reads; copying gives them all.
_MOST = 500
_SHOWN = 5


class Refusals(QWidget):
    """Sheet, cell and reason of everything that is refused; it is hidden where nothing is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = context.say
        self._refused: Sequence[Refused] = ()
        self._told = label(context.theme, wrap=True)
        tint(self._told, context.theme.over)
        self.copy_all = button(context, T("Co&py the list"), "mdi6.content-copy")
        self.table = PlainTable(self._say(T("Cells that are refused")), wrap=True)
        self._rest = label(context.theme, "caption", muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        head = row(self.copy_all)
        head.insertWidget(0, self._told, 1)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self._rest)
        self.copy_all.clicked.connect(self.copy)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy_selected)

    def show_refused(self, refused: Sequence[Refused]) -> None:
        """Show other cells."""
        self._refused = refused
        self.setVisible(bool(refused))
        told = TN(
            "✕ {count} cell is refused and stays out. The rest can be taken over; mend it in the workbook and read it "
            "again.",
            "✕ {count} cells are refused and stay out. The rest can be taken over; mend them in the workbook and read "
            "it again.",
            len(refused),
        )
        self._told.setText(self._say(told))
        self.table.show_rows(*self._lines(refused[:_MOST]))
        self.table.stretch(2)
        self.table.setFixedHeight((min(len(refused), _SHOWN) + 1) * ROW + NEAR)
        self._rest.setVisible(len(refused) > _MOST)
        self._rest.setText(self._say(TN("and {count} more", "and {count} more", len(refused) - _MOST)))

    def _lines(self, refused: Sequence[Refused]) -> tuple[list[str], list[list[str]]]:
        say = self._say
        heads = [say(T("Sheet")), say(T("Cell")), say(T("Why not"))]
        return heads, [[one.sheet, one.cell, say(one.reason)] for one in refused]

    def copy(self) -> None:
        """Put all of them on the clipboard, as text with tabs."""
        self._copy(self._refused)

    def copy_selected(self) -> None:
        """Put those that are selected on the clipboard."""
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        self._copy([self._refused[place] for place in chosen] or self._refused)

    def _copy(self, refused: Sequence[Refused]) -> None:
        heads, lines = self._lines(refused)
        QGuiApplication.clipboard().setText(as_text([[guarded(text) for text in line] for line in (heads, *lines)]))
