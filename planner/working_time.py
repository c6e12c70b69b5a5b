"""The limits of the working-time law (Arbeidstijdenwet) for adults by day, each with its article.

They bind employees and trainees; for owners and locums, who work for themselves, they are advice. An agreement with
employees may set other limits in some cases, and who earns more than three times the minimum wage is largely outside
the law (Arbeidstijdenbesluit, article 2.1:1), which is why each limit is a setting of the plan.

Where the numbers were read stands in `resources/norms` (facts `atw_...`) and in `docs/norms.md`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Gt, Le

from planner.record import About, Record
from planner.texts import T, Unit

Article = Literal["5:3", "5:4", "5:5", "5:7"]

_DAY, _WEEK = 24, 168
ShiftHours = Annotated[float, Gt(0), Le(_DAY)]
WeekHours = Annotated[float, Gt(0), Le(_WEEK)]
RestHours = Annotated[float, Ge(0), Le(_DAY)]
LongRestHours = Annotated[float, Ge(0), Le(_WEEK)]
BreakMinutes = Annotated[float, Ge(0), Le(240)]


class WorkingTime(Record):
    """Hours, but for the breaks, which are in minutes."""

    shift: Annotated[
        ShiftHours,
        About(T("Longest shift"), Unit.HOURS, T("Hours of work in one shift, at most (article 5:7).")),
    ] = 12
    week: Annotated[
        WeekHours, About(T("Longest week"), Unit.HOURS, T("Hours of work in any week, at most (article 5:7)."))
    ] = 60
    week_over_4: Annotated[
        WeekHours,
        About(T("Week over 4 weeks"), Unit.HOURS, T("Mean hours a week over 4 weeks, at most (article 5:7).")),
    ] = 55
    week_over_16: Annotated[
        WeekHours,
        About(T("Week over 16 weeks"), Unit.HOURS, T("Mean hours a week over 16 weeks, at most (article 5:7).")),
    ] = 48
    daily_rest: Annotated[
        RestHours,
        About(T("Rest after a day"), Unit.HOURS, T("Hours between two days of work, at least (article 5:3).")),
    ] = 11
    short_rest: Annotated[
        RestHours,
        About(
            T("Short rest"),
            Unit.HOURS,
            T("The rest after a day once in seven days, at least (article 5:3)."),
        ),
    ] = 8
    weekly_rest: Annotated[
        LongRestHours,
        About(T("Rest in a week"), Unit.HOURS, T("Hours of rest on end in seven days, at least (article 5:5).")),
    ] = 36
    two_weeks_rest: Annotated[
        float,
        Ge(0),
        Le(2 * _WEEK),
        About(
            T("Rest in two weeks"),
            Unit.HOURS,
            T("Hours of long rest in fourteen days that will do as well (article 5:5)."),
        ),
    ] = 72
    part_of_rest: Annotated[
        LongRestHours,
        About(T("Part of a long rest"), Unit.HOURS, T("Hours of each part of such a rest, at least (article 5:5).")),
    ] = 32
    short_shift: Annotated[
        RestHours,
        About(T("Break in a shift over"), Unit.HOURS, T("A shift with more hours has a break (article 5:4).")),
    ] = 5.5
    breaks: Annotated[
        BreakMinutes, About(T("Break"), Unit.MINUTES, T("Minutes of break in such a shift, at least (article 5:4)."))
    ] = 30
    long_shift: Annotated[
        RestHours,
        About(
            T("Longer break in a shift over"),
            Unit.HOURS,
            T("A shift with more hours has the longer break (article 5:4)."),
        ),
    ] = 10
    long_breaks: Annotated[
        BreakMinutes,
        About(T("Longer break"), Unit.MINUTES, T("Minutes of break in such a long shift, at least (article 5:4).")),
    ] = 45
    shortest_break: Annotated[
        BreakMinutes,
        About(T("Shortest break"), Unit.MINUTES, T("Minutes from which on a pause counts as a break (article 5:4).")),
    ] = 15


THE_LAW = WorkingTime()
