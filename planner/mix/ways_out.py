"""Where no mix holds every limit: what would have to give, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.mix.aims import aims
from planner.mix.answer import Way
from planner.mix.problem import Limit, Problem
from planner.mix.search import Point, search


def ways(problem: Problem, nearest: Point) -> Iterator[Way]:
    """Each single limit or ceiling that is enough when it alone gives, with what that takes at least.

    `nearest` is the mix that breaks the limits least.
    """
    for number, limit in enumerate(problem.limits):
        found = search(problem, aims(problem, spare=number), nearest.intensities)
        if not any(over for other, over in enumerate(found.excess) if other != number):
            yield from _given(problem, limit, found)
    for number in _at_ceiling(problem, nearest):
        yield from _raised(problem, number, nearest)


def together(problem: Problem, nearest: Point) -> Iterator[Way]:
    """All limits that the nearest mix breaks, with what they would have to be for it."""
    for limit, over in zip(problem.limits, nearest.excess, strict=True):
        if over:
            yield from _given(problem, limit, nearest)


def _given(problem: Problem, limit: Limit, found: Point) -> Iterator[Way]:
    """What a limit would have to be for a mix; nothing where no limit would do, as for work that nobody does."""
    reached = problem.reached(limit, problem.results(found.intensities), found.intensities)
    if reached is not None:
        yield Way(limit, limit.asked, reached)


def _at_ceiling(problem: Problem, nearest: Point) -> Iterator[int]:
    """The levers that are pulled as far as they may and could go further: no other ceiling is in the way."""
    for number, (one, knob) in enumerate(zip(problem.candidates, problem.knobs, strict=True)):
        if one.most > one.ceiling and nearest.intensities[number] > knob.high - one.step:
            yield number


def _raised(problem: Problem, number: int, nearest: Point) -> Iterator[Way]:
    """A higher ceiling for one lever, where that is enough."""
    old = problem.candidates[number]
    raised = replace(old, ceiling=old.most)
    freer = problem.with_candidates((*problem.candidates[:number], raised, *problem.candidates[number + 1 :]))
    found = search(freer, aims(freer, ceiling=number), nearest.intensities)
    if found.holds():
        yield Way(old, old.ceiling, found.intensities[number])
