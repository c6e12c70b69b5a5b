"""Small practices with a week plan, for tests of the roster."""

from __future__ import annotations

from typing import Any

from planner.plan import Activity, Cell, Delivery, Member, PerWeek, Plan, Role, Room, WeekPlan
from planner.week.checks import Issue, check

ROLES = (
    Role(id="gp", needs_room=True),
    Role(id="vs", supervised_by="gp", needs_room=True),
    Role(id="poh_s", supervised_by="vs", needs_room=True),
    Role(id="assistant", supervised_by="gp"),
    Role(id="aios", supervised_by="gp", needs_room=True),
)


def activity(activity_id: str, channel: Any, *roles: str, minutes: float = 10, **fields: Any) -> Activity:
    """An activity ten times a week that some functions share."""
    rows = tuple(Delivery(role=role, share=1 / len(roles), minutes=minutes) for role in roles)
    return Activity(id=activity_id, channel=channel, volume=PerWeek(count=10), delivery=rows, **fields)


ACTIVITIES = (
    activity("consult", "practice", "gp", "vs", "aios"),
    activity("visit", "home", "gp"),
    activity("phone_triage", "none", "assistant"),
    activity("diabetes_check", "practice", "poh_s", "assistant", core_task="preventive"),
)


def member(member_id: str, role: str = "gp", **fields: Any) -> Member:
    """Somebody in the team."""
    return Member(id=member_id, role=role, **fields)


def cell(who: str, session: str, work: Any = "surgery", hours: float = 4, **fields: Any) -> Cell:
    """Somebody's session."""
    return Cell(member=who, session=session, work=work, hours=hours, **fields)


def cells(who: str, sessions: str, work: Any = "surgery", hours: float = 4, **fields: Any) -> tuple[Cell, ...]:
    """Several sessions of somebody, written with spaces in between."""
    return tuple(cell(who, session, work, hours, **fields) for session in sessions.split())


def practice(staff: tuple[Member, ...], entries: tuple[Cell, ...], **fields: Any) -> Plan:
    """A practice with one week plan, called 'Standard'; `rooms` and `roles` go to the plan, the rest to the week."""
    rooms: tuple[Room, ...] = fields.pop("rooms", ())
    roles: tuple[Role, ...] = fields.pop("roles", ROLES)
    absences = fields.pop("absences", ())
    week = WeekPlan(id="w", name=fields.pop("name", "Standard"), cells=entries, **fields)
    return Plan(roles=roles, staff=staff, activities=ACTIVITIES, rooms=rooms, weeks=(week,), absences=absences)


def issues(plan: Plan, code: str | None = None, **how: Any) -> list[Issue]:
    """What is wrong with the first week plan, of one kind or of all."""
    found = check(plan, plan.weeks[0], **how)
    return [issue for issue in found if code is None or issue.code == code]
