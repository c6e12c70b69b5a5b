"""Rooms counted are rooms to be had: against plain matching, and shared out to people who keep theirs."""

from __future__ import annotations

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from planner.roster.fill import fill
from planner.roster.grid import Grid, Person
from planner.roster.matching import cheapest
from planner.roster.problem import Cell
from planner.roster.rooms import Room, room_limit, share_out
from tests.support.rosters import DUTIES, ROOMS, group_practice, roster, week

_ROLES = ("gp", "poh_s", "assistant")
_PEOPLE = tuple(Person(f"{role}{number}", role, role) for role in _ROLES for number in range(2))
_GRID = Grid(_PEOPLE, week(("mon",)), DUTIES)
_MORNING = _GRID.slots[0]

_rooms = st.lists(st.frozensets(st.sampled_from(_ROLES)), max_size=5).map(
    lambda kinds: tuple(Room(str(number), str(number), roles) for number, roles in enumerate(kinds))
)


def _fit(people: tuple[Person, ...], rooms: tuple[Room, ...], fixed: dict[tuple[str, str], str]) -> bool:
    """Whether there is a way to give everybody a room, by trying all."""
    return len(people) <= len(rooms) and any(
        all(
            room.id == fixed.get((one.id, "mon_am"), room.id)
            and (one.role in room.roles or not room.roles or (one.id, "mon_am") in fixed)
            for one, room in zip(people, chosen, strict=True)
        )
        for chosen in permutations(rooms, len(people))
    )


@given(_rooms, st.booleans())
def test_counting_rooms_is_the_same_as_sharing_them_out(rooms: tuple[Room, ...], settled: bool) -> None:
    fixed = {(_PEOPLE[0].id, "mon_am"): rooms[-1].id} if rooms and settled else {}
    rule = room_limit(_GRID, rooms, _MORNING, fixed)
    for count in range(len(_PEOPLE) + 1):
        for people in combinations(_PEOPLE, count):
            taken = frozenset(Cell(one.id, "mon_am", "surgery") for one in people)
            fit = _fit(people, rooms, fixed)
            assert (not rule.broken(taken)) == fit
            shared = share_out(_GRID, rooms, taken, fixed=fixed)
            assert len(set(shared.values())) == len(shared)
            assert (len(shared) == count) == fit


def test_who_needs_no_room_takes_none() -> None:
    taken = roster(_GRID, gp0="s.", gp1="v.", assistant0="p.")
    assert share_out(_GRID, (Room("one", "One"),), taken) == {("gp0", "mon_am"): "one"}


def test_people_keep_the_room_they_had() -> None:
    grid = Grid(_PEOPLE[:2], week(("mon", "tue")), DUTIES)
    rooms = (Room("one", "One"), Room("two", "Two"))
    taken = roster(grid, gp0="s.ss", gp1="sss.")
    before = {("gp0", "mon_am"): "two", ("gp0", "tue_am"): "two"}
    shared = share_out(grid, rooms, taken, before)
    assert {room for (who, _), room in shared.items() if who == "gp0"} == {"two"}
    assert {room for (who, _), room in shared.items() if who == "gp1"} == {"one"}


def test_a_settled_room_is_not_given_away() -> None:
    rooms = (Room("one", "One"), Room("two", "Two"))
    fixed = {("gp1", "mon_am"): "one"}
    assert share_out(_GRID, rooms, roster(_GRID, gp0="s.", gp1="s."), {("gp0", "mon_am"): "one"}, fixed) == {
        ("gp0", "mon_am"): "two",
        ("gp1", "mon_am"): "one",
    }


def test_a_filled_week_always_has_its_rooms() -> None:
    grid, problem = group_practice(4)
    filled = fill(problem)
    assert filled.taken is not None
    needing = {cell for cell in filled.taken if cell.duty in ("surgery", "procedures")}
    shared = share_out(grid, ROOMS, filled.taken)
    assert shared.keys() == {(cell.person, cell.slot) for cell in needing}
    assert len({(slot, room) for (_, slot), room in shared.items()}) == len(needing)


_prices = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.none() | st.integers(-3, 5), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


@given(_prices)
def test_matching_gives_as_many_as_it_can_as_cheaply_as_it_can(prices: list[list[int | None]]) -> None:
    columns = len(prices[0])
    best = (0, 0)
    for chosen in permutations([*range(columns), *[None] * len(prices)], len(prices)):
        paid = [row[column] for row, column in zip(prices, chosen, strict=True) if column is not None]
        if None not in paid:
            best = min(best, (-len(paid), sum(price for price in paid if price is not None)))
    given_columns = cheapest(prices)
    used = [column for column in given_columns if column is not None]
    assert len(set(used)) == len(used)
    paid = [row[column] for row, column in zip(prices, given_columns, strict=True) if column is not None]
    assert (-len(paid), sum(price for price in paid if price is not None)) == best
    assert None not in paid


def test_nobody_to_match() -> None:
    assert cheapest([]) == []
