"""The one family of errors that a person reads: what is wrong, where, and what to do."""

from __future__ import annotations

from planner.language import Translator
from planner.texts import Message

_english = Translator("en")


class DagdeelError(Exception):
    """Something the user can understand and act on. `place` says where in the input it is, when it is known."""

    def __init__(self, message: Message, place: str = "") -> None:
        super().__init__(message.msgid, message.values)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        text = _english(self.message)
        return f"{text} [{self.place}]" if self.place else text


class EditError(DagdeelError):
    """A value that a field of the plan does not take; the plan is unchanged."""


class PlanError(DagdeelError):
    """A plan, or a file that should hold one, that cannot be read or computed."""


class ListError(DagdeelError):
    """A patient list that cannot be read or counted."""
