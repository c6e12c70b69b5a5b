"""Making volumes larger or smaller, and moving part of one elsewhere, without losing a contact."""

from __future__ import annotations

from collections.abc import Mapping

from planner.demand import volume
from planner.plan import Activity, Delivery, Patients, PerPatient, PerWeek, Plan, Prevalence
from planner.terms import GROUPS, Group


def times_a_week(plan: Plan, activity: Activity) -> float:
    """How often an activity happens in an average week of the plan."""
    return volume(activity, plan.patients, plan.practice.weeks_per_year)


def own_hours(plan: Plan, activity: Activity, row: Delivery) -> float:
    """Hours a week that a role does an activity itself; supervision and what comes back not included."""
    return times_a_week(plan, activity) * row.share * (row.minutes + row.admin_minutes) / 60


def scaled(activity: Activity, factor: float) -> Activity:
    """The activity happening `factor` times as often, for every patient alike."""
    if factor == 1:
        return activity
    if isinstance(activity.volume, PerWeek):
        return _counted(activity, activity.volume, factor)
    return _by_group(activity, activity.volume, dict.fromkeys(GROUPS, factor))


def by_group(activity: Activity, factors: Mapping[Group, float], patients: Patients) -> Activity:
    """The activity with the volume of each client group times a factor (1 where none is given).

    A number per week belongs to no group: it gets the mean factor of the patients on the list.
    """
    if isinstance(activity.volume, PerWeek):
        return _counted(activity, activity.volume, over_list(factors, patients, 1.0))
    return _by_group(activity, activity.volume, factors)


def split(activity: Activity, parts: Mapping[Group, float], patients: Patients) -> tuple[Activity, Activity]:
    """What stays of an activity and what moves, when a share of each client group (0 where none is given) moves.

    Both have the activity's id; together they happen as often as it did, in every age band and client group.
    """
    moving: dict[Group, float] = {group: parts.get(group, 0.0) for group in GROUPS}
    staying: dict[Group, float] = {group: 1 - part for group, part in moving.items()}
    return by_group(activity, staying, patients), by_group(activity, moving, patients)


def over_list(values: Mapping[Group, float], patients: Patients, default: float = 0.0) -> float:
    """The mean over all patients of a value per client group (`default` where none is given).

    An empty list counts as healthy, as a list does that is not split.
    """
    counts = [(group, count) for groups in patients.counts.values() for group, count in groups.items() if count]
    total = sum(count for _, count in counts)
    if not total:
        return values.get("healthy", default)
    return sum(values.get(group, default) * count for group, count in counts) / total


def _counted(activity: Activity, known: PerWeek, factor: float) -> Activity:
    return activity.model_copy(update={"volume": known.model_copy(update={"count": known.count * factor})})


def _by_group(activity: Activity, known: PerPatient | Prevalence, factors: Mapping[Group, float]) -> Activity:
    groups = {group: known.group_factor.get(group, 1.0) * factors.get(group, 1.0) for group in GROUPS}
    return activity.model_copy(update={"volume": known.model_copy(update={"group_factor": groups})})
