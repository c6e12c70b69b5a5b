"""What the grid of the week says in words: cells, and contacts over a session."""

from __future__ import annotations

from planner import names
from planner.capacity import SESSION_HOURS
from planner.language import Translator
from planner.plan import Cell, Plan
from planner.texts import Quantity, T, Unit
from planner.week.needs import Need
from planner.week.rows import room_name
from ui.models.numbers import write_number
from ui.theme import State

JOINT = " · "
# Less than this is shown as 0.
_SEEN = 0.05


def work(cell: Cell, say: Translator) -> str:
    """The kind of work, short enough for a cell."""
    return say(names.SHORT_WORKS[cell.work])


def particulars(plan: Plan, cell: Cell, say: Translator) -> list[str]:
    """The room, and the hours where they are not the usual ones."""
    found = [] if cell.room is None else [say(room_name(plan, cell.room))]
    return found + hours(cell, say)


def hours(cell: Cell, say: Translator) -> list[str]:
    """The hours with all their digits, where they are not the usual ones."""
    if cell.hours == SESSION_HOURS:
        return []
    return [say(T("{hours} h", hours=write_number(cell.hours, say.language)))]


def parts(plan: Plan, cell: Cell, say: Translator) -> list[str]:
    """The work, the room, and the hours where they are not the usual ones."""
    return [say(names.WORKS[cell.work]), *particulars(plan, cell, say)]


def told_cell(plan: Plan, cell: Cell, say: Translator) -> list[str]:
    """Everything about a cell, line by line."""
    found = [JOINT.join(parts(plan, cell, say))]
    if cell.weeks:
        found.append(say(T("In weeks {weeks} of the cycle", weeks=cell.weeks)))
    if cell.pinned:
        found.append(say(T("Pinned: filling in leaves it alone")))
    if cell.note:
        found.append(say(T("Note: {text}", text=cell.note)))
    return found


def need_lines(need: Need | None, state: State | None, say: Translator) -> list[str]:
    """Contacts over a session in two lines: what is open, and what is planned of what is needed."""
    if need is None or state is None:
        return []
    planned, needed = _contacts(need.planned), _contacts(need.needed)
    left = say.plain(_contacts(need.open)).replace("-", "−")
    sign = "+" if need.open is not None and need.open >= _SEEN else ""
    return [f"{state.glyph} {sign}{left}", say(T("{planned}/{needed}", planned=planned, needed=needed))]


def told_need(need: Need | None, state: State | None, say: Translator) -> list[str]:
    """Everything about the contacts of a session, line by line."""
    if need is None or state is None:
        return [say(T("No contacts in this session"))]
    return [
        say(T("Needed: {number} contacts", number=_contacts(need.needed))),
        say(T("Planned: {number} contacts", number=_contacts(need.planned))),
        say(T("Open: {number} contacts", number=_contacts(need.open))),
        say(state.word),
    ]


def _contacts(number: float | None) -> Quantity:
    return Quantity(number, Unit.CONTACTS)
