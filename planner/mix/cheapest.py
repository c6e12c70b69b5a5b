"""The cheapest mix of levers that holds every limit, what each lever gives, what binds, and the next best."""

from __future__ import annotations

from collections.abc import Iterator

from planner.mix.aims import aims, start
from planner.mix.answer import Answer, Bind, Mix, Other, Use
from planner.mix.candidates import chosen
from planner.mix.problem import Limit, Problem, Progress
from planner.mix.program import Line, Program, prices
from planner.mix.search import HOLDS, Point, linearised, search
from planner.mix.ways_out import together, ways
from planner.mix.wishes import Wishes
from planner.results import Results

_USED = 1e-6
_NO_ROOM = 1e-5
_SAVING = 0.5
_POINT = 0.01


def cheapest(results: Results, wishes: Wishes, progress: Progress | None = None) -> Answer:
    """The cheapest mix of levers on a plan with the next best; without one, what would have to give.

    `progress` hears now and then how many mixes were tried, and stops the search by `False`: then `Stopped` is raised.
    """
    problem = Problem(results, wishes, chosen(results.plan, wishes), progress)
    found = search(problem, aims(problem), start(problem))
    if not found.holds():
        return Answer(wishes, None, ways=tuple(ways(problem, found)), together=tuple(together(problem, found)))
    mix = _mix(problem, found)
    return Answer(wishes, mix, others=tuple(_others(problem, mix)))


def _mix(problem: Problem, found: Point) -> Mix:
    # What is left of a lever by rounding alone is no lever.
    kept = tuple(value if value > _USED else 0.0 for value in found.intensities)
    results = problem.results(kept)
    uses = tuple(_use(problem, number, value) for number, value in enumerate(kept) if value)
    return Mix(uses, results, problem.cost(results), tuple(_binds(problem, found, results)), found.settled)


def _use(problem: Problem, number: int, intensity: float) -> Use:
    """What one lever gives when nothing else is pulled."""
    alone = problem.results(tuple(intensity if n == number else 0.0 for n in range(len(problem.knobs))))
    base, candidate = problem.base, problem.candidates[number]
    hours = {role: known.gap_hours - base.roles[role].gap_hours for role, known in alone.roles.items()}
    now, then = base.continuity, alone.continuity
    return Use(
        candidate=candidate,
        intensity=intensity,
        levers=candidate.levers(intensity),
        hours={role: change for role, change in hours.items() if abs(change) > _USED},
        continuity=None if now is None or then is None else then - now,
        cost=problem.cost(alone),
    )


def _binds(problem: Problem, found: Point, results: Results) -> Iterator[Bind]:
    """What has no room left, what would save most first."""
    linear = linearised(problem, found)
    eased = tuple(Line(line.constant - _NO_ROOM, line.slopes) for line in linear.limits)
    of_limits, of_ceilings = prices(Program(eased, linear.bounds, linear.cost), problem.knobs)
    binds = [
        Bind(limit, price * _unit(limit, results))
        for limit, price, value in zip(problem.limits, of_limits, found.reading.limits, strict=True)
        if price > _SAVING or (value > -_NO_ROOM and _counts(limit, results))
    ]
    binds += [
        Bind(candidate, price * candidate.step)
        for candidate, price in zip(problem.candidates, of_ceilings, strict=True)
        if price * candidate.step > _SAVING
    ]
    yield from sorted(binds, key=lambda bind: -bind.saves)


def _counts(limit: Limit, results: Results) -> bool:
    """A function without work and people has no room either, but that tells nothing."""
    return limit.kind != "role" or results.roles[limit.role].demand_hours > 0


def _unit(limit: Limit, results: Results) -> float:
    """How much of a limit, as it is measured, is a unit of it as people say it."""
    return _POINT * results.roles[limit.role].capacity_hours if limit.kind == "role" else 1.0


def _others(problem: Problem, mix: Mix) -> Iterator[Other]:
    """Without the most important lever; and as long as no mix holds then, without the next one."""
    for use in sorted(mix.uses, key=lambda use: -_weight(problem, use)):
        fewer = problem.with_candidates(tuple(one for one in problem.candidates if one is not use.candidate))
        found = search(fewer, aims(fewer), start(fewer))
        yield Other(use.candidate, _mix(fewer, found) if found.holds() else None)
        if found.holds():
            return


def _weight(problem: Problem, use: Use) -> float:
    """Hours that a lever gives to functions that are over their target now."""
    now = start(problem)
    over = {limit.role for limit in problem.limits if problem.over(limit, problem.base, now) > HOLDS}
    return sum(max(0.0, change) for role, change in use.hours.items() if role in over)
