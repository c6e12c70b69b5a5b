"""What the number behind a norm is called: 'Short consult · GP: Minutes'."""

from __future__ import annotations

from planner import names
from planner.defaults import default_activity
from planner.norms import activity_path
from planner.plan import Activity, Delivery, PerWeek, Practice, Role, WorkingTime, about
from planner.terms import Group
from planner.texts import Message, T

_FREQUENCY = {"per_patient": "per_year", "prevalence": "share", "per_week": "count"}


def practice_field(field: str, key: str | None = None) -> Message:
    """A field of the practice, or its number for one weekday or part of the day."""
    title = about(Practice, field).title
    return title if key is None else T("{field}, {key}", field=title, key={**names.WEEKDAYS, **names.DAY_PARTS}[key])


def working_time_field(field: str) -> Message:
    """A limit of the working-time law."""
    return T("Working time: {field}", field=about(WorkingTime, field).title)


def role_field(role: Role, field: str) -> Message:
    """A setting of a function."""
    return T("{who}: {field}", who=names.role_name(role), field=about(Role, field).title)


def volume_field(activity: Activity, field: str) -> Message:
    """A number of an activity's volume; rates per age band are one number here."""
    return T("{who}: {field}", who=names.activity(activity), field=about(type(activity.volume), field).title)


def frequency_field(activity: Activity) -> str:
    """The field of the volume that says how often; rates and shares of patients count as one number."""
    return _FREQUENCY[activity.volume.kind]


def frequency_path(activity: Activity) -> str:
    """Where the norm of how often an activity happens is found, also if the plan counts it in another way."""
    try:
        usual = default_activity(activity.id)
    except KeyError:
        usual = activity
    return volume_path(activity, frequency_field(usual))


def times_per_week(activity: Activity) -> Message:
    """How often an activity happens, however that is counted."""
    return T("{who}: {field}", who=names.activity(activity), field=about(PerWeek, "count").title)


def factor_field(activity: Activity, group: Group) -> Message:
    """The factor of a client group in an activity."""
    title = about(type(activity.volume), "group_factor").title
    return T("{what} · {who}: {field}", what=names.activity(activity), who=names.GROUPS[group], field=title)


def delivery_field(activity: Activity, role: Role, field: str) -> Message:
    """A number of one function's part in an activity."""
    title = about(Delivery, field).title
    return T("{what} · {who}: {field}", what=names.activity(activity), who=names.role_name(role), field=title)


def delivery_path(activity: Activity, role_id: str, field: str) -> str:
    """Where the norm of one function's part in an activity is found."""
    return activity_path(activity.id, "delivery", role_id, field)


def volume_path(activity: Activity, *parts: str) -> str:
    """Where the norm of a number of an activity's volume is found."""
    return activity_path(activity.id, "volume", *parts)
