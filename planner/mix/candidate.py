"""A lever that a mix may pull, with one intensity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.plan import Lever
from planner.texts import Message, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A lever whose intensity the mix may choose, from nothing to a ceiling.

    An intensity is in `unit`; `step` is the step that people would take it in, and `is_whole` tells that there is
    nothing between two steps. `most` is the largest intensity that makes sense at all, and `levers` makes the levers
    for an intensity. `room_sessions` are the sessions of a room a week that one unit takes. Candidates with the same
    `part_of` take from the same whole: `part` for each unit, together at most `whole`.
    """

    key: str
    kind: str
    title: Message
    unit: Unit
    ceiling: float
    most: float
    step: float
    levers: Callable[[float], tuple[Lever, ...]]
    is_whole: bool = False
    room_sessions: float = 0.0
    part_of: str = ""
    part: float = 1.0
    whole: float = 1.0
