"""The tables of the Consults and the Delegated tasks page: kinds of contact, tasks by function, who does a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner import edits, names
from planner.delegation import times_per_patient_year
from planner.edits import Change
from planner.explain import Figure
from planner.norms import activity_path
from planner.plan import Activity, Delivery, Plan, Role
from planner.results import Results
from planner.terms import ACTIVITY_KINDS, CHANNELS, CORE_TASKS
from planner.texts import T, Unit
from ui.models.columns import Choices, Column, Joint, Table, field


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """An activity and one of those who do it; no delivery where nobody does."""

    activity: Activity
    delivery: Delivery | None

    @property
    def key(self) -> tuple[str, str]:
        """Activity and function."""
        return self.activity.id, self.delivery.role if self.delivery else ""


def delivery_rows(activities: tuple[Activity, ...] | list[Activity]) -> list[DeliveryRow]:
    """A row for each activity and function that does it."""
    return [DeliveryRow(activity, row) for activity in activities for row in activity.delivery or (None,)]


def _channels(_plan: Plan) -> Choices:
    return [(key, names.CHANNELS[key]) for key in CHANNELS]


def _core_tasks(_plan: Plan) -> Choices:
    return [(key, names.CORE_TASKS[key]) for key in CORE_TASKS]


def _kinds(_plan: Plan) -> Choices:
    return [(key, names.KINDS[key]) for key in ACTIVITY_KINDS]


def _activity(row: Activity | DeliveryRow) -> Activity:
    return row.activity if isinstance(row, DeliveryRow) else row


def _name(width: int) -> Column:
    return Column(
        key="name",
        title=T("Name"),
        kind="text",
        read=lambda row, _results: names.activity(_activity(row)),
        edit=lambda plan, row, value: edits.set_activity(plan, _activity(row).id, "name", value),
        width=width,
    )


def _activity_field(name: str, choices: Any, width: int) -> Column:
    return field(
        Activity,
        name,
        lambda row, _results: getattr(_activity(row), name),
        kind="choice",
        choices=choices,
        edit=lambda plan, row, value: edits.set_activity(plan, _activity(row).id, name, value),
        width=width,
    )


def _volume_figure(row: Activity | DeliveryRow) -> Figure:
    return Figure("activity", _activity(row).id, "volume")


_TIMES = Column(
    key="volume",
    title=T("Times per week"),
    unit=Unit.TIMES,
    read=lambda row, results: results.demand[_activity(row).id].volume,
    figure=_volume_figure,
    width=84,
)
_PER_PATIENT = Column(
    key="per_patient",
    title=T("Per patient per year"),
    unit=Unit.RATE,
    read=lambda row, results: times_per_patient_year(results, _activity(row).id),
    figure=_volume_figure,
    width=84,
)


def _function(width: int) -> Column:
    def read(row: DeliveryRow, results: Results) -> Any:
        return names.role(results.plan, row.delivery.role) if row.delivery else T("nobody")

    return Column(key="role", title=T("Function"), kind="text", read=read, width=width)


def _path(row: DeliveryRow, name: str) -> str | None:
    return activity_path(row.activity.id, "delivery", row.delivery.role, name) if row.delivery else None


def _delivery_field(name: str, width: int = 76) -> Column:
    def edit(plan: Plan, row: DeliveryRow, value: float) -> Change:
        assert row.delivery
        if name == "share":
            return edits.set_share(plan, row.activity.id, row.delivery.role, value)
        return edits.set_delivery(plan, row.activity.id, row.delivery.role, name, value)

    return field(
        Delivery,
        name,
        lambda row, _results: getattr(row.delivery, name) if row.delivery else None,
        edit=edit,
        locked=lambda row: row.delivery is None,
        norm=lambda row: _path(row, name),
        joint=Joint(lambda row: (row.activity.id, row.delivery.role), edits.set_shares) if name == "share" else None,
        width=width,
    )


def _hours_of_role(row: DeliveryRow, results: Results) -> float | None:
    hours = results.demand[row.activity.id].hours
    return hours.get(row.delivery.role) if row.delivery else None


def _hours_figure(row: DeliveryRow) -> Figure | None:
    return Figure("activity", row.activity.id, "hours", row.delivery.role) if row.delivery else None


def _depends(row: DeliveryRow, results: Results) -> tuple[object, ...]:
    return row.activity, results.demand[row.activity.id], results.plan.roles


CONSULTS = Table(
    columns=(
        _name(156),
        _function(176),
        _activity_field("channel", _channels, 116),
        _delivery_field("share", 72),
        _delivery_field("minutes"),
        _delivery_field("admin_minutes"),
        _TIMES,
        _PER_PATIENT,
        _activity_field("core_task", _core_tasks, 148),
    ),
    key=lambda row: row.key,
    depends=lambda row, results: (*_depends(row, results), results.plan.patients, results.plan.practice.weeks_per_year),
)
NAME, MINUTES = 0, 4

DELIVERIES = Table(
    columns=(
        _function(126),
        _delivery_field("share", 72),
        _delivery_field("minutes", 72),
        _delivery_field("admin_minutes", 72),
        _delivery_field("supervision_minutes", 80),
        _delivery_field("return_share", 72),
        Column(
            key="hours",
            title=T("Hours per week"),
            unit=Unit.HOURS,
            read=_hours_of_role,
            figure=_hours_figure,
            width=76,
        ),
    ),
    key=lambda row: row.key,
    depends=_depends,
)


def _share_of(activity: Activity, role_id: str) -> float | None:
    return next((row.share for row in activity.delivery if row.role == role_id), None)


def _share_column(role: Role) -> Column:
    def edit(plan: Plan, activity: Activity, share: float | None) -> Change:
        if share is None:
            return edits.remove_delivery(plan, activity.id, role.id)
        return edits.set_share(plan, activity.id, role.id, share)

    known = field(Delivery, "share")
    return Column(
        key=f"share.{role.id}",
        title=names.role_name(role),
        unit=Unit.SHARE,
        help=known.help,
        read=lambda activity, _results: _share_of(activity, role.id),
        edit=edit,
        norm=lambda activity: activity_path(activity.id, "delivery", role.id, "share"),
        joint=Joint(lambda activity: (activity.id, role.id), edits.set_shares),
        optional=True,
        width=72,
    )


def shown_roles(plan: Plan) -> tuple[Role, ...]:
    """The functions that somebody has or that have a part in an activity."""
    doing = {row.role for activity in plan.activities for row in activity.delivery}
    doing.update(member.role for member in plan.staff)
    return tuple(role for role in plan.roles if role.id in doing)


def tasks_table(roles: tuple[Role, ...]) -> Table:
    """Tasks with a share column for each of these functions."""
    return Table(
        columns=(
            _name(176),
            _activity_field("kind", _kinds, 84),
            _TIMES,
            *(_share_column(role) for role in roles),
            _activity_field("channel", _channels, 116),
            _activity_field("core_task", _core_tasks, 148),
        ),
        depends=lambda activity, results: (activity, results.demand[activity.id]),
    )
