"""What setting up a practice needs beside single edits: another person, and which of the usual activities it does."""

from __future__ import annotations

from collections.abc import Collection

from planner import edits
from planner.defaults import default_activities
from planner.edits import Change
from planner.plan import Activity, Member, Plan, Role
from planner.texts import T

_TRAINEE = "aios"


def new_member(plan: Plan, role: Role, name: str) -> Member:
    """Another person with this function, without hours yet."""
    return Member(
        id=edits.fresh_id((member.id for member in plan.staff), role.id),
        name=name,
        role=role.id,
        employment="trainee" if role.id == _TRAINEE else "employed",
    )


def usual_activities(plan: Plan) -> tuple[Activity, ...]:
    """The standard activities as the plan has them, the ones it lacks as they usually are, then the plan's own."""
    there = {activity.id: activity for activity in plan.activities}
    usual = tuple(there.pop(activity.id, activity) for activity in default_activities())
    return (*usual, *there.values())


def add_usual(plan: Plan, activities: Collection[Activity]) -> Change:
    """Add standard activities that the plan lacks, after its own, in one step."""
    return edits.replace_activities(plan, (*plan.activities, *activities), T("Add the usual activities"))


def choose_activities(plan: Plan, wanted: Collection[str]) -> Change:
    """Do the activities with these ids and no others; those that the plan has already stay as they are."""
    chosen = tuple(activity for activity in usual_activities(plan) if activity.id in wanted)
    return edits.replace_activities(plan, chosen, T("Choose the activities"))
