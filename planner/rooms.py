"""Rooms: how many people ask for one in each session, and whether everybody can have one that suits.

Everybody at work is counted as there, in every week: a room has to be free for whoever comes every other week, and
nobody plans their patients around a colleague's holiday. Somebody without a week pattern asks for no room, as nobody
knows when (`without_pattern` names them).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.capacity import paid_hours
from planner.memo import FEW, IdentityMemo
from planner.plan import Member, Plan, Role, Room
from planner.terms import SESSIONS


@dataclass(frozen=True, slots=True)
class SessionRooms:
    """One session: people per function who need a room, how many of them can have one that suits, and all rooms."""

    asked: Mapping[str, int]
    placed: Mapping[str, int]
    rooms: int

    @property
    def needed(self) -> int:
        """People who need a room."""
        return sum(self.asked.values())

    @property
    def missing(self) -> int:
        """People for whom there is no room that suits, however they are spread over the rooms."""
        return self.needed - sum(self.placed.values())

    @property
    def free(self) -> int:
        """Rooms that nobody needs."""
        return self.rooms - sum(self.placed.values())


def _placed(asked: Mapping[str, int], rooms: tuple[Room, ...]) -> dict[str, int]:
    """How many people of each function get a room when as many as possible do.

    Rooms for certain functions are filled first, as well as they can be; rooms that suit everybody take who is left.
    """
    common = sum(not room.roles for room in rooms)
    placed = _in_own_rooms(asked, [room for room in rooms if room.roles])
    for role_id, people in asked.items():
        more = min(common, people - placed[role_id])
        placed[role_id] += more
        common -= more
    return placed


def _in_own_rooms(asked: Mapping[str, int], rooms: list[Room]) -> dict[str, int]:
    """How many people of each function get one of the rooms for certain functions (a largest bipartite matching)."""
    holders: dict[int, str] = {}

    def find_room(role_id: str, tried: set[int]) -> bool:
        """Give somebody a room, if need be by letting others move to another room that suits them."""
        for number, room in enumerate(rooms):
            if number in tried or role_id not in room.roles:
                continue
            tried.add(number)
            if number not in holders or find_room(holders[number], tried):
                holders[number] = role_id
                return True
        return False

    placed = dict.fromkeys(asked, 0)
    for role_id, people in asked.items():
        # Where there is no room for one of a function there is none for the next.
        while placed[role_id] < people and find_room(role_id, set()):
            placed[role_id] += 1
    return placed


def shared(asked: Mapping[str, int], rooms: tuple[Room, ...]) -> SessionRooms:
    """Rooms in a session in which so many people of each function ask for one."""
    return SessionRooms(asked, _placed(asked, rooms), len(rooms))


def needs_room(member: Member, role: Role, session: str) -> bool:
    """Whether somebody asks for a room in a session."""
    return role.needs_room and member.weeks_share > 0 and member.sessions.get(session, 0) > 0


def _week(staff: tuple[Member, ...], roles: tuple[Role, ...], rooms: tuple[Room, ...]) -> dict[str, SessionRooms]:
    known = {role.id: role for role in roles}
    none = {role.id: 0 for role in roles if role.needs_room}
    asked = {session: none.copy() for session in SESSIONS}
    for member in staff:
        for session in member.sessions:
            if needs_room(member, known[member.role], session):
                asked[session][member.role] += 1
    return {session: shared(there, rooms) for session, there in asked.items()}


_remembered = IdentityMemo(_week, FEW)


def rooms_per_session(plan: Plan) -> Mapping[str, SessionRooms]:
    """Rooms needed and there in every session of the week."""
    return _remembered(plan.staff, plan.roles, plan.rooms)


def with_another(plan: Plan, session: str, role_id: str) -> SessionRooms:
    """The rooms in a session with somebody more of a function at work; the same where the function needs none."""
    known = rooms_per_session(plan)[session]
    if role_id not in known.asked:
        return known
    return shared({**known.asked, role_id: known.asked[role_id] + 1}, plan.rooms)


def free_for(plan: Plan, session: str, role_id: str) -> int:
    """How many people more of a function could have a room in a session, with nobody losing one."""
    known = rooms_per_session(plan)[session]
    crowded = {**known.placed, role_id: known.placed.get(role_id, 0) + known.free}
    return sum(_placed(crowded, plan.rooms).values()) - sum(known.placed.values())


def times_without_room(plan: Plan) -> int:
    """How often a week somebody needs a room that suits and there is none; 0 where the plan has no rooms at all."""
    return sum(known.missing for known in rooms_per_session(plan).values()) if plan.rooms else 0


def without_pattern(plan: Plan) -> tuple[Member, ...]:
    """People who will need a room, and nobody knows when: they have hours and no week pattern."""
    needing = {role.id for role in plan.roles if role.needs_room}
    return tuple(m for m in plan.staff if m.role in needing and not m.sessions and paid_hours(m) > 0)
