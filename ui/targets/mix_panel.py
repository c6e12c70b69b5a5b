"""The cheapest mix of levers: on the left what is asked, on the right what reaches it at the least cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from planner import scenario_edits
from planner.edits import Change
from planner.errors import DagdeelError, EditError
from planner.mix import Answer, Mix, Stopped, Wishes, cheapest
from planner.mix.of_people import unpriced
from planner.names import role_name
from planner.plan import PARTS, Plan, Scenario
from planner.results import Results
from planner.texts import TN, T
from ui.context import Context
from ui.jobs import Job
from ui.targets.mix_result import MixResult
from ui.targets.mix_wishes import MixWishes
from ui.theme import GROUP, NEAR
from ui.widgets.labels import label
from ui.widgets.panels import button, row

_LEFT, _BAR = 408, 120
_NAME = T("Cheapest mix")


class MixPanel(QWidget):
    """Looks for the cheapest mix when asked, beside the window; a search can be stopped.

    `changed` carries a change of the plan that was asked for, `scenario_wanted` one that adds a scenario, `refused`
    why there is none.
    """

    changed = Signal(object)
    scenario_wanted = Signal(object)
    refused = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._say = context, context.say
        self._job: Job | None = None
        self._answer: Answer | None = None
        self._asked: tuple[Plan, Wishes] | None = None
        self.wishes, self.result = MixWishes(context), MixResult(context)
        self.look = button(context, T("Look for the cheapest mix"), "mdi6.magnify")
        self.stop_button = button(context, T("Stop"))
        self.keep = button(context, T("Keep as a scenario"), "mdi6.layers-plus")
        self.apply = button(context, T("Apply"))
        self._bar, self._told = QProgressBar(), label(context.theme, "caption", muted=True, wrap=True)
        self._lay_out()
        self.wishes.changed.connect(self.refresh)
        self.wishes.refused.connect(self.refused)
        self.look.clicked.connect(self.search)
        self.stop_button.clicked.connect(self.stop)
        self.keep.clicked.connect(self._keep)
        self.apply.clicked.connect(self._apply)

    def _lay_out(self) -> None:
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._bar.setAccessibleName(self._say(T("Searching")))
        left, right, both = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.addWidget(self.wishes, 1)
        right.addLayout(row(self.look, self._bar, self.stop_button, None, self.keep, self.apply))
        right.addWidget(self._told)
        right.addWidget(self.result, 1)
        holder = QWidget()
        holder.setFixedWidth(_LEFT)
        left.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(left)
        both.setContentsMargins(0, NEAR, 0, 0)
        both.setSpacing(GROUP)
        both.addWidget(holder)
        both.addLayout(right, 1)
        self._set_busy(False)

    def refresh(self) -> None:
        """Show what can be asked of the plan as it is now, and whether the answer still belongs to it."""
        results = self._context.document.results
        self.wishes.show_results(results, self._answer if self._is_current(results) else None)
        self._tell(results)

    def _is_current(self, results: Results) -> bool:
        """Whether the answer is about this plan and these wishes; scenarios make no difference to it."""
        if self._asked is None:
            return False
        plan, wishes = self._asked
        same = all(getattr(plan, part) is getattr(results.plan, part) for part in PARTS - {"scenarios"})
        return same and wishes == self.wishes.wishes

    def _tell(self, results: Results) -> None:
        current = self._answer is not None and self._is_current(results)
        usable = current and self._answer is not None and self._answer.mix is not None and bool(self._answer.mix.uses)
        self.keep.setEnabled(usable)
        self.apply.setEnabled(usable)
        nameless = tuple(map(role_name, unpriced(results.plan)))
        lines = []
        if self._answer is not None and not current:
            lines.append(T("The plan or what is asked has changed since. Look again."))
        if nameless:
            lines.append(T("Not hired here, as the cost of an hour is not known: {roles}.", roles=nameless))
        self._told.setText("\n".join(map(self._say, lines)))
        self._told.setVisible(bool(lines))

    def search(self) -> None:
        """Look for the cheapest mix for the plan as it is now."""
        results, wishes = self._context.document.results, self.wishes.wishes
        self._asked, self._answer = (results.plan, wishes), None
        self._job = Job(lambda progress: cheapest(results, wishes, progress), self)
        self._job.progressed.connect(self._show_progress)
        self._job.done.connect(self._show_answer)
        self._job.failed.connect(self._fail)
        self.destroyed.connect(self._job.stop)
        self._show_progress(0)
        self._set_busy(True)
        self.stop_button.setFocus()

    def stop(self) -> None:
        """Stop a search that is under way."""
        if self._job is not None:
            self._job.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """A search goes on behind other pages, but not after the window is closed."""
        if not self.window().isVisible():
            self.stop()
        super().hideEvent(event)

    def _set_busy(self, busy: bool) -> None:
        """Begin or end a search; what leaves goes first, so that the window does not grow for a moment."""
        searching, waiting = (self._bar, self.stop_button), (self.look,)
        for part in waiting if busy else searching:
            part.hide()
        for part in searching if busy else waiting:
            part.show()
        self.wishes.setEnabled(not busy)
        self.result.setEnabled(not busy)
        self._tell(self._context.document.results)

    def _show_progress(self, tried: int) -> None:
        self._bar.setAccessibleDescription(self._say(TN("{count} mix tried", "{count} mixes tried", tried)))

    def _show_answer(self, answer: Answer) -> None:
        self._answer = answer
        self.result.show_answer(self._context.document.plan, answer)
        self._end()

    def _end(self) -> None:
        """The search is over; the keyboard goes back to where it was begun, unless it is elsewhere by now."""
        had_keyboard = self.stop_button.hasFocus()
        self._set_busy(False)
        if had_keyboard:
            self.look.setFocus()
        self.refresh()

    def _fail(self, error: DagdeelError) -> None:
        self._asked = None
        self.result.show_first()
        self._end()
        if not isinstance(error, Stopped):
            self.refused.emit(error)

    def _keep(self) -> None:
        """Ask for a scenario with the levers of the mix."""
        self._offer(self.scenario_wanted, lambda mix, plan: scenario_edits.add(plan, self._say(_NAME), mix.levers))

    def _apply(self) -> None:
        """Ask for the mix in the plan itself, as one step of the history."""
        self._offer(self.changed, _taken_over)

    def _offer(self, wanted: SignalInstance, make: Callable[[Mix, Plan], Change]) -> None:
        if self._answer is None or self._answer.mix is None:
            return
        try:
            wanted.emit(make(self._answer.mix, self._context.document.plan))
        except EditError as error:
            self.refused.emit(error)


def _taken_over(mix: Mix, plan: Plan) -> Change:
    after = mix.results.plan.model_copy(update={"scenarios": plan.scenarios})
    return replace(scenario_edits.taken_over(plan, after, Scenario(id="mix")), label=T("Apply '{what}'", what=_NAME))
