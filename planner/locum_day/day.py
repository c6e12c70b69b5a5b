"""One locum against the plan as it is: the figures without and with it, its price, and what else it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.calculation import calculate
from planner.levers import apply, locum
from planner.locum_day.consults import LongerConsults, longer_consults
from planner.locum_day.instead import Purchase, purchases
from planner.locum_day.lines import FigureLine, lines
from planner.locum_day.rooms import crowded, rooms_with
from planner.locum_day.weekdays import WeekdayTry, ranked
from planner.money import member_cost
from planner.plan import find
from planner.results import Results
from planner.rooms import SessionRooms
from planner.terms import GP


@dataclass(frozen=True, slots=True)
class LocumDay:
    """Everything that the locum day shows.

    `after` is the average week with the locum; access and rooms are those of a week in which the locum comes. The
    locum itself costs `locum_week` euros in an average week, the whole team `extra_week` more than without: less than
    the locum where it replaces somebody who is paid. `per_contact` and `per_hour` are what a possible contact more
    and an hour more of GPs cost; None where there is none more, or where it costs nothing.
    """

    lever: locum.Locum
    before: Results
    after: Results
    lines: tuple[FigureLine, ...]
    rooms: Mapping[str, SessionRooms]
    crowded: tuple[str, ...] | None
    weekdays: tuple[WeekdayTry, ...]
    locum_week: float
    locum_year: float
    extra_week: float
    per_contact: float | None
    per_hour: float | None
    purchases: tuple[Purchase, ...]
    consults: LongerConsults | None


def locum_day(base: Results, lever: locum.Locum) -> LocumDay:
    """What a locum does to a plan; `LeverError` with the reason where the plan does not take it."""
    after = calculate(apply(base.plan, lever))
    every_week = lever.model_copy(update={"weeks_share": 1.0})
    present = after if lever.weeks_share == 1 else calculate(locum.apply(base.plan, every_week))
    week, extra = _locum_cost(after), after.cost_per_week - base.cost_per_week
    rooms = rooms_with(base, lever)
    return LocumDay(
        lever=lever,
        before=base,
        after=after,
        lines=lines(base, after, present, rooms),
        rooms=rooms,
        crowded=crowded(base, rooms),
        weekdays=ranked(base, lever),
        locum_week=week,
        locum_year=week * base.plan.practice.weeks_per_year,
        extra_week=extra,
        per_contact=_each(extra, _more(base, after, "contacts_possible")),
        per_hour=_each(extra, _more(base, after, "capacity_hours")),
        purchases=purchases(base, week),
        consults=longer_consults(base, after, lever.pace),
    )


def _locum_cost(after: Results) -> float:
    """Euros in an average week for the locum, who comes last in the team."""
    plan = after.plan
    return member_cost(plan.staff[-1], find(plan.roles, GP), plan.practice) or 0.0


def _more(base: Results, after: Results, name: str) -> float | None:
    before, then = getattr(base.roles[GP], name), getattr(after.roles[GP], name)
    return None if before is None or then is None else then - before


def _each(euros: float, more: float | None) -> float | None:
    return euros / more if more and more > 0 and euros > 0 else None
