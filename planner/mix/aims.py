"""What a search for a mix wants, in order of importance."""

from __future__ import annotations

from planner.mix.problem import Problem
from planner.mix.program import Aim


def aims(problem: Problem, spare: int | None = None, ceiling: int | None = None) -> tuple[Aim, ...]:
    """Hold the limits, then be cheap, then change little.

    Before being cheap, the limit numbered `spare` is broken no more than needed; so is the lever numbered `ceiling`
    pulled.
    """
    limits, knobs = range(len(problem.limits)), range(len(problem.knobs))
    none, still = (0.0,) * len(limits), (0.0,) * len(knobs)
    hold = Aim(tuple(float(number != spare) for number in limits), 0.0, still)
    give = Aim(tuple(float(n == spare) for n in limits), 0.0, tuple(float(n == ceiling) for n in knobs))
    cheap = Aim(none, 1.0, still)
    little = Aim(none, 0.0, tuple(1 / knob.high if knob.high else 0.0 for knob in problem.knobs))
    return (hold, cheap, little) if spare is None and ceiling is None else (hold, give, cheap, little)


def start(problem: Problem) -> tuple[float, ...]:
    """Nothing pulled: the plan as it is."""
    return tuple(knob.low for knob in problem.knobs)
