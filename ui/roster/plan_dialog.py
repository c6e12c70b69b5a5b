"""The form of a week plan: its name, when it is valid, its cycle; for a new one also what it starts from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.edits import Change
from planner.errors import EditError
from planner.texts import Message, T
from planner.week.plan_edits import Settings
from ui.models.dates import read_date
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.forms import add_field, answer_buttons
from ui.widgets.labels import label, tint

Start = tuple[Message, Callable[[Settings], Change]]


class WeekPlanDialog(QDialog):
    """Asks for the settings of a week plan; `taken` carries the change. `starts` are what a new one can start from."""

    taken = Signal(object)

    def __init__(
        self, page: WeekView, title: Message, wanted: Settings, starts: Sequence[Start], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._say, self._page, self._starts = page.context.say, page, starts
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._say(title))
        self.name, self.start, self.end = QLineEdit(wanted.name), QLineEdit(), QLineEdit()
        self.origin, self.cycle = QComboBox(), QSpinBox()
        self.error = label(page.context.theme, "caption", wrap=True)
        tint(self.error, page.context.theme.over)
        self._fill(wanted)
        self._lay_out()
        self.resize(420, self.sizeHint().height())

    def _fill(self, wanted: Settings) -> None:
        self.name.setMaxLength(120)
        self.cycle.setRange(1, 12)
        self.cycle.setValue(wanted.cycle)
        for field, day in ((self.start, wanted.start), (self.end, wanted.end)):
            field.setText("" if day is None else self._say.date(day))
            field.setPlaceholderText(self._say(T("always")))
        for text, _make in self._starts:
            self.origin.addItem(self._say(text))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(NEAR)
        if len(self._starts) > 1:
            add_field(form, self._say, T("&Start from"), self.origin)
        add_field(form, self._say, T("&Name"), self.name)
        add_field(form, self._say, T("Valid &from"), self.start)
        add_field(form, self._say, T("Valid &until"), self.end)
        add_field(form, self._say, T("Weeks in the c&ycle"), self.cycle)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(GROUP)
        column.addLayout(form)
        note = T("1: every week is the same. 2: odd and even weeks. Empty dates: always valid.")
        column.addWidget(label(self._page.context.theme, "caption", text=self._say(note), muted=True, wrap=True))
        column.addWidget(self.error)
        buttons, self.go_on = answer_buttons(self, self._say, T("Apply"), self._take)
        column.addWidget(buttons)
        self.error.hide()

    def _take(self) -> None:
        try:
            wanted = Settings(self.name.text().strip(), _day(self.start), _day(self.end), self.cycle.value())
            change = self._starts[max(0, self.origin.currentIndex())][1](wanted)
        except EditError as error:
            self.error.setText(self._say(error.message))
            self.error.show()
            return
        self.accept()
        self.taken.emit(change)


def _day(field: QLineEdit) -> date | None:
    return read_date(field.text()) if field.text().strip() else None
