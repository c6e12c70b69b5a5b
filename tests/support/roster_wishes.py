"""Wishes that a practice may have of a roster. Every weight is the price of one unit, in one coin for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from planner.roster.grid import Person, Slot
from planner.roster.problem import Cell, Sum, Term, Wish
from planner.texts import Message, Quantity, T, Unit
from tests.support.roster_grid import Roster


def contacts_wanted(grid: Roster, role: str, slot: Slot, wanted: int, possible: Mapping[str, int], weight: int) -> Wish:
    """A function has enough contacts in a session; `possible` are those of one person in each duty."""
    people = grid.of_role(role)
    terms = tuple(Term(grid.cells(people, (slot,), (duty,)), count) for duty, count in possible.items())
    words = T(
        "{session}: {contacts} contacts wanted of {role}.",
        session=slot.name,
        contacts=Quantity(wanted, Unit.CONTACTS),
        role=grid.role_name(role),
    )
    return Wish(
        f"contacts/{role}/{slot.id}/{'_'.join(sorted(possible))}", words, Sum(terms, at_least=wanted), under=weight
    )


def likes(grid: Roster, person: Person, slots: Iterable[Slot], weight: int) -> Iterator[Wish]:
    """Somebody likes to work in these sessions."""
    for slot in slots:
        words = T("{name} likes to work on {session}.", name=person.name, session=slot.name)
        here = Sum((Term(grid.cells((person,), (slot,))),), at_least=1)
        yield Wish(f"likes/{person.id}/{slot.id}", words, here, under=weight)


def rather_not(grid: Roster, person: Person, slots: Iterable[Slot], weight: int) -> Iterator[Wish]:
    """Somebody would rather not work in these sessions."""
    for slot in slots:
        words = T("{name} would rather not work on {session}.", name=person.name, session=slot.name)
        here = Sum((Term(grid.cells((person,), (slot,))),), at_most=0)
        yield Wish(f"rather_not/{person.id}/{slot.id}", words, here, over=weight)


def fair_share(
    grid: Roster, what: Message, slots: Sequence[Slot], shares: Mapping[str, int], weight: int
) -> Iterator[Wish]:
    """Everybody has no more of these sessions (Mondays, evenings) than their share.

    From the second too many on each weighs double, so that what is too much is spread.
    """
    for person in grid.people:
        if person.id not in shares:
            continue
        here, share = (Term(grid.cells((person,), slots)),), shares[person.id]
        words = T("{name} has at most {share} of these: {what}.", name=person.name, share=share, what=what)
        for more in (0, 1):
            yield Wish(f"fair/{slots[0].id}/{person.id}/{more}", words, Sum(here, at_most=share + more), over=weight)


def few_changes(grid: Roster, previous: Collection[Cell], weight: int) -> Iterator[Wish]:
    """Everybody keeps what they had on the roster before, or keeps being off; without such a roster no wish at all."""
    had = {(cell.person, cell.slot): cell for cell in previous}
    for person in grid.people if had else ():
        for slot in grid.slots:
            before = had.get((person.id, slot.id))
            if before is None:
                words = T("{name} stays off on {session}.", name=person.name, session=slot.name)
                stays = Sum((Term(grid.cells((person,), (slot,))),), at_most=0)
            else:
                duty = grid.duty_name(before.duty)
                words = T("{name} keeps on {session}: {duty}.", name=person.name, session=slot.name, duty=duty)
                stays = Sum((Term((before,)),), at_least=1)
            yield Wish(f"kept/{person.id}/{slot.id}", words, stays, under=weight, over=weight)
