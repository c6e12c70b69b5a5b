"""How many hours a contract comes to in one calendar week, and how many of them absence takes.

A contract is for an average week. A calendar week has more or fewer hours where the week plan has a cycle: in a week
in which the roster has more than in the mean week of its cycle, the contract comes to as much more. Who comes in a
share of the weeks, and for whom no cycle says in which, works anything from no hours to those of a whole week.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planner.capacity import comes_for_a_time, paid_hours
from planner.memo import FEW, IdentityMemo
from planner.plan import Cell, Member, Plan, WeekPlan
from planner.week.away import absence_on
from planner.week.dates import WEEK, date_of, holds, valid, week_of_cycle
from planner.week.works import works

# Hours a week by which a roster and a contract may differ and be the same.
EVEN = 0.05


@dataclass(frozen=True, slots=True)
class Contract:
    """The fewest and the most hours of somebody's contract in a week."""

    least: float
    most: float


def whole_week(member: Member) -> float:
    """Paid hours of a week in which somebody comes, in hours."""
    if comes_for_a_time(member):
        return sum(member.sessions.values())
    return paid_hours(member) / member.weeks_share if member.weeks_share else 0.0


def usual(plan: Plan, monday: date, week: WeekPlan | None = None) -> WeekPlan | None:
    """The week plan whose cycle decides about a calendar week: the one that is looked at.

    Without it, or where that is for this calendar week only, it is the plan that would be valid without such ones.
    """
    sunday = monday + WEEK - timedelta(days=1)
    if week is not None and (week.start, week.end) != (monday, sunday):
        return week
    return valid(tuple(one for one in plan.weeks if (one.start, one.end) != (monday, sunday)), monday)


def contract_in(member: Member, monday: date, known: WeekPlan | None) -> Contract:
    """The contract of somebody in a calendar week; `known` is the `usual` week plan."""
    cells = _cycle_cells(member, known)
    if known is not None and cells:
        weeks = [sum(cell.hours for cell in cells if holds(cell, number)) for number in range(1, known.cycle + 1)]
        extra = weeks[week_of_cycle(monday, known.cycle) - 1] - sum(weeks) / len(weeks)
        hours = max(0.0, paid_hours(member) + extra)
        return Contract(hours, hours)
    comes_always = member.weeks_share == 1 or comes_for_a_time(member)
    return Contract(whole_week(member) if comes_always else 0.0, whole_week(member))


def hours_away(plan: Plan, member: Member, monday: date, known: WeekPlan | None, there: set[str]) -> float:
    """Hours of absence in sessions of a calendar week in which the roster has nothing (`there` are those that it has).

    Those of the week pattern; where the `usual` week plan has a cycle with the person in it, those of that week.
    """
    hours = dict(member.sessions)
    cells = _cycle_cells(member, known)
    if known is not None and cells:
        number, hours = week_of_cycle(monday, known.cycle), {}
        for cell in cells:
            if holds(cell, number):
                hours[cell.session] = hours.get(cell.session, 0.0) + cell.hours
    return sum(
        own
        for session, own in hours.items()
        if session not in there and absence_on(plan.absences, member.id, date_of(monday, session), session)
    )


def _works_by_member(cells: tuple[Cell, ...]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for cell in filter(works, cells):
        found.setdefault(cell.member, []).append(cell)
    return found


_remembered = IdentityMemo(_works_by_member, FEW)


def _cycle_cells(member: Member, known: WeekPlan | None) -> list[Cell]:
    """Somebody's work in a week plan of several weeks; none in a plan of one week."""
    if known is None or known.cycle == 1:
        return []
    return _remembered(known.cells).get(member.id, [])
