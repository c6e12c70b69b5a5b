"""Taking over what an appointment book says: findings into the plan, several of them as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner import edits, names
from planner.calibration.findings import SEASON, VOLUME, Finding
from planner.demand import volume
from planner.edits import Change
from planner.errors import EditError
from planner.plan import PerPatient, PerWeek, Plan, Prevalence, find
from planner.texts import TN, T
from planner.year.edits import set_season

_Edit = Callable[[Plan], Change]


def adopt(plan: Plan, findings: Iterable[Finding]) -> Change:
    """Take findings over, all in one step.

    Times per week keep how they are counted: rates per patient, or times a year, grow or shrink in proportion. Shares
    of one activity are set together, and roles whose share is not taken over share the rest. `EditError` for a finding
    that no field holds, for nothing at all, and for minutes of a role that has no part in the activity.
    """
    chosen = tuple(findings)
    if not chosen:
        raise EditError(T("Choose what to take over."))
    touched: frozenset[str] = frozenset()
    for edit in _in_order(chosen):
        change = edit(plan)
        plan, touched = change.plan, touched | change.touched
    label = TN(
        "Take over {count} figure from the appointment book",
        "Take over {count} figures from the appointment book",
        len(chosen),
    )
    return Change(plan, label, touched)


def _in_order(findings: tuple[Finding, ...]) -> list[_Edit]:
    """The edits: shares before minutes, so that a role that is new in an activity can get both."""
    first: list[_Edit] = []
    last: list[_Edit] = []
    shares: dict[str, dict[str, float | None]] = {}
    for finding in findings:
        match finding.path.split("."):
            case ["activity", activity_id, "delivery", role_id, "share"]:
                shares.setdefault(activity_id, {})[role_id] = finding.found.value
            case ["activity", activity_id, "delivery", role_id, "minutes"]:
                last.append(_minutes(activity_id, role_id, finding.found.value))
            case _:
                first.append(_other(finding))
    return [*first, *(_shares(activity_id, wanted) for activity_id, wanted in shares.items()), *last]


def _other(finding: Finding) -> _Edit:
    """An edit that does not depend on others."""
    value, counted = finding.found.value, finding.season
    match finding.path.split("."):
        case ["activity", activity_id, name] if name == VOLUME and value is not None:
            return lambda plan: _set_volume(plan, activity_id, value)
        case ["practice", "weekday_factors", day]:
            return lambda plan: edits.set_practice(plan, "weekday_factors", value, day)
        case _ if finding.path == SEASON and counted is not None:
            return lambda plan: set_season(plan, counted.factors, finding.label)
    raise EditError(T("No field of the plan holds '{what}', so it cannot be taken over.", what=finding.label))


def _shares(activity_id: str, wanted: dict[str, float | None]) -> _Edit:
    return lambda plan: edits.set_shares(plan, activity_id, wanted)


def _minutes(activity_id: str, role_id: str, value: float | None) -> _Edit:
    def edit(plan: Plan) -> Change:
        activity = find(plan.activities, activity_id)
        if all(row.role != role_id for row in activity.delivery):
            raise EditError(
                T(
                    "{role} has no part in {what}. Give a share first.",
                    role=names.role(plan, role_id),
                    what=names.activity(activity),
                )
            )
        return edits.set_delivery(plan, activity_id, role_id, "minutes", value)

    return edit


def _set_volume(plan: Plan, activity_id: str, per_week: float) -> Change:
    """So many times per week, counted as it is now; a fixed number where there is nothing to scale."""
    activity = find(plan.activities, activity_id)
    present = volume(activity, plan.patients, plan.practice.weeks_per_year)
    factor = per_week / present if present else None
    match activity.volume:
        case PerPatient(per_year=rates) if factor is not None:
            return edits.set_volume(
                plan, activity_id, "per_year", {band: rate * factor for band, rate in rates.items()}
            )
        case Prevalence(times_per_year=times) if factor is not None:
            return edits.set_volume(plan, activity_id, "times_per_year", times * factor)
    return edits.set_activity(plan, activity_id, "volume", PerWeek(count=per_week))
