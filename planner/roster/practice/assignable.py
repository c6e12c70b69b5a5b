"""The kinds of work that people can be given, and how much of each.

Who is in the roster keeps the mix of work that is there: as many sessions of each kind, none of another but office
work. Who is not gets what the demand asks of the function, in proportion to its hours: activities at the practice are
surgery, by phone phone work, visits, procedures, and what has no patient is office work. So assistants have the phone,
procedures and office work by the hours that these take, and a function without activities has office work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.demand import demand
from planner.plan import Cell, Member, Plan
from planner.terms import Work
from planner.week.works import CONTACT_WORKS, unable, usual_work, work_of


@dataclass(frozen=True, slots=True)
class Assignable:
    """Kinds of work that somebody can be given, and how many sessions of each are in the roster (none: not in it)."""

    works: frozenset[Work]
    mix: Mapping[Work, int]

    @property
    def sees(self) -> bool:
        """Whether that is anything in which patients are met."""
        return bool(self.works & CONTACT_WORKS)


def assignable(plan: Plan, member: Member, cells: Iterable[Cell]) -> Assignable:
    """What somebody with these cells in the roster can be given; in skills that a person lacks nothing."""
    lacking = unable(member, plan.activities)
    known = list(cells)
    if any(not cell.pinned for cell in known):
        mix = Counter(cell.work for cell in known)
        works = {work for work in mix if work not in lacking}
        return Assignable(frozenset({"admin", *works}), dict(mix))
    asked = shares(plan).get(member.role, {})
    works = {work for work in asked if work not in lacking} or {usual_work(lacking)}
    return Assignable(frozenset({"admin", *works}), {})


def shares(plan: Plan) -> dict[str, dict[Work, float]]:
    """Of each function, what part of the demand's hours each kind of work takes."""
    demanded = demand(plan)
    hours: dict[str, dict[Work, float]] = {}
    for activity in demanded.activities:
        work: Work = work_of(activity) or "admin"
        for role, own in demanded[activity.id].hours.items():
            if own > 0:
                of_role = hours.setdefault(role, {})
                of_role[work] = of_role.get(work, 0.0) + own
    return {role: {work: own / sum(mix.values()) for work, own in mix.items()} for role, mix in hours.items()}


def wanted(parts: Mapping[Work, float], sessions: int) -> dict[Work, int]:
    """So many sessions shared out over kinds of work by their parts, the largest remainders first."""
    exact = {work: part * sessions for work, part in parts.items()}
    counts = {work: int(number) for work, number in exact.items()}
    rest = sorted(exact, key=lambda work: counts[work] - exact[work])
    for work in rest[: sessions - sum(counts.values())]:
        counts[work] += 1
    return counts
