"""Who drops out: what happens to the work of each single member who is away for a week, for a month or for good.

The rules. A member has that part of the role's work that the member's net hours are of the role's; nobody does more
than those net hours, so where the role has too much work the rest is open already and not counted here. Those who
stay are free up to the utilisation from which the practice warns. An activity can be taken over by the role itself and
by every role that has a row in it; supervision and what comes back to a supervisor only by the role itself. An hour
taken over counts as an hour, whoever does it. Work for prevention, for coordination and for no core task can wait for
a week or a month, so that the free hours go to the rest; for good nothing can wait. A month is a twelfth of the year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.calculation import ratio
from planner.plan import Activity, Member
from planner.results import Results
from planner.sharing_out import Jobs, most_taken
from planner.terms import CoreTask
from planner.warnings.role_rules import is_lone

Period = Literal["week", "month", "for_good"]
Standing = Literal["covered", "bridged", "open"]

CAN_WAIT: frozenset[CoreTask] = frozenset({"preventive", "coordination", "none"})
_MONTHS = 12
# Below this many hours nothing is open: it would be shown as none.
_NONE = 0.05


@dataclass(frozen=True, slots=True)
class Cover:
    """Hours of a member's work in a period, or a week of it for good: what can wait, is taken over and stays open."""

    hours: float
    waiting: float
    taken: float
    open: float

    def times(self, weeks: float) -> Cover:
        """The same for some weeks."""
        return Cover(self.hours * weeks, self.waiting * weeks, self.taken * weeks, self.open * weeks)


@dataclass(frozen=True, slots=True)
class DropOut:
    """How things stand without a member; `utilisation` is that of the role, None where nobody is left in it."""

    member: Member
    is_lone: bool
    paid_hours: float
    utilisation: float | None
    covers: dict[Period, Cover]

    @property
    def standing(self) -> Standing:
        """Whether all work is covered, only for a time, or not even for a week."""
        if self.covers["week"].open >= _NONE:
            return "open"
        return "bridged" if self.covers["for_good"].open >= _NONE else "covered"


@dataclass(frozen=True, slots=True)
class Part:
    """An activity's hours of a role, those of them that are its own, and the other roles that may do these."""

    activity: Activity
    hours: float
    own_hours: float
    others: tuple[str, ...]

    @property
    def can_wait(self) -> bool:
        return self.activity.core_task in CAN_WAIT


def dropouts(results: Results) -> tuple[DropOut, ...]:
    """How things stand without each member who has paid hours, in the order of the team."""
    teams: dict[str, list[Member]] = {role.id: [] for role in results.plan.roles}
    for member in results.plan.staff:
        teams[member.role].append(member)
    free = {role: sum(free_hours(results, member) for member in team) for role, team in teams.items()}
    loads = {role: _Load(role, parts) for role, parts in parts_of_roles(results).items() if teams[role]}
    staff = [member for member in results.plan.staff if results.capacity[member.id].paid_hours]
    return tuple(_dropout(results, member, teams[member.role], loads[member.role], free) for member in staff)


def parts_of_roles(results: Results) -> dict[str, list[Part]]:
    """Each role's work by activity; what is not its own in there is supervision and what comes back."""
    found: dict[str, list[Part]] = {role.id: [] for role in results.plan.roles}
    for activity in results.plan.activities:
        asked = results.demand[activity.id]
        able = [row.role for row in activity.delivery if results.roles[row.role].capacity_hours > 0]
        own = {row.role: row.share * (row.minutes + row.admin_minutes) * asked.volume / 60 for row in activity.delivery}
        for role, hours in asked.hours.items():
            others = tuple(other for other in able if other != role) if own.get(role) else ()
            found[role].append(Part(activity, hours, min(hours, own.get(role, 0.0)), others))
    return found


def free_hours(results: Results, member: Member) -> float:
    """Hours a week that a member has left until the practice warns."""
    use = results.roles[member.role].utilisation
    room = 0.0 if use is None else max(0.0, results.plan.practice.near_limit - use)
    return room * results.capacity[member.id].net_hours


def part_of_role(results: Results, member: Member) -> float:
    """The part of the role's work that is the member's: by net hours, and never more work than those."""
    role = results.roles[member.role]
    return ratio(results.capacity[member.id].net_hours, max(role.demand_hours, role.capacity_hours)) or 0.0


class _Load:
    """A role's work of a week as jobs: that which cannot wait, all of it, and the hours that can wait."""

    def __init__(self, role_id: str, parts: list[Part]) -> None:
        self.urgent = _jobs(role_id, (part for part in parts if not part.can_wait))
        self.everything = _jobs(role_id, parts)
        self.waiting = sum(part.hours for part in parts if part.can_wait)


def _jobs(role_id: str, parts: Iterable[Part]) -> dict[frozenset[str], float]:
    """Hours by the roles that may do them."""
    jobs: defaultdict[frozenset[str], float] = defaultdict(float)
    for part in parts:
        jobs[frozenset((role_id, *part.others))] += part.own_hours
        jobs[frozenset((role_id,))] += part.hours - part.own_hours
    return jobs


def _dropout(results: Results, member: Member, team: list[Member], load: _Load, team_free: dict[str, float]) -> DropOut:
    role, part = results.roles[member.role], part_of_role(results, member)
    left = sum(results.capacity[other.id].net_hours for other in team if other is not member)
    free = {**team_free, member.role: team_free[member.role] - free_hours(results, member)}
    week, for_good = _cover(load.urgent, load.waiting, part, free), _cover(load.everything, 0.0, part, free)
    return DropOut(
        member=member,
        is_lone=is_lone(role, results.plan.practice),
        paid_hours=results.capacity[member.id].paid_hours,
        utilisation=ratio(role.demand_hours, left),
        covers={
            "week": week,
            "month": week.times(results.plan.practice.weeks_per_year / _MONTHS),
            "for_good": for_good,
        },
    )


def _cover(jobs: Jobs, waiting: float, part: float, free: dict[str, float]) -> Cover:
    """A part of a role's work for a week against the free hours of those who may do it."""
    asked = sum(jobs.values()) * part
    taken = min(asked, most_taken({roles: hours * part for roles, hours in jobs.items()}, free))
    return Cover(asked + waiting * part, waiting * part, taken, asked - taken)
