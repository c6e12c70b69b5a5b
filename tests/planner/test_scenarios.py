"""Scenarios: levers one after another, what each of them gives alone, and what is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.calculation import calculate
from planner.files.plan_file import dumps, loads
from planner.language import Translator
from planner.levers import apply
from planner.levers.consult_length import ConsultLength
from planner.levers.locum import Locum
from planner.measures import COST, Measure, practice_measures, role_measures, utilisation
from planner.plan import Lever, Plan, Scenario, Step
from planner.results import Results
from planner.scenarios import Outcome, base_of, chain, run, told
from tests.support.plans import plans, worked_example
from tests.support.scenarios import offered, scenarios

EN = Translator("en")
LONGER = ConsultLength(activity="consult", minutes=15)
EXTRA = Locum(sessions={"wed_am": 4, "wed_pm": 4})
# The worked example: hours of work and hours there are, of GPs.
WORK, HOURS = 63.84650064102563, 44.435938461538456
# 5 minutes more for 95 % of 197.13 consults, and for the tenth of the assistants' 5 % that comes back.
MORE_WORK = 197.13076923076918 * (0.95 * 5 + 0.05 * 0.1 * 5) / 60
# 8 hours of a locum without leave, less 12 % for work that is not counted.
MORE_HOURS = 8 * 0.88


def scenario(*levers: Lever | None, plan: Plan | None = None) -> Outcome:
    """What levers in this order make of the worked example; None stands for one that is switched off."""
    steps = tuple(Step(lever=lever or LONGER, on=lever is not None) for lever in levers)
    return run(calculate(plan or worked_example()), Scenario(id="try", steps=steps))


def figures(results: Results) -> list[float | None]:
    """Everything that scenarios are compared by."""
    measures: list[Measure] = list(practice_measures([results.plan]))
    for role in results.plan.roles:
        measures += role_measures(role.id)
    return [measure.read(results) for measure in measures]


def test_levers_work_one_after_another() -> None:
    outcome = scenario(LONGER, EXTRA)

    assert outcome.before(0) is outcome.base
    assert outcome.before(1).roles["gp"].utilisation == pytest.approx((WORK + MORE_WORK) / HOURS)
    assert outcome.results.roles["gp"].utilisation == pytest.approx((WORK + MORE_WORK) / (HOURS + MORE_HOURS))
    assert outcome.results.cost_per_week == pytest.approx(outcome.base.cost_per_week + 8 * 85)


def test_the_chain_gives_each_lever_its_own_and_names_the_rest() -> None:
    found = chain(scenario(LONGER, EXTRA), utilisation("gp").read)

    longer, extra = MORE_WORK / HOURS, WORK / (HOURS + MORE_HOURS) - WORK / HOURS
    together = (WORK + MORE_WORK) / (HOURS + MORE_HOURS)
    assert found.base == pytest.approx(WORK / HOURS)
    assert [one.amount for one in found.contributions] == pytest.approx([longer, extra])
    assert found.interaction == pytest.approx(together - WORK / HOURS - longer - extra)
    assert found.scenario == pytest.approx(together)


def test_what_adds_up_has_no_interaction() -> None:
    found = chain(scenario(LONGER, EXTRA), COST.read)

    assert [one.amount for one in found.contributions] == pytest.approx([0, 680])
    assert found.interaction == pytest.approx(0)


def test_a_lever_that_does_not_fit_is_passed_over_and_says_why() -> None:
    wrong = ConsultLength(activity="no_such_thing")
    outcome = scenario(wrong, EXTRA)

    assert outcome.stages[0].results is outcome.base
    assert told(outcome, 0)[1]
    assert "no_such_thing" in EN(told(outcome, 0)[0])
    assert outcome.results.plan == apply(worked_example(), EXTRA)
    assert [one.step.lever for one in chain(outcome, utilisation("gp").read).contributions] == [EXTRA]


def test_a_lever_that_is_off_still_says_what_it_would_do() -> None:
    outcome = scenario(None)

    assert told(outcome, 0) == told(scenario(LONGER), 0)
    assert outcome.results is outcome.base
    assert chain(outcome, utilisation("gp").read).contributions == ()


def test_what_cannot_be_computed_has_no_chain() -> None:
    nobody = worked_example().model_copy(update={"staff": ()})
    found = chain(scenario(LONGER, plan=nobody), utilisation("gp").read)

    assert (found.base, found.scenario, found.interaction) == (None, None, None)
    assert [one.amount for one in found.contributions] == [None]


@given(st.data())
def test_the_parts_of_a_chain_add_up(data: st.DataObject) -> None:
    plan = data.draw(plans())
    outcome = run(calculate(plan), data.draw(scenarios(plan)))
    for role in plan.roles:
        for measure in (*role_measures(role.id), COST):
            found = chain(outcome, measure.read)
            amounts = [one.amount for one in found.contributions]
            if found.base is None or found.scenario is None or None in amounts:
                assert found.interaction is None
                continue
            assert found.interaction is not None
            whole = found.base + sum(one for one in amounts if one is not None) + found.interaction
            assert whole == pytest.approx(found.scenario, rel=1e-9, abs=1e-9)


@given(st.data())
def test_a_lever_that_is_off_is_as_one_that_is_not_there(data: st.DataObject) -> None:
    plan = data.draw(plans())
    with_all = data.draw(scenarios(plan))
    without = with_all.model_copy(update={"steps": tuple(step for step in with_all.steps if step.on)})
    base = calculate(plan)

    assert run(base, with_all).results.plan == run(base, without).results.plan
    assert figures(run(base, with_all).results) == figures(run(base, without).results)


@given(st.data())
def test_a_scenario_leaves_the_plan_that_it_starts_from(data: st.DataObject) -> None:
    plan = data.draw(plans())
    before = dumps(plan)
    outcome = run(calculate(plan), data.draw(scenarios(plan)))

    assert dumps(plan) == before
    passed_over = [n for n, stage in enumerate(outcome.stages) if stage.problem or not stage.step.on]
    assert all(outcome.before(number + 1) is outcome.before(number) for number in passed_over)


@given(st.data())
def test_scenarios_come_back_from_the_plan_file(data: st.DataObject) -> None:
    plan = data.draw(plans())
    with_one = plan.model_copy(update={"scenarios": (data.draw(scenarios(plan)),)})

    assert loads(dumps(with_one)) == with_one


def test_the_results_without_scenarios_stay_the_same_object_while_only_scenarios_change() -> None:
    plan = worked_example()
    other = plan.model_copy(update={"scenarios": (Scenario(id="one", steps=(Step(lever=EXTRA),)),)})
    base = base_of(plan)

    assert base_of(other) is base
    assert run(base_of(other), other.scenarios[0]) is run(base, other.scenarios[0])
    assert figures(base) == figures(calculate(other))
    assert base_of(edits.set_practice(plan, "name", "Q").plan) is not base


def test_the_example_is_offered_levers_of_every_theme() -> None:
    assert len(offered(worked_example())) > 10
