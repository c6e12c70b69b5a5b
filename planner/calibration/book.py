"""An appointment book as counts: how many appointments of each kind, by whom, on which day, how long, kept or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from planner.calibration.continuity import Continuity
from planner.texts import Message, T

K = TypeVar("K")

# Counts below this can point at a person; reports that leave the house merge them.
SMALL = 5


class LeftOut(StrEnum):
    """Why a row of the list was not counted."""

    NO_DATE = "no_date"
    TO_COME = "to_come"
    LONG_AGO = "long_ago"
    NO_NUMBER = "no_number"


class Unclear(StrEnum):
    """What could not be read in rows that were counted."""

    STATUS = "status"
    LENGTH = "length"


LEFT_OUT: dict[LeftOut, Message] = {
    LeftOut.NO_DATE: T("No date that can be read"),
    LeftOut.TO_COME: T("Still to come"),
    LeftOut.LONG_AGO: T("More than ten years ago"),
    LeftOut.NO_NUMBER: T("No whole number of appointments"),
}
UNCLEAR: dict[Unclear, Message] = {
    Unclear.STATUS: T("It is not clear whether it took place; counted as if it did"),
    Unclear.LENGTH: T("No length that can be read; counted as short, and not in the lengths"),
}


class Sort(NamedTuple):
    """What an appointment was in the words of the list, empty where it has none, and whether it was a long one."""

    kind: str
    role: str
    is_long: bool


@dataclass(frozen=True)
class Book:
    """Counts of appointments. Nothing in it is about one patient.

    `held` took place, by day and sort; `missed` did not because the patient did not come. `lengths` has for each sort
    how many of those held took so many minutes; `hours` at what hour of the day they began. `cancelled` ones are in no
    other count. `first` and `last` are the days that the list reaches; `fields` are the columns that it has.

    `least`: counts from 1 to below it were merged, and shares of so few are not told.
    """

    held: Mapping[tuple[date, Sort], int]
    missed: Mapping[Sort, int]
    cancelled: int
    lengths: Mapping[Sort, Mapping[float, int]]
    hours: Mapping[int, int]
    continuity: Continuity | None
    first: date
    last: date
    read: int
    left_out: Mapping[LeftOut, int]
    unclear: Mapping[Unclear, int]
    fields: frozenset[str]
    least: int = 0

    @cached_property
    def totals(self) -> Counter[Sort]:
        """Appointments that took place, of each sort, over all days."""
        found: Counter[Sort] = Counter()
        for (_, sort), number in self.held.items():
            found[sort] += number
        return found

    @cached_property
    def per_day(self) -> Mapping[date, float]:
        """What took place on each day; the first and last day of the list are always in it."""
        found = {self.first: 0.0, self.last: 0.0}
        for (day, _), number in self.held.items():
            found[day] = found.get(day, 0.0) + number
        return found

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds in the list, most frequent first."""
        return self._names(lambda sort: sort.kind)

    @property
    def roles(self) -> tuple[str, ...]:
        """The functions in the list, most frequent first."""
        return self._names(lambda sort: sort.role)

    def _names(self, name: Callable[[Sort], str]) -> tuple[str, ...]:
        found: Counter[str] = Counter()
        for counts in (self.totals, self.missed):
            for sort, number in counts.items():
                found[name(sort)] += number
        return tuple(sorted(found, key=lambda each: (-found[each], each)))

    @property
    def has_lengths(self) -> bool:
        """Whether the list says how long appointments took."""
        return bool(self.lengths)

    def tells(self, number: int) -> bool:
        """Whether a count may be shown: it is none, or not a small one."""
        return not 0 < number < self.least


def merged(book: Book, least: int = SMALL) -> Book:
    """The book without small counts: kinds and functions with fewer appointments go to the ones without a name."""
    kept_kinds = _frequent(book, least, lambda sort: sort.kind)
    kept_roles = _frequent(book, least, lambda sort: sort.role)
    pairs = _frequent(book, least, lambda sort: (sort.kind, sort.role))

    def rename(sort: Sort) -> Sort:
        kind = sort.kind if sort.kind in kept_kinds else ""
        role = sort.role if sort.role in kept_roles and (sort.kind, sort.role) in pairs else ""
        return Sort(kind, role, sort.is_long)

    held: Counter[tuple[date, Sort]] = Counter()
    for (day, sort), number in book.held.items():
        held[day, rename(sort)] += number
    missed: Counter[Sort] = Counter()
    for sort, number in book.missed.items():
        missed[rename(sort)] += number
    lengths: dict[Sort, Counter[float]] = {}
    for sort, minutes in book.lengths.items():
        lengths.setdefault(rename(sort), Counter()).update(minutes)
    hours = {hour: number for hour, number in book.hours.items() if number >= least}
    continuity = _without_small(book.continuity, least)
    return replace(book, held=held, missed=missed, lengths=lengths, hours=hours, continuity=continuity, least=least)


def _frequent(book: Book, least: int, name: Callable[[Sort], K]) -> frozenset[K]:
    found: Counter[K] = Counter()
    for sort, number in _all(book):
        found[name(sort)] += number
    return frozenset(each for each, number in found.items() if number >= least)


def _all(book: Book) -> Iterable[tuple[Sort, int]]:
    yield from book.totals.items()
    yield from book.missed.items()


def _without_small(known: Continuity | None, least: int) -> Continuity | None:
    """Without lists that a small number of contacts, with or without the own GP, would tell about."""
    if known is None:
        return None
    lists = tuple((all_, own) for all_, own in known.lists if own >= least and not 0 < all_ - own < least)
    return replace(known, lists=lists, upc=known.upc if known.patients >= least else None)
