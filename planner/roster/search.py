"""A model put to the solver: progress as it comes, stopped at any moment, the best so far kept."""

from __future__ import annotations

import math
import queue
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from planner.roster.model import Model
from planner.roster.problem import Cell

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver, CpSolverSolutionCallback, IntVar

Cancel = Callable[[], bool]
Made = TypeVar("Made")

_LOOK = 0.05  # seconds between two looks at what was found and whether to stop
_ROUNDING = 1e-6  # of the solver's bounds, which are whole numbers but for this
_EASILY = 2.0  # of the solver's own clock, which is the same on every computer; about as many seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to search and with how many processors. One worker and one seed give one answer, if it has the time."""

    seconds: float = 10.0
    workers: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A roster, what its wishes cost, the least that any roster costs as far as is known, and the seconds it took.

    `taken` is None where none was found; `proven` then means that there is none, and else that none is cheaper.
    """

    taken: frozenset[Cell] | None
    cost: int
    bound: int
    proven: bool
    seconds: float

    @property
    def impossible(self) -> bool:
        """Whether it is proven that there is no roster."""
        return self.proven and self.taken is None

    @property
    def gap(self) -> float:
        """How much of its cost a roster might still save, as a share; 0 where it is proven best."""
        return 0.0 if self.proven else max(0.0, (self.cost - self.bound) / max(1, abs(self.cost)))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search came to; `value` reads a variable of the model where there is a roster."""

    filled: Filled
    value: Callable[[IntVar], int]
    core: tuple[int, ...] = ()


class Running:
    """A search under way in a thread of its own; at the end of a `with` it has stopped."""

    def __init__(self, model: Model, limits: Limits, any_will_do: bool = False) -> None:
        self._model = model
        self._start = time.perf_counter()
        self._solver = _solver(limits, any_will_do)
        self._better: queue.SimpleQueue[Filled] = queue.SimpleQueue()
        self.bound = 0
        self._solver.best_bound_callback = self._hear_bound
        self._pool = ThreadPoolExecutor(1)
        self._run = self._pool.submit(self._solver.solve, model.model, _listener(model, self._better, self._start))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while not self.wait():
            self.stop()
        self._pool.shutdown()

    def _hear_bound(self, bound: float) -> None:
        self.bound = max(self.bound, math.ceil(bound - _ROUNDING))

    def wait(self, seconds: float | None = None) -> bool:
        """Whether the search is over, after waiting so long for it, or else until the next look."""
        wait([self._run], _LOOK if seconds is None else seconds)
        return self._run.done()

    def stop(self) -> None:
        """Ask for the end; a search that is still to begin does not hear it, so ask until it is over."""
        self._solver.stop_search()

    def better(self) -> Iterator[Filled]:
        """The rosters found since the last time, each better than the one before."""
        while not self._better.empty():
            yield self._better.get()

    def answer(self) -> Answer:
        """What it came to, once it is over."""
        return _answer(self._model, self._solver, self._run.result(), self._start)


def search(
    model: Model,
    limits: Limits,
    on_better: Callable[[Filled], None] | None = None,
    cancel: Cancel | None = None,
    any_will_do: bool = False,
) -> Answer:
    """Search until the answer is proven, the time is up or `cancel` says so.

    With `any_will_do` it is soon given up: that is for models without wishes, of which a roster is easily found.

    Both functions are called from the caller's own thread, `on_better` with every roster that is better than the last,
    `cancel` twenty times a second.
    """
    with Running(model, limits, any_will_do) as run:
        over = False
        while not over:
            over = run.wait()
            for filled in run.better():
                if on_better is not None:
                    on_better(filled)
            if cancel is not None and cancel():
                run.stop()
    return run.answer()


def meanwhile(work: Callable[[], Made], deadline: Deadline) -> Made:
    """Do what takes a moment, such as loading the solver or building a model, and go on asking whether to stop."""
    with ThreadPoolExecutor(1) as pool:
        run = pool.submit(work)
        while not run.done():
            wait([run], _LOOK)
            _ = deadline.over
        return run.result()


class Deadline:
    """Several searches that share the time and processors of one."""

    def __init__(self, limits: Limits, cancel: Cancel | None = None) -> None:
        self.limits, self.cancel = limits, cancel
        self._end = time.perf_counter() + limits.seconds

    def part(self, share: float) -> Deadline:
        """A share of the time that is left."""
        return Deadline(replace(self.limits, seconds=self._left() * share), self.cancel)

    def at_most(self, seconds: float) -> Deadline:
        """No more than so much of the time that is left."""
        return Deadline(replace(self.limits, seconds=min(seconds, self._left())), self.cancel)

    def or_when(self, over: Cancel) -> Deadline:
        """The time that is left, or until something else is over."""
        cancel = self.cancel
        return Deadline(self.left, over if cancel is None else lambda: over() or cancel())

    @property
    def left(self) -> Limits:
        """The time that is left."""
        return replace(self.limits, seconds=self._left())

    @property
    def over(self) -> bool:
        """Whether the time is up, or somebody says to stop."""
        return not self._left() or (self.cancel is not None and self.cancel())

    def _left(self) -> float:
        return max(0.0, self._end - time.perf_counter())

    def search(self, model: Model, any_will_do: bool = False) -> Answer:
        """Search in the time that is left."""
        return search(model, self.left, cancel=self.cancel, any_will_do=any_will_do)


def _solver(limits: Limits, any_will_do: bool) -> CpSolver:
    """One worker proves fastest with a full linear relaxation; the slow part of CP-SAT's own settings is the proof."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    known = solver.parameters
    known.max_time_in_seconds = limits.seconds
    known.random_seed = limits.seed
    known.num_workers = 1
    known.linearization_level = 0 if any_will_do else 2
    if any_will_do:
        known.max_deterministic_time = _EASILY
    return solver


def _listener(model: Model, better: queue.SimpleQueue[Filled], start: float) -> CpSolverSolutionCallback:
    from ortools.sat.python import cp_model

    class Listener(cp_model.CpSolverSolutionCallback):
        def on_solution_callback(self) -> None:
            taken = model.taken(self.boolean_value)
            cost, bound = round(self.objective_value), round(self.best_objective_bound)
            better.put(Filled(taken, cost, bound, False, time.perf_counter() - start))

    return Listener()


def _answer(model: Model, solver: CpSolver, status: Any, start: float) -> Answer:
    from ortools.sat.python import cp_model

    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    filled = Filled(
        taken=model.taken(solver.boolean_value) if found else None,
        cost=round(solver.objective_value) if found else 0,
        bound=round(solver.best_objective_bound) if found else 0,
        proven=status in (cp_model.OPTIMAL, cp_model.INFEASIBLE),
        seconds=time.perf_counter() - start,
    )
    core = solver.sufficient_assumptions_for_infeasibility() if status == cp_model.INFEASIBLE else ()
    return Answer(filled, solver.value, tuple(core))
