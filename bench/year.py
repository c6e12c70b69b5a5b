"""How long a year of 50 people takes after an edit: capacity per week, warnings, and what a request would break.

python -m bench.year [EDITS]
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

from bench._large import big_plan
from planner.calculation import calculate
from planner.edits import set_delivery
from planner.plan import Plan
from planner.results import Results
from planner.warnings import warnings
from planner.year import edits
from planner.year.capacity import year_of
from planner.year.requests import what_if

_YEAR = 2027
_TODAY = date(_YEAR - 1, 11, 1)
_FIRST = date(_YEAR, 1, 4)
_LEAVES = 5


def planned() -> Plan:
    """The large practice with public holidays, five weeks of leave for all, and one of each function to be there."""
    plan = edits.set_year(big_plan(), _YEAR).plan
    roles = tuple(role.model_copy(update={"least_present": 1}) for role in plan.roles)
    plan = plan.model_copy(update={"roles": roles})
    chance = random.Random(_YEAR)
    for member in plan.staff:
        weeks = [_FIRST + timedelta(weeks=week) for week in chance.sample(range(51), _LEAVES)]
        leave = (edits.new_absence(plan, member.id, monday, monday + timedelta(days=6)) for monday in weeks)
        plan = edits.add(plan, leave).plan
    return plan


def look(results: Results) -> None:
    """What a page of the year and the warnings need."""
    assert year_of(results, _YEAR, _TODAY).roles
    warnings(results, _TODAY)


def timed(name: str, steps: list[Callable[[], object]]) -> None:
    """Run every step once and print median and 95th percentile in milliseconds."""
    taken = []
    for step in steps:
        start = time.perf_counter()
        step()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name:32} p50 {statistics.median(taken):7.2f}   p95 {statistics.quantiles(taken, n=20)[-1]:7.2f} ms")


def main(count: int) -> None:
    """Measure and print."""
    plan = planned()
    start = time.perf_counter()
    look(calculate(plan))
    print(f"{'first look':32} {(time.perf_counter() - start) * 1000:11.2f} ms")
    consult, moved = plan.activities[0].id, plan.absences[-1].id
    minutes = [calculate(set_delivery(plan, consult, "gp", "minutes", 8 + n / 10).plan) for n in range(count)]
    timed("after other minutes", [lambda one=one: look(one) for one in minutes])
    leave = [calculate(edits.move(plan, moved, -n).plan) for n in range(count)]
    timed("after leave on other days", [lambda one=one: look(one) for one in leave])
    asked = [edits.new_absence(plan, member.id, _FIRST, _FIRST + timedelta(days=13)) for member in plan.staff]
    timed("what a request breaks", [lambda one=one: what_if(leave[0], one, _TODAY) for one in asked])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
