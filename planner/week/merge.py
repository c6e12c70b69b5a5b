"""Cells of a week plan taken away and put in by spot and by week of the cycle.

A spot is a member and a session. `weeks` are the weeks of the cycle that something is about; none means all of them. A
cell that holds in more weeks than those is split, so that the other weeks keep it as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from planner.errors import EditError
from planner.plan import Cell, WeekPlan
from planner.problems import describe

Spot = tuple[str, str]
Weeks = tuple[int, ...]


def spot(cell: Cell) -> Spot:
    """Where in the grid a cell is."""
    return cell.member, cell.session


def with_fields(cell: Cell, **fields: Any) -> Cell:
    """The cell with some fields set; `EditError` in words where a value does not fit."""
    try:
        return Cell.model_validate({**cell.__dict__, **fields})
    except ValidationError as error:
        raise EditError(describe(error, Cell)) from error


def scope(week: WeekPlan, weeks: Iterable[int]) -> Weeks:
    """Weeks as a cell writes them: none where it is all of them."""
    kept = tuple(sorted(set(weeks)))
    return () if kept == _all(week) else kept


def in_scope(week: WeekPlan, spots: Iterable[Spot], weeks: Weeks) -> list[Cell]:
    """The cells in some spots that hold in one of the weeks."""
    wanted = set(spots)
    return [cell for cell in week.cells if spot(cell) in wanted and _held(week, cell, weeks)]


def moved(week: WeekPlan, cell: Cell, target: Spot, weeks: Weeks, **fields: Any) -> Cell:
    """A cell in another spot, in those weeks in which it holds."""
    held = scope(week, _held(week, cell, weeks))
    return with_fields(cell, member=target[0], session=target[1], weeks=held, **fields)


def merged(week: WeekPlan, spots: Iterable[Spot], weeks: Weeks, new: Sequence[Cell]) -> tuple[Cell, ...]:
    """All cells, with those in some spots taken out of some weeks and new ones in their places."""
    waiting: dict[Spot, list[Cell]] = {place: [] for place in spots}
    for cell in new:
        waiting.setdefault(spot(cell), []).append(cell)
    cells: list[Cell] = []
    for cell in week.cells:
        place = spot(cell)
        if place not in waiting:
            cells.append(cell)
            continue
        cells += waiting[place] + _left(week, cell, weeks)
        waiting[place] = []
    return (*cells, *(cell for rest in waiting.values() for cell in rest))


def _all(week: WeekPlan) -> Weeks:
    return tuple(range(1, week.cycle + 1))


def _held(week: WeekPlan, cell: Cell, weeks: Weeks) -> set[int]:
    """Those of the weeks in which a cell holds."""
    return set(cell.weeks or _all(week)).intersection(weeks or _all(week), _all(week))


def _left(week: WeekPlan, cell: Cell, weeks: Weeks) -> list[Cell]:
    """What is left of a cell when some weeks are taken from it."""
    taken = _held(week, cell, weeks)
    left = _held(week, cell, ()) - taken
    if not left:
        return []
    return [cell.model_copy(update={"weeks": scope(week, left)}) if taken else cell]
