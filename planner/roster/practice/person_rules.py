"""What holds for one person: contract hours, what they cannot work, absence, what is pinned, and skills.

Prices of ways out are in euros a week, or what a manager would rather pay than do it (assumptions): an hour more its
cost, to ask somebody in spite of 'cannot' 120, to unpin a cell 40, to move leave 150, to open when closed 400, to let
somebody do other activities 200.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from planner import edits, names
from planner.capacity import comes_for_a_time, paid_hours
from planner.money import hourly_cost
from planner.plan import Absence, Cell, Member, Plan, find
from planner.roster.practice.kept import Give, Given, Kept, hours
from planner.roster.practice.scene import Scene, Slot
from planner.roster.problem import Cell as Choice
from planner.roster.problem import Ease, Rule, Sum, Taken, Term
from planner.texts import Message, T, Unit
from planner.week import cell_edits
from planner.week.contract import EVEN, contract_in, whole_week
from planner.week.merge import spot
from planner.week.works import unable, work_of, works
from planner.year import edits as year_edits

ASK, UNPIN, MOVE_LEAVE, OPEN_CLOSED, LEARN = 120, 40, 150, 400, 200
# Hours are summed in thousandths, as a plan may hold any fraction.
UNITS = 1000
_HALF_HOUR = UNITS // 2
_MOST_HALF_HOURS = 24
_WEEK = 7


def person_rules(scene: Scene) -> Iterator[Kept]:
    """Everything that holds for one person at a time."""
    for member in scene.members.values():
        yield contract(scene, member)
        yield from cannot(scene, member)
        yield from away(scene, member)
    yield from pinned(scene)
    yield from skills(scene)


def units(number: float) -> int:
    """Hours in thousandths."""
    return round(number * UNITS)


def at_work(scene: Scene, member: Member) -> tuple[Term, ...]:
    """Somebody's hours, as terms of a sum in thousandths; sessions of absence are left out, as `most_hours` has it."""
    return tuple(Term(scene.choices(member, slot), units(scene.hours(member, slot))) for slot in there(scene, member))


def there(scene: Scene, member: Member) -> list[Slot]:
    """The slots in which somebody is not away."""
    return [slot for slot in scene.slots if scene.is_in_team(member, slot) and scene.absence(member, slot) is None]


def most_hours(scene: Scene, member: Member) -> float:
    """Hours that somebody works at most in all weeks together, less those of absence.

    That is the contract; in a calendar week what it comes to then, and for who works for themselves also what is
    pinned. Who comes in a share of the weeks, and for whom no cycle says in which, has the hours of an average week, or
    what the roster has up to those of a whole week.
    """
    if scene.monday is None:
        most = paid(member) * len(scene.numbers)
    else:
        known = contract_in(member, scene.monday, scene.usual)
        most = min(known.most, max(known.least, paid(member), _sum_of(scene.there, member)))
    most -= scene.hours_away.get(member.id, 0.0)
    if member.employment in ("owner", "locum"):
        most = max(most, _sum_of(scene.pins, member))
    return max(0.0, most)


def _sum_of(cells: Mapping[tuple[str, str], Iterable[Cell]], member: Member) -> float:
    """Somebody's hours in some cells by member and slot."""
    own = (cell for (who, _), here in cells.items() if who == member.id for cell in here)
    return sum(cell.hours for cell in own if works(cell))


def paid(member: Member) -> float:
    """Paid hours of an average week; of a locum for a time, those of a week in which the locum comes."""
    return whole_week(member) if comes_for_a_time(member) else paid_hours(member)


def contract(scene: Scene, member: Member) -> Kept:
    """Nobody works more than the paid hours: on average in a cycle."""
    most, weeks = most_hours(scene, member), len(scene.numbers)
    words = T("{who} works at most {hours} hours a week.", who=names.member(member), hours=hours(most / weeks))
    rate = hourly_cost(member, scene.role(member), scene.plan.practice)
    worth = rate or scene.role(member).cost_per_hour or scene.plan.practice.locum_rate
    price = max(1, round(worth / 2 / weeks))
    ask = T("Let {who} work more hours.", who=names.member(member))
    ease = Ease("more_hours", ask, price, _MOST_HALF_HOURS * weeks, _HALF_HOUR, 0.5, Unit.HOURS)
    limit = math.floor((most + EVEN * weeks) * UNITS)
    rule = Rule(f"hours/{member.id}", words, (Sum(at_work(scene, member), at_most=limit),), ease)
    return Kept(rule, _more_hours(scene, member, rate or 0.0))


def _more_hours(scene: Scene, member: Member, rate: float) -> Give:
    """A longer contract: sessions added to the week pattern where there is one."""

    def give(plan: Plan, steps: int, taken: Taken) -> Given:
        weeks = len(scene.numbers)
        own = find(plan.staff, member.id)
        share = own.weeks_share or 1.0
        extra = steps / 2 / weeks / share
        if not own.sessions:
            plan = edits.set_member(plan, own.id, "hours_per_week", (own.hours_per_week or 0.0) + extra).plan
        for slot in sorted(_unusual(scene, own, taken), key=lambda slot: slot.week):
            if extra > 0 and own.sessions and not find(plan.staff, own.id).sessions.get(slot.session):
                length = min(12.0, max(scene.hours(member, slot), 0.5))
                plan = edits.set_session(plan, own.id, slot.session, length).plan
                extra -= length
        more = paid_hours(find(plan.staff, own.id)) - paid_hours(own)
        words = T("Let {who} work {hours} hours a week more.", who=names.member(member), hours=hours(more))
        return Given(plan, words, more * rate)

    return give


def _unusual(scene: Scene, member: Member, taken: Taken) -> Iterator[Slot]:
    """Slots in which somebody works in a roster and not by the week pattern."""
    there = {cell.slot for cell in taken if cell.person == member.id}
    return (slot for slot in scene.slots if slot.id in there and not member.sessions.get(slot.session))


def cannot(scene: Scene, member: Member) -> Iterator[Kept]:
    """Nobody works in sessions that they cannot."""
    by_session: dict[str, list[Slot]] = {}
    for slot in scene.slots:
        if member.wishes.get(slot.session) == "cannot":
            by_session.setdefault(slot.session, []).append(slot)
    for session, slots in by_session.items():
        values = {"who": names.member(member), "session": names.session(session)}
        ask = T("Ask {who} to work on {session} after all.", **values)
        sums = tuple(Sum((Term(scene.choices(member, slot)),), at_most=0) for slot in slots)
        rule = Rule(
            f"cannot/{member.id}/{session}", T("{who} cannot work on {session}.", **values), sums, Ease("ask", ask, ASK)
        )

        def give(plan: Plan, _steps: int, _taken: Taken, session: str = session, ask: Message = ask) -> Given:
            wishes = {key: wish for key, wish in find(plan.staff, member.id).wishes.items() if key != session}
            return Given(edits.set_member(plan, member.id, "wishes", wishes).plan, ask)

        yield Kept(rule, give)


def away(scene: Scene, member: Member) -> Iterator[Kept]:
    """Who is away or not in the team in the calendar week does not work then."""
    by_absence: dict[str, list[Slot]] = {}
    for slot in scene.slots:
        absence = scene.absence(member, slot)
        if absence is not None:
            by_absence.setdefault(absence.id, []).append(slot)
        elif not scene.is_in_team(member, slot):
            words = T("{who} is not in the team on {session}.", who=names.member(member), session=slot.name)
            yield Kept(Rule(f"away/{member.id}/{slot.id}", words, (_nobody(scene, member, slot),)))
    for absence_id, slots in by_absence.items():
        absence = find(scene.plan.absences, absence_id)
        sums = tuple(_nobody(scene, member, slot) for slot in slots)
        yield _absent(scene, member, absence, slots, sums)


def _nobody(scene: Scene, member: Member, slot: Slot) -> Sum:
    return Sum((Term(scene.choices(member, slot)),), at_most=0)


def _absent(scene: Scene, member: Member, absence: Absence, slots: list[Slot], sums: tuple[Sum, ...]) -> Kept:
    where = tuple(slot.name for slot in slots)
    rule_id = f"absence/{absence.id}/{member.id}"
    if absence.member is None:
        words = T("The practice is closed on {sessions}.", sessions=where)
        ask = T("Open the practice on {sessions}.", sessions=where)
        rule = Rule(rule_id, words, sums, Ease("open", ask, OPEN_CLOSED))
        return Kept(rule, lambda plan, _steps, _taken: Given(_reopened(plan, absence), ask))
    kind = names.ABSENCE_KINDS[absence.kind]
    words = T("{who} is away on {sessions}: {kind}.", who=names.member(member), sessions=where, kind=kind)
    if absence.kind not in ("leave", "study", "other"):
        return Kept(Rule(rule_id, words, sums))
    weeks = math.ceil(((absence.last - absence.first).days + 1) / _WEEK)
    later = absence.first.toordinal() + weeks * _WEEK
    ask = T(
        "Move the leave of {who} from {first} to {new}.",
        who=names.member(member),
        first=absence.first,
        new=absence.first.fromordinal(later),
    )

    def give(plan: Plan, _steps: int, _taken: Taken) -> Given:
        return Given(year_edits.move(plan, absence.id, weeks * _WEEK).plan, ask)

    return Kept(Rule(rule_id, words, sums, Ease("leave", ask, MOVE_LEAVE)), give)


def _reopened(plan: Plan, absence: Absence) -> Plan:
    """The plan without a closing; that of everybody is one record, and several people may ask for it."""
    if all(one.id != absence.id for one in plan.absences):
        return plan
    return year_edits.remove(plan, [absence.id]).plan


def pinned(scene: Scene) -> Iterator[Kept]:
    """What is pinned stays: the work, or that somebody is off. Two things at once cannot."""
    known: dict[tuple[str, str], list[tuple[Slot, Cell]]] = {}
    for slot in scene.slots:
        for member_id in scene.members:
            for cell in scene.pins.get((member_id, slot.id), []):
                known.setdefault(spot(cell), []).append((slot, cell))
    for (member_id, session), cells in known.items():
        yield _pinned(scene, scene.members[member_id], session, cells)


def _pinned(scene: Scene, member: Member, session: str, cells: list[tuple[Slot, Cell]]) -> Kept:
    values = {"who": names.member(member), "session": names.session(session)}
    kinds = dict.fromkeys(cell.work for _, cell in cells if works(cell))
    if kinds:
        words = T("{who} is pinned on {session}: {work}.", work=tuple(names.WORKS[work] for work in kinds), **values)
    else:
        words = T("{who} is pinned as off on {session}.", **values)
    ask = T("Unpin {who} on {session}.", **values)

    def give(plan: Plan, _steps: int, _taken: Taken) -> Given:
        return Given(cell_edits.change_cells(plan, scene.week.id, [(member.id, session)], "pinned", False).plan, ask)

    sums = tuple(one for slot, cell in cells for one in _stays(scene, member, slot, cell, cells))
    return Kept(Rule(f"pinned/{member.id}/{session}", words, sums, Ease("pinned", ask, UNPIN)), give)


def _stays(scene: Scene, member: Member, slot: Slot, cell: Cell, cells: list[tuple[Slot, Cell]]) -> Iterator[Sum]:
    if not works(cell):
        yield _nobody(scene, member, slot)
        return
    choice = (Choice(member.id, slot.id, cell.work),)
    yield Sum((Term(choice),), at_least=1)
    alike = sum(other is slot and one.work == cell.work for other, one in cells)
    if alike > 1:
        yield Sum((Term(choice, alike),), at_most=1)


def skills(scene: Scene) -> Iterator[Kept]:
    """Nobody does work of which they may do nothing; it is given to others, unless it is pinned."""
    for member in scene.members.values():
        lacking = unable(member, scene.plan.activities)
        for work in sorted(lacking):
            cells = tuple(
                Choice(member.id, slot.id, work) for slot in scene.slots if work in scene.works_in(member, slot)
            )
            if cells:
                values = {"who": names.member(member), "work": names.WORKS[work]}
                ask = T("Let {who} do what '{work}' asks for.", **values)
                words = T("{who} may do nothing that '{work}' asks for.", **values)
                rule = Rule(f"skill/{member.id}/{work}", words, (Sum((Term(cells),), at_most=0),))
                yield Kept(replace(rule, ease=Ease("skill", ask, LEARN, len(cells))), _learns(member, work, ask))


def _learns(member: Member, work: str, ask: Message) -> Give:
    def give(plan: Plan, _steps: int, _taken: Taken) -> Given:
        own = find(plan.staff, member.id)
        usual = own.may_do or tuple(
            one.id for one in plan.activities if any(row.role == own.role for row in one.delivery)
        )
        new = (one.id for one in plan.activities if work_of(one) == work)
        may_do = tuple(dict.fromkeys((*usual, *new)))
        return Given(edits.set_member(plan, own.id, "may_do", may_do).plan, ask)

    return give
