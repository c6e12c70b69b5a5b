"""Which rules collide where no roster fits: a set of which none can be left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.roster.model import Model
from planner.roster.problem import Problem, Rule
from planner.roster.search import Deadline


@dataclass(frozen=True, slots=True)
class Collision:
    """Rules that cannot hold together; they could without any one of them, where there was time to see to that."""

    rules: tuple[Rule, ...]
    smallest: bool


def fits(problem: Problem, rules: Sequence[Rule], deadline: Deadline) -> bool | None:
    """Whether some roster keeps some of the rules; None where that could not be told in time."""
    model = Model(problem)
    model.hold(rules)
    filled = deadline.search(model).filled
    if filled.taken is not None:
        return True
    return False if filled.impossible else None


def collision(problem: Problem, deadline: Deadline) -> Collision:
    """The rules that collide in a problem that no roster fits.

    The solver says which rules its proof rests on; of these, groups and then single ones are left out while still no
    roster fits. Rules about much go first, so that what is left is close to a person or a session.
    """
    silent = [rule for rule in problem.rules if rule.words is None]
    rules, smallest = _proof(problem, silent, deadline), True
    size = max(1, len(rules) // 2)
    while size:
        for group in [rules[first : first + size] for first in range(0, len(rules), size)]:
            if deadline.over:
                return Collision(tuple(rules), False)
            others = [rule for rule in rules if rule not in group]
            known = fits(problem, [*silent, *others], deadline)
            smallest = smallest and not (size == 1 and known is None)
            if known is False:
                rules = others
        size //= 2
    return Collision(tuple(rules), smallest)


def _proof(problem: Problem, silent: Sequence[Rule], deadline: Deadline) -> list[Rule]:
    """The rules with words that a proof of 'no roster' rests on; all of them where half the time brings none."""
    named = sorted((rule for rule in problem.rules if rule.words is not None), key=_reach, reverse=True)
    model = Model(problem)
    model.hold(silent)
    switches = {model.hold_if(rule).index: rule for rule in named}
    model.assume(switches)
    answer = deadline.part(1 / 2).search(model)
    core = set(answer.core)
    return [rule for index, rule in switches.items() if index in core] if answer.filled.impossible else named


def _reach(rule: Rule) -> int:
    return sum(len(term.cells) for one in rule.sums for term in one.terms)
