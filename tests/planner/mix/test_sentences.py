"""The cheapest mix in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.calculation import calculate
from planner.language import Translator
from planner.mix import Answer, Bind, Candidate, Limit, Mix, Other, Way, Wishes, cheapest, offered, sentences
from tests.support.levers import example
from tests.support.mixes import only

PLAN = example("group_practice")
RESULTS = calculate(PLAN)
SAY = Translator("en")


def one(key: str) -> Candidate:
    return next(known for known in offered(PLAN) if known.key == key)


def answer(target: float, **ceilings: float) -> Answer:
    return cheapest(RESULTS, Wishes({"gp": target}, ceilings=only(RESULTS, **ceilings)))


def test_headlines() -> None:
    nothing = answer(2.0, hire__gp=10)
    one_hour = answer(RESULTS.roles["gp"].utilisation - 0.001, hire__gp=10)
    free = answer(RESULTS.roles["gp"].utilisation - 0.001, manager_relief=2)
    none = answer(0.1, hire__gp=10)

    assert [SAY(sentences.headline(known)) for known in (nothing, one_hour, free, none)] == [
        "Everything that is asked holds already. Nothing has to change.",
        "With 1 lever everything that is asked holds, for € 3,146 a year on top of what the team costs now.",
        "With 1 lever everything that is asked holds, at no extra cost of the team.",
        "No mix of these levers holds everything that is asked.",
    ]


@pytest.mark.parametrize(
    ("key", "intensity", "text"),
    [
        ("locum", 1, "1 session a week"),
        ("locum", 3, "3 sessions a week"),
        ("channel:consult_short:econsult", 0.5, "50% of what suits"),
        ("hire:gp", 7.5, "7.5 hours a week"),
        ("delegate:diabetes_check:gp:poh_s", 0.25, "25%"),
        ("consult_length:consult_short", 2, "2 min"),
    ],
)
def test_amounts_say_what_they_count(key: str, intensity: float, text: str) -> None:
    assert SAY(sentences.amount(one(key), intensity)) == text


def test_what_a_lever_gives() -> None:
    mix = answer(RESULTS.roles["gp"].utilisation - 0.001, manager_relief=2).mix
    assert mix is not None

    assert SAY(sentences.gives(PLAN, mix.uses[0])) == "GP +0.5, Practice manager −0.5"
    assert SAY(sentences.gives(PLAN, replace(mix.uses[0], hours={}))) == ""
    assert SAY(sentences.gives(PLAN, replace(mix.uses[0], continuity=-0.052))).endswith("−0.5, continuity −5.2%")


@pytest.mark.parametrize(
    ("bind", "text"),
    [
        (
            Bind(Limit("role", 0.85, "gp"), 1234.4),
            "GP is at the target. A percentage point higher would save about € 1,234 a year.",
        ),
        (Bind(Limit("role", 0.85, "gp"), 0.0), "GP is at the target."),
        (
            Bind(Limit("continuity", 0.6), 50),
            "Continuity is at its floor. A percentage point lower would save about € 50 a year.",
        ),
        (Bind(Limit("rooms", 4), 80), "All free rooms are taken. A session more would save about € 80 a year."),
        (Bind(Limit("budget", 4), 80), "The budget is used up."),
        (
            Bind(one("hire:gp"), 900),
            "'Hire: GP' is at its ceiling. 1.0 hours a week more would save about € 900 a year.",
        ),
    ],
)
def test_what_binds(bind: Bind, text: str) -> None:
    assert SAY(sentences.binding(PLAN, bind)) == text


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (Way(Limit("role", 0.85, "gp"), 0.85, 0.8701), "GP: a target of 88% instead of 85%"),
        (Way(Limit("role", 0.85, "gp"), 0.85, 0.87), "GP: a target of 87% instead of 85%"),
        (Way(Limit("continuity", 0.6), 0.6, 0.559), "continuity: at least 55% instead of 60%"),
        (Way(Limit("rooms", 4), 4, 5.25), "rooms: 6 sessions a week instead of 4"),
        (Way(Limit("budget", 1000), 1000, 2000.2), "budget: € 2,001 a year instead of € 1,000"),
        (Way(one("hire:gp"), 8, 9.2), "'Hire: GP': 10.0 hours a week instead of 8.0 hours a week at most"),
    ],
)
def test_ways_out_are_rounded_to_what_is_enough(way: Way, text: str) -> None:
    assert SAY(sentences.way(PLAN, way)) == text


def test_what_cannot_be_missed_and_what_is_next_best() -> None:
    target = RESULTS.roles["gp"].utilisation - 0.02
    both = answer(target, hire__gp=10, locum=4)
    only_one = answer(target, hire__gp=10)

    assert [SAY(text) for text in sentences.others(only_one)] == ["None of these can be missed: 'Hire: GP'."]
    (next_best,) = map(SAY, sentences.others(both))
    assert next_best.startswith("Without 'Hire: GP' the cheapest mix costs € ")
    assert "Different then: 'Locum sessions' 0 sessions a week → " in next_best
    assert sentences.others(answer(0.1, hire__gp=10)) == ()


def test_a_next_best_mix_that_is_the_same_but_for_its_lever_says_so_briefly() -> None:
    mix = answer(RESULTS.roles["gp"].utilisation - 0.02, hire__gp=10).mix
    assert mix is not None
    bare = Mix((), mix.results, mix.cost, (), True)
    text = sentences.others(Answer(Wishes(), mix, others=(Other(mix.uses[0].candidate, bare),)))

    assert [SAY(line) for line in text] == [
        f"Without 'Hire: GP' the cheapest mix costs € {round(mix.cost):,} a year, € 0 more."
    ]
