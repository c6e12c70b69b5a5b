"""What is different between two rosters of a week, in words per person."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from planner import names
from planner.plan import Cell, Plan
from planner.terms import SESSIONS
from planner.texts import Message, T
from planner.week.merge import Spot, spot

_Look = Callable[[Cell], object]


def differences(plan: Plan, before: Iterable[Cell], after: Iterable[Cell]) -> tuple[Message, ...]:
    """A line for everybody whose sessions, work or rooms differ, in the order of the team."""
    old, new = _by_spot(before), _by_spot(after)
    lines = []
    for member in plan.staff:
        keys = [(member.id, session) for session in SESSIONS]
        parts = tuple(part for part in _parts([(key[1], old.get(key, []), new.get(key, [])) for key in keys]))
        if parts:
            lines.append(T("{who}: {changes}", who=names.member(member), changes=parts))
    return tuple(lines)


def _by_spot(cells: Iterable[Cell]) -> dict[Spot, list[Cell]]:
    found: dict[Spot, list[Cell]] = {}
    for cell in cells:
        found.setdefault(spot(cell), []).append(cell)
    return found


def _parts(sessions: list[tuple[str, list[Cell], list[Cell]]]) -> Iterable[Message]:
    added = [session for session, old, new in sessions if new and not old]
    gone = [session for session, old, new in sessions if old and not new]
    both = [(session, old, new) for session, old, new in sessions if old and new]
    work = [
        session for session, old, new in both if _differ(old, new, lambda cell: (cell.work, cell.hours, cell.weeks))
    ]
    rooms = [session for session, old, new in both if session not in work and _differ(old, new, lambda cell: cell.room)]
    if added:
        yield T("works {sessions} too", sessions=_words(added))
    if gone:
        yield T("does not work {sessions}", sessions=_words(gone))
    if work:
        yield T("other work on {sessions}", sessions=_words(work))
    if rooms:
        yield T("another room on {sessions}", sessions=_words(rooms))


def _differ(old: list[Cell], new: list[Cell], look: _Look) -> bool:
    return sorted(map(repr, map(look, old))) != sorted(map(repr, map(look, new)))


def _words(sessions: list[str]) -> tuple[Message, ...]:
    return tuple(map(names.session, sessions))
