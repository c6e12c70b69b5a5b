"""A locum: a GP from outside in named sessions, at a rate per hour."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le

from planner import names
from planner.capacity import paid_hours
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, LeverError, Refers, the_member, the_role
from planner.levers.locum_roster import taken_over
from planner.money import member_cost
from planner.plan import About, Euros, Id, Lever, Member, Plan, SessionHours, SessionKey, Share
from planner.terms import GP, SESSIONS
from planner.texts import Message, Quantity, T, Unit


class Locum(Lever):
    """A locum in some sessions, every week or in a share of the weeks, extra or in somebody's place."""

    kind: Literal["locum"] = "locum"
    sessions: Annotated[
        dict[SessionKey, SessionHours],
        About(T("Sessions"), Unit.HOURS, T("Hours of the locum in each half-day session.")),
    ]
    pace: Annotated[
        float, Ge(0), Le(5), About(T("Pace"), Unit.FACTOR, T("1 is as fast as the practice's own GPs."))
    ] = 1
    rate: Annotated[Euros | None, About(T("Rate per hour"), Unit.EUROS, T("Empty: the rate of the practice."))] = None
    weeks_share: Annotated[
        Share, About(T("Share of the weeks"), Unit.SHARE, T("100 %: every week; 50 %: every other week."))
    ] = 1
    replaces: Annotated[
        Id | None,
        About(
            T("Replaces"),
            help=T("Who does not work then; the locum fills no more than that. Empty: the locum is extra."),
        ),
        Refers("member"),
    ] = None


def _hours(lever: Locum) -> dict[str, float]:
    """The sessions with hours, in the order of the week."""
    hours = {key: lever.sessions[key] for key in SESSIONS if lever.sessions.get(key)}
    if not hours:
        raise LeverError(T("Choose at least one session for the locum."))
    return hours


def _replaced(plan: Plan, lever: Locum, member_id: str) -> Member:
    member = the_member(plan, member_id)
    if member.role != GP:
        raise LeverError(T("A locum stands in for a GP; {who} is not one.", who=names.member(member)))
    if not any(member.sessions.get(key) for key in _hours(lever)):
        raise LeverError(
            T(
                "{who} has no hours in these sessions. Choose sessions of {who}, or nobody to replace.",
                who=names.member(member),
            )
        )
    return member


def _locum(plan: Plan, lever: Locum, replaced: Member | None) -> Member:
    """The locum as a member; in somebody's place with that person's hours and weeks at most."""
    hours, weeks = _hours(lever), lever.weeks_share
    if replaced is not None:
        there = {key: min(own, replaced.sessions.get(key, 0.0)) for key, own in hours.items()}
        hours, weeks = {key: own for key, own in there.items() if own}, min(weeks, replaced.weeks_share)
    return Member(
        id=fresh_id((member.id for member in plan.staff), "locum"),
        role=the_role(plan, GP).id,
        employment="locum",
        sessions=hours,
        pace=lever.pace,
        cost_per_hour=lever.rate,
        weeks_share=weeks,
    )


def _without(member: Member, locum: Member) -> Member:
    """The replaced member less the hours that the locum fills, averaged over the weeks that this person works."""
    weeks = locum.weeks_share / member.weeks_share if member.weeks_share else 0.0
    left = {key: own - weeks * locum.sessions.get(key, 0.0) for key, own in member.sessions.items()}
    # A pattern without hours stays a pattern: the contract hours must not come in its place.
    return member.model_copy(update={"sessions": left})


def _pulled(plan: Plan, lever: Locum) -> tuple[Member | None, Member]:
    """The member that is replaced and the locum."""
    replaced = None if lever.replaces is None else _replaced(plan, lever, lever.replaces)
    return replaced, _locum(plan, lever, replaced)


def apply(plan: Plan, lever: Locum) -> Plan:
    """The plan with a locum in the team; in somebody's place the paid hours of the team stay as they are.

    In week plans the locum works that person's cells in those sessions. An extra locum has no place in them yet.
    """
    replaced, locum = _pulled(plan, lever)
    others = tuple(_without(member, locum) if member is replaced else member for member in plan.staff)
    weeks = plan.weeks if replaced is None else tuple(taken_over(week, replaced, locum) for week in plan.weeks)
    return plan.model_copy(update={"staff": (*others, locum), "weeks": weeks})


def sentence(plan: Plan, lever: Locum) -> Message:
    """When the locum comes, for whom, and what that costs."""
    replaced, locum = _pulled(plan, lever)
    values = {
        "sessions": tuple(names.session(key) for key in locum.sessions),
        "hours": Quantity(paid_hours(locum), Unit.HOURS),
        "euros": Quantity(member_cost(locum, the_role(plan, GP), plan.practice), Unit.EUROS),
    }
    if replaced is None:
        return T("An extra locum on {sessions}: {hours} hours a week on average, for € {euros}.", **values)
    return T(
        "A locum in the place of {who} on {sessions}: {hours} hours a week on average, for € {euros}.",
        who=names.member(replaced),
        **values,
    )


def first(plan: Plan) -> Locum:
    """A locum on Tuesday, for a morning and an afternoon of four hours."""
    the_role(plan, GP)
    return Locum(sessions={"tue_am": 4, "tue_pm": 4})


KIND = Kind(
    record=Locum,
    theme="team",
    title=T("Locum"),
    purpose=T("Adds a locum in sessions that you choose, extra or in a GP's place."),
    evidence=Evidence(
        T(
            "The average of 2019 was 60.61 euros an hour, an agency's rate of 2020 76.50, one locum's of 2024 is 85; "
            "no recent average was found. With each hour of a locum patients see their regular GP less often, so "
            "continuity falls."
        ),
        ("locum_day_rate_2019", "locum_day_rate_2020_wham", "locum_day_rate_2024_individual"),
    ),
    apply=apply,
    sentence=sentence,
    first=first,
)
