"""How long consults can be with the locum: as busy as without, up to the limit, and whether fifteen minutes hold."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planner.calculation import calculate, ratio
from planner.capacity import SESSION_HOURS
from planner.levers import consult_length
from planner.memo import FEW, IdentityMemo
from planner.plan import Activity, find
from planner.results import Results
from planner.terms import GP

WANTED = 15.0
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class LongerConsults:
    """Direct minutes of the consult that GPs do most, and what fifteen of them ask.

    `same` are the minutes at which the GPs are as busy with the locum as they are without; `at_limit` those at which
    they reach the limit of the practice, None where even no minutes at all would leave them above it. With fifteen
    minutes their week is filled to `utilisation`, they are `hours_short` a week, and `sessions` a week of four hours
    of such a locum more bring them to the limit (None where no number does).
    """

    activity: Activity
    minutes: float
    same: float
    at_limit: float | None
    utilisation: float
    hours_short: float
    sessions: int | None


@dataclass(frozen=True, slots=True)
class _Consult:
    """The consult with its minutes, and the GP hours a week that one minute more of it asks."""

    activity: Activity
    minutes: float
    hours_per_minute: float


def _usual(results: Results) -> _Consult | None:
    often = [
        (results.demand[activity.id].volume * row.share, -number, row.minutes)
        for number, activity in enumerate(results.plan.activities)
        if activity.kind == "consult" and activity.channel == "practice"
        for row in activity.delivery
        if row.role == GP and row.share > 0
    ]
    if not often:
        return None
    _, number, minutes = max(often)
    activity = results.plan.activities[-number]
    longer = consult_length.ConsultLength(activity=activity.id, minutes=minutes + 1)
    after = calculate(consult_length.apply(results.plan, longer))
    return _Consult(activity, minutes, after.roles[GP].demand_hours - results.roles[GP].demand_hours)


_usual_consult = IdentityMemo(_usual, FEW)


def longer_consults(base: Results, after: Results, pace: float) -> LongerConsults | None:
    """What the locum's hours mean for the length of consults; None without GPs or without consults of theirs."""
    consult = _usual_consult(base)
    before, gp = base.roles.get(GP), after.roles.get(GP)
    if consult is None or before is None or gp is None:
        return None
    if not before.capacity_hours or not gp.capacity_hours or consult.hours_per_minute <= 0:
        return None
    limits, hours = after.plan.practice, gp.capacity_hours
    wanted = gp.demand_hours + (WANTED - consult.minutes) * consult.hours_per_minute

    def minutes_at(utilisation: float) -> float:
        return consult.minutes + (utilisation * hours - gp.demand_hours) / consult.hours_per_minute

    at_limit = minutes_at(limits.near_limit)
    return LongerConsults(
        activity=consult.activity,
        minutes=consult.minutes,
        same=minutes_at(before.demand_hours / before.capacity_hours),
        at_limit=at_limit if at_limit >= 0 else None,
        utilisation=wanted / hours,
        hours_short=max(0.0, wanted - hours),
        sessions=_sessions(wanted / limits.near_limit - hours, pace, after),
    )


def _sessions(missing: float, pace: float, results: Results) -> int | None:
    """Sessions a week of a locum that give so many net hours."""
    per_session = SESSION_HOURS * pace * (1 - find(results.plan.roles, GP).allowance_share)
    sessions = ratio(max(0.0, missing), per_session)
    return None if sessions is None else math.ceil(sessions - _HAIR)
