"""Care for frail elderly people together with the district nurse and the elderly-care physician."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.levers.handing_over import HandedOver, People, contacts, coordinated, handed_over
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_activity, the_role
from planner.plan import About, Activity, Id, Lever, Minutes, Plan, Share
from planner.terms import GP, AgeBand, Group
from planner.texts import Message, Quantity, T, Unit

_OLDEST: tuple[AgeBand, ...] = ("75-84", "85+")


class ElderlyTeam(Lever):
    """A share of the work for some client groups, or for some ages, goes to others, against minutes to coordinate."""

    kind: Literal["elderly_team"] = "elderly_team"
    groups: Annotated[
        tuple[Group, ...], About(T("Client groups"), help=T("Leave this empty where you choose age bands."))
    ] = ("complex",)
    bands: Annotated[
        tuple[AgeBand, ...], About(T("Age bands"), help=T("For a list that is not split into client groups."))
    ] = ()
    activities: Annotated[
        tuple[Id, ...], About(T("Activities"), help=T("Empty: all that is done at people's homes.")), Refers("activity")
    ] = ()
    share: Annotated[
        Share, About(T("Share handed over"), Unit.SHARE, T("Of this work for these patients. An assumption."))
    ] = 0.2
    minutes: Annotated[
        Minutes, About(T("Coordination"), Unit.MINUTES, T("For each contact handed over. An assumption."))
    ] = 10
    role: Annotated[Id, About(T("Function"), help=T("Who coordinates.")), Refers("role")] = GP


def _people(plan: Plan, lever: ElderlyTeam) -> People:
    if bool(lever.groups) == bool(lever.bands):
        raise LeverError(T("Choose either client groups or age bands."))
    people = People(lever.groups, lever.bands)
    if not people.count(plan.patients):
        raise LeverError(
            T("The list has no such patients. Where it is not split into client groups, choose age bands instead.")
        )
    return people


def _work(plan: Plan, lever: ElderlyTeam) -> list[Activity]:
    work = [the_activity(plan, activity) for activity in dict.fromkeys(lever.activities)]
    work = work or [activity for activity in plan.activities if activity.channel == "home"]
    if not work:
        raise LeverError(T("Nothing in this plan is done at people's homes. Choose the activities yourself."))
    return work


def _parts(plan: Plan, lever: ElderlyTeam) -> tuple[HandedOver, ...]:
    the_role(plan, lever.role)
    return handed_over(plan, _work(plan, lever), _people(plan, lever), lever.share)


def apply(plan: Plan, lever: ElderlyTeam) -> Plan:
    """The plan with less of this work for these people, and with the coordination as work of its own."""
    return coordinated(plan, _parts(plan, lever), "elderly_coordination", lever.role, lever.minutes)


def sentence(plan: Plan, lever: ElderlyTeam) -> Message:
    """Which contacts go, how many, and what that costs."""
    moved = contacts(plan, _parts(plan, lever))
    people = (
        *(names.GROUPS[group] for group in lever.groups),
        *(T("{band} years", band=band) for band in lever.bands),
    )
    return T(
        "{contacts} contacts a week go to the district nurse and the elderly-care physician: {share} of {what} for "
        "{people}. Coordination takes {role} {hours} hours a week.",
        contacts=Quantity(moved, Unit.CONTACTS),
        share=Quantity(lever.share, Unit.SHARE),
        what=tuple(names.activity(activity) for activity in _work(plan, lever)),
        people=people,
        role=names.role(plan, lever.role),
        hours=Quantity(moved * lever.minutes / 60, Unit.HOURS),
    )


def first(plan: Plan) -> ElderlyTeam:
    """The complex group where the list knows it, else everybody from 75 on."""
    the_role(plan, GP)
    if People(groups=("complex",)).count(plan.patients):
        return ElderlyTeam()
    return ElderlyTeam(groups=(), bands=_OLDEST)


KIND = Kind(
    record=ElderlyTeam,
    theme="network",
    title=T("Team for frail elderly people"),
    purpose=T("Lets the district nurse and the elderly-care physician do part of the work for frail elderly people."),
    evidence=Evidence(
        T(
            "Of people of 65 and over 22 % are frail; those who live at home see the GP 14 times a year. No figure was "
            "found for what others take over, or for the time that coordinating takes: both are assumptions."
        ),
        ("frail_65plus_share", "frail_home_gp_contacts"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
