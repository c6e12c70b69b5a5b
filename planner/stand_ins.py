"""People who stand in for a time, from outside the team: a locum for a GP, somebody alike for other functions."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta

from planner import edits, names
from planner.edits import Change
from planner.plan import Member, Plan, Role
from planner.terms import GP, SESSIONS
from planner.texts import Message, T

_WEEK = timedelta(days=7)


def whom(role: Role) -> Message:
    """What it takes to find one, at the head of a sentence."""
    return T("Take on a locum") if role.id == GP else T("Find a stand-in for {role}", role=names.role_name(role))


def stand_ins(
    plan: Plan, role: Role, sessions: Mapping[str, float], period: tuple[date, date], people: int = 1
) -> Change:
    """So many people of a function with hours in some sessions, from one day to another, last in the team.

    As a share of the year's weeks they weigh in the average week too.
    """
    pattern = {session: sessions[session] for session in SESSIONS if session in sessions}
    count = math.ceil((period[1] - period[0] + timedelta(days=1)) / _WEEK)
    share = min(1.0, count / plan.practice.weeks_per_year)
    taken = {member.id for member in plan.staff}
    added = []
    for _ in range(people):
        new_id = edits.fresh_id(taken, "locum")
        taken.add(new_id)
        fields = {"sessions": pattern, "start": period[0], "end": period[1], "weeks_share": share}
        added.append(Member(id=new_id, role=role.id, employment="locum", **fields))
    return edits.add_members(plan, added)
