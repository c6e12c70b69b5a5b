"""Shorter sessions as ways out of too many hours, too little rest and too few breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planner import names
from planner.plan import Cell
from planner.texts import Quantity, T, Unit
from planner.week.cell_edits import set_cells
from planner.week.checks.hour_rules import breaks_lacking
from planner.week.checks.law import DAYS, HAIR
from planner.week.checks.person import Person
from planner.week.checks.trouble import Trouble, WayOut
from planner.week.clock import DAY, Shift
from planner.week.merge import Spot, spot

_MINUTES = 60
# How much shorter each day of work has to be: hours off its first or its last session.
_Excess = Callable[[Person, Shift], float]


def shorter_days(trouble: Trouble) -> Iterator[WayOut]:
    """Stop earlier on days that are longer than a shift may be."""
    yield from _shorter(trouble, lambda person, shift: shift.hours - person.frame.limits.shift)


def longer_nights(trouble: Trouble) -> Iterator[WayOut]:
    """Stop earlier on days after which there is too little rest."""

    def excess(person: Person, shift: Shift) -> float:
        if (person.member.id, shift.last) not in trouble.issue.spots:
            return 0.0
        later = (other.begin for other in person.timeline if other.begin > shift.begin)
        return person.frame.limits.daily_rest - (next(later, shift.end + DAYS * DAY) - shift.end)

    yield from _shorter(trouble, excess)


def longer_breaks(trouble: Trouble) -> Iterator[WayOut]:
    """Shorten the first session of days without enough time for breaks, so that they come after it."""
    yield from _shorter(trouble, lambda person, shift: breaks_lacking(person, shift) / _MINUTES, of_first=True)


def fewer_hours(trouble: Trouble) -> Iterator[WayOut]:
    """Shorten the last session of the longest week by the hours that are too many for the contract."""
    person = trouble.person
    longest = max(range(len(person.weeks)), key=lambda place: person.hours[place])
    last = [shift for shift in person.shifts if shift.day // DAYS == longest][-1:]

    def excess(person: Person, shift: Shift) -> float:
        times = sum(any(cell is _cell(person, shift) for cell in cells) for cells in person.weeks)
        return trouble.load(person) * len(person.weeks) / times if shift in last else 0.0

    yield from _shorter(trouble, excess)


def _cell(person: Person, shift: Shift, is_first: bool = False) -> Cell:
    """The cell with which a day of work ends, or begins."""
    session = shift.first if is_first else shift.last
    return next(cell for cell in person.weeks[shift.day // DAYS] if cell.session == session)


def _shorter(trouble: Trouble, excess: _Excess, of_first: bool = False) -> Iterator[WayOut]:
    """All days that are too long made shorter; none where a session would have to go, or is pinned."""
    person = trouble.person
    shorter: dict[Spot, Cell] = {}
    for shift in person.shifts:
        hours = excess(person, shift)
        if hours > HAIR:
            cell = _cell(person, shift, of_first)
            if cell.pinned or cell.hours - hours <= HAIR:
                return
            shorter[spot(cell)] = cell.model_copy(update={"hours": cell.hours - hours})
    if shorter:
        sessions = tuple(
            T("{session} {hours} hours", session=names.session(cell.session), hours=Quantity(cell.hours, Unit.HOURS))
            for cell in shorter.values()
        )
        text = T("Shorter sessions for {who}: {sessions}", who=person.name, sessions=sessions)
        yield trouble.way(text, set_cells(trouble.roster.plan, trouble.roster.week.id, tuple(shorter.values())))
