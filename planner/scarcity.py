"""In scarcity, core tasks first: what to drop or hand back, in which order, until a role's work fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.calculation import ratio
from planner.capacity import capacity
from planner.demand import demand, demand_per_role
from planner.plan import Activity, Plan, find


@dataclass(frozen=True, slots=True)
class Drop:
    """An activity in the order.

    `hours` are those a week that all of it takes of each role, `share` is how much of it goes (0 where it can stay),
    `utilisation` that of the role in question after it.
    """

    activity: Activity
    hours: dict[str, float]
    share: float
    utilisation: float | None


@dataclass(frozen=True, slots=True)
class Dropping:
    """What goes until the role is at its target; `utilisation` is that of now."""

    role: str
    target: float
    utilisation: float | None
    drops: tuple[Drop, ...]

    @property
    def after(self) -> float | None:
        """The utilisation with all of it gone that goes."""
        return self.drops[-1].utilisation if self.drops else self.utilisation

    @property
    def gone(self) -> tuple[Drop, ...]:
        """What goes, wholly or partly."""
        return tuple(drop for drop in self.drops if drop.share)


def non_core(plan: Plan, role_id: str) -> tuple[str, ...]:
    """The activities that serve no core task and take time of a role, those that free most of its hours first."""
    asked = demand(plan)
    hours = {a.id: asked[a.id].hours.get(role_id, 0.0) for a in plan.activities if a.core_task == "none"}
    return tuple(sorted((activity for activity in hours if hours[activity]), key=lambda each: -hours[each]))


def dropping(plan: Plan, role_id: str, target: float, order: Sequence[str], partly: bool = True) -> Dropping:
    """Drops activities in this order until the utilisation of a role is at its target.

    With `partly` the last one goes only as far as it has to. What takes no time of the role stays, wherever it is in
    the order. `KeyError` where the plan lacks an activity. Without capacity nothing helps, and nothing goes.
    """
    asked = demand(plan)
    team = [member.id for member in plan.staff if member.role == role_id]
    net = sum(capacity(plan)[member].net_hours for member in team)
    needed = demand_per_role(plan, asked)[role_id].hours
    now = ratio(needed, net)
    drops: list[Drop] = []
    for activity_id in dict.fromkeys(order):
        activity = find(plan.activities, activity_id)
        hours = dict(asked[activity_id].hours)
        share = _share(hours.get(role_id, 0.0), needed - target * net, partly) if net else 0.0
        needed -= share * hours.get(role_id, 0.0)
        drops.append(Drop(activity, hours, share, ratio(needed, net)))
    return Dropping(role_id, target, now, tuple(drops))


def _share(hours: float, over: float, partly: bool) -> float:
    """How much of an activity goes where so many hours are over the target."""
    if hours <= 0 or over <= 0:
        return 0.0
    return min(1.0, over / hours) if partly else 1.0
