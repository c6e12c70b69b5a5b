"""What must hold in a plan beyond the bounds of each field; a plan that breaks it is refused in words."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache

from planner.errors import PlanError
from planner.memo import FEW, EachMemo, IdentityMemo
from planner.plan import Absence, Activity, Delivery, Member, Plan, Role, Room, Scenario, WeekPlan
from planner.texts import Quantity, T, Unit

# Shares typed as decimals (0.33 + 0.67) may miss 1 by a rounding, never by a tenth of a per mille.
_SHARE_SLACK = 1e-6


def _unique(ids: Iterable[str], place: str) -> None:
    listed = list(ids)
    if len(set(listed)) == len(listed):
        return
    seen: set[str] = set()
    for one in listed:
        if one in seen:
            raise PlanError(T("'{id}' occurs twice; each entry needs a name of its own.", id=one), place)
        seen.add(one)


def _known(role: str, roles: Set[str], place: str) -> None:
    if role not in roles:
        raise PlanError(T("The function '{role}' is not in this plan. Add it or choose another.", role=role), place)


def _check_delivery(delivery: tuple[Delivery, ...], roles: frozenset[str], name: str, place: str) -> None:
    doing = [row.role for row in delivery]
    _unique(doing, place)
    if not roles.issuperset(doing):
        for number, role in enumerate(doing):
            _known(role, roles, f"{place}.{number}")
    total = sum([row.share for row in delivery])
    if delivery and abs(total - 1) > _SHARE_SLACK:
        raise PlanError(
            T(
                "The shares of '{activity}' add up to {total}, not to {whole}. Change one of them.",
                activity=name,
                total=Quantity(total, Unit.RATIO),
                whole=Quantity(1, Unit.RATIO),
            ),
            place,
        )


def _check_roles(roles: tuple[Role, ...]) -> None:
    _unique((role.id for role in roles), "roles")
    known = {role.id for role in roles}
    for number, role in enumerate(roles):
        if role.supervised_by is not None:
            _known(role.supervised_by, known, f"roles.{number}.supervised_by")
            if role.supervised_by == role.id:
                raise PlanError(T("A function cannot supervise itself."), f"roles.{number}.supervised_by")


def _check_ids(records: tuple[Absence | Room | Scenario | WeekPlan, ...], place: str) -> None:
    _unique((record.id for record in records), place)


def _check_rooms(rooms: tuple[Room, ...], roles: tuple[Role, ...]) -> None:
    _check_ids(rooms, "rooms")
    known = {role.id for role in roles}
    for number, room in enumerate(rooms):
        for role in room.roles:
            _known(role, known, f"rooms.{number}.roles")


def _check_staff(staff: tuple[Member, ...], roles: tuple[Role, ...]) -> None:
    _unique((member.id for member in staff), "staff")
    known = {role.id for role in roles}
    for number, member in enumerate(staff):
        _known(member.role, known, f"staff.{number}.role")


def _check_activities(activities: tuple[Activity, ...], roles: tuple[Role, ...]) -> None:
    _unique((activity.id for activity in activities), "activities")
    known = _same_ids(tuple(role.id for role in roles))
    sound = _are_sound((activity.delivery for activity in activities), known)
    if not all(sound):
        number = sound.index(False)
        wrong = activities[number]
        _check_delivery(wrong.delivery, known, wrong.name or wrong.id, f"activities.{number}.delivery")


def _is_sound(delivery: tuple[Delivery, ...], roles: frozenset[str]) -> bool:
    try:
        _check_delivery(delivery, roles, "", "")
    except PlanError:
        return False
    return True


# The same object as long as there are the same functions, whatever their settings.
@lru_cache(maxsize=FEW)
def _same_ids(ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(ids)


# What was sound stays so: an edit looks only at the parts that it replaced. A part that is refused is not remembered.
_are_sound = EachMemo(_is_sound)
_roles_once = IdentityMemo(_check_roles, FEW)
_staff_once = IdentityMemo(_check_staff, FEW)
_rooms_once = IdentityMemo(_check_rooms, FEW)
_unique_once = IdentityMemo(_check_ids, FEW)
_activities_once = IdentityMemo(_check_activities, FEW)


def check(plan: Plan) -> Plan:
    """The plan itself when it can be computed; `PlanError` with the place of the first thing that is wrong."""
    _roles_once(plan.roles)
    _staff_once(plan.staff, plan.roles)
    _activities_once(plan.activities, plan.roles)
    _rooms_once(plan.rooms, plan.roles)
    _unique_once(plan.scenarios, "scenarios")
    _unique_once(plan.weeks, "weeks")
    _unique_once(plan.absences, "absences")
    return plan
