"""The issues of the shown week in plain words, the worst first, with what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from planner.edits import Change
from planner.plan import Plan, WeekPlan
from planner.texts import T
from planner.warnings.warning import Severity
from planner.week.checks import Issue, check
from ui.roster.issue_ways import IssueWays
from ui.roster.view import WeekView
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import row
from ui.widgets.row_list import RowList
from ui.widgets.rows import ListRow
from ui.widgets.warning_list import severity_state

_EMPTY = T("No issues in this week.")


class IssuesPanel(QWidget):
    """Stands beside the grid. `jump` carries the cells that an issue is about: on a click, and on Return.

    `fill` asks to fill in the roster again.
    """

    jump = Signal(tuple)
    fill = Signal()

    def __init__(self, page: WeekView) -> None:
        super().__init__()
        self._page, self._context, self._say = page, page.context, page.context.say
        self._issues: tuple[Issue, ...] = ()
        self._plan = self._context.document.plan
        self._week: WeekPlan | None = None
        self._chosen: tuple[object, ...] | None = None
        self._absences: frozenset[str] | None = None
        self.list = RowList(self._context, T("Issues"), _EMPTY)
        self.ways = IssueWays(page)
        self.filters = {severity: self._filter(severity) for severity in Severity}
        self._lay_out()
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(self._jump_to)
        self.list.entered.connect(self._jump)
        self.ways.wanted.connect(self._apply)
        self.ways.fill.connect(self.fill)
        self.ways.stale.connect(self.refresh)

    def _filter(self, severity: Severity) -> QToolButton:
        """A button that shows or hides the issues that are so bad."""
        made = QToolButton()
        made.setCheckable(True)
        made.setChecked(True)
        made.setAutoRaise(True)
        made.setFont(self._context.theme.font("caption"))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        state = severity_state(severity, self._context.theme)
        made.setStyleSheet(f"QToolButton {{ color: {state.colour.name()}; }}")
        made.toggled.connect(self._show_rows)
        return made

    def _lay_out(self) -> None:
        self._title = label(self._context.theme, "section", text=self._say(T("Issues")))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.ways)
        self._area.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR)
        column.addLayout(row(self._title, None, *self.filters.values()))
        column.addWidget(self.list, 1)
        column.addWidget(self._area, 1)
        self.setMinimumWidth(240)

    def refresh(self) -> None:
        """Show the issues of the week that is looked at; remedies are tried only for the chosen one."""
        self._plan = plan = self._context.document.plan
        shown = self._page.shown
        self._week = shown.of(plan)
        self._issues = check(plan, self._week, monday=shown.monday) if self._week else ()
        for severity, one in self.filters.items():
            state = severity_state(severity, self._context.theme)
            number = sum(issue.severity is severity for issue in self._issues)
            one.setText(f"{state.glyph} {number}")
            word = self._say(T("Show: {what} ({number})", what=state.word, number=number))
            one.setAccessibleName(word)
            one.setToolTip(word)
            one.setVisible(number > 0)
        self._choose_new(plan)
        self._show_rows()

    def _choose_new(self, plan: Plan) -> None:
        """Choose what an absence does to this week when it was just reported."""
        known, self._absences = self._absences, frozenset(absence.id for absence in plan.absences)
        for issue in self._issues:
            if issue.code == "IS_AWAY" and known is not None and issue.about in self._absences - known:
                self._chosen = _key(issue)

    def _show_rows(self) -> None:
        wanted = [issue for issue in self._issues if self.filters[issue.severity].isChecked()]
        places = {_key(issue) for issue in wanted}
        if self._chosen not in places:
            self._chosen = None
        before = self.list.current
        self.list.show_rows([*self._rows(wanted)], self._chosen)
        if self.list.current not in (-1, before):
            self.list.scrollTo(self.list.currentIndex())
        self._show_ways()

    def _rows(self, issues: list[Issue]) -> Iterator[ListRow]:
        """The issues under the word for how bad they are."""
        last = None
        for issue in issues:
            state = severity_state(issue.severity, self._context.theme)
            if issue.severity is not last:
                last = issue.severity
                yield ListRow(last, f"{state.glyph} {self._say(state.word)}", heading=True, enabled=False)
            text = self._text(issue)
            spoken = f"{self._say(state.word)}: {text}"
            yield ListRow(_key(issue), text, number=state.glyph, state=state, spoken=spoken)

    def _text(self, issue: Issue) -> str:
        cycle = self._week.cycle if self._week and self._page.shown.monday is None else 1
        return self._say(issue.text(cycle))

    def _choose(self, key: tuple[object, ...] | None) -> None:
        self._chosen = key if isinstance(key, tuple) else None
        self._show_ways()

    def _issue(self) -> Issue | None:
        return next((issue for issue in self._issues if _key(issue) == self._chosen), None)

    def _show_ways(self) -> None:
        issue = self._issue()
        self.ways.show_issue(issue, self._plan)
        self._area.setVisible(issue is not None)

    def _jump_to(self, index: QModelIndex) -> None:
        self._jump(index.row())

    def _jump(self, number: int) -> None:
        """Show in the grid what an issue is about."""
        shown = self.list.rows.row(number)
        issue = next((one for one in self._issues if shown and _key(one) == shown.key), None)
        if issue is not None and issue.spots:
            self.jump.emit(issue.spots)

    def _apply(self, change: Change) -> None:
        """Take a way out over; the keyboard stays with the issues."""
        self._page.commit(change)
        self.list.setFocus()


def _key(issue: Issue) -> tuple[object, ...]:
    return (*issue.place, issue.weeks)
