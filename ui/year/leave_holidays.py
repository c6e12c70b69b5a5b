"""Choosing the public holidays on which the practice is closed."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from planner import names
from planner.edits import Change
from planner.plan import Plan
from planner.terms import WEEKDAYS
from planner.texts import T
from planner.year import edits, words
from planner.year.calendar import PublicHoliday, public_holidays
from ui.context import Context
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row


class HolidaysDialog(QDialog):
    """A list to tick; what is in the plan already is ticked, and taking the tick away opens the practice then."""

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._say = context, context.say
        self.setWindowTitle(self._say(T("Public holidays of {year}", year=str(year))))
        self.boxes: dict[PublicHoliday, QCheckBox] = {}
        plan = context.document.plan
        known, working = {one.id for one in plan.absences}, edits.working_days(plan)
        for holiday in public_holidays(year):
            if WEEKDAYS[holiday.day.weekday()] in working:
                self.boxes[holiday] = QCheckBox(self._text(holiday))
                self.boxes[holiday].setChecked(words.holiday_id(holiday) in known)
        intro = label(
            context.theme,
            text=self._say(
                T("On the days that are ticked the practice is closed. The afternoons are a habit, no law.")
            ),
            wrap=True,
        )
        self.usual = button(context, T("Tick the usual ones"))
        self.save = button(context, T("Save"))
        self.save.setDefault(True)
        self.cancel = button(context, T("Cancel"))
        self.usual.clicked.connect(self._tick_usual)
        self.save.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(intro)
        ticks = QVBoxLayout()
        ticks.setSpacing(NEAR)
        for box in self.boxes.values():
            ticks.addWidget(box)
        column.addLayout(ticks)
        column.addStretch(1)
        column.addLayout(row(self.usual, None, self.save, self.cancel))
        self.setMinimumWidth(460)

    def _text(self, holiday: PublicHoliday) -> str:
        day = names.WEEKDAYS[WEEKDAYS[holiday.day.weekday()]]
        what = (holiday.name, *(names.session(one) for one in holiday.sessions))
        return self._say(T("{day} {date}: {what}", day=day, date=holiday.day, what=what))

    def _tick_usual(self) -> None:
        for holiday, box in self.boxes.items():
            if holiday.usual:
                box.setChecked(True)

    def _ticked(self, is_ticked: bool) -> list[PublicHoliday]:
        return [holiday for holiday, box in self.boxes.items() if box.isChecked() is is_ticked]

    def change(self, plan: Plan) -> Change:
        """What was ticked closed, what was not open."""
        return edits.choose_public_holidays(plan, self._ticked(True), self._ticked(False))
