"""What the tests of the cheapest mix share: wishes with few levers, and trying out every point of a grid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from planner.calculation import calculate
from planner.levers import apply
from planner.mix import Candidate, Wishes, offered
from planner.plan import Lever
from planner.results import Results

SLACK = 1e-6


def only(results: Results, **ceilings: float) -> dict[str, float]:
    """Ceilings for some levers, by key with __ for a colon, and 0 for all others."""
    wanted = {key.replace("__", ":"): ceiling for key, ceiling in ceilings.items()}
    known = {one.key for one in offered(results.plan)}
    assert wanted.keys() <= known
    return {key: wanted.get(key, 0.0) for key in known}


def pulled(results: Results, levers: tuple[Lever, ...]) -> Results:
    """The results with levers pulled one after another."""
    plan = results.plan
    for lever in levers:
        plan = apply(plan, lever)
    return calculate(plan)


def cost(before: Results, after: Results) -> float:
    """Euros a year that the team costs more."""
    return (after.cost_per_week - before.cost_per_week) * before.plan.practice.weeks_per_year


def broken(wishes: Wishes, before: Results, after: Results, rooms: float) -> list[str]:
    """What does not hold, by name."""
    names = [
        role
        for role, target in wishes.targets.items()
        if after.roles[role].demand_hours > (target + SLACK) * after.roles[role].capacity_hours + SLACK
    ]
    if wishes.continuity is not None and after.continuity is not None and after.continuity < wishes.continuity - SLACK:
        names.append("continuity")
    if wishes.free_sessions is not None and rooms > wishes.free_sessions + SLACK:
        names.append("rooms")
    if wishes.budget is not None and cost(before, after) > wishes.budget + SLACK:
        names.append("budget")
    return names


Chosen = list[tuple[Candidate, float]]


def rooms_taken(chosen: Chosen) -> float:
    """Sessions of a room a week."""
    return sum(one.room_sessions * value for one, value in chosen)


def grid(results: Results, wishes: Wishes) -> Iterator[Chosen]:
    """Every combination of whole steps up to the ceilings, as far as together they take no more than there is."""
    levers = [one for one in offered(results.plan, wishes.suits) if wishes.ceilings.get(one.key, one.ceiling) > 0]
    sizes = [
        [step * one.step for step in range(int(wishes.ceilings.get(one.key, one.ceiling) / one.step + SLACK) + 1)]
        for one in levers
    ]
    for values in product(*sizes):
        chosen = list(zip(levers, values, strict=True))
        if all(
            sum(value * one.part for one, value in chosen if one.part_of == whole.part_of) <= whole.whole + SLACK
            for whole in levers
            if whole.part_of
        ):
            yield chosen


def cheapest_of_grid(results: Results, wishes: Wishes) -> float | None:
    """The least cost of all points of the grid where everything holds, by trying them all; None where none does."""
    costs = []
    for chosen in grid(results, wishes):
        after = pulled(results, tuple(lever for one, value in chosen if value for lever in one.levers(value)))
        if not broken(wishes, results, after, rooms_taken(chosen)):
            costs.append(cost(results, after))
    return min(costs, default=None)
