"""The solver's answer as cells of a week plan."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.edits import Change
from planner.plan import Cell, Plan, WeekPlan, find
from planner.roster.practice.records import Ask, Proposal
from planner.roster.practice.room_rules import shared
from planner.roster.practice.scene import STAND_IN, Scene
from planner.roster.practice.wants import before
from planner.roster.problem import Taken
from planner.terms import SESSIONS, Work
from planner.texts import T
from planner.week.cell_edits import replace_cells
from planner.week.copies import copy_onto, own_plan
from planner.week.edits import editable
from planner.week.merge import scope
from planner.week.works import works


def cells_of(scene: Scene, taken: Taken, last: WeekPlan, is_steady: bool) -> tuple[Cell, ...]:
    """A roster as cells: person by person, in the order of the week, equal weeks of the cycle as one cell.

    A cell with the same work as before keeps its note; what is pinned stays as it is, and so does who is marked off.
    """
    had = before(scene, last)
    rooms = shared(scene, taken, {key: cell.room for key, cell in had.items() if cell.room}, is_steady)
    chosen = {(one.person, one.slot): one.duty for one in taken if one.person != STAND_IN}
    found: dict[tuple[str, str], list[tuple[int, Cell]]] = {}
    for member_id in scene.members:
        for slot in scene.slots:
            key = (member_id, slot.id)
            for cell in _cell(scene, key, chosen.get(key), rooms.get(key)):
                found.setdefault((member_id, slot.session), []).append((slot.number, cell))
    _add_elsewhere(scene, found)
    order = {member_id: place for place, member_id in enumerate(scene.members)}
    ordered = sorted(found.items(), key=lambda item: (order[item[0][0]], SESSIONS.index(item[0][1])))
    return tuple(cell for _, cells in ordered for cell in _merged(scene, cells))


def _add_elsewhere(scene: Scene, found: dict[tuple[str, str], list[tuple[int, Cell]]]) -> None:
    """Who is marked off in sessions in which nobody works stays so."""
    filled = {slot.session for slot in scene.slots}
    for number in scene.numbers:
        for cell in scene.cells(number):
            if cell.session not in filled:
                found.setdefault((cell.member, cell.session), []).append((number, cell))


def _cell(scene: Scene, key: tuple[str, str], work: str | None, room: str | None) -> Iterator[Cell]:
    """What somebody has in a slot: the pinned cells as they are, else what was chosen, else that they are off."""
    if key in scene.pins:
        yield from scene.pins[key]
    elif work is None:
        yield from (cell for cell in scene.there.get(key, []) if not works(cell))
    else:
        yield _chosen(scene, key, work, room)


def _chosen(scene: Scene, key: tuple[str, str], work: Work | str, room: str | None) -> Cell:
    here = scene.there.get(key, [])
    same = next((cell for cell in here if cell.work == work), None)
    member = scene.members[key[0]]
    slot = next(slot for slot in scene.slots if slot.id == key[1])
    return Cell(
        member=member.id,
        session=slot.session,
        work=work,
        hours=scene.hours(member, slot),
        room=room,
        note=same.note if same is not None else "",
    )


def _merged(scene: Scene, cells: list[tuple[int, Cell]]) -> Iterator[Cell]:
    """Cells of one spot that are alike in several weeks of the cycle as one."""
    alike: dict[Cell, list[int]] = {}
    for number, cell in cells:
        alike.setdefault(cell.model_copy(update={"weeks": ()}), []).append(number)
    for cell, numbers in alike.items():
        weeks = () if scene.monday is not None else scope(scene.week, numbers)
        yield cell.model_copy(update={"weeks": weeks})


def take_over(plan: Plan, week_id: str, proposal: Proposal) -> Change:
    """Put a proposal in a week plan, in one step; that of a calendar week in the plan of that week.

    The plan of that week is made where there is none yet. `EditError` where the week plan is published.
    """
    week = editable(plan, week_id) if proposal.monday is None else find(plan.weeks, week_id)
    label = T("Fill in {what}", what=names.week(week))
    if proposal.monday is None:
        return replace_cells(plan, week_id, proposal.cells, label)
    own = own_plan(plan, proposal.monday)
    if own is not None:
        return replace_cells(plan, own.id, proposal.cells, label)
    copied = copy_onto(plan, week_id, proposal.monday)
    return replace_cells(copied.change.plan, copied.week_id, proposal.cells, label)


def filled(ask: Ask, cells: tuple[Cell, ...]) -> WeekPlan:
    """The week plan with the cells of a proposal, to look at before it is taken over."""
    week = find(ask.plan.weeks, ask.week_id)
    cycle = week.cycle if ask.monday is None else 1
    return week.model_copy(update={"cells": cells, "cycle": cycle, "state": "draft"})
