"""The weeks of a cycle laid on each other, for people whose weeks are to be alike.

That is everybody who works every week and has nothing in the roster in some weeks only. Where a roster fits with their
weeks alike, another is not looked for: a cycle is there for those who come every other week. So the problem is not
much larger than that of one week, and solved as soon.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.plan import Member
from planner.roster.practice.scene import Scene, slot_id
from planner.roster.problem import Cell, Problem, Rule, Sum, Taken, Wish


@dataclass(frozen=True)
class Folded:
    """A problem, and the same with one cell for those of all weeks of a cycle."""

    whole: Problem
    first: dict[Cell, Cell]
    problem: Problem

    def unfolded(self, taken: Taken) -> frozenset[Cell]:
        """A roster of the folded problem in all weeks."""
        return frozenset(cell for cell in self.whole.cells if self.first[cell] in taken)


def folded(scene: Scene, problem: Problem) -> Folded:
    """A problem of a cycle folded. A cell that the first week does not have stays one of its own."""
    steady = {member.id for member in scene.members.values() if _is_steady(scene, member)}
    slots = {slot.id: slot_id(slot.session, scene.numbers[0]) for slot in scene.slots}
    known = set(problem.cells)
    first = {}
    for cell in problem.cells:
        same = cell._replace(slot=slots[cell.slot])
        first[cell] = same if cell.person in steady and same in known else cell
    cells = tuple(dict.fromkeys(first[cell] for cell in problem.cells))
    rules = tuple(_rule(rule, first) for rule in problem.rules)
    return Folded(problem, first, Problem(cells, rules, _wishes(problem, first)))


def _is_steady(scene: Scene, member: Member) -> bool:
    cells = (cell for (who, _), cells in scene.there.items() if who == member.id for cell in cells)
    return member.weeks_share == 1 and not any(cell.weeks for cell in cells)


def _sum(one: Sum, first: dict[Cell, Cell]) -> Sum:
    terms = (replace(term, cells=tuple(first[cell] for cell in term.cells if cell in first)) for term in one.terms)
    return replace(one, terms=tuple(terms))


def _rule(rule: Rule, first: dict[Cell, Cell]) -> Rule:
    return replace(rule, sums=tuple(dict.fromkeys(_sum(one, first) for one in rule.sums)))


def _wishes(problem: Problem, first: dict[Cell, Cell]) -> tuple[Wish, ...]:
    """Wishes that have become the same are one that weighs as much."""
    found: dict[Sum, Wish] = {}
    for wish in problem.wishes:
        one = _sum(wish.sum, first)
        known = found.get(one)
        under, over = (known.under, known.over) if known else (0, 0)
        found[one] = replace(wish, sum=one, under=wish.under + under, over=wish.over + over)
    return tuple(found.values())
