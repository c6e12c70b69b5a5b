"""How soon a week plan of a practice is filled in and proven best, beside CP-SAT with its own settings.

The practices are the group practice of the examples and one of 25 people made from it, each from nothing, from a week
plan as the week patterns are, and in a cycle of two weeks. The peer is the model of the textbook for the same problem:
a yes or no for each cell, each rule as a sum, CP-SAT's defaults with two workers. Both get the same time. In a cycle
the planner looks for rosters in which the weeks of who comes every week are alike, and the peer among all.

    python -m bench.fill [SECONDS]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.roster import Textbook
from planner import edits
from planner.files import plan_file
from planner.plan import Plan, WeekPlan, find
from planner.roster.practice import Ask, Proposal, propose
from planner.roster.practice.build import build
from planner.roster.search import Limits
from planner.week.edits import add, new_week

_EXAMPLE = Path(__file__).resolve().parent.parent / "resources" / "examples" / "group_practice.dagdeel"
_MORE = ("gp_5", "poh_s_3", "assistant_7")
_WORKERS = 2


def of_25() -> Plan:
    """The example with three people more."""
    plan = plan_file.load(_EXAMPLE)
    more = (find(plan.staff, one).model_copy(update={"id": f"{one}_more", "name": ""}) for one in _MORE)
    return edits.add_members(plan, more).plan


def cases() -> Iterator[tuple[str, Ask]]:
    """The week plans to fill in."""
    for plan in (plan_file.load(_EXAMPLE), of_25()):
        size = f"{len(plan.staff)} people"
        yield f"{size}, from nothing", _ask(add(plan, WeekPlan(id="filled")).plan)
        yield f"{size}, as the week patterns are", _ask(new_week(plan, "filled").plan)
        yield f"{size}, a cycle of two weeks from nothing", _ask(add(plan, WeekPlan(id="filled", cycle=2)).plan)


def _ask(plan: Plan) -> Ask:
    return Ask(plan, plan.weeks[-1].id)


def ours(ask: Ask) -> tuple[Proposal, float, float]:
    """The planner, from the plan to the cells of the week plan: the answer, and seconds to the first and in all."""
    firsts: list[float] = []
    start = time.perf_counter()

    def better(news: Proposal | None) -> bool:
        if news is not None:
            firsts.append(time.perf_counter() - start)
        return True

    found = propose(ask, better)
    if not isinstance(found, Proposal):
        raise SystemExit("no roster fits")
    return found, firsts[0], time.perf_counter() - start


def main(seconds: float) -> None:
    """Measure both on every case and print the ratio of their times."""
    from ortools.sat.python import cp_model  # noqa: F401 - not to be measured

    for name, ask in cases():
        start = time.perf_counter()
        problem = build(ask).problem
        built = time.perf_counter() - start
        own, first, taken = ours(replace(ask, seconds=seconds))
        peer = Textbook(problem, None).solve(Limits(seconds, workers=_WORKERS))
        answer = "proven" if own.proven else f"gap {own.gap:.1%}"
        more = "" if peer.proven else "more than "
        print(
            f"{name}: {len(problem.cells)} cells, {len(problem.rules)} rules, built in {built:.2f} s\n"
            f"  ours: {answer}, first {first:.1f} s, all {taken:.1f} s\n"
            f"  peer: {'proven' if peer.proven else 'not proven'}, first {peer.first:.1f} s, all {peer.seconds:.1f} s\n"
            f"  ratio peer / ours: {more}{peer.seconds / taken:.1f}"
        )


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0)
