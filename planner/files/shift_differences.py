"""What is different between the shifts of a week plan and those in a workbook, and the words for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner import names
from planner.files.shift_words import plain
from planner.plan import Cell, Plan, WeekPlan
from planner.terms import SESSIONS
from planner.texts import Message, Quantity, T, Unit
from planner.week.rows import room_name

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A shift that the sheet adds, changes or removes."""

    kind: Kind
    week: WeekPlan
    before: Cell | None
    after: Cell | None

    @property
    def cell(self) -> Cell:
        """Whose and which session it is."""
        cell = self.after or self.before
        if cell is None:
            raise ValueError("neither before nor after")
        return cell


def _look(cell: Cell) -> tuple[object, ...]:
    return (cell.work, cell.hours, cell.room or "", cell.pinned, plain(cell.note))


def _spot(cell: Cell) -> tuple[object, ...]:
    return (cell.member, SESSIONS.index(cell.session), tuple(sorted(cell.weeks)))


def _count(cells: tuple[Cell, ...]) -> Counter[tuple[object, ...]]:
    return Counter((*_spot(cell), *_look(cell)) for cell in cells)


def differences(week: WeekPlan, after: tuple[Cell, ...]) -> Iterator[Difference]:
    """Shifts that are not in both; of the same person, session and weeks they are one that changed."""
    old, new = _by_spot(_left(week.cells, after)), _by_spot(_left(after, week.cells))
    for place in old | new:
        before, coming = old.get(place, []), new.get(place, [])
        for one, other in zip(before, coming, strict=False):
            yield Difference("changed", week, one, other)
        for one in before[len(coming) :]:
            yield Difference("removed", week, one, None)
        for other in coming[len(before) :]:
            yield Difference("added", week, None, other)


def _by_spot(cells: list[Cell]) -> dict[tuple[object, ...], list[Cell]]:
    found: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        found.setdefault(_spot(cell), []).append(cell)
    return found


def _left(cells: tuple[Cell, ...], others: tuple[Cell, ...]) -> list[Cell]:
    """The cells that the others do not have, each as often as it is too many."""
    there = _count(others)
    left = []
    for cell in cells:
        look = (*_spot(cell), *_look(cell))
        if there[look]:
            there[look] -= 1
        else:
            left.append(cell)
    return left


def sentence(plan: Plan, one: Difference) -> Message:
    """A difference in words."""
    who = next((names.member(member) for member in plan.staff if member.id == one.cell.member), one.cell.member)
    place = T("{who}, {session}", who=who, session=names.session(one.cell.session))
    if one.cell.weeks:
        place = T("{place} (week {weeks})", place=place, weeks=one.cell.weeks)
    before, after = (_told(plan, cell) if cell else () for cell in (one.before, one.after))
    if one.kind == "changed":
        return T("{place}: {before} becomes {after}", place=place, before=before, after=after)
    return T("{place}: {after}", place=place, after=after or before)


def _told(plan: Plan, cell: Cell) -> tuple[Message | str, ...]:
    """Work, hours, room and note of a shift."""
    parts: list[Message | str] = [names.WORKS[cell.work], T("{hours} h", hours=Quantity(cell.hours, Unit.TIMES))]
    if cell.room is not None:
        parts.append(room_name(plan, cell.room))
    if cell.pinned:
        parts.append(T("pinned"))
    if cell.note:
        parts.append(cell.note)
    return tuple(parts)
