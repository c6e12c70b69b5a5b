"""Working with the social domain: part of the contacts goes to the social team."""

from __future__ import annotations

from typing import Annotated, Literal

from planner import names
from planner.levers.handing_over import HandedOver, People, contacts, coordinated, handed_over
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_role
from planner.plan import About, Id, Lever, Minutes, Plan, Share
from planner.terms import GP, Group
from planner.texts import Message, Quantity, T, Unit

# A tenth of the contacts of the people with social need, who are a tenth of a list or so (assumption).
_OF_EVERYBODY = 0.01


class SocialDomain(Lever):
    """A share of the contacts of some client groups goes to the social team, against minutes to coordinate each."""

    kind: Literal["social_domain"] = "social_domain"
    groups: Annotated[tuple[Group, ...], About(T("Client groups"), help=T("Empty: the whole list."))] = ("social",)
    share: Annotated[
        Share, About(T("Share handed over"), Unit.SHARE, T("Of these patients' consults. An assumption."))
    ] = 0.1
    minutes: Annotated[
        Minutes, About(T("Coordination"), Unit.MINUTES, T("For each contact handed over. An assumption."))
    ] = 5
    role: Annotated[Id, About(T("Function"), help=T("Who coordinates.")), Refers("role")] = GP


def _parts(plan: Plan, lever: SocialDomain) -> tuple[HandedOver, ...]:
    the_role(plan, lever.role)
    consults = [activity for activity in plan.activities if activity.kind == "consult"]
    if not consults:
        raise LeverError(T("This plan has no consults. Add one on the page Consults."))
    people = People(groups=lever.groups)
    if not people.count(plan.patients):
        raise LeverError(
            T("The list has no patients in these client groups. Choose others, or split the list on the page Patients.")
        )
    return handed_over(plan, consults, people, lever.share)


def apply(plan: Plan, lever: SocialDomain) -> Plan:
    """The plan with fewer consults of these client groups, and with the coordination as work of its own."""
    return coordinated(plan, _parts(plan, lever), "social_coordination", lever.role, lever.minutes)


def sentence(plan: Plan, lever: SocialDomain) -> Message:
    """How many contacts go, and what that costs."""
    moved = contacts(plan, _parts(plan, lever))
    return T(
        "{contacts} contacts a week go to the social team: {share} of the consults of {people}. Coordination takes "
        "{role} {hours} hours a week.",
        contacts=Quantity(moved, Unit.CONTACTS),
        share=Quantity(lever.share, Unit.SHARE),
        people=tuple(names.GROUPS[group] for group in lever.groups) or T("the whole list"),
        role=names.role(plan, lever.role),
        hours=Quantity(moved * lever.minutes / 60, Unit.HOURS),
    )


def first(plan: Plan) -> SocialDomain:
    """The people with social need where the list knows them, else a small share of everybody's consults."""
    the_role(plan, GP)
    if People(groups=("social",)).count(plan.patients):
        return SocialDomain()
    return SocialDomain(groups=(), share=_OF_EVERYBODY)


KIND = Kind(
    record=SocialDomain,
    theme="network",
    title=T("Social team"),
    purpose=T("Lets the social team see part of the people whose problem is not medical."),
    evidence=Evidence(
        T(
            "No figure was found for how many contacts a social team takes over, or for the time that coordinating "
            "takes: both are assumptions. Try your own."
        )
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
