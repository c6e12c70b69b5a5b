"""One place in which two plans differ, and the line that says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.language import Translator
from planner.texts import Message, T

_english = Translator("en")


class Kind(StrEnum):
    """How a plan differs from another in one place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class PlanDifference:
    """One place in which the new plan is not the old one.

    `part` is the part of the plan (`planner.plan.PARTS`), `key` the way to the place below it (ids and fields).
    `what` names the record; of a change `field` names the field, and `before` and `after` are its values as shown,
    both empty where the values are not told.
    """

    kind: Kind
    part: str
    key: tuple[str, ...]
    what: Message | str
    field: Message | None = None
    before: Message | date | str = ""
    after: Message | date | str = ""

    @property
    def text(self) -> Message:
        """The difference as a line to read."""
        match self.kind:
            case Kind.ADDED:
                return T("{what}: added", what=self.what)
            case Kind.REMOVED:
                return T("{what}: removed", what=self.what)
            case Kind.REORDERED:
                return T("{what}: in another order", what=self.what)
        if self.before == self.after == "":
            return T("{what}, {field}: changed", what=self.what, field=self.field)
        if _english.value(self.before) == _english.value(self.after):
            return T("{what}, {field}: {value}, a rounding apart", what=self.what, field=self.field, value=self.after)
        return T(
            "{what}, {field}: {before} → {after}",
            what=self.what,
            field=self.field,
            before=self.before,
            after=self.after,
        )
