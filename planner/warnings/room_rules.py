"""Rules about rooms: more people at work than there are rooms for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner import edits, names, room_edits
from planner.edits import Change
from planner.explain import Figure
from planner.plan import Member, Plan
from planner.results import Results
from planner.rooms import SessionRooms, free_for, needs_room, rooms_per_session
from planner.terms import GP, SESSIONS
from planner.texts import TN, Quantity, T, Unit
from planner.warnings import remedies
from planner.warnings.warning import Remedy, Severity, Warning

_FIGURES = (Figure("practice", "", "times_without_room"),)


def too_few_rooms(results: Results, today: date) -> Iterator[Warning]:
    """TOO_FEW_ROOMS: sessions in which not everybody can have a room that suits. Silent in a plan without rooms.

    One person too many can be out on visits or on leave, so that is amber; more at once is red.
    """
    short = {session: known for session, known in rooms_per_session(results.plan).items() if known.missing}
    if not short or not results.plan.rooms:
        return
    worst = max(short, key=lambda session: short[session].missing)
    known = short[worst]
    yield Warning(
        "TOO_FEW_ROOMS",
        Severity.RED if known.missing > 1 else Severity.AMBER,
        f"session/{worst}",
        TN(
            "Too few rooms in {count} session of the week, {session}: {needed} people need one, {missing} have none.",
            "Too few rooms in {count} sessions of the week. Worst is {session}: {needed} people need one, {missing} "
            "have none.",
            len(short),
            session=names.session(worst),
            needed=known.needed,
            missing=known.missing,
        ),
        {
            "needed": Quantity(known.needed, Unit.PERSONS),
            "rooms": Quantity(known.rooms, Unit.NONE),
            "times_without_room": Quantity(results.times_without_room, Unit.TIMES),
        },
        remedies.kept(_move(results, worst, known), _more_rooms(results, known)),
    )


def _more_rooms(results: Results, worst: SessionRooms) -> Remedy:
    """Rooms for everybody who has none in the worst session, which is enough for the others."""
    text = TN("Find {count} room more", "Find {count} rooms more", worst.missing)
    return remedies.remedy("more_rooms", text, room_edits.add(results.plan, worst.missing), results, _FIGURES)


def _move(results: Results, session: str, known: SessionRooms) -> Remedy | None:
    """Let somebody without a room work in another session, in which one is free; GPs are asked last."""
    plan = results.plan
    crowded = {role for role, asked in known.asked.items() if asked > known.placed[role]}
    roles = {role.id: role for role in plan.roles}
    people = [m for m in plan.staff if m.role in crowded and needs_room(m, roles[m.role], session)]
    better = {role: [key for key in _open_sessions(plan, session) if free_for(plan, key, role)] for role in crowded}
    for member in sorted(people, key=lambda m: m.role == GP):
        for other in better[member.role]:
            if not member.sessions.get(other):
                text = T(
                    "Let {who} work on {other} instead of {session}",
                    who=names.member(member),
                    other=names.session(other),
                    session=names.session(session),
                )
                change = _moved(plan, member, session, other)
                return remedies.remedy("move_session", text, change, results, _FIGURES)
    return None


def _open_sessions(plan: Plan, session: str) -> list[str]:
    """Sessions in which a GP works, those of the same part of the day first."""
    part = session.partition("_")[2]
    there = {key for m in plan.staff if m.role == GP for key, hours in m.sessions.items() if hours > 0}
    return sorted((key for key in SESSIONS if key in there), key=lambda key: not key.endswith(part))


def _moved(plan: Plan, member: Member, session: str, other: str) -> Change:
    """The hours of a session worked in another one."""
    pattern = {key: hours for key, hours in member.sessions.items() if key not in (session, other)}
    return edits.set_member(plan, member.id, "sessions", pattern | {other: member.sessions[session]})
