"""Hiring: somebody more in a function."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner import names
from planner.calculation import calculate
from planner.capacity import member_capacity
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role
from planner.plan import About, Euros, Hours, Id, Lever, Member, Plan
from planner.texts import Message, Quantity, T, Unit


class Hire(Lever):
    """A new member of a function for some paid hours a week; in the average week the date does not count."""

    kind: Literal["hire"] = "hire"
    role: Annotated[Id, About(T("Function")), Refers("role")]
    hours: Annotated[Hours, About(T("Contract hours"), Unit.HOURS, T("Paid hours a week."))] = 16
    pace: Annotated[float, Ge(0), Le(5), About(T("Pace"), Unit.FACTOR, T("1 is as fast as the colleagues."))] = 1
    cost_per_hour: Annotated[Euros | None, About(T("Cost per hour"), Unit.EUROS, T("Empty: as the function."))] = None
    start: Annotated[
        date | None, About(T("Starts"), help=T("The average week is that from this day on. Empty: at once."))
    ] = None


def _newcomer(plan: Plan, lever: Hire) -> Member:
    role = the_role(plan, lever.role)
    return Member(
        id=fresh_id((member.id for member in plan.staff), f"new_{role.id}"),
        role=role.id,
        hours_per_week=lever.hours,
        pace=lever.pace,
        cost_per_hour=lever.cost_per_hour,
        start=lever.start,
    )


def apply(plan: Plan, lever: Hire) -> Plan:
    """The plan with somebody more in the function."""
    return plan.model_copy(update={"staff": (*plan.staff, _newcomer(plan, lever))})


def sentence(plan: Plan, lever: Hire) -> Message:
    """Who comes, for how many hours, and what is left of these for counted work."""
    role = the_role(plan, lever.role)
    capacity = member_capacity(_newcomer(plan, lever), role, plan.practice.weeks_per_year)
    values = {
        "role": names.role_name(role),
        "hours": Quantity(capacity.paid_hours, Unit.HOURS),
        "fte": Quantity(capacity.paid_hours / role.fte_hours, Unit.FTE),
        "net": Quantity(capacity.net_hours, Unit.HOURS),
    }
    if lever.start is None:
        return T("Hire {role}: {hours} hours a week ({fte} fte), of which {net} for counted work.", **values)
    return T(
        "Hire {role} from {start}: {hours} hours a week ({fte} fte), of which {net} for counted work.",
        start=lever.start,
        **values,
    )


def first(plan: Plan) -> Hire:
    """Two days a week in the function that is short of most hours."""
    if not plan.roles:
        raise LeverError(T("This plan has no functions. Add one on the page Team."))
    roles = calculate(plan).roles
    return Hire(role=min(roles, key=lambda role: (roles[role].demand_hours == 0, roles[role].gap_hours)))


KIND = Kind(
    record=Hire,
    theme="team",
    title=T("Hire somebody"),
    purpose=T("Adds somebody to a function, with that function's leave, sickness and uncounted work."),
    evidence=Evidence(
        T(
            "Whether somebody can be found is another matter: about 4 in 100 jobs for practice nurses stand open, and "
            "56 % of practices expected in 2023 to be short of GPs or medical assistants."
        ),
        ("vacancy_rate_poh", "practices_expect_shortage_2023"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
