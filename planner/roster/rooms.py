"""Rooms: as a limit while a roster is filled, and shared out afterwards.

That everybody in a session can have a room that suits is the same as: for every set of rooms, no more people need one
of just those rooms than there are (Hall's theorem). It is enough to look at the rooms that suit some function and at
unions of those. So the solver counts rooms instead of choosing them, which is ten times faster, and sharing them out
afterwards always comes out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.roster.grid import Grid, Person, Slot
from planner.roster.matching import cheapest
from planner.roster.problem import Cell, Ease, Rule, Sum, Taken, Term
from planner.texts import TN, Message

# Who has which room in which slot.
Rooms = Mapping[tuple[str, str], str]
_MOST_MORE = 5


@dataclass(frozen=True, slots=True)
class Room:
    """A room, and the functions that it suits; none means all of them."""

    id: str
    name: Message | str
    roles: frozenset[str] = frozenset()


def room_limit(
    grid: Grid, rooms: Sequence[Room], slot: Slot, fixed: Rooms | None = None, price: int | None = None
) -> Rule:
    """Everybody who needs a room in a session can have one that suits; `fixed` are rooms settled beforehand.

    The price is of one room more, for any function.
    """
    suits = {person.id: _suitable(rooms, person, slot.id, fixed or {}) for person in grid.people}
    sums = tuple(
        Sum((Term(_needing(grid, slot, [one for one in grid.people if suits[one.id] <= part])),), at_most=len(part))
        for part in sorted(_unions(suits.values()), key=sorted)
    )
    words = TN("{session}: {count} room.", "{session}: {count} rooms.", len(rooms), session=slot.name)
    more = TN("Find {count} room more for {session}.", "Find {count} rooms more for {session}.", 1, session=slot.name)
    ease = None if price is None else Ease("room", more, price, _MOST_MORE)
    return Rule(f"rooms/{slot.id}", words, sums, ease)


def _suitable(rooms: Iterable[Room], person: Person, slot: str, fixed: Rooms) -> frozenset[str]:
    known = fixed.get((person.id, slot))
    return frozenset(
        room.id
        for room in rooms
        if room.id == known or (known is None and (not room.roles or person.role in room.roles))
    )


def _needing(grid: Grid, slot: Slot, people: list[Person]) -> tuple[Cell, ...]:
    return grid.cells(people, (slot,), {duty.id for duty in grid.duties if duty.needs_room})


def _unions(sets: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    """The sets and all unions of them."""
    found: set[frozenset[str]] = set()
    for one in set(sets):
        found |= {one} | {one | other for other in found}
    return found


def share_out(
    grid: Grid, rooms: Sequence[Room], taken: Taken, before: Rooms | None = None, fixed: Rooms | None = None
) -> dict[tuple[str, str], str]:
    """A room for everybody who needs one, where possible the room that they had `before` and have all week.

    Who cannot have one is left out; under `room_limit` that is nobody.
    """
    habits = Counter((person, room) for (person, _), room in (before or {}).items())
    first = _share(grid, rooms, taken, habits, fixed or {})
    return _share(
        grid, rooms, taken, habits + Counter((person, room) for (person, _), room in first.items()), fixed or {}
    )


def _share(
    grid: Grid, rooms: Sequence[Room], taken: Taken, habits: Counter[tuple[str, str]], fixed: Rooms
) -> dict[tuple[str, str], str]:
    """Session by session; every room given makes it more of a habit."""
    habits, shared = habits.copy(), {}
    for slot in grid.slots:
        people = [one for one in grid.people if taken & set(_needing(grid, slot, [one]))]
        for person, number in zip(
            people, cheapest([_prices(rooms, one, slot, habits, fixed) for one in people]), strict=True
        ):
            if number is not None:
                shared[person.id, slot.id] = rooms[number].id
                habits[person.id, rooms[number].id] += 1
    return shared


def _prices(
    rooms: Sequence[Room], person: Person, slot: Slot, habits: Counter[tuple[str, str]], fixed: Rooms
) -> list[int | None]:
    """What each room would cost somebody: less where they are used to it, nothing to be had where it does not suit."""
    suitable = _suitable(rooms, person, slot.id, fixed)
    return [-habits[person.id, room.id] if room.id in suitable else None for room in rooms]
