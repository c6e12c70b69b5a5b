"""What the team costs in an average week."""

from __future__ import annotations

from planner.capacity import paid_hours
from planner.memo import FEW, IdentityMemo
from planner.plan import Member, Plan, Practice, Role


def usual_hourly_cost(member: Member, role: Role, practice: Practice) -> float | None:
    """Euros for one paid hour of a member without a cost of their own; None where it is not known.

    An owner costs nothing extra, as owners live on what is left; a locum costs the practice's rate, and everybody
    else what the function costs.
    """
    if member.employment == "owner":
        return 0.0
    return practice.locum_rate if member.employment == "locum" else role.cost_per_hour


def hourly_cost(member: Member, role: Role, practice: Practice) -> float | None:
    """Euros for one paid hour of a member: the own cost where given, else the usual one; None where not known."""
    if member.cost_per_hour is not None:
        return member.cost_per_hour
    return usual_hourly_cost(member, role, practice)


def member_cost(member: Member, role: Role, practice: Practice) -> float | None:
    """Euros in an average week: paid hours times the cost of an hour; None where that is not known."""
    cost = hourly_cost(member, role, practice)
    return None if cost is None else paid_hours(member) * cost


def _cost(staff: tuple[Member, ...], roles: tuple[Role, ...], practice: Practice) -> float:
    known = {role.id: role for role in roles}
    return sum(member_cost(member, known[member.role], practice) or 0.0 for member in staff)


_remembered = IdentityMemo(_cost, FEW)


def cost_per_week(plan: Plan) -> float:
    """Euros that the team costs in an average week; people whose cost is not known count as nothing."""
    return _remembered(plan.staff, plan.roles, plan.practice)
