"""From contracts to net hours (model section 3)."""

from __future__ import annotations

from dataclasses import dataclass

from planner.memo import FEW, IdentityMemo
from planner.plan import Member, Plan, Role

HOURS_OF_A_DAY = 8
SESSIONS_OF_A_DAY = 2
# Of a session where nothing else is known, such as that of a locum or of somebody without a week pattern.
SESSION_HOURS = HOURS_OF_A_DAY / SESSIONS_OF_A_DAY


@dataclass(frozen=True, slots=True)
class Absence:
    """What keeps somebody away in a year: weeks of leave, training and public holidays, and a sick rate."""

    leave_weeks: float
    study_weeks: float
    holiday_weeks: float
    sick_rate: float


@dataclass(frozen=True, slots=True)
class MemberCapacity:
    """One person in an average week: paid hours, the share present, net hours for counted work, days worked."""

    paid_hours: float
    presence: float
    net_hours: float
    days: float


def presence(absence: Absence, weeks_per_year: float) -> float:
    """Share of the paid time that somebody is there; never below 0."""
    away = absence.leave_weeks + absence.study_weeks + absence.holiday_weeks
    return max(0.0, weeks_per_year - away) / weeks_per_year * (1 - absence.sick_rate)


def role_absence(role: Role) -> Absence:
    """What the role's own settings say."""
    return Absence(role.leave_weeks, role.study_weeks, role.holiday_weeks, role.sick_rate)


def member_absence(member: Member, role: Role) -> Absence:
    """The member's own values where given; else the role's, or none for a locum, who is replaced or not paid."""
    base = Absence(0, 0, 0, 0) if member.employment == "locum" else role_absence(role)

    def pick(own: float | None, usual: float) -> float:
        return usual if own is None else own

    return Absence(
        pick(member.leave_weeks, base.leave_weeks),
        pick(member.study_weeks, base.study_weeks),
        pick(member.holiday_weeks, base.holiday_weeks),
        pick(member.sick_rate, base.sick_rate),
    )


def paid_hours(member: Member) -> float:
    """Hours of the weekly pattern, or the contract hours where there is no pattern, in the share of weeks worked."""
    hours = sum(member.sessions.values()) if member.sessions else member.hours_per_week or 0.0
    return hours * member.weeks_share


def comes_for_a_time(member: Member) -> bool:
    """Whether somebody is a locum for some weeks of the year: there in every week from the first day to the last.

    The share of the weeks then tells how much that is in the average week.
    """
    is_dated = member.start is not None and member.end is not None
    return member.employment == "locum" and is_dated and member.weeks_share < 1


def days_worked(member: Member) -> float:
    """Days a week: two sessions with hours, or 8 hours of somebody without a pattern, make a day."""
    if member.sessions:
        return sum(hours > 0 for hours in member.sessions.values()) / SESSIONS_OF_A_DAY * member.weeks_share
    return (member.hours_per_week or 0.0) / HOURS_OF_A_DAY * member.weeks_share


def member_capacity(member: Member, role: Role, weeks_per_year: float) -> MemberCapacity:
    """Net hours of one member: presence, individual allowance, category allowance and pace, in that order (WISN)."""
    paid = paid_hours(member)
    share = presence(member_absence(member, role), weeks_per_year)
    net = max(0.0, paid * share - member.allowance_hours) * (1 - role.allowance_share) * member.pace
    return MemberCapacity(paid, share, net, days_worked(member))


_remembered = IdentityMemo(member_capacity)


def _capacity(staff: tuple[Member, ...], roles: tuple[Role, ...], weeks_per_year: float) -> dict[str, MemberCapacity]:
    known = {role.id: role for role in roles}
    return {m.id: _remembered(m, known[m.role], weeks_per_year) for m in staff}


_remembered_all = IdentityMemo(_capacity, FEW)


def capacity(plan: Plan) -> dict[str, MemberCapacity]:
    """The capacity of every member of the plan, by member id."""
    return _remembered_all(plan.staff, plan.roles, plan.practice.weeks_per_year)
