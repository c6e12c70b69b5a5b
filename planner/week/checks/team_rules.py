"""Rules about people against their contract and their absence."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.capacity import paid_hours
from planner.texts import Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.checks.roster import Roster
from planner.week.merge import spot

# Hours a week below which a roster and a contract are the same.
_EVEN = 0.05


def over_contract(roster: Roster) -> Iterator[Issue]:
    """OVER_CONTRACT: more hours in an average week than somebody is paid for; of the self-employed that is advice."""
    for person, hours, paid in _contracts(roster):
        if hours > paid + _EVEN:
            severity = Severity.INFO if person.is_own_boss else Severity.AMBER
            sentence = T("{who} has {hours} hours in the week and a contract of {paid}.", **_hours(person, hours, paid))
            yield Issue("OVER_CONTRACT", severity, person.subject, sentence)


def under_contract(roster: Roster) -> Iterator[Issue]:
    """UNDER_CONTRACT: fewer hours in an average week than somebody is paid for. Hours of absence count as worked."""
    for person, hours, paid in _contracts(roster):
        if hours < paid - _EVEN:
            sentence = T("{who} has {hours} hours in the week of a contract of {paid}.", **_hours(person, hours, paid))
            yield Issue("UNDER_CONTRACT", Severity.INFO, person.subject, sentence)


def _contracts(roster: Roster) -> Iterator[tuple[Person, float, float]]:
    """Everybody with the hours of the roster, absence included, and the paid hours."""
    away: dict[str, float] = {}
    for one in roster.away:
        away[one.member.id] = away.get(one.member.id, 0.0) + one.cell.hours
    for person in roster.persons:
        yield person, person.mean_hours + away.get(person.member.id, 0.0), paid_hours(person.member)


def _hours(person: Person, hours: float, paid: float) -> dict[str, str | Quantity]:
    return {"who": person.name, "hours": Quantity(hours, Unit.HOURS), "paid": Quantity(paid, Unit.HOURS)}


def is_away(roster: Roster) -> Iterator[Issue]:
    """IS_AWAY: somebody stands in the roster of a calendar week and is absent then, or not in the team."""
    for one in roster.away:
        sentence = T(
            "{who} stands in the roster on {session} and is away: {reason}.",
            who=names.member(one.member),
            session=names.session(one.cell.session),
            reason=one.reason,
        )
        yield Issue("IS_AWAY", Severity.AMBER, f"member/{one.member.id}", sentence, (spot(one.cell),), one.cell.session)
