"""What must hold in a plan beyond the bounds of each field; a plan that breaks it is refused in words."""

from __future__ import annotations

from collections.abc import Iterable

from planner.errors import PlanError
from planner.memo import FEW, IdentityMemo
from planner.plan import Activity, Member, Plan, Role, Room, Scenario
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


def _check_roles(roles: tuple[Role, ...]) -> None:
    _unique((role.id for role in roles), "roles")
    known = {role.id for role in roles}
    for number, role in enumerate(roles):
        if role.supervised_by is not None:
            _known(role.supervised_by, known, f"roles.{number}.supervised_by")
            if role.supervised_by == role.id:
                raise PlanError(T("A function cannot supervise itself."), f"roles.{number}.supervised_by")


def _check_ids(records: tuple[Room | Scenario, ...], place: str) -> None:
    _unique((record.id for record in records), place)


def _check_staff(staff: tuple[Member, ...], roles: tuple[Role, ...]) -> None:
    _unique((member.id for member in staff), "staff")
    known = {role.id for role in roles}
    for number, member in enumerate(staff):
        _known(member.role, known, f"staff.{number}.role")


def _check_activities(activities: tuple[Activity, ...], roles: tuple[Role, ...]) -> None:
    _unique((activity.id for activity in activities), "activities")
    known = {role.id for role in roles}
    for number, activity in enumerate(activities):
        if not _is_sound(activity, roles):
            _check_activity(activity, known, f"activities.{number}")


def _sound(activity: Activity, roles: tuple[Role, ...]) -> bool:
    try:
        _check_activity(activity, {role.id for role in roles}, "")
    except PlanError:
        return False
    return True


# What was sound stays so: an edit looks only at the parts that it replaced. A part that is refused is not remembered.
_is_sound = IdentityMemo(_sound)
_roles_once = IdentityMemo(_check_roles, FEW)
_staff_once = IdentityMemo(_check_staff, FEW)
_unique_once = IdentityMemo(_check_ids, FEW)
_activities_once = IdentityMemo(_check_activities, FEW)


def check(plan: Plan) -> Plan:
    """The plan itself when it can be computed; `PlanError` with the place of the first thing that is wrong."""
    _roles_once(plan.roles)
    _staff_once(plan.staff, plan.roles)
    _activities_once(plan.activities, plan.roles)
    _unique_once(plan.rooms, "rooms")
    _unique_once(plan.scenarios, "scenarios")
    return plan
