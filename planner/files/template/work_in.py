"""Consults, tasks and who does them, from the rows of the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner import names
from planner.check import check
from planner.edits import fresh_id
from planner.errors import PlanError
from planner.files.template.grid import Grid, Row
from planner.files.template.labels import Lookup, said
from planner.files.template.records import by_name, kept, keyed, made, merged, named, resolved, with_defaults
from planner.plan import Activity, Delivery, PerPatient, PerWeek, Plan, Prevalence
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import T

_KINDS: dict[str, type[PerPatient] | type[Prevalence] | type[PerWeek]] = {
    "per_patient": PerPatient,
    "prevalence": Prevalence,
    "per_week": PerWeek,
}
_RATES = {"per_patient": "per_year", "prevalence": "share"}
_PER_PATIENT = {*(f"rate {band}" for band in AGE_BANDS), *(f"factor {group}" for group in GROUPS)}
_FILLED = {"per_patient": _PER_PATIENT, "prevalence": {*_PER_PATIENT, "times_per_year"}, "per_week": {"count"}}
_ALL = {*_PER_PATIENT, "times_per_year", "count"}


def activities(plan: Plan, grids: Mapping[str, Grid], lookup: Lookup) -> tuple[Activity, ...]:
    """The activities of the plan after the sheets with consults and with tasks; their names are known from then on."""
    now = plan.activities
    for sheet, is_consult in (("consults", True), ("tasks", False)):
        if sheet in grids and (rows := grids[sheet].rows(lookup)):
            now = of_rows(now, rows, lookup, is_consult=is_consult)
    return now


def of_rows(
    now: tuple[Activity, ...], rows: list[Row], lookup: Lookup, *, is_consult: bool | None
) -> tuple[Activity, ...]:
    """The activities after the rows of a sheet with consults, with other activities, or with both (None)."""

    def covers(activity: Activity) -> bool:
        return is_consult is None or (activity.kind == "consult") == is_consult

    taken = {one.id for one in now} | {row.values["id"] for row in rows if row.values.get("id")}

    def make(row: Row, given: str, old: Activity | None) -> Activity | None:
        shown = () if old is None else said(names.activity(old))
        name = named(row, old.name if old else "", shown)
        if not (name or given):
            row.refuse("name", T("{column} is empty.", column=row.grid.spec.column("name").title))
            return None
        values = with_defaults(Activity, row, ("channel", "core_task", *(() if is_consult else ("kind",))), old)
        volume = None if values is None else _volume(row, old)
        if values is None or volume is None:
            return None
        one = given or fresh_id(taken, name)
        kind = {"kind": "consult"} if is_consult else {}
        new = made(row, Activity, {**values, **kind, "id": one, "name": name, "volume": volume})
        if new is not None:
            taken.add(one)
            lookup.add("activity", one, name or one)
        return new

    here = [one.id for one in now if covers(one)]
    there = [one.id for one in now if not covers(one)]
    return merged(now, keyed(rows, here, there, by_name(lookup, "activity")), make, covers)


def _volume(row: Row, old: Activity | None) -> PerPatient | Prevalence | PerWeek | None:
    """The volume that a row tells; None, and a cell refused, where it tells none or two."""
    before = old.volume if old else None
    filled = [field for field in row.values if field in _ALL and row.values[field] is not None]
    kind = row.values.get("volume")
    if kind is None and "volume" not in row.values and before is not None:
        kind = before.kind
    if kind is None and set(filled) <= {"count"}:
        kind = "per_week"
    if kind is None:
        row.refuse("volume", T("{column} is empty.", column=row.grid.spec.column("volume").title))
        return None
    if wrong := [field for field in filled if field not in _FILLED[kind]]:
        reason = T(
            "{column} does not go with this volume. Clear the cell, or choose another volume.",
            column=row.grid.spec.column(wrong[0]).title,
        )
        row.refuse(wrong[0], reason)
        return None
    same = before.__dict__ if before is not None and before.kind == kind else {}
    return _made_volume(row, kind, same)


def _made_volume(row: Row, kind: str, same: Mapping[str, Any]) -> PerPatient | Prevalence | PerWeek | None:
    record = _KINDS[kind]
    if kind == "per_week":
        numbers = with_defaults(PerWeek, row, ("count",), PerWeek(**same))
        return None if numbers is None else made(row, record, numbers)
    rates = _RATES[kind]
    values: dict[str, Any] = {
        rates: _table(row, "rate", AGE_BANDS, same.get(rates, {})),
        "group_factor": _table(row, "factor", GROUPS, same.get("group_factor", {})),
    }
    if kind == "prevalence":
        times = row.values.get("times_per_year", None if "times_per_year" in row.values else same.get("times_per_year"))
        values["times_per_year"] = kept(same.get("times_per_year"), 1.0 if times is None else times)
    columns = {f"{rates} {band}": f"rate {band}" for band in AGE_BANDS}
    columns |= {f"group_factor {group}": f"factor {group}" for group in GROUPS}
    return made(row, record, values, columns)


def _table(row: Row, name: str, keys: tuple[str, ...], old: Mapping[str, float]) -> dict[str, float]:
    """The numbers by age band or client group; those without a column stay, empty cells are left out."""
    found = {key: row.values.get(f"{name} {key}", old.get(key)) for key in keys}
    numbers: dict[str, float] = kept(dict(old), {key: value for key, value in found.items() if value is not None})
    return numbers


def with_delivery(plan: Plan, now: tuple[Activity, ...], rows: list[Row], lookup: Lookup) -> tuple[Activity, ...]:
    """The activities with who does them; an activity that the rows do not name stays as it is."""
    known = {one.id: one for one in now}
    gone = {one.id for one in plan.activities} - known.keys()
    found: dict[str, dict[str, tuple[Row, Delivery]]] = {}
    unsound: set[str] = set()
    for row in rows:
        one = resolved(row, "activity", "activity", known, gone, lookup)
        if one is None:
            continue
        doing = found.setdefault(one, {})
        entry = None if row.is_refused else _delivery(row, known[one], doing)
        if entry is None:
            unsound.add(one)
        else:
            doing[entry.role] = row, entry
    news = {one: _sound(plan, known[one], doing) for one, doing in found.items() if one not in unsound}
    return tuple(news.get(one.id, one) for one in now)


def _delivery(row: Row, activity: Activity, doing: Mapping[str, object]) -> Delivery | None:
    old = next((one for one in activity.delivery if one.role == row.values.get("role")), None)
    values = with_defaults(Delivery, row, tuple(Delivery.model_fields), old)
    if values is None:
        return None
    if values["role"] in doing:
        row.refuse("role", T("This function stands here twice for the same activity."))
        return None
    return made(row, Delivery, values)


def _sound(plan: Plan, activity: Activity, doing: Mapping[str, tuple[Row, Delivery]]) -> Activity:
    """The activity with these rows in the order that it had; as it was, and a cell refused, where they do not fit."""
    rows = list(doing.values())
    entries = {entry.role: entry for _row, entry in rows}
    if rows[0][0].grid.is_partial:
        entries = {one.role: one for one in activity.delivery} | entries
    order = [one.role for one in activity.delivery if one.role in entries]
    order += [role for role in entries if role not in order]
    new = activity.model_copy(update={"delivery": tuple(entries[role] for role in order)})
    try:
        check(plan.model_copy(update={"activities": (new,)}))
    except PlanError as error:
        rows[0][0].refuse("share", error.message)
        return activity
    return new
