"""A lower bound on the cost of all rosters, and which cells those can have that cost little more.

Everybody's ways through their graph of presence are the columns of a linear program; a way is added while it makes the
program cheaper. What is about one person alone is kept by every way, so the bound is far tighter than that of the sums
themselves (column generation; Dantzig and Wolfe, 1960). Whatever the program's prices are they give a true bound, and a
roster with a cell costs at least the bound and what that cell makes its person's cheapest way dearer.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from planner.roster.cheapest import Numbers, Ways
from planner.roster.diagram import narrowed
from planner.roster.presence import Presence, Tight
from planner.roster.problem import Cell, Problem, Sum, Taken, Wish
from planner.roster.search import Deadline, meanwhile

if TYPE_CHECKING:
    from ortools.linear_solver.pywraplp import Variable

_CLOSE = 0.3  # what all new ways together may still save: more of them are not worth their time
_ROUNDING = 1e-4  # of sums of prices
_SURE = 0.99  # of a way in the linear program that it is in the roster near it
_AT_ONCE = 8  # a share of the others, where no way is sure
_STEPS = 4  # before the next ways are settled

Way = tuple[Cell, ...]


class _Row(NamedTuple):
    """A lower bound on a sum, or with times -1 an upper bound, and the price of each unit short of it."""

    sum: Sum
    times: float
    bound: float
    price: float


@dataclass(frozen=True)
class Relaxed:
    """A lower bound on the cost of all rosters, and by how much a cell or a step in a graph makes them dearer."""

    bound: float
    graphs: tuple[Presence, ...]
    cells: dict[Cell, float]
    steps: dict[str, list[tuple[Numbers, Numbers]]]

    def outside(self, more: float) -> int:
        """What a roster costs at least that is not in the graphs `near`."""
        return math.floor(self.bound + more + _ROUNDING) + 1

    def near(self, more: float) -> list[Presence]:
        """The graphs, without what no roster has that costs up to so much over the bound."""
        return [
            Presence(
                graph.person,
                tuple(tuple(cell for cell in day if self.cells[cell] <= more + _ROUNDING) for day in graph.days),
                narrowed(
                    [arc for arc in layer if (there if arc.present else off)[arc.start] <= more + _ROUNDING]
                    for layer, (off, there) in zip(graph.layers, self.steps[graph.person], strict=True)
                ),
            )
            for graph in self.graphs
        ]


class Columns:
    """The linear program. It begins with the ways of a roster that keeps the rules."""

    def __init__(self, problem: Problem, tight: Tight, taken: Taken) -> None:
        from ortools.linear_solver import pywraplp

        pairs, never, rules = _sorted_out(tight.left)
        self._lp = pywraplp.Solver.CreateSolver("GLOP")
        self._solved = pywraplp.Solver.OPTIMAL
        self._afresh = pywraplp.MPSolverParameters()
        self._afresh.SetIntegerParam(self._afresh.INCREMENTALITY, self._afresh.INCREMENTALITY_OFF)
        self._ways = {graph.person: Ways(graph, pairs, never) for graph in tight.graphs}
        self._own = _of_one_person(rules)
        self._settled, self._cost = _apart(problem)
        self._rows = [*_rules(rules), *_wishes(problem)]
        self._in_rows: dict[Cell, list[tuple[int, float]]] = defaultdict(list)
        self._bounds = [self._lp.Constraint(row.bound, self._lp.infinity()) for row in self._rows]
        for number, row in enumerate(self._rows):
            if row.price < math.inf:
                self._variable(row.price, {number: 1.0})
            for term in row.sum.terms:
                for cell in term.cells:
                    self._in_rows[cell].append((number, row.times * term.times))
        self._one = {person: self._lp.Constraint(1, 1) for person in self._ways}
        self._known: dict[str, dict[Way, Variable]] = {person: {} for person in self._ways}
        self._fit: dict[str, dict[Way, Variable]] = {person: {} for person in self._ways}
        for graph in tight.graphs:
            self._add(graph.person, tuple(cell for cell in graph.cells if cell in taken))
        self._prices = self._cost
        self._likely: dict[str, tuple[float, Way]] = {}
        self.bound = -math.inf

    def step(self, settled: Collection[str] = ()) -> bool:
        """Solve, and add everybody's cheapest way at the prices; False once that hardly saves anything."""
        # The solver at times stumbles over its own last answer.
        if self._lp.Solve() != self._solved and self._lp.Solve(self._afresh) != self._solved:
            return False
        self._likely = {person: self._likeliest(person) for person in self._ways if person not in settled}
        prices = [min(max(one.dual_value(), 0.0), row.price) for one, row in zip(self._bounds, self._rows, strict=True)]
        shares = {person: one.dual_value() for person, one in self._one.items()}
        cost = defaultdict(float, self._cost)
        for cell, rows in self._in_rows.items():
            cost[cell] -= sum(prices[number] * times for number, times in rows)
        bound = self._settled + sum(price * row.bound for price, row in zip(prices, self._rows, strict=True))
        saved, more = 0.0, False
        for person in self._likely:
            least, way = self._ways[person].cheapest(cost)
            bound += least
            saved += max(0.0, shares[person] - least)
            more |= self._add(person, way)
        if not settled and bound > self.bound:
            self.bound, self._prices = bound, cost
        return more and saved > _CLOSE

    def relaxed(self) -> Relaxed:
        """What the best prices so far tell."""
        cells: dict[Cell, float] = {}
        steps = {}
        for person, ways in self._ways.items():
            here, steps[person] = ways.dearer(self._prices)
            cells |= here
        return Relaxed(self.bound, tuple(ways.graph for ways in self._ways.values()), cells, steps)

    def roster(self, deadline: Deadline) -> frozenset[Cell]:
        """A roster near the program: the likeliest ways are settled, and the others follow. It may lack people."""
        settled: dict[str, Way] = {}
        while self._likely and not deadline.over:
            likely = sorted(((share, way, person) for person, (share, way) in self._likely.items()), reverse=True)
            sure = [one for one in likely if one[0] > _SURE] or likely[: 1 + len(likely) // _AT_ONCE]
            for _, way, person in sure:
                self._known[person][way].SetLb(1)
                settled[person] = way
            self._likely = {person: one for person, one in self._likely.items() if person not in settled}
            for _ in range(_STEPS):
                if not self._likely or not meanwhile(lambda: self.step(settled), deadline):
                    break
        return frozenset(cell for way in settled.values() for cell in way)

    def _likeliest(self, person: str) -> tuple[float, Way]:
        """The way with the largest share of those that keep all rules about the person."""
        return max((variable.solution_value(), way) for way, variable in self._fit[person].items())

    def _add(self, person: str, way: Way) -> bool:
        """Take in a way; False where it is known."""
        if way in self._known[person]:
            return False
        times: dict[int, float] = defaultdict(float)
        for cell in way:
            for number, more in self._in_rows[cell]:
                times[number] += more
        variable = self._variable(sum(self._cost.get(cell, 0.0) for cell in way), times)
        self._one[person].SetCoefficient(variable, 1)
        self._known[person][way] = variable
        taken = frozenset(way)
        if not any(one.under(taken) or one.over(taken) for one in self._own[person]):
            self._fit[person][way] = variable
        return True

    def _variable(self, cost: float, times: Mapping[int, float]) -> Variable:
        variable = self._lp.NumVar(0, self._lp.infinity(), "")
        self._lp.Objective().SetCoefficient(variable, cost)
        for number, more in times.items():
            self._bounds[number].SetCoefficient(variable, more)
        return variable


def relaxed(problem: Problem, tight: Tight, taken: Taken, deadline: Deadline) -> Columns | None:
    """The linear program once it is solved or the time is up; None where not everybody has a graph."""
    if {graph.person for graph in tight.graphs} != {cell.person for cell in problem.cells}:
        return None
    columns = meanwhile(lambda: Columns(problem, tight, taken), deadline)
    while not deadline.over and meanwhile(columns.step, deadline):
        pass
    return columns


def _sorted_out(left: Iterable[Sum]) -> tuple[set[tuple[Cell, Cell]], set[Cell], list[Sum]]:
    """Which cells do not go together, which nobody takes, and the other sums that a linear program can hold."""
    pairs: set[tuple[Cell, Cell]] = set()
    never: set[Cell] = set()
    rules = []
    for one in left:
        cells = [cell for term in one.terms for cell in term.cells]
        plain = one.at_least is None and all(term.times == 1 for term in one.terms)
        if plain and one.at_most == 0:
            never.update(cells)
        elif plain and one.at_most == 1 and len(one.terms) == 2 and len({cell.person for cell in cells}) == 1:
            first, then = one.terms
            pairs.update((before, after) for before in first.cells for after in then.cells)
        elif cells and not any(term.once for term in one.terms):
            rules.append(one)
    return pairs, never, rules


def _of_one_person(rules: Iterable[Sum]) -> dict[str, list[Sum]]:
    own = defaultdict(list)
    for one in rules:
        people = {cell.person for term in one.terms for cell in term.cells}
        if len(people) == 1:
            own[people.pop()].append(one)
    return own


def _apart(problem: Problem) -> tuple[float, dict[Cell, float]]:
    """What wishes about one person in one slot cost with nothing taken, and how much more with a cell."""
    settled = 0.0
    cost: dict[Cell, float] = defaultdict(float)
    for wish in problem.wishes:
        if _is_apart(wish):
            nothing = wish.cost(frozenset())
            settled += nothing
            for cell in {cell for term in wish.sum.terms for cell in term.cells}:
                cost[cell] += wish.cost({cell}) - nothing
    return settled, cost


def _is_apart(wish: Wish) -> bool:
    return len({(cell.person, cell.slot) for term in wish.sum.terms for cell in term.cells}) <= 1


def _rules(rules: Iterable[Sum]) -> Iterator[_Row]:
    for one in rules:
        # Of minutes and heads alike the largest is 1, or the solver stumbles.
        scale = 1 / max(abs(term.times) for term in one.terms)
        if one.at_least is not None:
            yield _Row(one, scale, scale * one.at_least, math.inf)
        if one.at_most is not None:
            yield _Row(one, -scale, -scale * one.at_most, math.inf)


def _wishes(problem: Problem) -> Iterator[_Row]:
    """Wishes about more; those that a linear program cannot hold are left out, which keeps the bound true."""
    for wish in problem.wishes:
        if _is_apart(wish) or any(term.once for term in wish.sum.terms):
            continue
        if wish.under and wish.sum.at_least is not None:
            yield _Row(wish.sum, 1, wish.sum.at_least, wish.under)
        if wish.over and wish.sum.at_most is not None:
            yield _Row(wish.sum, -1, -wish.sum.at_most, wish.over)
