"""The only way to change a plan: pure functions from a plan to a change.

Each function checks what it is given and raises `EditError` with words for the user; the old plan is
never touched. `touched` names the parts that a page may have to draw anew: practice, roles, staff,
patients, activities, rooms, scenarios, weeks, calendar, absences, worked, working_time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from planner import names
from planner.check import check
from planner.errors import EditError, PlanError
from planner.plan import (
    Activity,
    Delivery,
    Member,
    Patients,
    Plan,
    Practice,
    Record,
    Role,
    Room,
    Scenario,
    WeekPlan,
    WorkingTime,
    about,
    find,
)
from planner.problems import describe
from planner.terms import AgeBand, Group
from planner.texts import TN, Message, T

Rec = TypeVar("Rec", bound=Record)


@dataclass(frozen=True, slots=True)
class Change:
    """A plan after an edit, the words for undo, what was touched, and a key for edits that melt into one."""

    plan: Plan
    label: Message
    touched: frozenset[str]
    merge_key: tuple[str, ...] | None = None


def _with(record: Rec, field: str, value: Any) -> Rec:
    """The record with one field set and checked against its bounds."""
    try:
        return type(record).model_validate({**record.__dict__, field: value})
    except ValidationError as error:
        raise EditError(describe(error, type(record))) from error


def _change(plan: Plan, label: Message, merge_key: tuple[str, ...] | None = None, **parts: Any) -> Change:
    try:
        changed = check(plan.model_copy(update=parts))
    except PlanError as error:
        raise EditError(error.message) from error
    return Change(changed, label, frozenset(parts), merge_key)


def _swap(records: Iterable[Any], old: Any, new: Any) -> tuple[Any, ...]:
    return tuple(new if record is old else record for record in records)


def fresh_id(taken: Iterable[str], wish: str) -> str:
    """An id made from a wish ('New task' -> 'new_task', then 'new_task_2') that nothing has yet."""
    used = taken if isinstance(taken, Set) else set(taken)
    base = re.sub(r"\W+", "_", wish.lower()).strip("_")[:50] or "item"
    number = 1
    candidate = base
    while candidate in used:
        number += 1
        candidate = f"{base}_{number}"
    return candidate


def set_practice(plan: Plan, field: str, value: Any, key: str | None = None) -> Change:
    """Change one field of the practice, such as its name or a limit; `key` is the weekday or part of the day."""
    label = T("Change '{field}'", field=about(Practice, field).title)
    if key is not None:
        value = {**getattr(plan.practice, field), key: value}
    practice = _with(plan.practice, field, value)
    return _change(plan, label, ("practice", field, key or ""), practice=practice)


def set_working_time(plan: Plan, field: str, value: Any) -> Change:
    """Change one limit of the working-time law."""
    label = T("Change the limit '{field}'", field=about(WorkingTime, field).title)
    limits = _with(plan.working_time, field, value)
    return _change(plan, label, ("working_time", field), working_time=limits)


def set_role(plan: Plan, role_id: str, field: str, value: Any) -> Change:
    """Change one setting of a role."""
    role = find(plan.roles, role_id)
    label = T("Change '{field}' of {who}", field=about(Role, field).title, who=names.role(plan, role_id))
    return _change(plan, label, ("role", role_id, field), roles=_swap(plan.roles, role, _with(role, field, value)))


def add_role(plan: Plan, role: Role) -> Change:
    """Add a function of the practice's own."""
    return _change(plan, T("Add function {who}", who=role.name or role.id), roles=(*plan.roles, role))


def remove_roles(plan: Plan, role_ids: Iterable[str]) -> Change:
    """Take functions out of the plan; `EditError` where a person, a task or another function still needs one."""
    gone = set(role_ids)
    kept = tuple(role for role in plan.roles if role.id not in gone)
    label = T("Remove {who}", who=tuple(names.role_name(role) for role in plan.roles if role.id in gone))
    in_use = {member.role for member in plan.staff} | {role.supervised_by for role in kept}
    in_use.update(row.role for activity in plan.activities for row in activity.delivery)
    in_use.update(role_id for room in plan.rooms for role_id in room.roles)
    for role in plan.roles:
        if role.id in gone & in_use:
            raise EditError(
                T(
                    "{who} is still used by a person, a task, a room or another function. Change those first.",
                    who=names.role_name(role),
                )
            )
    return _change(plan, label, roles=kept)


def add_members(plan: Plan, members: Iterable[Member]) -> Change:
    """Add several people to the team."""
    added = tuple(members)
    label = TN("Add {count} person", "Add {count} people", len(added))
    return _change(plan, label, staff=(*plan.staff, *added))


def add_member(plan: Plan, member: Member) -> Change:
    """Add a person to the team."""
    return _change(plan, T("Add {who}", who=names.member(member)), staff=(*plan.staff, member))


def remove_members(plan: Plan, member_ids: Iterable[str]) -> Change:
    """Take people out of the team, and with them their absence, their worked hours and their cells in week plans."""
    gone = set(member_ids)
    staff = tuple(m for m in plan.staff if m.id not in gone)
    label = T("Remove {who}", who=tuple(names.member(m) for m in plan.staff if m.id in gone))
    return _change(plan, label, staff=staff, **_without(plan, gone))


def _without(plan: Plan, gone: set[str]) -> dict[str, Any]:
    """The parts of the plan that hold something of these people, without it: a new person may get the same id."""
    parts: dict[str, Any] = {}
    if any(absence.member in gone for absence in plan.absences):
        parts["absences"] = tuple(absence for absence in plan.absences if absence.member not in gone)
    if any(week.member in gone for week in plan.worked):
        parts["worked"] = tuple(week for week in plan.worked if week.member not in gone)
    if any(cell.member in gone for week in plan.weeks for cell in week.cells):
        parts["weeks"] = tuple(_without_cells(week, gone) for week in plan.weeks)
    return parts


def _without_cells(week: WeekPlan, gone: set[str]) -> WeekPlan:
    cells = tuple(cell for cell in week.cells if cell.member not in gone)
    return week if len(cells) == len(week.cells) else week.model_copy(update={"cells": cells})


def set_member(plan: Plan, member_id: str, field: str, value: Any) -> Change:
    """Change one field of a person."""
    member = find(plan.staff, member_id)
    label = T("Change '{field}' of {who}", field=about(Member, field).title, who=names.member(member))
    return change_member(plan, member, label, ("member", member_id, field), **{field: value})


def change_member(
    plan: Plan, member: Member, label: Message, merge_key: tuple[str, ...] | None = None, /, **values: Any
) -> Change:
    """Change a person of the plan under a label of its own."""
    changed = member
    for field, value in values.items():
        changed = _with(changed, field, value)
    return _change(plan, label, merge_key, staff=_swap(plan.staff, member, changed))


def replace_staff(plan: Plan, staff: tuple[Member, ...], label: Message) -> Change:
    """Replace the whole team at once."""
    return _change(plan, label, staff=staff)


def succeed(plan: Plan, leaver_id: str, successor: Member) -> Change:
    """Put a successor in the place of somebody who leaves."""
    leaver = find(plan.staff, leaver_id)
    return replace_staff(plan, _swap(plan.staff, leaver, successor), T("Replace {who}", who=names.member(leaver)))


def set_session(plan: Plan, member_id: str, session: str, hours: float | None) -> Change:
    """Set a person's hours in one session; None or 0 takes the session out of the pattern."""
    member = find(plan.staff, member_id)
    pattern = {**member.sessions, session: hours}
    if not hours:
        del pattern[session]
    label = T("Change hours of {who}", who=names.member(member))
    staff = _swap(plan.staff, member, _with(member, "sessions", pattern))
    return _change(plan, label, ("session", member_id, session), staff=staff)


def replace_scenarios(
    plan: Plan, scenarios: tuple[Scenario, ...], label: Message, merge_key: tuple[str, ...] | None = None
) -> Change:
    """Replace all scenarios at once."""
    return _change(plan, label, merge_key, scenarios=scenarios)


def replace_rooms(
    plan: Plan, rooms: tuple[Room, ...], label: Message, merge_key: tuple[str, ...] | None = None
) -> Change:
    """Replace all rooms at once."""
    return _change(plan, label, merge_key, rooms=rooms)


def replace_weeks(
    plan: Plan, weeks: tuple[WeekPlan, ...], label: Message, merge_key: tuple[str, ...] | None = None
) -> Change:
    """Replace all week plans at once."""
    return _change(plan, label, merge_key, weeks=weeks)


def replace_parts(plan: Plan, label: Message, merge_key: tuple[str, ...] | None = None, **parts: Any) -> Change:
    """Replace whole parts of the plan, such as `absences` and `calendar`, in one step."""
    return _change(plan, label, merge_key, **parts)


def set_patient_count(plan: Plan, band: AgeBand, group: Group, count: float) -> Change:
    """Set how many patients of one age band and client group are registered."""
    groups = {**plan.patients.counts.get(band, {}), group: count}
    counts = {**plan.patients.counts, band: groups}
    patients = _with(plan.patients, "counts", counts)
    return _change(plan, T("Change number of patients"), ("patients", band, group), patients=patients)


def set_patients(plan: Plan, patients: Patients, label: Message) -> Change:
    """Replace the whole list of counts."""
    return _change(plan, label, patients=patients)


def set_list(plan: Plan, patients: Patients, programmes: Mapping[str, Mapping[AgeBand, float]]) -> Change:
    """Take over a counted list: patients, and per programme the share of each age band that takes part.

    `programmes` maps the id of a prevalence activity to its share per age band; ids that the plan does
    not have as a prevalence activity are passed over.
    """
    activities = tuple(_with_share(activity, programmes.get(activity.id)) for activity in plan.activities)
    label = T("Import patient list")
    if activities == plan.activities:
        return _change(plan, label, patients=patients)
    return _change(plan, label, patients=patients, activities=activities)


def _with_share(activity: Activity, shares: Mapping[AgeBand, float] | None) -> Activity:
    if shares is None or activity.volume.kind != "prevalence":
        return activity
    return _with(activity, "volume", _with(activity.volume, "share", dict(shares)))


def add_activity(plan: Plan, activity: Activity) -> Change:
    """Add a kind of consult, a task or overhead."""
    label = T("Add {what}", what=names.activity(activity))
    return _change(plan, label, activities=(*plan.activities, activity))


def remove_activities(plan: Plan, activity_ids: Iterable[str]) -> Change:
    """Take activities out of the plan."""
    gone = set(activity_ids)
    kept = tuple(a for a in plan.activities if a.id not in gone)
    label = T("Remove {what}", what=tuple(names.activity(a) for a in plan.activities if a.id in gone))
    return _change(plan, label, activities=kept)


def replace_activity(plan: Plan, old: Activity, new: Activity, label: Message) -> Change:
    """Put another record in an activity's place."""
    return _change(plan, label, activities=_swap(plan.activities, old, new))


def replace_activities(plan: Plan, activities: tuple[Activity, ...], label: Message) -> Change:
    """Replace all activities at once."""
    return _change(plan, label, activities=activities)


def _activity_change(plan: Plan, old: Activity, new: Activity, field: Message, *key: str) -> Change:
    label = T("Change '{field}' of {who}", field=field, who=names.activity(old))
    return _change(plan, label, ("activity", old.id, *key), activities=_swap(plan.activities, old, new))


def set_activity(plan: Plan, activity_id: str, field: str, value: Any) -> Change:
    """Change one field of an activity itself: name, kind, channel, core task, volume."""
    old = find(plan.activities, activity_id)
    title = T("Volume") if field == "volume" else about(Activity, field).title
    return _activity_change(plan, old, _with(old, field, value), title, field)


def set_volume(plan: Plan, activity_id: str, field: str, value: Any, key: str | None = None) -> Change:
    """Change one number of an activity's volume; `key` names the age band or client group where the field has one."""
    old = find(plan.activities, activity_id)
    if key is not None:
        value = {**getattr(old.volume, field), key: value}
    volume = _with(old.volume, field, value)
    return _activity_change(plan, old, _with(old, "volume", volume), about(type(volume), field).title, field, key or "")


def set_delivery(plan: Plan, activity_id: str, role_id: str, field: str, value: Any) -> Change:
    """Change minutes, supervision or returned work of one role in an activity; shares go through `set_share`."""
    old = find(plan.activities, activity_id)
    rows = tuple(_with(row, field, value) if row.role == role_id else row for row in old.delivery)
    return _activity_change(plan, old, _with(old, "delivery", rows), about(Delivery, field).title, role_id, field)


def set_share(plan: Plan, activity_id: str, role_id: str, share: float) -> Change:
    """Set a role's share of an activity; the others give or take in proportion, so that all shares add up to 1.

    A role without a row gets one with the minutes of the largest row. A first role takes everything.
    """
    old = find(plan.activities, activity_id)
    wanted = _with(_row(old, role_id), "share", share)
    others = tuple(row for row in old.delivery if row.role != role_id)
    rows = _rescaled(old.delivery, others, wanted) if others else (_with(wanted, "share", 1),)
    return _activity_change(plan, old, _with(old, "delivery", rows), about(Delivery, "share").title, role_id, "share")


def set_shares(plan: Plan, activity_id: str, shares: Mapping[str, float | None]) -> Change:
    """Set the shares of several roles at once; None takes a role out. The others share what is left in proportion.

    `EditError` where the shares do not add up to 1 and there is nobody to take the rest.
    """
    old = find(plan.activities, activity_id)
    rows = {row.role: row for row in old.delivery if shares.get(row.role, 0) is not None}
    for role, share in shares.items():
        if share is not None:
            rows[role] = _with(_row(old, role), "share", share)
    others = [role for role in rows if role not in shares]
    left = max(0.0, 1 - sum(share for share in shares.values() if share is not None))
    before = sum(rows[role].share for role in others)
    for number, role in enumerate(reversed(others)):
        part = rows[role].share / before if before else float(number == 0)
        rows[role] = _with(rows[role], "share", left * part)
    return _activity_change(plan, old, _with(old, "delivery", tuple(rows.values())), about(Delivery, "share").title)


def _row(activity: Activity, role_id: str) -> Delivery:
    for row in activity.delivery:
        if row.role == role_id:
            return row
    if not activity.delivery:
        return Delivery(role=role_id, share=0, minutes=10)
    main = max(activity.delivery, key=lambda row: row.share)
    return Delivery(role=role_id, share=0, minutes=main.minutes, admin_minutes=main.admin_minutes)


def _rescaled(rows: tuple[Delivery, ...], others: tuple[Delivery, ...], wanted: Delivery) -> tuple[Delivery, ...]:
    """The wanted row with the rest scaled to 1 in all; the last of the rest takes the rounding."""
    left = 1 - wanted.share
    before = sum(row.share for row in others)
    scaled: dict[str, Delivery] = {wanted.role: wanted}
    for row in others[:-1]:
        part = row.share / before if before else 0.0
        scaled[row.role] = _with(row, "share", left * part)
    rest = max(0.0, left - sum(scaled[row.role].share for row in others[:-1]))
    scaled[others[-1].role] = _with(others[-1], "share", rest)
    order = [row.role for row in rows]
    return tuple(scaled[role] for role in order + [r for r in scaled if r not in order])


def remove_delivery(plan: Plan, activity_id: str, role_id: str) -> Change:
    """Take a role out of an activity; its share goes to the others in proportion."""
    old = find(plan.activities, activity_id)
    rows = find(set_share(plan, activity_id, role_id, 0).plan.activities, activity_id).delivery
    kept = tuple(row for row in rows if row.role != role_id)
    return _activity_change(plan, old, _with(old, "delivery", kept), about(Delivery, "share").title, role_id)
