"""A GP trainee: supervision now, hands later."""

from __future__ import annotations

from math import floor
from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner import names
from planner.calculation import calculate
from planner.delegation import part_of
from planner.edits import fresh_id
from planner.levers import delegate
from planner.levers.delegate import Delegate
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role, the_row, with_activity
from planner.levers.volumes import own_hours
from planner.plan import About, Activity, Delivery, Hours, Id, Lever, Member, Minutes, PerWeek, Plan, Share
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit

_SUPERVISION = "trainee_supervision"
_USUAL_WORK = "consult_short"


class Trainee(Lever):
    """A trainee joins: hours at a pace of one's own, hours of supervision, and a share of an activity to do."""

    kind: Literal["trainee"] = "trainee"
    role: Annotated[Id, About(T("Function")), Refers("role")] = "aios"
    hours: Annotated[Hours, About(T("Contract hours"), Unit.HOURS, T("Paid hours a week."))] = 32
    pace: Annotated[
        float, Ge(0), Le(5), About(T("Pace"), Unit.FACTOR, T("1 is as fast as a GP; it rises with the years."))
    ] = 0.6
    supervision_hours: Annotated[
        Hours, About(T("Supervision hours"), Unit.HOURS, T("Hours a week that a supervisor talks with the trainee."))
    ] = 4
    activity: Annotated[
        Id | None, About(T("Activity"), help=T("What the trainee takes on. Empty: nothing yet.")), Refers("activity")
    ] = None
    share: Annotated[Share, About(T("Share"), Unit.SHARE, T("Share of all times that the trainee takes on."))] = 0
    supervision_minutes: Annotated[
        Minutes | None,
        About(T("Supervision"), Unit.MINUTES, T("Of the supervisor for each time that moves. Empty: as it is now.")),
    ] = None
    return_share: Annotated[
        Share | None,
        About(T("Comes back"), Unit.SHARE, T("Share that the supervisor has to do again. Empty: as it is now.")),
    ] = None


def _supervisor(plan: Plan, lever: Trainee) -> str:
    return the_role(plan, the_role(plan, lever.role).supervised_by or GP).id


def _supervised(plan: Plan, supervisor: str, hours: float) -> Plan:
    """The plan with hours of supervision: in the activity for it where that is counted so, else in one of its own."""
    for known in plan.activities:
        alone = [row.minutes + row.admin_minutes for row in known.delivery if row.role == supervisor and row.share == 1]
        if known.id == _SUPERVISION and isinstance(known.volume, PerWeek) and any(alone):
            volume = known.volume.model_copy(update={"count": known.volume.count + hours * 60 / alone[0]})
            return with_activity(plan, known, known.model_copy(update={"volume": volume}))
    new = Activity(
        id=fresh_id((known.id for known in plan.activities), _SUPERVISION),
        kind="overhead",
        channel="none",
        volume=PerWeek(count=hours),
        delivery=(Delivery(role=supervisor, minutes=60),),
    )
    return plan.model_copy(update={"activities": (*plan.activities, new)})


def _delegated(plan: Plan, lever: Trainee, supervisor: str) -> Plan:
    if lever.activity is None:
        return plan
    moved = Delegate(
        activity=lever.activity,
        role=supervisor,
        to=lever.role,
        share=lever.share,
        supervision_minutes=lever.supervision_minutes,
        return_share=lever.return_share,
    )
    return delegate.apply(plan, moved)


def apply(plan: Plan, lever: Trainee) -> Plan:
    """The plan with the trainee, the supervision, and the share of the work handed over."""
    supervisor = _supervisor(plan, lever)
    trainee = Member(
        id=fresh_id((member.id for member in plan.staff), "trainee"),
        role=lever.role,
        employment="trainee",
        hours_per_week=lever.hours,
        pace=lever.pace,
    )
    joined = plan.model_copy(update={"staff": (*plan.staff, trainee)})
    return _delegated(_supervised(joined, supervisor, lever.supervision_hours), lever, supervisor)


def sentence(plan: Plan, lever: Trainee) -> Message:
    """What the trainee brings, and what becomes of the supervisor's hours."""
    supervisor = _supervisor(plan, lever)
    before, after = calculate(plan), calculate(apply(plan, lever))
    gain = after.roles[lever.role].capacity_hours - before.roles[lever.role].capacity_hours
    return T(
        "{who} for {hours} hours a week, {net} of them for counted work. {supervisor}: {after} hours of work a week "
        "instead of {before}, of which {supervision} to talk with the trainee.",
        who=names.role(plan, lever.role),
        hours=Quantity(lever.hours, Unit.HOURS),
        net=Quantity(gain, Unit.HOURS),
        supervisor=names.role(plan, supervisor),
        after=Quantity(after.roles[supervisor].demand_hours, Unit.HOURS),
        before=Quantity(before.roles[supervisor].demand_hours, Unit.HOURS),
        supervision=Quantity(lever.supervision_hours, Unit.HOURS),
    )


def first(plan: Plan) -> Trainee:
    """A trainee with as large a share of the short consults as the hours allow, up to the limit of the plan."""
    lever = Trainee()
    lever = lever.model_copy(update={"activity": _work(plan, _supervisor(plan, lever))})
    return lever.model_copy(update={"share": _filling(plan, lever)})


def _work(plan: Plan, supervisor: str) -> str:
    """The short consult, else the consult that takes the supervisors most hours."""
    hours = {
        activity.id: own_hours(plan, activity, row)
        for activity in plan.activities
        if activity.kind == "consult"
        for row in activity.delivery
        if row.role == supervisor
    }
    if not hours:
        raise LeverError(T("No consult of this plan is done by a GP. Add one on the page Consults."))
    return _USUAL_WORK if _USUAL_WORK in hours else max(hours, key=lambda activity: hours[activity])


def _filling(plan: Plan, lever: Trainee) -> float:
    """The share, in whole per cents, that fills the function's hours up to the limit from which it is warned."""
    idle = calculate(apply(plan, lever)).roles[lever.role]
    room = max(0.0, idle.capacity_hours * plan.practice.near_limit - idle.demand_hours)
    supervisor = _supervisor(plan, lever)
    activity, _ = the_row(plan, lever.activity or "", supervisor)
    part = part_of(activity, supervisor, lever.role, 1)
    hours = own_hours(plan, activity, part)
    fitting = part.share if hours <= room else room / hours * part.share
    return floor(fitting * 100) / 100


KIND = Kind(
    record=Trainee,
    theme="team",
    title=T("GP trainee"),
    purpose=T("Adds a trainee: supervision now, hands later."),
    evidence=Evidence(
        T(
            "No published figure was found for a trainee's pace or for the hours of supervision: 0.6 and 4 hours a "
            "week are assumptions. What a trainee sees counts as not seen by a GP of the practice."
        )
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
