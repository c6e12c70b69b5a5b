"""How long the cheapest mix takes, beside trying every point of a grid with the same model.

The grid has the whole steps of two, three and four levers on an example; both must find the same least cost. Below
it, the whole question on every example: all levers, the next best mix, or what would have to give. Loading the solver
for the first time is told apart.

    python -m bench.mix [ROUNDS]
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from planner.calculation import calculate
from planner.cli.commands import examples
from planner.files import plan_file
from planner.mix import Wishes, cheapest, usual
from planner.resources import resource
from planner.results import Results
from tests.support.mixes import cheapest_of_grid, grid, only

_LEVERS = {
    "hire__gp": 6.0,
    "delegate__consult_short__gp__vs": 0.2,
    "channel__consult_short__econsult": 0.5,
    "locum": 3.0,
}


def results(name: str) -> Results:
    """An example, calculated."""
    return calculate(plan_file.load(resource("examples", f"{name}.dagdeel")))


def taken(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and the answer."""
    start = time.perf_counter()
    answer = work()
    return (time.perf_counter() - start) * 1000, answer


def beside_the_grid(base: Results, levers: int) -> None:
    """The mix and the grid in turn, with as many levers."""
    ceilings = only(base, **dict(list(_LEVERS.items())[:levers]))
    now = base.roles["gp"].utilisation
    assert now is not None
    wishes = Wishes({"gp": 0.97 * now, "vs": 1.0}, continuity=0.7, ceilings=ceilings)
    mix_time, answer = taken(lambda: cheapest(base, wishes))
    grid_time, best = taken(lambda: cheapest_of_grid(base, wishes))
    points = sum(1 for _ in grid(base, wishes))
    cost = answer.mix.cost if answer.mix else None
    same = "same cost" if cost == best or (cost is not None and abs(cost - best) < 0.01) else f"{cost} against {best}"
    print(
        f"{levers} levers, {points:5} points: mix {mix_time:8.1f} ms   grid {grid_time:8.1f} ms   "
        f"ratio {grid_time / mix_time:6.1f}   {same}"
    )


def main(rounds: int) -> None:
    """Measure and print."""
    group = results("group_practice")
    empty = Wishes({"gp": 2.0}, ceilings=only(group))
    first, _ = taken(lambda: cheapest(group, empty))
    again, _ = taken(lambda: cheapest(group, empty))
    print(f"loading the solver: {first - again:.0f} ms")
    for levers in range(2, len(_LEVERS) + 1):
        beside_the_grid(group, levers)
    for name in examples():
        base = results(name)
        times = [taken(lambda base=base: cheapest(base, usual(base)))[0] for _ in range(rounds)]
        print(f"{name:16} {statistics.median(times):8.0f} ms (of {rounds}: {min(times):.0f} to {max(times):.0f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
