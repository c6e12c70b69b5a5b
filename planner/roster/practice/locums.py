"""A locum for sessions: as a way out where no roster fits, and as an offer where contacts have no place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from planner import edits, names
from planner.edits import Change
from planner.levers import locum
from planner.plan import Cell, Plan
from planner.rooms import shared
from planner.roster.practice.back import filled
from planner.roster.practice.kept import Given, euros, hours
from planner.roster.practice.records import Ask, LocumOffer
from planner.roster.practice.scene import Scene, Slot
from planner.roster.practice.session_rules import STAND_IN_HOURS
from planner.stand_ins import stand_ins
from planner.terms import GP, SESSIONS
from planner.texts import TN, Message, T
from planner.week.dates import WEEK, holds
from planner.week.needs import needs_of
from planner.week.rates import mixes
from planner.week.works import IN_ROOM

# A locum is worth a session where at least this part of it would be filled.
_FILLED = 0.5


def hired(scene: Scene, plan: Plan, slots: Iterable[Slot]) -> Given:
    """The plan with a locum in the team for some sessions, in the weeks in which they are.

    In a calendar week the locum comes for that week only.
    """
    asked = list(slots)
    sessions = [key for key in SESSIONS if key in {slot.session for slot in asked}]
    pattern = dict.fromkeys(sessions, STAND_IN_HOURS)
    words = T("Plan a locum on {sessions}.", sessions=tuple(names.session(key) for key in sessions))
    hours_paid = STAND_IN_HOURS * len(asked) / len(scene.numbers)
    if scene.monday is None:
        lever = locum.Locum(sessions=pattern, weeks_share=len(asked) / (len(sessions) * len(scene.numbers)))
        plan = edits.replace_staff(plan, locum.apply(plan, lever).staff, words).plan
    else:
        period = (scene.monday, scene.monday + WEEK - timedelta(days=1))
        plan = stand_ins(plan, scene.roles[GP], pattern, period, 1).plan
    return Given(plan, words, hours_paid * plan.practice.locum_rate)


def offers(ask: Ask, scene: Scene, cells: tuple[Cell, ...]) -> tuple[LocumOffer, ...]:
    """A locum for the open sessions in which GPs have too few places, where a room is free; none without such."""
    slots = [slot for slot in scene.open if _is_short(ask, scene, cells, slot)] if scene.has_gps else []
    if not slots:
        return ()
    given = hired(scene, ask.plan, slots)
    count, paid = len({slot.session for slot in slots}), STAND_IN_HOURS * len(slots) / len(scene.numbers)
    words: Message = T(
        "GPs have too few places. {ask} {hours} hours a week, for € {euros}.",
        ask=given.words,
        hours=hours(paid),
        euros=euros(given.euros),
    )
    label = TN("Add a locum for {count} session", "Add a locum for {count} sessions", count)
    change = Change(given.plan, label, frozenset({"staff"}))
    return (LocumOffer(words, count, hours(paid), euros(given.euros), change),)


def _is_short(ask: Ask, scene: Scene, cells: tuple[Cell, ...], slot: Slot) -> bool:
    """Whether at least half a locum's session of GP contacts has no place, and a room is free."""
    number = slot.number if scene.monday is None else 1
    here = [cell for cell in filled(ask, cells).cells if holds(cell, number)]
    need = needs_of(ask.plan, here).sessions[slot.session].get(GP)
    per_hour = mixes(ask.plan)[GP].contacts_per_hour
    if need is None or need.open is None or per_hour is None:
        return False
    return -need.open >= _FILLED * STAND_IN_HOURS * per_hour and _has_room(scene, here, slot.session)


def _has_room(scene: Scene, cells: list[Cell], session: str) -> bool:
    asked: dict[str, int] = {GP: 1}
    for cell in cells:
        member = scene.members.get(cell.member)
        if cell.session == session and cell.work in IN_ROOM and member and scene.role(member).needs_room:
            asked[member.role] = asked.get(member.role, 0) + 1
    if not scene.plan.rooms or not scene.roles[GP].needs_room:
        return True
    return not shared(asked, scene.plan.rooms).missing
