"""A week plan as something to fill in: its people, sessions, what is there already, and which sessions are open.

Slots are the sessions of each week of the cycle, or of one calendar week, in which the roster or a week pattern has
work. A session is open where at least two people see or speak patients in the practice (one in a team of one), or one
whose cell is pinned: by the roster or, where nothing but pinned cells is there yet, by the roster and the week
patterns. Elsewhere nobody is sent patients, and who is there does office work. In a practice without any of that
mornings and afternoons are open, from Monday to Friday.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner import names
from planner.capacity import SESSION_HOURS, comes_for_a_time
from planner.plan import Absence, Cell, Member, Plan, Role, WeekPlan
from planner.roster import grid
from planner.roster.practice.assignable import Assignable, assignable
from planner.roster.problem import Cell as Choice
from planner.terms import GP, SESSIONS, WORKDAYS, Work
from planner.texts import Message, T
from planner.week.away import absence_on, cells_of, in_team, in_team_between
from planner.week.contract import hours_away, usual
from planner.week.dates import WEEK, date_of, holds, week_of_cycle
from planner.week.works import AT_PRACTICE, CONTACT_WORKS, works

# Patients in the building make a session open.
SEEING: frozenset[Work] = CONTACT_WORKS & AT_PRACTICE
# Work that is done together or elsewhere at a set time: it stays where it is, or goes; duty passes to colleagues.
BOUND: frozenset[Work] = frozenset({"meeting", "training", "duty"})
# A locum whom nobody has asked yet; no member has a tab in the id.
STAND_IN = "\tlocum"
_LONE = 2
_ODD_AND_EVEN = 2
_EVERY_WORKDAY = tuple(f"{day}_{part}" for day in WORKDAYS for part in ("am", "pm"))


@dataclass(frozen=True, slots=True, eq=False)
class Slot(grid.Slot):
    """A session in a week of the cycle; equal and hashed as its id is, for its name is not hashable."""

    session: str = ""
    number: int = 1

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Slot) and self.id == other.id

    def __hash__(self) -> int:
        return hash(self.id)


@dataclass(frozen=True)
class Scene:
    """What is filled in: a week plan in all weeks of its cycle, or in the calendar week of a Monday.

    Who has nothing in it yet but what is pinned has the mix of work of the `last` roster.
    """

    plan: Plan
    week: WeekPlan
    monday: date | None = None
    last: WeekPlan | None = None

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The weeks of the cycle."""
        if self.monday is not None:
            return (week_of_cycle(self.monday, self.week.cycle),)
        return tuple(range(1, self.week.cycle + 1))

    @cached_property
    def members(self) -> dict[str, Member]:
        """Everybody in the team at the time, by id."""
        first, last = self.week.start, self.week.end
        if self.monday is not None:
            first, last = self.monday, self.monday + WEEK - timedelta(days=1)
        return {member.id: member for member in self.plan.staff if in_team_between(member, first, last)}

    @cached_property
    def roles(self) -> dict[str, Role]:
        """The functions by id."""
        return {role.id: role for role in self.plan.roles}

    def role(self, member: Member) -> Role:
        """Somebody's function."""
        return self.roles[member.role]

    def cells(self, number: int) -> Iterator[Cell]:
        """What the roster has in a week of the cycle, of people in the team."""
        return (cell for cell in self.week.cells if holds(cell, number) and cell.member in self.members)

    @cached_property
    def there(self) -> dict[tuple[str, str], list[Cell]]:
        """The roster's cells by member and slot."""
        found: dict[tuple[str, str], list[Cell]] = {}
        for number in self.numbers:
            for cell in self.cells(number):
                found.setdefault((cell.member, slot_id(cell.session, number)), []).append(cell)
        return found

    @cached_property
    def pins(self) -> dict[tuple[str, str], list[Cell]]:
        """What is pinned, by member and slot; in a calendar week not of who is away then: absence comes first."""
        return {
            key: kept
            for key, cells in self.there.items()
            if (kept := [cell for cell in cells if cell.pinned and not self._is_missed(cell)])
        }

    def _is_missed(self, cell: Cell) -> bool:
        """Whether somebody should be at work who is away in the calendar week."""
        if self.monday is None or not works(cell):
            return False
        day, member = date_of(self.monday, cell.session), self.members[cell.member]
        return not in_team(member, day) or self._absence(member.id, cell.session) is not None

    @cached_property
    def is_fresh(self) -> bool:
        """Whether nothing is in the roster yet but what is pinned."""
        return not any(works(cell) and not cell.pinned for cells in self.there.values() for cell in cells)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The sessions in which there is work, week by week."""
        used = {cell.session for cells in self.there.values() for cell in cells if works(cell)}
        if self.is_fresh:
            used.update(key for member in self.members.values() for key, hours in member.sessions.items() if hours > 0)
        keys = [key for key in SESSIONS if key in used]
        if self.is_fresh and not any(member.sessions for member in self.members.values()):
            keys = [key for key in SESSIONS if key in used or key in _EVERY_WORKDAY]
        return tuple(
            Slot(
                id=slot_id(key, number),
                name=self._name(key, number),
                day=key.partition("_")[0],
                week=place,
                session=key,
                number=number,
            )
            for place, number in enumerate(self.numbers)
            for key in keys
        )

    def _name(self, session: str, number: int) -> Message:
        if len(self.numbers) == 1:
            return names.session(session)
        if self.week.cycle == _ODD_AND_EVEN and number == 1:
            return T("{session} (odd weeks)", session=names.session(session))
        if self.week.cycle == _ODD_AND_EVEN:
            return T("{session} (even weeks)", session=names.session(session))
        return T("{session} (week {number})", session=names.session(session), number=number)

    @cached_property
    def open(self) -> tuple[Slot, ...]:
        """The slots in which the practice is open for patients."""
        return tuple(slot for slot in self.slots if not self.is_closed(slot) and self._is_open(slot))

    @cached_property
    def is_team(self) -> bool:
        """Whether there is more than one person, so that nobody needs to be alone."""
        return len(self.members) >= _LONE

    def _is_open(self, slot: Slot) -> bool:
        seeing: set[str] = set()
        for member_id, member in self.members.items():
            cells = self.there.get((member_id, slot.id), [])
            if any(cell.work in SEEING and works(cell) for cell in cells):
                seeing.add(member_id)
                if any(cell.pinned and cell.work in SEEING for cell in cells):
                    return True
            elif self.is_fresh and member.sessions.get(slot.session) and self.assignable[member_id].sees:
                seeing.add(member_id)
        nothing_known = self.is_fresh and not any(member.sessions for member in self.members.values())
        if nothing_known and slot.session in _EVERY_WORKDAY:
            return True
        return len(seeing) >= (_LONE if self.is_team else 1)

    def is_closed(self, slot: Slot) -> bool:
        """Whether the whole practice is closed in a slot of the calendar week."""
        return self._absence("", slot.session) is not None

    def absence(self, member: Member, slot: Slot) -> Absence | None:
        """What keeps somebody, or everybody, away in a slot of the calendar week."""
        return self._absence(member.id, slot.session)

    def _absence(self, member_id: str, session: str) -> Absence | None:
        if self.monday is None:
            return None
        return absence_on(self.plan.absences, member_id, date_of(self.monday, session), session)

    def is_in_team(self, member: Member, slot: Slot) -> bool:
        """Whether somebody is in the team on the day of a slot."""
        return self.monday is None or in_team(member, date_of(self.monday, slot.session))

    @cached_property
    def assignable(self) -> Mapping[str, Assignable]:
        """The kinds of work that each person can be given."""
        found: dict[str, list[Cell]] = {member_id: [] for member_id in self.members}
        for cells in self.there.values():
            for cell in filter(works, cells):
                found[cell.member].append(cell)
        for member_id in found:
            if all(cell.pinned for cell in found[member_id]):
                found[member_id] += self._had(member_id)
        return {one.id: assignable(self.plan, one, found[one.id]) for one in self.members.values()}

    def _had(self, member_id: str) -> list[Cell]:
        """What somebody did in the last roster, in as many weeks as are filled in."""
        own = [cell for cell in self.last.cells if cell.member == member_id and works(cell)] if self.last else []
        return [cell for number in self.numbers for cell in own if holds(cell, number)]

    def works_in(self, member: Member, slot: Slot) -> frozenset[Work]:
        """The kinds of work that somebody can be given in a slot."""
        return self._works[member.id, slot.id]

    @cached_property
    def _works(self) -> dict[tuple[str, str], frozenset[Work]]:
        return {
            (member.id, slot.id): self._works_in(member, slot)
            for slot in self.slots
            for member in self.members.values()
        }

    def _works_in(self, member: Member, slot: Slot) -> frozenset[Work]:
        here = [cell for cell in self.there.get((member.id, slot.id), []) if works(cell)]
        pinned = {cell.work for cell in self.pins.get((member.id, slot.id), []) if works(cell)}
        bound: set[Work] = {cell.work for cell in here if cell.work in BOUND or cell.work not in AT_PRACTICE}
        if self._shares_duty(member, slot):
            bound.add("duty")
        if slot in self._open_slots:
            return frozenset((self.assignable[member.id].works - BOUND) | bound | pinned)
        is_here = here or (self.is_fresh and member.sessions.get(slot.session))
        office: set[Work] = {"admin"} if is_here else set()
        return frozenset(office | bound | pinned if is_here else bound | pinned)

    @cached_property
    def duties(self) -> Mapping[tuple[str, str], tuple[Cell, ...]]:
        """The cells on duty, also of who is away, by function and slot."""
        found: dict[tuple[str, str], tuple[Cell, ...]] = {}
        for (who, slot), cells in self.there.items():
            key = (self.members[who].role, slot)
            on_duty = tuple(cell for cell in cells if works(cell) and cell.work == "duty")
            if on_duty:
                found[key] = found.get(key, ()) + on_duty
        return found

    def _shares_duty(self, member: Member, slot: Slot) -> bool:
        """Whether somebody of the function is on duty in a slot, so that this person could be it instead."""
        return member.employment not in ("locum", "trainee") and (member.role, slot.id) in self.duties

    @cached_property
    def _open_slots(self) -> frozenset[Slot]:
        return frozenset(self.open)

    def choices(self, member: Member, slot: Slot) -> tuple[Choice, ...]:
        """Everything that somebody could do in a slot."""
        return self._choices[member.id, slot.id]

    @cached_property
    def _choices(self) -> dict[tuple[str, str], tuple[Choice, ...]]:
        return {
            (who, slot): tuple(Choice(who, slot, work) for work in sorted(works))
            for (who, slot), works in self._works.items()
        }

    def hours(self, member: Member, slot: Slot) -> float:
        """How long somebody works in a slot: as in the roster, the week pattern, or else as usual."""
        return self._hours[member.id, slot.id]

    @cached_property
    def _hours(self) -> dict[tuple[str, str], float]:
        return {
            (member.id, slot.id): self._length(member, slot) for slot in self.slots for member in self.members.values()
        }

    def _length(self, member: Member, slot: Slot) -> float:
        here = [cell.hours for cell in self.there.get((member.id, slot.id), []) if works(cell)]
        if here:
            return max(here)
        own = member.sessions.get(slot.session)
        if own:
            return own * self._share(member)
        if self._shares_duty(member, slot):
            return max(cell.hours for cell in self.duties[member.role, slot.id])
        part = slot.session.partition("_")[2]
        alike = [hours for key, hours in member.sessions.items() if hours and key.endswith(part)]
        usual = alike or [hours for hours in member.sessions.values() if hours]
        return sum(usual) / len(usual) * self._share(member) if usual else SESSION_HOURS

    def _share(self, member: Member) -> float:
        """Of the hours of a session; below 1 for who comes in a share of the weeks for which there is no cycle."""
        weeks = member.weeks_share * self.week.cycle
        return 1.0 if not weeks or comes_for_a_time(member) or abs(weeks - round(weeks)) < 1e-9 else member.weeks_share

    @cached_property
    def has_gps(self) -> bool:
        """Whether the practice has the function of GP, so that a locum can come."""
        return GP in self.roles

    @cached_property
    def usual(self) -> WeekPlan | None:
        """The week plan whose cycle decides about the calendar week, once that has a plan of its own."""
        return None if self.monday is None else usual(self.plan, self.monday)

    @cached_property
    def hours_away(self) -> dict[str, float]:
        """Hours of the calendar week that people are away: they count as worked.

        Those that the roster has then and, where it has nothing, those that they usually have; or those alone where
        that is more, as the checks count it in a roster without who is away.
        """
        if self.monday is None:
            return {}
        away = cells_of(self.plan, self.week, self.monday)[1]
        lost = {}
        for member in self.members.values():
            cells = [one.cell for one in away if one.member.id == member.id]
            known = {cell.session for cell in cells}
            rest, own = (hours_away(self.plan, member, self.monday, self.usual, there) for there in (known, set()))
            lost[member.id] = max(sum(cell.hours for cell in cells) + rest, own)
        return lost


def slot_id(session: str, number: int) -> str:
    """The id of a session in a week of the cycle."""
    return f"{session}/{number}"
