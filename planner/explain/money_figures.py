"""Breakdowns of what people cost in an average week."""

from __future__ import annotations

from collections.abc import Callable

from planner import names
from planner.explain.breakdown import Breakdown, Figure, Line, Op
from planner.explain.sources import computed, given
from planner.money import hourly_cost, member_cost
from planner.norms import role_path
from planner.plan import Member, Practice, about, find
from planner.results import Results
from planner.texts import Quantity, T, Unit


def member_cost_per_week(results: Results, figure: Figure) -> Breakdown:
    """Paid hours times the cost of an hour."""
    plan = results.plan
    member = find(plan.staff, figure.id)
    cost = member_cost(member, find(plan.roles, member.role), plan.practice)
    paid = results.capacity[member.id].paid_hours
    return Breakdown(
        figure,
        T("Cost per week"),
        Quantity(cost, Unit.EUROS),
        T("paid hours * cost per hour"),
        (
            computed(Op.ADD, T("Paid hours"), paid, Unit.HOURS, Figure("member", member.id, "paid_hours")),
            _rate(results, member),
        ),
    )


def _rate(results: Results, member: Member) -> Line:
    """The cost of an hour, with where it comes from."""
    plan, title = results.plan, about(Member, "cost_per_hour").title
    role = find(plan.roles, member.role)
    cost = hourly_cost(member, role, plan.practice)
    if member.cost_per_hour is not None:
        return computed(Op.MULTIPLY, title, cost, Unit.HOUR_RATE, detail=T("entered for this person"))
    if member.employment == "owner":
        return computed(Op.MULTIPLY, title, cost, Unit.HOUR_RATE, detail=T("an owner lives on what is left"))
    if member.employment == "locum":
        return given(Op.MULTIPLY, about(Practice, "locum_rate").title, cost, Unit.HOUR_RATE, "practice.locum_rate")
    return given(
        Op.MULTIPLY,
        title,
        cost,
        Unit.HOUR_RATE,
        role_path(role.id, "cost_per_hour"),
        None if cost is not None else T("the function has no cost yet"),
    )


def cost_per_week(results: Results, figure: Figure) -> Breakdown:
    """What everybody costs; people whose cost is not known count as nothing."""
    return Breakdown(
        figure,
        T("Cost of the team per week"),
        Quantity(results.cost_per_week, Unit.EUROS),
        T("sum over the team"),
        tuple(_person(results, member) for member in results.plan.staff),
    )


def _person(results: Results, member: Member) -> Line:
    plan = results.plan
    cost = member_cost(member, find(plan.roles, member.role), plan.practice)
    if cost is None:
        return computed(Op.ADD, names.member(member), 0.0, Unit.EUROS, detail=T("cost not known: counted as nothing"))
    return computed(Op.ADD, names.member(member), cost, Unit.EUROS, Figure("member", member.id, "cost_per_week"))


MEMBER_FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {"cost_per_week": member_cost_per_week}
PRACTICE_FIGURES: dict[str, Callable[[Results, Figure], Breakdown]] = {"cost_per_week": cost_per_week}
