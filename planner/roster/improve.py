"""Good rosters where the whole is too large to solve: part by part, the rest as it stands.

A first roster is made person by person. Then some people in some slots are freed and filled again, and so on, which is
known as large neighbourhood search. It proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from dataclasses import replace
from random import Random

from planner.roster.model import rules_only, with_wishes
from planner.roster.parts import Place, Whole
from planner.roster.presence import Presence, Tight
from planner.roster.problem import Cell, Problem, Taken
from planner.roster.search import Deadline, Filled

_CELLS = 500  # of the first part; parts grow while they are solved and shrink where they are not
_FEWEST, _MOST = 100, 20_000
_GROWS, _SHRINKS, _FULL = 1.2, 0.8, 0.7
_ALONG, _MORE = 0.6, 2.0  # the share of parts that are all days of some people, and how much larger these can be
_SECONDS = 1.0  # for one part
_SOME, _DEAR = 30, 0.7  # so many wishes are looked at for one that costs much, in so many of all steps


def person_by_person(whole: Whole, deadline: Deadline) -> Filled:
    """A roster that keeps the rules: everybody apart, but for those whom a rule ties to each other."""
    taken: set[Cell] = set()
    places: dict[str, list[Place]] = {}
    for place in whole.cells:
        places.setdefault(place[0], []).append(place)
    for people in whole.groups():
        part = whole.part(taken, {place for person in people for place in places[person]})
        filled = deadline.search(rules_only(part), any_will_do=True).filled
        if filled.taken is None and not filled.impossible:
            filled = deadline.search(rules_only(part)).filled
        if filled.taken is None:
            return filled
        taken |= filled.taken
    return Filled(frozenset(taken), 0, 0, False, 0.0)


class Improvement:
    """Makes rosters better part by part; one seed makes one row of choices."""

    def __init__(self, whole: Whole, seed: int) -> None:
        self.whole = whole
        self._chance = Random(seed)
        self._size: float = _CELLS
        self._people = list(dict.fromkeys(person for person, _ in whole.cells))
        self._slots = list(dict.fromkeys(slot for _, slot in whole.cells))
        self._near: dict[str, Presence] = {}

    def stay_near(self, graphs: Iterable[Presence]) -> None:
        """Look mostly among rosters in which everybody's presence and cells are as these graphs say."""
        self._near = {graph.person: graph for graph in graphs}

    def step(self, taken: frozenset[Cell], cost: int, deadline: Deadline) -> tuple[frozenset[Cell], int]:
        """A roster and its cost after some people in some slots were filled again, unless it would cost more."""
        places = self._choose(taken)
        part, before = self.whole.part(taken, places), self.whole.of(taken, places)
        model = with_wishes(*self._tight(part, taken, places), before)
        filled = deadline.at_most(_SECONDS).search(model).filled
        self._learn(len(part.cells), filled.proven)
        if filled.taken is None or filled.taken == before:
            return taken, cost
        saved = part.cost(before) - part.cost(filled.taken)
        return (taken, cost) if saved < 0 else ((taken - before) | filled.taken, cost - saved)

    def _tight(self, part: Problem, taken: Taken, places: Set[Place]) -> tuple[Problem, Tight]:
        """A part without the cells that its graphs leave out, and its rules."""
        graphs = self.whole.graphs(taken, places, self._near)
        shown = {graph.person for graph in graphs}
        there = {cell for graph in graphs for cell in graph.cells}
        cells = tuple(cell for cell in part.cells if cell.person not in shown or cell in there)
        return replace(part, cells=cells), Tight(graphs, [one for rule in part.rules for one in rule.sums])

    def _learn(self, cells: int, proven: bool) -> None:
        """Take larger parts when one of the size asked for was solved, and smaller ones when one was not."""
        if not proven:
            self._size = max(self._size * _SHRINKS, _FEWEST)
        elif cells > _FULL * self._size:
            self._size = min(self._size * _GROWS, _MOST)

    def _choose(self, taken: Taken) -> set[Place]:
        """From everybody in a few slots in a row to a few people in all of them, where a wish costs much."""
        along = bool(self._near) and self._chance.random() < _ALONG
        width = len(self._slots) if along else round(math.exp(self._chance.uniform(0, math.log(len(self._slots)))))
        count = round(
            self._size * (_MORE if along else 1) / width * len(self.whole.cells) / len(self.whole.problem.cells)
        )
        near = self._dear_cell(taken)
        people = {near.person, *self._chance.sample(self._people, min(max(0, count - 1), len(self._people)))}
        first = 0 if along else self._slots.index(near.slot) - self._chance.randrange(width)
        slots = self._slots[max(0, first) : max(0, first) + width]
        return {(person, slot) for person in people for slot in slots} & self.whole.cells.keys()

    def _dear_cell(self, taken: Taken) -> Cell:
        """A cell of the dearest of some wishes, or any at all."""
        cells, wishes = self.whole.problem.cells, self.whole.problem.wishes
        if wishes and self._chance.random() < _DEAR:
            some = self._chance.choices(wishes, k=_SOME)
            dearest = max(some, key=lambda wish: wish.cost(taken))
            known = [cell for term in dearest.sum.terms for cell in term.cells]
            cells = tuple(cell for cell in known if (cell.person, cell.slot) in self.whole.cells) or cells
        return self._chance.choice(cells)
