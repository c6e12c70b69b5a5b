"""What matters most in a scenario: a role's utilisation with one number of its levers, or of the plan, 10 % otherwise.

One number at a time, all others as they are. Several numbers of one parameter, such as the hours of each session, go
up and down as one. Numbers of the plan that the levers changed are left out: the parameters stand for them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.assumptions import assumptions
from planner.levers import KINDS
from planner.levers.parameters import Parameter, number_parameters
from planner.plan import Step
from planner.results import Results
from planner.scenarios import Outcome, run
from planner.sensitivity import CHANGE, Swing, ranked, sensitivity
from planner.texts import T


def scenario_swings(outcome: Outcome, role_id: str) -> tuple[Swing, ...]:
    """The swings of a role's utilisation in the scenario, the widest first; none where there is no capacity.

    `KeyError` where the scenario's plan has no such role.
    """
    base = outcome.results.roles[role_id].utilisation
    if base is None:
        return ()
    return ranked((*_of_levers(outcome, role_id, base), *_of_plan(outcome, role_id)))


def _of_levers(outcome: Outcome, role_id: str, base: float) -> Iterator[Swing]:
    for number, stage in enumerate(outcome.stages):
        if not stage.step.on or stage.problem:
            continue
        lever = stage.step.lever
        for parameter in number_parameters(lever):
            label = T("{what}: {field}", what=KINDS[lever.kind].title, field=parameter.title)
            value = getattr(lever, parameter.name)
            low, high = (
                _varied(outcome, number, parameter.name, _scaled(value, factor, parameter), role_id, base)
                for factor in (1 - CHANGE, 1 + CHANGE)
            )
            yield Swing(f"lever.{number}.{parameter.name}", label, low, base, high)


def _varied(outcome: Outcome, number: int, field: str, value: Any, role_id: str, base: float) -> float | None:
    """The utilisation with another value of one parameter; as it is where the plan does not take the lever then."""
    steps = outcome.scenario.steps
    changed = Step(lever=steps[number].lever.model_copy(update={field: value}))
    scenario = outcome.scenario.model_copy(update={"steps": (*steps[:number], changed, *steps[number + 1 :])})
    other = run(outcome.base, scenario)
    return base if other.stages[number].problem else other.results.roles[role_id].utilisation


def _scaled(value: Any, factor: float, parameter: Parameter) -> Any:
    """A number, or each of several, times a factor, within the bounds of the parameter."""
    if isinstance(value, dict):
        return {key: _scaled(each, factor, parameter) for key, each in value.items()}
    low = -math.inf if parameter.low is None else parameter.low
    high = math.inf if parameter.high is None else parameter.high
    return min(max(value * factor, low), high)


def _of_plan(outcome: Outcome, role_id: str) -> Iterator[Swing]:
    """The swings of the plan's own numbers, in the plan that the levers made."""
    before, after = _values(outcome.base), _values(outcome.results)
    for swing in sensitivity(outcome.results, role_id):
        if swing.path in before and before[swing.path] == after.get(swing.path):
            yield swing


def _values(results: Results) -> dict[str, float | None]:
    return {row.path: row.value.value for row in assumptions(results, date.min, ())}
