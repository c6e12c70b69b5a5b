"""A practice of 50 people and 200 activities: far larger than any real one, so that what is slow shows."""

from __future__ import annotations

from itertools import cycle, islice

from planner.defaults import default_activities, new_plan
from planner.list_mix import mix_counts
from planner.plan import Member, Plan

STAFF, ACTIVITIES, PATIENTS = 50, 200, 20_000
_WEEK = {"mon_am": 4.0, "mon_pm": 4.0, "tue_am": 4.0, "tue_pm": 4.0, "thu_am": 4.0, "thu_pm": 4.0}


def big_plan() -> Plan:
    """A practice with copies of the standard activities, and people spread over the standard functions."""
    plan = new_plan("A very large practice", mix_counts(PATIENTS))
    roles = cycle(role.id for role in plan.roles)
    staff = tuple(
        Member(id=f"person_{number}", role=role, sessions=_WEEK, hours_per_week=sum(_WEEK.values()))
        for number, role in enumerate(islice(roles, STAFF))
    )
    activities = tuple(
        activity.model_copy(update={"id": f"{activity.id}_{number}", "name": f"{activity.id} {number}"})
        for number, activity in enumerate(islice(cycle(default_activities()), ACTIVITIES))
    )
    return plan.model_copy(update={"staff": staff, "activities": activities})
