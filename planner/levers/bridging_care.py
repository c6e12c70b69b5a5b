"""Bridging care: one number to call when somebody needs a bed or home care at once."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.capacity import capacity
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role, the_row, with_activity, with_row
from planner.levers.volumes import times_a_week
from planner.plan import About, Id, Lever, Minutes, Plan, Role, Times
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit


class BridgingCare(Lever):
    """Placements cost less phoning; the time comes off an activity, or off the uncounted work of a role."""

    kind: Literal["bridging_care"] = "bridging_care"
    placements: Annotated[
        Times, About(T("Placements per year"), Unit.TIMES, T("Urgent beds and home care. An assumption."))
    ] = 10
    minutes: Annotated[
        Minutes, About(T("Minutes saved"), Unit.MINUTES, T("Of phoning, for each placement. No figure was found."))
    ] = 0
    role: Annotated[Id, About(T("Function"), help=T("Who phones now.")), Refers("role")] = GP
    activity: Annotated[
        Id | None,
        About(T("Activity"), help=T("Where the phoning is entered. Empty: in the function's uncounted work.")),
        Refers("activity"),
    ] = None


def _wanted(plan: Plan, lever: BridgingCare) -> float:
    """Hours a week that the placements would save."""
    return lever.placements * lever.minutes / 60 / plan.practice.weeks_per_year


def _off_activity(plan: Plan, lever: BridgingCare, activity_id: str) -> tuple[Plan, float]:
    """The plan with shorter minutes of the role in an activity, and the hours a week that this frees.

    What comes back to a supervisor takes the supervisor's own minutes, so shorter ones count there too.
    """
    activity, row = the_row(plan, activity_id, lever.role)
    supervised = {role.id for role in plan.roles if role.supervised_by == lever.role}
    back = sum(other.share * other.return_share for other in activity.delivery if other.role in supervised)
    times = times_a_week(plan, activity) * (row.share + back)
    if not times:
        return plan, 0.0
    off = min(_wanted(plan, lever) * 60 / times, row.minutes + row.admin_minutes)
    direct = min(off, row.minutes)
    minutes = {"minutes": row.minutes - direct, "admin_minutes": max(0.0, row.admin_minutes - (off - direct))}
    shorter = with_row(activity, row, row.model_copy(update=minutes))
    return with_activity(plan, activity, shorter), off * times / 60


def _off_uncounted(plan: Plan, lever: BridgingCare, role: Role) -> tuple[Plan, float]:
    """The plan with less uncounted work of the role, and the hours a week of counted work that this makes room for."""
    people = capacity(plan)
    net = sum(people[member.id].net_hours for member in plan.staff if member.role == role.id)
    if not net:
        raise LeverError(T("Nobody works as {role} in this plan. Choose another function.", role=names.role_name(role)))
    whole = net / (1 - role.allowance_share)
    off = min(_wanted(plan, lever) / whole, role.allowance_share)
    less = role.model_copy(update={"allowance_share": role.allowance_share - off})
    roles = tuple(less if known is role else known for known in plan.roles)
    return plan.model_copy(update={"roles": roles}), off * whole


def _pulled(plan: Plan, lever: BridgingCare) -> tuple[Plan, float]:
    role = the_role(plan, lever.role)
    if lever.activity is None:
        return _off_uncounted(plan, lever, role)
    return _off_activity(plan, lever, lever.activity)


def apply(plan: Plan, lever: BridgingCare) -> Plan:
    """The plan with less phoning; never less than none."""
    return _pulled(plan, lever)[0]


def sentence(plan: Plan, lever: BridgingCare) -> Message:
    """What the placements save in a year."""
    freed = _pulled(plan, lever)[1]
    values = {"placements": Quantity(lever.placements, Unit.TIMES), "role": names.role(plan, lever.role)}
    if not _wanted(plan, lever):
        return T(
            "Placements: {placements} a year. They save {role} nothing until you type the minutes that each one saves.",
            **values,
        )
    return T(
        "Placements: {placements} a year. They save {role} {hours} hours of phoning a year.",
        hours=Quantity(freed * plan.practice.weeks_per_year, Unit.HOURS),
        **values,
    )


def first(plan: Plan) -> BridgingCare:
    """Some placements for the GP, with nothing saved yet."""
    the_role(plan, GP)
    return BridgingCare()


KIND = Kind(
    record=BridgingCare,
    theme="network",
    title=T("Bridging care"),
    purpose=T("Saves rounds of phone calls for an urgent bed or for home care."),
    evidence=Evidence(
        T("No figure was found for the time that bridging care saves. So nothing changes until you fill it in.")
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
