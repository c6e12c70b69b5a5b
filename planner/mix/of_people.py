"""Candidates that add people: hours in a function, and sessions of a locum."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from planner import names
from planner.capacity import SESSION_HOURS
from planner.levers.hire import Hire
from planner.levers.locum import Locum
from planner.mix.candidate import Candidate
from planner.mix.wishes import WORK_SESSIONS
from planner.plan import Lever, Plan, Role
from planner.rooms import free_for
from planner.terms import GP
from planner.texts import T, Unit

# How many sessions of a locum can be had unless somebody says otherwise: no figure is known. Of people, one full-time.
_LOCUM_SESSIONS = 4
# What makes sense at all.
_MOST_FTE = 20
_MOST_SESSIONS = 20


def unpriced(plan: Plan) -> tuple[Role, ...]:
    """Functions in which nobody can be hired here, as an hour has no price."""
    return tuple(role for role in plan.roles if role.cost_per_hour is None)


def hires(plan: Plan) -> Iterator[Candidate]:
    """More hours in a function whose hour has a price: a trainee, who costs the practice nothing, is no vacancy."""
    for role in plan.roles:
        if role.cost_per_hour:
            yield Candidate(
                key=f"hire:{role.id}",
                kind="hire",
                title=T("Hire: {role}", role=names.role_name(role)),
                unit=Unit.HOURS,
                ceiling=float(int(role.fte_hours)),
                most=_MOST_FTE * role.fte_hours,
                step=1.0,
                levers=partial(_hired, role.id),
                room_sessions=1 / SESSION_HOURS if role.needs_room else 0.0,
            )


def _hired(role_id: str, hours: float) -> tuple[Lever, ...]:
    return (Hire(role=role_id, hours=hours),)


def locums(plan: Plan) -> Iterator[Candidate]:
    """Whole sessions of a locum, where a room is free first and then on the busiest days."""
    for role in plan.roles:
        if role.id == GP:
            yield Candidate(
                key="locum",
                kind="locum",
                title=T("Locum sessions"),
                unit=Unit.TIMES,
                ceiling=_LOCUM_SESSIONS,
                most=_MOST_SESSIONS,
                step=1.0,
                levers=partial(_taken_on, _session_order(plan)),
                is_whole=True,
                room_sessions=1.0 if role.needs_room else 0.0,
            )


def _session_order(plan: Plan) -> tuple[str, ...]:
    def rank(session: str) -> tuple[bool, float]:
        busy = [factor for day, factor in plan.practice.weekday_factors.items() if session.startswith(day)]
        return not free_for(plan, session, GP), -sum(busy)

    return tuple(sorted(WORK_SESSIONS, key=rank))


def _taken_on(order: tuple[str, ...], sessions: float) -> tuple[Lever, ...]:
    """One locum for up to a whole week of sessions, another for more."""
    count = round(sessions)
    parts = (order[: count - start] for start in range(0, count, len(order)))
    return tuple(Locum(sessions=dict.fromkeys(part, SESSION_HOURS)) for part in parts)
