"""Numbers as people type them, in Dutch and in English, and numbers as they are put into a cell to be edited."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

from planner.errors import EditError
from planner.language import clock
from planner.texts import T, Unit
from ui.models.sums import is_sum, read_sum

# Between groups of three: blanks of every kind and the apostrophe.
_GAPS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_EURO = re.compile(r"^€\s*|\s*€$")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}({re.escape(mark)}\d{{3}})+") for mark in ",."}
_DIGITS = Context(prec=12)
# 8:30, 8.30 and 8,30 with a mark, 830 and 0830 without one, 8 alone.
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:\s*[:.,]\s*([0-5]\d)|([0-5]\d))?", re.ASCII)
_MIDNIGHT = 24


def read_typed(text: str, language: str, unit: Unit = Unit.NONE) -> float:
    """The number that a typed text means, which may be a sum such as =4+3,5; `EditError` where it means none.

    In a sum for a share, numbers are per cents (100/3 is 33.3%), unless a per cent sign occurs in it: then it is
    taken as it is written (1-25% is 75%).
    """
    if unit is Unit.CLOCK or not is_sum(text):
        return read_number(text, language, unit)
    total = read_sum(text, lambda number: Fraction(_decimal(number, number, language, unit)))
    return float(total / 100 if unit is Unit.SHARE and "%" not in text else total)


def read_number(text: str, language: str, unit: Unit = Unit.NONE) -> float:
    """The number that a text means; shares are typed as per cent ("50" and "50%" are 0.5), times of day as 8:30.

    Comma and point are both taken as decimal mark, unless they can only separate thousands. `EditError` where
    the text is no number.
    """
    if unit is Unit.CLOCK:
        return _read_clock(text)
    bare = text.strip().removesuffix("%") if unit is Unit.SHARE else _EURO.sub("", text.strip())
    value = _decimal(bare, text, language, unit)
    return float(value / 100) if unit is Unit.SHARE else float(value)


def _read_clock(text: str) -> float:
    """A time of day in hours after midnight. 8.5 is refused: five past eight and half past eight are both likely."""
    known = _CLOCK.fullmatch(text.strip())
    hours = int(known[1]) + int(known[2] or known[3] or 0) / 60 if known else _MIDNIGHT + 1
    if hours > _MIDNIGHT:
        raise EditError(T("'{text}' is not a time of day. Type it as {example}.", text=text.strip(), example="8:30"))
    return hours


def _decimal(bare: str, text: str, language: str, unit: Unit) -> Decimal:
    """The number in a text that holds nothing else; a refusal quotes the whole text."""
    plain = _GAPS.sub("", bare.strip()).replace("−", "-")
    number = _decimal_point(plain, "," if language == "nl" else ".")
    if not _PLAIN.fullmatch(number):
        raise EditError(
            T("'{text}' is not a number. Type it as {example}.", text=text.strip(), example=_example(language, unit))
        )
    return Decimal(number)


def _decimal_point(text: str, decimal: str) -> str:
    """The text with its thousands marks gone and a point as decimal mark, where that can be told."""
    thousands = "." if decimal == "," else ","
    if thousands in text and decimal in text:
        whole, _, fraction = text.partition(decimal)
        return f"{whole.replace(thousands, '')}.{fraction}" if _GROUPED[thousands].fullmatch(whole) else text
    if _GROUPED[thousands].fullmatch(text):
        return text.replace(thousands, "")
    if text.count(decimal) > 1 and _GROUPED[decimal].fullmatch(text):
        return text.replace(decimal, "")
    return text.replace(",", ".")


def _example(language: str, unit: Unit) -> str:
    if unit is Unit.SHARE:
        return "50%"
    return "7,5" if language == "nl" else "7.5"


def write_number(value: float, language: str, unit: Unit = Unit.NONE) -> str:
    """A number without marks for thousands, as it is edited; reading it gives the same number to twelve digits.

    Twelve, because the last digits of a computed share are rounding: 0.09999999999999998 is 10%.
    """
    if unit is Unit.CLOCK:
        return clock(value)
    exact = _DIGITS.create_decimal_from_float(value) * (100 if unit is Unit.SHARE else 1)
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "nl":
        text = text.replace(".", ",")
    return f"{text}%" if unit is Unit.SHARE else text
