"""The tables of rooms: what each is called and whom it suits, and how many are needed in every session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from planner import names, room_edits
from planner.edits import Change
from planner.plan import Plan, Role, Room
from planner.results import Results
from planner.rooms import SessionRooms, rooms_per_session
from planner.terms import DAY_PARTS
from planner.texts import Message, T
from ui.models.columns import Choices, Column, Table
from ui.week import Week


def rooming_roles(plan: Plan) -> tuple[Role, ...]:
    """The functions that need a room."""
    return tuple(role for role in plan.roles if role.needs_room)


def _yes_no(_plan: Plan) -> Choices:
    return [(True, T("yes")), (False, T("no"))]


def _set_suits(role_id: str, plan: Plan, room: Room, suits: bool) -> Change:
    return room_edits.set_suits(plan, room.id, role_id, suits)


def _suits(role: Role) -> Column:
    return Column(
        key=role.id,
        title=names.role_name(role),
        kind="choice",
        help=T("Whether this function can work in the room."),
        read=lambda room, _results: not room.roles or role.id in room.roles,
        edit=partial(_set_suits, role.id),
        choices=_yes_no,
        width=112,
    )


def rooms_table(roles: Sequence[Role]) -> Table:
    """A row for each room, with a column for each function that may work in it."""
    name = Column(
        key="name",
        title=T("Room"),
        kind="text",
        read=lambda room, _results: names.room(room),
        edit=lambda plan, room, text: room_edits.rename(plan, room.id, text),
        width=200,
    )
    return Table(
        columns=(name, *map(_suits, roles)), depends=lambda room, results: (room, results.plan.roles), stretch=None
    )


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One part of the day in a week of rooms; `sessions` are those of the days."""

    part: str
    sessions: dict[str, SessionRooms]


def room_rows(results: Results) -> list[RoomRow]:
    """Morning, afternoon and evening."""
    known = rooms_per_session(results.plan)
    parts = ((part, f"_{part}") for part in DAY_PARTS)
    return [RoomRow(part, {key: known[key] for key in known if key.endswith(end)}) for part, end in parts]


def _needed(day: str) -> Column:
    def read(row: RoomRow, _results: Results) -> Message | None:
        known = row.sessions[f"{day}_{row.part}"]
        if not known.needed:
            return None
        if known.missing:
            return T("■ {needed} of {rooms}", needed=known.needed, rooms=known.rooms)
        return T("{needed} of {rooms}", needed=known.needed, rooms=known.rooms)

    help = T("People who need a room, and how many rooms there are. ■: somebody has none that suits.")
    return Column(key=day, title=names.WEEKDAYS[day], kind="text", help=help, read=read, width=88)


def _same_week(row: RoomRow, _results: Results) -> tuple[Any, ...]:
    return tuple(row.sessions.values())


def room_week_table(week: Week) -> Table:
    """How many rooms are needed in every session, a column for each day in the order in which weeks are shown."""
    part = Column(
        key="part",
        title=T("Part of the day"),
        kind="text",
        read=lambda row, _results: names.DAY_PARTS[row.part],
        width=120,
    )
    return Table(columns=(part, *map(_needed, week.days)), key=lambda row: row.part, depends=_same_week, stretch=None)
