"""An appointment book per week: which weeks it covers, how many appointments a week and weekday, how long they take.

Everything is worked out from counts, so that the order of the list does not matter, and no mean depends on how often
the whole list is in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.calibration.book import Book, Sort
from planner.terms import WEEKDAYS, WORKDAYS, Workday
from planner.texts import TN, Message, T
from planner.year.calendar import public_holidays
from planner.year.season import Counted, counted, weekday_factors, whole_weeks

Key = Callable[[Sort], str | None]

# Eight in ten lie between these.
LOW, HIGH = 10, 90


@dataclass(frozen=True, slots=True)
class Cover:
    """The weeks that a list covers from Monday to Friday, by their Mondays, and what was left out.

    `partly` appointments are in weeks that the list reaches only in part. `empty` weeks have no appointment at all:
    the practice was closed, or the list has a gap. They count as weeks with none, unless they are `skipped`.
    `closed` are the public holidays on working days in these weeks: they count for the week, not for their weekday.
    """

    mondays: tuple[date, ...]
    partly: int
    empty: tuple[date, ...]
    skipped: bool
    closed: tuple[date, ...]

    @property
    def lines(self) -> Iterator[Message]:
        """What was counted and what was left out, as sentences."""
        if not self.mondays:
            yield T("The list covers no whole week from Monday to Friday, so nothing is said per week.")
            return
        yield TN(
            "{count} week is counted, from {first} to {last}.",
            "{count} weeks are counted, from {first} to {last}.",
            len(self.mondays),
            first=self.mondays[0],
            last=self.mondays[-1] + timedelta(days=len(WORKDAYS) - 1),
        )
        if self.partly:
            yield TN(
                "{count} appointment lies in a week that the list covers only in part and is not counted per week.",
                "{count} appointments lie in weeks that the list covers only in part and are not counted per week.",
                self.partly,
            )
        if self.empty:
            yield self._about_empty()
        if self.closed:
            yield TN(
                "{count} public holiday counts for its week, but not for its weekday.",
                "{count} public holidays count for their weeks, but not for their weekdays.",
                len(self.closed),
            )

    def _about_empty(self) -> Message:
        number = len(self.empty)
        if self.skipped:
            return TN(
                "{count} week without any appointment is left out.",
                "{count} weeks without any appointment are left out.",
                number,
            )
        return TN(
            "{count} week has no appointment at all and counts as closed. Is it a gap in the list? Then leave it out.",
            "{count} weeks have no appointment at all and count as closed. Are they gaps in the list? "
            "Then leave them out.",
            number,
        )


def cover(book: Book, skip_empty: bool = False) -> Cover:
    """The whole weeks of a list; with `skip_empty` without those in which nothing took place."""
    weeks = whole_weeks(book.per_day)
    empty = tuple(monday for monday, number in weeks.items() if not number)
    mondays = tuple(monday for monday in weeks if not (skip_empty and monday in empty))
    inside = sum(weeks.values())
    closed = tuple(day for day in _holidays(mondays))
    return Cover(mondays, round(sum(book.held.values()) - inside), empty, skip_empty, closed)


def _holidays(mondays: tuple[date, ...]) -> Iterator[date]:
    """The public holidays on working days of these weeks on which most practices are closed all day."""
    known = set(mondays)
    for year in sorted({monday.isocalendar().year for monday in mondays}):
        for holiday in public_holidays(year):
            weekday = holiday.day.weekday()
            monday = holiday.day - timedelta(days=weekday)
            if holiday.usual and not holiday.sessions and weekday < len(WORKDAYS) and monday in known:
                yield holiday.day


@dataclass(frozen=True, slots=True)
class Spread:
    """Where numbers lie: eight in ten of the `count` between `low` and `high`, half of them below the median."""

    count: int
    low: float
    median: float
    high: float
    mean: float


def spread(counts: Mapping[float, int]) -> Spread | None:
    """The spread of numbers, given how often each was counted; None without any."""
    count = sum(counts.values())
    if not count:
        return None
    mean = sum(number * times for number, times in sorted(counts.items())) / count
    low, median, high = (_quantile(counts, count, percent) for percent in (LOW, 50, HIGH))
    return Spread(count, low, median, high, mean)


def _quantile(counts: Mapping[float, int], count: int, percent: int) -> float:
    """The number below which so many per cent lie; halfway between two where the line falls between them."""
    before, exact = divmod(count * percent, 100)
    wanted = (before, before) if exact else (before - 1, before)
    found, seen = [], 0
    for number, times in sorted(counts.items()):
        found += [number for place in wanted if seen <= place < seen + times]
        seen += times
    return sum(found) / len(found)


@dataclass(frozen=True, slots=True)
class Weekly:
    """Appointments that took place in an average week: in all, and on an average day of each weekday that is open.

    `number` were counted in these weeks; eight in ten weeks lie between `low` and `high`. `weekdays` is empty where
    telling it would tell a small count.
    """

    number: int
    mean: float
    low: float
    high: float
    weekdays: Mapping[str, float]


def weekly(book: Book, covered: Cover, key: Key) -> dict[str, Weekly]:
    """What took place per week, by what `key` makes of it; None leaves an appointment out."""
    mondays = set(covered.mondays)
    days: dict[str, Counter[date]] = {}
    for (day, sort), number in book.held.items():
        name = key(sort)
        if name is not None and day - timedelta(days=day.weekday()) in mondays:
            days.setdefault(name, Counter())[day] += number
    return {name: _weekly(book, covered, per_day) for name, per_day in days.items()}


def _weekly(book: Book, covered: Cover, per_day: Mapping[date, int]) -> Weekly:
    per_week = Counter(dict.fromkeys(covered.mondays, 0))
    on: Counter[str] = Counter()
    for day, number in per_day.items():
        per_week[day - timedelta(days=day.weekday())] += number
        if day not in covered.closed:
            on[WEEKDAYS[day.weekday()]] += number
    found = spread(Counter(per_week.values()))
    assert found is not None
    shut = Counter(WEEKDAYS[day.weekday()] for day in covered.closed)
    told = all(map(book.tells, on.values()))
    weekdays = {
        day: on[day] / (found.count - shut[day])
        for day in WEEKDAYS
        if told and found.count > shut[day] and (on[day] or day in WORKDAYS)
    }
    return Weekly(sum(per_day.values()), found.mean, found.low, found.high, weekdays)


def season(book: Book, covered: Cover, year: int) -> Counted | None:
    """How busy each week of a year is; None where the list covers no whole week."""
    return counted(book.per_day, year, covered.empty if covered.skipped else ())


def weekdays(book: Book, covered: Cover) -> dict[Workday, float]:
    """How busy each workday is, with mean 1; public holidays say nothing about their weekday."""
    return weekday_factors(book.per_day, covered.mondays, covered.closed)


def lengths(book: Book, key: Key) -> dict[str, Spread]:
    """How many minutes appointments took, by what `key` makes of them; fewer than the book tells are left out."""
    found: dict[str, Counter[float]] = {}
    for sort, minutes in book.lengths.items():
        name = key(sort)
        if name is not None:
            found.setdefault(name, Counter()).update(minutes)
    known = ((name, spread(minutes)) for name, minutes in found.items())
    return {name: each for name, each in known if each is not None and book.tells(each.count)}


@dataclass(frozen=True, slots=True)
class Kept:
    """Appointments that took place, and those that the patient did not come to."""

    held: int
    missed: int

    @property
    def share(self) -> float | None:
        """The no-show share: missed of all that were not cancelled."""
        total = self.held + self.missed
        return self.missed / total if total else None


def kept(book: Book, key: Key) -> dict[str, Kept]:
    """What took place and what was missed over the whole list; empty where the list does not say, or of too few."""
    if "status" not in book.fields:
        return {}
    held: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for counts, into in ((book.totals, held), (book.missed, missed)):
        for sort, number in counts.items():
            if (name := key(sort)) is not None:
                into[name] += number
    return {
        name: Kept(held[name], missed[name])
        for name in {**held, **missed}
        if book.tells(held[name]) and book.tells(missed[name])
    }


def shares(book: Book, key: Key) -> dict[str, float]:
    """The share of each part of what took place; None leaves an appointment out of the whole."""
    found: Counter[str] = Counter()
    for sort, number in book.totals.items():
        if (name := key(sort)) is not None:
            found[name] += number
    total = sum(found.values())
    return {name: number / total for name, number in found.items()}
