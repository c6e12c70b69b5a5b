"""What all records of a plan are made of: their base, the kinds of numbers in them, and what a field is called."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated

from annotated_types import Ge, Le
from pydantic import BaseModel, ConfigDict, Field

from planner.texts import Message, T, Unit


@dataclass(frozen=True, slots=True)
class About:
    """What a screen, a form or a sheet needs to know of a field."""

    title: Message
    unit: Unit = Unit.NONE
    help: Message | None = None


class Record(BaseModel):
    """Base of all plan records: frozen, strict about unknown names, finite in every number."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


Id = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]+$")]
Name = Annotated[str, Field(max_length=120, pattern=r"^[^\x00-\x1f\x7f]*$"), About(T("Name"))]
Weeks = Annotated[float, Ge(0), Le(53)]
Share = Annotated[float, Ge(0), Le(1)]
HourOfDay = Annotated[float, Ge(0), Le(24)]
Hours = Annotated[float, Ge(0), Le(10_000)]
Minutes = Annotated[float, Ge(0), Le(10_000)]
Times = Annotated[float, Ge(0), Le(1_000_000)]
Euros = Annotated[float, Ge(0), Le(10_000)]
SessionKey = Annotated[str, Field(pattern=r"^(mon|tue|wed|thu|fri|sat|sun)_(am|pm|ev)$")]
SessionHours = Annotated[float, Ge(0), Le(12)]
Persons = Annotated[int | float, Ge(0), Le(10_000_000)]


@cache
def about(record: type[Record], field: str) -> About:
    """Title, unit and help of a field; `KeyError` where the field has none."""
    for item in record.model_fields[field].metadata:
        if isinstance(item, About):
            return item
    raise KeyError(f"{record.__name__}.{field}")
