"""The same locum on each weekday: where one day of it gives patients most, and whether there is a room."""

from __future__ import annotations

from dataclasses import dataclass

from planner.access import DayAccess, access, day_of
from planner.calculation import calculate
from planner.levers import LeverError, locum
from planner.locum_day.lines import full_days, without_place
from planner.locum_day.rooms import crowded, rooms_with
from planner.results import Results
from planner.terms import SESSIONS, WORKDAYS, Workday
from planner.texts import Message

# Differences in the expected number of full days below this are rounding, not a reason to prefer a day.
_SAME_DAYS = 2


@dataclass(frozen=True, slots=True)
class WeekdayTry:
    """One day of the locum on a weekday, in a week in which the locum comes.

    `before` and `after` are that day without and with the locum; `full_days` is the expected number of full days in
    that whole week, `gained` how many contacts more find a place in it. `crowded` are sessions without a free room
    (None in a plan without rooms), `problem` says why the locum cannot work on that day.
    """

    day: Workday
    is_chosen: bool
    before: DayAccess
    after: DayAccess
    full_days: float | None
    gained: float | None
    crowded: tuple[str, ...] | None
    problem: Message | None = None


def one_day(lever: locum.Locum) -> dict[str, float]:
    """Hours per part of the day of the locum's first day."""
    hours = {key: lever.sessions[key] for key in SESSIONS if lever.sessions.get(key)}
    first = day_of(next(iter(hours), ""))
    return {key.partition("_")[2]: own for key, own in hours.items() if day_of(key) == first}


def ranked(base: Results, lever: locum.Locum) -> tuple[WeekdayTry, ...]:
    """Monday to Friday, the best day first: it has a room, then fewest full days, then most contacts with a place."""
    parts = one_day(lever)
    return tuple(sorted((_tried(base, lever, parts, day) for day in WORKDAYS), key=_order))


def _order(tried: WeekdayTry) -> tuple[bool, bool, float, float]:
    return (
        tried.problem is not None,
        bool(tried.crowded),
        0.0 if tried.full_days is None else round(tried.full_days, _SAME_DAYS),
        -(tried.gained or 0.0),
    )


def _tried(base: Results, lever: locum.Locum, parts: dict[str, float], day: Workday) -> WeekdayTry:
    sessions = {f"{day}_{part}": hours for part, hours in parts.items()}
    moved = lever.model_copy(update={"sessions": sessions, "weeks_share": 1.0})
    before = access(base)[day]
    is_chosen = any(day_of(key) == day and hours for key, hours in lever.sessions.items())
    try:
        after = calculate(locum.apply(base.plan, moved))
    except LeverError as error:
        return WeekdayTry(day, is_chosen, before, before, full_days(base), None, None, error.message)
    lost, left = without_place(base), without_place(after)
    gained = None if lost is None or left is None else lost - left
    return WeekdayTry(
        day,
        is_chosen,
        before,
        access(after)[day],
        full_days(after),
        gained,
        crowded(base, rooms_with(base, moved)),
    )
