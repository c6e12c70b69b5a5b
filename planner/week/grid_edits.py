"""Edits as a grid makes them: by kind of work, by room, in blocks, and in one calendar week only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from planner.capacity import SESSION_HOURS
from planner.edits import Change
from planner.plan import Cell, Plan, WeekPlan, find
from planner.terms import Work
from planner.texts import TN, Message, T
from planner.week import cell_edits
from planner.week.cell_edits import words
from planner.week.copies import copy_cell, copy_cycle_week, own_plan, split_off
from planner.week.edits import changed, editable
from planner.week.merge import Spot, Weeks, in_scope, merged, moved, scope, spot, with_fields
from planner.week.works import AT_PRACTICE

Edit = Callable[[Plan, str], Change]


def in_week(plan: Plan, week: WeekPlan, monday: date | None, edit: Edit) -> Change:
    """An edit of a week plan, or of one calendar week only.

    The first edit of a calendar week that follows a plan for more weeks gives it a plan of its own, in the same step;
    those who are away stay in it.
    """
    if monday is None or own_plan(plan, monday) is week:
        return edit(plan, week.id)
    editable(plan, week.id)
    copied = split_off(plan, week.id, monday)
    change = edit(copied.change.plan, copied.week_id)
    return Change(change.plan, change.label, change.touched | copied.change.touched)


def together(plan: Plan, label: Message, edits: Iterable[Callable[[Plan], Change]]) -> Change:
    """Several edits as one step; an `EditError` of one refuses all."""
    touched: frozenset[str] = frozenset()
    for edit in edits:
        change = edit(plan)
        plan, touched = change.plan, touched | change.touched
    return Change(plan, label, touched)


def usual_hours(plan: Plan, place: Spot) -> float:
    """Hours of a new cell: those of the person's week pattern, else the usual ones."""
    member = next((member for member in plan.staff if member.id == place[0]), None)
    return (member.sessions.get(place[1]) if member else None) or SESSION_HOURS


def new_cell(plan: Plan, place: Spot, work: Work = "surgery") -> Cell:
    """A cell for an empty place."""
    return Cell(member=place[0], session=place[1], work=work, hours=usual_hours(plan, place))


def set_work(plan: Plan, week_id: str, spots: Collection[Spot], work: Work, weeks: Weeks = ()) -> Change:
    """Let this be the work in some spots; where there is nothing yet, for the usual hours.

    Work that is not done in the building needs no room.
    """
    week = editable(plan, week_id)
    fields = {"work": work} if work in AT_PRACTICE else {"work": work, "room": None}
    there = in_scope(week, spots, weeks)
    new = [moved(week, cell, spot(cell), weeks, **fields) for cell in there]
    new += [with_fields(new_cell(plan, place, work), weeks=weeks) for place in _empty(week, spots, there)]
    label = TN("Change {count} cell", "Change {count} cells", len(spots))
    return changed(plan, week, label, cells=merged(week, spots, weeks, new))


def _empty(week: WeekPlan, spots: Collection[Spot], there: Iterable[Cell]) -> list[Spot]:
    taken = set(map(spot, there))
    return [place for place in dict.fromkeys(spots) if place not in taken]


def replace(plan: Plan, week_id: str, old: Cell | None, new: Cell) -> Change:
    """Put a cell in the place of another one, also in the weeks that only the old one was in."""
    editable(plan, week_id)
    label = T("Change {who} on {session}", **words(plan, spot(new)))
    steps: list[Callable[[Plan], Change]] = [lambda now: cell_edits.set_cells(now, week_id, [new])]
    if old is not None:
        steps.insert(0, lambda now: cell_edits.clear(now, week_id, [spot(old)], old.weeks))
    return together(plan, label, steps)


def put_in_room(
    plan: Plan, week_id: str, source: Spot, session: str, room: str | None, weeks: Weeks = (), copy: bool = False
) -> Change:
    """Move or copy somebody's session to a room, in the same session or in another one."""
    target = (source[0], session)
    label = T("Move {who} on {session}", **words(plan, source))
    steps: list[Callable[[Plan], Change]] = []
    if session != source[1] and copy:
        steps.append(lambda now: copy_cell(now, week_id, source, [target], weeks))
    elif session != source[1]:
        steps.append(lambda now: cell_edits.move(now, week_id, source, target, weeks))
    steps.append(lambda now: cell_edits.change_cells(now, week_id, [target], "room", room, weeks))
    return together(plan, label, steps)


def put_block(plan: Plan, week_id: str, block: Mapping[Spot, Cell | None], weeks: Weeks, label: Message) -> Change:
    """Put cells in their spots in some weeks; None clears a spot."""
    week = editable(plan, week_id)
    held = scope(week, weeks)
    new = [with_fields(cell, weeks=held) for cell in block.values() if cell is not None]
    return changed(plan, week, label, cells=merged(week, block, weeks, new))


def fill_down(plan: Plan, week_id: str, pairs: Mapping[Spot, Collection[Spot]], weeks: Weeks = ()) -> Change:
    """Copy spots (left) to those below them; the rooms stay with who has them."""
    count = sum(map(len, pairs.values()))
    return together(
        plan,
        TN("Fill {count} cell down", "Fill {count} cells down", count),
        [
            lambda now, source=source, targets=targets: copy_cell(now, week_id, source, targets, weeks)  # type: ignore[misc]
            for source, targets in pairs.items()
        ],
    )


def toggle_pins(plan: Plan, week_id: str, spots: Collection[Spot], weeks: Weeks = ()) -> Change:
    """Pin the cells in some spots; where all are pinned already, let them go."""
    there = in_scope(find(plan.weeks, week_id), spots, weeks)
    return cell_edits.change_cells(plan, week_id, spots, "pinned", not all(cell.pinned for cell in there), weeks)


def copy_cycle(plan: Plan, week_id: str, number: int, targets: Collection[int]) -> Change:
    """Make several weeks of the cycle as one is."""
    label = T("Copy week {number} of the cycle", number=number)
    steps = [lambda now, to=to: copy_cycle_week(now, week_id, number, to) for to in targets]
    return together(plan, label, steps)
