"""Taking the locum over: into the team, or as a scenario to come back to."""

from __future__ import annotations

from planner import edits, names, scenario_edits
from planner.access import day_of
from planner.edits import Change
from planner.levers import apply, locum
from planner.plan import Plan
from planner.terms import WEEKDAYS
from planner.texts import Message, T


def add_to_plan(plan: Plan, lever: locum.Locum, name: str) -> Change:
    """Put the locum in the team under a name; `LeverError` where the plan does not take it."""
    *others, newcomer = apply(plan, lever).staff
    staff = (*others, newcomer.model_copy(update={"name": name}))
    return edits.replace_staff(plan, staff, T("Add {who}", who=name))


def keep(plan: Plan, lever: locum.Locum, name: str) -> Change:
    """Add a scenario with this locum alone."""
    return scenario_edits.add(plan, name, (lever,))


def name_of(lever: locum.Locum) -> Message:
    """What a scenario with this locum is called."""
    known = {day_of(session) for session, hours in lever.sessions.items() if hours}
    return T("Locum on {days}", days=tuple(names.WEEKDAYS[day] for day in WEEKDAYS if day in known))
