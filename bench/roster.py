"""How soon a roster is filled and proven best, beside CP-SAT with its own settings on a plain model of the same.

The rosters are T. Curtois and R. Qu's nurse rostering instances in a folder, and weeks of a practice of 25 people with
10 sessions and rooms. The peer is the model of the textbook: a yes or no for each cell, each rule as a sum, rooms
chosen one by one, CP-SAT's defaults. Both get as many workers and the same time.

    python -m bench.roster [FOLDER [SECONDS [WORKERS]]]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.roster.fill import fill
from planner.roster.grid import Grid
from planner.roster.problem import Problem, Sum
from planner.roster.rooms import share_out
from planner.roster.search import Filled, Limits
from tests.support.nurses import Sections, nurse_problem, read_file
from tests.support.nurses_by_hand import as_roster, cost, faults
from tests.support.rosters import ROOMS, group_practice

_WEEKS = 3
_MOST_CELLS_OF_PEER = 20_000  # more would fill the memory
_NONE = (-(2**31), 2**31)


@dataclass(frozen=True)
class Measured:
    """What a solver came to, and when it had its first roster and its answer, in seconds."""

    cost: float
    bound: float
    first: float
    seconds: float
    proven: bool

    def __str__(self) -> str:
        gap = (self.cost - self.bound) / max(1, abs(self.cost))
        answer = "proven" if self.proven else f"gap {gap:.1%}"
        return f"{self.cost:.0f} (bound {self.bound:.0f}, {answer}), first {self.first:.1f} s, all {self.seconds:.1f} s"


def ours(problem: Problem, limits: Limits) -> tuple[Measured, Filled]:
    """The planner's own core."""
    firsts: list[Filled] = []
    filled = fill(problem, limits, on_better=firsts.append)
    first = firsts[0].seconds if firsts else filled.seconds
    return Measured(filled.cost, filled.bound, first, filled.seconds, filled.proven), filled


class Textbook:
    """A problem as a textbook writes it down. With rooms, each person in a session is given one of them."""

    def __init__(self, problem: Problem, grid: Grid | None) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self.cells = {cell: self.model.new_bool_var(str(cell)) for cell in problem.cells}
        self.price: list[Any] = []
        together: dict[tuple[str, str], list[Any]] = {}
        for cell, variable in self.cells.items():
            together.setdefault((cell.person, cell.slot), []).append(variable)
        for variables in together.values():
            self.model.add_at_most_one(variables)
        for rule in problem.rules:
            for one in rule.sums if grid is None or not rule.id.startswith("rooms/") else ():
                self.between(self.sum(one), one.at_least, one.at_most)
        for wish in problem.wishes:
            self.slack(wish.sum, wish.under, wish.over)
        if grid is not None:
            self.rooms(grid)
        self.model.minimize(sum(self.price))

    def sum(self, one: Sum) -> Any:
        """A sum as an expression."""
        total: Any = 0
        for term in one.terms:
            chosen = [self.cells[cell] for cell in term.cells if cell in self.cells]
            if term.once and chosen:
                any_of_them = self.model.new_bool_var("")
                self.model.add_max_equality(any_of_them, chosen)
                chosen = [any_of_them]
            total += term.times * sum(chosen)
        return total

    def between(self, total: Any, least: int | None, most: int | None) -> None:
        """Bounds on an expression."""
        bounds = (_NONE[0] if least is None else least, _NONE[1] if most is None else most)
        self.model.add_linear_constraint(total, *bounds)

    def slack(self, one: Sum, under: int, over: int) -> None:
        """What an expression is under or over its bounds costs."""
        short, much = (self.model.new_int_var(0, 2**20, "") for _ in range(2))
        self.between(self.sum(one) + short - much, one.at_least, one.at_most)
        self.price += [under * short, over * much]

    def rooms(self, grid: Grid) -> None:
        """A room for everybody who needs one, no room twice."""
        needing = {duty.id for duty in grid.duties if duty.needs_room}
        for slot in grid.slots:
            takers: dict[str, list[Any]] = {room.id: [] for room in ROOMS}
            for person in grid.people:
                cells = grid.cells((person,), (slot,), needing)
                suits = [room.id for room in ROOMS if not room.roles or person.role in room.roles]
                given = {room: self.model.new_bool_var("") for room in suits}
                self.model.add(sum(given.values()) == sum(self.cells[cell] for cell in cells))
                for room, variable in given.items():
                    takers[room].append(variable)
            for variables in takers.values():
                self.model.add_at_most_one(variables)

    def solve(self, limits: Limits) -> Measured:
        """Under CP-SAT's own settings."""
        from ortools.sat.python import cp_model

        class First(cp_model.CpSolverSolutionCallback):
            seconds: float | None = None

            def on_solution_callback(self) -> None:
                self.seconds = self.seconds or time.perf_counter() - start

        solver, first = cp_model.CpSolver(), First()
        solver.parameters.max_time_in_seconds = limits.seconds
        solver.parameters.num_workers = limits.workers
        start = time.perf_counter()
        proven = solver.solve(self.model, first) == cp_model.OPTIMAL
        taken = time.perf_counter() - start
        return Measured(solver.objective_value, solver.best_objective_bound, first.seconds or taken, taken, proven)


@dataclass(frozen=True)
class Case:
    """A roster to fill. With a grid it is of a practice, with sections of a nurse instance."""

    name: str
    problem: Problem
    grid: Grid | None = None
    sections: Sections | None = None

    def checked(self, filled: Filled) -> str:
        """What the roster comes to when it is looked at anew, apart from the solver."""
        if filled.taken is None:
            return "no roster"
        if self.sections is not None:
            roster = as_roster(self.sections, filled.taken)
            return f"by hand: cost {cost(self.sections, roster)}, rules broken {len(faults(self.sections, roster))}"
        shared = 0 if self.grid is None else len(share_out(self.grid, ROOMS, filled.taken))
        return f"rules broken {len(self.problem.broken(filled.taken))}, rooms shared out {shared}"


def cases(folder: Path | None) -> Iterator[Case]:
    """The instances in the folder, if there is one, then weeks of a practice."""
    files = folder.glob("*.txt") if folder else ()
    for path in sorted(files, key=lambda path: (len(path.name), path.name)):
        sections = read_file(path)
        yield Case(path.stem, nurse_problem(sections), sections=sections)
    for seed in range(_WEEKS):
        grid, problem = group_practice(seed)
        yield Case(f"week {seed} of a practice of {len(grid.people)}", problem, grid)


def main(folder: Path | None, limits: Limits) -> None:
    """Measure both on every case and print the ratio of their times."""
    start = time.perf_counter()
    from ortools.sat.python import cp_model  # noqa: F401 - how long it takes to load

    loading = time.perf_counter() - start
    print(f"loading OR-Tools: {loading:.1f} s; {limits.workers} workers, {limits.seconds:.0f} s each")
    for case in cases(folder):
        own, filled = ours(case.problem, limits)
        print(f"{case.name}\n  ours: {own}\n  {case.checked(filled)}", flush=True)
        if len(case.problem.cells) > _MOST_CELLS_OF_PEER:
            continue
        peer = Textbook(case.problem, case.grid).solve(limits)
        more = "" if peer.proven else "more than "
        print(f"  peer: {peer}\n  ratio peer / ours: {more}{peer.seconds / own.seconds:.1f}", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:]
    folder = Path(given[0]) if given else None
    main(folder, Limits(float(given[1]) if len(given) > 1 else 60.0, int(given[2]) if len(given) > 2 else 2))
