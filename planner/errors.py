"""The one family of errors that a person reads: what is wrong, where, and what to do."""

from __future__ import annotations

from planner.texts import Message


class DagdeelError(Exception):
    """Something the user can understand and act on. `place` says where in the input it is, when it is known."""

    def __init__(self, message: Message, place: str = "") -> None:
        super().__init__(message.msgid, message.values)
        self.message = message
        self.place = place


class EditError(DagdeelError):
    """A value that a field of the plan does not take; the plan is unchanged."""


class PlanError(DagdeelError):
    """A plan, or a file that should hold one, that cannot be read or computed."""


class ListError(DagdeelError):
    """A patient list that cannot be read or counted."""
