"""How many scenarios a second: one lever, or two, on a practice of 50 people and 200 activities, and all its results.

Beside it in the same run: pandas working out only the hours and contacts of each function, from ready tables that hold
the same plan, with one number changed; and the same sums in plain numpy on ready arrays.

    python -m bench.scenarios [SCENARIOS]
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from bench._large import big_plan
from planner.calculation import calculate
from planner.demand import demand
from planner.files import plan_file
from planner.levers import KINDS, LeverError, apply
from planner.levers.merge import Merge
from planner.plan import Lever, Plan, Room
from planner.resources import resource

_ROUNDS = 15


def offer(kind: str, plan: Plan) -> Lever:
    """The first offer of a kind, or what comes nearest to it on this plan."""
    if kind == "merge":
        return Merge(other=plan_file.load(resource("examples", "solo_norm.dagdeel")))
    if kind == "scarcity":
        return KINDS[kind].record(order=tuple(activity.id for activity in plan.activities[-5:]))
    lever = KINDS[kind].first(plan)
    return lever.model_copy(update={"anyway": True}) if kind == "new_task" else lever


def pulled(plan: Plan, *levers: Lever) -> None:
    """A plan with some levers, and its results; nothing of it is remembered from the time before."""
    for lever in levers:
        plan = apply(plan, lever)
    calculate(plan)


def per_second(work: Callable[[], object], count: int) -> float:
    """How often a second of processor time, in the quickest of some rounds: other programs only ever slow it down."""
    each = max(1, count // _ROUNDS)
    taken = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for _ in range(each):
            work()
        taken.append((time.process_time() - start) / each)
    return 1 / min(taken)


def rows(plan: Plan) -> pd.DataFrame:
    """What each function has with one time of each activity, and how often a patient of an age band has it."""
    asked = demand(plan)
    return pd.DataFrame(
        {
            "activity": number,
            "role": role,
            "minutes": minutes,
            "contacts": work.contacts.get(role, 0.0) if activity.channel != "none" else 0.0,
        }
        for number, (activity, work) in enumerate(zip(asked.activities, asked.works, strict=True))
        for role, minutes in work.minutes.items()
    )


def arrays(plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Times a week that a patient of each age band has each activity, and the patients of each age band."""
    bands = list(plan.patients.counts)
    patients = np.array([sum(plan.patients.counts[band].values()) for band in bands], dtype=float)
    rates = np.zeros((len(plan.activities), len(bands)))
    for number, activity in enumerate(plan.activities):
        known = activity.volume
        if known.kind == "per_week":
            rates[number] = known.count / patients.sum()
        else:
            per_year, times = (
                (known.per_year, 1) if known.kind == "per_patient" else (known.share, known.times_per_year)
            )
            rates[number] = [per_year.get(band, 0.0) * times / plan.practice.weeks_per_year for band in bands]
    return rates, patients


def with_pandas(plan: Plan) -> Callable[[], pd.DataFrame]:
    """The hours and contacts per function for other minutes of one row."""
    table, (rates, patients) = rows(plan), arrays(plan)

    def work() -> pd.DataFrame:
        table.loc[0, "minutes"] += 0.001
        times = (rates @ patients)[table["activity"]]
        return (
            pd.DataFrame(
                {"role": table["role"], "hours": times * table["minutes"] / 60, "contacts": times * table["contacts"]}
            )
            .groupby("role")
            .sum()
        )

    return work


def with_numpy(plan: Plan) -> Callable[[], tuple[np.ndarray, np.ndarray]]:
    """The same with a matrix of activities and functions."""
    table, (rates, patients) = rows(plan), arrays(plan)
    minutes, contacts = (
        table.pivot_table(index="role", columns="activity", values=name, fill_value=0.0).to_numpy().copy()
        for name in ("minutes", "contacts")
    )

    def work() -> tuple[np.ndarray, np.ndarray]:
        minutes[0, 0] += 0.001
        times = rates @ patients
        return minutes @ times / 60, contacts @ times

    return work


def main(count: int) -> None:
    """Measure and print."""
    plan = big_plan()
    plan = plan.model_copy(update={"rooms": tuple(Room(id=f"room_{number}") for number in range(20))})
    calculate(plan)
    gc.collect()
    gc.freeze()  # what pandas and numpy hold in memory is to slow down nobody else
    pandas = per_second(with_pandas(plan), count)
    print(f"{'pandas, hours and contacts only':32} {pandas:8.0f} a second")
    print(f"{'numpy, hours and contacts only':32} {per_second(with_numpy(plan), count):8.0f} a second")
    levers = {kind: (offer(kind, plan),) for kind in KINDS}
    levers["consult_length and locum"] = (*levers["consult_length"], *levers["locum"])
    levers["list_size and hire"] = (*levers["list_size"], *levers["hire"])
    for name, some in levers.items():
        try:
            rate = per_second(lambda some=some: pulled(plan, *some), count)
        except LeverError as error:
            print(f"{name:32} not taken: {error}")
            continue
        print(f"{name:32} {rate:8.0f} a second   {rate / pandas:5.1f} x pandas")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
