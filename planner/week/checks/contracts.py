"""The hours that people have in a roster beside those of their contracts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.capacity import paid_hours
from planner.memo import IdentityMemo
from planner.week.checks.person import Person
from planner.week.checks.roster import Roster
from planner.week.contract import EVEN, Contract, contract_in, hours_away, usual


@dataclass(frozen=True, slots=True)
class Contracted:
    """Somebody's hours in an average week of the roster, or in the calendar week with absence, and the contract."""

    person: Person
    hours: float
    contract: Contract

    @property
    def is_of_the_week(self) -> bool:
        """Whether the contract comes to other hours than in an average week."""
        paid = paid_hours(self.person.member)
        return max(self.contract.most - paid, paid - self.contract.least) > EVEN

    @property
    def over(self) -> float:
        """Hours on top of the contract; below zero, hours that it still asks for."""
        return max(0.0, self.hours - self.contract.most) + min(0.0, self.hours - self.contract.least)


def _contracted(roster: Roster) -> Iterator[Contracted]:
    if roster.monday is None:
        for person in roster.persons:
            paid = paid_hours(person.member)
            yield Contracted(person, person.mean_hours, Contract(paid, paid))
        return
    known = usual(roster.plan, roster.monday, roster.week)
    there: dict[str, set[str]] = {}
    for cell in roster.week.cells:
        there.setdefault(cell.member, set()).add(cell.session)
    lost: dict[str, float] = {}
    for one in roster.away:
        lost[one.member.id] = lost.get(one.member.id, 0.0) + one.cell.hours
    for person in roster.persons:
        member = person.member
        away = hours_away(roster.plan, member, roster.monday, known, there.get(member.id, set()))
        hours = person.mean_hours + lost.get(member.id, 0.0) + away
        yield Contracted(person, hours, contract_in(member, roster.monday, known))


def _all(roster: Roster) -> tuple[Contracted, ...]:
    return tuple(_contracted(roster))


# Everybody in a roster, for the two rules and the ways out that ask for it. Hours of absence count as worked.
contracted = IdentityMemo(_all, 4)
