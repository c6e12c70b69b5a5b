"""Fill in the roster: what matters, a search beside the window, and the roster that comes out of it to take over."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from planner.edits import Change
from planner.errors import DagdeelError, EditError
from planner.plan import Cell, Plan, WeekPlan
from planner.roster.practice import Ask, Collision, LocumOffer, Proposal, Way, propose, take_over
from planner.texts import TN, Message, T
from planner.week import away, edits
from ui.jobs import Job, Progress
from ui.roster.fill_answer import FillAnswer
from ui.roster.fill_asked import FillAsked
from ui.roster.view import WeekView
from ui.theme import AROUND, GROUP
from ui.widgets.labels import label
from ui.widgets.panels import button, row

_LEFT, _SIZE, _EVERY_MS, _TICKS = 340, (940, 600), 200, 10


def fill_in(page: WeekView) -> FillDialog | None:
    """Open the dialog on the week that is looked at; say why where there is none or it is published."""
    plan = page.context.document.plan
    week = page.shown.of(plan)
    if week is None:
        return None
    try:
        edits.editable(plan, week.id)
    except EditError as error:
        page.report(error)
        return None
    dialog = FillDialog(page, week)
    dialog.open()
    return dialog


class _Search:
    """What the thread of a search and the window share: nothing of the window itself is in that thread."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.best: Proposal | None = None

    def run(self, go_on: Progress) -> Proposal | Collision:
        """Search; keeps the best so far for the window to look at."""

        def better(found: Proposal | None) -> bool:
            self.best = found or self.best
            return go_on(0)

        return propose(self.ask, better)


class FillDialog(QDialog):
    """Asks, searches, and takes over what was found as one step. Ways out that were agreed to come with it."""

    def __init__(self, page: WeekView, week: WeekPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent or page)
        self._page, self._say, self._week = page, page.context.say, week
        self._plan: Plan = page.context.document.plan
        self._agreed: list[Change] = []
        self._job: Job | None = None
        self._search: _Search | None = None
        self._shown: Proposal | None = None
        self._began = 0.0
        self.setWindowTitle(self._say(T("Fill in")))
        self.asked, self.answer = FillAsked(page), FillAnswer(page.context)
        self.look = button(page.context, T("&Fill in"), "mdi6.auto-fix")
        self.stop = button(page.context, T("&Stop and keep this"), "mdi6.stop-circle-outline")
        self.take = button(page.context, T("&Take over"), "mdi6.check")
        self.close_button = button(page.context, T("Cancel"))
        self.bar, self.progress = QProgressBar(), label(page.context.theme, "caption", muted=True, wrap=True)
        self.agreed = label(page.context.theme, "caption", wrap=True)
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._lay_out()
        self._connect()
        self._set_busy(False)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        self.asked.setFixedWidth(_LEFT)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self._say(T("Time used")))
        right, both, column = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        for part in (self.bar, self.progress, self.agreed):
            right.addWidget(part)
        right.addWidget(self.answer, 1)
        both.setSpacing(AROUND)
        both.addWidget(self.asked)
        both.addLayout(right, 1)
        column.setContentsMargins(AROUND, AROUND, AROUND, GROUP)
        column.setSpacing(GROUP)
        column.addLayout(both, 1)
        column.addLayout(row(None, self.look, self.stop, self.take, self.close_button))

    def _connect(self) -> None:
        self.look.clicked.connect(self.search)
        self.stop.clicked.connect(self._stop)
        self.take.clicked.connect(self._take_over)
        self.close_button.clicked.connect(self.reject)
        self.answer.wanted.connect(self._agree)
        self._clock.timeout.connect(self._tell)

    def search(self) -> None:
        """Look for a roster, beside the window."""
        self._search = search = _Search(self.asked.ask(self._plan, self._week))
        self._shown = None
        self._began = time.monotonic()
        self._job = Job(search.run, self)
        self._job.done.connect(self._finish)
        self._job.failed.connect(self._fail)
        self.destroyed.connect(self._job.stop)
        self.bar.setRange(0, round(search.ask.seconds * _TICKS))
        self.answer.show_first(T("The first roster usually comes within a few seconds."))
        self._set_busy(True)
        self._tell()
        self.stop.setFocus()

    def _tell(self) -> None:
        """How far it is."""
        seconds, best = time.monotonic() - self._began, self._search.best if self._search else None
        self.bar.setValue(min(self.bar.maximum(), round(seconds * _TICKS)))
        self.stop.setText(self._say(T("&Stop") if best is None else T("&Stop and keep this")))
        self.progress.setText(self._say(_told(seconds, self.asked.seconds.value(), best is not None)))
        if best is not None and best is not self._shown:
            self._shown = best
            self.answer.show_proposal(self._plan, (), best, is_last=False)

    def _set_busy(self, busy: bool) -> None:
        for part in (self.bar, self.progress, self.stop):
            part.setVisible(busy)
        self.look.setVisible(not busy)
        self.look.setText(self._say(T("&Fill in again") if self._search else T("&Fill in")))
        self.asked.setEnabled(not busy)
        self.take.setVisible(not busy and self._shown is not None)
        self.take.setDefault(self._shown is not None)
        self.look.setDefault(self._shown is None)
        lines = [self._say(T("Agreed: {what}", what=change.label)) for change in self._agreed]
        self.agreed.setText("\n".join(lines))
        self.agreed.setVisible(bool(lines))
        if busy:
            self._clock.start()
        else:
            self._clock.stop()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self.stop.setEnabled(False)

    def _end(self, shown: Proposal | None) -> None:
        self._job, self._shown = None, shown
        self.stop.setEnabled(True)
        if not self.isVisible():
            self.deleteLater()
            return
        self._set_busy(False)
        (self.take if shown else self.look).setFocus()

    def _finish(self, found: Proposal | Collision) -> None:
        if isinstance(found, Collision):
            self.answer.show_collision(found)
            self._end(None)
        else:
            self.answer.show_proposal(self._plan, self._now(), found, is_last=True)
            self._end(found)

    def _fail(self, error: DagdeelError) -> None:
        self.answer.show_first(error.message)
        self._end(None)

    def _now(self) -> Sequence[Cell]:
        """The roster as it is, in the weeks that were asked about."""
        monday = self._search.ask.monday if self._search else None
        if monday is None:
            return self._week.cells
        return [cell.model_copy(update={"weeks": ()}) for cell in away.cells_of(self._plan, self._week, monday)[0]]

    def _agree(self, way: Way | LocumOffer) -> None:
        """Take a way out, and fill in again with it; the plan itself changes when the roster is taken over."""
        self._agreed.append(way.change)
        self._plan = way.change.plan
        self.search()

    def _take_over(self) -> None:
        if self._shown is None:
            return
        try:
            change = take_over(self._plan, self._week.id, self._shown)
        except EditError as error:
            self.answer.show_first(error.message)
            self._end(None)
            return
        touched = change.touched.union(*(one.touched for one in self._agreed))
        self._page.commit(Change(change.plan, change.label, touched))
        self.accept()

    def done(self, result: int) -> None:
        """The dialog goes when its search has ended."""
        super().done(result)
        if self._job is None:
            self.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever closes the dialog ends its search; making the window small for a while does not."""
        if self._job is not None and not event.spontaneous():
            self._clock.stop()
            self._job.stop()
        super().hideEvent(event)


def _told(seconds: float, most: float, has_one: bool) -> Message:
    """What the search is at."""
    if has_one:
        return TN(
            "{count} second, looking for a better one…", "{count} seconds, looking for a better one…", int(seconds)
        )
    if seconds > most:
        return T("Time is up without a roster. Finding out what stands in the way and what helps…")
    return T("Getting ready and looking for a first roster…")
