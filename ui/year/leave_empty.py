"""What shows instead of the planner while there is nobody in the team, or no year to plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.texts import Message, T
from ui.context import Context
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row

_READING_WIDTH = 640


class NoTeam(QWidget):
    """Sends people to the page where the team is entered."""

    wants_page = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.go = button(context, T("Enter the team"), "mdi6.account-group-outline")
        self.go.clicked.connect(lambda: self.wants_page.emit("team"))
        _lay_out(self, context, T("There is nobody in the team yet. Leave is planned per person."), [self.go])


class NoYear(QWidget):
    """`chosen` carries the year that is to be planned."""

    chosen = Signal(int)

    def __init__(self, context: Context, this_year: int) -> None:
        super().__init__()
        years = (this_year, this_year + 1)
        self.buttons = [button(context, T("Plan {year}", year=str(year)), "mdi6.calendar-plus") for year in years]
        for year, made in zip(years, self.buttons, strict=True):
            made.clicked.connect(lambda _checked=False, year=year: self.chosen.emit(year))
        text = T(
            "Choose the year that you plan. The usual public holidays come in at once, 24 and 31 December from noon; "
            "you can choose others later."
        )
        _lay_out(self, context, text, self.buttons)


def _lay_out(place: QWidget, context: Context, text: Message, buttons: Sequence[QPushButton]) -> None:
    column = QVBoxLayout(place)
    column.setContentsMargins(0, GROUP, 0, 0)
    column.setSpacing(NEAR)
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    told = label(context.theme, text=context.say(text), wrap=True)
    told.setMaximumWidth(_READING_WIDTH)
    column.addWidget(told)
    column.addLayout(row(*buttons, None))
