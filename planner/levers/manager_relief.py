"""A practice manager who takes management off the GPs."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Gt, Le

from planner import names
from planner.delegation import hand_over, part_of
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_row, with_activity
from planner.levers.volumes import own_hours
from planner.plan import About, Activity, Delivery, Hours, Id, Lever, Plan
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit

_MANAGER = "manager"
_MANAGEMENT = "practice_management"


class ManagerRelief(Lever):
    """Hours a week of management that move from the GPs to the practice manager."""

    kind: Literal["manager_relief"] = "manager_relief"
    activity: Annotated[Id, About(T("Activity")), Refers("activity")] = _MANAGEMENT
    hours: Annotated[
        Hours, About(T("Hours of GPs"), Unit.HOURS, T("Hours a week that GPs hand over, at most what they have of it."))
    ] = 2
    pace: Annotated[
        float,
        Gt(0),
        Le(5),
        About(T("Pace"), Unit.FACTOR, T("1 is as fast as the GP; 0.8 takes a quarter longer.")),
    ] = 1


def _part(plan: Plan, lever: ManagerRelief) -> tuple[Activity, float, Delivery]:
    """The activity, the hours that GPs hand over, and what the manager will do of it."""
    if all(role.id != _MANAGER for role in plan.roles):
        raise LeverError(T("This plan has no practice manager. Add that function on the page Team first."))
    activity, mine = the_row(plan, lever.activity, GP)
    hours = own_hours(plan, activity, mine)
    if not hours:
        raise LeverError(
            T("GPs have no hours of {what} to hand over. Choose another activity.", what=names.activity(activity))
        )
    moved = min(lever.hours, hours)
    part = part_of(activity, GP, _MANAGER, mine.share * moved / hours)
    times = {"minutes": mine.minutes / lever.pace, "admin_minutes": mine.admin_minutes / lever.pace}
    return activity, moved, part.model_copy(update=times)


def apply(plan: Plan, lever: ManagerRelief) -> Plan:
    """The plan with part of the activity handed to the manager; how often it happens stays the same."""
    activity, _, part = _part(plan, lever)
    return with_activity(plan, activity, hand_over(activity, GP, part))


def sentence(plan: Plan, lever: ManagerRelief) -> Message:
    """The hours that move, and how many they are to the manager."""
    activity, moved, part = _part(plan, lever)
    words = T(
        "{hours} hours a week of {what} move from GPs to the practice manager, who needs {needed} hours for them.",
        hours=Quantity(moved, Unit.HOURS),
        what=names.activity(activity),
        needed=Quantity(own_hours(plan, activity, part), Unit.HOURS),
    )
    if any(member.role == _MANAGER for member in plan.staff):
        return words
    return T("{moved} Nobody works as practice manager yet: hire one as well.", moved=words)


def first(plan: Plan) -> ManagerRelief:
    """Two hours a week of practice management, or where GPs have no part in that, of their largest overhead."""
    mine = [
        (activity.id == _MANAGEMENT, own_hours(plan, activity, row), activity.id)
        for activity in plan.activities
        if activity.kind == "overhead"
        for row in activity.delivery
        if row.role == GP
    ]
    if not mine:
        raise LeverError(T("GPs have no overhead in this plan that a practice manager could take over."))
    lever = ManagerRelief(activity=max(mine)[2])
    _part(plan, lever)
    return lever


KIND = Kind(
    record=ManagerRelief,
    theme="work",
    title=T("Practice manager takes over"),
    purpose=T("Moves hours of management from the GPs to the practice manager."),
    evidence=Evidence(
        T(
            "A fifth of a GP's time is not for patients. How much of it a practice manager can take over, and how many "
            "practices have one, was not found: the hours are yours to enter."
        ),
        ("gp_time_non_patient_share", "praktijkmanager_vs_pa_fte"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
