"""A grid that is a whole practice: with what rules and wishes ask of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from planner.roster.grid import Grid, Person, Slot
from planner.roster.problem import Problem, Rule, Term, Wish
from planner.texts import Message

HALF_DAY = 240


@dataclass(frozen=True)
class Roster(Grid):
    """People, sessions of 240 minutes and duties. `roles` are the names of the functions, `outside` are the duties that
    are done outside the building.
    """

    roles: dict[str, Message | str] = field(default_factory=dict)
    outside: frozenset[str] = frozenset({"visits"})

    @cached_property
    def inside(self) -> frozenset[str]:
        """The duties that are done in the building."""
        return frozenset(duty.id for duty in self.duties) - self.outside

    def problem(self, rules: tuple[Rule, ...], wishes: tuple[Wish, ...] = ()) -> Problem:
        """The grid with what must hold and what is wished for."""
        return Problem(self.cells(self.people, self.slots), rules, wishes)

    def time(self, person: Person, slots: Collection[Slot]) -> tuple[Term, ...]:
        """Somebody's minutes of work in some sessions, as terms of a sum."""
        return tuple(Term(self.cells((person,), (slot,)), HALF_DAY) for slot in slots)

    def of_role(self, role: str) -> tuple[Person, ...]:
        """The people with a function."""
        return tuple(person for person in self.people if person.role == role)

    def role_name(self, role: str) -> Message | str:
        """What a function is called."""
        return self.roles.get(role, role)

    def duty_name(self, duty: str) -> Message | str:
        """What a kind of work is called."""
        return next((one.name for one in self.duties if one.id == duty), duty)

    def days(self, slots: Collection[Slot]) -> Iterator[tuple[Slot, ...]]:
        """Some sessions, day by day."""
        by_day: dict[tuple[int, str], list[Slot]] = {}
        for slot in slots:
            by_day.setdefault((slot.week, slot.day), []).append(slot)
        yield from map(tuple, by_day.values())
