"""Rules about people against their contract and their absence."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.terms import SESSIONS
from planner.texts import TN, Message, Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.away import Away
from planner.week.checks.contracts import Contracted, contracted
from planner.week.checks.issue import Issue
from planner.week.checks.roster import Roster
from planner.week.contract import EVEN
from planner.week.merge import spot


def over_contract(roster: Roster) -> Iterator[Issue]:
    """OVER_CONTRACT: more hours in an average week than somebody is paid for; of the self-employed that is advice.

    In a calendar week: more than the contract comes to in that week.
    """
    for one in _contracts(roster):
        if one.over > EVEN:
            severity = Severity.INFO if one.person.is_own_boss else Severity.AMBER
            values = _hours(one, one.contract.most)
            sentence = T("{who} has {hours} hours in the week and a contract of {paid}.", **values)
            if one.is_of_the_week:
                sentence = T("{who} has {hours} hours in this week; by the contract {paid} at most.", **values)
            yield Issue("OVER_CONTRACT", severity, one.person.subject, sentence)


def under_contract(roster: Roster) -> Iterator[Issue]:
    """UNDER_CONTRACT: fewer hours in an average week than somebody is paid for. Hours of absence count as worked.

    In a calendar week: fewer than the contract comes to in that week.
    """
    for one in _contracts(roster):
        if one.over < -EVEN:
            values = _hours(one, one.contract.least)
            sentence = T("{who} has {hours} hours in the week of a contract of {paid}.", **values)
            if one.is_of_the_week:
                sentence = T("{who} has {hours} hours in this week; by the contract that is {paid}.", **values)
            yield Issue("UNDER_CONTRACT", Severity.INFO, one.person.subject, sentence)


def _contracts(roster: Roster) -> Iterator[Contracted]:
    """Everybody but locums who come for a time."""
    for one in contracted(roster):
        member = one.person.member
        if member.employment != "locum" or member.end is None:
            yield one


def _hours(one: Contracted, paid: float) -> dict[str, str | Message | Quantity]:
    return {
        "who": one.person.name,
        "hours": Quantity(one.hours, Unit.HOURS),
        "paid": Quantity(paid, Unit.HOURS),
    }


def is_away(roster: Roster) -> Iterator[Issue]:
    """IS_AWAY: somebody stands in the roster of a calendar week and is absent then, or not in the team."""
    found: dict[tuple[str, str], list[Away]] = {}
    for one in roster.away:
        if one.absence is None or one.absence.member is not None:
            found.setdefault((one.member.id, one.absence.id if one.absence else ""), []).append(one)
    for (member_id, absence_id), some in found.items():
        sentence = T(
            "{who} stands in the roster on {session} and is away: {reason}.",
            who=names.member(some[0].member),
            session=_sessions(some),
            reason=some[0].reason,
        )
        spots = tuple(spot(one.cell) for one in some)
        yield Issue("IS_AWAY", Severity.AMBER, f"member/{member_id}", sentence, spots, absence_id)


def closed(roster: Roster) -> Iterator[Issue]:
    """CLOSED: people stand in the roster of a calendar week while the practice is closed. Something to know."""
    found: dict[str, list[Away]] = {}
    for one in roster.away:
        if one.absence is not None and one.absence.member is None:
            found.setdefault(one.absence.id, []).append(one)
    for absence_id, some in found.items():
        sentence = TN(
            "The practice is closed on {session}; {count} person stands in the roster then.",
            "The practice is closed on {session}; {count} people stand in the roster then.",
            len({one.member.id for one in some}),
            session=_sessions(some),
        )
        spots = tuple(spot(one.cell) for one in some)
        yield Issue("CLOSED", Severity.INFO, f"session/{some[0].cell.session}", sentence, spots, absence_id)


def _sessions(some: list[Away]) -> tuple[Message, ...]:
    there = {one.cell.session for one in some}
    return tuple(names.session(session) for session in SESSIONS if session in there)
