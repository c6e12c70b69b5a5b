"""What a manager asks of filling in a week plan, and what comes back: a roster, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.edits import Change
from planner.plan import Cell, Plan, WeekPlan
from planner.texts import Message, Quantity


@dataclass(frozen=True, slots=True)
class Sliders:
    """What the manager weighs, from 0 (does not count) to 1.

    `demand`: contacts for which there is a place. `wishes`: sessions that people like, rather not work, and their own
    week pattern. `fairness`: Mondays, Fridays, evenings, weekends and duty by hours. `changes`: cells that stay as they
    were. `rooms`: the same room all week, which is seen to after everything else; with 0 any room will do.
    """

    demand: float = 1.0
    wishes: float = 0.6
    fairness: float = 0.4
    changes: float = 0.3
    rooms: float = 0.2


_SLIDERS = Sliders()


@dataclass(frozen=True, slots=True)
class Ask:
    """A week plan to fill in: in all weeks of its cycle or, with a Monday, in that calendar week.

    `last` is the roster from which little should change; None: the week plan itself.
    """

    plan: Plan
    week_id: str
    sliders: Sliders = _SLIDERS
    monday: date | None = None
    seconds: float = 30
    last: WeekPlan | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that a slider is about, before and after; `key` is the name of the slider."""

    key: str
    label: Message
    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True)
class LocumOffer:
    """A locum for contacts for which the team has no place: how many sessions and hours a week, and euros a week.

    `change` adds the locum to the team; filled in again, the roster then has these sessions.
    """

    words: Message
    sessions: int
    hours: Quantity
    cost: Quantity
    change: Change


@dataclass(frozen=True, slots=True)
class Proposal:
    """A full roster. `gap` is the share of its price that a better one might still save, 0 where it is proven best.

    With `monday` the cells are those of that calendar week. `told` is what stays wrong in any roster of this team.
    """

    cells: tuple[Cell, ...]
    gap: float
    proven: bool
    seconds: float
    measures: tuple[Measure, ...]
    locums: tuple[LocumOffer, ...] = ()
    monday: date | None = None
    told: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A change of the plan after which a roster fits, in words line by line, with what it costs in euros a week."""

    words: tuple[Message, ...]
    change: Change
    cost: Quantity


@dataclass(frozen=True, slots=True)
class Collision:
    """No roster fits: the smallest set of rules that collide, in words, and ways out, the cheapest first."""

    sentences: tuple[Message, ...]
    ways: tuple[Way, ...]
