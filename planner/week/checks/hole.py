"""The sessions of somebody who is away in a calendar week, with who could work them instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner import names
from planner.edits import Change
from planner.plan import Cell, Member, Role, find
from planner.terms import Work
from planner.texts import Message
from planner.week.cell_edits import clear, set_cells
from planner.week.checks.person import Person
from planner.week.checks.trouble import Trouble, WayOut
from planner.week.merge import spot, with_fields
from planner.week.works import OFFICE_WORKS

_CAN_BE_MISSED: frozenset[Work] = OFFICE_WORKS | {"training"}
# Who works a session instead, by session.
Chosen = Mapping[str, Person]


@dataclass(frozen=True)
class Hole:
    """What the roster loses by one absence."""

    trouble: Trouble

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The sessions that somebody else should work; office work and training only where there is nothing else."""
        cells = {cell.session: cell for cell in self.trouble.known}
        pressing = {session: cell for session, cell in cells.items() if cell.work not in _CAN_BE_MISSED}
        return pressing or cells

    @cached_property
    def member(self) -> Member:
        """Who is away."""
        return find(self.trouble.roster.plan.staff, self.trouble.known[0].member)

    @cached_property
    def role(self) -> Role:
        """The function of who is away."""
        return find(self.trouble.roster.plan.roles, self.member.role)

    @property
    def who(self) -> Message | str:
        """What who is away is called."""
        return names.member(self.member)

    @property
    def sessions(self) -> tuple[Message, ...]:
        """The sessions in words."""
        return in_words(self.cells)

    def free(self, session: str) -> list[Person]:
        """Colleagues of the same function who have nothing in a session and may do its work, the best first."""
        return [person for person in self.trouble.free(session) if self.could_do(person, session)]

    def could_do(self, person: Person, session: str) -> bool:
        """Whether somebody has the function, and may do the work of a session."""
        return person.role is self.role and self.cells[session].work not in person.unable

    def shared_out(self) -> dict[str, Person]:
        """A colleague for each session that has one: free ones first, then those who have office work; in turn."""
        chosen: dict[str, Person] = {}
        for session in self.cells:
            able = self.free(session) or self._in_the_office(session)
            if able:
                chosen[session] = min(able, key=list(chosen.values()).count)
        return chosen

    def _in_the_office(self, session: str) -> list[Person]:
        people = self.trouble.roster.persons
        return [one for one in people if self.could_do(one, session) and one.member.id in self._office(session)]

    def _office(self, session: str) -> set[str]:
        """Who has office work in a session that is not pinned."""
        there = (one for week in self.trouble.roster.sessions for one in week if one.session == session)
        cells = self.trouble.unpinned([cell for one in there for cell in one.cells])
        return {cell.member for cell in cells if cell.work in OFFICE_WORKS}

    def leaves_office(self, person: Person, sessions: Iterable[str]) -> bool:
        """Whether somebody has office work in one of some sessions."""
        return any(person.member.id in self._office(session) for session in sessions)

    def taken_over(self, chosen: Chosen) -> list[Cell]:
        """The cells as others work them, in the same rooms."""
        return [moved(self.cells[session], person.member.id) for session, person in chosen.items()]

    def filled(self, text: Message, cells: Sequence[Cell], hired: Change | None = None) -> WayOut:
        """The way out that puts some cells in the place of all sessions, perhaps of somebody who was hired for it."""
        week_id, touched = self.trouble.roster.week.id, {"weeks"} | (hired.touched if hired else set())
        plan = hired.plan if hired else self.trouble.roster.plan
        plan = clear(plan, week_id, [spot(cell) for cell in self.trouble.known]).plan
        if cells:
            plan = set_cells(plan, week_id, cells).plan
        resort = 1 if hired else 0 if cells else 2
        return WayOut(text, Change(plan, text, frozenset(touched)), week_id, resort)


def in_words(sessions: Iterable[str]) -> tuple[Message, ...]:
    """Sessions as a sentence has them."""
    return tuple(map(names.session, sessions))


def moved(cell: Cell, member_id: str) -> Cell:
    """A cell as somebody else works it."""
    return with_fields(cell, member=member_id, pinned=False)
