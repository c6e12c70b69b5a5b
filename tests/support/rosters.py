"""Practices with a roster to fill, for tests and benchmarks: a large one, and a small one that is easily broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

from planner import names
from planner.roster.grid import Duty, Person, Slot
from planner.roster.problem import Cell, Problem, Rule, Wish
from planner.roster.rooms import Room, room_limit
from planner.texts import T
from tests.support.roster_grid import HALF_DAY, Roster
from tests.support.roster_rules import (
    at_most_days,
    contract_hours,
    duty_filled,
    gp_present,
    minimum_staff,
    never_alone,
    no_lone_worker,
    on_call,
    supervised,
    unavailable,
)
from tests.support.roster_wishes import contacts_wanted, fair_share, likes, rather_not

DUTIES = (
    Duty("surgery", T("surgery"), needs_room=True),
    Duty("procedures", T("procedures"), needs_room=True),
    Duty("phone", T("phone")),
    Duty("duty", T("on duty")),
    Duty("admin", T("admin")),
    Duty("visits", T("visits")),
)
_LETTERS = {"s": "surgery", "c": "procedures", "p": "phone", "d": "duty", "a": "admin", "v": "visits"}
_CLINICAL = frozenset({"surgery", "phone", "duty", "admin", "visits"})
_NURSE = frozenset({"surgery", "admin", "visits"})
_DESK = frozenset({"phone", "procedures", "admin"})
# Function: how many people, sessions a week in turn, what they do.
_TEAM: dict[str, tuple[int, tuple[int, ...], frozenset[str]]] = {
    "gp": (9, (6, 8, 5, 7), _CLINICAL | {"procedures"}),
    "aios": (1, (8,), _CLINICAL),
    "vs": (1, (7,), _CLINICAL),
    "poh_s": (3, (6, 5, 8), _NURSE),
    "poh_ggz": (2, (5, 6), _NURSE),
    "assistant": (8, (6, 8, 5), _DESK),
    "manager": (1, (6,), frozenset({"admin"})),
}
_WORKDAYS = ("mon", "tue", "wed", "thu", "fri")
ROOMS = tuple(
    Room(f"room_{number}", f"Room {number}", frozenset({"poh_s", "poh_ggz"} if number < 2 else ()))
    for number in range(8)
)


def week(days: Sequence[str] = _WORKDAYS, parts: Sequence[str] = ("am", "pm"), weeks: int = 1) -> tuple[Slot, ...]:
    """The sessions of one or more weeks."""
    return tuple(
        Slot(f"{day}_{part}_{number}" if number else f"{day}_{part}", names.session(f"{day}_{part}"), day, week=number)
        for number in range(weeks)
        for day in days
        for part in parts
    )


def person(role: str, number: int, duties: frozenset[str] | None = None) -> Person:
    """Somebody with a function and a number."""
    name = T("{name} {number}", name=names.ROLES[role], number=number)
    return Person(f"{role}_{number}", name, role, duties)


def roster(grid: Roster, **rows: str) -> frozenset[Cell]:
    """Cells by name of person, a letter for what they do in each session: ``ann="sp.v"``."""
    return frozenset(
        Cell(who, slot.id, _LETTERS[letter])
        for who, letters in rows.items()
        for slot, letter in zip(grid.slots, letters, strict=True)
        if letter != "."
    )


def group_practice(seed: int = 0, weeks: int = 1) -> tuple[Roster, Problem]:
    """A week of a group practice with hours, wishes, rooms and contacts wanted, drawn by chance."""
    chance = Random(seed)
    people = tuple(
        person(role, number, duties) for role, (count, _, duties) in _TEAM.items() for number in range(count)
    )
    grid = Roster(people, week(weeks=weeks), DUTIES, dict(names.ROLES))
    rules = [*_people_rules(grid, chance), *_practice_rules(grid)]
    return grid, grid.problem(tuple(rules), tuple(_practice_wishes(grid, chance)))


def _people_rules(grid: Roster, chance: Random) -> Iterator[Rule]:
    for role, (_, sessions, _) in _TEAM.items():
        for one, count in zip(grid.of_role(role), cycle(sessions), strict=False):
            weeks = {slot.week for slot in grid.slots}
            for number in weeks:
                slots = [slot for slot in grid.slots if slot.week == number]
                minutes = count * HALF_DAY
                yield from contract_hours(grid, one, slots, minutes - HALF_DAY, minutes, price=25)
                yield at_most_days(grid, one, slots, -(-count // 2) + 1)
            off = chance.sample(grid.slots, len(weeks))
            yield from unavailable(grid, one, off, price=200)


def _practice_rules(grid: Roster) -> Iterator[Rule]:
    trainees, gps = grid.of_role("aios"), grid.of_role("gp")
    for slot in grid.slots:
        yield gp_present(grid, slot)
        yield no_lone_worker(grid, slot)
        yield minimum_staff(grid, "assistant", slot, 2, {"phone"}, price=300)
        yield duty_filled(grid, "duty", slot, 1, 1)
        yield supervised(grid, slot, trainees, gps, 1)
        yield room_limit(grid, ROOMS, slot, price=150)


def _practice_wishes(grid: Roster, chance: Random) -> Iterator[Wish]:
    for slot in grid.slots:
        rush = 1.25 if slot.day == "mon" else 1.0
        yield contacts_wanted(grid, "gp", slot, round(72 * rush), {"surgery": 15, "phone": 12, "duty": 8}, 3)
        yield contacts_wanted(grid, "gp", slot, round(6 * rush), {"visits": 4}, 4)
        yield contacts_wanted(grid, "poh_s", slot, 14, {"surgery": 8}, 2)
        yield contacts_wanted(grid, "poh_ggz", slot, 5, {"surgery": 5}, 2)
        yield contacts_wanted(grid, "assistant", slot, round(60 * rush), {"phone": 20, "procedures": 12}, 1)
    for one in grid.people:
        first, second = chance.sample(grid.slots, 2)
        yield from likes(grid, one, (first,), chance.randint(1, 5))
        yield from rather_not(grid, one, (second,), chance.randint(1, 9))
    mondays = [slot for slot in grid.slots if slot.day == "mon"]
    yield from fair_share(grid, T("Mondays"), mondays, {one.id: 1 for one in grid.of_role("gp")}, 4)


SMALL_ROOMS = (
    Room("blue", "Blue", frozenset({"poh_s"})),
    Room("green", "Green"),
    Room("red", "Red"),
)


def small_practice(days: Sequence[str] = ("mon", "tue")) -> tuple[Roster, tuple[Rule, ...]]:
    """Two GPs, a trainee, a practice nurse, two assistants and a locum nobody asked yet, on a few days with rooms.

    Everything has its price, so that whatever is broken by more rules has a way out.
    """
    team = (
        *(person("gp", number, _CLINICAL | {"procedures"}) for number in range(2)),
        person("aios", 0, _CLINICAL),
        person("poh_s", 0, _NURSE),
        *(person("assistant", number, _DESK) for number in range(2)),
        Person("locum", T("Locum"), "gp", _CLINICAL),
    )
    grid = Roster(team, week(days), DUTIES, dict(names.ROLES))
    return grid, tuple(_small_rules(grid))


def _small_rules(grid: Roster) -> Iterator[Rule]:
    gps = [one for one in grid.of_role("gp") if one.id != "locum"]
    for one in grid.people[:-1]:
        yield from contract_hours(grid, one, grid.slots, 2 * HALF_DAY, len(grid.slots) * HALF_DAY, price=25)
    yield from on_call(grid, grid.people[-1], grid.slots, price=340)
    for slot in grid.slots:
        yield gp_present(grid, slot)
        yield no_lone_worker(grid, slot)
        yield minimum_staff(grid, "assistant", slot, 1, price=500)
        yield room_limit(grid, SMALL_ROOMS, slot, price=150)
        for trainee in grid.of_role("aios"):
            yield supervised(grid, slot, (trainee,), gps, 1)
            yield never_alone(grid, slot, trainee)
