"""Undo and redo: the plans before and after each change, with the words for them."""

from __future__ import annotations

from planner.edits import Change
from planner.plan import Plan
from planner.texts import Message, T


class History:
    """The line of plans from the first to the newest, a place on it, and a mark at the saved one.

    Changes with the same merge key that follow each other are one step (typing in one cell), unless the
    plan was saved in between or the caller sealed the step.
    """

    def __init__(self, plan: Plan) -> None:
        self._steps: list[Change] = [Change(plan, T("Open"), frozenset())]
        self._at = 0
        self._saved: Plan | None = plan
        self._sealed = True

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._steps[self._at].plan

    @property
    def is_saved(self) -> bool:
        """Whether the plan as it is now is the one that was last saved."""
        return self.plan is self._saved

    @property
    def undo_label(self) -> Message | None:
        """What undo would take back, or None."""
        return self._steps[self._at].label if self._at else None

    @property
    def redo_label(self) -> Message | None:
        """What redo would do again, or None."""
        return self._steps[self._at + 1].label if self._at + 1 < len(self._steps) else None

    @property
    def labels(self) -> tuple[Message, ...]:
        """The words for every step, those that can be redone included; the first is the plan as it was opened."""
        return tuple(step.label for step in self._steps)

    @property
    def position(self) -> int:
        """Which of the steps was the last one taken; 0 where everything is undone."""
        return self._at

    def apply(self, change: Change) -> None:
        """Go on from here with a change; what could be redone is gone."""
        del self._steps[self._at + 1 :]
        last = self._steps[self._at]
        merges = change.merge_key is not None and change.merge_key == last.merge_key
        if merges and not self._sealed and not self.is_saved:
            self._steps[self._at] = Change(change.plan, change.label, last.touched | change.touched, change.merge_key)
        else:
            self._steps.append(change)
            self._at += 1
        self._sealed = False

    def seal(self) -> None:
        """Let the next change be a step of its own."""
        self._sealed = True

    def undo(self) -> Change:
        """Go one step back; the change tells the plan and what it touches. `IndexError` at the start."""
        if not self._at:
            raise IndexError
        undone = self._steps[self._at]
        self._at -= 1
        self._sealed = True
        return Change(self.plan, undone.label, undone.touched)

    def redo(self) -> Change:
        """Go one step forward again. `IndexError` at the end."""
        if self._at + 1 == len(self._steps):
            raise IndexError
        self._at += 1
        self._sealed = True
        return self._steps[self._at]

    def go_to(self, position: int) -> Change:
        """Go back or forward to just after a step; the change tells the plan and all that is different there.

        `IndexError` for a step that there is not.
        """
        if not 0 <= position < len(self._steps):
            raise IndexError
        first, last = sorted((self._at, position))
        touched = frozenset[str]().union(*(step.touched for step in self._steps[first + 1 : last + 1]))
        self._at = position
        self._sealed = True
        return Change(self.plan, self._steps[position].label, touched)

    def mark_saved(self, plan: Plan | None = None) -> None:
        """Remember which plan the file holds: the given one, or the one as it is now."""
        self._saved = self.plan if plan is None else plan
        self._sealed = True

    def mark_unsaved(self) -> None:
        """No file holds this plan."""
        self._saved = None
