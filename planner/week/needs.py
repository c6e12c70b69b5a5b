"""What a week plan carries: contacts needed, planned and open per session and function.

Needed. A function's contacts of an average week (model section 2) are spread over the sessions in which it usually
works: by the hours of the week patterns or, without those, of the roster. What can wait goes by hours alone; the rest
first over Monday to Friday by the practice's weekday pattern (`planner.week.spread`).

Planned. An hour of surgery, phone, visits or procedures gives the contacts that the function has in an hour of counted
work: contacts / demand hours. Hours count as in the average week (model section 3): less leave, sickness and
allowances, times the pace, so that a roster that follows the week patterns, with surgery in every session, gives just
the contacts possible. Demand hours hold office work too (no contact, or minutes of administration after one). Where
the roster has sessions for that, o hours beside c hours of contact, an hour of contact gives more: all of them give
the contacts of min(c + o, c / d) hours of counted work, d being the share of the demand that is with a patient.

Open is planned less needed: below zero, patients do not fit in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.access import day_of
from planner.calculation import ratio
from planner.plan import Cell, Plan, WeekPlan
from planner.terms import SESSIONS, WEEKDAYS
from planner.week.dates import holds
from planner.week.rates import Hours, Mix, counted_per_hour, mixes
from planner.week.spread import Spread, basis, pattern_hours, spread
from planner.week.works import CONTACT_WORKS, OFFICE_WORKS


@dataclass(frozen=True, slots=True)
class Need:
    """Contacts of a function in a session; `planned` is None where contacts per hour cannot be computed."""

    needed: float
    planned: float | None

    @property
    def open(self) -> float | None:
        """Places left; below zero, contacts for which there is none."""
        return None if self.planned is None else self.planned - self.needed


@dataclass(frozen=True, slots=True)
class RoleWeek:
    """A function in the week: contacts needed, places for them, places that they take, and hours of work.

    A place is taken by a contact of the same day or by one that can wait. `hours` are the roster's hours for counted
    work, `demand_hours` those that an average week asks for.
    """

    needed: float
    bookable: float | None
    booked: float | None
    hours: float
    demand_hours: float

    @property
    def booked_share(self) -> float | None:
        """The part of the places that is taken."""
        return ratio(self.booked, self.bookable)

    @property
    def utilisation(self) -> float | None:
        """Hours of work that the average week asks for, of the hours that the roster has for it."""
        return ratio(self.demand_hours, self.hours)


@dataclass(frozen=True, slots=True)
class WeekNeeds:
    """One week of a week plan: by session, what each function with contacts needs and has; and the week as a whole."""

    sessions: Mapping[str, Mapping[str, Need]]
    roles: Mapping[str, RoleWeek]


@dataclass(frozen=True, slots=True)
class _Rostered:
    """A function's counted hours in a week by session: with patients, and of office work."""

    contact: dict[str, float]
    office: dict[str, float]


def needs(plan: Plan, week: WeekPlan, number: int = 1) -> WeekNeeds:
    """A week plan against the demand, in one week of its cycle."""
    return needs_of(plan, [cell for cell in week.cells if holds(cell, number)])


def needs_of(plan: Plan, cells: Iterable[Cell], away: Iterable[Cell] = ()) -> WeekNeeds:
    """Some cells of one week against the demand, such as those of who is there in a calendar week.

    `away` are the cells of who is not there: where they leave a session of office work, patients do not come instead.
    """
    sessions: dict[str, dict[str, Need]] = {session: {} for session in SESSIONS}
    roles: dict[str, RoleWeek] = {}
    known, absent = mixes(plan), _rostered(plan, away)
    for role, there in _rostered(plan, cells).items():
        mix = known[role]
        hours = basis(pattern_hours(plan.staff, role), there.contact, _office_only(there, absent[role]))
        needed = spread(mix.contacts, mix.waiting, plan.practice.weekday_factors, hours)
        planned = _planned(mix, there)
        roles[role] = _role_week(mix, there, needed, planned)
        if mix.contacts:
            for session in hours.keys() | there.contact.keys():
                places = None if planned is None else planned.get(session, 0.0)
                sessions[session][role] = Need(needed.of(session), places)
    return WeekNeeds(sessions, roles)


def _rostered(plan: Plan, cells: Iterable[Cell]) -> dict[str, _Rostered]:
    """Counted hours of each function by session, of people whom the plan has."""
    rates, role_of = counted_per_hour(plan), {member.id: member.role for member in plan.staff}
    found = {role.id: _Rostered({}, {}) for role in plan.roles}
    for cell in cells:
        if cell.member in role_of and (cell.work in CONTACT_WORKS or cell.work in OFFICE_WORKS):
            there = found[role_of[cell.member]]
            hours = there.contact if cell.work in CONTACT_WORKS else there.office
            hours[cell.session] = hours.get(cell.session, 0.0) + cell.hours * rates[cell.member]
    return found


def _office_only(*rostered: _Rostered) -> set[str]:
    """The sessions in which nobody of a function has contacts, and somebody does office work."""
    seen = {session for one in rostered for session, hours in one.contact.items() if hours}
    return {session for one in rostered for session in one.office} - seen


def _planned(mix: Mix, there: _Rostered) -> Hours | None:
    """Places by session; None where contacts per hour cannot be computed."""
    per_hour = mix.contacts_per_hour
    if per_hour is None:
        return None
    contact, office = sum(there.contact.values()), sum(there.office.values())
    if contact:
        counted = 1 + office / contact
        per_hour *= min(counted, 1 / mix.direct_share) if mix.direct_share > 0 else counted
    return {session: hours * per_hour for session, hours in there.contact.items()}


def _role_week(mix: Mix, there: _Rostered, needed: Spread, planned: Hours | None) -> RoleWeek:
    hours = sum(there.contact.values()) + sum(there.office.values())
    if planned is None:
        return RoleWeek(mix.contacts, None, None, hours, mix.hours)
    asked, places = _by_day(needed.same_day), _by_day(planned)
    taken = sum(min(asked[day], places[day]) for day in WEEKDAYS)
    bookable = sum(places.values())
    return RoleWeek(mix.contacts, bookable, taken + min(mix.waiting, bookable - taken), hours, mix.hours)


def _by_day(contacts: Hours) -> dict[str, float]:
    days = dict.fromkeys(WEEKDAYS, 0.0)
    for session, number in contacts.items():
        days[day_of(session)] += number
    return days
