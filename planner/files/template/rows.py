"""What a plan fills the sheets of the template with: for each sheet its rows, as values by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from planner import names
from planner.files.template.columns import TEAM, SheetSpec
from planner.files.template.labels import CLOSED
from planner.language import Translator
from planner.plan import Activity, Member, Plan
from planner.terms import AGE_BANDS, GROUPS

Value = str | float | date | tuple[str, ...] | None
Row = Mapping[str, Any]


def rows(sheet: SheetSpec, plan: Plan, say: Translator) -> Iterator[Row]:
    """The rows of a sheet for the records of a plan."""
    match sheet.key:
        case "staff":
            yield from (_member(member, say) for member in plan.staff)
        case "patterns":
            yield from ({"id": one.id, "member": one.id, **one.sessions} for one in plan.staff)
        case "wishes":
            yield from ({"id": one.id, "member": one.id, **one.wishes} for one in plan.staff)
        case "patients":
            counts = plan.patients.counts
            yield from ({"band": band, **{one: counts.get(band, {}).get(one) for one in GROUPS}} for band in AGE_BANDS)
        case "consults":
            yield from (_activity(one, say) for one in plan.activities if one.kind == "consult")
        case "tasks":
            yield from (_activity(one, say) for one in plan.activities if one.kind != "consult")
        case "delivery":
            for one in plan.activities:
                yield from ({**row.__dict__, "id": one.id, "activity": one.id} for row in one.delivery)
        case "leave":
            for absence in plan.absences:
                yield {**absence.__dict__, "member": CLOSED if absence.member is None else absence.member}
        case "rooms":
            yield from ({"id": one.id, "name": say(names.room(one)), "roles": one.roles} for one in plan.rooms)


def _member(member: Member, say: Translator) -> Row:
    values = {column.field: getattr(member, column.field) for column in TEAM.columns}
    return {**values, "name": say(names.member(member))}


def _activity(activity: Activity, say: Translator) -> Row:
    values: dict[str, Any] = {
        "id": activity.id,
        "name": say(names.activity(activity)),
        "kind": activity.kind,
        "channel": activity.channel,
        "core_task": activity.core_task,
        "volume": activity.volume.kind,
    }
    volume = activity.volume
    if volume.kind == "per_week":
        return {**values, "count": volume.count}
    rates = volume.per_year if volume.kind == "per_patient" else volume.share
    values |= {f"rate {band}": rate for band, rate in rates.items()}
    values |= {f"factor {group}": factor for group, factor in volume.group_factor.items()}
    return values if volume.kind == "per_patient" else {**values, "times_per_year": volume.times_per_year}
