"""Ways out of trouble with rooms; `planner.week.checks.remedies` tries them."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.plan import Cell, Room
from planner.texts import T
from planner.week.cell_edits import change_cells
from planner.week.checks.trouble import MOST, Trouble, WayOut, words
from planner.week.merge import spot


def other_room(trouble: Trouble) -> Iterator[WayOut]:
    """Give somebody a room that suits: one that nobody has, or that of somebody who can take the room instead."""
    for cell in trouble.cells[:MOST]:
        role = trouble.people[cell.member].role.id
        suited = [room for room in trouble.roster.plan.rooms if room.id != cell.room and _suits(room, role)]
        free = next((room for room in suited if not _users(trouble, room.id, cell.session)), None)
        if free is not None:
            text = T("Give {who} {room} on {session}", room=names.room(free), **words(trouble, cell))
            yield trouble.way(text, trouble.changed([spot(cell)], "room", free.id))
        else:
            yield from _swapped_rooms(trouble, cell, suited)


def _swapped_rooms(trouble: Trouble, cell: Cell, suited: list[Room]) -> Iterator[WayOut]:
    mine = next((room for room in trouble.roster.plan.rooms if room.id == cell.room), None)
    for room in suited:
        users = _users(trouble, room.id, cell.session)
        other = trouble.people[users[0].member]
        if mine is not None and users == trouble.unpinned(users)[:1] and _suits(mine, other.role.id):
            text = T("Let {who} and {other} swap rooms on {session}", other=other.name, **words(trouble, cell))
            there = trouble.changed([spot(cell)], "room", room.id).plan
            plan_and_week = there, trouble.roster.week.id
            change = change_cells(*plan_and_week, [spot(users[0])], "room", mine.id, trouble.issue.weeks)
            yield trouble.way(text, change)


def no_room(trouble: Trouble) -> Iterator[WayOut]:
    """Leave somebody without a room of the roster."""
    for cell in trouble.cells[:MOST]:
        text = T("Plan no room for {who} on {session}", **words(trouble, cell))
        yield trouble.way(text, trouble.changed([spot(cell)], "room", None))


def _suits(room: Room, role_id: str) -> bool:
    return not room.roles or role_id in room.roles


def _users(trouble: Trouble, room_id: str, session: str) -> list[Cell]:
    sessions = (there for week in trouble.roster.sessions for there in week if there.session == session)
    return [cell for there in sessions for cell in there.present if cell.room == room_id]
