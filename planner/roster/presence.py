"""Which rules are about one person's presence alone, whatever they do then, and the patterns that those leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from planner.roster.diagram import Layer, Row, diagram, narrowed
from planner.roster.problem import Cell, Problem, Sum, Taken, Term

# More arcs for one person cost the solver more than they tell it.
_MOST_ARCS = 2000
# Of rules over more than one slot. Below that days are quite free, as under contract hours alone, and a graph tells
# nothing new.
_FEWEST_ROWS = 8


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody's cells slot by slot, and the graph of all patterns of presence in those slots."""

    person: str
    days: tuple[tuple[Cell, ...], ...]
    layers: tuple[Layer, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of all slots."""
        return tuple(cell for day in self.days for cell in day)

    def within(self, taken: Taken, slots: Set[str]) -> Presence:
        """The patterns of some slots, while in the others somebody stays as in a roster, which is one of them."""
        free = [day[0].slot in slots for day in self.days]
        there = [any(cell in taken for cell in day) for day in self.days]
        layers = narrowed(
            # Of a slot that stays no arc says anything: it has no cells any more.
            layer if open_here else [arc._replace(present=False) for arc in layer if arc.present is known]
            for layer, open_here, known in zip(self.layers, free, there, strict=True)
        )
        first, after = free.index(True), len(free) - free[::-1].index(True)
        days = tuple(day if open_here else () for day, open_here in zip(self.days, free, strict=True))
        return Presence(self.person, days[first:after], layers[first:after])


class Tight(NamedTuple):
    """The graphs of everybody for whom there is a small one, and the sums that these do not hold."""

    graphs: Sequence[Presence]
    left: Sequence[Sum]


def tightened(problem: Problem) -> Tight:
    """The rules of a problem, with graphs where there are small ones."""
    return presences(problem.cells, (one for rule in problem.rules for one in rule.sums))


def cells_by_slot(cells: Iterable[Cell]) -> dict[str, dict[str, list[Cell]]]:
    """Everybody's cells, slot by slot."""
    people: dict[str, dict[str, list[Cell]]] = {}
    for cell in cells:
        people.setdefault(cell.person, {}).setdefault(cell.slot, []).append(cell)
    return people


def presences(cells: Iterable[Cell], sums: Iterable[Sum]) -> Tight:
    """The graphs of everybody for whom there is a small one, and the sums that these do not hold."""
    people = cells_by_slot(cells)
    found: dict[str, list[tuple[Row, Sum]]] = {}
    left = []
    for one in sums:
        person = _only_person(one)
        row = _row(one, people[person]) if person in people else None
        if row is None or person is None:
            left.append(one)
        else:
            found.setdefault(person, []).append((row, one))
    graphs = []
    drawn: dict[tuple[tuple[Row, ...], int], tuple[tuple[Layer, ...], int]] = {}
    for person, pairs in found.items():
        # What is about one slot alone a graph need not tell, so that people with equal contracts share one.
        wide = sorted((pair for pair in pairs if _span(pair[0]) > 1), key=lambda pair: _span(pair[0]))
        key = tuple(row for row, _ in wide), len(people[person])
        if key not in drawn:
            drawn[key] = _graph(*key)
        layers, kept = drawn[key]
        left += [one for row, one in pairs if _span(row) <= 1] + [one for _, one in wide[kept:]]
        if layers:
            graphs.append(Presence(person, tuple(map(tuple, people[person].values())), layers))
    return Tight(graphs, left)


def _only_person(one: Sum) -> str | None:
    people = {cell.person for term in one.terms for cell in term.cells}
    return people.pop() if len(people) == 1 else None


def _row(one: Sum, days: dict[str, list[Cell]]) -> Row | None:
    """A sum as a row over slots; None where it matters what somebody does, or only whether in one slot."""
    numbers = {slot: number for number, slot in enumerate(days)}
    times, groups = [0] * len(days), []
    for term in one.terms:
        slots = _whole_slots(term, days)
        if slots is None:
            return None
        if term.once and len(slots) > 1:
            groups.append((term.times, frozenset(numbers[slot] for slot in slots)))
        else:
            for slot in slots:
                times[numbers[slot]] += term.times
    return Row(tuple(times), tuple(groups), one.at_least, one.at_most)


def _whole_slots(term: Term, days: dict[str, list[Cell]]) -> list[str] | None:
    """The slots that a term is about; None where it holds some duties of a slot only."""
    cells = set(term.cells)
    slots = list(dict.fromkeys(cell.slot for cell in term.cells))
    return (
        slots
        if len(cells) == len(term.cells) and cells == {cell for slot in slots for cell in days.get(slot, ())}
        else None
    )


def _graph(rows: Sequence[Row], slots: int) -> tuple[tuple[Layer, ...], int]:
    """The graph of as many of the first rows as leave it small, and how many those are."""
    for kept in range(len(rows), _FEWEST_ROWS - 1, -1):
        layers = diagram(rows[:kept], slots, _MOST_ARCS)
        if layers is not None:
            return layers, kept if layers else 0
    return (), 0


def _span(row: Row) -> int:
    return sum(map(bool, row.times)) + sum(len(slots) for _, slots in row.groups)
