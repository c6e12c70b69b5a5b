"""Rosters made person by person and bettered part by part keep every rule and cost what is said."""

from __future__ import annotations

import pytest

from planner.roster import fill as filling
from planner.roster.fill import fill
from planner.roster.improve import Improvement, person_by_person
from planner.roster.model import rules_only
from planner.roster.parts import Whole
from planner.roster.problem import Problem, Rule
from planner.roster.search import Deadline, Filled, Limits, search
from tests.planner.roster.test_nurses import SMALL, TINY
from tests.support.nurses import nurse_problem, read_sections
from tests.support.rosters import group_practice

_SOON = Limits(20)


def _small() -> Problem:
    return nurse_problem(read_sections(SMALL))


def test_person_by_person_every_rule_is_kept() -> None:
    for text in (SMALL, TINY):
        problem = nurse_problem(read_sections(text))
        filled = person_by_person(Whole(problem), Deadline(_SOON))
        assert filled.taken is not None
        assert problem.broken(filled.taken) == ()


def test_somebody_whom_nothing_fits_makes_the_whole_impossible() -> None:
    problem = _small()
    rule = problem.rules[0]
    never = Rule("never", rule.words, tuple(one.wider(-100) for one in rule.sums))
    filled = person_by_person(Whole(Problem(problem.cells, (*problem.rules, never))), Deadline(_SOON))
    assert filled.impossible


def test_each_step_keeps_the_rules_and_never_costs_more() -> None:
    _, problem = group_practice(1)
    found = search(rules_only(problem), _SOON, any_will_do=True).filled.taken
    assert found is not None
    taken, cost = found, problem.cost(found)
    improvement = Improvement(Whole(problem), seed=3)
    for _ in range(3):
        taken, less = improvement.step(taken, cost, Deadline(_SOON))
        assert less <= cost
        assert less == problem.cost(taken)
        assert problem.broken(taken) == ()
        cost = less


def test_too_large_for_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """As a ward of a hundred people has it: no proof, but the best so far until somebody says stop."""
    best = fill(_small()).cost
    monkeypatch.setattr(filling, "_MANY", 10)
    heard: list[Filled] = []
    filled = fill(_small(), Limits(60), on_better=heard.append, cancel=lambda: bool(heard) and heard[-1].cost == best)
    assert filled.taken == heard[-1].taken
    assert filled.cost == best
    assert not filled.proven
    assert not _small().broken(filled.taken or frozenset())
