"""Titles of numbers with their units."""

from __future__ import annotations

from planner.language import Translator
from planner.texts import Message, T, Unit
from ui.models.columns import UNITS

# A title says what is counted; a factor has nothing to say beyond its number.
_BARE = frozenset({Unit.FACTOR, Unit.TIMES, Unit.RATE})


def titled(title: Message, unit: Unit, say: Translator) -> str:
    """A title with the unit of its number, where the title does not name it and the number does not show it."""
    words, known = say(title), UNITS.get(unit)
    if known is None or unit in _BARE or say(known) in words.casefold():
        return words
    return say(T("{title} ({unit})", title=words, unit=known))
