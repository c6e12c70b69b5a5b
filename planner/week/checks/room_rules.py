"""Rules about rooms in a session."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from planner import names
from planner.plan import Cell
from planner.rooms import shared
from planner.texts import T
from planner.warnings.warning import Severity
from planner.week.checks.attendance import Attendance, spots
from planner.week.checks.issue import Issue


def room_clash(there: Attendance) -> Iterator[Issue]:
    """ROOM_CLASH: two people have the same room."""
    users: dict[str, list[Cell]] = {}
    for cell in there.present:
        if cell.room is not None and cell.room in there.team.rooms:
            users.setdefault(cell.room, []).append(cell)
    for room_id, cells in users.items():
        who = there.who(cells)
        if len(who) > 1:
            room = names.room(there.team.rooms[room_id])
            sentence = T("{who} have the same room on {session}: {room}.", who=who, session=there.name, room=room)
            yield Issue("ROOM_CLASH", Severity.RED, f"room/{room_id}", sentence, spots(cells[::-1]), there.session)


def room_unsuited(there: Attendance) -> Iterator[Issue]:
    """ROOM_UNSUITED: somebody has a room that does not suit the function."""
    for cell in there.present:
        room = there.team.rooms.get(cell.room or "")
        role = there.role(cell)
        if room is not None and room.roles and role.id not in room.roles:
            sentence = T(
                "{who} has {room} on {session}, which does not suit this function: {role}.",
                who=names.member(there.member(cell)),
                room=names.room(room),
                session=there.name,
                role=names.role_name(role),
            )
            yield Issue(
                "ROOM_UNSUITED", Severity.AMBER, f"member/{cell.member}", sentence, spots([cell]), there.session
            )


def too_few_rooms(there: Attendance) -> Iterator[Issue]:
    """TOO_FEW_ROOMS: more people need a room than there are rooms that suit. Silent in a plan without rooms.

    One person too many can often be found a place, so that is amber; more at once is red.
    """
    if not there.team.rooms:
        return
    needing = list(there.in_rooms())
    asked = Counter(there.role(cell).id for cell in needing)
    known = shared(asked, tuple(there.team.rooms.values()))
    if known.missing:
        crowded = {role for role, people in asked.items() if people > known.placed[role]}
        sentence = T(
            "Too few rooms on {session}: {needed} people need one, {missing} without one that suits.",
            session=there.name,
            needed=known.needed,
            missing=known.missing,
        )
        severity = Severity.RED if known.missing > 1 else Severity.AMBER
        looked_at = [cell for cell in needing if there.role(cell).id in crowded]
        yield Issue("TOO_FEW_ROOMS", severity, there.subject, sentence, spots(looked_at))
