"""What the money of the locum buys otherwise: hours of other functions, and what these free."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner import names
from planner.locum_day import Purchase
from planner.locum_day.words import purchase
from planner.texts import Quantity, T, Unit
from ui.context import Context
from ui.theme import NEAR
from ui.widgets.labels import label

_RIGHT = Qt.AlignmentFlag.AlignRight


class MoneyGrid(QWidget):
    """Two lines for each function: its hours with what they free, and how. Labels are kept and filled anew."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[tuple[QLabel, QLabel, QLabel, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(NEAR)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(0, 1)
        for column, text in enumerate((T("hours a week"), T("GP hours freed")), 1):
            self._grid.addWidget(label(context.theme, "caption", text=context.say(text), muted=True), 0, column, _RIGHT)

    def show_purchases(self, bought: Sequence[Purchase]) -> None:
        """Show what is bought."""
        while len(self._rows) < len(bought):
            self._add_row()
        for parts, one in zip(self._rows, bought, strict=False):
            self._show(parts, one)
        for number, parts in enumerate(self._rows):
            for part in parts:
                part.setVisible(number < len(bought))

    def _add_row(self) -> None:
        theme, down = self._context.theme, 2 * len(self._rows) + 1
        parts = (label(theme), label(theme), label(theme), label(theme, "caption", muted=True, wrap=True))
        self._grid.addWidget(parts[0], down, 0)
        self._grid.addWidget(parts[1], down, 1, _RIGHT)
        self._grid.addWidget(parts[2], down, 2, _RIGHT)
        self._grid.addWidget(parts[3], down + 1, 0, 1, 3)
        self._rows.append(parts)

    def _show(self, parts: tuple[QLabel, QLabel, QLabel, QLabel], bought: Purchase) -> None:
        say = self._context.say
        texts = (
            say(names.role_name(bought.role)),
            say.plain(Quantity(bought.paid_hours, Unit.HOURS)),
            say.plain(Quantity(bought.freed_hours, Unit.HOURS)),
            say(purchase(bought)),
        )
        for part, text in zip(parts, texts, strict=True):
            if part.text() != text:
                part.setText(text)
