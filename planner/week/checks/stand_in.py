"""Ways out when somebody of a calendar week is away: who works instead, doing it later, and leaving it open.

`planner.week.checks.remedies` tries them. They are about all sessions of an absence at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice

from planner.calculation import ratio
from planner.edits import Change
from planner.plan import Cell, Plan, Role
from planner.stand_ins import stand_ins, whom
from planner.terms import GP, SESSIONS
from planner.texts import Message, Quantity, T, Unit
from planner.week.cell_edits import set_cells
from planner.week.checks.hole import Chosen, Hole, in_words, moved
from planner.week.checks.person import Person
from planner.week.checks.trouble import Trouble, WayOut
from planner.week.dates import date_of
from planner.week.merge import with_fields
from planner.week.rates import mixes
from planner.week.works import CONTACT_WORKS

# So many people are offered as the one who does it all, and as the one who does it later.
_SINGLES = 2
# Work is put off to another day where at least this part of the contacts can wait (an assumption).
_CAN_WAIT = 0.5


def stand_in(trouble: Trouble) -> Iterator[WayOut]:
    """All that can be done about somebody who is away."""
    if trouble.known:
        hole = Hole(trouble)
        yield from _one_colleague(hole)
        yield from _several_colleagues(hole)
        yield from _from_outside(hole)
        yield from _later(hole)
        text = T("Leave {session} of {who} open", session=hole.sessions, who=hole.who)
        yield hole.filled(text, [])


def _one_colleague(hole: Hole) -> Iterator[WayOut]:
    """One colleague of the same function works all the sessions."""
    free = [hole.free(session) for session in hole.cells]
    able = (person for person in free[0] if all(person in some for some in free))
    for other in islice(able, _SINGLES):
        text = T("Let {other} work on {session} for {who}", other=other.name, session=hole.sessions, who=hole.who)
        yield hole.filled(text, hole.taken_over(dict.fromkeys(hole.cells, other)))


def _several_colleagues(hole: Hole) -> Iterator[WayOut]:
    """Colleagues share the sessions, and leave office work for it where nobody is free."""
    chosen = hole.shared_out()
    shares = _shares(hole, chosen)
    if len(chosen) == len(hole.cells) and (len(shares) > 1 or not hole.free(next(iter(chosen)))):
        text = T("Let colleagues work for {who}: {shares}", who=hole.who, shares=shares)
        yield hole.filled(text, hole.taken_over(chosen))


def _shares(hole: Hole, chosen: Chosen) -> tuple[Message, ...]:
    """Who works when."""
    return tuple(_share(hole, chosen, one) for one in {one.member.id: one for one in chosen.values()}.values())


def _share(hole: Hole, chosen: Chosen, person: Person) -> Message:
    own = [session for session, other in chosen.items() if other is person]
    values = {"who": person.name, "sessions": in_words(own)}
    if hole.leaves_office(person, own):
        return T("{who} on {sessions} instead of office work", **values)
    return T("{who} on {sessions}", **values)


def _from_outside(hole: Hole) -> Iterator[WayOut]:
    """A locum works all the sessions, or only those in which no colleague can."""
    yield _with_stand_in(hole, {})
    chosen = hole.shared_out()
    if 0 < len(chosen) < len(hole.cells):
        yield _with_stand_in(hole, chosen)


def _with_stand_in(hole: Hole, chosen: Chosen) -> WayOut:
    left = [cell for session, cell in hole.cells.items() if session not in chosen]
    hours = {cell.session: cell.hours for cell in left}
    hired = _hired(hole.trouble, hole.role, hours)
    text = _offer(hole.trouble.roster.plan, hole.role, hours)
    if chosen:
        text = T("{stand_in}, and let colleagues work: {shares}", stand_in=text, shares=_shares(hole, chosen))
    new = [moved(cell, hired.plan.staff[-1].id) for cell in left]
    return hole.filled(text, [*new, *hole.taken_over(chosen)], hired)


def _later(hole: Hole) -> Iterator[WayOut]:
    """Who is away, or a colleague, does the work later in the week; in functions whose work can mostly wait."""
    mix = mixes(hole.trouble.roster.plan)[hole.role.id]
    of_contacts = all(cell.work in CONTACT_WORKS for cell in hole.cells.values())
    if not of_contacts or (ratio(mix.waiting, mix.contacts) or 0.0) < _CAN_WAIT:
        return
    able = [one for one in hole.trouble.roster.persons if all(hole.could_do(one, session) for session in hole.cells)]
    able.sort(key=lambda one: (one.member.id != hole.member.id, hole.trouble.load(one)))
    yield from islice((_put_off(hole, one, days) for one in able if (days := _other_days(hole, one))), _SINGLES)


def _other_days(hole: Hole, person: Person) -> dict[str, str]:
    """For each session one after all of them, of the same part of the day, in which somebody is free; none else."""
    last, found = max(map(SESSIONS.index, hole.cells)), dict[str, str]()
    free = sorted(hole.trouble.free_sessions(person), key=SESSIONS.index)
    for session in hole.cells:
        part = session.partition("_")[2]
        days = (one for one in free if one.endswith(part) and SESSIONS.index(one) > last)
        day = next((one for one in days if one not in found.values()), None)
        if day is None:
            return {}
        found[session] = day
    return found


def _put_off(hole: Hole, person: Person, days: Mapping[str, str]) -> WayOut:
    values = {"who": hole.who, "later": _in_order(days.values()), "session": hole.sessions}
    if person.member.id == hole.member.id:
        text = T("Let {who} do what can wait on {later} instead of {session}", **values)
    else:
        text = T("Let {other} do what can wait on {later}, for {who} on {session}", other=person.name, **values)
    cells = (moved(hole.cells[session], person.member.id) for session in days)
    new = [with_fields(cell, session=days[cell.session], room=None) for cell in cells]
    return hole.filled(text, new)


def one_more(trouble: Trouble) -> Iterator[WayOut]:
    """A locum in the session where somebody of a function is wanted; for a calendar week only."""
    plan, session = trouble.roster.plan, trouble.session
    role = next((one for one in plan.roles if one.id == trouble.issue.wanted), None)
    there = [
        cell.hours for week in trouble.roster.sessions for one in week if one.session == session for cell in one.cells
    ]
    if role is not None and there and trouble.roster.monday is not None:
        hours = {session: max(there)}
        hired = _hired(trouble, role, hours)
        cell = Cell(member=hired.plan.staff[-1].id, session=session, hours=hours[session])
        change = set_cells(hired.plan, trouble.roster.week.id, [cell])
        change = replace(change, touched=change.touched | hired.touched)
        yield WayOut(_offer(plan, role, hours), change, trouble.roster.week.id, resort=1)


def _hired(trouble: Trouble, role: Role, hours: Mapping[str, float]) -> Change:
    """Somebody from outside in the team, from the first to the last day of some sessions."""
    monday = trouble.roster.monday or date.min
    days = [date_of(monday, session) for session in hours]
    return stand_ins(trouble.roster.plan, role, hours, (min(days), max(days)))


def _offer(plan: Plan, role: Role, hours: Mapping[str, float]) -> Message:
    """Who comes from outside and when, and at what cost where that is known."""
    total, rate = sum(hours.values()), plan.practice.locum_rate if role.id == GP else role.cost_per_hour
    values = {"who": whom(role), "sessions": _in_order(hours), "hours": Quantity(total, Unit.HOURS)}
    if not rate:
        return T("{who} on {sessions}: {hours} hours", **values)
    return T("{who} on {sessions}: {hours} hours, € {cost}", cost=Quantity(total * rate, Unit.EUROS), **values)


def _in_order(sessions: Iterable[str]) -> tuple[Message, ...]:
    return in_words(sorted(sessions, key=SESSIONS.index))
