"""Edits that take an own value back to the default behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner import edits, names
from planner.defaults import default_activity
from planner.edits import Change
from planner.errors import EditError
from planner.norms import norm
from planner.plan import Plan, Practice, find
from planner.texts import Message, T

_GONE = T("This value has no norm, so it stays as it is.")


def back_to_norm(plan: Plan, path: str) -> Change:
    """Set the value of the plan at a norm's path to its default.

    Paths are those of `planner.norms`: practice.<field> with or without a weekday or part of
    the day, working_time.<field>, role.<id>.<field>,
    activity.<id>.volume.<field> with or without an age band or client group, activity.<id>.delivery.<role>.<field>.
    `EditError` where there is no default or nothing in the plan to set.
    """
    kind, *parts = path.split(".")
    known = norm(path)
    if known is None:
        raise EditError(_GONE)
    try:
        match kind, parts:
            case "practice", [field, *key]:
                usual = getattr(Practice(), field) if known.value is None else known.value
                change = edits.set_practice(plan, field, usual, *key)
            case "working_time", [field] if known.value is not None:
                change = edits.set_working_time(plan, field, known.value)
            case "role", [role_id, field]:
                change = edits.set_role(plan, role_id, field, known.value)
            case "activity", [activity_id, "volume", field, *key]:
                change = _volume(plan, activity_id, field, key, known.value)
            case "activity", [activity_id, "delivery", role_id, field] if known.value is not None:
                change = _delivery(plan, activity_id, role_id, field, known.value)
            case _:
                raise EditError(_GONE)
    except KeyError as error:
        raise EditError(_GONE) from error
    return replace(change, label=_label(change.label), merge_key=None)


def all_back_to_norm(plan: Plan, paths: Iterable[str], label: Message) -> Change:
    """Take several values back to their norms in one step."""
    touched: frozenset[str] = frozenset()
    for path in paths:
        change = back_to_norm(plan, path)
        plan, touched = change.plan, touched | change.touched
    return Change(plan, label, touched)


def _label(change: Message) -> Message:
    """'Change minutes of a visit' as going back."""
    return T("{change}: back to norm", change=change)


def _volume(plan: Plan, activity_id: str, field: str, key: list[str], value: float | None) -> Change:
    """A number of the volume, or all numbers of a field; the whole volume where the plan counts in another way."""
    usual = default_activity(activity_id).volume
    if find(plan.activities, activity_id).volume.kind != usual.kind:
        return edits.set_activity(plan, activity_id, "volume", usual)
    return edits.set_volume(plan, activity_id, field, getattr(usual, field) if value is None else value, *key)


def _delivery(plan: Plan, activity_id: str, role_id: str, field: str, value: float) -> Change:
    if field == "share":
        return edits.set_share(plan, activity_id, role_id, value)
    if all(row.role != role_id for row in find(plan.activities, activity_id).delivery):
        raise EditError(
            T(
                "{role} has no part in {what}. Give a share first.",
                role=names.role(plan, role_id),
                what=names.activity(find(plan.activities, activity_id)),
            )
        )
    return edits.set_delivery(plan, activity_id, role_id, field, value)
