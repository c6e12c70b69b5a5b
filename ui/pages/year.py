"""The year: who is away when, how busy the weeks are, and what became of the plan."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox, QTabWidget, QVBoxLayout, QWidget

from planner import names
from planner.plan import Plan
from planner.terms import REGIONS
from planner.texts import T
from planner.year import edits
from planner.year.calendar import school_holidays
from planner.year.capacity import planned_year
from ui.context import Context
from ui.dialogs.messages import ask_other_year
from ui.page import Page
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.choices import fill
from ui.widgets.labels import elided, label
from ui.widgets.panels import icon_button, row
from ui.year.leave_tab import LeaveTab
from ui.year.load_tab import LoadTab
from ui.year.reality_tab import RealityTab
from ui.year.season_tab import SeasonTab
from ui.year.tab import YearTab

# How many years ahead can be chosen at once; with the buttons beside it there is no end to it.
_AHEAD = 3


class YearPage(Page):
    """The year and the region that all tabs are about, and a tab for each way of looking at it.

    Only the tab on show is worked out.
    """

    key = "year"
    title = T("Year")
    icon = "mdi6.calendar-month-outline"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.year, self.region = QComboBox(), QComboBox()
        self.before = icon_button(context, "mdi6.chevron-left", T("Plan the year before"))
        self.after = icon_button(context, "mdi6.chevron-right", T("Plan the year after"))
        self._remark = elided(context.theme, "caption", muted=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for kind in (LeaveTab, LoadTab, SeasonTab, RealityTab):
            self.tabs.addTab(kind(self), self.say(kind.title))
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _number: self.refresh())
        self.year.activated.connect(lambda _number: self._choose_year(int(self.year.currentData())))
        self.before.clicked.connect(lambda: self._choose_year(self._number - 1))
        self.after.clicked.connect(lambda: self._choose_year(self._number + 1))
        self.region.activated.connect(self._set_region)

    def _lay_out(self) -> None:
        theme, say = self.context.theme, self.say
        # The heading in front of it says that it is a year.
        self.year.setAccessibleName(say(T("Year")))
        name = label(theme, text=say(T("School holidays of region")))
        name.setBuddy(self.region)
        self.region.setAccessibleName(name.text())
        for region in REGIONS:
            self.region.addItem(say(names.REGIONS[region]), region)
        head = row(label(theme, "title", text=say(self.title)), self.before, self.year, self.after, name, self.region)
        head.addWidget(self._remark, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        column.addLayout(head)
        column.addWidget(self.tabs, 1)

    @property
    def _plan(self) -> Plan:
        return self.context.document.plan

    @property
    def _number(self) -> int:
        return planned_year(self._plan, date.today())

    def refresh(self) -> None:
        """Show the year that is planned, and work out the tab on show."""
        plan, number = self._plan, self._number
        this_year = date.today().year
        years = sorted({*range(this_year - 1, this_year + _AHEAD + 1), number})
        items: list[tuple[str, str | None]] = [(str(year), str(year)) for year in years]
        if plan.calendar.year is None:
            items.insert(0, (self.say(T("choose")), None))
        fill(self.year, items)
        wanted = str(plan.calendar.year) if plan.calendar.year else None
        self.year.setCurrentIndex([key for _, key in items].index(wanted))
        self.region.setCurrentIndex(REGIONS.index(plan.calendar.region))
        remark = school_holidays(number, plan.calendar.region).remark
        self._remark.setText(self.say(remark) if remark else "")
        tab = self.tabs.currentWidget()
        if isinstance(tab, YearTab):
            tab.refresh()

    def _choose_year(self, year: int) -> None:
        """Plan a year; where hours worked would go, ask first."""
        weeks = len({one.week for one in self._plan.worked})
        if not weeks or year == self._plan.calendar.year:
            self._plan_year(year)
            return
        box = ask_other_year(self, self.say, (self._number, weeks), year)
        box.accepted.connect(lambda: self._plan_year(year))
        box.rejected.connect(self.refresh)

    def _plan_year(self, year: int) -> None:
        if year != self._plan.calendar.year:
            self.context.document.seal()
            self.commit(edits.set_year(self._plan, year))

    def _set_region(self) -> None:
        self.commit(edits.set_calendar(self._plan, "region", self.region.currentData()))
