"""From what is typed, pasted or cleared in a table to changes of the document."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from planner.edits import Change
from planner.errors import EditError
from planner.norm_edits import all_back_to_norm
from planner.plan import Plan
from planner.texts import TN, Message, T
from ui.context import Context
from ui.models.cells import read_value
from ui.models.columns import Column


@dataclass(frozen=True, slots=True)
class Target:
    """A cell to be changed: its column and its record."""

    column: Column
    record: Any


@dataclass(slots=True)
class _Open:
    """A cell with an open editor, and the plan as it was before the first key."""

    target: Target
    plan: Plan
    applied: bool = False


class CellEdits:
    """Makes the changes that the cells of a table ask for.

    While a number is typed, the plan follows with every key; it is always the plan from before the first key that
    is changed, so that a share typed as 1, 10, 100 leaves the other shares in proportion. All keys are one step.
    """

    def __init__(self, context: Context) -> None:
        self._document = context.document
        self._say = context.say
        self._open: _Open | None = None

    def begin(self, target: Target) -> None:
        """An editor opens on a cell."""
        self._document.seal()
        self._open = _Open(target, self._document.plan)

    def type(self, text: str) -> None:
        """Let the plan follow a half-typed number where it already makes sense."""
        if self._open is None or self._open.target.column.kind != "number" or not text.strip():
            return
        with suppress(EditError):
            self._take(self._open, text)

    def _take(self, editing: _Open, text: str) -> None:
        target = editing.target
        value = read_value(target.column, target.record, text, editing.plan, self._say)
        self._apply_open(editing, self._change(target, editing.plan, value))

    def _apply_open(self, editing: _Open, change: Change) -> None:
        self._document.apply(replace(change, merge_key=change.merge_key or ("cell", editing.target.column.key)))
        editing.applied = True

    def commit_text(self, target: Target, text: str) -> None:
        """Take over a text; `EditError` where the field refuses it, with the plan as before."""
        if self._open is None:
            self.set_value(target, read_value(target.column, target.record, text, self._document.plan, self._say))
            return
        try:
            self._take(self._open, text)
        except EditError:
            self.cancel()
            raise

    def set_value(self, target: Target, value: Any) -> None:
        """Take over a value itself, such as the key of a choice."""
        self._set_values([(target, value)], None)

    def cancel(self) -> None:
        """The editor closes and what was typed does not count."""
        editing, self._open = self._open, None
        if editing is not None and editing.applied:
            self._document.undo()

    def end(self) -> None:
        """The editor closes; what was typed stays, unless it is what was there before."""
        if self._open is not None and self._open.applied and self._document.plan == self._open.plan:
            self.cancel()
        self._open = None
        self._document.seal()

    @staticmethod
    def _change(target: Target, plan: Plan, value: Any) -> Change:
        assert target.column.edit
        return target.column.edit(plan, target.record, value)

    def take(self, change: Change) -> None:
        """Take over a change of many cells as one step."""
        self._document.seal()
        self._document.apply(change)
        self._document.seal()

    def clear(self, cells: Iterable[Target]) -> None:
        """Empty the cells that may be empty, as one step; `EditError` where none of those that are typed may."""
        typed = [cell for cell in cells if cell.column.is_editable(cell.record)]
        values = [(cell, None) for cell in typed if cell.column.is_optional(cell.record)]
        if typed and not values:
            raise EditError(T("{field} cannot be empty.", field=typed[0].column.title))
        self._set_values(values, _many(TN("Clear {count} cell", "Clear {count} cells", len(values))))

    def back_to_norm(self, paths: list[str]) -> None:
        """Take the values at these paths back to their norms, as one step."""
        if paths:
            label = TN("Put {count} value back to its norm", "Put {count} values back to their norms", len(paths))
            self._document.apply(all_back_to_norm(self._document.plan, paths, label))

    def _set_values(self, values: list[tuple[Target, Any]], label: Message | None) -> None:
        """Apply all values as one step; with the last change's own label where none is given."""
        plan, touched = self._document.plan, frozenset[str]()
        for target, value in values:
            change = self._change(target, plan, value)
            plan, touched, own_label = change.plan, touched | change.touched, change.label
        if plan != self._document.plan:
            self._document.seal()
            self._document.apply(Change(plan, label or own_label, touched))


def _many(label: Message) -> Message | None:
    """The label, unless it counts one: then the change's own label says more."""
    return None if label.count == 1 else label
