"""The head of the week roster: which week plan, its state, which week of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu

from planner import names
from planner.plan import Plan, WeekPlan
from planner.terms import WEEK_STATES
from planner.texts import Message, T
from planner.week.dates import WEEK, monday_of
from ui.roster.cell_dialog import week_name
from ui.roster.view import WeekView
from ui.widgets.choices import fill
from ui.widgets.labels import elided, label
from ui.widgets.panels import button, icon_button, menu_button, row

_CALENDAR = "calendar"
# In a narrow window a box to choose from gives way this far.
_LEAST = 90


class WeekBar(QObject):
    """The controls over the grid; the page places `plans` and `weeks`, two lines of them."""

    def __init__(self, page: WeekView) -> None:
        super().__init__(page)
        context = page.context
        self._page, self._say, self._shown = page, context.say, page.shown
        self.plan, self.state, self.week = QComboBox(), QComboBox(), QComboBox()
        self.rows = QComboBox()
        self.manage, self.manage_menu = menu_button(context, T("Week plans"), "mdi6.calendar-multiple")
        self.copies, self.copies_menu = menu_button(context, T("Copy"), "mdi6.content-copy")
        self.show, self.show_menu = menu_button(context, T("Show"), "mdi6.eye-outline")
        self.fill_in = button(context, T("Fill in"), "mdi6.auto-fix", T("Let the program propose a roster."))
        self.absent = button(context, T("Report absent"), "mdi6.account-off-outline")
        self.earlier = icon_button(context, "mdi6.chevron-left", T("The week before"))
        self.later = icon_button(context, "mdi6.chevron-right", T("The week after"))
        self.today = button(context, T("This week"))
        self.when = elided(context.theme)
        self.plans = self._first_line()
        self.weeks = self._second_line()
        self._connect()

    def _named(self, box: QComboBox, text: Message, letters: int) -> QComboBox:
        box.setAccessibleName(self._say(text))
        box.setAccessibleDescription(self._say(text))
        box.setToolTip(self._say(text))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(letters)
        box.setMinimumWidth(_LEAST)
        return box

    def _first_line(self) -> QHBoxLayout:
        self._named(self.plan, T("Week plan"), 19)
        self._named(self.state, T("State of the week plan"), 21)
        for state in WEEK_STATES:
            self.state.addItem(self._say(names.WEEK_STATES[state]), state)
        title = label(self._page.context.theme, "title", text=self._say(T("Week roster")))
        return row(title, self.plan, self.state, self.manage, None, self.absent, self.fill_in)

    def _second_line(self) -> QHBoxLayout:
        self._named(self.week, T("Which week"), 14)
        self._named(self.rows, T("Rows"), 10)
        self.rows.addItem(self._say(T("By person")), False)
        self.rows.addItem(self._say(T("By room")), True)
        line = row(self.week, self.earlier, self.today, self.later)
        line.addWidget(self.when, 1)
        for part in (self.rows, self.copies, self.show):
            line.addWidget(part)
        return line

    def _connect(self) -> None:
        shown = self._shown
        self.week.activated.connect(self._choose_week)
        self.rows.activated.connect(lambda _number: shown.set(by_room=self.rows.currentData()))
        self.earlier.clicked.connect(lambda: self._go(-1))
        self.later.clicked.connect(lambda: self._go(1))
        self.today.clicked.connect(lambda: shown.choose_date(monday_of(date.today())))
        self.plan.activated.connect(lambda _number: shown.choose(self.plan.currentData()))

    def _go(self, weeks: int) -> None:
        """To the calendar week before or after; from a week of the cycle to the one before or after this week."""
        monday = self._shown.monday or monday_of(date.today())
        self._shown.choose_date(monday + weeks * WEEK)

    def _choose_week(self, _number: int) -> None:
        chosen, week = self.week.currentData(), self._shown.of(self._page.context.document.plan)
        if chosen == _CALENDAR:
            self._shown.choose_date(self._shown.monday or monday_of(date.today()))
        elif week is not None:
            self._shown.choose(week.id, chosen)

    def show_plan(self, plan: Plan, week: WeekPlan | None) -> None:
        """Show what is looked at now."""
        say, shown = self._say, self._shown
        fill(self.plan, [(say(names.week(one)), one.id) for one in plan.weeks])
        self.plan.setCurrentIndex(self.plan.findData(week.id) if week else -1)
        cycle = week.cycle if week else 1
        weeks = [(say(week_name(cycle, number)), number) for number in range(1, cycle + 1)]
        fill(self.week, [*weeks, (say(T("Calendar week")), _CALENDAR)])  # type: ignore[list-item]
        chosen = _CALENDAR if shown.monday is not None else shown.number(plan)
        self.week.setCurrentIndex(self.week.findData(chosen))
        self.rows.setCurrentIndex(int(shown.by_room))
        self.state.setCurrentIndex(self.state.findData(week.state) if week else -1)
        for part in (self.plan, self.state, self.fill_in, self.absent, self.copies, self.show, self.rows):
            part.setEnabled(week is not None)
        self.when.setText(say(_when(shown.monday, week)))


def _when(monday: date | None, week: WeekPlan | None) -> Message | str:
    if monday is not None:
        sunday = monday + WEEK - timedelta(days=1)
        return T("Week {number}, {first} to {last}", number=monday.isocalendar().week, first=monday, last=sunday)
    if week is None or (week.start is None and week.end is None):
        return ""
    return names.validity(week)


def add_entry(
    menu: QMenu, say: Callable[[Message], str], text: Message, run: Callable[[], object], enabled: bool = True
) -> None:
    """An entry of a menu that is made when it is opened."""
    action = menu.addAction(say(text))
    action.triggered.connect(lambda _checked=False: run())
    action.setEnabled(enabled)
