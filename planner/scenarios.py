"""Scenarios: levers applied one after another, and what each of them gives (model section 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.memo import FEW, IdentityMemo
from planner.plan import Plan, Scenario, Step
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
        return self.before(len(self.stages))

    def before(self, number: int) -> Results:
        """The results that a step starts from."""
        return self.stages[number - 1].results if number else self.base


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


_PARTS = tuple(part for part in Plan.model_fields if part != "scenarios")


def _without_scenarios(*parts: Any) -> Results:
    return calculate(Plan.model_construct(**dict(zip(_PARTS, parts, strict=True))))


_base = IdentityMemo(_without_scenarios, FEW)


def base_of(plan: Plan) -> Results:
    """The results of a plan without its scenarios: the same object as long as only scenarios change.

    What one scenario gave is so found again while another one is edited.
    """
    return _base(*(getattr(plan, part) for part in _PARTS))


def _pull(results: Results, step: Step) -> Stage:
    if not step.on:
        return Stage(step, results)
    try:
        return Stage(step, calculate(apply(results.plan, step.lever)))
    except LeverError as error:
        return Stage(step, results, error.message)


# Enough for some scenarios of many levers, each lever also on its own.
_STAGES = 128
_pulled = IdentityMemo(_pull, _STAGES)


def _run(base: Results, scenario: Scenario) -> Outcome:
    stages: list[Stage] = []
    results = base
    for step in scenario.steps:
        stages.append(_pulled(results, step))
        results = stages[-1].results
    return Outcome(scenario, base, tuple(stages))


run = IdentityMemo(_run, FEW)
"""What a scenario makes of a plan's results; a lever that is off, or that the plan does not take, is passed over."""


def told(outcome: Outcome, number: int) -> tuple[Message, bool]:
    """What a step does to the plan that it starts from, in a sentence, or why not; and whether it is a problem."""
    stage = outcome.stages[number]
    if stage.problem is not None:
        return stage.problem, True
    try:
        return sentence(outcome.before(number).plan, stage.step.lever), False
    except LeverError as error:
        return error.message, True


def chain(outcome: Outcome, read: Read) -> Chain:
    """How a figure gets from the base to the scenario."""
    base, end = read(outcome.base), read(outcome.results)
    amounts = [
        Contribution(stage.step, _difference(base, read(_pulled(outcome.base, stage.step).results)))
        for stage in outcome.stages
        if stage.step.on and stage.problem is None
    ]
    total = _difference(base, end)
    known = [one.amount for one in amounts if one.amount is not None]
    interaction = None if total is None or len(known) < len(amounts) else total - sum(known)
    return Chain(base, tuple(amounts), interaction, end)


def _difference(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
