"""Successive linear programming: the model made linear where it stands, solved, put back, and again.

Levers are linear in their own intensity, so a linear programme is exact until two levers meet, as in delegating and
channelling the same contacts. Each step is therefore put back into the real model and only taken where that is better;
what the linear programme missed is added to its limits (the repair), and the reach of a step shrinks when that does
not help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from planner.mix.program import Aim, Knob, Line, Program, solve

# A limit holds within this much of its own unit.
HOLDS = 1e-8
_SAME = 1e-9
_MOST_STEPS = 60
_REPAIRS = 4
_SMALLEST_REACH = 1e-3


@dataclass(frozen=True, slots=True)
class Reading:
    """What the real model says: each limit (at most 0 where it holds) and the cost."""

    limits: tuple[float, ...]
    cost: float


class Task(Protocol):
    """What is searched: intensities with their bounds, and the real model behind them."""

    knobs: tuple[Knob, ...]
    bounds: tuple[Line, ...]

    def read(self, intensities: tuple[float, ...]) -> Reading | None:
        """What the real model says of some intensities; None where it does not take them."""


@dataclass(frozen=True, slots=True)
class Point:
    """Intensities, what the model says of them, and whether the search came to rest there."""

    intensities: tuple[float, ...]
    reading: Reading
    settled: bool = False

    @property
    def excess(self) -> tuple[float, ...]:
        """How much each limit is broken; 0 where it holds."""
        return tuple(over if over > HOLDS else 0.0 for over in self.reading.limits)

    def holds(self) -> bool:
        """Whether every limit does."""
        return not any(self.excess)


def search(task: Task, aims: Sequence[Aim], start: tuple[float, ...]) -> Point:
    """The best point that is reached from a start; `ValueError` where the model does not take the start."""
    here = _point(task, start)
    if here is None:
        raise ValueError(start)
    reach = 1.0
    linear = linearised(task, here)
    for _ in range(_MOST_STEPS):
        there = _step(task, aims, here, linear, reach)
        if there is here or reach < _SMALLEST_REACH:
            return Point(here.intensities, here.reading, settled=True)
        if there is not None and better(aims, there, here):
            here, linear, reach = there, linearised(task, there), min(1.0, 2 * reach)
        else:
            reach /= 4
    return here


def better(aims: Sequence[Aim], one: Point, other: Point) -> bool:
    """Whether one point is better than another in the first aim in which they differ."""
    for aim in aims:
        mine = aim.at(one.excess, one.reading.cost, one.intensities)
        yours = aim.at(other.excess, other.reading.cost, other.intensities)
        if abs(mine - yours) > _SAME * (1 + abs(yours)):
            return mine < yours
    return False


def _point(task: Task, intensities: tuple[float, ...]) -> Point | None:
    reading = task.read(intensities)
    return None if reading is None else Point(intensities, reading)


def linearised(task: Task, here: Point) -> Program:
    """The model around a point. What the model does not take there at all has no slope: it stays where it is."""
    slopes = [_slope(task, here, number) for number in range(len(task.knobs))]
    limits = tuple(
        _line(here.intensities, value, [slope.limits[number] for slope in slopes])
        for number, value in enumerate(here.reading.limits)
    )
    return Program(limits, task.bounds, _line(here.intensities, here.reading.cost, [slope.cost for slope in slopes]))


def _line(at: tuple[float, ...], value: float, slopes: list[float]) -> Line:
    return Line(value - sum(slope * x for slope, x in zip(slopes, at, strict=True)), tuple(slopes))


def _slope(task: Task, here: Point, number: int) -> Reading:
    """What a unit more of one intensity does, from as far away as the model takes it."""
    at = here.intensities[number]
    for other in _tries(task.knobs[number], at):
        moved = task.read((*here.intensities[:number], other, *here.intensities[number + 1 :]))
        if moved is not None:
            pairs = zip(moved.limits, here.reading.limits, strict=True)
            gone = other - at
            return Reading(
                tuple((after - before) / gone for after, before in pairs), (moved.cost - here.reading.cost) / gone
            )
    return Reading((0.0,) * len(here.reading.limits), 0.0)


def _tries(knob: Knob, at: float) -> Iterator[float]:
    """Other intensities, far away first; in whole steps where the knob has them."""
    up, down = knob.high - at, at - knob.low
    for part in (1.0, 0.1, 0.001):
        for room, sign in ((up, 1), (down, -1)) if up >= down else ((down, -1), (up, 1)):
            far = room * part if knob.step is None else max(1, round(room * part / knob.step)) * knob.step
            if _SAME < far <= room + _SAME:
                yield at + sign * far


def _step(task: Task, aims: Sequence[Aim], here: Point, linear: Program, reach: float) -> Point | None:
    """The best point within reach, each time repaired where the linear programme was wrong.

    The point itself where that is where to be; None where the model does not take what the programme found.
    """
    near = tuple(map(_within, task.knobs, here.intensities, [reach] * len(task.knobs)))
    missed = [0.0] * len(linear.limits)
    best: Point | None = None
    for _ in range(_REPAIRS):
        limits = tuple(
            Line(line.constant + extra, line.slopes) for line, extra in zip(linear.limits, missed, strict=True)
        )
        found = solve(Program(limits, linear.bounds, linear.cost), near, aims)
        if _distance(task.knobs, found, here.intensities) < _SAME:
            return best or here
        there = _point(task, found)
        if there is None:
            break
        if best is None or better(aims, there, best):
            best = there
        wrong = [value - line.at(found) for value, line in zip(there.reading.limits, linear.limits, strict=True)]
        again = [
            error if value > HOLDS else before
            for value, error, before in zip(there.reading.limits, wrong, missed, strict=True)
        ]
        if again == missed:
            break
        missed = again
    return best


def _within(knob: Knob, at: float, reach: float) -> Knob:
    room = reach * (knob.high - knob.low)
    low, high = max(knob.low, at - room), min(knob.high, at + room)
    if knob.step is not None:
        # Whole steps around a point that is one itself.
        low = at - (at - low + _SAME) // knob.step * knob.step
        high = at + (high - at + _SAME) // knob.step * knob.step
    return Knob(low, high, knob.step)


def _distance(knobs: Sequence[Knob], one: Sequence[float], other: Sequence[float]) -> float:
    """The largest difference, each as a part of what its knob can do."""
    return max(
        (
            abs(a - b) / (knob.high - knob.low)
            for knob, a, b in zip(knobs, one, other, strict=True)
            if knob.high > knob.low
        ),
        default=0.0,
    )
