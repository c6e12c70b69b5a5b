"""Leave of each person in hours: what there is a right to, what is taken and planned, and what is left.

An employee has a right to four times the hours a week in a year (Civil Code 7:634), in proportion to the part of the
year in the team. What the plan's weeks of leave give beyond four is above that minimum. Owners and locums are no
employees: they have the leave that the plan gives them, which for a locum is none unless it is entered.

A right counts per calendar year, so the days are those from 1 January to 31 December. Leave costs the hours that the
roster has on that day; public holidays, sickness and other absence cost none. What lapses first is used first: what was
carried over, then the minimum, then the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.capacity import member_absence, paid_hours
from planner.plan import Absence, Member, Plan, Role, find
from planner.terms import Employment
from planner.texts import Message, Quantity, T, Unit
from planner.year.attendance import MemberDays, days_of

STATUTORY_WEEKS = 4
EMPLOYEES: frozenset[Employment] = frozenset({"employed", "trainee"})
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Lapse:
    """Hours left that lapse on a day, in words with the article of the Civil Code."""

    hours: float
    day: date
    text: Message


@dataclass(frozen=True, slots=True)
class Balance:
    """One person's leave of a year in hours. `part_time` is the share of a full-time job.

    `taken` is before today, `planned` from today on; `asked` waits for an answer and is not taken off yet.
    """

    member: Member
    year: int
    hours_a_week: float
    part_time: float
    statutory: float
    above: float
    carried: float
    taken: float
    planned: float
    asked: float

    @property
    def right(self) -> float:
        """All hours that there is a right to."""
        return self.carried + self.statutory + self.above

    @property
    def left(self) -> float:
        """Hours that are not taken and not planned; below 0 where that is more than there is a right to."""
        return self.right - self.taken - self.planned

    @property
    def left_of(self) -> tuple[float, float, float]:
        """What is left of what was carried over, of the minimum, and of what is above it."""
        used = self.taken + self.planned
        found = []
        for hours in (self.carried, self.statutory, self.above):
            found.append(max(0.0, hours - used))
            used = max(0.0, used - hours)
        return found[0], found[1], found[2]

    @property
    def lapses(self) -> tuple[Lapse, ...]:
        """When the hours that are left lapse, the first first; no law lets those of owners and locums lapse."""
        if self.member.employment not in EMPLOYEES:
            return ()
        return tuple(lapse for lapse in self._lapses() if lapse.hours > _NOTHING)

    def _lapses(self) -> Iterable[Lapse]:
        carried, statutory, above = self.left_of
        day = date(self.year, 7, 1)
        text = T(
            "{hours} hours carried over: the minimum of last year in them lapses on {day} (Civil Code 7:640a), the "
            "rest five years after the year in which it arose (7:642).",
            hours=Quantity(carried, Unit.HOURS),
            day=day,
        )
        yield Lapse(carried, day, text)
        day = date(self.year + 1, 7, 1)
        text = T(
            "{hours} hours of the minimum lapse on {day}, unless there was no fair chance to take them "
            "(Civil Code 7:640a).",
            hours=Quantity(statutory, Unit.HOURS),
            day=day,
        )
        yield Lapse(statutory, day, text)
        day = date(self.year + 6, 1, 1)
        text = T(
            "{hours} hours above the minimum lapse on {day}, after five years (Civil Code 7:642).",
            hours=Quantity(above, Unit.HOURS),
            day=day,
        )
        yield Lapse(above, day, text)


def balances(plan: Plan, year: int, today: date) -> tuple[Balance, ...]:
    """The leave of everybody in the team in a calendar year, in the order of the team."""
    roles, days = {role.id: role for role in plan.roles}, days_of(plan, year)
    asked = _with_granted(plan, (absence for absence in plan.absences if absence.state == "asked"))
    waiting = days_of(asked, year) if asked is not plan else days
    return tuple(_balance(m, roles[m.role], days[m.id], waiting[m.id], year, today) for m in plan.staff)


def cost(plan: Plan, absence: Absence) -> Mapping[int, float]:
    """Hours of leave that an absence of one person costs if it is granted, by calendar year."""
    without = plan.model_copy(update={"absences": tuple(one for one in plan.absences if one.id != absence.id)})
    granted = _with_granted(without, (absence,))
    years = range(absence.first.year, absence.last.year + 1)
    return {year: _leave_of(granted, absence, year) - _leave_of(without, absence, year) for year in years}


def _leave_of(plan: Plan, absence: Absence, year: int) -> float:
    days = days_of(plan, year).get(absence.member or "")
    return _leave(days, year) if days else 0.0


def _with_granted(plan: Plan, absences: Iterable[Absence]) -> Plan:
    """The plan with these absences granted, whether it has them already or not."""
    granted = {one.id: one.model_copy(update={"state": "granted"}) for one in absences}
    if not granted:
        return plan
    kept = (one for one in plan.absences if one.id not in granted)
    return plan.model_copy(update={"absences": (*kept, *granted.values())})


def _leave(days: MemberDays, year: int, until: date = date.max) -> float:
    """Hours of leave in a calendar year before a day."""
    return sum(
        loss.hours for loss in days.losses if loss.kind == "leave" and loss.day.year == year and loss.day < until
    )


def _in_team(member: Member, year: int) -> float:
    """The part of a calendar year that somebody is in the team."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    there = (min(member.end or last, last) - max(member.start or first, first)).days + 1
    return max(0, there) / ((last - first).days + 1)


def _balance(member: Member, role: Role, days: MemberDays, waiting: MemberDays, year: int, today: date) -> Balance:
    hours = paid_hours(member)
    given = member_absence(member, role).leave_weeks
    least = STATUTORY_WEEKS if member.employment in EMPLOYEES else 0
    part = _in_team(member, year) * hours
    taken, total = _leave(days, year, today), _leave(days, year)
    return Balance(
        member=member,
        year=year,
        hours_a_week=hours,
        part_time=hours / role.fte_hours,
        statutory=least * part,
        above=max(0.0, given - least) * part,
        carried=member.leave_carried,
        taken=taken,
        planned=total - taken,
        asked=_leave(waiting, year) - total,
    )


def balance(plan: Plan, member_id: str, year: int, today: date) -> Balance:
    """The leave of one person in a calendar year; `KeyError` where there is nobody with this id."""
    member = find(plan.staff, member_id)
    return balances(plan.model_copy(update={"staff": (member,)}), year, today)[0]
