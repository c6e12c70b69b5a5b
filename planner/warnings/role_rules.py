"""Rules about one role: no capacity, overload, near its limit, resting on one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner import names
from planner.explain import Figure
from planner.plan import Practice, Role
from planner.results import Results, RoleResult
from planner.terms import GP
from planner.texts import Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning


def _roles(results: Results) -> Iterator[tuple[Role, RoleResult]]:
    for role in results.plan.roles:
        yield role, results.roles[role.id]


def no_capacity(results: Results, today: date) -> Iterator[Warning]:
    """NO_CAPACITY: there is work for a role, and nobody with hours to do it."""
    for role, balance in _roles(results):
        if balance.demand_hours > 0 and balance.capacity_hours <= 0:
            yield Warning(
                "NO_CAPACITY",
                Severity.RED,
                f"role/{role.id}",
                T(
                    "{role}: {hours} hours of work a week and nobody to do it.",
                    role=names.role_name(role),
                    hours=Quantity(balance.demand_hours, Unit.HOURS),
                ),
                {"demand_hours": Quantity(balance.demand_hours, Unit.HOURS)},
                remedies.kept(
                    remedies.hire(results, role.id, results.plan.practice.near_limit),
                    remedies.take_over(results, role),
                ),
                Figure("role", role.id, "demand_hours"),
            )


def _lighten(results: Results, role_id: str) -> tuple[Remedy, ...]:
    """What brings a role under its limit, cheapest change of habits first."""
    target = results.plan.practice.near_limit
    locums = remedies.locum(results, target) if role_id == GP else None
    return remedies.kept(
        remedies.delegate(results, role_id, target),
        locums,
        remedies.hire(results, role_id, target),
        remedies.locum_day(results) if role_id == GP and locums is None else None,
        remedies.shorter_list(results, role_id, target),
    )


def _numbers(balance: RoleResult) -> dict[str, Quantity]:
    return {
        "utilisation": Quantity(balance.utilisation, Unit.SHARE),
        "demand_hours": Quantity(balance.demand_hours, Unit.HOURS),
        "capacity_hours": Quantity(balance.capacity_hours, Unit.HOURS),
        "gap_hours": Quantity(balance.gap_hours, Unit.HOURS),
    }


def overload(results: Results, today: date) -> Iterator[Warning]:
    """OVERLOAD: a role has more work than hours."""
    for role, balance in _roles(results):
        if balance.utilisation is not None and balance.utilisation >= results.plan.practice.overload:
            text = T(
                "{role}: {short} hours a week short; the work fills {utilisation} of the time.",
                role=names.role_name(role),
                short=Quantity(-balance.gap_hours, Unit.HOURS),
                utilisation=Quantity(balance.utilisation, Unit.SHARE),
            )
            yield Warning(
                "OVERLOAD",
                Severity.RED,
                f"role/{role.id}",
                text,
                _numbers(balance),
                _lighten(results, role.id),
                Figure("role", role.id, "utilisation"),
            )


def near_limit(results: Results, today: date) -> Iterator[Warning]:
    """NEAR_LIMIT: a role has hours left, but too few for an ordinary bad week."""
    limits = results.plan.practice
    for role, balance in _roles(results):
        if balance.utilisation is not None and limits.near_limit <= balance.utilisation < limits.overload:
            text = T(
                "{role}: the work fills {utilisation} of the time; {left} hours a week are left.",
                role=names.role_name(role),
                utilisation=Quantity(balance.utilisation, Unit.SHARE),
                left=Quantity(balance.gap_hours, Unit.HOURS),
            )
            yield Warning(
                "NEAR_LIMIT",
                Severity.AMBER,
                f"role/{role.id}",
                text,
                _numbers(balance),
                _lighten(results, role.id),
                Figure("role", role.id, "utilisation"),
            )


def is_lone(balance: RoleResult, practice: Practice) -> bool:
    """Whether a role that has work rests on one person, or on half a job."""
    alone = balance.headcount == 1 or 0 < balance.fte_present <= practice.lone_fte
    return alone and balance.demand_hours > 0


def lone_function(results: Results, today: date) -> Iterator[Warning]:
    """LONE_FUNCTION: a role that has work rests on one person, or on half a job."""
    for role, balance in _roles(results):
        if not is_lone(balance, results.plan.practice):
            continue
        text = T(
            "{role} rests on one person ({fte} fte): when that person is away, this work stops.",
            role=names.role_name(role),
            fte=Quantity(balance.fte_present, Unit.FTE),
        )
        numbers = {
            "headcount": Quantity(balance.headcount, Unit.PERSONS),
            "fte_present": Quantity(balance.fte_present, Unit.FTE),
        }
        yield Warning(
            "LONE_FUNCTION",
            Severity.INFO,
            f"role/{role.id}",
            text,
            numbers,
            remedies.kept(remedies.second_person(results, role)),
            Figure("role", role.id, "fte_present"),
        )
