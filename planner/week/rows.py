"""What a grid of the week shows: its rows and columns, what is in each place, and the words for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from planner import names
from planner.capacity import paid_hours
from planner.plan import Cell, Member, Plan, Room, WeekPlan
from planner.terms import SESSIONS, WEEKDAYS
from planner.texts import Message, Quantity, T, Unit
from planner.week.away import absence_on, cells_of, granted_by_member, in_team, in_team_between, reason
from planner.week.dates import WEEK, date_of, holds
from planner.week.merge import Spot
from planner.week.needs import RoleWeek, WeekNeeds, needs, needs_of
from planner.week.works import IN_ROOM, works

# Where a cell is in the grid: the id of its row, and its session.
Place = tuple[str, str]
RowKind = Literal["notes", "need", "person", "room"]

WITHOUT_ROOM = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid: notes, contacts of a function, a person, or a room; `id` says which one."""

    kind: RowKind
    id: str = ""


@dataclass(frozen=True)
class Shown:
    """One week of a week plan: of its cycle, or a calendar week (`monday`) with who is away in it.

    `cells` are by person and session, `there` those of people who are not away. `away` has a reason for each session
    in which somebody is away, whether there is something planned or not. `hours` are by person, absence included.
    """

    plan: Plan
    week: WeekPlan
    number: int
    monday: date | None
    cells: Mapping[Spot, tuple[Cell, ...]]
    there: Sequence[Cell]
    away: Mapping[Spot, Message]
    needs: WeekNeeds
    hours: Mapping[str, float]

    @cached_property
    def in_rooms(self) -> Mapping[Place, tuple[Cell, ...]]:
        """Who is there by room and session, with `WITHOUT_ROOM` for those who lack one."""
        return _by_room(self.plan, self.there)

    def at(self, row: Row, session: str) -> tuple[Cell, ...]:
        """The cells in a place of the grid."""
        found = self.cells if row.kind == "person" else self.in_rooms if row.kind == "room" else {}
        return found.get((row.id, session), ())


def shown(plan: Plan, week: WeekPlan, number: int, monday: date | None = None) -> Shown:
    """What a grid of this week shows."""
    members = {member.id: member for member in plan.staff}
    held = [cell for cell in week.cells if holds(cell, number) and cell.member in members]
    if monday is None:
        known, there = needs(plan, week, number), held
    else:
        at_work, absent = cells_of(plan, week, monday)
        there, known = list(at_work), needs_of(plan, at_work, (one.cell for one in absent))
    hours: dict[str, float] = {}
    for cell in filter(works, held):
        hours[cell.member] = hours.get(cell.member, 0.0) + cell.hours
    away = {} if monday is None else _away(plan, monday)
    return Shown(plan, week, number, monday, _by_spot(held), there, away, known, hours)


def _by_spot(cells: Iterable[Cell]) -> dict[Spot, tuple[Cell, ...]]:
    found: dict[Spot, tuple[Cell, ...]] = {}
    for cell in cells:
        place = cell.member, cell.session
        found[place] = (*found[place], cell) if place in found else (cell,)
    return found


def _by_room(plan: Plan, cells: Iterable[Cell]) -> dict[Place, tuple[Cell, ...]]:
    rooming = {role.id for role in plan.roles if role.needs_room}
    members = {member.id for member in plan.staff if member.role in rooming}
    found: dict[Place, tuple[Cell, ...]] = {}
    for cell in cells:
        lacks_room = cell.room is None and cell.work in IN_ROOM and works(cell) and cell.member in members
        if cell.room is not None or lacks_room:
            place = (cell.room or WITHOUT_ROOM, cell.session)
            found[place] = (*found.get(place, ()), cell)
    return found


def _away(plan: Plan, monday: date) -> dict[Spot, Message]:
    known, found = granted_by_member(plan.absences), {}
    for member in plan.staff:
        stays = in_team(member, monday) and in_team(member, monday + WEEK - timedelta(days=1))
        if stays and not known.get(member.id) and not known.get(None):
            continue
        for session in SESSIONS:
            day = date_of(monday, session)
            absence = absence_on(plan.absences, member.id, day, session)
            if absence is not None or not in_team(member, day):
                found[member.id, session] = reason(absence)
    return found


def rows(known: Shown, roles: Collection[str], by_room: bool = False) -> tuple[Row, ...]:
    """The rows: notes, contacts of some functions, and people in the order of their functions, or rooms."""
    plan = known.plan
    head = [Row("notes"), *(Row("need", role.id) for role in plan.roles if role.id in roles)]
    if by_room:
        return (*head, *(Row("room", room.id) for room in plan.rooms), Row("room", WITHOUT_ROOM))
    return (*head, *(Row("person", member.id) for member in people(known)))


def people(known: Shown) -> list[Member]:
    """Who is in the grid, by function: who is in the team while the week is valid, and who has cells in it."""
    first, last = known.week.start, known.week.end
    if known.monday is not None:
        first, last = known.monday, known.monday + WEEK - timedelta(days=1)
    order = {role.id: number for number, role in enumerate(known.plan.roles)}
    seen = [m for m in known.plan.staff if in_team_between(m, first, last) or m.id in known.hours]
    return sorted(seen, key=lambda member: order[member.role])


def contact_roles(known: Shown) -> list[str]:
    """Functions with contacts, which have a row of their own above the people."""
    return [role_id for role_id, week in known.needs.roles.items() if week.needed > 0]


def columns(week: WeekPlan, days: Sequence[str] = WEEKDAYS, weekend: bool = False, evenings: bool = False) -> list[str]:
    """The sessions that a grid shows: mornings and afternoons of weekdays, and others that are asked for or used."""
    used = {cell.session for cell in week.cells} | set(week.notes)
    found = []
    for day in days:
        is_weekend = day in ("sat", "sun")
        has_day = not is_weekend or weekend or any(f"{day}_{part}" in used for part in ("am", "pm", "ev"))
        found += [f"{day}_{part}" for part in ("am", "pm") if has_day]
        if f"{day}_ev" in used or (evenings and has_day):
            found.append(f"{day}_ev")
    return found


def total(roles: Iterable[RoleWeek]) -> RoleWeek:
    """Several functions together; places are unknown where those of one of them are."""
    known = list(roles)
    places = [role.bookable for role in known if role.bookable is not None]
    taken = [role.booked for role in known if role.booked is not None]
    return RoleWeek(
        needed=sum(role.needed for role in known),
        bookable=sum(places) if len(places) == len(known) else None,
        booked=sum(taken) if len(taken) == len(known) else None,
        hours=sum(role.hours for role in known),
        demand_hours=sum(role.demand_hours for role in known),
    )


def hours_line(known: Shown, member: Member) -> Message:
    """Hours planned in this week and hours of the contract."""
    planned, paid = Quantity(known.hours.get(member.id, 0.0), Unit.HOURS), Quantity(paid_hours(member), Unit.HOURS)
    return T("{planned} / {paid} h", planned=planned, paid=paid)


def room_name(plan: Plan, room_id: str) -> Message | str:
    """A room's name; the bare id where the plan does not have the room."""
    return next((names.room(room) for room in plan.rooms if room.id == room_id), room_id)


def suited_rooms(plan: Plan, member_id: str) -> list[Room]:
    """The rooms that suit somebody's function."""
    role = next((member.role for member in plan.staff if member.id == member_id), None)
    return [room for room in plan.rooms if not room.roles or role in room.roles]
