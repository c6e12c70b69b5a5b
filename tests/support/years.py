"""Absence in a year for tests: random, and counted day by day without the planner's own code."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from planner.plan import Absence, Calendar, Member, Plan
from planner.terms import ABSENCE_STATES, SESSIONS, WEEKDAYS, AbsenceKind

ALL_KINDS: tuple[AbsenceKind, ...] = ("leave", "study", "holiday", "sick", "parental", "other")


def days(first: date, last: date) -> list[date]:
    """All days from the first to the last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def iso_days(year: int) -> list[date]:
    """The days of the ISO weeks of a year."""
    return days(date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1) - timedelta(days=1))


@st.composite
def absences(
    draw: st.DrawFn, plan: Plan, year: int, kinds: tuple[AbsenceKind, ...] = ALL_KINDS, longest: int = 60
) -> tuple[Absence, ...]:
    """Up to eight absences of people of a plan or of the whole practice, granted, asked for and refused."""
    people = [*(member.id for member in plan.staff), None, "nobody"]
    found = []
    for number in range(draw(st.integers(0, 8))):
        first = date(year, 1, 1) + timedelta(days=draw(st.integers(-30, 380)))
        found.append(
            Absence(
                id=f"x{number}",
                member=draw(st.sampled_from(people)),
                kind=draw(st.sampled_from(kinds)),
                first=first,
                last=first + timedelta(days=draw(st.integers(0, longest))),
                sessions=tuple(draw(st.lists(st.sampled_from(SESSIONS), max_size=3))),
                state=draw(st.sampled_from(("granted", *ABSENCE_STATES))),
            )
        )
    return tuple(found)


def pattern_on(member: Member, day: date) -> dict[str, float]:
    """Hours by session of the own pattern on a day; without one, a tenth of the contract in each half of a workday."""
    name = WEEKDAYS[day.weekday()]
    if not member.sessions:
        hours = (member.hours_per_week or 0.0) * member.weeks_share / 10
        return {f"{name}_am": hours, f"{name}_pm": hours} if day.weekday() < 5 else {}
    return {key: hours * member.weeks_share for key, hours in member.sessions.items() if key.startswith(name)}


def kinds_on(plan: Plan, member: Member, day: date, session: str) -> set[AbsenceKind]:
    """The kinds of everything that was granted and keeps somebody away in a session."""
    return {
        one.kind
        for one in plan.absences
        if one.state == "granted"
        and one.member in (None, member.id)
        and one.first <= day <= one.last
        and (not one.sessions or session in one.sessions)
    }


def bare(plan: Plan) -> Plan:
    """A plan without anything of a year: no calendar, absence, week plans, or hours worked."""
    return plan.model_copy(update={"calendar": Calendar(), "absences": (), "weeks": (), "worked": ()})


def with_list(plan: Plan, share: float) -> Plan:
    """A plan with a part of its patients."""
    counts = {
        band: {group: round(number * share) for group, number in groups.items()}
        for band, groups in plan.patients.counts.items()
    }
    return plan.model_copy(update={"patients": plan.patients.model_copy(update={"counts": counts})})
