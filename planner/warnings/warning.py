"""The shape of a warning and of its remedies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from planner.edits import Change
from planner.explain import Figure
from planner.texts import Message, Quantity


class Severity(StrEnum):
    """How bad it is; the order of the members is the order on screen."""

    RED = "red"
    AMBER = "amber"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a remedy does to one figure, found by calculating the changed plan."""

    figure: Figure
    label: Message
    before: Quantity
    after: Quantity


@dataclass(frozen=True)
class Remedy:
    """Something that helps: an edit that can be applied and undone, in words, with its computed effect."""

    code: str
    text: Message
    change: Change
    try_out: Callable[[], tuple[Effect, ...]] = field(repr=False)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """What the edit does, calculated on the changed plan when somebody wants to know."""
        return self.try_out()


@dataclass(frozen=True, slots=True)
class Warning:
    """One thing to know: a code, how bad, what it is about, a sentence, its numbers, and what would help.

    `subject` is the address of the role, member, activity, session or practice it concerns, such as
    role/gp; `figure` is the number whose breakdown shows why.
    """

    code: str
    severity: Severity
    subject: str
    text: Message
    numbers: dict[str, Quantity]
    remedies: tuple[Remedy, ...]
    figure: Figure | None = None
