"""Handing work to another function."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.delegation import hand_over, part_of
from planner.demand import returned_minutes
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role, the_row, with_activity
from planner.levers.volumes import own_hours, times_a_week
from planner.plan import About, Activity, Delivery, Id, Lever, Minutes, Plan, Share
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit


class Delegate(Lever):
    """A share of an activity moves from one role to another; supervision and what comes back stay where they were."""

    kind: Literal["delegate"] = "delegate"
    activity: Annotated[Id, About(T("Activity")), Refers("activity")]
    role: Annotated[Id, About(T("From")), Refers("role")] = GP
    to: Annotated[Id, About(T("To")), Refers("role")]
    share: Annotated[
        Share, About(T("Share"), Unit.SHARE, T("Share of all times that moves, at most what the function does now."))
    ] = 0.1
    minutes: Annotated[
        Minutes | None,
        About(T("Minutes"), Unit.MINUTES, T("Direct time for the part that moves. Empty: as they are now.")),
    ] = None
    supervision_minutes: Annotated[
        Minutes | None,
        About(T("Supervision"), Unit.MINUTES, T("Of the supervisor for each time that moves. Empty: as it is now.")),
    ] = None
    return_share: Annotated[
        Share | None,
        About(T("Comes back"), Unit.SHARE, T("Share that the supervisor has to do again. Empty: as it is now.")),
    ] = None


def _part(plan: Plan, lever: Delegate) -> tuple[Activity, Delivery]:
    """The activity, and what the taker will do of it."""
    activity, _ = the_row(plan, lever.activity, lever.role)
    if the_role(plan, lever.to).id == lever.role:
        raise LeverError(T("Choose two different functions: work cannot move from a function to itself."))
    part = part_of(activity, lever.role, lever.to, lever.share)
    given = {name: getattr(lever, name) for name in ("minutes", "supervision_minutes", "return_share")}
    return activity, part.model_copy(update={name: value for name, value in given.items() if value is not None})


def apply(plan: Plan, lever: Delegate) -> Plan:
    """The plan with a share of the activity handed over; how often it happens stays the same."""
    activity, part = _part(plan, lever)
    return with_activity(plan, activity, hand_over(activity, lever.role, part))


def sentence(plan: Plan, lever: Delegate) -> Message:
    """What moves, how long it takes there, and what stays with the supervisor."""
    activity, part = _part(plan, lever)
    times = part.share * times_a_week(plan, activity)
    moved = T(
        "{share} of {what} moves from {giver} to {taker}: {times} times a week, {minutes} minutes each.",
        share=Quantity(part.share, Unit.SHARE),
        what=names.activity(activity),
        giver=names.role(plan, lever.role),
        taker=names.role(plan, lever.to),
        times=Quantity(times, Unit.TIMES),
        minutes=Quantity(part.minutes, Unit.MINUTES),
    )
    above = the_role(plan, lever.to).supervised_by
    if above is None:
        return moved
    again = returned_minutes(activity, part, above)
    hours = times * (part.supervision_minutes + part.return_share * again) / 60
    return T(
        "{moved} {supervisor} has {hours} hours a week of supervision and returned work with it.",
        moved=moved,
        supervisor=names.role(plan, above),
        hours=Quantity(hours, Unit.HOURS),
    )


def first(plan: Plan) -> Delegate:
    """A tenth of what takes GPs the most hours and somebody in the team does a part of already.

    Where there is none, of what takes them the most hours, to the first function that they supervise.
    """
    staffed = [role.id for role in plan.roles if role.id != GP and any(m.role == role.id for m in plan.staff)]
    shared: list[tuple[float, str, str]] = []
    alone: list[tuple[float, str]] = []
    for activity in plan.activities:
        rows = {row.role: row for row in activity.delivery}
        if activity.kind != "overhead" and GP in rows and rows[GP].share > 0:
            hours = own_hours(plan, activity, rows[GP])
            shared += [(hours, activity.id, role) for role in staffed if role in rows]
            alone.append((hours, activity.id))
    if shared:
        _, activity_id, taker = max(shared)
        return Delegate(activity=activity_id, to=taker)
    supervised = [role for role in staffed if the_role(plan, role).supervised_by == GP]
    if not alone or not supervised:
        raise LeverError(T("There is no work of GPs that somebody else in this team could do."))
    return Delegate(activity=max(alone)[1], to=supervised[0], supervision_minutes=2, return_share=0.05)


KIND = Kind(
    record=Delegate,
    theme="work",
    title=T("Delegate work"),
    purpose=T("Moves a share of an activity to another function, with the supervision that this asks."),
    evidence=Evidence(
        T(
            "A Dutch trial saw no less work for GPs when nurses joined, and mental health practice nurses took no work "
            "from GPs. Nurse practitioners take longer for a consult and a GP stays at hand. So nothing becomes less "
            "here but the time of who hands over; supervision and what comes back are counted."
        ),
        ("laurant_workload_effect", "poh_ggz_no_task_shift", "np_consult_longer", "np_supervision"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
