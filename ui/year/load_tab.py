"""The year's tab 'Load': how full every week is, why, and what helps in the weeks that break."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from planner import names
from planner.plan import Role
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings import Remedy
from planner.year import load
from planner.year.capacity import Year, planned_year, year_of
from ui.charts import year_load
from ui.charts.choice import ChartChoice, Offer
from ui.charts.frame import ChartFrame
from ui.charts.heat_map import HeatMap
from ui.charts.year_map import map_drawing
from ui.page import Page
from ui.theme import AROUND, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.scroll import scrolled_text
from ui.widgets.warning_list import WarningList
from ui.year.tab import YearTab

_OF_THE_YEAR = frozenset({"WEEKS_OVERLOADED", "LEAVE_OVERLAP", "LEAVE_NOT_PLANNED"})
# The place of the warnings among the tabs below the map.
_WARNINGS = 1


class LoadTab(YearTab):
    """The map of the year; below it the chosen function along the year, the chosen week, and the warnings."""

    title = T("Load")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        theme = self.context.theme
        self._year: Year | None = None
        self._roles: Sequence[Role] = ()
        # The function and the Monday that are looked at; they outlive a change of the plan.
        self._at: tuple[str, date] | None = None
        self.note = label(theme, "caption", muted=True, wrap=True)
        self.map = HeatMap(self.context)
        self.frame = ChartFrame(self.context, self.map)
        self.frame.least_with_value = 0
        self.charts = ChartChoice(self.context)
        self.week = label(theme, "section", wrap=True)
        self.why = label(theme, wrap=True)
        self.go = button(self.context, T("To this week"), "mdi6.calendar-week")
        self.warnings = WarningList(self.context)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._week_panel(), self.say(T("The week")))
        self.tabs.insertTab(_WARNINGS, self.warnings, self.say(T("Weeks that break")))
        lower = QHBoxLayout()
        lower.setSpacing(AROUND)
        lower.addWidget(self.charts, 3)
        lower.addWidget(self.tabs, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.note)
        column.addWidget(self.frame)
        column.addLayout(lower, 1)

    def _week_panel(self) -> QWidget:
        panel = QWidget()
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, NEAR, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.week)
        column.addWidget(scrolled_text(self.why, self.say(T("How the week comes about"))), 1)
        column.addLayout(row(self.go, None))
        return panel

    def _connect(self) -> None:
        self.map.moved.connect(self._move)
        self.map.opened.connect(self._open)
        self.go.clicked.connect(self.go_to_week)
        self.tabs.currentChanged.connect(lambda _number: self._show_warnings())
        self.warnings.apply_remedy.connect(self._apply)
        self.warnings.why.connect(self.page.explain)
        for frame in (self.frame, self.charts):
            frame.refused.connect(self.page.report)

    def refresh(self) -> None:
        """Show the year of the plan as it is now."""
        results, today = self.context.document.results, date.today()
        year = self._year = year_of(results, planned_year(results.plan, today), today)
        self._roles = load.working_roles(year)
        self.frame.show_drawing(map_drawing(year, self._roles, self.say))
        self._fit_map()
        self.note.setText(" ".join(map(self.say, _notes(year))))
        self._show_warnings()
        self._show_week()

    def _show_warnings(self) -> None:
        """Say how many there are; what each remedy does is worked out when they are looked at."""
        found = [warning for warning in self.context.document.warnings if warning.code in _OF_THE_YEAR]
        self.tabs.setTabText(_WARNINGS, self.say(T("Weeks that break ({count})", count=len(found))))
        if self.tabs.currentIndex() == _WARNINGS:
            self.warnings.show_warnings(found, self.context.document.plan)

    def _fit_map(self) -> None:
        """The map is as high as its rows; the rest of the tab is for what is below."""
        high = self.frame.natural_height(self.width())
        if high != self.frame.height():
            self.frame.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_map()
        super().resizeEvent(event)

    def _chosen(self, year: Year) -> tuple[int, int]:
        """Row and place that are looked at: the busiest week of the first function where nothing was chosen."""
        role_id, monday = self._at or ("", date.min)
        number = next((n for n, role in enumerate(self._roles) if role.id == role_id), 0)
        mondays = [week.monday for week in year.weeks]
        if monday in mondays:
            return number, mondays.index(monday)
        return number, load.busiest_week(year, self._roles[number].id)

    def _move(self, number: int, place: int) -> None:
        if self._year is not None:
            self._at = self._roles[number].id, self._year.weeks[place].monday
            self._show_week()

    def _show_week(self) -> None:
        year = self._year
        for part in (self.charts, self.tabs):
            part.setVisible(bool(self._roles))
        if year is None or not self._roles:
            self.week.clear()
            self.why.clear()
            return
        number, place = self._chosen(year)
        role = self._roles[number]
        self.map.go_to(number, place)
        self.week.setText(self.say(_heading(year, role, place)))
        self.why.setText("\n".join(map(self.say, load.why(year, role, place))))
        self.go.setText(self.say(T("To week {week} in the roster", week=year.weeks[place].number)))
        self.charts.offer(self._offers(year, role, place))

    def _offers(self, year: Year, role: Role, place: int) -> list[Offer]:
        say = self.say
        return [
            Offer("work", say(year_load.work_title(role)), partial(year_load.work_drawing, year, role, say)),
            Offer("left", say(year_load.left_title(role)), partial(year_load.left_drawing, year, role, say)),
            Offer(
                "days",
                say(year_load.days_title(role, year, place)),
                partial(year_load.days_drawing, year, role, place, say),
            ),
        ]

    def _open(self, number: int, place: int) -> None:
        self._move(number, place)
        self.go_to_week()

    def go_to_week(self) -> None:
        """Show the week that is looked at on the page of the roster."""
        if self._year is not None and self._roles:
            _, place = self._chosen(self._year)
            self.context.shown.choose_date(self._year.weeks[place].monday)
            self.page.wants_page.emit("week")

    def _apply(self, remedy: Remedy) -> None:
        self.page.commit(remedy.change)


def _heading(year: Year, role: Role, place: int) -> Message:
    week, use = year.weeks[place], year.roles[role.id].utilisation[place]
    return T(
        "{role}, week {week}, {first} to {last}: {use}",
        role=names.role_name(role),
        week=week.number,
        first=week.monday,
        last=week.sunday,
        use=Quantity(use, Unit.SHARE),
    )


def _notes(year: Year) -> list[Message]:
    """What to know of the year as a whole: whether it was chosen, and leave that is not planned."""
    notes = []
    if year.plan.calendar.year is None:
        notes.append(T("No year is chosen yet, so this is {year}. Choose one above the tabs.", year=str(year.year)))
    if not any(factor != 1 for factor in year.season):
        notes.append(T("Every week asks the same. Say on the tab Season how busy the weeks are."))
    missing = sum(sum(member.not_planned) for member in year.members.values())
    people = sum(1 for member in year.members.values() if sum(member.not_planned) >= 1)
    if people:
        notes.append(
            TN(
                "{hours} h of leave, training and holidays of {count} person are not in the calendar yet; they are "
                "spread over the weeks left.",
                "{hours} h of leave, training and holidays of {count} people are not in the calendar yet; they are "
                "spread over the weeks left.",
                people,
                hours=Quantity(missing, Unit.HOURS),
            )
        )
    return notes
