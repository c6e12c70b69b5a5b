"""A part of a roster as a problem of its own: some people in some slots may change, all the rest stays as it is.

What stays is reckoned into the bounds of the sums, so a part is no larger than what may change, however large the
whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace

from planner.roster.presence import Presence, Tight
from planner.roster.problem import Cell, Problem, Rule, Sum, Taken, Term, Wish

# A person and a slot.
Place = tuple[str, str]


class Whole:
    """A problem, and what each place of it has to do with."""

    def __init__(self, problem: Problem, tight: Tight | None = None) -> None:
        rules = [one for rule in problem.rules for one in rule.sums]
        tight = Tight((), rules) if tight is None else tight
        self.problem = problem
        self._graphs = {graph.person: graph for graph in tight.graphs}
        self.cells: dict[Place, list[Cell]] = {}
        for cell in problem.cells:
            self.cells.setdefault((cell.person, cell.slot), []).append(cell)
        self._order = {place: number for number, place in enumerate(self.cells)}
        self._places: dict[int, tuple[Place, ...]] = {}
        self._sums: dict[Place, list[Sum]] = {}
        self._wishes: dict[Place, list[Wish]] = {}
        for one in tight.left:
            for place in self._places_of_sum(one):
                self._sums.setdefault(place, []).append(one)
        for wish in problem.wishes:
            for place in self._places_of_sum(wish.sum):
                self._wishes.setdefault(place, []).append(wish)

    def of(self, taken: Taken, places: Set[Place]) -> frozenset[Cell]:
        """What is taken of some places."""
        return frozenset(cell for place in places for cell in self.cells[place] if cell in taken)

    def part(self, taken: Taken, places: Set[Place]) -> Problem:
        """These places as they can change while the rest of a roster stays; it costs what their wishes cost.

        What the graphs of presence hold is not among its rules.
        """
        sums = {id(one): one for place in places for one in self._sums.get(place, ())}
        wishes = {id(wish): wish for place in places for wish in self._wishes.get(place, ())}
        cells = tuple(cell for place in sorted(places, key=self._order.__getitem__) for cell in self.cells[place])
        kept = Rule("part", None, tuple(self._within(one, taken, places) for one in sums.values()))
        return Problem(
            cells,
            (kept,),
            tuple(replace(wish, sum=self._within(wish.sum, taken, places)) for wish in wishes.values()),
        )

    def graphs(self, taken: Taken, places: Set[Place], near: Mapping[str, Presence]) -> list[Presence]:
        """What presence in these places can be; for who is free everywhere it is what is `near`."""
        slots: dict[str, set[str]] = {}
        for person, slot in places:
            slots.setdefault(person, set()).add(slot)
        return [
            near[person] if person in near and len(free) == len(graph.days) else graph.within(taken, free)
            for person, graph in self._graphs.items()
            if (free := slots.get(person))
        ]

    def groups(self) -> list[set[str]]:
        """The people, those together whom a rule ties to each other."""
        group = {cell.person: {cell.person} for cell in self.problem.cells}
        for rule in self.problem.rules:
            for one in rule.sums:
                people = [person for person in {person for person, _ in self._places_of_sum(one)} if person in group]
                for person in people[1:]:
                    _join(group, people[0], person)
        return list({id(people): people for people in group.values()}.values())

    def _places_of_sum(self, one: Sum) -> set[Place]:
        return {place for term in one.terms for place in self._places_of(term)}

    def _places_of(self, term: Term) -> tuple[Place, ...]:
        if id(term) not in self._places:
            self._places[id(term)] = tuple({(cell.person, cell.slot): None for cell in term.cells})
        return self._places[id(term)]

    def _within(self, one: Sum, taken: Taken, places: Set[Place]) -> Sum:
        """A sum over some places, its bounds less what the others come to."""
        settled, terms = 0, []
        for term in one.terms:
            where = self._places_of(term)
            if all(place in places for place in where):
                terms.append(term)
            elif not any(place in places for place in where):
                settled += Sum((term,)).value(taken)
            else:
                outside = tuple(cell for cell in term.cells if (cell.person, cell.slot) not in places)
                there = Sum((replace(term, cells=outside),)).value(taken)
                settled += there
                if not (term.once and there):
                    inside = tuple(cell for cell in term.cells if (cell.person, cell.slot) in places)
                    terms.append(replace(term, cells=inside))
        low = None if one.at_least is None else one.at_least - settled
        high = None if one.at_most is None else one.at_most - settled
        return Sum(tuple(terms), low, high)


def _join(group: dict[str, set[str]], first: str, second: str) -> None:
    if group[first] is group[second]:
        return
    large, small = sorted((group[first], group[second]), key=len, reverse=True)
    large |= small
    for person in small:
        group[person] = large
