"""Copies within a week plan, and of a week onto a calendar week; `EditError` in a published plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner import edits, names
from planner.edits import Change
from planner.plan import Cell, Plan, WeekPlan, find
from planner.terms import DAY_PARTS, WeekState
from planner.texts import Message, T
from planner.week.away import Away, cells_of
from planner.week.cell_edits import words
from planner.week.dates import WEEK, holds, monday_of, valid, week_of_cycle
from planner.week.edits import add, changed, editable
from planner.week.merge import Spot, Weeks, in_scope, merged, moved, spot, with_fields


@dataclass(frozen=True, slots=True)
class Copied:
    """A week copied onto a calendar week: the change, the plan of that week, and what was left out."""

    change: Change
    week_id: str
    dropped: tuple[Away, ...]

    @property
    def instead(self) -> WeekPlan | None:
        """The plan that counts in that week all the same, as the copy is a draft; None where the copy counts."""
        weeks = self.change.plan.weeks
        own = find(weeks, self.week_id)
        counts = None if own.start is None else valid(weeks, own.start)
        return None if counts is own else counts


def copy_cell(plan: Plan, week_id: str, source: Spot, targets: Collection[Spot], weeks: Weeks = ()) -> Change:
    """Copy what is in a spot to other ones, in place of what is there."""
    label = T("Copy {who} on {session}", **words(plan, source))
    return _copied(plan, week_id, dict.fromkeys(sorted(targets), source), label, weeks)


def copy_person(plan: Plan, week_id: str, member_id: str, targets: Collection[str]) -> Change:
    """Give others the whole week of somebody, in place of their own; the rooms stay with who has them."""
    cells = find(plan.weeks, week_id).cells
    sessions = dict.fromkeys(cell.session for cell in cells if cell.member in (member_id, *targets))
    pairs = {(target, session): (member_id, session) for target in sorted(targets) for session in sessions}
    who = next((names.member(member) for member in plan.staff if member.id == member_id), member_id)
    return _copied(plan, week_id, pairs, T("Copy the week of {who}", who=who))


def copy_day(plan: Plan, week_id: str, day: str, targets: Collection[str]) -> Change:
    """Make other days of the week as one is, for everybody."""
    members = dict.fromkeys(cell.member for cell in find(plan.weeks, week_id).cells)
    pairs = {
        (member, f"{target}_{part}"): (member, f"{day}_{part}")
        for member in members
        for target in sorted(targets)
        for part in DAY_PARTS
    }
    return _copied(plan, week_id, pairs, T("Copy {day}", day=names.DAYS[day]))


def copy_cycle_week(plan: Plan, week_id: str, number: int, target: int) -> Change:
    """Make a week of the cycle as another one is, for everybody."""
    week = editable(plan, week_id)
    spots = dict.fromkeys(map(spot, week.cells))
    copies = [with_fields(cell, weeks=(target,)) for cell in in_scope(week, spots, (number,))]
    label = T("Copy week {number} of the cycle", number=number)
    return changed(plan, week, label, cells=merged(week, spots, (target,), copies))


def copy_onto(plan: Plan, week_id: str, day: date) -> Copied:
    """Copy a week plan onto the calendar week of a day, without those who are away then.

    The copy is a plan of its own, valid in that week only, or it fills the plan that the week has already. It counts
    where the week plan did: it is final unless that is a draft, and nothing is published unasked. `EditError` where a
    published plan protects its period.
    """
    source, monday = find(plan.weeks, week_id), monday_of(day)
    there, dropped = cells_of(plan, source, monday)
    cells = tuple(with_fields(cell, weeks=()) for cell in there)
    own = own_plan(plan, monday)
    if own is None:
        own = _own(plan, source, monday, cells)
        change = add(plan, own)
    else:
        label = T("Copy {what} to {week}", what=names.week(source), week=names.week(own))
        state = own.state if source.state == "draft" else _STATE[source.state]
        fields = {"cells": cells, "notes": source.notes, "cycle": 1, "state": state}
        change = changed(plan, editable(plan, own.id), label, **fields)
    return Copied(change, own.id, dropped)


def split_off(plan: Plan, week_id: str, monday: date) -> Copied:
    """Give the calendar week of a Monday a plan of its own that is as it was, to be changed apart from other weeks.

    Those who are away stay in it. It counts where the week plan did: it is final unless that is a draft; `EditError`
    where a published one protects its period.
    """
    source, number = find(plan.weeks, week_id), week_of_cycle(monday, find(plan.weeks, week_id).cycle)
    cells = tuple(with_fields(cell, weeks=()) for cell in source.cells if holds(cell, number))
    own = _own(plan, source, monday, cells)
    return Copied(add(plan, own), own.id, ())


# Of the plan that is made from a week plan in a state.
_STATE: dict[WeekState, WeekState] = {"draft": "draft", "final": "final", "published": "final"}


def _own(plan: Plan, source: WeekPlan, monday: date, cells: tuple[Cell, ...]) -> WeekPlan:
    """A plan for one calendar week only, that counts where its source did."""
    return WeekPlan(
        id=edits.fresh_id((week.id for week in plan.weeks), "week"),
        start=monday,
        end=monday + WEEK - timedelta(days=1),
        state=_STATE[source.state],
        cells=cells,
        notes=source.notes,
    )


def own_plan(plan: Plan, monday: date) -> WeekPlan | None:
    """The plan that is for one calendar week only, the last where there are more."""
    sunday = monday + WEEK - timedelta(days=1)
    found = [week for week in plan.weeks if (week.start, week.end) == (monday, sunday)]
    return found[-1] if found else None


def _copied(plan: Plan, week_id: str, pairs: Mapping[Spot, Spot], label: Message, weeks: Weeks = ()) -> Change:
    """Copies in the targets (left in a pair) of what is in the sources; a spot is never copied onto itself."""
    week = editable(plan, week_id)
    sources: dict[Spot, list[Cell]] = {}
    for cell in in_scope(week, pairs.values(), weeks):
        sources.setdefault(spot(cell), []).append(cell)
    targets = [target for target, source in pairs.items() if target != source]
    copies = [_copy(week, cell, target, weeks) for target in targets for cell in sources.get(pairs[target], ())]
    return changed(plan, week, label, cells=merged(week, targets, weeks, copies))


def _copy(week: WeekPlan, cell: Cell, target: Spot, weeks: Weeks) -> Cell:
    """A copy is not pinned, and somebody else in the same session has no room yet."""
    room = None if target[1] == cell.session else cell.room
    return moved(week, cell, target, weeks, pinned=False, room=room)
