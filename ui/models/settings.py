"""Numbers of one record below each other, each with its norm beside it: a list of settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from planner import edits, names
from planner.edits import Change
from planner.norm_names import practice_field
from planner.norms import activity_path, norm, role_path
from planner.plan import Activity, PerPatient, PerWeek, Plan, Practice, Prevalence, Record, Role, WorkingTime, about
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import Message, T, Unit
from ui.models.columns import UNITS, Column, Table
from ui.models.norm_text import source_name


@dataclass(frozen=True, slots=True)
class Setting:
    """One number of a record: what it is called, its value, the path of its norm, and how it is changed.

    An `optional` one may be empty.
    """

    owner: Record
    key: str
    label: Message | str
    unit: Unit
    value: float | None
    path: str
    edit: Callable[[Plan, Any], Change]
    optional: bool = False


def settings_table(label: Message, value: Message | None = None, label_width: int = 150) -> Table:
    """Columns for settings: label, own value, norm, and the norm's source."""
    return Table(
        columns=(
            Column(key="label", title=label, kind="text", read=lambda row, _r: row.label, width=label_width),
            Column(
                key="value",
                title=value or T("Own value"),
                read=lambda row, _r: row.value,
                unit_of=lambda row: row.unit,
                edit=lambda plan, row, number: row.edit(plan, number),
                norm=lambda row: row.path,
                optional=lambda row: row.optional,
                width=104,
            ),
            Column(key="norm", title=T("Norm"), read=_norm_value, unit_of=lambda row: row.unit, width=72),
            Column(key="source", title=T("Source"), kind="text", read=_source, width=76, norm=lambda row: row.path),
        ),
        key=lambda row: row.key,
        depends=lambda row, _results: (row.owner,),
        stretch=3,
    )


def _norm_value(row: Setting, _results: object) -> float | None:
    known = norm(row.path)
    return known.value if known else None


def _source(row: Setting, _results: object) -> Message | str:
    return source_name(norm(row.path))


_PRACTICE_FIELDS = (
    "near_limit",
    "overload",
    "contacts_per_gp_day",
    "list_per_gp_fte",
    "continuity_floor",
    "lone_fte",
    "weeks_per_year",
    "locum_rate",
)
_ROLE_FIELDS = (
    *("fte_hours", "leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share"),
    "cost_per_hour",
)


def _with_unit(title: Message, unit: Unit) -> Message:
    """The title of a field with its unit; a share has its sign in the cell."""
    word = UNITS.get(unit)
    return T("{title} ({unit})", title=title, unit=word) if word else title


def practice_settings(practice: Practice) -> list[Setting]:
    """The limits at which the plan warns, the rate of a locum, and how busy each weekday is."""
    whole = (_practice_setting(practice, field, getattr(practice, field)) for field in _PRACTICE_FIELDS)
    return [*whole, *_keyed_settings(practice, "weekday_factors")]


def _keyed_settings(practice: Practice, field: str) -> list[Setting]:
    """A number for each weekday or part of the day; what the practice leaves out has its norm."""
    usual, own = getattr(Practice(), field), getattr(practice, field)
    return [_practice_setting(practice, field, own.get(key, number), key) for key, number in usual.items()]


def _practice_setting(practice: Practice, field: str, value: float, key: str | None = None) -> Setting:
    known = about(Practice, field)
    path = ".".join(filter(None, ("practice", field, key)))
    return Setting(
        owner=practice,
        key=path.removeprefix("practice."),
        label=_with_unit(practice_field(field, key), known.unit),
        unit=known.unit,
        value=value,
        path=path,
        edit=lambda plan, number: edits.set_practice(plan, field, number, key),
    )


def working_time_settings(plan: Plan) -> list[Setting]:
    """When sessions begin, and the limits of the working-time law."""
    limits = [_limit(plan.working_time, field) for field in WorkingTime.model_fields]
    return [*_keyed_settings(plan.practice, "session_starts"), *limits]


def _limit(limits: WorkingTime, field: str) -> Setting:
    known = about(WorkingTime, field)
    return Setting(
        owner=limits,
        key=field,
        label=_with_unit(known.title, known.unit),
        unit=known.unit,
        value=getattr(limits, field),
        path=f"working_time.{field}",
        edit=lambda plan, number: edits.set_working_time(plan, field, number),
    )


def role_settings(role: Role) -> list[Setting]:
    """What applies to everyone with a function."""
    return [_role_setting(role, field) for field in _ROLE_FIELDS]


def _role_setting(role: Role, field: str) -> Setting:
    known = about(Role, field)
    return Setting(
        owner=role,
        key=field,
        label=_with_unit(known.title, known.unit),
        unit=known.unit,
        value=getattr(role, field),
        path=role_path(role.id, field),
        edit=lambda plan, value: edits.set_role(plan, role.id, field, value),
        optional=field == "cost_per_hour",
    )


def volume_settings(activity: Activity) -> list[Setting]:
    """The numbers that decide how often an activity happens, but for the client groups."""
    match activity.volume:
        case PerPatient(per_year=rates):
            return _by_band(activity, "per_year", rates)
        case Prevalence(share=shares, times_per_year=times):
            return [_volume_setting(activity, "times_per_year", times), *_by_band(activity, "share", shares)]
        case PerWeek(count=count):
            return [_volume_setting(activity, "count", count)]


def factor_settings(activity: Activity) -> list[Setting]:
    """How much more or less than average each client group asks; none for what is counted per week."""
    if isinstance(activity.volume, PerWeek):
        return []
    factors = activity.volume.group_factor
    return [
        _volume_setting(activity, "group_factor", factors.get(group, 1.0), group, names.GROUPS[group])
        for group in GROUPS
    ]


def all_volume_settings(activity: Activity) -> list[Setting]:
    """Volume and client groups in one list."""
    factors = (
        replace(setting, label=T("Factor: {group}", group=setting.label)) for setting in factor_settings(activity)
    )
    return [*volume_settings(activity), *factors]


def _by_band(activity: Activity, field: str, values: dict) -> list[Setting]:
    return [
        _volume_setting(activity, field, values.get(band, 0.0), band, T("{band} years", band=band))
        for band in AGE_BANDS
    ]


def _volume_setting(
    activity: Activity, field: str, value: float, key: str | None = None, label: Message | None = None
) -> Setting:
    known = about(type(activity.volume), field)
    parts = ("volume", field, key) if key else ("volume", field)
    return Setting(
        owner=activity,
        key=f"{field}.{key or ''}",
        label=label or known.title,
        unit=known.unit,
        value=value,
        path=activity_path(activity.id, *parts),
        edit=lambda plan, number: edits.set_volume(plan, activity.id, field, number, key),
    )
