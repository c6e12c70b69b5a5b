"""Words and numbers that charts have in common."""

from __future__ import annotations

from planner import words
from planner.language import Translator
from planner.texts import Message, Quantity, T


def spoken(say: Translator, row: Message | str, name: Message | str, value: Quantity) -> str:
    """One number of a chart in words: 'GP, Needed: 86.0 h'."""
    return say(T("{row}, {name}: {value}", row=row, name=name, value=words.with_unit(value)))


def signed(say: Translator, value: Quantity) -> str:
    """A change with its sign; none where it is written as nought, or is not known."""
    text = say.plain(value)
    rises = not text.startswith("-") and any(digit in text for digit in "123456789")
    return f"+{text}" if rises else text


def exact_percent(say: Translator, share: float) -> str:
    """A share with one decimal, where whole per cents would hide a difference."""
    return f"{say.number(share * 100, 1)}%"


def sentences(texts: list[str]) -> str:
    """Several statements as one description."""
    return ". ".join(texts) + "." if texts else ""
