"""The records that a new practice starts with, and that complete a plan file that leaves things out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from planner.plan import Activity, Patients, Persons, Plan, Practice, Role, find
from planner.resources import resource
from planner.terms import AgeBand, Group


@cache
def standard(name: str) -> Any:
    """The content of a data file in `resources/norms`; shared, so copy it before changing it."""
    return json.loads(resource("norms", f"{name}.json").read_text(encoding="utf-8"))


@cache
def default_roles() -> tuple[Role, ...]:
    """The functions of a Dutch general practice."""
    return tuple(Role.model_validate(raw) for raw in standard("roles"))


@cache
def default_activities() -> tuple[Activity, ...]:
    """Kinds of consult, the usual tasks, programmes and overhead, with volumes and who does them."""
    return tuple(Activity.model_validate(raw) for raw in standard("activities"))


def default_role(role_id: str) -> Role:
    """The standard function with this id, or a plain one without absence where there is none."""
    try:
        return find(default_roles(), role_id)
    except KeyError:
        return Role(id=role_id)


def default_activity(activity_id: str) -> Activity:
    """The standard activity with this id; `KeyError` where there is none."""
    return find(default_activities(), activity_id)


def list_mix() -> dict[AgeBand, float]:
    """Share of each age band in an average list, as published: rounding makes the sum differ a little from 1."""
    return dict(standard("list_mix"))


def new_plan(name: str, counts: Mapping[AgeBand, Mapping[Group, Persons]]) -> Plan:
    """A practice with its list, the standard functions and activities, and nobody in the team yet."""
    return Plan(
        practice=Practice(name=name),
        roles=default_roles(),
        patients=Patients(counts={band: dict(groups) for band, groups in counts.items()}),
        activities=default_activities(),
    )


def fill_in(raw: dict[str, Any]) -> dict[str, Any]:
    """A plan document with what it leaves out, before validation; what is there stays as it is, right or wrong.

    Missing functions or activities become the standard ones; a standard function that lacks fields gets
    them from its default. Standard activities bring along the functions that they need.
    """
    plan = dict(raw)
    needed: Iterable[str] = ()
    if "activities" not in plan:
        plan["activities"] = deepcopy(standard("activities"))
        needed = dict.fromkeys(row["role"] for activity in plan["activities"] for row in activity["delivery"])
    if "roles" not in plan:
        plan["roles"] = deepcopy(standard("roles"))
    elif isinstance(plan["roles"], list):
        present = _ids(plan["roles"])
        roles = [*plan["roles"], *({"id": role} for role in needed if role not in present)]
        plan["roles"] = [_completed(role, _ids(roles)) for role in roles]
    return plan


def _ids(records: list[Any]) -> set[str]:
    """The ids that can be read off raw records."""
    found = (record.get("id") for record in records if isinstance(record, dict))
    return {record_id for record_id in found if isinstance(record_id, str)}


def _completed(role: Any, present: set[str]) -> Any:
    """A raw function with the fields it lacks; it is put under a supervisor only if the plan has that function."""
    if not isinstance(role, dict):
        return role
    usual: dict[str, Any] = next((known for known in standard("roles") if known["id"] == role.get("id")), {})
    missing = {
        field: value
        for field, value in usual.items()
        if field not in role and (field != "supervised_by" or value in present)
    }
    return {**role, **missing}
