"""A locum in somebody's place in the week plans."""

from __future__ import annotations

from collections.abc import Iterator

from planner.levers.united_roster import LONGEST_CYCLE, stretched
from planner.plan import Cell, Member, WeekPlan
from planner.week.works import works

_SLACK = 1e-9


def taken_over(week: WeekPlan, replaced: Member, locum: Member) -> WeekPlan:
    """A week plan in which the locum works the cells that somebody has in the locum's sessions.

    Hours above those of the locum stay with who is replaced, without a room. A locum who comes in a part of this
    person's weeks has the first ones of each cycle, which becomes as long as that takes; where no cycle is long enough,
    the locum has that part of the hours in all weeks.
    """
    if not any(_is_taken(cell, replaced, locum) for cell in week.cells):
        return week
    part = locum.weeks_share / replaced.weeks_share if replaced.weeks_share else 0.0
    for cycle in range(week.cycle, LONGEST_CYCLE + 1, week.cycle):
        cells = tuple(stretched(week, cycle))
        taken = [cell for cell in cells if _is_taken(cell, replaced, locum)]
        if all(_is_whole(part * len(_held(cell, cycle))) for cell in taken):
            shared = (one for cell in cells for one in _by_weeks(cell, replaced, locum, part, cycle))
            return week.model_copy(update={"cycle": cycle, "cells": tuple(shared)})
    shared = (one for cell in week.cells for one in _by_hours(cell, replaced, locum, part))
    return week.model_copy(update={"cells": tuple(shared)})


def _is_taken(cell: Cell, replaced: Member, locum: Member) -> bool:
    return cell.member == replaced.id and works(cell) and cell.session in locum.sessions


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) < _SLACK


def _held(cell: Cell, cycle: int) -> tuple[int, ...]:
    return cell.weeks or tuple(range(1, cycle + 1))


def _by_weeks(cell: Cell, replaced: Member, locum: Member, part: float, cycle: int) -> Iterator[Cell]:
    """A cell with the locum in the first of its weeks."""
    held = _held(cell, cycle)
    count = round(part * len(held)) if _is_taken(cell, replaced, locum) else 0
    if count:
        weeks = cell.weeks if count == len(held) else held[:count]
        yield from _by_hours(cell.model_copy(update={"weeks": weeks}), replaced, locum, 1.0)
    if count < len(held):
        yield cell if count == 0 else cell.model_copy(update={"weeks": held[count:]})


def _by_hours(cell: Cell, replaced: Member, locum: Member, part: float) -> Iterator[Cell]:
    """A cell with the locum for a part of the hours."""
    hours = part * min(cell.hours, locum.sessions[cell.session]) if _is_taken(cell, replaced, locum) else 0.0
    if hours > _SLACK:
        yield cell.model_copy(update={"member": locum.id, "hours": hours})
    if cell.hours - hours > _SLACK or not hours:
        yield cell if not hours else cell.model_copy(update={"hours": cell.hours - hours, "room": None})
