from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from planner.language import Translator
from planner.roster.practice import Ask, Collision, Proposal, propose, take_over
from planner.texts import Message
from planner.warnings.warning import Severity
from planner.week.checks import check
from tests.support.collisions import ANNA, CASES, GP, MONDAY, away, team

english = Translator("en")


@cache
def answer(number: int) -> Collision:
    case = CASES[number]
    found = propose(Ask(case.plan, "w", monday=case.monday), lambda _: True)
    assert isinstance(found, Collision)
    return found


def said(messages: tuple[Message, ...]) -> tuple[str, ...]:
    return tuple(english(one) for one in messages)


each_case = pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])


@each_case
def test_what_collides_is_said_in_the_fewest_rules(number: int) -> None:
    case, (heading, *rules) = CASES[number], said(answer(number).sentences)
    assert frozenset(rules) == case.why
    assert heading == (f"These {len(rules)} rules cannot all hold:" if len(rules) > 1 else "This rule cannot hold:")


@each_case
def test_a_way_out_makes_a_roster_fit_without_any_issue(number: int) -> None:
    case, ways = CASES[number], answer(number).ways
    known = [way for way in ways if len(way.words) == 1 and said(way.words)[0] in case.ways]
    assert known
    assert {way.cost.value for way in known} == {case.euros}
    for way in ways:
        found = propose(Ask(way.change.plan, "w", monday=case.monday), lambda _: True)
        assert isinstance(found, Proposal), said(way.words)
        plan = take_over(way.change.plan, "w", found).plan
        filled = next(week for week in plan.weeks if week.cells == found.cells)
        assert not [one for one in check(plan, filled, case.monday) if one.severity != Severity.INFO]


def test_a_way_out_tells_what_it_touches() -> None:
    case = CASES[1]
    way = next(way for way in answer(1).ways if said(way.words) == ("Add 1 room.",))
    assert way.change.touched == {"rooms"}
    assert len(way.change.plan.rooms) == len(case.plan.rooms) + 1
    assert english(way.change.label) == "Make room for a roster"


def test_a_locum_for_a_week_comes_for_that_week_only() -> None:
    plan = team(GP, ANNA, absences=(away("gp", "sick"),))
    found = propose(Ask(plan, "w", monday=MONDAY), lambda _: True)
    assert isinstance(found, Collision)
    way = next(way for way in found.ways if said(way.words) == ("Plan a locum on Mon morning, Mon afternoon.",))
    new = way.change.plan.staff[-1]
    assert (new.start, new.end, new.sessions) == (MONDAY, MONDAY + timedelta(days=6), {"mon_am": 4, "mon_pm": 4})
    assert (way.cost.value, way.change.touched) == (8 * plan.practice.locum_rate, {"staff"})


def test_where_time_is_too_short_to_tell_nothing_is_claimed() -> None:
    found = propose(Ask(CASES[0].plan, "w", monday=CASES[0].monday), lambda _: False)
    assert isinstance(found, Collision)
    assert not found.ways or found.sentences
