"""A roster problem in CP-SAT, OR-Tools' solver for whole numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from planner.roster.presence import Presence, Tight, cells_by_slot
from planner.roster.problem import Cell, Problem, Rule, Sum, Taken, Term, Wish

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import Constraint, IntVar, LinearExpr

_Terms = list[tuple["IntVar", int]]


class Model:
    """The cells of a problem as yes-or-no variables, nobody twice in a slot; rules and wishes are added to it."""

    def __init__(self, problem: Problem) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self.problem = problem
        self.model = cp_model.CpModel()
        self.cells = {cell: self.model.new_bool_var("") for cell in problem.cells}
        self._any: dict[frozenset[Cell], IntVar] = {}
        self.price: _Terms = []
        for slots in cells_by_slot(problem.cells).values():
            for cells in slots.values():
                self.model.add_at_most_one(self.cells[cell] for cell in cells)

    def hold(self, rules: Iterable[Rule]) -> None:
        """Rules that must hold."""
        for rule in rules:
            for one in rule.sums:
                self._linear(self._terms(one), one.at_least, one.at_most)

    def hold_tightly(self, tight: Tight) -> None:
        """The same for proofs: what is about somebody's presence alone as a graph of patterns where that is small."""
        for graph in tight.graphs:
            self._walk(graph)
        for one in tight.left:
            self._linear(self._terms(one), one.at_least, one.at_most)

    def hold_if(self, rule: Rule) -> IntVar:
        """A yes or no: with yes the rule holds."""
        switch = self.model.new_bool_var(rule.id)
        for one in rule.sums:
            self._linear(self._terms(one), one.at_least, one.at_most).only_enforce_if(switch)
        return switch

    def hold_eased(self, rule: Rule) -> IntVar:
        """The number of steps by which a rule gives; `ValueError` where it cannot."""
        if rule.ease is None:
            raise ValueError(rule.id)
        steps = self.model.new_int_var(0, rule.ease.most, rule.id)
        for one in rule.sums:
            if one.at_least is not None:
                self._linear([*self._terms(one), (steps, rule.ease.step)], one.at_least, None)
            if one.at_most is not None:
                self._linear([*self._terms(one), (steps, -rule.ease.step)], None, one.at_most)
        return steps

    def assume(self, switches: Iterable[int]) -> None:
        """Suppose yes for switches, by their index; a proof that no roster fits then names those that it rests on."""
        self.model.add_assumptions([self.model.get_bool_var_from_proto_index(index) for index in switches])

    def not_all(self, groups: Sequence[Sequence[IntVar]], unless_paid: int | None = None) -> None:
        """At least one of the groups of numbers is all 0, or a price is paid where there is one."""
        given: _Terms = []
        for numbers in groups:
            any_given = self.model.new_bool_var("")
            for number in numbers:
                self.model.add(number == 0).only_enforce_if(~any_given)
            given.append((any_given, 1))
        if unless_paid is not None:
            paid = self.model.new_bool_var("")
            self.price.append((paid, unless_paid))
            given.append((paid, -1))
        self._linear(given, None, len(groups) - 1)

    def wish(self, wish: Wish) -> None:
        """Pay for what a wish is under or over its bounds."""
        terms, low, high = self._terms(wish.sum), wish.sum.at_least, wish.sum.at_most
        if wish.under and low is not None:
            under = self.model.new_int_var(0, max(0, low - sum(min(0, times) for _, times in terms)), "")
            self._linear([*terms, (under, 1)], low, None)
            self.price.append((under, wish.under))
        if wish.over and high is not None:
            over = self.model.new_int_var(0, max(0, sum(max(0, times) for _, times in terms) - high), "")
            self._linear([*terms, (over, -1)], None, high)
            self.price.append((over, wish.over))

    def minimise(self) -> None:
        """Make what is to be paid as small as can be."""
        self.model.minimize(self._weighed(self.price))

    def begin_from(self, taken: Taken) -> None:
        """A roster to try first; none at all is no hint."""
        for cell, variable in self.cells.items() if taken else ():
            self.model.add_hint(variable, cell in taken)

    def taken(self, value: Callable[[IntVar], bool]) -> frozenset[Cell]:
        """The cells that a solution takes."""
        return frozenset(cell for cell, variable in self.cells.items() if value(variable))

    def _weighed(self, terms: _Terms) -> LinearExpr:
        return self._cp.LinearExpr.weighted_sum([one for one, _ in terms], [times for _, times in terms])

    def _linear(self, terms: _Terms, low: int | None, high: int | None) -> Constraint:
        least = self._cp.INT32_MIN if low is None else low
        most = self._cp.INT32_MAX if high is None else high
        return self.model.add_linear_constraint(self._weighed(terms), least, most)

    def _terms(self, one: Sum) -> _Terms:
        return [(variable, term.times) for term in one.terms for variable in self._variables(term)]

    def _variables(self, term: Term) -> list[IntVar]:
        """What a term counts: its cells, or whether there is any of them. A cell that is not there is never taken."""
        cells = [cell for cell in term.cells if cell in self.cells]
        if not term.once or len({(cell.person, cell.slot) for cell in cells}) <= 1:
            return [self.cells[cell] for cell in cells]
        key = frozenset(cells)
        if key not in self._any:
            self._any[key] = self._new_any(cells)
        return [self._any[key]]

    def _new_any(self, cells: list[Cell]) -> IntVar:
        """A yes or no: somebody is somewhere among these cells."""
        any_of_them = self.model.new_bool_var("")
        together: dict[tuple[str, str], list[IntVar]] = {}
        for cell in cells:
            together.setdefault((cell.person, cell.slot), []).append(self.cells[cell])
        for variables in together.values():
            self._linear([*((one, 1) for one in variables), (any_of_them, -1)], None, 0)
        self.model.add_bool_or(~any_of_them, *(self.cells[cell] for cell in cells))
        return any_of_them

    def _walk(self, graph: Presence) -> None:
        """One way through the graph, and presence as the arcs on it say."""
        ways_in: dict[int, _Terms] = {}
        for day, layer in zip(graph.days, graph.layers, strict=True):
            arcs = [(arc, self.model.new_bool_var("")) for arc in layer]
            self.model.add_exactly_one(variable for _, variable in arcs)
            there = [(variable, -1) for arc, variable in arcs if arc.present]
            self._linear([*((self.cells[cell], 1) for cell in day), *there], 0, 0)
            flow = ways_in
            ways_in = {}
            for arc, variable in arcs:
                if flow:
                    flow[arc.start].append((variable, -1))
                ways_in.setdefault(arc.end, []).append((variable, 1))
            for terms in flow.values():
                self._linear(terms, 0, 0)


def rules_only(problem: Problem) -> Model:
    """A model that does not look at wishes, of which a roster is easily found."""
    model = Model(problem)
    model.hold(problem.rules)
    return model


def with_wishes(problem: Problem, tight: Tight, start: Taken) -> Model:
    """A model for the cheapest roster under tightened rules, which is tried from this one on."""
    model = Model(problem)
    model.hold_tightly(tight)
    for wish in problem.wishes:
        model.wish(wish)
    model.minimise()
    model.begin_from(start)
    return model
