"""An issue of a week plan in its roster, with what ways out of it are made of.

What is pinned is left alone, and nobody is asked for a session that they cannot work.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from planner import names
from planner.edits import Change
from planner.plan import Cell
from planner.terms import SESSIONS
from planner.texts import Message
from planner.week.away import absence_on, in_team
from planner.week.cell_edits import change_cells, clear
from planner.week.checks.contracts import contracted
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.checks.roster import Roster
from planner.week.dates import date_of
from planner.week.merge import Spot, in_scope, spot
from planner.week.works import works

# Of each kind of way out so many are tried.
MOST = 4


@dataclass(frozen=True, slots=True)
class WayOut:
    """An edit in words, and the week plan that it leads to.

    `resort` is 0 within the team, 1 where somebody comes from outside, 2 where work is left undone.
    """

    text: Message
    change: Change
    week_id: str
    resort: int = 0


@dataclass(frozen=True)
class Trouble:
    """An issue in its roster, with what ways out are made of."""

    roster: Roster
    issue: Issue

    @cached_property
    def people(self) -> dict[str, Person]:
        """Everybody by id."""
        return {person.member.id: person for person in self.roster.persons}

    @cached_property
    def known(self) -> list[Cell]:
        """The cells that the issue is about, in the order of its spots."""
        found = in_scope(self.roster.week, self.issue.spots, self.issue.weeks)
        order = self.issue.spots.index
        return sorted(found, key=lambda cell: order(spot(cell)))

    @cached_property
    def _pinned(self) -> set[Spot]:
        """Spots with a pinned cell."""
        return {spot(cell) for cell in self.roster.week.cells if cell.pinned}

    @property
    def cells(self) -> list[Cell]:
        """The cells that the issue is about and that may be changed."""
        return self.unpinned(self.known)

    def unpinned(self, cells: list[Cell]) -> list[Cell]:
        """Those of some cells that may be changed."""
        return [cell for cell in cells if spot(cell) not in self._pinned]

    @property
    def session(self) -> str:
        """The session that the issue is about."""
        return self.issue.about or self.issue.subject.partition("/")[2]

    @property
    def person(self) -> Person:
        """The person of an issue about one."""
        return self.people[self.issue.subject.partition("/")[2]]

    def cleared(self, spots: list[Spot]) -> Change:
        """The cells in some spots taken out in the weeks of the issue."""
        return clear(self.roster.plan, self.roster.week.id, spots, self.issue.weeks)

    def changed(self, spots: list[Spot], field: str, value: Any) -> Change:
        """A field of the cells in some spots set in the weeks of the issue."""
        return change_cells(self.roster.plan, self.roster.week.id, spots, field, value, self.issue.weeks)

    def way(self, text: Message, change: Change) -> WayOut:
        """A way out in the same week plan."""
        return WayOut(text, change, self.roster.week.id)

    def of_person(self, person: Person) -> list[Cell]:
        """The cells of somebody at work that hold in the weeks of the issue and may be changed."""
        spots = set(map(spot, person.cells)) - self._pinned
        return [cell for cell in in_scope(self.roster.week, spots, self.issue.weeks) if works(cell)]

    @cached_property
    def _taken(self) -> set[Spot]:
        """Spots with a cell in a week of the issue, and those of who is away."""
        week = self.roster.week
        there = in_scope(week, map(spot, week.cells), self.issue.weeks)
        return {*map(spot, there), *(spot(one.cell) for one in self.roster.away)}

    def is_free(self, person: Person, session: str) -> bool:
        """Whether somebody has nothing in a session and could work it."""
        is_able = person.member.wishes.get(session) != "cannot"
        return is_able and (person.member.id, session) not in self._taken and self._is_there(person, session)

    def _is_there(self, person: Person, session: str) -> bool:
        """Whether nothing keeps somebody away in a session of the calendar week, if it is one."""
        if self.roster.monday is None:
            return True
        day = date_of(self.roster.monday, session)
        away = absence_on(self.roster.plan.absences, person.member.id, day, session)
        return away is None and in_team(person.member, day)

    def free(self, session: str) -> list[Person]:
        """Who could work in a session too: those who like to first, then those with the fewest hours of a contract."""
        able = [person for person in self.roster.persons if self.is_free(person, session)]
        return sorted(able, key=lambda person: (reluctance(person, session), self.load(person)))

    @cached_property
    def _loads(self) -> dict[str, float]:
        return {one.person.member.id: one.over for one in contracted(self.roster)}

    def load(self, person: Person) -> float:
        """Hours a week on top of the contract; below zero, hours left."""
        return self._loads[person.member.id]

    def colleagues(self, cell: Cell) -> list[Person]:
        """Those of the same function who could take over a cell."""
        role = self.people[cell.member].role
        free = (person for person in self.free(cell.session) if person.role is role and cell.work not in person.unable)
        return list(islice(free, MOST))

    def free_sessions(self, person: Person) -> list[str]:
        """The open sessions, and those of the week pattern, in which somebody could work too, liked ones first."""
        there = (there for sessions in self.roster.sessions for there in sessions)
        known = {one.session for one in there if one.is_open}.union(person.member.sessions)
        free = [session for session in SESSIONS if session in known and self.is_free(person, session)]
        return sorted(free, key=lambda session: reluctance(person, session))


def reluctance(person: Person, session: str) -> int:
    """How little somebody wants to work in a session, from 0 on."""
    return ("likes", None, "rather_not").index(person.member.wishes.get(session))


def words(trouble: Trouble, cell: Cell) -> dict[str, Message | str]:
    """Whose cell it is and when, for a sentence."""
    return {"who": trouble.people[cell.member].name, "session": names.session(cell.session)}
