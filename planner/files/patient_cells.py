"""What one cell of a patient list says: a date, an age, yes or no, a postcode. Nothing is guessed.

A cell that cannot be read gives a reason instead of a value; the text itself goes nowhere.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Literal

from planner.texts import Message, T

DateOrder = Literal["dmy", "mdy", "ymd"]

OLDEST = 120


class Reason(StrEnum):
    """Why a row of the list was not counted."""

    EMPTY = "empty"
    REPEATED_HEADER = "repeated_header"
    TOO_MANY_CELLS = "too_many_cells"
    DEREGISTERED = "deregistered"
    DEREGISTRATION_UNCLEAR = "deregistration_unclear"
    NOT_YET_REGISTERED = "not_yet_registered"
    NO_AGE = "no_age"
    DATE_NOT_READ = "date_not_read"
    TWO_DIGIT_YEAR = "two_digit_year"
    YEAR_NOT_READ = "year_not_read"
    AGE_NOT_READ = "age_not_read"
    TOO_OLD = "too_old"
    BORN_LATER = "born_later"
    SAME_PATIENT = "same_patient"


class Remark(StrEnum):
    """What is worth knowing about rows that were counted."""

    YEAR_ONLY = "year_only"
    FLAG_UNCLEAR = "flag_unclear"
    CODES_UNCLEAR = "codes_unclear"
    REGISTRATION_UNCLEAR = "registration_unclear"


REASONS: dict[Reason, Message] = {
    Reason.EMPTY: T("Empty row"),
    Reason.REPEATED_HEADER: T("Column names again"),
    Reason.TOO_MANY_CELLS: T("More cells than columns, so the columns may have shifted"),
    Reason.DEREGISTERED: T("Deregistered on the reference date"),
    Reason.DEREGISTRATION_UNCLEAR: T("Deregistration cannot be read"),
    Reason.NOT_YET_REGISTERED: T("Registered after the reference date"),
    Reason.NO_AGE: T("No birth date or age"),
    Reason.DATE_NOT_READ: T("Birth date cannot be read"),
    Reason.TWO_DIGIT_YEAR: T("Birth date has a year of two digits"),
    Reason.YEAR_NOT_READ: T("Year of birth cannot be read"),
    Reason.AGE_NOT_READ: T("Age cannot be read"),
    Reason.TOO_OLD: T("Older than 120"),
    Reason.BORN_LATER: T("Born after the reference date"),
    Reason.SAME_PATIENT: T("Another row of a patient already counted; its codes were added"),
}

REMARKS: dict[Remark, Message] = {
    Remark.YEAR_ONLY: T("Only the year of birth is known; the age group can be the one next to it"),
    Remark.FLAG_UNCLEAR: T("A yes-or-no column has another text; read as no"),
    Remark.CODES_UNCLEAR: T("The ICPC column has a text without a code; read as no code"),
    Remark.REGISTRATION_UNCLEAR: T("Registration date cannot be read; counted as registered"),
}

# The reasons that together make up "rows without usable age".
NO_USABLE_AGE = (
    Reason.NO_AGE,
    Reason.DATE_NOT_READ,
    Reason.TWO_DIGIT_YEAR,
    Reason.YEAR_NOT_READ,
    Reason.AGE_NOT_READ,
    Reason.TOO_OLD,
)

_MONTH_NAMES = (
    "jan januari january",
    "feb febr februari february",
    "mrt maart mar march",
    "apr april",
    "mei may",
    "jun juni june",
    "jul juli july",
    "aug augustus august",
    "sep sept september",
    "okt oktober oct october",
    "nov november",
    "dec december",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z| ?[AP]M)?)?"
_YEAR_FIRST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})" + _TIME)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})" + _TIME)
_DIGITS = re.compile(r"\d{8}")
_NAMED = re.compile(r"(\d{1,2})[-/. ]*([a-z]+)\.?[-/, ]*(\d{4})")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/. ])\d{1,2}\1\d{2}|\d{6}|'?\d{2}|\d{1,2}[-/. ]*[a-z]{3,}\.?[-/. ]*'?\d{2}")
# How exports write a date that is not there.
_NO_DATE = re.compile(r"|-+|0|0{1,2}[-/.]0{1,2}[-/.]0{2,4}|0{4}[-/.]0{1,2}[-/.]0{1,2}|0{8}|n\.?v\.?t\.?|null")

_AGE = re.compile(
    r"(\d{1,3})(?:[.,]\d+)? ?(j|jr|jaar|jaren|y|yr|yrs|year|years|years old)?\.?"
    r"(?:,? ?(?:en |and )?\d{1,3} ?(?:m|mnd|mndn|maand|maanden|mo|month|months)\.?)?"
)
_YOUNG = re.compile(
    r"(\d{1,4}) ?(?:(m|mnd|mndn|maand|maanden|mo|month|months)|(w|wk|wkn|week|weken|weeks)|(d|dag|dagen|day|days))\.?"
)
_PER_YEAR = (12, 52, 365)

_POSTCODE = re.compile(r"([1-9]\d{3})([A-Z]{2})?")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_YES = _set("ja j 1 x y yes true t waar v ok ✓ ✔ +")
_NO = _set("nee neen n 0 - -- no false f onwaar geen nvt n.v.t. null") | {""}
_GONE = _YES | _set("uitgeschreven vertrokken verhuisd overleden inactief passant deregistered inactive")
_HERE = _NO | _set("ingeschreven actief active registered")


def _date(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _numeric(text: str, order: DateOrder) -> date | None:
    """A date in digits only. Where the year stands first, month and day follow in that order."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(match[1], int(match[3]), match[4])
    if _DIGITS.fullmatch(text):
        # The two readings cannot both hold: a year from 1800 on is no month and day.
        if text[:2] in ("18", "19", "20") and (found := _date(text[:4], int(text[4:6]), text[6:])):
            return found
        text = f"{text[:2]}-{text[2:4]}-{text[4:]}"
    match = _YEAR_LAST.fullmatch(text)
    if not match or order == "ymd":
        return None
    day, month = (match[1], match[3]) if order == "dmy" else (match[3], match[1])
    return _date(match[4], int(month), day)


def _named(text: str) -> date | None:
    """A date with the month in Dutch or English words, or their usual abbreviation."""
    if match := _NAMED.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[2], 0), match[1])
    if match := _NAMED_FIRST.fullmatch(text):
        return _date(match[3], _MONTHS.get(match[1], 0), match[2])
    return None


def read_date(cell: str, order: DateOrder) -> date | Reason:
    """The date in a cell, or why there is none. A year of two digits is refused: 30 can be 1930 or 2030."""
    text = cell.strip()
    if _NO_DATE.fullmatch(text.lower()):
        return Reason.NO_AGE
    found = _numeric(text, order) or _named(text.lower())
    if found is not None and found.year >= 1800:
        return found
    return Reason.TWO_DIGIT_YEAR if _SHORT_YEAR.fullmatch(text.lower()) else Reason.DATE_NOT_READ


def shows_order(cell: str) -> DateOrder | None:
    """The order of day and month that this date proves by itself: one of the two is above 12."""
    match = _YEAR_LAST.fullmatch(cell.strip())
    if not match:
        return None
    first, second = int(match[1]), int(match[3])
    if 12 < first <= 31 and 1 <= second <= 12:
        return "dmy"
    return "mdy" if 1 <= first <= 12 < second <= 31 else None


def age_on(birth: date, as_of: date) -> int | Reason:
    """Age in whole years on a date."""
    if birth > as_of:
        return Reason.BORN_LATER
    age = as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))
    return age if age <= OLDEST else Reason.TOO_OLD


def read_year(cell: str, as_of: date) -> int | Reason:
    """Age from a year of birth, as if born on 1 July: at most one year off."""
    text = cell.strip()
    if _NO_DATE.fullmatch(text.lower()):
        return Reason.NO_AGE
    if not re.fullmatch(r"\d{4}", text) or int(text) < 1800:
        return Reason.TWO_DIGIT_YEAR if re.fullmatch(r"'?\d{2}", text) else Reason.YEAR_NOT_READ
    if int(text) > as_of.year:
        return Reason.BORN_LATER
    return age_on(min(date(int(text), 7, 1), as_of), as_of)


def read_age(cell: str) -> int | Reason:
    """Age in whole years from a cell such as `34`, `34 jaar` or `8 mnd`."""
    text = cell.strip().lower()
    if text in ("", "-"):
        return Reason.NO_AGE
    if match := _YOUNG.fullmatch(text):
        age = next(int(match[1]) // per for per, unit in zip(_PER_YEAR, match.groups()[1:], strict=True) if unit)
    elif match := _AGE.fullmatch(text):
        age = int(match[1])
    else:
        return Reason.AGE_NOT_READ
    return age if age <= OLDEST else Reason.TOO_OLD


def read_flag(cell: str) -> bool | None:
    """Yes or no in the ways that exports write it; `None` for any other text."""
    text = cell.strip().lower()
    return True if text in _YES else False if text in _NO else None


def read_left(cell: str, order: DateOrder) -> date | bool | None:
    """Of a deregistration: its date, or whether there is one; `None` where the text says neither."""
    text = cell.strip().lower()
    if text in _HERE or _NO_DATE.fullmatch(text):
        return False
    if text in _GONE:
        return True
    found = read_date(cell, order)
    return found if isinstance(found, date) else None


def read_postcode(cell: str) -> str:
    """A Dutch postcode as `1234` or `1234AB`; empty where there is none."""
    text = "".join(cell.split()).upper()
    return text if _POSTCODE.fullmatch(text) else ""
