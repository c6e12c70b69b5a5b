"""How full the week of the GPs is without and with the locum: two big numbers, each with its state and its bar."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.plan import Practice
from planner.results import RoleResult
from planner.texts import Message, Quantity, T, Unit
from ui.context import Context
from ui.theme import GROUP
from ui.widgets.card import LimitBar
from ui.widgets.labels import label, tint


class BeforeAfter(QWidget):
    """Two columns: now, and with the locum."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GROUP)
        grid.setVerticalSpacing(0)
        titles = (T("GPs now"), T("GPs with this locum"))
        self._columns = [self._column(grid, number, title) for number, title in enumerate(titles)]

    def _column(self, grid: QGridLayout, column: int, title: Message) -> tuple[QLabel, QLabel, LimitBar]:
        theme = self._context.theme
        number, state, bar = label(theme, "big"), label(theme, "caption"), LimitBar(self._context)
        head = label(theme, "caption", text=self._context.say(title), muted=True)
        for row, part in enumerate((head, number, state, bar)):
            grid.addWidget(part, row, column)
        grid.setColumnStretch(column, 1)
        return number, state, bar

    def show_roles(self, before: RoleResult, after: RoleResult, practice: Practice) -> None:
        """Show the utilisation in both."""
        say, theme = self._context.say, self._context.theme
        for (number, word, bar), role in zip(self._columns, (before, after), strict=True):
            state = theme.role_state(role, practice)
            number.setText(say.plain(Quantity(role.utilisation, Unit.SHARE)))
            word.setText(f"{state.glyph} {say(state.word)}")
            tint(word, state.colour)
            bar.show_level(role.utilisation, practice, state.colour)
