"""Rules of the working-time law about rest (articles 5:3 and 5:5)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from planner.texts import T
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.law import DAYS, HAIR, Law, hours, issue, on
from planner.week.checks.person import Person
from planner.week.clock import WEEK

_DAILY = Law("DAILY_REST", Severity.RED, "5:3", ("daily_rest", "short_rest"), allows=False)
_WEEKLY_LIMITS = ("weekly_rest", "two_weeks_rest", "part_of_rest")
_WEEKLY = Law("WEEKLY_REST", Severity.RED, "5:5", _WEEKLY_LIMITS, allows=False, is_mean=True)
_Rest = tuple[float, float]


def daily_rest(person: Person) -> Iterator[Issue]:
    """DAILY_REST: too few hours between two days of work; once in seven days they may be fewer (article 5:3)."""
    limits = person.frame.limits
    rests = [(shift, later.begin - shift.end) for shift, later in pairwise(person.timeline)]
    short = [(shift, rest) for shift, rest in rests if rest < limits.daily_rest - HAIR]
    again = {later.day for (shift, _), (later, _) in pairwise(short) if later.end - shift.end < WEEK - HAIR}
    wrong = [(shift, rest) for shift, rest in short if rest < limits.short_rest - HAIR or shift.day in again]
    if wrong:
        worst, rest = min(wrong, key=lambda pair: pair[1])
        finding = T("{who} has {hours} hours of rest after {day}.", hours=hours(rest), **on(person, worst))
        wanted = T(
            "{hours} hours, and once in seven days {short}",
            hours=hours(limits.daily_rest),
            short=hours(limits.short_rest),
        )
        # What is found in the weeks after the last one repeats the first ones.
        days = [shift.day % (len(person.weeks) * DAYS) for shift, _ in wrong]
        first = worst.day % (len(person.weeks) * DAYS)
        shifts = [shift for shift in person.shifts if shift.day in days]
        yield issue(_DAILY, person, finding, wanted, sorted(shifts, key=lambda shift: shift.day != first))


def weekly_rest(person: Person) -> Iterator[Issue]:
    """WEEKLY_REST: no long rest in seven days, nor enough long rest in fourteen (article 5:5).

    Both are counted from when work begins after a long rest: counted from any moment, five days of work in a row
    would be too many. What comes after a plan that does not repeat may be rest for seven days and not for fourteen.
    """
    limits, rests = person.frame.limits, _rests(person)
    known = math.inf if person.frame.repeats else len(person.weeks) * WEEK
    for begin in _beginnings(person, rests):
        longest = max(_inside(rest, begin, begin + WEEK) for rest in rests)
        fortnight = (_inside(rest, begin, min(begin + 2 * WEEK, known)) for rest in rests)
        parts = sum(rest for rest in fortnight if rest >= limits.part_of_rest - HAIR)
        if longest < limits.weekly_rest - HAIR and parts < limits.two_weeks_rest - HAIR:
            finding = T("The longest rest of {who} in a week is {hours} hours.", who=person.name, hours=hours(longest))
            wanted = T("{hours} hours in seven days", hours=hours(limits.weekly_rest))
            yield issue(_WEEKLY, person, finding, wanted, person.shifts)
            return


def _rests(person: Person) -> list[_Rest]:
    """Begin and end of each time without work; what comes after the last work is not known and counts as rest."""
    ends = [shift.end for shift in person.timeline]
    return list(zip(ends, [*(shift.begin for shift in person.timeline[1:]), math.inf], strict=True)) if ends else []


def _beginnings(person: Person, rests: list[_Rest]) -> list[float]:
    """When work begins after a long rest; whenever it begins where there is none."""
    last = (len(person.weeks) + 1) * WEEK
    part = person.frame.limits.part_of_rest - HAIR
    found = [end for begin, end in rests if end - begin >= part and end < last]
    if not person.frame.repeats:
        found += [shift.begin for shift in person.shifts[:1]]
    return found or [shift.begin for shift in person.shifts]


def _inside(rest: _Rest, begin: float, end: float) -> float:
    """Hours of a rest that lie in a period."""
    return max(0.0, min(rest[1], end) - max(rest[0], begin))
