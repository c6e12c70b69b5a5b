"""The year in words: what an absence is called, and the titles of what is entered."""

from __future__ import annotations

import re

from planner import names
from planner.plan import Absence
from planner.terms import AbsenceKind
from planner.texts import Message, T
from planner.year.calendar import PUBLIC_HOLIDAYS, PublicHoliday

ABSENCE_FIELDS: dict[str, Message] = {
    "member": T("Who"),
    "kind": T("Kind"),
    "first": T("First day"),
    "last": T("Last day"),
    "sessions": T("Sessions"),
    "state": T("Answer"),
    "asked": T("Asked on"),
    "note": T("Note"),
}
WORKED_FIELDS: dict[str, Message] = {
    "planned": T("Planned"),
    "worked": T("Worked"),
    "leave": T("Leave"),
    "sick": T("Sickness"),
    "training": T("Training"),
    "meetings": T("Meetings"),
}

# A letter for each kind of absence on paper and in the planner, where it is also the key; all different.
LETTERS: dict[AbsenceKind, Message] = {
    "leave": T("L"),
    "study": T("T"),
    "holiday": T("H"),
    "sick": T("S"),
    "parental": T("P"),
    "other": T("O"),
}
MONTHS: tuple[Message, ...] = (
    *(T("January"), T("February"), T("March"), T("April"), T("May"), T("June")),
    *(T("July"), T("August"), T("September"), T("October"), T("November"), T("December")),
)

_HOLIDAY = "public_{key}_{year}"
_HOLIDAY_ID = re.compile(r"public_([a-z_]+)_\d{4}")


def holiday_id(holiday: PublicHoliday) -> str:
    """The id of the closure for a public holiday, which names it in every language."""
    return _HOLIDAY.format(key=holiday.key, year=holiday.day.year)


def absence(record: Absence) -> Message | str:
    """What an absence is called: its note, the public holiday that it is for, or its kind."""
    known = _HOLIDAY_ID.fullmatch(record.id)
    kind = names.ABSENCE_KINDS[record.kind]
    return record.note or (PUBLIC_HOLIDAYS.get(known[1], kind) if known else kind)
