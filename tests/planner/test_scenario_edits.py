"""Edits of scenarios: each a step that can be undone, and taking a scenario over as the plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits, scenario_edits
from planner.calculation import calculate
from planner.edits import Change
from planner.errors import EditError
from planner.files.plan_file import dumps, loads
from planner.history import History
from planner.language import Translator
from planner.levers.consult_length import ConsultLength
from planner.levers.hire import Hire
from planner.levers.locum import Locum
from planner.plan import MOST_LEVERS, MOST_SCENARIOS, Plan
from planner.scenarios import run
from tests.support.plans import worked_example

EN = Translator("en")
LONGER = ConsultLength(activity="consult", minutes=15)
EXTRA = Locum(sessions={"wed_am": 4, "wed_pm": 4})


def with_scenarios() -> Plan:
    """Two scenarios: one of two levers, one of none."""
    plan = scenario_edits.add(worked_example(), "First", (LONGER, EXTRA)).plan
    return scenario_edits.add(plan, "Second").plan


def names(plan: Plan) -> list[str]:
    return [one.name for one in plan.scenarios]


def kinds(plan: Plan) -> list[str]:
    """The kinds of lever of the first scenario."""
    return [step.lever.kind for step in plan.scenarios[0].steps]


def test_adding_duplicating_renaming_moving_and_removing() -> None:
    plan = with_scenarios()
    first = plan.scenarios[0].id
    plan = scenario_edits.duplicate(plan, first, "Copy").plan
    assert names(plan) == ["First", "Copy", "Second"]
    assert plan.scenarios[1].steps == plan.scenarios[0].steps
    assert len({one.id for one in plan.scenarios}) == 3
    plan = scenario_edits.move(plan, first, 2).plan
    assert names(plan) == ["Copy", "Second", "First"]
    plan = scenario_edits.rename(plan, first, "Last").plan
    plan = scenario_edits.remove(plan, plan.scenarios[0].id).plan
    assert names(plan) == ["Second", "Last"]


def test_levers_are_added_moved_switched_and_removed() -> None:
    plan = with_scenarios()
    first = plan.scenarios[0].id
    plan = scenario_edits.add_lever(plan, first, Hire(role="gp")).plan
    assert kinds(plan) == ["consult_length", "locum", "hire"]
    plan = scenario_edits.move_lever(plan, first, 2, 0).plan
    assert kinds(plan) == ["hire", "consult_length", "locum"]
    plan = scenario_edits.switch(plan, first, 1, False).plan
    assert [step.on for step in plan.scenarios[0].steps] == [True, False, True]
    plan = scenario_edits.remove_lever(plan, first, 0).plan
    assert kinds(plan) == ["consult_length", "locum"]
    assert [step.on for step in plan.scenarios[0].steps] == [False, True]


def test_a_parameter_is_checked_against_its_bounds() -> None:
    plan = with_scenarios()
    with pytest.raises(EditError) as caught:
        scenario_edits.set_parameter(plan, plan.scenarios[0].id, 0, "minutes", -1)

    assert EN(caught.value.message) == "Minutes cannot be below 0."


def test_dragging_a_slider_is_one_step() -> None:
    history = History(with_scenarios())
    for minutes in (11, 12, 13):
        first = history.plan.scenarios[0].id
        history.apply(scenario_edits.set_parameter(history.plan, first, 0, "minutes", minutes))
    assert len(history.labels) == 2
    history.seal()
    history.apply(scenario_edits.set_parameter(history.plan, history.plan.scenarios[0].id, 0, "minutes", 14))
    assert len(history.labels) == 3
    history.undo()
    lever = history.plan.scenarios[0].steps[0].lever
    assert isinstance(lever, ConsultLength)
    assert lever.minutes == 13


def test_making_a_scenario_the_plan_leaves_the_others() -> None:
    plan = with_scenarios()
    results = calculate(plan)
    change = scenario_edits.make_base(results, plan.scenarios[0].id)

    expected = run(results, plan.scenarios[0]).results
    assert names(change.plan) == ["Second"]
    assert change.plan.staff == expected.plan.staff
    assert change.plan.activities == expected.plan.activities
    assert calculate(change.plan).roles == expected.roles
    assert change.touched == {"staff", "activities", "scenarios"}
    assert EN(change.label) == "Make First the plan"


def test_a_scenario_that_leads_beyond_what_a_plan_can_hold_is_not_taken_over() -> None:
    far = ConsultLength(activity="triage", role="assistant", minutes=10_000, repeat_change=10)
    plan = scenario_edits.add(worked_example(), "Far", (far,) * 5).plan
    with pytest.raises(EditError):
        scenario_edits.make_base(calculate(plan), plan.scenarios[0].id)


def test_no_more_than_a_plan_file_holds() -> None:
    plan = worked_example()
    for number in range(MOST_SCENARIOS):
        plan = scenario_edits.add(plan, str(number)).plan
    first = plan.scenarios[0].id
    for _ in range(MOST_LEVERS):
        plan = scenario_edits.add_lever(plan, first, LONGER).plan
    for edit in (
        lambda: scenario_edits.add(plan, "One more"),
        lambda: scenario_edits.duplicate(plan, first, "One more"),
        lambda: scenario_edits.add_lever(plan, first, LONGER),
    ):
        with pytest.raises(EditError):
            edit()

    assert loads(dumps(plan)) == plan


Edit = Callable[[Plan, st.DataObject], Change]


def _some(plan: Plan, data: st.DataObject) -> str:
    return data.draw(st.sampled_from([one.id for one in plan.scenarios]))


def _with_levers(plan: Plan, data: st.DataObject) -> tuple[str, int]:
    scenario = data.draw(st.sampled_from([one for one in plan.scenarios if one.steps]))
    return scenario.id, data.draw(st.integers(0, len(scenario.steps) - 1))


EDITS: dict[str, Edit] = {
    "add": lambda plan, _data: scenario_edits.add(plan, "New", (EXTRA,)),
    "duplicate": lambda plan, data: scenario_edits.duplicate(plan, _some(plan, data), "Copy"),
    "remove": lambda plan, data: scenario_edits.remove(plan, _some(plan, data)),
    "rename": lambda plan, data: scenario_edits.rename(plan, _some(plan, data), "Other"),
    "move": lambda plan, data: scenario_edits.move(plan, _some(plan, data), 0),
    "lever": lambda plan, data: scenario_edits.add_lever(plan, _some(plan, data), LONGER),
    "switch": lambda plan, data: scenario_edits.switch(plan, *_with_levers(plan, data), on=data.draw(st.booleans())),
    "reorder": lambda plan, data: scenario_edits.move_lever(plan, *_with_levers(plan, data), place=0),
    "drop": lambda plan, data: scenario_edits.remove_lever(plan, *_with_levers(plan, data)),
    "base": lambda plan, data: scenario_edits.make_base(calculate(plan), _some(plan, data)),
    "person": lambda plan, _data: edits.remove_members(plan, [plan.staff[0].id]),
}


def _can(plan: Plan, name: str) -> bool:
    if name in ("add", "person"):
        return bool(plan.staff)
    some = any(one.steps for one in plan.scenarios)
    return some if name in ("switch", "reorder", "drop") else bool(plan.scenarios)


@given(st.data())
def test_undoing_everything_gives_the_plan_as_it_was(data: st.DataObject) -> None:
    plan = with_scenarios()
    before, history = dumps(plan), History(plan)
    for name in data.draw(st.lists(st.sampled_from(list(EDITS)), max_size=8)):
        if _can(history.plan, name):
            history.apply(EDITS[name](history.plan, data))
            history.seal()
    after = dumps(history.plan)
    while history.undo_label is not None:
        history.undo()

    assert history.plan is plan
    assert dumps(history.plan) == before
    while history.redo_label is not None:
        history.redo()
    assert dumps(history.plan) == after
