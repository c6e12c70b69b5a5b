"""The levers (model section 8): everything that a scenario can try on a plan.

Each kind has a module of its own with its record, its pure function, its words and its evidence.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from planner.check import check
from planner.errors import PlanError
from planner.levers import (
    ageing,
    bridging_care,
    channel,
    consult_length,
    delegate,
    elderly_team,
    hire,
    leave,
    less_admin,
    list_size,
    locum,
    manager_relief,
    merge,
    more_rooms,
    new_task,
    scarcity,
    social_domain,
    specialist_advice,
    take_over_list,
    trainee,
)
from planner.levers.lever import THEMES, Evidence, Kind, LeverError, Refers, Theme
from planner.plan import Lever, Plan
from planner.problems import describe
from planner.texts import Message, T

__all__ = ["KINDS", "THEMES", "Evidence", "Kind", "LeverError", "Refers", "Theme", "apply", "sentence", "typed"]

# In the order in which people are offered them.
KINDS: dict[str, Kind[Any]] = {
    kind.record.model_fields["kind"].default: kind
    for kind in (
        consult_length.KIND,
        channel.KIND,
        locum.KIND,
        hire.KIND,
        trainee.KIND,
        leave.KIND,
        delegate.KIND,
        manager_relief.KIND,
        less_admin.KIND,
        more_rooms.KIND,
        list_size.KIND,
        ageing.KIND,
        take_over_list.KIND,
        social_domain.KIND,
        elderly_team.KIND,
        specialist_advice.KIND,
        bridging_care.KIND,
        new_task.KIND,
        scarcity.KIND,
        merge.KIND,
    )
}


def typed(raw: Any) -> Lever:
    """A lever from a plan file as the record of its kind; `PlanError` in words where it is none."""
    if isinstance(raw, Lever):
        return raw
    kind = raw.get("kind") if isinstance(raw, dict) else None
    known = KINDS.get(kind) if isinstance(kind, str) else None
    if known is None:
        raise PlanError(T("A scenario has a lever that this program does not know."), "scenarios")
    try:
        lever: Lever = known.record.model_validate(raw)
        return lever
    except ValidationError as error:
        problem = PlanError(describe(error, known.record), "scenarios")
    # Raised here, apart from its cause: that one quotes the file.
    raise problem


def apply(plan: Plan, lever: Lever) -> Plan:
    """The plan with the lever pulled; `LeverError` with the reason where the plan does not take it."""
    changed: Plan = KINDS[lever.kind].apply(plan, lever)
    try:
        return check(changed)
    except PlanError as error:
        raise LeverError(error.message) from error


def sentence(plan: Plan, lever: Lever) -> Message:
    """What the lever does to this plan, in a sentence; `LeverError` where the plan does not take it."""
    words: Message = KINDS[lever.kind].sentence(plan, lever)
    return words
