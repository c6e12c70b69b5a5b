"""Warnings of a calendar year: overloaded weeks, too few people because of leave, and leave that is not planned.

They look ahead: what has passed is no longer to be changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner import names
from planner.capacity import days_worked
from planner.plan import Role
from planner.results import Results
from planner.texts import TN, Quantity, Unit
from planner.warnings.remedies import hire, kept
from planner.warnings.warning import Severity, Warning
from planner.year import ways_out
from planner.year.balances import Balance, balances
from planner.year.capacity import Year, planned_year, year_of
from planner.year.frames import Short, shorts


def weeks_overloaded(results: Results, today: date) -> Iterator[Warning]:
    """WEEKS_OVERLOADED: weeks of the planned year in which a role has more work than hours."""
    year = year_of(results, planned_year(results.plan, today), today)
    for role in results.plan.roles:
        places = year.overloaded(role.id)
        if places and results.roles[role.id].capacity_hours > 0:
            yield _overloaded(year, role, places, today)


def _overloaded(year: Year, role: Role, places: tuple[int, ...], today: date) -> Warning:
    load = year.roles[role.id]
    worst = max(places, key=lambda place: load.demand[place] - load.capacity[place])
    measure = ways_out.overloaded_weeks(role, year.year, today)
    return Warning(
        "WEEKS_OVERLOADED",
        Severity.AMBER,
        f"role/{role.id}",
        TN(
            "{role} has more work than hours in {count} week of {year}: week {week}, {short} hours short.",
            "{role} has more work than hours in {count} weeks of {year}. Worst is week {week}, {short} hours short.",
            len(places),
            role=names.role_name(role),
            year=str(year.year),
            week=year.weeks[worst].number,
            short=Quantity(load.demand[worst] - load.capacity[worst], Unit.HOURS),
        ),
        {
            "weeks": Quantity(len(places), Unit.WEEKS),
            "worst_week": Quantity(year.weeks[worst].number, Unit.NONE),
            "utilisation": Quantity(load.utilisation[worst], Unit.SHARE),
            "hours_short": Quantity(load.demand[worst] - load.capacity[worst], Unit.HOURS),
        },
        kept(
            ways_out.quieter(year, role, worst, today, measure),
            ways_out.stand_in_weeks(year, role, worst, measure),
        )
        # So much too little that only lasting hours help.
        or kept(hire(year.results, role.id, year.plan.practice.overload)),
    )


def leave_overlap(results: Results, today: date) -> Iterator[Warning]:
    """LEAVE_OVERLAP: sessions to come in which absence leaves fewer people of a role than there have to be."""
    year = planned_year(results.plan, today)
    found: dict[str, list[Short]] = {}
    for short in shorts(results.plan, year):
        if short.day >= today:
            found.setdefault(short.role.id, []).append(short)
    for short_ones in found.values():
        yield _overlap(results, short_ones, year, today)


def _overlap(results: Results, found: list[Short], year: int, today: date) -> Warning:
    first = found[0]
    measure = ways_out.short_sessions(first.role, year, today)
    return Warning(
        "LEAVE_OVERLAP",
        Severity.AMBER,
        f"role/{first.role.id}",
        TN(
            "Absence leaves too few people in {count} session, {role}: {session} {day}, {there} of at least {least}.",
            "Absence leaves too few people in {count} sessions, {role}. First is {session} {day}: {there} of at least "
            "{least}.",
            len(found),
            role=names.role_name(first.role),
            session=names.session(first.session),
            day=first.day,
            there=first.there,
            least=Quantity(first.least, Unit.PERSONS),
        ),
        {
            "sessions": Quantity(len(found), Unit.TIMES),
            "there": Quantity(first.there, Unit.PERSONS),
            "least": Quantity(first.least, Unit.PERSONS),
        },
        kept(
            ways_out.apart(results, found, year, today, measure),
            ways_out.stand_in_sessions(results, found, year, measure),
        ),
    )


def leave_not_planned(results: Results, today: date) -> Iterator[Warning]:
    """LEAVE_NOT_PLANNED: leave of the planned year of a day or more that is not in the calendar.

    Something to know before the day on which leave is to be asked for; from that day on it is amber.
    """
    plan = results.plan
    year = plan.calendar.year
    if year is None or year < today.year:
        return
    found = [known for known in balances(plan, year, today) if known.left >= _day(known) > 0]
    if not found:
        return
    most = max(found, key=lambda known: known.left)
    hours = Quantity(sum(known.left for known in found), Unit.HOURS)
    deadline = plan.calendar.leave_deadline
    late = deadline is not None and deadline <= today
    measure = ways_out.leave_not_planned(year, today)
    yield Warning(
        "LEAVE_NOT_PLANNED",
        Severity.AMBER if late else Severity.INFO,
        f"member/{most.member.id}",
        TN(
            "{hours} hours of leave of {count} person are not planned yet in {year}; {most} of {who}.",
            "{hours} hours of leave of {count} people are not planned yet in {year}; most of {who}, {most}.",
            len(found),
            hours=hours,
            year=str(year),
            who=names.member(most.member),
            most=Quantity(most.left, Unit.HOURS),
        ),
        {"leave_not_planned": hours, "people": Quantity(len(found), Unit.PERSONS)},
        kept(ways_out.plan_quietest(year_of(results, year, today), most, measure)),
    )


def _day(known: Balance) -> float:
    """Hours of somebody's average working day."""
    days = days_worked(known.member)
    return known.hours_a_week / days if days else 0.0
