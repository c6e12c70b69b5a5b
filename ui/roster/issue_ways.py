"""What can be done about one issue of the week: its remedies as buttons, tried when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner import names
from planner.edits import Change
from planner.plan import Plan
from planner.texts import TN, Message, T
from planner.warnings.warning import Severity
from planner.week import edits
from planner.week.checks import Issue, Remedy, remedies
from ui.context import Context
from ui.roster.view import WeekView
from ui.roster.way_button import WayButton
from ui.theme import NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row
from ui.widgets.warning_list import severity_state

# Where the cursor only passes, nothing is tried.
_AFTER_MS = 80
_MOST, _NAMED, _ALL = 4, 2, 100


class IssueWays(QWidget):
    """The ways out of an issue. `wanted` carries the change that somebody chose, `fill` asks to fill in again.

    `stale` tells that the plan is another one by now, so that its issues have to be found again first.
    """

    wanted = Signal(object)
    fill = Signal()
    stale = Signal()

    def __init__(self, page: WeekView) -> None:
        super().__init__()
        self._page, self._context, self._say = page, page.context, page.context.say
        self._issue: Issue | None = None
        self._plan: Plan | None = None
        self._found: tuple[Remedy, ...] = ()
        self._law = label(self._context.theme, "caption", muted=True, wrap=True)
        self._told = label(self._context.theme, "caption", muted=True, wrap=True)
        self.ways = [self._way(number) for number in range(_MOST)]
        self.release = button(self._context, T("Set back to final"), "mdi6.lock-open-variant-outline")
        self.again = button(self._context, T("Fill in…"), "mdi6.auto-fix")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        for part in (self._law, self._told, *self.ways):
            column.addWidget(part)
        column.addLayout(row(self.release, self.again, None))
        column.addStretch(1)
        self.release.clicked.connect(self._release)
        self.again.clicked.connect(self.fill)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._try_out)
        # One of the two shows at a time; both beside each other are wider than the panel.
        self.release.hide()
        self.hide()

    def _way(self, number: int) -> WayButton:
        made = WayButton(self._context.theme)
        made.clicked.connect(lambda: self._take(number))
        made.hide()
        return made

    def show_issue(self, issue: Issue | None, plan: Plan) -> None:
        """Show what can be done about an issue of a plan, a moment later; None shows nothing."""
        week = self._page.shown.of(plan)
        is_other = issue is None or self._issue is None or issue.place != self._issue.place
        self._issue, self._plan = (issue if week else None), plan
        self.setVisible(self._issue is not None)
        if is_other:
            self._show((), "")
        if self._issue is None or week is None:
            self._timer.stop()
            return
        law = _law(plan, self._issue)
        self._law.setText(self._say(law) if law else "")
        self._law.setVisible(law is not None)
        is_published = week.state == "published"
        self.release.setVisible(is_published)
        self.again.setVisible(not is_published)
        if is_published:
            self._show((), T("{what} is published. Set it back to final to change it.", what=names.week(week)))
        else:
            self._timer.start()

    def _is_stale(self) -> bool:
        """Whether the plan has changed since the issue was found; tells so."""
        if self._plan is self._context.document.plan:
            return False
        self.stale.emit()
        return True

    def _try_out(self) -> None:
        plan = self._context.document.plan
        week = self._page.shown.of(plan)
        if self._issue is None or week is None or self._is_stale():
            return
        found = remedies(plan, week, self._issue, monday=self._page.shown.monday, most=_MOST)
        self._show(found, T("What helps:") if found else T("Nothing that was tried takes this away by itself."))

    def _take(self, number: int) -> None:
        """Ask for a way out, unless it was tried on a plan that is no more."""
        if not self._timer.isActive() and not self._is_stale():
            self.wanted.emit(_named(self._found[number]))

    def _show(self, found: Sequence[Remedy], told: Message | str) -> None:
        self._found = tuple(found)
        self._told.setText(self._say(told))
        for number, way in enumerate(self.ways):
            if number < len(found):
                lines = effects(self._context, found[number], _NAMED)
                whole = effects(self._context, found[number], _ALL)
                way.show_way(self._say(found[number].text), "\n".join(lines), "\n".join(whole))
            way.setVisible(number < len(found))

    def _release(self) -> None:
        plan = self._context.document.plan
        week = self._page.shown.of(plan)
        if week is not None:
            self.wanted.emit(edits.set_state(plan, week.id, "final"))


def _named(remedy: Remedy) -> Change:
    """The change with the words of the remedy for undo, as a step of its own."""
    return replace(remedy.change, label=remedy.text, merge_key=None)


def _law(plan: Plan, issue: Issue) -> Message | None:
    """The article that an issue rests on, and for whom it is advice."""
    if issue.article is None:
        return None
    who = next((one for one in plan.staff if issue.subject == f"member/{one.id}"), None)
    if who is not None and who.employment in ("owner", "locum"):
        return T(
            "Working-time law, article {article}. Advice: {who} is self-employed.",
            article=issue.article,
            who=names.member(who),
        )
    return T("Working-time law, article {article}", article=issue.article)


def effects(context: Context, remedy: Remedy, named: int) -> list[str]:
    """What else a remedy solves and what comes with it: so many of each by name, the rest and remarks by number."""
    say = context.say
    solved, more = _named_first(remedy.solved, named)
    lines = [say(T("Also solved: {issue}", issue=issue.sentence)) for issue in solved]
    if more:
        remarks = TN("Also solved: {count} remark", "Also solved: {count} remarks", more)
        lines.append(say(T("Also solved: {count} more", count=more) if solved else remarks))
    caused, more = _named_first(remedy.caused, named)
    for issue in caused:
        sign = severity_state(issue.severity, context.theme).glyph
        lines.append(say(T("Comes with it: {sign} {issue}", sign=sign, issue=issue.sentence)))
    if more:
        remarks = TN("Comes with it: {count} remark", "Comes with it: {count} remarks", more)
        lines.append(say(T("Comes with it: {count} more", count=more) if caused else remarks))
    return lines


def _named_first(issues: Sequence[Issue], most: int) -> tuple[list[Issue], int]:
    """Those to name, and how many are left; remarks are named only where all are."""
    worth = [issue for issue in issues if issue.severity is not Severity.INFO or most >= _ALL][:most]
    return worth, len(issues) - len(worth)
