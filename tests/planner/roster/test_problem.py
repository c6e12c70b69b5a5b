"""Sums over cells: what they come to, how far they are out of bounds, and rules and wishes built of them."""

from __future__ import annotations

import pytest

from planner.language import Translator
from planner.roster.problem import Cell, Ease, Problem, Rule, Sum, Term, Wish
from planner.texts import TN, T, Unit

_EN = Translator("en")
_A, _B, _C = (Cell(name, "mon_am", "surgery") for name in "abc")


def test_terms_count_each_cell_or_all_of_them_once() -> None:
    one = Sum((Term((_A, _B), 3), Term((_B, _C), 10, once=True), Term((_C,), -1)))
    assert [one.value(taken) for taken in (set(), {_A}, {_A, _B}, {_B, _C}, {_C})] == [0, 3, 16, 12, 9]
    assert one.under({_A}) == one.over({_A}) == 0


def test_how_far_a_sum_is_out_of_its_bounds() -> None:
    one = Sum((Term((_A, _B, _C), 4),), at_least=3, at_most=6)
    assert [(one.under(taken), one.over(taken)) for taken in (set(), {_A}, {_A, _B})] == [(3, 0), (0, 0), (0, 2)]
    wider = one.wider(2)
    assert (wider.at_least, wider.at_most) == (1, 8)
    assert Sum((), at_most=1).wider(2).at_least is None


def test_a_rule_is_broken_by_its_worst_sum_and_gives_in_steps() -> None:
    ease = Ease("hours", T("Let {name} work {amount} hours more.", name="An"), 25, step=30, each=0.5, unit=Unit.HOURS)
    rule = Rule(
        "hours", T("hours"), (Sum((Term((_A, _B), 60),), at_most=50), Sum((Term((_A,), 45),), at_most=30)), ease
    )
    assert [rule.broken(taken) for taken in (set(), {_B}, {_A}, {_A, _B})] == [0, 10, 15, 70]
    assert rule.eased(2).broken({_A, _B}) == 10
    assert _EN(ease.say(3)) == "Let An work 1.5 hours more."
    with pytest.raises(ValueError):
        Rule("fixed", T("fixed"), ()).eased(1)


def test_words_of_a_step_follow_its_number() -> None:
    ease = Ease("room", TN("Find {count} room.", "Find {count} rooms.", 1), 10)
    assert [_EN(ease.say(steps)) for steps in (1, 2)] == ["Find 1 room.", "Find 2 rooms."]


def test_wishes_cost_by_the_unit() -> None:
    wish = Wish("contacts", T("contacts"), Sum((Term((_A, _B), 8),), at_least=10, at_most=12), under=3, over=2)
    problem = Problem((_A, _B), wishes=(wish, wish))
    assert [problem.cost(taken) for taken in (set(), {_A}, {_A, _B})] == [60, 12, 16]


def test_two_rules_cannot_have_one_id() -> None:
    with pytest.raises(ValueError, match="twice"):
        Problem((_A,), (Rule("twice", T("a"), ()), Rule("twice", T("b"), ())))
