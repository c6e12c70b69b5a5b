"""Numbers as people type them, in Dutch and in English, and numbers as they are put into a cell to be edited."""

from __future__ import annotations

import re
from decimal import Context, Decimal

from planner.errors import EditError
from planner.texts import T, Unit

# Between groups of three: blanks of every kind and the apostrophe.
_GAPS = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_EURO = re.compile(r"^€\s*|\s*€$")
_PLAIN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_GROUPED = {mark: re.compile(rf"[+-]?[1-9]\d{{0,2}}({re.escape(mark)}\d{{3}})+") for mark in ",."}
_DIGITS = Context(prec=12)


def read_number(text: str, language: str, unit: Unit = Unit.NONE) -> float:
    """The number that a text means; shares are typed as per cent ("50" and "50%" are 0.5).

    Comma and point are both taken as decimal mark, unless they can only separate thousands. `EditError` where
    the text is no number.
    """
    bare = text.strip().removesuffix("%") if unit is Unit.SHARE else _EURO.sub("", text.strip())
    plain = _GAPS.sub("", bare.strip()).replace("−", "-")
    number = _decimal_point(plain, "," if language == "nl" else ".")
    if not _PLAIN.fullmatch(number):
        raise EditError(
            T("'{text}' is not a number. Type it as {example}.", text=text.strip(), example=_example(language, unit))
        )
    value = Decimal(number)
    return float(value / 100) if unit is Unit.SHARE else float(value)


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
    exact = _DIGITS.create_decimal_from_float(value) * (100 if unit is Unit.SHARE else 1)
    text = f"{exact:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if language == "nl":
        text = text.replace(".", ",")
    return f"{text}%" if unit is Unit.SHARE else text
