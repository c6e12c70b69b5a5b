"""What a mix of levers has to hold, and how far each lever may go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.capacity import SESSION_HOURS, paid_hours
from planner.plan import Plan
from planner.results import Results
from planner.rooms import rooms_per_session, without_pattern
from planner.terms import WORKDAYS, Group

WORK_SESSIONS = tuple(f"{day}_{part}" for day in WORKDAYS for part in ("am", "pm"))


@dataclass(frozen=True, slots=True)
class Wishes:
    """Targets and ceilings. What is None, or not named, asks nothing.

    `targets` are utilisations by role. `ceilings` are the most of each candidate by its key, in its own unit; one that
    is not named has the ceiling that it is offered with. `suits` is the largest share of each client group's contacts
    that may go to another channel. `free_sessions` are sessions a week in which a room is free for somebody new,
    `budget` is in euros a year on top of what the team costs now. With `steps` every intensity is in whole steps.
    """

    targets: Mapping[str, float] = field(default_factory=dict)
    continuity: float | None = None
    ceilings: Mapping[str, float] = field(default_factory=dict)
    suits: Mapping[Group, float] | None = None
    free_sessions: float | None = None
    budget: float | None = None
    steps: bool = True


def usual(results: Results) -> Wishes:
    """The wishes to begin with: every role within the practice's limit, and continuity at its floor.

    Where continuity is below its floor already it must not fall further. Rooms count where the plan has any.
    """
    practice, now = results.plan.practice, results.continuity
    return Wishes(
        targets=dict.fromkeys(results.roles, practice.near_limit),
        continuity=None if now is None else min(now, practice.continuity_floor),
        free_sessions=free_sessions(results.plan),
    )


def free_sessions(plan: Plan) -> float | None:
    """Sessions a week, Monday to Friday, in which a room is free; None where the plan has no rooms.

    Somebody who needs a room and has no week pattern takes one for each four hours.
    """
    if not plan.rooms:
        return None
    known = rooms_per_session(plan)
    taken = sum(map(paid_hours, without_pattern(plan))) / SESSION_HOURS
    return max(0.0, sum(known[session].free for session in WORK_SESSIONS) - taken)
