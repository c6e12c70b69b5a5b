"""Where in a plan each input of the report belongs: the way from its address back to the field of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from planner import names
from planner.explain import Figure
from planner.files.template.columns import Column, Kind, choice_column, number_column
from planner.files.template.records import kept
from planner.files.template.values import RefusedError
from planner.files.workbook import draft
from planner.files.workbook.settings_sheet import LIMITS
from planner.files.workbook.year_sheet import season
from planner.plan import (
    Activity,
    Calendar,
    Delivery,
    Member,
    Patients,
    PerPatient,
    PerWeek,
    Plan,
    Practice,
    Prevalence,
    Record,
    Role,
    about,
)
from planner.problems import describe
from planner.terms import AGE_BANDS, GROUPS, SESSIONS
from planner.texts import Unit

_OF_ROLE = ("fte_hours", "leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share", "cost_per_hour")
_OF_MEMBER = (
    *("hours_per_week", "weeks_share", "leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_hours"),
    *("pace", "cost_per_hour"),
)
_MOST_WEEKS = 53
_OF_DELIVERY = ("share", "minutes", "admin_minutes", "supervision_minutes", "return_share")


@dataclass(frozen=True, slots=True)
class Slot:
    """An input: the part of the plan, the id of its record there, the way to the value within the record, and what the
    value may be."""

    part: str
    id: str
    way: tuple[str, ...]
    column: Column


def slots(plan: Plan) -> dict[str, Slot]:
    """The place of every input that the report of this plan has, by the text of its address.

    Only those of the plan itself: the inputs of scenarios follow from levers.
    """
    found = (*_settings(plan), *_team(plan), *_counts(), *_work(plan), *_season())
    return {str(figure): slot for figure, slot in found}


def _settings(plan: Plan) -> Iterator[tuple[Figure, Slot]]:
    for field in LIMITS:
        yield draft.limit(field), Slot("practice", "", (field,), number_column(Practice, field))
    for role in plan.roles:
        for field in _OF_ROLE:
            slot = Slot("roles", role.id, (field,), number_column(Role, field))
            yield draft.role_input(role.id, field), slot


def _team(plan: Plan) -> Iterator[tuple[Figure, Slot]]:
    columns = [number_column(Member, field) for field in _OF_MEMBER]
    columns += [Column(field, about(Member, field).title, Kind.DATE) for field in ("start", "end")]
    columns.append(choice_column(Member, "employment", "employment"))
    hours = number_column(Member, "sessions")
    for one in plan.staff:
        for column in columns:
            slot = Slot("staff", one.id, (column.field,), column)
            yield draft.member_input(one.id, column.field), slot
        for session in SESSIONS:
            yield draft.session(one.id, session), Slot("staff", one.id, ("sessions", session), hours)


def _counts() -> Iterator[tuple[Figure, Slot]]:
    for band in AGE_BANDS:
        for group in GROUPS:
            column = Column(group, names.GROUPS[group], Kind.NUMBER, Unit.PERSONS)
            yield draft.patients(band, group), Slot("patients", "", ("counts", band, group), column)
    column = Column("as_of", about(Patients, "as_of").title, Kind.DATE)
    yield draft.as_of(), Slot("patients", "", ("as_of",), column)


def _work(plan: Plan) -> Iterator[tuple[Figure, Slot]]:
    for one in plan.activities:
        for figure, way, column in (*_nature(one), *_volume(one), *_doing(one)):
            yield figure, Slot("activities", one.id, way, column)


def _season() -> Iterator[tuple[Figure, Slot]]:
    column = number_column(Calendar, "season")
    for place in range(_MOST_WEEKS):
        yield season(str(place)), Slot("calendar", "", ("season", str(place)), column)


Way = tuple[Figure, tuple[str, ...], Column]


def _nature(one: Activity) -> Iterator[Way]:
    for field in ("channel", "core_task"):
        yield draft.volume_input(one.id, field), (field,), choice_column(Activity, field, field)


def _volume(one: Activity) -> Iterator[Way]:
    volume = one.volume
    if isinstance(volume, PerWeek):
        yield Figure("activity", one.id, "volume"), ("volume", "count"), number_column(PerWeek, "count")
        return
    record, rates = (PerPatient, "per_year") if isinstance(volume, PerPatient) else (Prevalence, "share")
    for band in AGE_BANDS:
        yield draft.rate(one.id, band), ("volume", rates, band), number_column(record, rates)
    for group in GROUPS:
        factor = number_column(record, "group_factor")
        yield draft.factor(one.id, group), ("volume", "group_factor", group), factor
    if isinstance(volume, Prevalence):
        times = number_column(Prevalence, "times_per_year")
        yield draft.volume_input(one.id, "times_per_year"), ("volume", "times_per_year"), times


def _doing(one: Activity) -> Iterator[Way]:
    for row in one.delivery:
        for field in _OF_DELIVERY:
            column = number_column(Delivery, field)
            yield draft.delivery(one.id, row.role, field), ("delivery", row.role, field), column


def with_value(record: Any, way: tuple[str, ...], value: Any) -> Any:
    """The record with another value at the end of a way; None makes it the usual one, or takes it out of a table.

    `RefusedError` where the field does not take it.
    """
    first, *rest = way
    if isinstance(record, tuple) and not rest:
        # Weeks that a season leaves out are average ones.
        known = [*record, *[1.0] * (int(first) + 1 - len(record))]
        known[int(first)] = 1.0 if value is None else kept(known[int(first)], value)
        return tuple(known)
    if isinstance(record, tuple):
        return tuple(with_value(one, tuple(rest), value) if one.role == first else one for one in record)
    if isinstance(record, Mapping):
        if not rest and value is None:
            return {key: one for key, one in record.items() if key != first}
        inner = with_value(record.get(first, {}), tuple(rest), value) if rest else kept(record.get(first), value)
        return {**record, first: inner}
    old = getattr(record, first)
    if rest:
        return _valid(record, first, with_value(old, tuple(rest), value))
    usual = type(record).model_fields[first].get_default()
    return _valid(record, first, usual if value is None else kept(old, value))


def _valid(record: Record, field: str, value: Any) -> Record:
    try:
        return type(record).model_validate({**record.__dict__, field: value})
    except ValidationError as error:
        problem = describe(error, type(record))
    raise RefusedError(problem)
