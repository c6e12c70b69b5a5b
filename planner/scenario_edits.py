"""Edits of scenarios, and taking one over as the plan itself."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError, PlanError
from planner.plan import MOST_LEVERS, MOST_SCENARIOS, Lever, Plan, Scenario, Step, find
from planner.problems import describe
from planner.results import Results
from planner.scenarios import run
from planner.texts import Message, T


def add(plan: Plan, name: str, levers: tuple[Lever, ...] = ()) -> Change:
    """Add a scenario with some levers, as the last one; `EditError` where the plan has no room for another."""
    _check_room(plan)
    scenario = Scenario(id=_fresh(plan), name=name, steps=tuple(Step(lever=lever) for lever in levers))
    return edits.replace_scenarios(
        plan, (*plan.scenarios, scenario), T("Add scenario {name}", name=names.scenario(scenario))
    )


def duplicate(plan: Plan, scenario_id: str, name: str) -> Change:
    """Put a copy of a scenario behind it; `EditError` where the plan has no room for another."""
    _check_room(plan)
    old = find(plan.scenarios, scenario_id)
    copy = old.model_copy(update={"id": _fresh(plan), "name": name})
    after = plan.scenarios.index(old) + 1
    scenarios = (*plan.scenarios[:after], copy, *plan.scenarios[after:])
    return edits.replace_scenarios(plan, scenarios, T("Duplicate scenario {name}", name=names.scenario(old)))


def remove(plan: Plan, scenario_id: str) -> Change:
    """Take a scenario out of the plan."""
    old = find(plan.scenarios, scenario_id)
    kept = tuple(one for one in plan.scenarios if one is not old)
    return edits.replace_scenarios(plan, kept, T("Remove scenario {name}", name=names.scenario(old)))


def rename(plan: Plan, scenario_id: str, name: str) -> Change:
    """Give a scenario another name."""
    return _changed(plan, scenario_id, T("Rename scenario {name}", name=name), ("name",), name=name)


def move(plan: Plan, scenario_id: str, place: int) -> Change:
    """Move a scenario to another place in the list."""
    old = find(plan.scenarios, scenario_id)
    rest = [one for one in plan.scenarios if one is not old]
    rest.insert(place, old)
    return edits.replace_scenarios(plan, tuple(rest), T("Move scenario {name}", name=names.scenario(old)))


def add_lever(plan: Plan, scenario_id: str, lever: Lever) -> Change:
    """Put a lever at the end of a scenario; `EditError` where that has no room for another."""
    steps = (*find(plan.scenarios, scenario_id).steps, Step(lever=lever))
    if len(steps) > MOST_LEVERS:
        raise EditError(T("A scenario holds {most} levers at most. Remove one first.", most=MOST_LEVERS))
    return _steps(plan, scenario_id, steps, T("Add a lever"))


def set_lever(plan: Plan, scenario_id: str, number: int, lever: Lever) -> Change:
    """Put another lever in a place; typing in one form, or dragging one slider, is one step of the history."""
    steps = find(plan.scenarios, scenario_id).steps
    changed = _replaced(steps, number, steps[number].model_copy(update={"lever": lever}))
    return _steps(plan, scenario_id, changed, T("Change a lever"), str(number))


def set_parameter(plan: Plan, scenario_id: str, number: int, field: str, value: Any) -> Change:
    """Change one parameter of a lever; `EditError` in words where the value is out of bounds."""
    lever = find(plan.scenarios, scenario_id).steps[number].lever
    return set_lever(plan, scenario_id, number, with_parameter(lever, field, value))


def with_parameter(lever: Lever, field: str, value: Any) -> Lever:
    """The lever with one parameter set; `EditError` in words where the value is out of bounds."""
    try:
        return type(lever).model_validate({**lever.__dict__, field: value})
    except ValidationError as error:
        raise EditError(describe(error, type(lever))) from error


def switch(plan: Plan, scenario_id: str, number: int, on: bool) -> Change:
    """Switch a lever on or off."""
    steps = find(plan.scenarios, scenario_id).steps
    label = T("Switch a lever on") if on else T("Switch a lever off")
    return _steps(plan, scenario_id, _replaced(steps, number, steps[number].model_copy(update={"on": on})), label)


def move_lever(plan: Plan, scenario_id: str, number: int, place: int) -> Change:
    """Move a lever to another place in its scenario: where order matters the results change with it."""
    steps = list(find(plan.scenarios, scenario_id).steps)
    steps.insert(place, steps.pop(number))
    return _steps(plan, scenario_id, tuple(steps), T("Move a lever"))


def remove_lever(plan: Plan, scenario_id: str, number: int) -> Change:
    """Take a lever out of its scenario."""
    steps = find(plan.scenarios, scenario_id).steps
    return _steps(plan, scenario_id, (*steps[:number], *steps[number + 1 :]), T("Remove a lever"))


def make_base(base: Results, scenario_id: str) -> Change:
    """Make what a scenario gives the plan itself; the scenario goes, the others stay.

    `EditError` where a lever led to a number that no plan can hold.
    """
    scenario = find(base.plan.scenarios, scenario_id)
    changed = run(base, scenario).results.plan
    kept = tuple(one for one in base.plan.scenarios if one is not scenario)
    return taken_over(base.plan, changed.model_copy(update={"scenarios": kept}), scenario)


def taken_over(plan: Plan, changed: Plan, scenario: Scenario) -> Change:
    """A plan that levers made, checked in every field as if somebody had typed it."""
    try:
        sound = Plan.model_validate(changed.model_dump())
    except ValidationError as error:
        raise EditError(describe(error)) from error
    except PlanError as error:
        raise EditError(error.message) from error
    touched = frozenset(part for part in Plan.model_fields if getattr(sound, part) != getattr(plan, part))
    return Change(sound, T("Make {name} the plan", name=names.scenario(scenario)), touched)


def _check_room(plan: Plan) -> None:
    if len(plan.scenarios) >= MOST_SCENARIOS:
        raise EditError(T("A plan holds {most} scenarios at most. Remove one first.", most=MOST_SCENARIOS))


def _fresh(plan: Plan) -> str:
    return edits.fresh_id((one.id for one in plan.scenarios), "scenario")


def _replaced(steps: tuple[Step, ...], number: int, new: Step) -> tuple[Step, ...]:
    return (*steps[:number], new, *steps[number + 1 :])


def _steps(plan: Plan, scenario_id: str, steps: tuple[Step, ...], label: Message, *key: str) -> Change:
    return _changed(plan, scenario_id, label, key, steps=steps)


def _changed(plan: Plan, scenario_id: str, label: Message, key: tuple[str, ...], **parts: Any) -> Change:
    old = find(plan.scenarios, scenario_id)
    new = old.model_copy(update=parts)
    merge_key = ("scenario", scenario_id, *key) if key else None
    scenarios = tuple(new if one is old else one for one in plan.scenarios)
    return edits.replace_scenarios(plan, scenarios, label, merge_key)
