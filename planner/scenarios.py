"""Scenarios: levers applied one after another, and what each of them gives (model section 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.calculate import calculate
from planner.levers import LeverError, apply
from planner.memo import FEW, IdentityMemo
from planner.plan import Scenario, Step
from planner.results import Results
from planner.texts import Message

Read = Callable[[Results], float | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a scenario with the results after it; with a problem the plan did not take it and nothing changed."""

    step: Step
    results: Results
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scenario makes of a plan, step by step."""

    scenario: Scenario
    base: Results
    stages: tuple[Stage, ...]

    @property
    def results(self) -> Results:
        """The results with all levers that could be pulled."""
        return self.stages[-1].results if self.stages else self.base


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one lever alone changes in a figure; None where it cannot be computed."""

    step: Step
    amount: float | None


@dataclass(frozen=True, slots=True)
class Chain:
    """How a figure gets from the base to the scenario: each lever on its own, and what they do only together.

    base + sum of contributions + interaction = scenario. Amounts are None where the figure cannot be computed.
    """

    base: float | None
    contributions: tuple[Contribution, ...]
    interaction: float | None
    scenario: float | None


def _pull(results: Results, step: Step) -> Stage:
    if not step.on:
        return Stage(step, results)
    try:
        return Stage(step, calculate(apply(results.plan, step.lever)))
    except LeverError as error:
        return Stage(step, results, error.message)


def _run(base: Results, scenario: Scenario) -> Outcome:
    stages: list[Stage] = []
    results = base
    for step in scenario.steps:
        stages.append(_pull(results, step))
        results = stages[-1].results
    return Outcome(scenario, base, tuple(stages))


run = IdentityMemo(_run, FEW)
"""What a scenario makes of a plan's results; a lever that is off, or that the plan does not take, is passed over."""


_alone = IdentityMemo(_pull, FEW)


def chain(outcome: Outcome, read: Read) -> Chain:
    """How a figure gets from the base to the scenario."""
    base, end = read(outcome.base), read(outcome.results)
    amounts = [
        Contribution(stage.step, _difference(base, read(_alone(outcome.base, stage.step).results)))
        for stage in outcome.stages
        if stage.step.on and stage.problem is None
    ]
    total = _difference(base, end)
    known = [one.amount for one in amounts if one.amount is not None]
    interaction = None if total is None or len(known) < len(amounts) else total - sum(known)
    return Chain(base, tuple(amounts), interaction, end)


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
