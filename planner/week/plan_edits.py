"""Week plans made and changed as a form does it: several fields in one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Plan, WeekPlan, find
from planner.problems import describe
from planner.texts import T
from planner.week import edits as week_edits
from planner.week.grid_edits import together


@dataclass(frozen=True, slots=True)
class Settings:
    """What a form asks of a week plan."""

    name: str = ""
    start: date | None = None
    end: date | None = None
    cycle: int = 1


def settings_of(week: WeekPlan) -> Settings:
    """The settings of a week plan."""
    return Settings(week.name, week.start, week.end, week.cycle)


def change_settings(plan: Plan, week_id: str, wanted: Settings) -> Change:
    """Give a week plan other settings as one step; only those that differ are touched, so a name is never refused."""
    week = find(plan.weeks, week_id)
    steps: list[Callable[[Plan], Change]] = []
    if wanted.name != week.name:
        steps.append(lambda now: week_edits.rename(now, week_id, wanted.name))
    if wanted.cycle != week.cycle:
        steps.append(lambda now: week_edits.set_cycle(now, week_id, wanted.cycle))
    if (wanted.start, wanted.end) != (week.start, week.end):
        steps.append(lambda now: week_edits.set_validity(now, week_id, wanted.start, wanted.end))
    return together(plan, T("Change {what}", what=names.week(week)), steps)


def from_patterns(plan: Plan, wanted: Settings) -> Change:
    """Make a week plan from everybody's week pattern; where people come in some weeks only, that decides the cycle."""
    change = week_edits.new_week(plan, wanted.name, wanted.start, wanted.end)
    made = change.plan.weeks[-1]
    if made.cycle > 1 or wanted.cycle == 1:
        return change
    steps = (lambda _now: change, lambda now: week_edits.set_cycle(now, made.id, wanted.cycle))
    return together(plan, change.label, steps)


def empty(plan: Plan, wanted: Settings) -> Change:
    """Make a week plan without cells."""
    week_id = edits.fresh_id((week.id for week in plan.weeks), "week")
    try:
        made = WeekPlan(id=week_id, name=wanted.name, start=wanted.start, end=wanted.end, cycle=wanted.cycle)
    except ValidationError as error:
        raise EditError(describe(error, WeekPlan)) from error
    steps = (
        lambda now: week_edits.add(now, made),
        lambda now: week_edits.set_validity(now, made.id, wanted.start, wanted.end),
    )
    return together(plan, T("Add {what}", what=names.week(made)), steps)


def copy_of(plan: Plan, week_id: str, wanted: Settings) -> Change:
    """Put a copy of a week plan behind it, as a draft, with settings of its own."""
    first = week_edits.duplicate(plan, week_id, wanted.name)
    place = [week.id for week in plan.weeks].index(week_id) + 1
    copy = first.plan.weeks[place].id
    steps = (lambda _now: first, lambda now: change_settings(now, copy, wanted))
    return together(plan, first.label, steps)
