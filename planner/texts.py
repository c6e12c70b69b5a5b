"""Sentences as data: what the planner wants to say, before a language is chosen.

A message keeps its English source text and its values apart, so that one result can be shown on a Dutch
screen, in an English workbook and as plain data on the command line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Unit(StrEnum):
    """What a number counts; decides decimals and sign when it is written out."""

    HOURS = "hours"
    CLOCK = "time of day"
    MINUTES = "minutes"
    WEEKS = "weeks"
    DAYS = "days"
    SESSIONS = "sessions"
    FTE = "fte"
    SHARE = "share"
    PERSONS = "persons"
    CONTACTS = "contacts"
    TIMES = "times"
    RATE = "rate"
    RATIO = "ratio"
    FACTOR = "factor"
    EUROS = "euros"
    HOUR_RATE = "euros per hour"
    YES_NO = "yes/no"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `None` stands for what cannot be computed."""

    value: float | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class Message:
    """A translatable sentence. `values` may hold texts, numbers, quantities, dates and other messages."""

    msgid: str
    plural: str = ""
    count: float | None = None
    values: dict[str, Any] = field(default_factory=dict)


def T(msgid: str, **values: Any) -> Message:  # noqa: N802 - the short name that the catalogue tool looks for
    """A message with one form; `{name}` in the text is filled from the values."""
    return Message(msgid, values=values)


def TN(singular: str, plural: str, count: float, **values: Any) -> Message:  # noqa: N802 - as T
    """A message with a singular and a plural form; `{count}` is the number that decides."""
    return Message(singular, plural, count, values)
