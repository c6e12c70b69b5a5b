"""Less administration: fewer minutes after a contact, fewer hours of overhead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from planner import names
from planner.capacity import member_absence, paid_hours, presence
from planner.demand import demand, demand_per_role
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role, the_row, with_activities, with_row
from planner.levers.volumes import own_hours
from planner.plan import About, Activity, Delivery, Hours, Id, Lever, Minutes, Plan, Role, Share
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit


class LessAdmin(Lever):
    """Admin minutes per contact and hours of overhead that a role no longer has; neither falls below zero."""

    kind: Literal["less_admin"] = "less_admin"
    role: Annotated[Id, About(T("Function")), Refers("role")] = GP
    activity: Annotated[
        Id | None,
        About(T("Activity"), help=T("Where the admin minutes fall. Empty: in all consults of the function.")),
        Refers("activity"),
    ] = None
    share: Annotated[
        Share, About(T("Share less"), Unit.SHARE, T("Share of the admin minutes per contact that falls away."))
    ] = 0
    minutes: Annotated[
        Minutes, About(T("Minutes less"), Unit.MINUTES, T("Admin minutes per contact that fall away on top of that."))
    ] = 0
    overhead_hours: Annotated[
        Hours,
        About(
            T("Overhead hours less"),
            Unit.HOURS,
            T("Hours a week, first of activities that are overhead and then of uncounted work."),
        ),
    ] = 0


def _rows(plan: Plan, lever: LessAdmin) -> list[tuple[Activity, Delivery]]:
    """What the lever takes admin minutes from: the role's part of one activity or of all consults."""
    if lever.activity is not None:
        return [the_row(plan, lever.activity, lever.role)]
    return _parts(plan, the_role(plan, lever.role), "consult")


def _parts(plan: Plan, role: Role, kind: str) -> list[tuple[Activity, Delivery]]:
    return [
        (activity, row)
        for activity in plan.activities
        if activity.kind == kind
        for row in activity.delivery
        if row.role == role.id
    ]


def _with_rows(plan: Plan, rows: list[tuple[Activity, Delivery]], ease: Callable[[Delivery], Delivery]) -> Plan:
    return with_activities(plan, [(activity, with_row(activity, row, ease(row))) for activity, row in rows])


def _less_after_contacts(plan: Plan, lever: LessAdmin) -> Plan:
    rows = _rows(plan, lever)
    if not lever.share and not lever.minutes:
        return plan

    def ease(row: Delivery) -> Delivery:
        admin = max(0.0, row.admin_minutes * (1 - lever.share) - lever.minutes)
        return row.model_copy(update={"admin_minutes": admin})

    return _with_rows(plan, rows, ease)


def _less_overhead(plan: Plan, lever: LessAdmin) -> Plan:
    if not lever.overhead_hours:
        return plan
    role = the_role(plan, lever.role)
    rows = _parts(plan, role, "overhead")
    hours = sum(own_hours(plan, *pair) for pair in rows)
    left = max(0.0, 1 - lever.overhead_hours / hours) if hours else 1.0

    def ease(row: Delivery) -> Delivery:
        return row.model_copy(update={"minutes": row.minutes * left, "admin_minutes": row.admin_minutes * left})

    if hours:
        plan = _with_rows(plan, rows, ease)
    return _less_uncounted(plan, role, max(0.0, lever.overhead_hours - hours))


def _present_hours(plan: Plan, role: Role) -> float:
    """Hours a week that people of a role are there, less their own other work."""
    weeks = plan.practice.weeks_per_year
    return sum(
        max(0.0, paid_hours(member) * presence(member_absence(member, role), weeks) - member.allowance_hours)
        for member in plan.staff
        if member.role == role.id
    )


def _less_uncounted(plan: Plan, role: Role, hours: float) -> Plan:
    there = _present_hours(plan, role)
    if not hours or not there:
        return plan
    share = max(0.0, role.allowance_share - hours / there)
    roles = tuple(role.model_copy(update={"allowance_share": share}) if one is role else one for one in plan.roles)
    return plan.model_copy(update={"roles": roles})


def apply(plan: Plan, lever: LessAdmin) -> Plan:
    """The plan with fewer admin minutes and less overhead; how often anything happens stays the same."""
    return _less_overhead(_less_after_contacts(plan, lever), lever)


def _demand_hours(plan: Plan, role: Role) -> float:
    return demand_per_role(plan, demand(plan))[role.id].hours


def sentence(plan: Plan, lever: LessAdmin) -> Message:
    """The hours a week that fall away with contacts, and in overhead and uncounted work together."""
    role = the_role(plan, lever.role)
    eased = _less_after_contacts(plan, lever)
    after = _less_overhead(eased, lever)
    contacts = _demand_hours(plan, role) - _demand_hours(eased, role)
    counted = _demand_hours(eased, role) - _demand_hours(after, role)
    uncounted = (role.allowance_share - the_role(after, role.id).allowance_share) * _present_hours(plan, role)
    parts = (
        (contacts, T("{hours} hours a week less administration with contacts", hours=Quantity(contacts, Unit.HOURS))),
        (
            counted + uncounted,
            T("{hours} hours a week less overhead", hours=Quantity(counted + uncounted, Unit.HOURS)),
        ),
    )
    less = tuple(words for hours, words in parts if hours)
    return T("{role}: {changes}.", role=names.role_name(role), changes=less or T("nothing falls away"))


def first(plan: Plan) -> LessAdmin:
    """A tenth less of what GPs, or else the first function that has any, do after consults."""
    for role in sorted(plan.roles, key=lambda one: one.id != GP):
        if any(row.admin_minutes for _, row in _parts(plan, role, "consult")):
            return LessAdmin(role=role.id, share=0.1)
    raise LeverError(T("No function of this plan has admin minutes in a consult. Enter them on the page Consults."))


KIND = Kind(
    record=LessAdmin,
    theme="work",
    title=T("Less administration"),
    purpose=T("Takes away admin minutes after contacts and hours of overhead."),
    evidence=Evidence(
        T(
            "Two thirds of GPs spent more than a day a week on administration in 2023. How much of it can go has not "
            "been measured, so what falls away is what you enter."
        ),
        ("admin_day_per_week",),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
