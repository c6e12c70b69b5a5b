"""Rosters so small that every one can be tried, with the rules once as the planner has them and once in plain code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from planner.roster.grid import Duty, Person
from planner.roster.problem import Cell, Problem, Rule, Taken, Wish
from planner.roster.rooms import Room, room_limit
from tests.support.roster_grid import HALF_DAY, Roster
from tests.support.roster_rules import contract_hours, minimum_staff, no_lone_worker, pinned, supervised, unavailable
from tests.support.roster_wishes import contacts_wanted, likes, rather_not
from tests.support.rosters import week

_DUTIES = (Duty("surgery", "surgery", needs_room=True), Duty("visits", "visits"))
_CHOICES = (None, "surgery", "visits")
_CONTACTS = {"surgery": 3, "visits": 1}

# What each person does in each slot, person by person.
Table = tuple[tuple[str | None, ...], ...]
Place = tuple[int, int]


@dataclass(frozen=True)
class Tiny:
    """A few people in a few sessions, of whom the first may be a pupil. Weights below 0 mean rather not."""

    hours: tuple[tuple[int, int], ...]
    blocked: frozenset[Place]
    pins: dict[Place, str | None]
    staff: tuple[int, ...]
    rooms: int
    lone: bool
    pupil: bool
    weights: dict[Place, int]
    wanted: tuple[int, ...]

    @property
    def grid(self) -> Roster:
        """The people and sessions."""
        people = tuple(Person(f"p{number}", f"P{number}", "gp") for number in range(len(self.hours)))
        return Roster(people, week()[: len(self.staff)], _DUTIES)

    def problem(self) -> Problem:
        """As the planner has it. Every rule has a price but that of the pupil and that nobody is alone."""
        return self.grid.problem(tuple(self._rules(self.grid)), tuple(self._wishes(self.grid)))

    def _rules(self, grid: Roster) -> Iterator[Rule]:
        people, slots = grid.people, grid.slots
        for one, (least, most) in zip(people, self.hours, strict=True):
            yield from contract_hours(grid, one, slots, least * HALF_DAY, most * HALF_DAY, price=5)
        for who, when in self.blocked:
            yield from unavailable(grid, people[who], (slots[when],), price=30)
        for (who, when), duty in self.pins.items():
            yield pinned(grid, people[who], slots[when], duty, price=70)
        for slot, least in zip(slots, self.staff, strict=True):
            yield minimum_staff(grid, "gp", slot, least, price=90)
            yield room_limit(grid, [Room(str(number), "") for number in range(self.rooms)], slot, price=50)
            if self.lone:
                yield no_lone_worker(grid, slot)
            if self.pupil:
                yield supervised(grid, slot, people[:1], people[1:], 1)

    def _wishes(self, grid: Roster) -> Iterator[Wish]:
        for (who, when), weight in self.weights.items():
            wish, slot = likes if weight > 0 else rather_not, grid.slots[when]
            yield from wish(grid, grid.people[who], (slot,), abs(weight))
        for slot, wanted in zip(grid.slots, self.wanted, strict=True):
            yield contacts_wanted(grid, "gp", slot, wanted, _CONTACTS, 2)

    def tables(self) -> Iterator[Table]:
        """Every roster that there is."""
        rows = list(product(_CHOICES, repeat=len(self.staff)))
        return product(rows, repeat=len(self.hours))

    def taken(self, table: Table) -> frozenset[Cell]:
        """A table as cells."""
        return frozenset(
            Cell(person.id, slot.id, duty)
            for person, row in zip(self.grid.people, table, strict=True)
            for slot, duty in zip(self.grid.slots, row, strict=True)
            if duty is not None
        )

    def table(self, taken: Taken) -> Table:
        """Cells as a table."""
        known = {(cell.person, cell.slot): cell.duty for cell in taken}
        return tuple(tuple(known.get((person.id, slot.id)) for slot in self.grid.slots) for person in self.grid.people)

    def keeps(self, table: Table) -> bool:
        """Whether a table keeps every rule, in plain code."""
        for row, (least, most) in zip(table, self.hours, strict=True):
            if not least <= sum(duty is not None for duty in row) <= most:
                return False
        if any(table[who][when] is not None for who, when in self.blocked):
            return False
        if any(table[who][when] != duty for (who, when), duty in self.pins.items()):
            return False
        return all(self._keeps_slot([row[when] for row in table], least) for when, least in enumerate(self.staff))

    def _keeps_slot(self, duties: list[str | None], least: int) -> bool:
        inside = duties.count("surgery")
        if len(duties) - duties.count(None) < least or inside > self.rooms:
            return False
        if self.lone and inside == 1:
            return False
        return not (self.pupil and duties[0] == "surgery" and inside == 1)

    def cost(self, table: Table) -> int:
        """What a table pays for its wishes, in plain code."""
        paid = 0
        for (who, when), weight in self.weights.items():
            works = table[who][when] is not None
            paid += weight if weight > 0 and not works else -weight if weight < 0 and works else 0
        for when, wanted in enumerate(self.wanted):
            contacts = sum(_CONTACTS.get(row[when] or "", 0) for row in table)
            paid += 2 * max(0, wanted - contacts)
        return paid


@st.composite
def tiny_rosters(draw: st.DrawFn) -> Tiny:
    """Any of them; about half have a roster that fits."""
    people, slots = draw(st.sampled_from(((2, 3), (3, 2), (2, 2), (1, 3))))
    places = st.tuples(st.integers(0, people - 1), st.integers(0, slots - 1))
    hours = st.tuples(st.integers(0, slots), st.integers(0, slots)).map(sorted).map(tuple)
    return Tiny(
        hours=draw(st.tuples(*[hours] * people)),
        blocked=draw(st.frozensets(places, max_size=2)),
        pins=draw(st.dictionaries(places, st.sampled_from(_CHOICES), max_size=2)),
        staff=draw(st.tuples(*[st.integers(0, 2)] * slots)),
        rooms=draw(st.integers(0, 2)),
        lone=draw(st.booleans()),
        pupil=draw(st.booleans()),
        weights=draw(st.dictionaries(places, st.integers(-5, 5).filter(bool), max_size=4)),
        wanted=draw(st.tuples(*[st.integers(0, 7)] * slots)),
    )
