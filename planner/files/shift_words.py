"""What a sheet with a row for each shift calls things: the same words for the sheet and for reading it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from planner import names
from planner.plan import Plan
from planner.texts import Message, T

Say = Callable[[Message | str], str]

# The columns in their order, with their titles.
COLUMNS: Mapping[str, Message] = {
    "week": T("Week plan"),
    "weeks": T("Weeks of the cycle"),
    "member": T("Person"),
    "role": T("Function"),
    "day": T("Day"),
    "part": T("Part of the day"),
    "work": T("Work"),
    "hours": T("Hours"),
    "room": T("Room"),
    "pinned": T("Pinned"),
    "note": T("Note"),
}
_YES = T("yes")
_LOST = dict.fromkeys((0xFFFE, 0xFFFF))


@dataclass(frozen=True, slots=True)
class Words:
    """In one language, by column: the word for each id, such as that of a person. No two ids have the same word."""

    week: Mapping[str, str]
    member: Mapping[str, str]
    day: Mapping[str, str]
    part: Mapping[str, str]
    work: Mapping[str, str]
    room: Mapping[str, str]
    pinned: Mapping[str, str]

    def of(self, column: str) -> Mapping[str, str]:
        """The words of a column that has a choice of them."""
        words: Mapping[str, str] = getattr(self, column)
        return words


def words(plan: Plan, say: Say) -> Words:
    """The words for everything in a plan that a shift is about."""
    return Words(
        week=labels((week.id, say(names.week(week))) for week in plan.weeks),
        member=labels((member.id, say(names.member(member))) for member in plan.staff),
        day={day: say(word) for day, word in names.DAYS.items()},
        part={part: say(word) for part, word in names.DAY_PARTS.items()},
        work={work: say(word) for work, word in names.WORKS.items()},
        room=labels((room.id, say(names.room(room))) for room in plan.rooms),
        pinned={"yes": say(_YES)},
    )


def key(text: str) -> str:
    """What two texts have in common that a person takes for the same."""
    return " ".join(plain(text).casefold().split())


def plain(text: str) -> str:
    """A text as a workbook can hold it: without the two characters that no XML file has, and no space around it."""
    return text.translate(_LOST).strip()


def labels(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """A word for each id: its name, with the id behind it where another one has that name."""
    known = list(named)
    taken = {key(record_id) for record_id, _name in known}
    labels: dict[str, str] = {}
    for record_id, name in known:
        label = name
        if not key(label) or (key(label) in taken and key(label) != key(record_id)):
            label = f"{name} ({record_id})"
        while key(label) in taken and label != record_id:
            label = f"{label} *"
        taken.add(key(label))
        labels[record_id] = label
    return labels
