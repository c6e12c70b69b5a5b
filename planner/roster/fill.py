"""Fill in a roster: every rule held, the wishes as cheap as they can be.

One worker searches the whole and proves. A second one betters the best so far part by part, and where the whole is too
large for a proof that is all there is.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from planner.roster.improve import Improvement, person_by_person
from planner.roster.model import rules_only, with_wishes
from planner.roster.parts import Whole
from planner.roster.problem import Cell, Problem, Taken
from planner.roster.search import Cancel, Deadline, Filled, Limits, Running, meanwhile

_LIMITS = Limits()
# With more cells nothing can be proven in any useful time, and the first roster is made person by person.
_MANY = 20_000


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
    whole = meanwhile(lambda: Whole(problem), deadline) if large or limits.workers > 1 else None
    if start is not None and _is_roster(problem, start):
        found.offer(frozenset(start).intersection(problem.cells))
    else:
        first = person_by_person(whole, deadline) if large and whole is not None else _any(problem, deadline)
        if first.impossible:
            return found.now(proven=True)
        found.offer(first.taken)
    if deadline.over:
        return found.now(proven=False)
    improvement = None if whole is None else Improvement(whole, limits.seed)
    if not large:
        return _prove(found, improvement, start, deadline)
    while improvement is not None and found.taken is not None and not deadline.over:
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


def _prove(found: _Found, improvement: Improvement | None, start: Taken | None, deadline: Deadline) -> Filled:
    """Search the whole until there is nothing better, and with a second worker improve the best so far meanwhile."""
    hint = found.taken or frozenset() if start is None else start
    model = meanwhile(lambda: with_wishes(found.problem, hint), deadline)
    with Running(model, deadline.left) as run:
        _listen(found, improvement, run, deadline)
    filled = run.answer().filled
    found.offer(filled.taken)
    found.bound = max(found.bound, filled.bound)
    return found.now(proven=filled.impossible or found.is_best)


def _listen(found: _Found, improvement: Improvement | None, run: Running, deadline: Deadline) -> None:
    """Take what a search of the whole finds, and improve the best so far, until the search is over."""
    meanwhile = deadline.or_when(lambda: run.wait(0))
    over = False
    while not over:
        over = run.wait(None if improvement is None else 0)
        for better in run.better():
            found.offer(better.taken)
        found.bound = max(found.bound, run.bound)
        if deadline.over or found.is_best:
            run.stop()
        elif improvement is not None and found.taken is not None and not over:
            found.offer(*improvement.step(found.taken, found.cost, meanwhile))
