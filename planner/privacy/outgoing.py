"""A plan as it leaves the house: without small counts, without names, or both."""

from __future__ import annotations

from dataclasses import dataclass

from planner.language import Translator
from planner.plan import Plan
from planner.privacy import small_counts, without_names
from planner.texts import Message


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The plan to make a report of, the remarks that belong in it, and what to tell who makes it."""

    plan: Plan
    remarks: tuple[Message, ...] = ()
    told: tuple[Message, ...] = ()


def outgoing(plan: Plan, say: Translator, *, merges_counts: bool = False, hides_names: bool = False) -> Outgoing:
    """The plan with what was asked for done to it; the names of functions are in the language of `say`."""
    remarks: tuple[Message, ...] = ()
    told: tuple[Message, ...] = ()
    if merges_counts:
        merged = small_counts.merged(plan)
        plan, remarks, told = merged.plan, (small_counts.REMARK,), merged.told
    if hides_names:
        plan, remarks = without_names.without_names(plan, say), (*remarks, without_names.REMARK)
    return Outgoing(plan, remarks, told)
