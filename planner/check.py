"""What must hold in a plan beyond the bounds of each field; a plan that breaks it is refused in words."""

from __future__ import annotations

from collections.abc import Iterable

from planner.errors import PlanError
from planner.memo import IdentityMemo
from planner.plan import Activity, Plan, Role
from planner.texts import Quantity, T, Unit

# Shares typed as decimals (0.33 + 0.67) may miss 1 by a rounding, never by a tenth of a per mille.
_SHARE_SLACK = 1e-6


def _unique(ids: Iterable[str], place: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise PlanError(T("'{id}' occurs twice; each entry needs a name of its own.", id=one), place)
        seen.add(one)


def _known(role: str, roles: set[str], place: str) -> None:
    if role not in roles:
        raise PlanError(T("The function '{role}' is not in this plan. Add it or choose another.", role=role), place)


def _check_activity(activity: Activity, roles: set[str], place: str) -> None:
    _unique((row.role for row in activity.delivery), f"{place}.delivery")
    for number, row in enumerate(activity.delivery):
        _known(row.role, roles, f"{place}.delivery.{number}")
    total = sum(row.share for row in activity.delivery)
    if activity.delivery and abs(total - 1) > _SHARE_SLACK:
        raise PlanError(
            T(
                "The shares of '{activity}' add up to {total}, not to {whole}. Change one of them.",
                activity=activity.name or activity.id,
                total=Quantity(total, Unit.RATIO),
                whole=Quantity(1, Unit.RATIO),
            ),
            f"{place}.delivery",
        )


def _sound(activity: Activity, roles: tuple[Role, ...]) -> bool:
    try:
        _check_activity(activity, {role.id for role in roles}, "")
    except PlanError:
        return False
    return True


_is_sound = IdentityMemo(_sound)


def check(plan: Plan) -> Plan:
    """The plan itself when it can be computed; `PlanError` with the place of the first thing that is wrong."""
    for place, records in (("roles", plan.roles), ("staff", plan.staff), ("activities", plan.activities)):
        _unique((record.id for record in records), place)
    roles = {role.id for role in plan.roles}
    for number, role in enumerate(plan.roles):
        if role.supervised_by is not None:
            _known(role.supervised_by, roles, f"roles.{number}.supervised_by")
            if role.supervised_by == role.id:
                raise PlanError(T("A function cannot supervise itself."), f"roles.{number}.supervised_by")
    for number, member in enumerate(plan.staff):
        _known(member.role, roles, f"staff.{number}.role")
    for number, activity in enumerate(plan.activities):
        if not _is_sound(activity, plan.roles):
            _check_activity(activity, roles, f"activities.{number}")
    return plan
