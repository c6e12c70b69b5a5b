"""Dates as people type them: day, month, year with any mark between them, or the year first."""

from __future__ import annotations

import re
from datetime import date

from planner.errors import EditError
from planner.texts import T

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[A-Za-z]{3,9}\.?)[-/. ](\d{4}|\d{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar mrt maa", "apr", "may mei", "jun", "jul", "aug", "sep", "oct okt", "nov", "dec"), 1
    )
    for name in names.split()
}


def read_date(text: str) -> date:
    """The day that a text means, such as 1-9-2027, 1 Sep 2027 or 2027-09-01; `EditError` where it is none."""
    try:
        return _read(text.strip())
    except ValueError as error:
        raise EditError(T("'{text}' is not a date. Type it as 1-9-2027.", text=text.strip())) from error


def _read(text: str) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    if found := _DAY_FIRST.fullmatch(text):
        year = int(found[3])
        return date(year + 2000 if year < 100 else year, _month(found[2]), int(found[1]))
    raise ValueError(text)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if number := _MONTHS.get(text[:3].lower()):
        return number
    raise ValueError(text)
