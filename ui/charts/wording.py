"""Words and numbers that charts have in common."""

from __future__ import annotations

from planner import words
from planner.language import Translator
from planner.texts import Message, Quantity, T


def spoken(say: Translator, row: Message | str, name: Message | str, value: Quantity) -> str:
    """One number of a chart in words: 'GP, Needed: 86.0 h'."""
    return say(T("{row}, {name}: {value}", row=row, name=name, value=words.with_unit(value)))


def signed(say: Translator, value: Quantity) -> str:
    """A change with its sign."""
    text = say.plain(value)
    return text if text.startswith("-") else f"+{text}"


def exact_percent(say: Translator, share: float) -> str:
    """A share with one decimal, where whole per cents would hide a difference."""
    return f"{say.number(share * 100, 1)}%"


def sentences(texts: list[str]) -> str:
    """Several statements as one description."""
    return ". ".join(texts) + "." if texts else ""
