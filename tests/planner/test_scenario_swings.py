"""What matters most in a scenario: its own numbers and those of the plan that it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.language import Translator
from planner.levers.consult_length import ConsultLength
from planner.levers.locum import Locum
from planner.plan import Lever, Scenario, Step
from planner.scenario_swings import scenario_swings
from planner.scenarios import Outcome, run
from planner.sensitivity import Swing, sensitivity
from tests.support.contexts import example
from tests.support.plans import plans, worked_example
from tests.support.scenarios import scenarios

LONGER = ConsultLength(activity="consult", minutes=15)
EXTRA = Locum(sessions={"wed_am": 4, "wed_pm": 4}, pace=0.8)


def outcome(*levers: Lever) -> Outcome:
    return run(calculate(worked_example()), Scenario(id="try", steps=tuple(Step(lever=lever) for lever in levers)))


def swings(*levers: Lever) -> dict[str, Swing]:
    return {swing.path: swing for swing in scenario_swings(outcome(*levers), "gp")}


def utilisation(*levers: Lever) -> float | None:
    return outcome(*levers).results.roles["gp"].utilisation


def test_a_parameter_swings_as_the_model_says() -> None:
    found = swings(LONGER, EXTRA)["lever.0.minutes"]

    assert found.base == pytest.approx(utilisation(LONGER, EXTRA))
    assert found.low == pytest.approx(utilisation(LONGER.model_copy(update={"minutes": 13.5}), EXTRA))
    assert found.high == pytest.approx(utilisation(LONGER.model_copy(update={"minutes": 16.5}), EXTRA))
    assert Translator("en")(found.label) == "Longer consults: Minutes"


def test_the_hours_of_all_sessions_swing_as_one() -> None:
    found = swings(EXTRA)["lever.0.sessions"]
    shorter = Locum(sessions={"wed_am": 3.6, "wed_pm": 3.6}, pace=0.8)

    assert found.low == pytest.approx(utilisation(shorter))


def test_a_swing_ends_at_the_bounds_of_the_parameter() -> None:
    found = swings(EXTRA)["lever.0.weeks_share"]

    assert found.high == pytest.approx(found.base)
    assert found.low == pytest.approx(utilisation(EXTRA.model_copy(update={"weeks_share": 0.9})))


def test_numbers_of_the_plan_are_there_unless_a_lever_changed_them() -> None:
    minutes = "activity.consult_short.delivery.gp.minutes"
    plan = example()
    lever = ConsultLength(activity="consult_short", minutes=15)
    known = run(calculate(plan), Scenario(id="try", steps=(Step(lever=lever),)))
    found = {swing.path: swing for swing in scenario_swings(known, "gp")}
    alone = {swing.path: swing for swing in sensitivity(known.results, "gp")}

    assert minutes in alone
    assert minutes not in found
    assert "lever.0.minutes" in found
    assert found["role.gp.leave_weeks"] == alone["role.gp.leave_weeks"]
    assert {path for path in found if not path.startswith("lever.")} < set(alone)


def test_a_lever_that_is_off_or_does_not_fit_matters_nothing() -> None:
    steps = (Step(lever=LONGER, on=False), Step(lever=ConsultLength(activity="gone")))
    known = run(calculate(worked_example()), Scenario(id="try", steps=steps))

    assert [swing.path for swing in scenario_swings(known, "gp") if swing.path.startswith("lever.")] == []


def test_without_capacity_there_is_nothing_to_compare() -> None:
    plan = worked_example().model_copy(update={"staff": ()})

    assert scenario_swings(run(calculate(plan), Scenario(id="try", steps=(Step(lever=LONGER),))), "gp") == ()


@settings(max_examples=20)
@given(st.data())
def test_swings_are_in_order_and_stand_around_the_scenario(data: st.DataObject) -> None:
    plan = data.draw(plans())
    known = run(calculate(plan), data.draw(scenarios(plan)))
    for role, result in known.results.roles.items():
        found = scenario_swings(known, role)
        reaches = [swing.reach for swing in found if swing.reach is not None]
        assert reaches == sorted(reaches, reverse=True)
        assert {swing.base for swing in found} <= {result.utilisation}
