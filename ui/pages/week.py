"""The week roster: who works when and where, what that carries of the demand, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from planner import names
from planner.plan import PARTS, WeekPlan
from planner.texts import Message, T
from planner.week.rows import Shown, columns, contact_roles, rows, shown
from ui.context import Context
from ui.roster.bar import WeekBar
from ui.roster.edits import GridEdits
from ui.roster.empty import EmptyWeek
from ui.roster.grid import RosterGrid
from ui.roster.issues_panel import IssuesPanel
from ui.roster.model import RosterModel
from ui.roster.plans import WeekPlans
from ui.roster.show_menu import fill_show
from ui.roster.strip import WeekStrip
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row

_GRID_WIDTH, _PANEL_WIDTH = 788, 236
_PAUSE_MS = 120


class WeekPage(WeekView):
    """A grid of people or rooms by session, with the issues of the week beside it."""

    key = "week"
    title = T("Week roster")
    icon = "mdi6.calendar-week"
    parts = PARTS - {"scenarios", "worked"}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.model = RosterModel(context, self)
        self.grid = RosterGrid(self.model)
        self.edits = self.grid.edits = GridEdits(self, self.grid)
        self.bar = WeekBar(self)
        self.plans = WeekPlans(self, self.bar, self.edits)
        self.strip = WeekStrip(context)
        self.empty = EmptyWeek(context)
        self.issues = IssuesPanel(self)
        self._looked: object = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._notices = QFrame()
        self.notice = label(self.context.theme, wrap=True)
        self.set_back = QPushButton(self.say(T("Set back to final")))
        self._notices.setLayout(row())
        line = self._notices.layout()
        assert isinstance(line, QHBoxLayout)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.notice, 1)
        line.addWidget(self.set_back)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sheet())
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, GROUP, AROUND, GROUP)
        column.setSpacing(NEAR)
        column.addLayout(self.bar.plans)
        column.addLayout(self.bar.weeks)
        column.addWidget(self._notices)
        column.addWidget(self._stack, 1)

    def _sheet(self) -> QWidget:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.grid)
        self.splitter.addWidget(self.issues)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([_GRID_WIDTH, _PANEL_WIDTH])
        self.splitter.setHandleWidth(NEAR)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addWidget(self.strip)
        column.addWidget(self.splitter, 1)
        return sheet

    def _connect(self) -> None:
        self.shown.changed.connect(self._look_again)
        self.strip.why.connect(self.explain)
        self.issues.jump.connect(self.grid.select_spots)
        self.issues.fill.connect(self.edits.fill_in)
        self._pause.timeout.connect(self.issues.refresh)
        self.set_back.clicked.connect(lambda: self.plans.set_state("final"))
        self.bar.show_menu.aboutToShow.connect(lambda: fill_show(self.bar.show_menu, self))
        self.empty.wants_page.connect(self.wants_page)
        self.empty.wants_plan.connect(self.plans.start)
        self.empty.wants_weeks.connect(self._leave_calendar)

    def _leave_calendar(self) -> None:
        self.shown.choose(self.context.document.plan.weeks[0].id)

    def _look_again(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Show the week that is looked at."""
        plan = self.context.document.plan
        week = self.shown.of(plan)
        self.bar.show_plan(plan, week)
        self._show_notice(week)
        if week is None or not plan.staff:
            self.model.clear()
            self._looked = None
            self._pause.stop()
            self.empty.show_plan(plan)
            self._stack.setCurrentWidget(self.empty)
            return
        known = shown(plan, week, self.shown.number(plan), self.shown.monday)
        roles = [one for one in contact_roles(known) if self.shown.roles is None or one in self.shown.roles]
        look = self.context.week
        sessions = columns(week, look.days, look.weekend, self.shown.evenings)
        self.model.show(known, rows(known, roles, self.shown.by_room), sessions)
        self.strip.show_week(known, roles)
        self._show_issues(known)
        self._stack.setCurrentIndex(0)
        self.grid.ensure_current()

    def _show_issues(self, known: Shown) -> None:
        """Issues take longer than a frame: those of another week come at once, after an edit when the typing pauses."""
        looked = (known.week.id, known.number, known.monday)
        if looked == self._looked:
            self._pause.start()
        else:
            self._looked = looked
            self._pause.stop()
            self.issues.refresh()

    def _show_notice(self, week: WeekPlan | None) -> None:
        text = _notice(week, self.shown.monday is not None)
        self._notices.setVisible(text is not None)
        self.set_back.setVisible(week is not None and week.state == "published")
        if text is not None:
            self.notice.setText(self.say(text))


def _notice(week: WeekPlan | None, in_calendar: bool) -> Message | None:
    """What is to be known before anything is changed."""
    if week is None:
        return None
    if week.state == "published":
        return T("'{week}' is published, so it is protected: nobody changes it unnoticed.", week=names.week(week))
    if in_calendar and not (week.start and week.end and (week.end - week.start).days == 6):
        return T(
            "This calendar week follows '{week}'. What you change here holds in this week only.", week=names.week(week)
        )
    return None
