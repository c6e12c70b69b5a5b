"""All levers that a mix may pull on a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planner.mix import of_people, of_work
from planner.mix.candidate import Candidate
from planner.mix.wishes import Wishes
from planner.plan import Plan
from planner.terms import Group

_NOTHING = 1e-6


def offered(plan: Plan, suits: Mapping[Group, float] | None = None) -> tuple[Candidate, ...]:
    """Every lever that this plan could pull, with the ceilings to begin with, in the order in which they are applied.

    `suits` is the largest share of each client group's contacts that may go to another channel; without it the
    ceilings of that lever itself count.
    """
    return (
        *of_work.channels(plan, suits),
        *of_work.less_admin(plan),
        *of_work.less_overhead(plan),
        *of_work.shorter_consults(plan),
        *of_work.manager_relief(plan),
        *of_work.delegations(plan),
        *of_people.hires(plan),
        *of_people.locums(plan),
    )


def chosen(plan: Plan, wishes: Wishes) -> tuple[Candidate, ...]:
    """The levers that may be pulled at all, with the ceilings that were asked for."""
    known = (
        replace(one, ceiling=min(one.most, wishes.ceilings.get(one.key, one.ceiling)))
        for one in offered(plan, wishes.suits)
    )
    return tuple(one for one in known if one.ceiling > _NOTHING)
