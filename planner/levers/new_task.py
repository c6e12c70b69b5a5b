"""Care that moves from the hospital to the practice, where there is room for it."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.calculation import calculate
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role
from planner.levers.volumes import own_hours, times_a_week
from planner.plan import About, Activity, Delivery, Id, Lever, Minutes, Name, PerPatient, PerWeek, Plan, Times
from planner.results import RoleResult
from planner.terms import AGE_BANDS, GP
from planner.texts import Message, Quantity, T, Unit


class NewTask(Lever):
    """Work from the hospital that the practice takes on; refused while a role that it needs is over its limit."""

    kind: Literal["new_task"] = "new_task"
    name: Name = ""
    role: Annotated[Id, About(T("Function")), Refers("role")]
    times: Annotated[
        Times, About(T("Times per week"), Unit.TIMES, T("In the whole practice, or per 1,000 patients."))
    ] = 5
    per_1000: Annotated[
        bool, About(T("Per 1,000 patients"), help=T("Whether the times are for every 1,000 patients on the list."))
    ] = False
    minutes: Annotated[Minutes, About(T("Minutes"), Unit.MINUTES, T("Direct time for one contact."))] = 20
    admin_minutes: Annotated[
        Minutes, About(T("Admin minutes"), Unit.MINUTES, T("Records and arrangements afterwards."))
    ] = 5
    supervision_minutes: Annotated[
        Minutes, About(T("Supervision"), Unit.MINUTES, T("Minutes of the supervisor for each time."))
    ] = 2
    anyway: Annotated[
        bool,
        About(T("Even without room"), help=T("Take the work on although a function that it needs is over its limit.")),
    ] = False


def _task(plan: Plan, lever: NewTask) -> Activity:
    volume = (
        PerPatient(per_year=dict.fromkeys(AGE_BANDS, lever.times / 1000 * plan.practice.weeks_per_year))
        if lever.per_1000
        else PerWeek(count=lever.times)
    )
    row = Delivery(
        role=the_role(plan, lever.role).id,
        minutes=lever.minutes,
        admin_minutes=lever.admin_minutes,
        supervision_minutes=lever.supervision_minutes,
    )
    new_id = fresh_id((activity.id for activity in plan.activities), lever.name or "hospital_work")
    return Activity(id=new_id, name=lever.name, volume=volume, delivery=(row,))


def _needed(plan: Plan, lever: NewTask) -> tuple[str, ...]:
    """The roles that have work with the task."""
    above = the_role(plan, lever.role).supervised_by
    return (lever.role,) if above is None or not lever.supervision_minutes else (lever.role, above)


def _is_over(result: RoleResult, limit: float) -> bool:
    return result.demand_hours > 0 if result.utilisation is None else result.utilisation >= limit


def apply(plan: Plan, lever: NewTask) -> Plan:
    """The plan with the task; `LeverError` where that puts a role over its limit and it is not wanted anyway."""
    changed = plan.model_copy(update={"activities": (*plan.activities, _task(plan, lever))})
    if lever.anyway:
        return changed
    results = calculate(changed).roles
    for role in _needed(plan, lever):
        if _is_over(results[role], plan.practice.overload):
            raise _no_room(plan, role, results[role])
    return changed


def _no_room(plan: Plan, role: str, result: RoleResult) -> LeverError:
    return LeverError(
        T(
            "There is no room for this work: {role} would have {needed} hours of work in {there} hours ({used}). "
            "Make room first, or take it on even without room.",
            role=names.role(plan, role),
            needed=Quantity(result.demand_hours, Unit.HOURS),
            there=Quantity(result.capacity_hours, Unit.HOURS),
            used=Quantity(result.utilisation, Unit.SHARE),
        )
    )


def sentence(plan: Plan, lever: NewTask) -> Message:
    """What is taken on, how often, and the hours that it asks."""
    task = _task(plan, lever)
    times = times_a_week(plan, task)
    values = {
        "what": names.activity(task),
        "times": Quantity(times, Unit.TIMES),
        "role": names.role(plan, lever.role),
        "hours": Quantity(own_hours(plan, task, task.delivery[0]), Unit.HOURS),
    }
    above = _needed(plan, lever)[1:]
    if not above:
        return T("{what}: {times} times a week, {hours} hours of {role}.", **values)
    return T(
        "{what}: {times} times a week, {hours} hours of {role} and {more} hours of {supervisor}.",
        more=Quantity(times * lever.supervision_minutes / 60, Unit.HOURS),
        supervisor=names.role(plan, above[0]),
        **values,
    )


def first(plan: Plan) -> NewTask:
    """Five times a week for the function other than GPs that has most hours left, or else for the GPs."""
    roles = calculate(plan).roles
    staffed = [role for role, result in roles.items() if result.capacity_hours]
    if not staffed:
        raise LeverError(T("Nobody works in this practice yet. Add people on the page Team."))
    return NewTask(role=max(staffed, key=lambda role: (role != GP, roles[role].gap_hours)))


KIND = Kind(
    record=NewTask,
    theme="network",
    title=T("Work from the hospital"),
    purpose=T("Adds work that moves from the hospital to the practice, when there is room for it."),
    evidence=Evidence(
        T(
            "No figure was found of the minutes that such work takes in a practice, so they are assumptions. In 2022 "
            "82 % of practices said that their GPs have a high workload: the work is taken on only where there is room."
        ),
        ("practices_gp_high_workload_2022",),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
