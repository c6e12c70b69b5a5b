"""What the same money buys otherwise: hours of somebody else, and the work of GPs that these take over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.demand import own_minutes, unit_work
from planner.levers import LeverError, delegate
from planner.memo import FEW, IdentityMemo
from planner.plan import Activity, Plan, Role, find
from planner.results import Results
from planner.terms import GP
from planner.warnings.remedies import net_share

ROLES = ("poh_s", "assistant", "vs")
# What a role takes over that shares no work with the GPs yet: consults, in the time that nurse practitioners took for
# them against GPs at out-of-hours centres (2.4 against 3.0 an hour: fact np_throughput_ooh). Supervision and what
# comes back are assumptions, the same as those that the lever for delegating begins with.
_CONSULTING = ("vs", "pa")
_SLOWER = 3.0 / 2.4
_SUPERVISION, _COMES_BACK = 2.0, 0.05


@dataclass(frozen=True, slots=True)
class Purchase:
    """Paid hours a week of a role for the money of the locum, and what they free.

    `freed_hours` a week of the GPs, when the role takes over `activities`, first those by which an hour of the role
    frees most, as far as the hours reach; `left_hours` are net hours that then are left. Hours are None where nobody
    knows what an hour of the role costs; without activities there is no work of GPs that the role could take over.
    """

    role: Role
    paid_hours: float | None
    freed_hours: float | None = None
    left_hours: float | None = None
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Move:
    """An activity of which all that GPs do moves to a role: hours a week freed of the GPs, and taken on."""

    activity: Activity
    freed: float
    taken: float


def _levers(plan: Plan, role: Role) -> Iterator[delegate.Delegate]:
    """Every activity of which GPs do a part and the role too; for who may do consults and does none, those."""
    mine = [a for a in plan.activities if a.kind != "overhead" and (own_minutes(a, GP) or 0) > 0]
    shared = [a for a in mine if own_minutes(a, role.id) is not None]
    for activity in shared:
        yield delegate.Delegate(activity=activity.id, to=role.id, share=1)
    if not shared and role.id in _CONSULTING:
        for activity in (a for a in mine if a.kind == "consult" and a.channel == "practice"):
            minutes = next(row.minutes for row in activity.delivery if row.role == GP) * _SLOWER
            yield delegate.Delegate(
                activity=activity.id,
                to=role.id,
                share=1,
                minutes=minutes,
                supervision_minutes=_SUPERVISION,
                return_share=_COMES_BACK,
            )


def _moves(results: Results, role: Role) -> tuple[_Move, ...]:
    """What can move, most hours of GPs for an hour of the role first."""
    moves = [move for lever in _levers(results.plan, role) if (move := _move(results, lever))]
    return tuple(sorted(moves, key=lambda move: move.freed / move.taken, reverse=True))


def _move(results: Results, lever: delegate.Delegate) -> _Move | None:
    plan = results.plan
    try:
        after = find(delegate.apply(plan, lever).activities, lever.activity)
    except LeverError:
        return None
    before = find(plan.activities, lever.activity)
    hours = results.demand[before.id].volume / 60
    now, then = unit_work(before, plan.roles).minutes, unit_work(after, plan.roles).minutes
    freed = (now.get(GP, 0.0) - then.get(GP, 0.0)) * hours
    taken = (then.get(lever.to, 0.0) - now.get(lever.to, 0.0)) * hours
    return _Move(before, freed, taken) if freed > 0 and taken > 0 else None


_remembered_moves = IdentityMemo(_moves, FEW)


def purchases(results: Results, euros: float) -> tuple[Purchase, ...]:
    """What so many euros a week buy of each role that may take work over from GPs."""
    return tuple(_purchase(results, role, euros) for role in results.plan.roles if role.id in ROLES)


def _purchase(results: Results, role: Role, euros: float) -> Purchase:
    if not role.cost_per_hour:
        return Purchase(role, None)
    paid = euros / role.cost_per_hour
    left = paid * net_share(results.plan, role)
    freed, activities = 0.0, []
    for move in _remembered_moves(results, role):
        part = min(1.0, left / move.taken)
        if part > 0:
            freed, left = freed + move.freed * part, left - move.taken * part
            activities.append(move.activity)
    return Purchase(role, paid, freed, left, tuple(activities)) if activities else Purchase(role, paid)
