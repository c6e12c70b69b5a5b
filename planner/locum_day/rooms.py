"""Rooms in the sessions of a locum; one who comes in somebody's place takes over the room."""

from __future__ import annotations

from collections.abc import Mapping

from planner.levers.locum import Locum
from planner.plan import find
from planner.results import Results
from planner.rooms import SessionRooms, rooms_per_session, with_another
from planner.terms import GP, SESSIONS


def rooms_with(base: Results, lever: Locum) -> dict[str, SessionRooms]:
    """The rooms in each session of the locum, in a week in which the locum comes; none in a plan without rooms."""
    if not base.plan.rooms:
        return {}
    replaced = find(base.plan.staff, lever.replaces).sessions if lever.replaces else {}
    now = rooms_per_session(base.plan)
    sessions = (session for session in SESSIONS if lever.sessions.get(session))
    return {
        session: now[session] if replaced.get(session) else with_another(base.plan, session, GP) for session in sessions
    }


def crowded(base: Results, rooms: Mapping[str, SessionRooms]) -> tuple[str, ...] | None:
    """Sessions in which the locum finds no free room; None where the plan has no rooms."""
    if not base.plan.rooms:
        return None
    return tuple(session for session, known in rooms.items() if _more_missing(base, session, known))


def times_without_room(base: Results, rooms: Mapping[str, SessionRooms]) -> int:
    """How often a week somebody has no room when these are the rooms in the sessions of the locum."""
    return base.times_without_room + sum(_more_missing(base, session, known) for session, known in rooms.items())


def _more_missing(base: Results, session: str, known: SessionRooms) -> int:
    return known.missing - rooms_per_session(base.plan)[session].missing
