"""Edits of the cells of a week plan: put, change, clear and move; `EditError` in a published one.

Spots and weeks are those of `planner.week.merge`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from planner import names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Cell, Plan, WeekPlan
from planner.texts import TN, Message, T
from planner.week.edits import changed, editable
from planner.week.merge import Spot, Weeks, in_scope, merged, moved, scope, spot, with_fields


def set_cell(plan: Plan, week_id: str, cell: Cell) -> Change:
    """Put a cell in its spot, in place of what is there in its weeks."""
    label = T("Change {who} on {session}", **words(plan, spot(cell)))
    return _put(plan, week_id, [cell], label, "cell", *spot(cell))


def set_cells(plan: Plan, week_id: str, cells: Collection[Cell]) -> Change:
    """Put several cells in their spots, in place of what is there in their weeks."""
    return _put(plan, week_id, cells, TN("Change {count} cell", "Change {count} cells", len(cells)))


def change_cells(
    plan: Plan, week_id: str, spots: Collection[Spot], field: str, value: Any, weeks: Weeks = ()
) -> Change:
    """Change the work, hours, room, pin or note of the cells that there are in some spots."""
    week = editable(plan, week_id)
    found = in_scope(week, spots, weeks)
    new = [moved(week, cell, spot(cell), weeks, **{field: value}) for cell in found]
    label = TN("Change {count} cell", "Change {count} cells", len(found))
    key = (field, *next(iter(spots))) if len(spots) == 1 else ()
    return changed(plan, week, label, *key, cells=merged(week, spots, weeks, new))


def clear(plan: Plan, week_id: str, spots: Collection[Spot], weeks: Weeks = ()) -> Change:
    """Take the cells in some spots out."""
    week = editable(plan, week_id)
    label = TN("Clear {count} cell", "Clear {count} cells", len(in_scope(week, spots, weeks)))
    return changed(plan, week, label, cells=merged(week, spots, weeks, []))


def move(plan: Plan, week_id: str, source: Spot, target: Spot, weeks: Weeks = ()) -> Change:
    """Move what is in a spot to another one; what is there already comes in its place."""
    week = editable(plan, week_id)
    there = [moved(week, cell, target, weeks) for cell in in_scope(week, [source], weeks)]
    if not there:
        raise EditError(T("{who} has nothing on {session} that can be moved.", **words(plan, source)))
    back = [moved(week, cell, source, weeks) for cell in in_scope(week, {target} - {source}, weeks)]
    label = T("Move {who} on {session}", **words(plan, source))
    return changed(plan, week, label, cells=merged(week, (source, target), weeks, [*there, *back]))


def replace_cells(plan: Plan, week_id: str, cells: Iterable[Cell], label: Message) -> Change:
    """Put other cells in the place of all of them, as filling in a roster does."""
    return changed(plan, editable(plan, week_id), label, cells=tuple(cells))


def words(plan: Plan, place: Spot) -> dict[str, Message | str]:
    """Whose spot it is and when, for a sentence."""
    who = next((names.member(member) for member in plan.staff if member.id == place[0]), place[0])
    return {"who": who, "session": names.session(place[1])}


def _put(plan: Plan, week_id: str, cells: Iterable[Cell], label: Message, *key: str) -> Change:
    week = old = editable(plan, week_id)
    by_weeks: dict[Weeks, list[Cell]] = {}
    for cell in cells:
        new = with_fields(cell, weeks=scope(week, _in_cycle(week, cell)))
        by_weeks.setdefault(new.weeks, []).append(new)
    for weeks, some in by_weeks.items():
        week = week.model_copy(update={"cells": merged(week, map(spot, some), weeks, some)})
    return changed(plan, old, label, *key, cells=week.cells)


def _in_cycle(week: WeekPlan, cell: Cell) -> Weeks:
    """The weeks of a cell; `EditError` where the plan's cycle has no such week."""
    for number in cell.weeks:
        if number > week.cycle:
            raise EditError(T("{what} has no week {number} in its cycle.", what=names.week(week), number=number))
    return cell.weeks
