"""The parameters of a lever as data: forms, swings and papers are made from the records of the levers themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from planner.levers.lever import Refers
from planner.plan import Lever, Plan, about
from planner.terms import AgeBand, Group
from planner.texts import Message, Unit

Form = Literal[
    "number",
    "text",
    "flag",
    "date",
    "record",
    "records",
    "sessions",
    "bands",
    "groups",
    "some_bands",
    "some_groups",
    "plan",
]
_SINGLE: dict[Any, Form] = {bool: "flag", str: "text", date: "date", Plan: "plan"}
_BY_KEY: dict[Any, Form] = {AgeBand: "bands", Group: "groups"}
_CHOSEN: dict[Any, Form] = {AgeBand: "some_bands", Group: "some_groups"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a kind of lever: what it is called and which values it takes.

    `low` and `high` are the bounds of a number, or of each number where there are several; with `above_low` the lower
    one itself does not count. An optional one may be None. `table` names the part of the plan that ids come from.
    """

    name: str
    title: Message
    unit: Unit
    help: Message | None
    form: Form
    low: float | None
    high: float | None
    above_low: bool
    optional: bool
    table: Literal["role", "activity", "member"] | None


@cache
def parameters(record: type[Lever]) -> tuple[Parameter, ...]:
    """The parameters of a kind of lever in the order of its record; `KeyError` for one that has no title."""
    return tuple(_parameter(record, name) for name in record.model_fields if name != "kind")


def _parameter(record: type[Lever], name: str) -> Parameter:
    info, known = record.model_fields[name], about(record, name)
    kind, marks = _bare(info.annotation)
    refers = next((mark for mark in info.metadata if isinstance(mark, Refers)), None)
    bounds = [*info.metadata, *marks]
    return Parameter(
        name=name,
        title=known.title,
        unit=known.unit,
        help=known.help,
        form=_form(kind, refers),
        low=_bound(bounds, "ge", "gt"),
        high=_bound(bounds, "le", "lt"),
        above_low=_bound(bounds, "gt") is not None,
        optional=_is_optional(info.annotation),
        table=refers.table if refers else None,
    )


def _bound(marks: list[Any], *names: str) -> float | None:
    """The first bound of one of these names."""
    found = (getattr(mark, name) for mark in marks for name in names if hasattr(mark, name))
    return next(found, None)


def _is_union(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType)


def _is_optional(kind: Any) -> bool:
    return _is_union(kind) and NoneType in get_args(kind)


def _bare(kind: Any) -> tuple[Any, list[Any]]:
    """A type without None and without what is noted with it, and the notes; those of its values for a dict."""
    if _is_union(kind):
        members = [part for part in get_args(kind) if part is not NoneType]
        return _bare(members[0])
    if get_origin(kind) is Annotated:
        inner, *marks = get_args(kind)
        bare, more = _bare(inner)
        return bare, [*marks, *more]
    if get_origin(kind) is dict:
        return kind, _bare(get_args(kind)[1])[1]
    return kind, []


def _form(kind: Any, refers: Refers | None) -> Form:
    if get_origin(kind) is dict:
        return _BY_KEY.get(get_args(kind)[0], "sessions")
    if get_origin(kind) is tuple:
        return "records" if refers else _CHOSEN[get_args(kind)[0]]
    return "record" if refers else _SINGLE.get(kind, "number")


def number_parameters(lever: Lever) -> Iterator[Parameter]:
    """The parameters that hold a number now, or several."""
    for parameter in parameters(type(lever)):
        if parameter.form in ("number", "sessions", "bands", "groups") and getattr(lever, parameter.name) is not None:
            yield parameter
