"""How busy each week of the year is: from the practice's own appointments, or from assumptions that say so.

No published figure for the season in Dutch general practice was found, so that the plan starts with none: every week is
an average week. The assumed season is a start for who has no counts of the own practice. Its two figures are
assumptions, and none of them was measured in contacts: respiratory infections are about one and a half times as common
in winter as in summer (a health survey of 2006-2008), and in the school holidays many families are away.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.plan import Plan
from planner.terms import WORKDAYS, Region, Workday
from planner.texts import Message, Quantity, T, Unit
from planner.year.calendar import Week, school_holidays, weeks

FLU = 1.1
SCHOOL_HOLIDAYS = 0.9
# The weeks in which respiratory infections are usually at their peak.
_FLU_WEEKS = frozenset((*range(1, 11), *range(50, 54)))
_TO_WEDNESDAY = timedelta(days=2)
# Most years have no week after it.
_LAST = 52

ASSUMED: Message = T(
    "Assumption, as no published figure was found: 10% more in the flu season, from week 50 to week 10, and 10% less "
    "in the school holidays."
)


def normalised(factors: tuple[float, ...], count: int) -> tuple[float, ...]:
    """The factors of a year of so many weeks divided by their mean; a week without one is average, as are all where
    every factor is 0."""
    known = (*factors[:count], *[1.0] * (count - len(factors)))
    mean = sum(known) / count
    return tuple(factor / mean for factor in known) if mean else (1.0,) * count


@dataclass(frozen=True, slots=True)
class SeasonWeek:
    """How busy one week is: `factor` as the plan has it, `used` as the model takes it, divided by the year's mean."""

    week: Week
    holiday: Message | None
    factor: float
    used: float


def season_weeks(plan: Plan, year: int) -> tuple[SeasonWeek, ...]:
    """The weeks of a year, each with the school holiday that its Wednesday is in."""
    known = weeks(year)
    factors = (*plan.calendar.season[: len(known)], *[1.0] * (len(known) - len(plan.calendar.season)))
    holidays = school_holidays(year, plan.calendar.region)
    used = normalised(plan.calendar.season, len(known))
    found = []
    for week, factor, share in zip(known, factors, used, strict=True):
        holiday = holidays.on(week.monday + _TO_WEDNESDAY)
        found.append(SeasonWeek(week, holiday.name if holiday else None, factor, share))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Counted:
    """The season in counts of appointments: a factor for each week of a year, with mean 1.

    `weeks` is how many calendar weeks were counted; weeks of the year without any are average weeks, `uncounted` of
    them.
    """

    factors: tuple[float, ...]
    first: date
    last: date
    weeks: int
    uncounted: int

    @property
    def text(self) -> Message:
        """What it rests on."""
        return T(
            "Counted over {weeks} weeks, {first} to {last}. The counts are appointments that took place, so a closed "
            "day looks like a quiet one.",
            weeks=Quantity(self.weeks, Unit.WEEKS),
            first=self.first,
            last=self.last,
        )


def counted(appointments: Mapping[date, float], year: int, without: Container[date] = ()) -> Counted | None:
    """The season from appointments per day; None where there is no full week, or nothing in them.

    Weeks that the counts do not reach from Monday to Friday are left out, and those `without`, by their Mondays. A week
    of the year gets the mean of that week in all years counted, divided by the mean of all weeks that were counted;
    week 53 that of week 52 where it is new.
    """
    per_week = {monday: number for monday, number in whole_weeks(appointments).items() if monday not in without}
    sums: dict[int, list[float]] = {}
    for monday, number in per_week.items():
        sums.setdefault(monday.isocalendar().week, []).append(number)
    means = {week: sum(numbers) / len(numbers) for week, numbers in sums.items()}
    known = [means.get(week.number, means.get(_LAST) if week.number > _LAST else None) for week in weeks(year)]
    total = [number for number in known if number is not None]
    if not sum(total):
        return None
    mean = sum(total) / len(total)
    return Counted(
        factors=tuple(1.0 if number is None else number / mean for number in known),
        first=min(per_week),
        last=max(per_week) + timedelta(days=len(WORKDAYS) - 1),
        weeks=len(per_week),
        uncounted=known.count(None),
    )


def weekday_factors(
    appointments: Mapping[date, float], mondays: Collection[date], closed: Container[date] = ()
) -> dict[Workday, float]:
    """How busy each workday is over whole weeks, with mean 1; days that are `closed` say nothing about their weekday.

    None where nothing was made on those days, or a weekday was always closed.
    """
    known = {
        name: [
            appointments.get(day, 0.0) for monday in mondays if (day := monday + timedelta(days=number)) not in closed
        ]
        for number, name in enumerate(WORKDAYS)
    }
    if not all(known.values()):
        return {}
    means = {name: sum(numbers) / len(numbers) for name, numbers in known.items()}
    mean = sum(means.values()) / len(means)
    return {name: number / mean for name, number in means.items()} if mean else {}


def whole_weeks(appointments: Mapping[date, float]) -> dict[date, float]:
    """Appointments by the Monday of each week that lies within the counts from Monday to Friday."""
    if not appointments:
        return {}
    first, last = min(appointments), max(appointments)
    found: dict[date, float] = {}
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday + timedelta(days=len(WORKDAYS) - 1) <= last:
        days = (monday + timedelta(days=day) for day in range(7))
        found[monday] = sum(appointments.get(day, 0.0) for day in days)
        monday += timedelta(days=7)
    return found


def assumed(year: int, region: Region) -> tuple[float, ...]:
    """An assumed season: `FLU` in the flu weeks, `SCHOOL_HOLIDAYS` in weeks whose Wednesday is in a school holiday."""
    holidays = school_holidays(year, region)

    def factor(week: Week) -> float:
        away = holidays.on(week.monday + _TO_WEDNESDAY) is not None
        return (FLU if week.number in _FLU_WEEKS else 1.0) * (SCHOOL_HOLIDAYS if away else 1.0)

    return tuple(factor(week) for week in weeks(year))
