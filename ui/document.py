"""The one bridge between the window and the planner: the open plan, its history, its file and its results."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.calculation import calculate
from planner.edits import Change
from planner.errors import EditError
from planner.files import plan_file
from planner.files.plan_file import Opened, Saved
from planner.history import History
from planner.plan import PARTS, Plan
from planner.results import Results
from planner.texts import Message
from planner.warnings import Warning, warnings


class Document(QObject):
    """Holds the plan; everything that changes it goes through `apply`, `undo`, `redo` or `open`.

    While `locked` says why, the plan can be read but not changed; undo and redo stay within what was there already.
    `changed` carries the change (its `touched` names the parts of the plan that are new), `recalculated`
    the results that follow, `saved_state` whether the file holds the plan as it is.
    """

    changed = Signal(object)
    recalculated = Signal(object)
    saved_state = Signal(bool)

    def __init__(self, plan: Plan | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start(plan or Plan(), None)

    def _start(self, plan: Plan, path: Path | None) -> None:
        self._history = History(plan)
        self.path = path
        self.locked: Message | None = None
        self._take_over(plan)

    def _take_over(self, plan: Plan) -> None:
        self.results: Results = calculate(plan)
        self._warnings: tuple[Warning, ...] | None = None

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """What the plan warns of today; worked out when it is first asked for after a change."""
        if self._warnings is None:
            self._warnings = warnings(self.results, date.today())
        return self._warnings

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._history.plan

    @property
    def is_saved(self) -> bool:
        """Whether closing now would lose nothing."""
        return self._history.is_saved

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again, or None."""
        return self._history.redo_label

    def apply(self, change: Change) -> None:
        """Take over a change and tell everybody; `EditError` with the reason where the plan is locked."""
        if self.locked is not None:
            raise EditError(self.locked)
        self._history.apply(change)
        self._announce(change)

    def seal(self) -> None:
        """Let the next change be a step of its own, even if it is in the same cell."""
        self._history.seal()

    def undo(self) -> None:
        """Go one step back."""
        self._announce(self._history.undo())

    def redo(self) -> None:
        """Go one step forward again."""
        self._announce(self._history.redo())

    @property
    def steps(self) -> tuple[Message, ...]:
        """The words for every step, taken or undone; the first is the plan as it was opened."""
        return self._history.labels

    @property
    def position(self) -> int:
        """Which of the steps was the last one taken."""
        return self._history.position

    def go_to(self, position: int) -> None:
        """Go back or forward to just after a step."""
        if position != self.position:
            self._announce(self._history.go_to(position))

    def _announce(self, change: Change) -> None:
        self._take_over(change.plan)
        self.changed.emit(change)
        self.recalculated.emit(self.results)
        self.saved_state.emit(self.is_saved)

    def start(self, plan: Plan, label: Message, path: Path | None = None, saved: bool = True) -> None:
        """Begin with another plan; with a path it belongs to this file, and unless `saved` no file holds it yet."""
        self._start(plan, path)
        if not saved:
            self._history.mark_unsaved()
        self._announce(Change(plan, label, PARTS))

    def lock(self, reason: Message | None) -> None:
        """Refuse changes from now on, for this reason; None takes them again."""
        self.locked = reason
        self.saved_state.emit(self.is_saved)

    def open(self, path: Path, label: Message) -> Opened:
        """Read a plan file; `PlanError` where it cannot be read, with the open plan untouched."""
        opened = plan_file.open_plan(path)
        self.start(opened.plan, label, path)
        return opened

    def adopt(self, change: Change) -> None:
        """Take over a change that brings the plan to what its file holds by now; it can be undone."""
        self._history.apply(change)
        self._history.mark_saved()
        self._announce(change)

    def save(self, path: Path) -> Saved:
        """Write the plan to a file; `PlanError` where that fails, with everything else as it was."""
        saved = plan_file.save(self.plan, path)
        self.path = path
        self._history.mark_saved()
        self.saved_state.emit(True)
        return saved
