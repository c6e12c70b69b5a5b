"""What was planned against what was worked, and where the difference went.

    lost = planned - worked = leave + sickness + training + meetings + otherwise

`otherwise` is what the four kinds do not explain; it is below 0 where they explain more than was lost, as with extra
hours worked in a week with leave. The figures are hours, but sessions can be counted the same way: one published
practice planned 2,652 sessions in a year and held 2,121, so that it lost 531, a fifth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from planner.calculation import ratio
from planner.capacity import SESSION_HOURS
from planner.plan import Member, Plan, WorkedWeek, find
from planner.terms import AbsenceKind
from planner.texts import Message, T
from planner.year.attendance import days_of

K = TypeVar("K", int, str)

# What a loss is put down to, by the field of a worked week.
CAUSES: dict[str, Message] = {
    "leave": T("Leave"),
    "sick": T("Sickness"),
    "training": T("Training"),
    "meetings": T("Meetings"),
}
_FROM_CALENDAR: dict[AbsenceKind, str] = {"leave": "leave", "sick": "sick", "study": "training"}


@dataclass(frozen=True, slots=True)
class Reality:
    """Planned and worked, with the loss by cause."""

    planned: float = 0.0
    worked: float = 0.0
    leave: float = 0.0
    sick: float = 0.0
    training: float = 0.0
    meetings: float = 0.0

    @property
    def lost(self) -> float:
        """Planned and not worked; below 0 where more was worked than planned."""
        return self.planned - self.worked

    @property
    def otherwise(self) -> float:
        """What no cause explains."""
        return self.lost - sum(self.by_cause.values())

    @property
    def by_cause(self) -> Mapping[str, float]:
        """The loss by what it is put down to."""
        return {cause: getattr(self, cause) for cause in CAUSES}

    @property
    def lost_share(self) -> float | None:
        """The part of what was planned that was lost; None where nothing was planned."""
        return ratio(self.lost, self.planned)

    def in_sessions(self) -> Reality:
        """The same as sessions of the usual length instead of hours."""
        return Reality(*(getattr(self, field.name) / SESSION_HOURS for field in fields(self)))

    def __add__(self, other: Reality) -> Reality:
        return Reality(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))


def of(weeks: Iterable[WorkedWeek]) -> Reality:
    """Some worked weeks together."""
    return sum((_of_one(week) for week in weeks), Reality())


def _of_one(week: WorkedWeek) -> Reality:
    return Reality(**{field.name: getattr(week, field.name) for field in fields(Reality)})


def per_week(plan: Plan, role_id: str | None = None) -> dict[int, Reality]:
    """What became of the hours of each week, of one role or of everybody in the team."""
    team = {member.id for member in plan.staff if role_id in (None, member.role)}
    found = _grouped((week for week in plan.worked if week.member in team), lambda week: week.week)
    return dict(sorted(found.items()))


def per_role(plan: Plan) -> dict[str, Reality]:
    """What became of the hours of each function, in the order of the plan; only those with any worked week."""
    role_of = {member.id: member.role for member in plan.staff}
    found = _grouped((week for week in plan.worked if week.member in role_of), lambda week: role_of[week.member])
    return {role.id: found[role.id] for role in plan.roles if role.id in found}


def _grouped(weeks: Iterable[WorkedWeek], key: Callable[[WorkedWeek], K]) -> dict[K, Reality]:
    found: dict[K, Reality] = {}
    for week in weeks:
        found[key(week)] = found.get(key(week), Reality()) + _of_one(week)
    return found


def expected(plan: Plan, member: Member, week: int, year: int) -> WorkedWeek:
    """A worked week as the roster and the calendar have it, to start typing from: what is not lost is worked.

    Public holidays, parental and other absence have no cause of their own.
    """
    days = days_of(plan, year)[member.id]
    planned = days.paid[week - 1]
    lost = {kind: hours[week - 1] for kind, hours in days.away.items()}
    causes = {cause: lost.get(kind, 0.0) for kind, cause in _FROM_CALENDAR.items()}
    return WorkedWeek(member=member.id, week=week, planned=planned, worked=planned - sum(lost.values()), **causes)


@dataclass(frozen=True, slots=True)
class MemberWeek:
    """One person's week: what was entered, None for nothing, and what the roster and the calendar have."""

    member: Member
    week: int
    entered: WorkedWeek | None
    expected: WorkedWeek

    @property
    def reality(self) -> Reality:
        """What became of the week, as it was entered or else is expected."""
        return _of_one(self.entered or self.expected)


def member_weeks(plan: Plan, week: int, year: int) -> tuple[MemberWeek, ...]:
    """Everybody's week, in the order of the team."""
    known = {one.member: one for one in plan.worked if one.week == week}
    return tuple(MemberWeek(one, week, known.get(one.id), expected(plan, one, week, year)) for one in plan.staff)


def with_planned(plan: Plan, weeks: Iterable[WorkedWeek], year: int) -> tuple[WorkedWeek, ...]:
    """Worked weeks of a list that does not say what was planned, with the hours that the roster has."""
    days = days_of(plan, year)
    return tuple(week.model_copy(update={"planned": days[week.member].paid[week.week - 1]}) for week in weeks)


def worked_week(plan: Plan, member_id: str, week: int, year: int) -> WorkedWeek:
    """What the plan holds of somebody's week, else what is expected; `KeyError` where there is nobody of this id."""
    for known in plan.worked:
        if known.member == member_id and known.week == week:
            return known
    return expected(plan, find(plan.staff, member_id), week, year)
