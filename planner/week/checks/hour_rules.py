"""Rules of the working-time law about hours and breaks (articles 5:4 and 5:7)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from planner.texts import Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.law import DAYS, HAIR, Law, hours, issue, on, worst_first
from planner.week.checks.person import Person
from planner.week.clock import Shift

_SHIFT = Law("SHIFT_TOO_LONG", Severity.RED, "5:7", ("shift",), allows=True)
_WEEK = Law("WEEK_TOO_LONG", Severity.RED, "5:7", ("week",), allows=True)
_OVER_4 = Law("MEAN_OVER_4_WEEKS", Severity.AMBER, "5:7", ("week_over_4",), allows=True, is_mean=True)
_OVER_16 = Law("MEAN_OVER_16_WEEKS", Severity.AMBER, "5:7", ("week_over_16",), allows=True, is_mean=True)
# Nobody knows whether a break lies within a session, so that this is for information.
_BREAK_LIMITS = ("short_shift", "breaks", "long_shift", "long_breaks", "shortest_break")
_BREAKS = Law("TOO_FEW_BREAKS", Severity.INFO, "5:4", _BREAK_LIMITS, allows=False)
_MINUTES = 60


def shift_too_long(person: Person) -> Iterator[Issue]:
    """SHIFT_TOO_LONG: more hours on a day than a shift may have (article 5:7)."""
    limit = person.frame.limits.shift
    long = [shift for shift in person.shifts if shift.hours > limit + HAIR]
    if long:
        worst = max(long, key=lambda shift: shift.hours)
        finding = T("{who} works {hours} hours on {day}.", hours=hours(worst.hours), **on(person, worst))
        allowed = T("{hours} hours in one shift", hours=hours(limit))
        yield issue(_SHIFT, person, finding, allowed, worst_first(worst, long))


def week_too_long(person: Person) -> Iterator[Issue]:
    """WEEK_TOO_LONG: more hours in a week than any may have (article 5:7)."""
    limit = person.frame.limits.week
    long = [place for place, worked in enumerate(person.hours) if worked > limit + HAIR]
    if long:
        finding = T("{who} works {hours} hours in a week.", who=person.name, hours=hours(max(person.hours)))
        shifts = (shift for shift in person.shifts if shift.day // DAYS in long)
        yield issue(_WEEK, person, finding, T("{hours} hours", hours=hours(limit)), shifts)


def mean_over_4_weeks(person: Person) -> Iterator[Issue]:
    """MEAN_OVER_4_WEEKS: too many hours a week as a mean over four weeks (article 5:7)."""
    yield from _mean(_OVER_4, person, 4, person.frame.limits.week_over_4)


def mean_over_16_weeks(person: Person) -> Iterator[Issue]:
    """MEAN_OVER_16_WEEKS: too many hours a week as a mean over sixteen weeks (article 5:7)."""
    yield from _mean(_OVER_16, person, 16, person.frame.limits.week_over_16)


def _mean(law: Law, person: Person, weeks: int, limit: float) -> Iterator[Issue]:
    """Silent for a plan that is valid for fewer weeks: those before and after it count too."""
    if person.frame.lasts < weeks:
        return
    rounds = math.ceil(weeks / len(person.hours)) + 1
    mean = highest_mean(person.hours * rounds, weeks)
    if mean > limit + HAIR:
        finding = T(
            "{who} works {hours} hours a week on average over {weeks} weeks.",
            who=person.name,
            hours=hours(mean),
            weeks=weeks,
        )
        yield issue(law, person, finding, T("{hours} hours", hours=hours(limit)), person.shifts)


def highest_mean(hours: Sequence[float], weeks: int) -> float:
    """The highest mean of so many weeks in a row, of hours a week; 0 where there are not as many weeks."""
    sums = [sum(hours[first : first + weeks]) for first in range(len(hours) - weeks + 1)]
    return max(sums, default=0.0) / weeks


def too_few_breaks(person: Person) -> Iterator[Issue]:
    """TOO_FEW_BREAKS: a long day without enough time between its sessions for the breaks (article 5:4)."""
    wrong = [shift for shift in person.shifts if breaks_lacking(person, shift) > HAIR]
    if wrong:
        worst = max(wrong, key=lambda shift: breaks_lacking(person, shift))
        finding = T(
            "{who} works {hours} hours on {day} with {minutes} minutes between the sessions for breaks.",
            hours=hours(worst.hours),
            minutes=Quantity(_breaks(person, worst), Unit.MINUTES),
            **on(person, worst),
        )
        wanted = T("{minutes} minutes", minutes=Quantity(_wanted(person, worst), Unit.MINUTES))
        yield issue(_BREAKS, person, finding, wanted, worst_first(worst, wrong))


def breaks_lacking(person: Person, shift: Shift) -> float:
    """Minutes of break that a day of work has too few."""
    return _wanted(person, shift) - _breaks(person, shift)


def _breaks(person: Person, shift: Shift) -> float:
    """Minutes between the sessions of a day, where they are long enough for a break."""
    minutes = (gap * _MINUTES for gap in shift.breaks)
    return sum(gap for gap in minutes if gap >= person.frame.limits.shortest_break - HAIR)


def _wanted(person: Person, shift: Shift) -> float:
    limits = person.frame.limits
    if shift.hours > limits.long_shift + HAIR:
        return limits.long_breaks
    return limits.breaks if shift.hours > limits.short_shift + HAIR else 0.0
