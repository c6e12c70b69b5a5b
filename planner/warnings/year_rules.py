"""Rules about the calendar year. They are loaded when a plan has one: most starts of the program need none of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from planner.plan import Plan
from planner.results import Results
from planner.warnings.warning import Warning


def _has_year(plan: Plan) -> bool:
    return plan.calendar.year is not None or bool(plan.absences)


def _rules() -> Any:
    return import_module("planner.year.rules")


def weeks_overloaded(results: Results, today: date) -> Iterator[Warning]:
    """WEEKS_OVERLOADED: weeks of the planned year in which a role has more work than hours."""
    if _has_year(results.plan):
        yield from _rules().weeks_overloaded(results, today)


def leave_overlap(results: Results, today: date) -> Iterator[Warning]:
    """LEAVE_OVERLAP: sessions to come in which absence leaves fewer people of a role than there have to be."""
    if _has_year(results.plan):
        yield from _rules().leave_overlap(results, today)


def leave_not_planned(results: Results, today: date) -> Iterator[Warning]:
    """LEAVE_NOT_PLANNED: leave of the planned year that is not in the calendar."""
    if _has_year(results.plan):
        yield from _rules().leave_not_planned(results, today)
