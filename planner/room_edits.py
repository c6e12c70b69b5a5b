"""Edits of the rooms in which patients are seen."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import ValidationError

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Plan, Room, WeekPlan, find
from planner.problems import describe
from planner.texts import TN, Message, T


def add(plan: Plan, count: int = 1) -> Change:
    """Add rooms that suit every function; until they are named, they are called by their number."""
    rooms = plan.rooms
    for _ in range(count):
        rooms = (*rooms, Room(id=edits.fresh_id((room.id for room in rooms), "room")))
    return edits.replace_rooms(plan, rooms, TN("Add {count} room", "Add {count} rooms", count))


def remove(plan: Plan, room_ids: Collection[str]) -> Change:
    """Take rooms out of the plan, and out of the cells of week plans: a new room may get the same id."""
    gone = tuple(names.room(room) for room in plan.rooms if room.id in room_ids)
    kept = tuple(room for room in plan.rooms if room.id not in room_ids)
    label = T("Remove {who}", who=gone)
    if any(cell.room in room_ids for week in plan.weeks for cell in week.cells):
        weeks = tuple(_without(week, room_ids) for week in plan.weeks)
        return edits.replace_parts(plan, label, rooms=kept, weeks=weeks)
    return edits.replace_rooms(plan, kept, label)


def _without(week: WeekPlan, room_ids: Collection[str]) -> WeekPlan:
    cells = (cell.model_copy(update={"room": None}) if cell.room in room_ids else cell for cell in week.cells)
    return week.model_copy(update={"cells": tuple(cells)})


def rename(plan: Plan, room_id: str, name: str) -> Change:
    """Give a room another name; `EditError` where it is too long."""
    label = T("Rename {what}", what=names.room(find(plan.rooms, room_id)))
    return _with(plan, room_id, "name", name, label)


def set_suits(plan: Plan, room_id: str, role_id: str, suits: bool) -> Change:
    """Let a room suit a function or not.

    A room that suits all of them has no list of functions; `EditError` where it would suit none at all.
    """
    room = find(plan.rooms, room_id)
    needing = [role.id for role in plan.roles if role.needs_room]
    now = set(room.roles or needing)
    wanted = now | {role_id} if suits else now - {role_id}
    if not wanted:
        raise EditError(
            T(
                "{room} would suit nobody. Remove the room, or let it suit another function first.",
                room=names.room(room),
            )
        )
    roles = () if wanted >= set(needing) else tuple(role.id for role in plan.roles if role.id in wanted)
    label = T("Change whom {what} suits", what=names.room(room))
    return _with(plan, room_id, "roles", roles, label)


def _with(plan: Plan, room_id: str, field: str, value: object, label: Message) -> Change:
    old = find(plan.rooms, room_id)
    try:
        new = Room.model_validate({**old.__dict__, field: value})
    except ValidationError as error:
        raise EditError(describe(error)) from error
    rooms = tuple(new if room is old else room for room in plan.rooms)
    return edits.replace_rooms(plan, rooms, label, ("room", room_id, field))
