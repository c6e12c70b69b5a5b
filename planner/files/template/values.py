"""What one cell of the template says: a number, a date, one of some words. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from planner.files.patient_cells import read_date
from planner.files.shift_words import plain
from planner.files.template.columns import Column, Kind
from planner.files.template.labels import Lookup
from planner.files.template.raw import Raw
from planner.files.template.rows import Value
from planner.texts import Message, T, Unit

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+"
)
_UNCLEAR = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})")
# What people type behind a number, in a column that counts it.
_COUNTED: Mapping[Unit, str] = {
    Unit.HOURS: "uur uren u hours hour hrs h",
    Unit.MINUTES: "minuten minuut min minutes minute mins",
    Unit.WEEKS: "weken week wk weeks",
    Unit.TIMES: "keer maal x times",
    Unit.EUROS: "euro eur",
    Unit.HOUR_RATE: "euro eur",
}


class RefusedError(Exception):
    """Why a cell cannot be taken over."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.msgid)
        self.reason = reason


def read_value(column: Column, raw: Raw, lookup: Lookup) -> Value:
    """The value of a cell that is not empty; `RefusedError` where the column does not take it."""
    match column.kind:
        case Kind.NUMBER:
            return _number(column, raw)
        case Kind.DATE:
            return _date(raw)
        case Kind.CHOICE:
            return _choice(column, text_of(raw), lookup)
        case Kind.CHOICES:
            return tuple(_choices(column, text_of(raw), lookup))
        case Kind.MARK if not isinstance(raw, str | bool):
            return _number(column, raw)
    return text_of(raw)


def text_of(raw: Raw) -> str:
    """A cell as text; a whole number without decimals."""
    if isinstance(raw, float) and not isinstance(raw, bool):
        return str(int(raw)) if raw.is_integer() else repr(raw)
    return plain(str(raw))


def _number(column: Column, raw: Raw) -> float:
    if isinstance(raw, time):
        raw = timedelta(hours=raw.hour, minutes=raw.minute, seconds=raw.second)
    if isinstance(raw, timedelta) and column.unit is Unit.HOURS:
        return raw.total_seconds() / 3600
    if isinstance(raw, str):
        return typed_number(column, plain(raw))
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise RefusedError(T("'{text}' is no number.", text=str(raw)))
    return float(raw)


def typed_number(column: Column, text: str) -> float:
    """A number that stands in the cell as text, with a comma or a point, a per cent or a euro sign, or its unit."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", text).removeprefix("€")
    if (words := _COUNTED.get(column.unit)) and (match := re.fullmatch(r"(.*\d)([a-z]+)\.?", bare, re.IGNORECASE)):
        bare = match[1] if match[2].lower() in words.split() else bare
    if column.unit is Unit.HOURS and (clock := _CLOCK.fullmatch(bare)):
        return int(clock[1]) + int(clock[2]) / 60
    share, bare = bare.endswith("%"), bare.removesuffix("%")
    if _UNCLEAR.fullmatch(bare):
        raise RefusedError(
            T("'{text}' can be thousands or a decimal. Type it without a mark between thousands.", text=text)
        )
    if _GROUPED.fullmatch(bare):
        mark = max(",.", key=bare.rfind)
        whole, _, part = bare.rpartition(mark) if bare.count(mark) == 1 else (bare, "", "0")
        number = float(f"{re.sub('[.,]', '', whole)}.{part}")
    elif _NUMBER.fullmatch(bare):
        number = float(bare.replace(",", "."))
    else:
        raise RefusedError(T("'{text}' is no number.", text=text))
    return number / 100 if share else number


def _date(raw: Raw) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    found = read_date(text_of(raw), "dmy")
    if not isinstance(found, date):
        raise RefusedError(T("'{text}' is no date. Type it such as 31-12-2026.", text=text_of(raw)))
    return found


def _choice(column: Column, text: str, lookup: Lookup) -> str:
    found = lookup.find(column.words, text)
    if found is None:
        raise RefusedError(T("'{text}' is not known: {column}.", text=text, column=column.title))
    return found


def _choices(column: Column, text: str, lookup: Lookup) -> Iterator[str]:
    """The words in a text, divided by semicolons; a word that has one itself is known as a whole."""
    pieces = text.split(";")

    def find(first: int, end: int) -> str | None:
        return lookup.find(column.words, ";".join(pieces[first:end]))

    first = 0
    while first < len(pieces):
        if not plain(pieces[first]):
            first += 1
            continue
        end = next((end for end in range(len(pieces), first, -1) if find(first, end) is not None), None)
        if end is None:
            raise RefusedError(T("'{text}' is not known: {column}.", text=plain(pieces[first]), column=column.title))
        yield find(first, end) or ""
        first = end
