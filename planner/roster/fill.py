"""Fill in a roster: every rule held, the wishes as cheap as they can be.

One worker searches the whole and proves. A second one betters the best so far part by part, and where the whole is too
large for a proof that is all there is.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from planner.roster.improve import Improvement, person_by_person
from planner.roster.model import Model, rules_only, with_wishes
from planner.roster.parts import Whole
from planner.roster.presence import Tight, tightened
from planner.roster.problem import Cell, Problem, Sum, Taken
from planner.roster.search import Cancel, Deadline, Filled, Limits, Running, meanwhile

if TYPE_CHECKING:
    from planner.roster.columns import Columns

_LIMITS = Limits()
# With more cells nothing can be proven in any useful time, and the first roster is made person by person.
_MANY = 20_000
_NEAR, _FURTHER = 3.0, 4.0  # over a lower bound are the rosters that are searched first, and then


def fill(
    problem: Problem,
    limits: Limits = _LIMITS,
    start: Taken | None = None,
    on_better: Callable[[Filled], None] | None = None,
    cancel: Cancel | None = None,
) -> Filled:
    """The cheapest roster, or the best found when the time is up or `cancel` says to stop.

    `start` is a roster to begin from, which need not keep the rules; where it does, it is the first. Otherwise that is
    any that keeps the rules, whatever it costs. `on_better` hears of every better roster and `cancel` is asked twenty
    times a second, both in the caller's own thread.
    """
    found, deadline = _Found(problem, on_better), Deadline(limits, cancel)
    large = len(problem.cells) > _MANY
    whole = meanwhile(lambda: Whole(problem), deadline) if large else None
    if start is not None and _is_roster(problem, start):
        found.offer(frozenset(start).intersection(problem.cells))
    else:
        first = _any(problem, deadline) if whole is None else person_by_person(whole, deadline)
        if first.impossible:
            return found.now(proven=True)
        found.offer(first.taken)
    if deadline.over:
        return found.now(proven=False)
    if whole is None:
        return _prove(found, start, deadline)
    improvement = Improvement(whole, limits.seed)
    while found.taken is not None and not deadline.over:
        found.offer(*improvement.step(found.taken, found.cost, deadline))
    return found.now(proven=False)


def _is_roster(problem: Problem, start: Taken) -> bool:
    """Whether cells are a roster that keeps the rules: all of them known, nobody twice in a slot."""
    places = {(cell.person, cell.slot) for cell in start}
    return len(places) == len(start) and start <= set(problem.cells) and not problem.broken(start)


def _any(problem: Problem, deadline: Deadline) -> Filled:
    """Any roster that keeps the rules, whatever it costs."""
    return deadline.search(meanwhile(lambda: rules_only(problem), deadline), any_will_do=True).filled


class _Found:
    """The best roster so far and the least that any costs, as far as is known."""

    def __init__(self, problem: Problem, on_better: Callable[[Filled], None] | None) -> None:
        self.problem, self.on_better = problem, on_better
        self.taken: frozenset[Cell] | None = None
        self.cost = self.bound = 0
        self._began = time.perf_counter()

    def offer(self, taken: frozenset[Cell] | None, cost: int | None = None) -> None:
        """A roster that may be better than the best so far."""
        if taken is None:
            return
        cost = self.problem.cost(taken) if cost is None else cost
        if self.taken is None or cost < self.cost:
            self.taken, self.cost = taken, cost
            if self.on_better is not None:
                self.on_better(self.now(proven=False))

    @property
    def is_best(self) -> bool:
        """Whether it is known that nothing is better."""
        return self.taken is not None and self.cost <= self.bound

    def now(self, proven: bool) -> Filled:
        """The best so far."""
        return Filled(self.taken, self.cost, self.bound, proven, time.perf_counter() - self._began)


def _prove(found: _Found, start: Taken | None, deadline: Deadline) -> Filled:
    """Search until there is nothing better, and with a second worker improve the best so far meanwhile."""
    problem = found.problem
    tight = meanwhile(lambda: tightened(problem), deadline)
    columns = None if found.taken is None else _columns(problem, tight, found.taken, deadline)
    many = deadline.limits.workers > 1
    improvement = (
        Improvement(meanwhile(lambda: Whole(problem, tight), deadline), deadline.limits.seed) if many else None
    )
    if columns is not None:
        return _prove_near(found, columns, tight.left, improvement, deadline)
    hint = found.taken or frozenset() if start is None else start
    model = meanwhile(lambda: with_wishes(problem, tight, hint), deadline)
    impossible = _search(found, model, improvement, deadline)
    return found.now(proven=impossible or found.is_best)


def _columns(problem: Problem, tight: Tight, taken: Taken, deadline: Deadline) -> Columns | None:
    # They bring numpy along, which the window can do without until somebody fills in.
    found: Columns | None = import_module("planner.roster.columns").relaxed(problem, tight, taken, deadline)
    return found


def _prove_near(
    found: _Found, columns: Columns, left: Sequence[Sum], improvement: Improvement | None, deadline: Deadline
) -> Filled:
    """The same among rosters near a lower bound, further and further from it until none outside can be better."""
    problem, known, more = found.problem, columns.relaxed(), _NEAR
    found.bound = max(found.bound, known.outside(-1))
    _offer_mended(found, columns.roster(deadline.part(1 / 2)))
    while not deadline.over and not found.is_best:
        near = Tight(known.near(more), left)
        if improvement is not None:
            improvement.stay_near(near.graphs)
        part = replace(problem, cells=tuple(cell for graph in near.graphs for cell in graph.cells))
        model = meanwhile(partial(with_wishes, part, near, found.taken or frozenset()), deadline)
        _search(found, model, improvement, deadline, known.outside(more))
        more = min(_FURTHER * more, max(more + 1, found.cost - known.bound))
    return found.now(proven=found.is_best)


def _offer_mended(found: _Found, taken: frozenset[Cell]) -> None:
    """A roster in which those whose rules it breaks, or whom it lacks, keep what they had."""
    broken = {
        cell.person
        for rule in found.problem.broken(taken)
        for one in rule.sums
        for term in one.terms
        for cell in term.cells
    }
    kept = (cell for cell in found.taken or () if cell.person in broken)
    mended = frozenset(kept).union(cell for cell in taken if cell.person not in broken)
    if not found.problem.broken(mended):
        found.offer(mended)


def _search(
    found: _Found, model: Model, improvement: Improvement | None, deadline: Deadline, outside: float = math.inf
) -> bool:
    """Search a model while the best so far is improved; whether it has no roster. Those it lacks cost `outside`."""
    with Running(model, deadline.left) as run:
        _listen(found, improvement, run, deadline, outside)
    filled = run.answer().filled
    found.offer(filled.taken)
    if not filled.impossible:
        found.bound = max(found.bound, round(min(filled.bound, outside)))
    elif outside < math.inf:
        found.bound = max(found.bound, round(outside))
    return filled.impossible


def _listen(found: _Found, improvement: Improvement | None, run: Running, deadline: Deadline, outside: float) -> None:
    """Take what a search of the whole finds, and improve the best so far, until the search is over."""
    meanwhile = deadline.or_when(lambda: run.wait(0))
    over = False
    while not over:
        over = run.wait(None if improvement is None else 0)
        for better in run.better():
            found.offer(better.taken)
        found.bound = max(found.bound, round(min(run.bound, outside)))
        if deadline.over or found.is_best:
            run.stop()
        elif improvement is not None and found.taken is not None and not over:
            found.offer(*improvement.step(found.taken, found.cost, meanwhile))
