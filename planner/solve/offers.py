"""What a question can be about: whose target, which of the role's activities, and who could take work over."""

from __future__ import annotations

from planner.plan import Activity, Role, find
from planner.results import Results
from planner.solve.question import QUESTIONS, QuestionKind
from planner.terms import GP


def questions(role_id: str) -> tuple[QuestionKind, ...]:
    """What can be asked of a role and put into the plan: locums stand in for GPs only."""
    return tuple(kind for kind in QUESTIONS if kind != "locum-sessions" or role_id == GP)


def activities(results: Results, role_id: str) -> tuple[Activity, ...]:
    """What a role does itself; consults first, and of these what takes it the most hours."""

    def place(activity: Activity) -> tuple[bool, float]:
        return activity.kind != "consult", -results.demand[activity.id].hours.get(role_id, 0.0)

    own = (a for a in results.plan.activities if any(row.role == role_id and row.share for row in a.delivery))
    return tuple(sorted(own, key=place))


def takers(results: Results, role_id: str, activity_id: str | None) -> tuple[Role, ...]:
    """Who could take work of a role over: first who does some of it, then who is there and supervised by the role."""
    plan = results.plan
    rows = find(plan.activities, activity_id).delivery if activity_id else ()
    doing = {row.role for row in rows}

    def place(role: Role) -> tuple[bool, bool, bool]:
        return role.id not in doing, not results.roles[role.id].headcount, role.supervised_by != role_id

    return tuple(sorted((role for role in plan.roles if role.id != role_id), key=place))
