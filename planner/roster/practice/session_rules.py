"""What holds in a session: a GP in the practice while it is open, supervision, trainees, and enough people.

These are the rules that the checks of a week plan have for red and amber. A locum for a session costs the rate of the
practice, one person fewer of a function in every session 200 euros (an assumption).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator

from planner import edits, names
from planner.capacity import SESSION_HOURS
from planner.plan import Cell as PlanCell
from planner.plan import Member, Plan, Role
from planner.roster.practice.kept import Given, Kept
from planner.roster.practice.scene import SEEING, STAND_IN, Scene, Slot
from planner.roster.problem import Cell, Ease, Rule, Sum, Taken, Term
from planner.terms import GP
from planner.texts import Message, Quantity, T, Unit
from planner.week.works import AT_PRACTICE, works

FEWER = 200
# Hours of a locum's session.
STAND_IN_HOURS = SESSION_HOURS
_ALL = frozenset(AT_PRACTICE)


def session_rules(scene: Scene) -> Iterator[Kept]:
    """Everything that holds in one session at a time."""
    yield from gp_present(scene)
    yield from nobody_alone(scene)
    yield from enough(scene)
    yield from supervised(scene)
    yield from trainees(scene)
    yield from stand_ins(scene)


def present(scene: Scene, slot: Slot, who: Collection[Member], doing: Collection[str] = _ALL) -> tuple[Cell, ...]:
    """Some people in the practice in a slot, doing certain kinds of work."""
    return tuple(cell for member in who for cell in scene.choices(member, slot) if cell.duty in doing)


def chiefs(scene: Scene, role_id: str) -> list[Member]:
    """Those of a function, without trainees."""
    return [one for one in scene.members.values() if one.role == role_id and one.employment != "trainee"]


def _with_locum(scene: Scene, slot: Slot, role_id: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """With the locum who might come, where that is of the function."""
    return (*cells, Cell(STAND_IN, slot.id, "surgery")) if role_id == GP and slot in scene.open else cells


def chiefs_present(scene: Scene, slot: Slot, role_id: str) -> tuple[Cell, ...]:
    """Those of a function in the practice, without trainees, with the locum who might come."""
    return _with_locum(scene, slot, role_id, present(scene, slot, chiefs(scene, role_id)))


def gp_present(scene: Scene) -> Iterator[Kept]:
    """A GP is in the practice in every open session; nothing in a team without GPs."""
    if not any(member.role == GP for member in scene.plan.staff):
        return
    for slot in scene.open:
        words = T("A GP is in the practice on {session}.", session=slot.name)
        yield Kept(Rule(f"gp/{slot.id}", words, (Sum((Term(chiefs_present(scene, slot, GP)),), at_least=1),)))


def nobody_alone(scene: Scene) -> Iterator[Kept]:
    """At least two people are in the practice in every open session, in a team of more than one."""
    for slot in scene.open if scene.is_team else ():
        cells = _with_locum(scene, slot, GP, present(scene, slot, scene.members.values()))
        words = T("Nobody is alone in the practice on {session}.", session=slot.name)
        yield Kept(Rule(f"alone/{slot.id}", words, (Sum((Term(cells),), at_least=2),)))


def enough(scene: Scene) -> Iterator[Kept]:
    """As many of each function as open sessions ask for."""
    for role in scene.plan.roles:
        least = math.ceil(role.least_present)
        if least and scene.open:
            yield _enough(scene, role, least)


def _enough(scene: Scene, role: Role, least: int) -> Kept:
    of_role = [one for one in scene.members.values() if one.role == role.id]
    sums = tuple(
        Sum((Term(_with_locum(scene, slot, role.id, present(scene, slot, of_role))),), at_least=least)
        for slot in scene.open
    )
    name = names.role_name(role)
    words = T("At least {least} in every open session: {role}.", least=Quantity(least, Unit.PERSONS), role=name)

    def give(plan: Plan, steps: int, _taken: Taken) -> Given:
        change = edits.set_role(plan, role.id, "least_present", float(least - steps))
        left = Quantity(least - steps, Unit.PERSONS)
        words = T("Do with at least {least} in every open session: {role}.", least=left, role=name)
        return Given(change.plan, words if steps < least else T("Ask for no least number present: {role}.", role=name))

    ask = T("Do with fewer in every open session: {role}.", role=name)
    return Kept(Rule(f"enough/{role.id}", words, sums, Ease("fewer", ask, FEWER, least)), give)


def supervised(scene: Scene) -> Iterator[Kept]:
    """A function sees patients only while one who supervises it is in the practice.

    GPs are left to the rule about open sessions. Where nobody in the team supervises, no roster could keep it:
    `unsupervised` tells that.
    """
    for role in scene.plan.roles:
        above = role.supervised_by
        if above is None or above == GP or not chiefs(scene, above):
            continue
        own = chiefs(scene, role.id)
        for slot in scene.slots:
            seeing = present(scene, slot, own, SEEING)
            if seeing:
                words = T(
                    "{role} on {session} only with {chief} in the practice.",
                    role=names.role_name(role),
                    session=slot.name,
                    chief=names.role_name(scene.roles[above]),
                )
                there = Sum((Term(chiefs_present(scene, slot, above)), Term(seeing, -1, once=True)), at_least=0)
                yield Kept(Rule(f"supervised/{role.id}/{slot.id}", words, (there,)))


def unsupervised(scene: Scene, cells: Collection[PlanCell]) -> Iterator[Message]:
    """Of each function that sees patients in a roster and is supervised by one that nobody has, that this is so."""
    seeing = {cell.member for cell in cells if works(cell) and cell.work in SEEING}
    for role in scene.plan.roles:
        above = role.supervised_by
        is_seen = any(one.id in seeing for one in chiefs(scene, role.id))
        if is_seen and above is not None and above != GP and not chiefs(scene, above):
            yield T(
                "The team has no {chief} to supervise {role}: no roster can change that.",
                chief=names.role_name(scene.roles[above]),
                role=names.role_name(role),
            )


def trainees(scene: Scene) -> Iterator[Kept]:
    """Who is in training is in the practice only while a supervisor is."""
    for member in scene.members.values():
        if member.employment != "trainee":
            continue
        above = scene.role(member).supervised_by or GP
        chief = names.role_name(scene.roles[above]) if above in scene.roles else names.ROLES[GP]
        for slot in scene.slots:
            cells = present(scene, slot, [member])
            if cells:
                words = T(
                    "{who} is in training and works on {session} only with {chief} in the practice.",
                    who=names.member(member),
                    session=slot.name,
                    chief=chief,
                )
                there = Sum((Term(chiefs_present(scene, slot, above)), Term(cells, -1, once=True)), at_least=0)
                yield Kept(Rule(f"trainee/{member.id}/{slot.id}", words, (there,)))


def stand_ins(scene: Scene) -> Iterator[Kept]:
    """A locum comes only when asked, at a price; that goes without saying in a collision."""
    price = max(1, round(STAND_IN_HOURS * scene.plan.practice.locum_rate))
    for slot in scene.open if scene.has_gps else ():
        ask = T("Plan a locum on {session}.", session=slot.name)
        ease = Ease("locum", ask, price)
        here = Sum((Term((Cell(STAND_IN, slot.id, "surgery"),)),), at_most=0)
        yield Kept(Rule(f"locum/{slot.id}", None, (here,), ease))
