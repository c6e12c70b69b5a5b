"""Rules that a practice may have, in the least that a core test needs: of people, and of sessions.

A `price` is what it takes to let a rule give where no roster fits, in the caller's coin; without one it never gives.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from planner.roster.grid import Person, Slot
from planner.roster.problem import Ease, Rule, Sum, Term
from planner.terms import GP
from planner.texts import TN, Message, Quantity, T, Unit
from tests.support import runs
from tests.support.roster_grid import Roster

# Hours are bargained for by the half hour, up to a session of four.
_STEP = 30
_MOST_STEPS = 8
_HOUR = 60


def _hours(minutes: int) -> Quantity:
    return Quantity(minutes / _HOUR, Unit.HOURS)


_HALF = _hours(_STEP)


def contract_hours(
    grid: Roster, person: Person, slots: Sequence[Slot], least: int, most: int, price: int | None = None
) -> Iterator[Rule]:
    """Somebody works no fewer and no more minutes in these sessions; the price is of half an hour."""
    time, where = grid.time(person, slots), f"{person.id}/{slots[0].id}"
    yield Rule(
        f"hours_most/{where}",
        T("{name} works at most {hours} hours.", name=person.name, hours=_hours(most)),
        (Sum(time, at_most=most),),
        _bargain("more_hours", T("Let {name} work {amount} hours more.", name=person.name, amount=_HALF), price),
    )
    if least > 0:
        yield Rule(
            f"hours_least/{where}",
            T("{name} works at least {hours} hours.", name=person.name, hours=_hours(least)),
            (Sum(time, at_least=least),),
            _bargain("fewer_hours", T("Let {name} work {amount} hours less.", name=person.name, amount=_HALF), price),
        )


def _bargain(kind: str, words: Message, price: int | None) -> Ease | None:
    return None if price is None else Ease(kind, words, price, _MOST_STEPS, _STEP, 0.5, Unit.HOURS)


def away(grid: Roster, person: Person, slots: Iterable[Slot]) -> Iterator[Rule]:
    """Somebody is on leave, ill or not in service; nobody asks them to work."""
    for slot in slots:
        words = T("{name} is away on {session}.", name=person.name, session=slot.name)
        yield _none(f"away/{person.id}/{slot.id}", words, grid, person, slot)


def unavailable(grid: Roster, person: Person, slots: Iterable[Slot], price: int | None = None) -> Iterator[Rule]:
    """Somebody does not work in these sessions, and might if asked."""
    for slot in slots:
        ask = T("Ask {name} to work on {session}.", name=person.name, session=slot.name)
        words = T("{name} does not work on {session}.", name=person.name, session=slot.name)
        ease = None if price is None else Ease("availability", ask, price)
        yield _none(f"unavailable/{person.id}/{slot.id}", words, grid, person, slot, ease)


def on_call(grid: Roster, person: Person, slots: Iterable[Slot], price: int) -> Iterator[Rule]:
    """A locum whom nobody has asked yet; to plan a session costs the price. Goes without saying in a collision."""
    for slot in slots:
        plan = T("Plan {name} on {session}.", name=person.name, session=slot.name)
        ease = Ease("locum", plan, price)
        yield _none(f"on_call/{person.id}/{slot.id}", None, grid, person, slot, ease)


def _none(
    rule_id: str, words: Message | None, grid: Roster, person: Person, slot: Slot, ease: Ease | None = None
) -> Rule:
    return Rule(rule_id, words, (Sum((Term(grid.cells((person,), (slot,))),), at_most=0),), ease)


def pinned(grid: Roster, person: Person, slot: Slot, duty: str | None, price: int | None = None) -> Rule:
    """What somebody does in a session is settled; no duty: they are off."""
    rule_id = f"pinned/{person.id}/{slot.id}"
    let_go = T("Unpin {name} on {session}.", name=person.name, session=slot.name)
    ease = None if price is None else Ease("pinned", let_go, price)
    if duty is None:
        words = T("{name} is pinned as off on {session}.", name=person.name, session=slot.name)
        return _none(rule_id, words, grid, person, slot, ease)
    words = T("{name} is pinned on {session}: {duty}.", name=person.name, session=slot.name, duty=grid.duty_name(duty))
    return Rule(rule_id, words, (Sum((Term(grid.cells((person,), (slot,), (duty,))),), at_least=1),), ease)


def at_most_days(grid: Roster, person: Person, slots: Sequence[Slot], most: int) -> Rule:
    """Somebody comes on no more days in these sessions."""
    days = [grid.cells((person,), day) for day in grid.days(slots)]
    words = TN("{name} works on at most {count} day.", "{name} works on at most {count} days.", most, name=person.name)
    return Rule(f"days/{person.id}/{slots[0].id}", words, (runs.at_most_blocks(days, most),))


def minimum_staff(
    grid: Roster, role: str, slot: Slot, least: int, duties: Collection[str] | None = None, price: int | None = None
) -> Rule:
    """So many people of a function work in a session, in some duties if they are given."""
    name = grid.role_name(role)
    words = TN(
        "{session}: at least {count} {role}.",
        "{session}: at least {count} × {role}.",
        least,
        session=slot.name,
        role=name,
    )
    if duties is not None:
        what = tuple(grid.duty_name(duty) for duty in sorted(duties))
        words = T("{where} For: {duties}.", where=words, duties=what)
    fewer = T("Do with {amount} fewer on {session}: {role}.", amount=1, session=slot.name, role=name)
    there = Sum((Term(grid.cells(grid.of_role(role), (slot,), duties)),), at_least=least)
    kind = "_".join(sorted(duties or ()))
    return Rule(f"staff/{role}/{slot.id}/{kind}", words, (there,), _fewer(fewer, price, least))


def _fewer(words: Message, price: int | None, most: int) -> Ease | None:
    return None if price is None else Ease("fewer_staff", words, price, most)


def gp_present(grid: Roster, slot: Slot) -> Rule:
    """A GP is in the building while the practice is open."""
    there = Sum((Term(grid.cells(grid.of_role(GP), (slot,), grid.inside)),), at_least=1)
    return Rule(f"gp/{slot.id}", T("A GP is present on {session}.", session=slot.name), (there,))


def duty_filled(grid: Roster, duty: str, slot: Slot, least: int, most: int) -> Rule:
    """So many people do a duty in a session, such as one who is on duty."""
    words = T(
        "{session}: {least} to {most} for {duty}.", session=slot.name, least=least, most=most, duty=grid.duty_name(duty)
    )
    return Rule(
        f"duty/{duty}/{slot.id}", words, (Sum((Term(grid.cells(grid.people, (slot,), (duty,))),), least, most),)
    )


def supervised(
    grid: Roster, slot: Slot, pupils: Collection[Person], supervisors: Collection[Person], each: int
) -> Rule:
    """Pupils work in the building only where supervisors do, no more than `each` pupils to one supervisor."""
    there = grid.cells(pupils, (slot,), grid.inside)
    watched = Sum((Term(grid.cells(supervisors, (slot,), grid.inside), each), Term(there, -1)), at_least=0)
    words = T(
        "{session}: {pupils} only with one of {supervisors}.",
        session=slot.name,
        pupils=tuple(one.name for one in pupils),
        supervisors=tuple(one.name for one in supervisors),
    )
    return Rule(f"supervised/{slot.id}/{'_'.join(one.id for one in pupils)}", words, (watched,))


def never_alone(grid: Roster, slot: Slot, person: Person) -> Rule:
    """Somebody, such as a trainee, is in the building only with a colleague who is not one."""
    colleagues = [one for one in grid.people if one.role != person.role]
    there = Sum(
        (
            Term(grid.cells(colleagues, (slot,), grid.inside)),
            Term(grid.cells((person,), (slot,), grid.inside), -1),
        ),
        at_least=0,
    )
    words = T("{name} is not alone on {session}.", name=person.name, session=slot.name)
    return Rule(f"alone/{person.id}/{slot.id}", words, (there,))


def no_lone_worker(grid: Roster, slot: Slot, least: int = 2) -> Rule:
    """Either nobody is in the building or at least so many are."""
    cells = grid.cells(grid.people, (slot,), grid.inside)
    words = T("{session}: nobody or at least {least} people in the building.", session=slot.name, least=least)
    return Rule(f"lone/{slot.id}", words, (Sum((Term(cells), Term(cells, -least, once=True)), at_least=0),))
