"""Making volumes larger or smaller, and moving part of one elsewhere, without losing a contact."""

from __future__ import annotations

from collections.abc import Mapping

from planner.plan import Activity, PerWeek
from planner.terms import GROUPS, Group


def scaled(activity: Activity, factor: float) -> Activity:
    """The activity happening `factor` times as often, for every patient alike."""
    if factor == 1:
        return activity
    volume = activity.volume
    if isinstance(volume, PerWeek):
        return activity.model_copy(update={"volume": volume.model_copy(update={"count": volume.count * factor})})
    return by_group(activity, dict.fromkeys(GROUPS, factor))


def by_group(activity: Activity, factors: Mapping[Group, float]) -> Activity:
    """The activity with the volume of each client group times a factor (1 where none is given).

    A number per week belongs to no group and stays as it is.
    """
    volume = activity.volume
    if isinstance(volume, PerWeek):
        return activity
    groups = {group: volume.group_factor.get(group, 1.0) * factors.get(group, 1.0) for group in GROUPS}
    return activity.model_copy(update={"volume": volume.model_copy(update={"group_factor": groups})})
