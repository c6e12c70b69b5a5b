"""The cheapest mix against the real model: everything that is asked holds, and no point of a grid is cheaper."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.language import Translator
from planner.mix import Answer, Mix, Stopped, Wishes, cheapest, offered, sentences, usual
from planner.results import Results
from planner.scenario_edits import add
from planner.scenarios import run
from tests.support.levers import EXAMPLES, example
from tests.support.mixes import broken, cheapest_of_grid, cost, only, pulled, rooms_taken
from tests.support.plans import worked_example

WORKED = calculate(worked_example())
PRACTICES = {name: calculate(example(name)) for name in EXAMPLES}
GROUP = PRACTICES["group_practice"]


def the_mix(answer: Answer) -> Mix:
    assert answer.mix is not None
    return answer.mix


def told(answer: Answer) -> list[str]:
    """Everything that is said of an answer."""
    say = Translator("en")
    plan = GROUP.plan
    lines = [say(sentences.headline(answer))]
    if answer.mix:
        lines += [say(sentences.amount(use.candidate, use.intensity)) for use in answer.mix.uses]
        lines += [say(sentences.binding(plan, bind)) for bind in answer.mix.binds]
    lines += map(say, sentences.others(answer))
    return [*lines, *(say(sentences.way(plan, way)) for way in (*answer.ways, *answer.together))]


def check(results: Results, wishes: Wishes, mix: Mix) -> None:
    """Put back, the mix holds everything and costs what it says."""
    after = pulled(results, mix.levers)
    rooms = rooms_taken([(use.candidate, use.intensity) for use in mix.uses])
    assert broken(wishes, results, after, rooms) == []
    assert mix.cost == pytest.approx(cost(results, after), abs=1e-6)
    assert mix.results.roles == after.roles
    for use in mix.uses:
        assert 0 < use.intensity <= wishes.ceilings.get(use.candidate.key, use.candidate.ceiling) + 1e-9


# --- by hand ---------------------------------------------------------------------------------------------------------


def test_hours_to_hire_in_the_worked_example() -> None:
    """Only GPs can be hired: (63.8465 / 0.85 - 44.4359) h net, at (52 - 5.6 - 1 - 1.2) / 52 * 0.96 * 0.92 an hour."""
    net = calculate(worked_example()).roles["gp"]
    hired = pulled(WORKED, offered_lever("hire:gp", 1.0))
    per_hour = hired.roles["gp"].capacity_hours - net.capacity_hours
    hours = (net.demand_hours / 0.85 - net.capacity_hours) / per_hour
    wishes = Wishes(targets={"gp": 0.85}, ceilings=only(WORKED, hire__gp=100), steps=False)

    mix = the_mix(cheapest(WORKED, wishes))

    assert [use.candidate.key for use in mix.uses] == ["hire:gp"]
    assert mix.uses[0].intensity == pytest.approx(hours)
    assert mix.cost == pytest.approx(hours * 60.5 * 52)
    assert mix.results.roles["gp"].utilisation == pytest.approx(0.85)
    assert [bind.what for bind in mix.binds] == [mix.binds[0].what]
    assert mix.binds[0].saves == pytest.approx(saving_of_a_point(hours, net.demand_hours, per_hour), rel=0.02)


def saving_of_a_point(hours: float, demand: float, per_hour: float) -> float:
    """At 86 % it takes fewer hours."""
    return (demand / 0.85 - demand / 0.86) / per_hour * 60.5 * 52 if hours else 0.0


def offered_lever(key: str, intensity: float) -> tuple:
    return next(one.levers(intensity) for one in offered(WORKED.plan) if one.key == key)


def test_in_whole_steps_the_hours_are_rounded_up() -> None:
    ceilings = only(WORKED, hire__gp=100)
    exact = the_mix(cheapest(WORKED, Wishes({"gp": 0.85}, ceilings=ceilings, steps=False)))
    whole = the_mix(cheapest(WORKED, Wishes({"gp": 0.85}, ceilings=ceilings)))

    assert whole.uses[0].intensity == math.ceil(exact.uses[0].intensity)


def test_a_free_lever_goes_before_one_that_costs() -> None:
    """Delegating a quarter of the diabetes checks frees GP hours, and practice nurses have hours to spare."""
    target = 1.43
    ceilings = only(WORKED, hire__gp=100, delegate__diabetes_check__gp__poh_s=0.25)

    mix = the_mix(cheapest(WORKED, Wishes({"gp": target, "poh_s": 0.85}, ceilings=ceilings, steps=False)))

    assert [use.candidate.key for use in mix.uses] == ["delegate:diabetes_check:gp:poh_s"]
    assert mix.cost == 0
    assert mix.results.roles["gp"].utilisation == pytest.approx(target)


def test_of_equally_cheap_mixes_the_one_that_changes_least() -> None:
    wishes = Wishes({"gp": 2.0, "poh_s": 1.0, "assistant": 1.0}, steps=False)

    assert the_mix(cheapest(WORKED, wishes)).uses == ()


def test_continuity_keeps_locums_out() -> None:
    """Locums are cheaper for the net hour here than hiring, but each takes from continuity."""
    cheap = WORKED.plan.practice.model_copy(update={"locum_rate": 40})
    results = calculate(WORKED.plan.model_copy(update={"practice": cheap}))
    ceilings = only(results, hire__gp=100, locum=10)
    free = Wishes({"gp": 0.9}, ceilings=ceilings)

    loose, kept = (the_mix(cheapest(results, one)) for one in (free, replace(free, continuity=results.continuity)))

    assert [use.candidate.key for use in loose.uses] == ["locum"]
    assert loose.results.continuity < results.continuity - 0.1
    assert kept.results.continuity >= results.continuity - 1e-6
    assert kept.cost > loose.cost


# --- against brute force ---------------------------------------------------------------------------------------------

SMALL = (
    {"delegate__consult_short__gp__vs": 0.2, "channel__consult_short__econsult": 0.4, "hire__gp": 3.0},
    {"delegate__consult_short__gp__vs": 0.2, "less_admin__gp": 0.2, "consult_length__consult_short": 3.0, "locum": 2.0},
    {"delegate__diabetes_check__gp__poh_s": 0.25, "hire__poh_s": 4.0, "locum": 4.0, "manager_relief": 2.0},
    {"channel__consult_short__econsult": 0.5, "less_overhead__gp": 2.0, "manager_relief": 2.0, "hire__gp": 2.0},
)


@st.composite
def small_wishes(draw: st.DrawFn) -> Wishes:
    """Three or four levers on the group practice, some of which meet, with targets that they can just reach or not."""
    ceilings = only(GROUP, **draw(st.sampled_from(SMALL)))
    now = GROUP.roles
    targets = {
        role: now[role].utilisation * draw(st.floats(low, 1.02))
        for role, low in (("gp", 0.9), ("poh_s", 1.0), ("vs", 1.0))
        if draw(st.booleans())
    }
    return Wishes(
        targets={role: target + (0.5 if role == "vs" else 0.0) for role, target in targets.items()},
        continuity=draw(st.none() | st.floats(0.65, 0.75)),
        ceilings=ceilings,
        free_sessions=draw(st.none() | st.integers(0, 4).map(float)),
        budget=draw(st.none() | st.floats(0, 60_000)),
    )


@settings(max_examples=8)
@given(small_wishes())
def test_in_whole_steps_it_is_the_best_point_of_the_grid(wishes: Wishes) -> None:
    answer, best = cheapest(GROUP, wishes), cheapest_of_grid(GROUP, wishes)

    assert (answer.mix is None) == (best is None)
    if answer.mix is not None:
        check(GROUP, wishes, answer.mix)
        assert answer.mix.cost == pytest.approx(best, abs=0.01)


@settings(max_examples=8)
@given(small_wishes())
def test_without_steps_it_is_never_dearer_than_the_grid(wishes: Wishes) -> None:
    answer, best = cheapest(GROUP, replace(wishes, steps=False)), cheapest_of_grid(GROUP, wishes)

    if best is not None:
        assert the_mix(answer).cost <= best + 0.01
    if answer.mix is not None:
        check(GROUP, wishes, answer.mix)


# --- on whole practices ----------------------------------------------------------------------------------------------


@settings(max_examples=10)
@given(st.sampled_from(sorted(PRACTICES)), st.floats(0.8, 1.1), st.booleans(), st.floats(0, 1), st.floats(0, 1.5))
def test_put_back_it_holds_everything_and_costs_what_it_says(
    name: str, target: float, steps: bool, continuity: float, more: float
) -> None:
    results = PRACTICES[name]
    ceilings = {one.key: min(one.most, one.ceiling * more) for one in offered(results.plan)}
    wishes = replace(
        usual(results),
        targets=dict.fromkeys(results.roles, target),
        continuity=continuity * results.continuity,
        ceilings=ceilings,
        steps=steps,
    )

    answer = cheapest(results, wishes)

    if answer.mix is not None:
        assert answer.mix.settled
        check(results, wishes, answer.mix)
        for other in answer.others:
            if other.mix is not None:
                check(results, wishes, other.mix)
                assert other.mix.cost >= answer.mix.cost - 0.01
                assert other.without.key not in {use.candidate.key for use in other.mix.uses}
    else:
        assert answer.ways or answer.together


@pytest.mark.parametrize("name", ["group_practice", "solo_norm"])
def test_the_same_question_has_the_same_answer(name: str) -> None:
    first, second = (cheapest(calculate(example(name)), usual(PRACTICES[name])) for _ in range(2))

    assert told(first) == told(second)


def test_every_ceiling_at_nothing_leaves_nothing_to_pull() -> None:
    answer = cheapest(GROUP, Wishes(targets={"gp": 0.85}, ceilings=only(GROUP)))

    assert answer.mix is None
    assert [way.what.kind for way in answer.ways] == ["role"]
    assert answer.ways[0].needed == pytest.approx(GROUP.roles["gp"].utilisation)


def test_as_a_scenario_it_leads_to_the_same_results() -> None:
    mix = the_mix(cheapest(GROUP, usual(GROUP)))
    change = add(GROUP.plan, "Mix", mix.levers)

    outcome = run(GROUP, change.plan.scenarios[-1])

    assert [stage.problem for stage in outcome.stages if stage.problem] == []
    assert outcome.results.roles == mix.results.roles


def test_each_lever_tells_what_it_gives_alone() -> None:
    mix = the_mix(cheapest(GROUP, usual(GROUP)))

    for use in mix.uses:
        alone = pulled(GROUP, use.levers)
        for role, hours in use.hours.items():
            assert alone.roles[role].gap_hours - GROUP.roles[role].gap_hours == pytest.approx(hours)
        assert use.cost == pytest.approx(cost(GROUP, alone), abs=1e-6)
        assert alone.continuity == pytest.approx(GROUP.continuity + use.continuity)
    assert sum(use.cost for use in mix.uses) == pytest.approx(mix.cost)


def test_what_is_at_its_ceiling_binds_and_more_of_it_saves_what_it_says() -> None:
    wishes = replace(usual(GROUP), steps=False)
    mix = the_mix(cheapest(GROUP, wishes))
    bind = next(bind for bind in mix.binds if getattr(bind.what, "key", "") == "manager_relief")
    more = {"manager_relief": bind.what.ceiling + 0.1 * bind.what.step}

    further = the_mix(cheapest(GROUP, replace(wishes, ceilings=more)))

    assert mix.cost - further.cost == pytest.approx(0.1 * bind.saves, rel=1e-3)


# --- where none holds ------------------------------------------------------------------------------------------------


def infeasible() -> tuple[Wishes, Answer]:
    wishes = Wishes({"gp": 0.85}, ceilings=only(WORKED, hire__gp=10, locum=1), budget=1e6, steps=False)
    return wishes, cheapest(WORKED, wishes)


def test_without_a_mix_each_way_out_is_enough() -> None:
    wishes, answer = infeasible()

    assert answer.mix is None
    assert {getattr(way.what, "key", getattr(way.what, "kind", "")) for way in answer.ways} == {
        "role",
        "hire:gp",
        "locum",
    }
    for way in answer.ways:
        match getattr(way.what, "key", ""):
            case "":
                eased = replace(wishes, targets={"gp": way.needed + 1e-6})
            case key:
                eased = replace(wishes, ceilings={**wishes.ceilings, key: way.needed + 1e-6})
        check(WORKED, eased, the_mix(cheapest(WORKED, eased)))


def test_a_way_out_is_no_more_than_it_takes() -> None:
    wishes, answer = infeasible()
    hire = next(way for way in answer.ways if getattr(way.what, "key", "") == "hire:gp")

    less = replace(wishes, ceilings={**wishes.ceilings, "hire:gp": hire.needed - 0.01})

    assert cheapest(WORKED, less).mix is None


def test_where_no_single_change_is_enough_all_that_is_broken_is_told() -> None:
    wishes = Wishes({"gp": 0.85, "assistant": 0.5}, ceilings=only(WORKED, hire__gp=1, hire__assistant=1))

    answer = cheapest(WORKED, wishes)

    assert answer.mix is None
    assert answer.ways == ()
    assert {way.what.role for way in answer.together} == {"gp", "assistant"}


def test_the_budget_is_kept_and_named() -> None:
    wishes = Wishes({"gp": 0.85}, ceilings=only(WORKED, hire__gp=100), budget=1000.0, steps=False)
    dear = the_mix(cheapest(WORKED, replace(wishes, budget=None)))

    answer = cheapest(WORKED, wishes)

    assert answer.mix is None
    assert next(way.needed for way in answer.ways if way.what.kind == "budget") == pytest.approx(dear.cost, rel=1e-6)


# --- stopping --------------------------------------------------------------------------------------------------------


def test_it_tells_how_far_it_is_and_can_be_stopped() -> None:
    heard: list[int] = []

    def listen(tried: int) -> bool:
        heard.append(tried)
        return len(heard) < 10

    with pytest.raises(Stopped):
        cheapest(GROUP, usual(GROUP), listen)
    assert len(heard) == 10
