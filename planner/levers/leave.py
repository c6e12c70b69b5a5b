"""Somebody who leaves: retirement, sickness, or a vacancy that is not filled."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from planner import names
from planner.calculation import calculate
from planner.capacity import paid_hours
from planner.edits import remove_members
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_member
from planner.plan import About, Id, Lever, Plan, find
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit


class Leave(Lever):
    """Ends the work of a member: the average week is that after the last day."""

    kind: Literal["leave"] = "leave"
    member: Annotated[Id, About(T("Who")), Refers("member")]
    end: Annotated[
        date | None, About(T("Leaves"), help=T("The average week is that after this day. Empty: at once."))
    ] = None


def apply(plan: Plan, lever: Leave) -> Plan:
    """The plan without the member, also in its rosters; the work stays."""
    return remove_members(plan, (the_member(plan, lever.member).id,)).plan


def sentence(plan: Plan, lever: Leave) -> Message:
    """Who goes, and what the function has left."""
    leaver = the_member(plan, lever.member)
    before, after = (calculate(one).roles[leaver.role].capacity_hours for one in (plan, apply(plan, lever)))
    values = {
        "who": names.member(leaver),
        "role": names.role_name(find(plan.roles, leaver.role)),
        "before": Quantity(before, Unit.HOURS),
        "after": Quantity(after, Unit.HOURS),
    }
    if lever.end is None:
        return T("{who} leaves and is not replaced: {role} has {after} of the {before} hours left.", **values)
    return T(
        "{who} leaves after {end} and is not replaced: {role} has {after} of the {before} hours left.",
        end=lever.end,
        **values,
    )


def first(plan: Plan) -> Leave:
    """The regular GP with most hours, or whoever has most hours where there is none."""
    if not plan.staff:
        raise LeverError(T("There is nobody in the team. Add people on the page Team."))
    ranked = ((member.role == GP and member.employment != "locum", paid_hours(member)) for member in plan.staff)
    return Leave(member=max(zip(ranked, plan.staff, strict=True), key=lambda pair: pair[0])[1].id)


KIND = Kind(
    record=Leave,
    theme="team",
    title=T("Somebody leaves"),
    purpose=T("Takes somebody out of the team, with nobody in that place."),
    evidence=Evidence(
        T(
            "For 65 % of practices the sickness of one colleague was a big problem at once in 2024; about 4 in 100 "
            "jobs for practice nurses stood open."
        ),
        ("practices_illness_big_problem_2024", "vacancy_rate_poh", "practices_expect_shortage_2023"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
