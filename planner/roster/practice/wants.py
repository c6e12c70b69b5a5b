"""What the roster of a practice ought to be like, by the manager's sliders.

One coin for all: at full weight a contact without a place costs 10, a session that somebody would rather not work 60,
one outside the week pattern 40 and one that somebody likes and does not have 15, a cell that changes 20, a burden more
than a fair share 40. A duty that nobody does costs 200, hours of a contract that are not used 16 each, and a session of
another kind of work than usual 12, whatever the sliders say; two weeks of a cycle that differ 2 in each cell (all of
these are assumptions).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from planner import names
from planner.capacity import SESSION_HOURS, paid_hours
from planner.plan import Cell, Member, WeekPlan
from planner.roster.practice.assignable import shares, wanted
from planner.roster.practice.person_rules import at_work, most_hours, there
from planner.roster.practice.records import Sliders
from planner.roster.practice.scene import Scene, Slot, slot_id
from planner.roster.problem import Cell as Choice
from planner.roster.problem import Sum, Term, Wish
from planner.terms import Work
from planner.texts import Message, T
from planner.week.checks.fairness import BURDENS
from planner.week.dates import holds
from planner.week.needs import needs_of
from planner.week.rates import counted_per_hour, mixes
from planner.week.works import CONTACT_WORKS, OFFICE_WORKS, works

CONTACT, RATHER_NOT, UNUSUAL, LIKES, CHANGE, BURDEN = 10, 60, 40, 15, 20, 40
DUTY, IDLE, OTHER_WORK, ALIKE = 200, 16, 12, 2
_QUARTERS = 4  # Places and contacts are counted in quarters of an hour of counted work.


@dataclass(frozen=True, slots=True)
class Demand:
    """Contacts of a function that an hour of its counted work has places for, and what each slot needs."""

    per_hour: float
    needed: Mapping[str, float]


def wants(scene: Scene, sliders: Sliders, last: WeekPlan) -> Iterator[Wish]:
    """All wishes, each with its price."""
    yield from full_contracts(scene)
    yield from usual_work(scene)
    yield from on_duty(scene)
    yield from places(scene, sliders.demand)
    yield from own_wishes(scene, sliders.wishes)
    yield from fair_shares(scene, sliders.fairness)
    yield from as_before(scene, last, sliders.changes)
    yield from alike(scene)


def price(base: float, slider: float) -> int:
    """What one unit costs; nothing where the slider is at 0."""
    return max(1, round(base * slider)) if slider > 0 else 0


def full_contracts(scene: Scene) -> Iterator[Wish]:
    """Everybody works the hours that they are paid for."""
    for member in scene.members.values():
        least = int(most_hours(scene, member) * 2)
        if least:
            # In half hours: finer than that, nobody cares.
            terms = tuple(
                Term(term.cells, round(scene.hours(member, slot) * 2))
                for slot, term in zip(there(scene, member), at_work(scene, member), strict=True)
            )
            words = T("{who} works the hours of the contract.", who=names.member(member))
            yield Wish(f"contract/{member.id}", words, Sum(terms, at_least=least), under=IDLE // 2)


def usual_work(scene: Scene) -> Iterator[Wish]:
    """Kinds of work as often as in the roster; for who is not in it, as the demand asks of the function."""
    parts, absent = shares(scene.plan), dict[str, list[Member]]()
    for member in scene.members.values():
        mix = scene.assignable[member.id].mix
        if not mix:
            absent.setdefault(member.role, []).append(member)
        for work in sorted(scene.assignable[member.id].works - {"duty"}) if mix else ():
            yield from _so_often(scene, [member], work, mix.get(work, 0), names.member(member))
    for role, members in absent.items():
        sessions = round(sum(most_hours(scene, member) / _mean_length(scene, member) for member in members))
        counts = wanted(parts.get(role, {}), sessions) if role in parts else {}
        for work, count in counts.items():
            yield from _so_often(scene, members, work, count, names.role_name(scene.roles[role]))


def on_duty(scene: Scene) -> Iterator[Wish]:
    """As many of each function as in the roster are on duty, whoever they are."""
    for (role, slot_key), cells in scene.duties.items():
        people = [one.id for one in scene.members.values() if one.role == role]
        could = tuple(
            choice
            for slot in scene.slots
            if slot.id == slot_key
            for one in people
            for choice in scene.choices(scene.members[one], slot)
            if choice.duty == "duty"
        )
        words = T(
            "{role}: '{work}' as in the roster.", role=names.role_name(scene.roles[role]), work=names.WORKS["duty"]
        )
        count = len({cell.member for cell in cells})
        bounds = Sum((Term(could),), at_least=count, at_most=count)
        yield Wish(f"duty/{role}/{slot_key}", words, bounds, under=DUTY, over=DUTY)


def _mean_length(scene: Scene, member: Member) -> float:
    lengths = [scene.hours(member, slot) for slot in scene.slots]
    return sum(lengths) / len(lengths) if lengths and sum(lengths) else SESSION_HOURS


def _so_often(scene: Scene, members: Iterable[Member], work: Work, count: int, who: Message | str) -> Iterator[Wish]:
    people = [member.id for member in members]
    cells = tuple(
        Choice(one, slot.id, work)
        for one in people
        for slot in scene.slots
        if work in scene.works_in(scene.members[one], slot)
    )
    if cells:
        words = T("{who}: '{work}' in {count} sessions.", who=who, work=names.WORKS[work], count=count)
        bounds = Sum((Term(cells),), at_least=count, at_most=count)
        yield Wish(f"work/{'_'.join(people)}/{work}", words, bounds, under=OTHER_WORK, over=OTHER_WORK)


def demands(scene: Scene) -> dict[str, Demand]:
    """What each function with contacts needs in each slot, as the checks of the needs count it.

    Places of an hour hold what the roster's office work makes possible elsewhere, by the mix that is wanted.
    """
    parts, known = shares(scene.plan), mixes(scene.plan)
    needed: dict[str, dict[str, float]] = {}
    for number in scene.numbers:
        found = needs_of(scene.plan, scene.cells(number)).sessions
        for slot in scene.open:
            if slot.id == slot_id(slot.session, number):
                for role, need in found[slot.session].items():
                    needed.setdefault(role, {})[slot.id] = need.needed
    answer = {}
    for role, by_slot in needed.items():
        mix = known[role]
        if mix.contacts_per_hour:
            office = _office(scene, role, parts.get(role, {}))
            most = 1 / mix.direct_share if mix.direct_share > 0 else math.inf
            answer[role] = Demand(mix.contacts_per_hour * min(most, 1 / (1 - office) if office < 1 else 1), by_slot)
    return answer


def _office(scene: Scene, role: str, parts: Mapping[Work, float]) -> float:
    """The part of a function's sessions that is office work: in the roster, else as the demand has it."""
    people = [one.id for one in scene.members.values() if one.role == role]
    counts = [(work, number) for one in people for work, number in scene.assignable[one].mix.items()]
    known: list[tuple[Work, float]] = [*counts] or list(parts.items())
    office = sum(number for work, number in known if work in OFFICE_WORKS)
    contact = sum(number for work, number in known if work in CONTACT_WORKS)
    return office / (office + contact) if contact else 0.0


def places(scene: Scene, slider: float) -> Iterator[Wish]:
    """Every contact has a place in its session."""
    rates = counted_per_hour(scene.plan)
    for role, asked in demands(scene).items() if slider > 0 else ():
        people = [one for one in scene.members.values() if one.role == role]
        for slot in scene.open:
            least = round(asked.needed.get(slot.id, 0.0) / asked.per_hour * _QUARTERS)
            terms = tuple(
                Term(cells, round(scene.hours(one, slot) * rates[one.id] * _QUARTERS))
                for one in people
                if (cells := tuple(cell for cell in scene.choices(one, slot) if cell.duty in CONTACT_WORKS))
            )
            if least and terms:
                words = T(
                    "{session}: a place for every contact of {role}.",
                    session=slot.name,
                    role=names.role_name(scene.roles[role]),
                )
                cost = price(CONTACT * asked.per_hour / _QUARTERS, slider)
                yield Wish(f"places/{role}/{slot.id}", words, Sum(terms, at_least=least), under=cost)


def own_wishes(scene: Scene, slider: float) -> Iterator[Wish]:
    """People work when they like to, and not when they would rather not or are used to be off."""
    for member in scene.members.values() if slider > 0 else ():
        for slot in scene.slots:
            wish, cells = member.wishes.get(slot.session), scene.choices(member, slot)
            values = {"who": names.member(member), "session": slot.name}
            if wish == "likes" and cells:
                words = T("{who} likes to work on {session}.", **values)
                yield _wish(f"likes/{member.id}/{slot.id}", words, cells, under=price(LIKES, slider))
            elif wish == "rather_not" and cells:
                words = T("{who} would rather not work on {session}.", **values)
                yield _wish(f"rather_not/{member.id}/{slot.id}", words, cells, over=price(RATHER_NOT, slider))
            elif cells and any(not works(cell) for cell in scene.there.get((member.id, slot.id), ())):
                words = T("{who} is off on {session}.", **values)
                yield _wish(f"off/{member.id}/{slot.id}", words, cells, over=price(RATHER_NOT, slider))
            elif wish is None and cells and member.sessions and not member.sessions.get(slot.session):
                words = T("{who} usually does not work on {session}.", **values)
                yield _wish(f"unusual/{member.id}/{slot.id}", words, cells, over=price(UNUSUAL, slider))


def _wish(wish_id: str, words: Message, cells: tuple[Choice, ...], under: int = 0, over: int = 0) -> Wish:
    bounds = Sum((Term(cells),), at_least=1 if under else None, at_most=0 if over else None)
    return Wish(wish_id, words, bounds, under, over)


def fair_shares(scene: Scene, slider: float) -> Iterator[Wish]:
    """Mondays, Fridays, evenings, weekend days and duty by the hours of the people of a function.

    As many as the roster has, or else the week patterns; for locums and trainees, and sessions that somebody likes,
    nothing is counted. On public holidays the practice is closed, so that there is nothing to share.
    """
    for role in scene.plan.roles if slider > 0 else ():
        team = [
            one
            for one in scene.members.values()
            if one.role == role.id and one.employment not in ("locum", "trainee") and paid_hours(one)
        ]
        hours = sum(map(paid_hours, team))
        for burden, (name, _) in BURDENS.items():
            days = _days(scene, team, burden)
            total = sum(_has(scene, member, burden, day) for member in team for day in days)
            for member in team if total and len(team) > 1 else ():
                share = math.ceil(total * paid_hours(member) / hours - 1e-9)
                yield from _fair(scene, member, name, burden, days, share, price(BURDEN, slider))


def _days(scene: Scene, team: Iterable[Member], burden: str) -> list[list[Slot]]:
    """The slots in which some people could have a burden, day by day."""
    people = list(team)
    found: dict[tuple[int, str], list[Slot]] = {}
    for slot in scene.slots:
        if any(_burdening(scene, member, burden, slot) for member in people):
            found.setdefault((slot.week, slot.day), []).append(slot)
    return list(found.values())


def _burdening(scene: Scene, member: Member, burden: str, slot: Slot) -> tuple[Choice, ...]:
    """What somebody could do in a slot that is a burden."""
    is_one = BURDENS[burden][1]
    choices = scene.choices(member, slot)
    return tuple(one for one in choices if is_one(Cell(member="-", session=slot.session, work=one.duty)))


def _has(scene: Scene, member: Member, burden: str, day: list[Slot]) -> bool:
    """Whether somebody has a burden on a day in the roster, or else by the week pattern."""
    cells = (cell for slot in day for cell in scene.there.get((member.id, slot.id), ()))
    if any(works(cell) and BURDENS[burden][1](cell) for cell in cells):
        return True
    return scene.is_fresh and burden != "duty" and any(member.sessions.get(slot.session) for slot in day)


def _fair(
    scene: Scene, member: Member, name: Message, burden: str, days: list[list[Slot]], share: int, cost: int
) -> Iterator[Wish]:
    terms = []
    for day in days:
        slots = [slot for slot in day if member.wishes.get(slot.session) != "likes"]
        cells = tuple(cell for slot in slots for cell in _burdening(scene, member, burden, slot))
        if cells:
            terms.append(Term(cells, once=True))
    if len(terms) > share:
        words = T("{who} has at most {share} of the {what}.", who=names.member(member), share=share, what=name)
        yield Wish(f"fair/{burden}/{member.id}", words, Sum(tuple(terms), at_most=share), over=cost)


def as_before(scene: Scene, last: WeekPlan, slider: float) -> Iterator[Wish]:
    """Cells stay as they were; nothing where there was no roster."""
    had = before(scene, last)
    for member in scene.members.values() if slider > 0 and had else ():
        for slot in scene.slots:
            old, cells = had.get((member.id, slot.id)), scene.choices(member, slot)
            values = {"who": names.member(member), "session": slot.name}
            if old is None and cells:
                words = T("{who} stays off on {session}.", **values)
                yield _wish(f"kept/{member.id}/{slot.id}", words, cells, over=price(CHANGE, slider))
            elif old is not None and old.work in scene.works_in(member, slot):
                words = T("{who} keeps what is there on {session}.", **values)
                same = (Choice(member.id, slot.id, old.work),)
                yield _wish(f"kept/{member.id}/{slot.id}", words, same, under=price(CHANGE, slider))


def alike(scene: Scene) -> Iterator[Wish]:
    """The weeks of a cycle are alike where nothing asks for another one."""
    weeks = [[slot for slot in scene.slots if slot.week == week] for week in range(len(scene.numbers))]
    for member in scene.members.values():
        for one, other in pairwise(weeks):
            for slot, later in zip(one, other, strict=True):
                for work in sorted(scene.works_in(member, slot) & scene.works_in(member, later)):
                    here, then = (Term((Choice(member.id, at.id, work),)) for at in (slot, later))
                    words = T("{who} does the same on {session}.", who=names.member(member), session=later.name)
                    bounds = Sum((here, replace(then, times=-1)), at_least=0, at_most=0)
                    yield Wish(f"alike/{member.id}/{later.id}/{work}", words, bounds, under=ALIKE, over=ALIKE)


def before(scene: Scene, last: WeekPlan) -> dict[tuple[str, str], Cell]:
    """What people did in the last roster, by member and slot."""
    found: dict[tuple[str, str], Cell] = {}
    for number in scene.numbers:
        for cell in last.cells:
            if works(cell) and holds(cell, (number - 1) % last.cycle + 1) and cell.member in scene.members:
                found.setdefault((cell.member, slot_id(cell.session, number)), cell)
    return found
