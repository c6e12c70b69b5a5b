"""The limits of the working-time law (Arbeidstijdenwet) for adults by day, each with its article.

They bind employees and trainees; for owners and locums, who work for themselves, they are advice. An agreement with
employees may set other limits in some cases, which is why each can be given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.gp_hours import WEEK_LIMIT

Article = Literal["5:3", "5:4", "5:5", "5:7"]


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Hours, but for the breaks, which are in minutes."""

    # Article 5:7: in one shift, in a week, and a week as a mean over 4 and over 16 weeks.
    shift: float = 12
    week: float = 60
    week_over_4: float = 55
    week_over_16: float = WEEK_LIMIT
    # Article 5:3: rest after a day's work, and what it may be once in 7 days.
    daily_rest: float = 11
    short_rest: float = 8
    # Article 5:5: rest in 7 days, or else in 14 days, in parts that are no shorter than the last.
    weekly_rest: float = 36
    two_weeks_rest: float = 72
    part_of_rest: float = 32
    # Article 5:4: breaks in a shift that is longer, and the shortest break that counts.
    short_shift: float = 5.5
    breaks: float = 30
    long_shift: float = 10
    long_breaks: float = 45
    shortest_break: float = 15


# The law as it stands. One object, so that what was found under it is found again.
THE_LAW = WorkingTime()


def highest_mean(hours: Sequence[float], weeks: int) -> float:
    """The highest mean of so many weeks in a row, of hours a week; 0 where there are not as many weeks."""
    sums = [sum(hours[first : first + weeks]) for first in range(len(hours) - weeks + 1)]
    return max(sums, default=0.0) / weeks
