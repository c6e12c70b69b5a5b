"""Capacity against demand in each week of a year (model section 5).

For member m in ISO week w, with the net hours C_m, paid hours P_m and presence A_m of the average week:

    there_m,w = (hours by the roster - hours absent) * (1 - not planned share) * (1 - sick_rate)
    C_m,w     = there_m,w * C_m / (P_m * A_m)

so allowances and pace take the same part of an hour as in the average week: whoever is away does no practice
management either. The average week counts on leave, training and public holidays as a share of the year:
L = (leave + training + holiday weeks) / weeks per year, of the hours by the roster. What of that is not in the
calendar yet is spread over the weeks left, each losing the same share of the hours that are still there.

The mean of C_m,w over the year is C_m, to a rounding, where all of this holds:

- the roster gives the paid hours of the average week on average, and m is in the team all year;
- leave, training and public holidays in the calendar are no more than L; the three are one pot, so that many public
  holidays on somebody's days leave less to plan;
- nothing else is in the calendar for m: sickness, parental and other absence come on top;
- what is not planned fits in the weeks left.

Absence beyond that lowers the mean. A year of 53 weeks has 53/52 of the entitlement of one with 52: both are shares.

Demand of role r is H_r,w = H_r * season_w. The factors are divided by their mean over the year, so that they move
work between weeks and add none. Work of core tasks that can wait is deferrable, as for who drops out; then

    backlog_w  = max(0, backlog_(w-1) + deferrable H_w - (C_w - undeferrable H_w))
    overtime_w = max(0, undeferrable H_w - C_w)

with no backlog before the first week. So hours worked as overtime join the backlog too: they are to be given back as
time off later. A week in which the practice is closed from Monday to Friday is not called overloaded: nobody can help
it then, and its work is in the backlog.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.access import day_shares
from planner.calculation import ratio
from planner.capacity import MemberCapacity, member_absence
from planner.demand import Demand
from planner.dropouts import CAN_WAIT
from planner.memo import FEW, IdentityMemo
from planner.plan import Member, Plan, Role
from planner.results import Results
from planner.terms import AbsenceKind
from planner.year.attendance import MemberDays, closed_weeks, days_of, roster_of, rostered
from planner.year.calendar import Week, place_of, weeks
from planner.year.season import normalised

# What the average week counts on.
COUNTED_ON: tuple[AbsenceKind, ...] = ("leave", "study", "holiday")

Weekly = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MemberYear:
    """One person in each week: hours by the roster, absent, not planned yet, and net hours for counted work.

    `not_planned` are hours of leave, training and public holidays that the average week counts on and that are not in
    the calendar; `net_share` is what an hour by the roster that nothing takes gives in net hours.
    """

    paid: Weekly
    away: Mapping[AbsenceKind, Weekly]
    not_planned: Weekly
    net: Weekly
    net_share: Weekly


@dataclass(frozen=True, slots=True)
class RoleYear:
    """One role in each week, in hours; utilisation is None where there is work and no capacity."""

    capacity: Weekly
    demand: Weekly
    urgent: Weekly
    utilisation: tuple[float | None, ...]
    backlog: Weekly
    overtime: Weekly
    away: Weekly
    not_planned: Weekly

    def overloaded(self, limit: float, first: int = 0) -> tuple[int, ...]:
        """The places of the weeks, from `first` on, with more work than the limit allows."""
        loads = zip(self.utilisation, self.demand, strict=True)
        return tuple(
            place
            for place, (use, work) in enumerate(loads)
            if place >= first and (use >= limit if use is not None else work > 0)
        )


@dataclass(frozen=True, slots=True)
class DayLoad:
    """One role on one day: hours of work by the weekday pattern, and hours for it."""

    day: date
    demand: float
    capacity: float


@dataclass(frozen=True)
class Year:
    """A plan in a calendar year. `left` is the place of the first week that has not passed."""

    results: Results
    year: int
    left: int
    weeks: tuple[Week, ...]
    season: Weekly
    members: Mapping[str, MemberYear]

    @property
    def plan(self) -> Plan:
        """The plan that it is about."""
        return self.results.plan

    @cached_property
    def roles(self) -> Mapping[str, RoleYear]:
        """Every role of the plan, by its id."""
        teams: dict[str, list[MemberYear]] = {role.id: [] for role in self.plan.roles}
        for member in self.plan.staff:
            teams[member.role].append(self.members[member.id])
        waiting = _waiting(self.results.demand)
        return {
            role_id: _role_year(self.results.roles[role_id].demand_hours, waiting.get(role_id, 0.0), self.season, team)
            for role_id, team in teams.items()
        }

    @cached_property
    def closed(self) -> frozenset[int]:
        """The places of the weeks in which the practice is closed from Monday to Friday."""
        return closed_weeks(self.plan.absences, self.weeks)

    def overloaded(self, role_id: str) -> tuple[int, ...]:
        """The places of a role's overloaded weeks that have not passed."""
        places = self.roles[role_id].overloaded(self.plan.practice.overload, self.left)
        return tuple(place for place in places if place not in self.closed)

    def days(self, role_id: str, place: int) -> tuple[DayLoad, ...]:
        """The days of a week; work comes from Monday to Friday, as the practice's weekday pattern says."""
        work, monday = self.roles[role_id].demand[place], self.weeks[place].monday
        shares = [*day_shares(self.plan.practice.weekday_factors).values(), 0.0, 0.0]
        days = [monday + timedelta(days=number) for number in range(len(shares))]
        return tuple(
            DayLoad(day, work * share, self._there(role_id, place, day))
            for day, share in zip(days, shares, strict=True)
        )

    def _there(self, role_id: str, place: int, day: date) -> float:
        """A role's net hours on a day."""
        roster, known = roster_of(self.plan, self.year), days_of(self.plan, self.year)
        total = 0.0
        for member in self.plan.staff:
            if member.role == role_id:
                lost = sum(loss.hours for loss in known[member.id].losses if loss.day == day)
                there = sum(rostered(roster, member, day).values()) - lost
                total += there * self.members[member.id].net_share[place]
        return total


def planned_year(plan: Plan, today: date) -> int:
    """The year that a plan is about: its own, else that of today."""
    return plan.calendar.year or today.isocalendar().year


def year_of(results: Results, year: int, today: date | None = None) -> Year:
    """A plan in a calendar year; without `today` no week has passed."""
    known = weeks(year)
    left = 0 if today is None else min(max(place_of(today, year), 0), len(known))
    return _remembered(results, known, left)


def _year(results: Results, known: tuple[Week, ...], left: int) -> Year:
    plan, year = results.plan, known[0].sunday.year
    days = days_of(plan, year)
    roles = {role.id: role for role in plan.roles}
    weeks_per_year = plan.practice.weeks_per_year
    members = {
        member.id: _member_once(days[member.id], roles[member.role], results.capacity[member.id], weeks_per_year, left)
        for member in plan.staff
    }
    return Year(results, year, left, known, normalised(plan.calendar.season, len(known)), members)


_remembered = IdentityMemo(_year, FEW)


def _member_year(days: MemberDays, role: Role, average: MemberCapacity, weeks_per_year: float, left: int) -> MemberYear:
    absence = member_absence(days.member, role)
    counted_on = min(1.0, (absence.leave_weeks + absence.study_weeks + absence.holiday_weeks) / weeks_per_year)
    away = [sum(hours) for hours in zip(*days.away.values(), strict=True)] or [0.0] * len(days.paid)
    here = [max(0.0, paid - lost) for paid, lost in zip(days.paid, away, strict=True)]
    planned = sum(sum(days.away.get(kind, ())) for kind in COUNTED_ON)
    missing = max(0.0, counted_on * sum(days.paid) - planned)
    spread = min(1.0, ratio(missing, sum(here[left:])) or 0.0)
    shares = [spread if place >= left else 0.0 for place in range(len(here))]
    per_hour = (1 - absence.sick_rate) * _net_of_hour(days.member, role, average)
    return MemberYear(
        paid=days.paid,
        away=days.away,
        not_planned=tuple(hours * share for hours, share in zip(here, shares, strict=True)),
        net=tuple(hours * (1 - share) * per_hour for hours, share in zip(here, shares, strict=True)),
        net_share=tuple((1 - share) * per_hour for share in shares),
    )


def _net_of_hour(member: Member, role: Role, average: MemberCapacity) -> float:
    """Net hours for an hour that somebody is there, as in the average week."""
    own = ratio(average.net_hours, average.paid_hours * average.presence)
    # Nobody's hours in an average week can still be some in a week plan, as a locum's who comes for a week.
    return (1 - role.allowance_share) * member.pace if own is None else own


_member_once = IdentityMemo(_member_year)


def _waiting_hours(demanded: Demand) -> dict[str, float]:
    """Hours of an average week that can wait, by role."""
    hours: dict[str, float] = {}
    for activity, times, work in zip(demanded.activities, demanded.volumes, demanded.works, strict=True):
        if activity.core_task in CAN_WAIT:
            for role, minutes in work.minutes.items():
                hours[role] = hours.get(role, 0.0) + times * minutes / 60
    return hours


_waiting = IdentityMemo(_waiting_hours, FEW)


def _sums(rows: Iterable[Weekly], count: int) -> Weekly:
    return tuple(map(sum, zip(*rows, strict=True))) or (0.0,) * count


def _role_year(hours: float, can_wait: float, factors: Weekly, team: list[MemberYear]) -> RoleYear:
    count = len(factors)
    capacity = _sums((member.net for member in team), count)
    demand = tuple(hours * factor for factor in factors)
    urgent = tuple((hours - can_wait) * factor for factor in factors)
    return RoleYear(
        capacity=capacity,
        demand=demand,
        urgent=urgent,
        utilisation=tuple(map(ratio, demand, capacity)),
        backlog=_backlog([work - there for work, there in zip(demand, capacity, strict=True)]),
        overtime=tuple(max(0.0, work - there) for work, there in zip(urgent, capacity, strict=True)),
        away=_sums((hours for member in team for hours in member.away.values()), count),
        not_planned=_sums((member.not_planned for member in team), count),
    )


def _backlog(short: list[float]) -> Weekly:
    """Hours left at the end of each week: deferrable work less what is free is all work less all hours."""
    found: list[float] = []
    waiting = 0.0
    for hours in short:
        waiting = max(0.0, waiting + hours)
        found.append(waiting)
    return tuple(found)
