"""Figures with the locum beside those without: what is asked, what is possible, who bears it and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.access import access
from planner.locum_day.rooms import times_without_room
from planner.measures import CONTACTS_PER_DAY, CONTINUITY, COST, HOURS_OVER, ROOMS, Change, Measure, utilisation
from planner.results import Results
from planner.rooms import SessionRooms
from planner.terms import GP
from planner.texts import T, Unit


def _gp(results: Results, name: str) -> float | None:
    role = results.roles.get(GP)
    value: float | None = getattr(role, name) if role else None
    return value


def hours_over(results: Results) -> float | None:
    """Hours a week that the GPs together are short; never below 0."""
    gap = _gp(results, "gap_hours")
    return None if gap is None else max(0.0, -gap)


def full_days(results: Results) -> float | None:
    """How many of the five weekdays are full on average: the sum of their chances."""
    chances = [day.full for day in access(results).values() if day.full is not None]
    return sum(chances) if chances else None


def without_place(results: Results) -> float | None:
    """Contacts a week that find no free place on their day."""
    known = [day.overflow for day in access(results).values() if day.overflow is not None]
    return sum(known) if known else None


def cost_per_year(results: Results) -> float:
    """Euros that the team costs in a year."""
    return results.cost_per_week * results.plan.practice.weeks_per_year


_WORK = (
    utilisation(GP),
    Measure("hours_over_all", T("Hours over a week"), Unit.HOURS, hours_over, "less"),
    HOURS_OVER,
    Measure("possible", T("Contacts possible a week"), Unit.CONTACTS, lambda r: _gp(r, "contacts_possible"), "more"),
)
_DAYS = (
    Measure("full_days", T("Full days a week"), Unit.DAYS, full_days, "less"),
    Measure("without_place", T("Contacts without a place"), Unit.CONTACTS, without_place, "less"),
)
_REST = (
    CONTACTS_PER_DAY,
    CONTINUITY,
    COST,
    Measure("cost_per_year", T("Cost per year"), Unit.EUROS, cost_per_year, "less"),
)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure without and with the locum, and whether that is better, worse or as before."""

    measure: Measure
    before: float | None
    after: float | None
    change: Change
    is_beyond: bool


def _line(measure: Measure, base: Results, after: float | None) -> FigureLine:
    before, plan = measure.read(base), base.plan
    change = measure.change(before, after, plan)
    return FigureLine(measure, before, after, change, measure.is_beyond(after, plan))


def lines(
    base: Results, average: Results, present: Results, rooms: Mapping[str, SessionRooms]
) -> tuple[FigureLine, ...]:
    """All figures; `average` is the average week with the locum, `present` one in which the locum comes.

    `rooms` are those of the sessions of the locum, none in a plan without rooms.
    """
    without_room = (_line(ROOMS, base, times_without_room(base, rooms)),) if rooms else ()
    return (
        *(_line(measure, base, measure.read(average)) for measure in _WORK),
        *(_line(measure, base, measure.read(present)) for measure in _DAYS),
        *without_room,
        *(_line(measure, base, measure.read(average)) for measure in _REST),
    )
