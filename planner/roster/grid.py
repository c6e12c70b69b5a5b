"""The grid of a practice's week or weeks: people, sessions and kinds of work, and the cells that they span."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from planner.roster.problem import Cell
from planner.texts import Message


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster. `duties` is what they can do; None: everything."""

    id: str
    name: Message | str
    role: str
    duties: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A session of a day of a week (0 and up; odd and even weeks are two)."""

    id: str
    name: Message | str
    day: str
    week: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """A kind of work that fills a session: surgery, phone, visits, a meeting."""

    id: str
    name: Message | str
    needs_room: bool = False


@dataclass(frozen=True)
class Grid:
    """Everything that can be planned."""

    people: tuple[Person, ...]
    slots: tuple[Slot, ...]
    duties: tuple[Duty, ...]

    @cached_property
    def _cells(self) -> dict[tuple[str, str], tuple[Cell, ...]]:
        return {
            (person.id, slot.id): tuple(
                Cell(person.id, slot.id, duty.id)
                for duty in self.duties
                if person.duties is None or duty.id in person.duties
            )
            for slot in self.slots
            for person in self.people
        }

    def cells(
        self, people: Collection[Person], slots: Collection[Slot], duties: Collection[str] | None = None
    ) -> tuple[Cell, ...]:
        """The cells of some people in some sessions, with some duties or all of them."""
        return tuple(
            cell
            for slot in slots
            for person in people
            for cell in self._cells[person.id, slot.id]
            if duties is None or cell.duty in duties
        )
