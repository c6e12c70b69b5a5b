"""The year's tab 'Leave': a planner of weeks or days by person, and below it requests, balances, frames and what
breaks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from planner import names
from planner.edits import Change
from planner.plan import Absence
from planner.texts import Message, T
from planner.warnings import Remedy, Warning
from planner.week.dates import monday_of
from planner.year import edits
from planner.year.calendar import weeks
from planner.year.frames import Short
from ui.page import Page
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import menu_button, row
from ui.widgets.warning_list import WarningList
from ui.year.leave_balances import BalancesPanel
from ui.year.leave_dialog import AbsenceDialog
from ui.year.leave_empty import NoTeam, NoYear
from ui.year.leave_fairness import FairnessPanel
from ui.year.leave_frames import FramesPanel
from ui.year.leave_grid import LeaveGrid
from ui.year.leave_holidays import HolidaysDialog
from ui.year.leave_line import ToldLine
from ui.year.leave_look import ground, letters
from ui.year.leave_requests import RequestsPanel
from ui.year.tab import YearTab

# What is below the planner waits until the editing pauses.
_PAUSE_MS = 120
_WARNINGS = frozenset({"WEEKS_OVERLOADED", "LEAVE_OVERLAP", "LEAVE_NOT_PLANNED"})


class LeaveTab(YearTab):
    """Who is away when. What is granted shows at once in the rows of the functions, and so does what breaks by it."""

    title = T("Leave")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        context = self.context
        self.grid = LeaveGrid(context)
        self.requests, self.balances = RequestsPanel(context), BalancesPanel(context)
        self.frames, self.breaks = FramesPanel(context), WarningList(context)
        self.fairness = FairnessPanel(context)
        self.panels = QTabWidget()
        self.told = ToldLine(context.theme)
        self.no_team, self.no_year = NoTeam(context), NoYear(context, date.today().year)
        self._stack = QStackedWidget()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._make_buttons()
        self._lay_out()
        self._connect()

    def _make_buttons(self) -> None:
        context = self.context
        self.columns = QComboBox()
        self.columns.setAccessibleName(self.say(T("Columns")))
        for text in (T("Weeks"), T("Days")):
            self.columns.addItem(self.say(text))
        self.add, menu = menu_button(context, T("Add"), "mdi6.plus")
        menu.addAction(self.say(T("Absence…")), lambda: self.open_absence(None))
        menu.addAction(self.say(T("Practice closed…")), self._close_practice)
        menu.addAction(self.say(T("Public holidays…")), self.open_holidays)

    def _lay_out(self) -> None:
        planner = QWidget()
        above = QVBoxLayout(planner)
        above.setContentsMargins(0, NEAR, 0, 0)
        above.setSpacing(NEAR // 2)
        above.addLayout(row(self.columns, self.add, None, self._legend()))
        above.addWidget(self.grid, 1)
        above.addWidget(self.told)
        self.panels.setDocumentMode(True)
        self._panels: tuple[tuple[QWidget, Message], ...] = (
            (self.requests, T("Requests")),
            (self.balances, T("Balances")),
            (self.frames, T("Leave frames")),
            (self.breaks, T("What breaks")),
            (self.fairness, T("Fair share")),
        )
        for panel, title in self._panels:
            self.panels.addTab(panel, self.say(title))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(planner)
        split.addWidget(self.panels)
        split.setStretchFactor(0, 1)
        split.setSizes([400, 180])
        split.handle(1).setAccessibleName(self.say(T("Planner and what is below it")))
        for part in (split, self.no_team, self.no_year):
            self._stack.addWidget(part)
        self._planner = split
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _legend(self) -> QWidget:
        theme = self.context.theme
        parts = [
            f'<span style="background:{ground(kind, theme).name()}">&nbsp;{letter}&nbsp;</span> '
            f"{self.say(names.ABSENCE_KINDS[kind])}"
            for kind, letter in letters(self.say).items()
        ]
        made = label(theme, "caption", text="&nbsp; ".join(parts))
        made.setTextFormat(Qt.TextFormat.RichText)
        return made

    def _connect(self) -> None:
        grid, page = self.grid, self.page
        for part in (grid, self.requests, self.balances, self.frames):
            part.edited.connect(page.commit)
        for part in (grid, self.balances, self.frames):
            part.refused.connect(page.report)
        self.breaks.apply_remedy.connect(self._apply)
        self.breaks.why.connect(page.explain)
        self.columns.activated.connect(lambda number: self._show_days(number == 1))
        grid.details.connect(self.open_absence)
        grid.moved.connect(self._tell)
        grid.week_wanted.connect(self._show_week)
        self.requests.chosen.connect(self._go_to_request)
        self.frames.chosen.connect(self._go_to_session)
        self.panels.currentChanged.connect(lambda _number: self._show_panel())
        self._later.timeout.connect(self._show_panel)
        self.no_team.wants_page.connect(page.wants_page)
        self.no_year.chosen.connect(self._choose_year)

    def refresh(self) -> None:
        """Show the year of the plan as it is now."""
        plan, results = self.context.document.plan, self.context.document.results
        if not plan.staff or plan.calendar.year is None:
            self._stack.setCurrentWidget(self.no_team if not plan.staff else self.no_year)
            return
        self._stack.setCurrentWidget(self._planner)
        self.grid.records.show_year(results, plan.calendar.year, date.today())
        if not self.grid.currentIndex().isValid():
            self._begin(plan.calendar.year)
        self._tell()
        asked = sum(one.state == "asked" for one in plan.absences)
        title = T("Requests ({number})", number=asked) if asked else T("Requests")
        self._name_panel(0, title)
        self._later.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another page was on show is below the planner too."""
        super().showEvent(event)
        self._later.start()

    def _begin(self, year: int) -> None:
        """Put the cursor on the first person, in this week or the first of the year."""
        first = next((row.line.key for row in self.grid.records.rows if row.line.member), ("closed", ""))
        self.grid.go_to(first, max(date.today(), weeks(year)[0].monday))

    def _show_panel(self) -> None:
        """Work out what is on show below the planner."""
        document, year = self.context.document, self.grid.records.number
        count = len(self._broken())
        self._name_panel(3, T("What breaks ({number})", number=count) if count else T("What breaks"))
        panel = self.panels.currentWidget()
        if not year or not self.isVisible():
            return
        if panel is self.requests:
            self.requests.show_requests(document.results)
        elif panel is self.balances:
            self.balances.show_balances(document.results, year)
        elif panel is self.frames:
            self.frames.show_frames(document.results, year)
        elif panel is self.fairness:
            self.fairness.show_shares(document.results, year)
        else:
            self.breaks.show_warnings(self._broken(), document.plan)

    def _name_panel(self, number: int, title: Message) -> None:
        """Another title for a panel; the same one again would lay out everything anew."""
        text = self.say(title)
        if text != self.panels.tabText(number):
            self.panels.setTabText(number, text)

    def _broken(self) -> list[Warning]:
        """What the plan warns of that leave has a part in."""
        return [one for one in self.context.document.warnings if one.code in _WARNINGS]

    def _tell(self) -> None:
        """Say below the planner what the cell under the cursor is about."""
        index = self.grid.currentIndex()
        lines = self.grid.records.told(index.row(), index.column()) if index.isValid() else []
        self.told.show_text("  ·  ".join(lines))

    def _show_days(self, by_day: bool) -> None:
        self.grid.records.show_days(by_day)
        if (chosen := self.grid.selected()) is not None:
            self.grid.scroll_to_day(chosen.first)
        self.grid.setFocus()

    def _choose_year(self, year: int) -> None:
        self.page.commit(edits.set_year(self.context.document.plan, year))

    def _apply(self, remedy: Remedy) -> None:
        self.page.commit(remedy.change)

    def _show_week(self, day: date) -> None:
        self.context.shown.choose_date(monday_of(day))
        self.page.wants_page.emit("week")

    def _go_to_request(self, absence: Absence) -> None:
        key = ("member", absence.member) if absence.member else ("closed", "")
        self.grid.go_to(key, absence.first, absence.last)

    def _go_to_session(self, short: Short) -> None:
        self.grid.go_to(("role", short.role.id), short.day)

    def open_absence(self, absence: Absence | None) -> AbsenceDialog | None:
        """Open the dialog of an absence, or of a new one for what is selected."""
        if absence is not None:
            return self._open(absence, (absence.member,), (absence.first, absence.last))
        chosen = self.grid.selected()
        return self._open(None, chosen.people, (chosen.first, chosen.last)) if chosen else None

    def _close_practice(self) -> None:
        chosen, monday = self.grid.selected(), monday_of(date.today())
        self._open(None, (None,), (chosen.first, chosen.last) if chosen else (monday, monday))

    def _open(self, absence: Absence | None, people: tuple[str | None, ...], days: tuple[date, date]) -> AbsenceDialog:
        dialog = AbsenceDialog(self.context, self._take, absence, people, days, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _take(self, change: Change) -> None:
        """Take over an edit of a dialog as a step of its own; `EditError` where the plan does not take it."""
        self.context.document.seal()
        self.context.document.apply(change)

    def open_holidays(self) -> HolidaysDialog:
        """Open the list of public holidays."""
        dialog = HolidaysDialog(self.context, self.grid.records.number, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.page.commit(dialog.change(self.context.document.plan)))
        dialog.open()
        return dialog
