"""Words for what pydantic finds wrong with a value."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import ValidationError

from planner.plan import (
    About,
    Activity,
    Delivery,
    Member,
    Patients,
    PerPatient,
    PerWeek,
    Practice,
    Prevalence,
    Record,
    Role,
    WorkingTime,
    about,
)
from planner.texts import Message, Quantity, T, Unit

_RECORDS = (Practice, Role, Member, Patients, Activity, Delivery, PerPatient, Prevalence, PerWeek)
_NO_NUMBER = ("float_parsing", "float_type", "int_parsing", "int_type", "finite_number", "int_from_float")


@cache
def _fields() -> dict[str, About]:
    """Every field of the plan by name; a name that occurs in several records means the same in each."""
    known: dict[str, About] = {}
    for record in _RECORDS:
        known = {**_titles(record), **known}
    return known


@cache
def _titles(record: type[Record]) -> dict[str, About]:
    """The fields of one record that have a title."""
    known: dict[str, About] = {}
    for field in record.model_fields:
        try:
            known[field] = about(record, field)
        except KeyError:
            continue
    return known


def _field(location: tuple[Any, ...], record: type[Record] | None) -> tuple[Message | str, Unit]:
    if location[:1] == ("working_time",):
        record = WorkingTime
    known = {**_fields(), **(_titles(record) if record else {})}
    for part in reversed(location):
        if part in known:
            return known[part].title, known[part].unit
    return str(location[-1]) if location else "", Unit.NONE


def describe(error: ValidationError, record: type[Record] | None = None) -> Message:
    """The first problem in words, with the name of the field and the bound that it breaks.

    `record` is what was being made where that is no part of a plan itself, such as a lever.
    """
    first = error.errors(include_url=False)[0]
    kind, bounds = first["type"], first.get("ctx", {})
    what, unit = _field(first["loc"], record)
    if kind.startswith("greater_than"):
        return T(
            "{field} cannot be below {least}.", field=what, least=Quantity(bounds.get("ge", bounds.get("gt")), unit)
        )
    if kind.startswith("less_than"):
        return T("{field} cannot be above {most}.", field=what, most=Quantity(bounds.get("le", bounds.get("lt")), unit))
    if kind in _NO_NUMBER:
        return T("{field} needs a number.", field=what)
    if kind == "missing":
        return T("{field} is missing.", field=str(first["loc"][-1]))
    if kind == "extra_forbidden":
        return T("'{field}' is not a field that belongs here.", field=str(first["loc"][-1]))
    if kind in ("string_too_long", "too_long"):
        return T("{field} is too long.", field=what)
    return T("{field} has a value that does not fit here.", field=what)


def place(error: ValidationError) -> str:
    """Where the first problem is, as a path such as staff.3.sessions.mon_am."""
    return ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
