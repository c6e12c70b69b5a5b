"""The weeks of a year, public holidays and school holidays.

A year is planned in ISO weeks, 52 or 53 of them, from Monday to Sunday; the first is the one with 4 January in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from planner.defaults import standard
from planner.terms import WEEKDAYS, Region
from planner.texts import Message, T
from planner.week.dates import WEEK, mondays

PUBLIC_HOLIDAYS: dict[str, Message] = {
    "new_year": T("New Year's Day"),
    "good_friday": T("Good Friday"),
    "easter": T("Easter Sunday"),
    "easter_monday": T("Easter Monday"),
    "kings_day": T("King's Day"),
    "liberation_day": T("Liberation Day"),
    "ascension_day": T("Ascension Day"),
    "whit_sunday": T("Whit Sunday"),
    "whit_monday": T("Whit Monday"),
    "christmas_day": T("Christmas Day"),
    "boxing_day": T("Second day of Christmas"),
    "christmas_eve": T("Christmas Eve"),
    "new_years_eve": T("New Year's Eve"),
}
SCHOOL_HOLIDAYS: dict[str, Message] = {
    "autumn": T("Autumn holidays"),
    "christmas": T("Christmas holidays"),
    "spring": T("Spring holidays"),
    "may": T("May holidays"),
    "summer": T("Summer holidays"),
}

# What the library calls the days, in Dutch and without capitals: these have changed between its versions.
_KEYS = {
    "nieuwjaarsdag": "new_year",
    "goede vrijdag": "good_friday",
    "eerste paasdag": "easter",
    "tweede paasdag": "easter_monday",
    "koningsdag": "kings_day",
    "bevrijdingsdag": "liberation_day",
    "hemelvaartsdag": "ascension_day",
    "eerste pinksterdag": "whit_sunday",
    "tweede pinksterdag": "whit_monday",
    "eerste kerstdag": "christmas_day",
    "tweede kerstdag": "boxing_day",
}
# Many practices close in the afternoon of these days; no rule says so (an assumption).
_HALF_DAYS = {(12, 24): "christmas_eve", (12, 31): "new_years_eve"}
_LIBERATION_EVERY = 5


@dataclass(frozen=True, slots=True)
class Week:
    """An ISO week by its number and its Monday."""

    number: int
    monday: date

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + WEEK - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """A public holiday, or a day on which practices usually close early.

    `sessions` are those in which the practice is closed; none means the whole day. `usual` tells whether most
    practices are closed then: Good Friday is a holiday that few have off, 5 May a day off once in five years.
    """

    key: str
    day: date
    sessions: tuple[str, ...] = ()
    usual: bool = True

    @property
    def name(self) -> Message:
        """What the day is called."""
        return PUBLIC_HOLIDAYS[self.key]


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """A school holiday from its first day to its last, both in it."""

    kind: str
    first: date
    last: date

    @property
    def name(self) -> Message:
        """What the holiday is called."""
        return SCHOOL_HOLIDAYS[self.kind]


@dataclass(frozen=True, slots=True)
class SchoolHolidays:
    """The school holidays of a year in a region, where they stand, and the school years whose dates are not known.

    `sources` has a title and an address for each school year that is known.
    """

    found: tuple[SchoolHoliday, ...]
    sources: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]

    @property
    def remark(self) -> Message | None:
        """What to say on screen of what is not known; None where everything is."""
        if not self.unknown:
            return None
        return T(
            "The school holidays of {years} are not in this program. Look them up and enter them yourself.",
            years=self.unknown,
        )

    def on(self, day: date) -> SchoolHoliday | None:
        """The school holiday that a day is in."""
        return next((one for one in self.found if one.first <= day <= one.last), None)


@lru_cache(maxsize=64)
def weeks(year: int) -> tuple[Week, ...]:
    """The ISO weeks of a year; always the same object for the same year."""
    # 4 January is in the first week, 28 December in the last.
    days = mondays(date(year, 1, 4), date(year, 12, 28))
    return tuple(Week(number, monday) for number, monday in enumerate(days, 1))


def place_of(day: date, year: int) -> int:
    """The place of a day's week among the weeks of a year: below 0 before it, the number of weeks or more after it."""
    return (day - weeks(year)[0].monday).days // WEEK.days


@lru_cache(maxsize=16)
def public_holidays(year: int) -> tuple[PublicHoliday, ...]:
    """All that lie in the ISO weeks of a year, in order; also those on Saturday and Sunday, and early closing."""
    first, last = weeks(year)[0].monday, weeks(year)[-1].sunday
    found = (*_by_law(first.year, last.year), *_early(first, last))
    return tuple(sorted((one for one in found if first <= one.day <= last), key=lambda one: one.day))


def _by_law(first: int, last: int) -> list[PublicHoliday]:
    # Loaded here: nothing needs it before somebody plans a year.
    import holidays

    known = holidays.country_holidays(
        "NL", years=range(first, last + 1), categories=("public", "optional"), language="nl"
    )
    named = ((_KEYS.get(str(name).casefold()), day) for day, name in known.items())
    return [PublicHoliday(key, day, usual=_is_usual(key, day)) for key, day in named if key]


def _is_usual(key: str, day: date) -> bool:
    if key == "liberation_day":
        return day.year % _LIBERATION_EVERY == 0
    return key != "good_friday"


def _early(first: date, last: date) -> list[PublicHoliday]:
    days = [(date(year, *day), key) for year in range(first.year, last.year + 1) for day, key in _HALF_DAYS.items()]
    return [PublicHoliday(key, day, _late_sessions(day)) for day, key in days]


def _late_sessions(day: date) -> tuple[str, ...]:
    """The afternoon and the evening of a day."""
    weekday = WEEKDAYS[day.weekday()]
    return f"{weekday}_pm", f"{weekday}_ev"


def school_holidays(year: int, region: Region) -> SchoolHolidays:
    """The school holidays that touch the ISO weeks of a year; `unknown` names school years without dates."""
    first, last = weeks(year)[0].monday, weeks(year)[-1].sunday
    wanted = (f"{year - 1}-{year}", f"{year}-{year + 1}")
    known: dict[str, Any] = {name: standard("school_holidays").get(name) for name in wanted}
    entries = [entry for entry in known.values() if entry]
    found = (
        SchoolHoliday(kind, *map(date.fromisoformat, dates[region]))
        for entry in entries
        for kind, dates in entry["holidays"].items()
    )
    return SchoolHolidays(
        found=tuple(one for one in found if one.first <= last and one.last >= first),
        sources=tuple((entry["source"]["title"], entry["source"]["url"]) for entry in entries),
        unknown=tuple(name for name, entry in known.items() if not entry),
    )
