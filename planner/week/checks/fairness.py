"""The rule about what nobody likes to have more often than others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planner.access import day_of
from planner.memo import IdentityMemo
from planner.plan import Cell
from planner.texts import Message, Quantity, T, Unit
from planner.warnings.warning import Severity
from planner.week.checks.issue import Issue
from planner.week.checks.person import Person
from planner.week.checks.roster import Roster
from planner.week.merge import spot

# Times in a cycle that somebody may have more than a fair share.
_FAIR = 1.0

BURDENS: dict[str, tuple[Message, Callable[[Cell], bool]]] = {
    "monday": (T("Mondays"), lambda cell: day_of(cell.session) == "mon"),
    "friday": (T("Fridays"), lambda cell: day_of(cell.session) == "fri"),
    "evening": (T("evenings"), lambda cell: cell.session.endswith("_ev")),
    "weekend": (T("weekend days"), lambda cell: day_of(cell.session) in ("sat", "sun")),
    "duty": (T("duty shifts"), lambda cell: cell.work == "duty"),
}


def _burdens(person: Person) -> dict[str, tuple[Cell, ...]]:
    found: dict[str, tuple[Cell, ...]] = {}
    for burden, (_, is_one) in BURDENS.items():
        days = ({day_of(cell.session): cell for cell in cells if is_one(cell)} for cells in person.weeks)
        found[burden] = tuple(cell for by_day in days for cell in by_day.values())
    return found


_remembered = IdentityMemo(_burdens)


def burdens(person: Person) -> Mapping[str, tuple[Cell, ...]]:
    """Somebody's Mondays, Fridays, evenings, weekend days and duties in the weeks that are looked at: a cell of each
    day."""
    return _remembered(person)


def unfair(roster: Roster) -> Iterator[Issue]:
    """UNFAIR: somebody has more Mondays, Fridays, evenings, weekend days or duties in a cycle than a fair share.

    Fair is as the hours of the people of a function are; locums and trainees are left out, and what somebody likes
    is no burden. Advice.
    """
    teams: dict[str, list[Person]] = {}
    for person in roster.persons:
        if person.member.employment not in ("locum", "trainee"):
            teams.setdefault(person.role.id, []).append(person)
    for team in teams.values():
        hours = sum(person.mean_hours for person in team)
        for burden in BURDENS:
            total = sum(len(burdens(person)[burden]) for person in team)
            for person in team if total and hours else ():
                yield from _unfair(person, burden, total, total * person.mean_hours / hours)


def _unfair(person: Person, burden: str, total: int, fair: float) -> Iterator[Issue]:
    own = [cell for cell in burdens(person)[burden] if person.member.wishes.get(cell.session) != "likes"]
    if len(own) > fair + _FAIR:
        sentence = T(
            "{who} has {number} of the {total} {burden} of this function; by hours {fair} would be fair.",
            who=person.name,
            number=len(own),
            total=total,
            burden=BURDENS[burden][0],
            fair=Quantity(fair, Unit.TIMES),
        )
        spots = tuple(dict.fromkeys(map(spot, own)))
        yield Issue("UNFAIR", Severity.INFO, person.subject, sentence, spots, burden)
