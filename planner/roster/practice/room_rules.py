"""Rooms: as a limit while the roster is filled in, and shared out afterwards.

A pinned cell with a room keeps it, so that neither counts for the others. Another room costs 250 euros a week for each
session in which one is missing, to let a room suit another function 60 (assumptions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planner import names, room_edits
from planner.plan import Cell, Member, Plan
from planner.plan import Room as PlanRoom
from planner.roster.grid import Duty, Grid, Person
from planner.roster.practice.kept import Give, Given, Kept
from planner.roster.practice.scene import STAND_IN, Scene, Slot
from planner.roster.problem import Cell as Choice
from planner.roster.problem import Ease, Rule, Sum, Taken, Term
from planner.roster.rooms import Room, room_limit, share_out
from planner.terms import GP
from planner.texts import TN, Message, T
from planner.week.works import AT_PRACTICE, IN_ROOM, works

MORE, SUIT = 250, 60

# Who has which room in which slot.
Rooms = dict[tuple[str, str], str]


def room_rules(scene: Scene) -> Iterator[Kept]:
    """Everything that holds for rooms; nothing in a plan without them."""
    for slot in scene.slots if scene.plan.rooms else ():
        yield from _pinned_rooms(scene, slot)
        grid, rooms = _free(scene, slot)
        if grid.people:
            rule = room_limit(grid, rooms, slot, price=MORE)
            if rule.sums:
                yield Kept(rule, _more(scene))


def held(scene: Scene, slot: Slot) -> list[tuple[Cell, str]]:
    """Pinned cells with a room in a slot, and that room; one of each person and room."""
    known = {room.id for room in scene.plan.rooms}
    cells = (cell for member_id in scene.members for cell in scene.pins.get((member_id, slot.id), ()))
    found = {
        (cell.member, cell.room): (cell, cell.room)
        for cell in cells
        if cell.room in known and cell.work in AT_PRACTICE and works(cell) and cell.room
    }
    return list(found.values())


def _free(scene: Scene, slot: Slot) -> tuple[Grid, list[Room]]:
    """Those who may need one of the rooms that nobody has pinned, and those rooms."""
    taken = held(scene, slot)
    holders, gone = {cell.member for cell, _ in taken}, {room for _, room in taken}
    people = [
        Person(one.id, names.member(one), one.role, frozenset(scene.works_in(one, slot) & IN_ROOM))
        for one in scene.members.values()
        if scene.role(one).needs_room and one.id not in holders
    ]
    if scene.has_gps and scene.roles[GP].needs_room and slot in scene.open:
        people.append(Person(STAND_IN, "", GP, frozenset({"surgery"})))
    duties = tuple(Duty(work, names.WORKS[work], needs_room=True) for work in sorted(IN_ROOM))
    rooms = [Room(room.id, names.room(room), frozenset(room.roles)) for room in scene.plan.rooms if room.id not in gone]
    return Grid(tuple(one for one in people if one.duties), (slot,), duties), rooms


def _more(scene: Scene) -> Give:
    """One room more serves every session, so that only the most that a session asks for is added."""

    def give(plan: Plan, steps: int, _taken: Taken) -> Given:
        missing = len(scene.plan.rooms) + steps - len(plan.rooms)
        words = TN("Add {count} room.", "Add {count} rooms.", steps)
        return Given(room_edits.add(plan, missing).plan if missing > 0 else plan, words)

    return give


def _pinned_rooms(scene: Scene, slot: Slot) -> Iterator[Kept]:
    """No two people pinned in one room, and nobody pinned in a room that does not suit."""
    rooms = {room.id: room for room in scene.plan.rooms}
    users: dict[str, list[Cell]] = {}
    for cell, room_id in held(scene, slot):
        users.setdefault(room_id, []).append(cell)
        member, room = scene.members[cell.member], rooms[room_id]
        if room.roles and member.role not in room.roles:
            yield _unsuited(scene, slot, cell, member, room)
    for room_id, cells in users.items():
        if len({cell.member for cell in cells}) > 1:
            words = T("{room} is for one person on {session}.", room=names.room(rooms[room_id]), session=slot.name)
            one = Sum((Term(tuple(_choice(cell, slot) for cell in cells)),), at_most=1)
            yield Kept(Rule(f"room/{room_id}/{slot.id}", words, (one,)))


def _choice(cell: Cell, slot: Slot) -> Choice:
    return Choice(cell.member, slot.id, cell.work)


def _unsuited(scene: Scene, slot: Slot, cell: Cell, member: Member, room: PlanRoom) -> Kept:
    values: dict[str, Message | str] = {"room": names.room(room), "role": names.role_name(scene.role(member))}
    ask = T("Let {room} suit {role}.", **values)
    words = T("{room} does not suit {role}.", **values)
    nobody = Sum((Term((_choice(cell, slot),)),), at_most=0)
    rule = Rule(f"suits/{member.id}/{room.id}/{slot.id}", words, (nobody,), Ease("suits", ask, SUIT))

    def give(plan: Plan, _steps: int, _taken: Taken) -> Given:
        return Given(room_edits.set_suits(plan, room.id, member.role, True).plan, ask)

    return Kept(rule, give)


def shared(scene: Scene, taken: Taken, before: Mapping[tuple[str, str], str], is_steady: bool) -> Rooms:
    """A room for everybody who needs one: where possible the one that they had, and have all week.

    Not steady: any room that suits. Who needs none and had one keeps it where it is free.
    """
    given = _share(scene, taken, before if is_steady else {}, is_steady)
    if is_steady:
        given = _share(scene, taken, {**before, **given}, is_steady)
    return _kept(scene, taken, before, given) | given


def _kept(scene: Scene, taken: Taken, before: Mapping[tuple[str, str], str], given: Rooms) -> Rooms:
    """Rooms that people had who need none, where they suit and nobody else has them."""
    rooms = {room.id: room for room in scene.plan.rooms}
    used = {(room, slot) for (_, slot), room in given.items()}
    kept: Rooms = {}
    for cell in sorted(taken):
        room = rooms.get(before.get((cell.person, cell.slot), ""))
        if room is None or cell.duty not in AT_PRACTICE or (cell.person, cell.slot) in given:
            continue
        suits = not room.roles or scene.members[cell.person].role in room.roles
        if suits and (room.id, cell.slot) not in used:
            kept[cell.person, cell.slot] = room.id
            used.add((room.id, cell.slot))
    return kept


def _share(scene: Scene, taken: Taken, before: Mapping[tuple[str, str], str], is_steady: bool) -> Rooms:
    given: Rooms = {}
    for slot in scene.slots if scene.plan.rooms else ():
        for cell, room_id in held(scene, slot):
            given[cell.member, slot.id] = room_id
        grid, rooms = _free(scene, slot)
        here = frozenset(cell for cell in taken if cell.slot == slot.id)
        given |= share_out(grid, rooms, here, {**before, **given} if is_steady else None)
    return given
