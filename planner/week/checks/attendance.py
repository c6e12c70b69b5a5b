"""Who is at work in one session, as the rules about sessions look at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planner import names
from planner.plan import Cell, Member, Role, Room
from planner.texts import Message
from planner.week.merge import Spot, spot
from planner.week.works import AT_PRACTICE, CONTACT_WORKS, IN_ROOM


@dataclass(frozen=True, slots=True)
class Team:
    """The people, functions and rooms of a plan by id."""

    members: Mapping[str, Member]
    roles: Mapping[str, Role]
    rooms: Mapping[str, Room]

    def has(self, role_id: str) -> bool:
        """Whether anybody in the team has a function."""
        return any(member.role == role_id for member in self.members.values())


@dataclass(frozen=True)
class Attendance:
    """One session of one week of the cycle with the cells of everybody who is at work then."""

    session: str
    team: Team
    cells: tuple[Cell, ...]

    @property
    def name(self) -> Message:
        """The session in words."""
        return names.session(self.session)

    @property
    def subject(self) -> str:
        """The address of the session."""
        return f"session/{self.session}"

    @cached_property
    def present(self) -> tuple[Cell, ...]:
        """The cells of those who are in the practice."""
        return tuple(cell for cell in self.cells if cell.work in AT_PRACTICE)

    @cached_property
    def seeing(self) -> tuple[Cell, ...]:
        """The cells of those who see or speak patients in the practice."""
        return tuple(cell for cell in self.present if cell.work in CONTACT_WORKS)

    @property
    def is_open(self) -> bool:
        """Whether patients are seen or spoken to in the practice."""
        return bool(self.seeing)

    def member(self, cell: Cell) -> Member:
        """Whose cell it is."""
        return self.team.members[cell.member]

    def role(self, cell: Cell) -> Role:
        """The function of the person whose cell it is."""
        return self.team.roles[self.member(cell).role]

    def present_in(self, role_id: str) -> list[Cell]:
        """The cells of those of a function who are in the practice, trainees not counted."""
        return [cell for cell in self.present if self.member(cell).role == role_id and not self.is_trainee(cell)]

    def is_trainee(self, cell: Cell) -> bool:
        """Whether somebody in training works in a cell."""
        return self.member(cell).employment == "trainee"

    def in_rooms(self) -> Iterator[Cell]:
        """The cells of those who need a consulting room."""
        return (cell for cell in self.cells if cell.work in IN_ROOM and self.role(cell).needs_room)

    def who(self, cells: Sequence[Cell]) -> tuple[Message | str, ...]:
        """The names of the people in some cells, each once."""
        people = dict.fromkeys(cell.member for cell in cells)
        return tuple(names.member(self.team.members[member_id]) for member_id in people)


def spots(cells: Sequence[Cell]) -> tuple[Spot, ...]:
    """Where some cells are."""
    return tuple(map(spot, cells))
