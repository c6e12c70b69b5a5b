"""What the sliders are about, in figures before and after."""

from __future__ import annotations

from collections.abc import Iterable

from planner.calculation import ratio
from planner.plan import Cell, WeekPlan
from planner.roster.practice.back import filled
from planner.roster.practice.records import Ask, Measure
from planner.roster.practice.scene import Scene
from planner.roster.practice.wants import before
from planner.texts import Message, Quantity, T, Unit
from planner.week.away import cells_of
from planner.week.checks import fairness
from planner.week.checks.roster import roster
from planner.week.dates import holds
from planner.week.needs import needs_of
from planner.week.works import works


def measures(ask: Ask, scene: Scene, last: WeekPlan, cells: tuple[Cell, ...]) -> tuple[Measure, ...]:
    """How contacts, wishes, fairness, the last roster and rooms are served: by the week plan, and by a proposal."""
    old, last, new = _of_who_is_there(scene, scene.week), _of_who_is_there(scene, last), filled(ask, cells)
    numbers = scene.numbers if scene.monday is None else (1,)
    changed = _changed(scene, last, new, numbers)
    return (
        _measure("demand", T("Contacts with a place"), *(_demand(scene, *one) for one in _both(scene, old, new))),
        _measure("wishes", T("Sessions against a wish"), *(_against(scene, *one) for one in _both(scene, old, new))),
        _measure("fairness", T("More than a fair share"), *(_unfair(scene, one) for one in (old, new))),
        _measure("changes", T("Cells changed"), Quantity(0, Unit.NONE), changed),
        _measure("rooms", T("People in more than one room"), *(_rooms(*one) for one in _both(scene, old, new))),
    )


def _measure(key: str, label: Message, was: Quantity, now: Quantity) -> Measure:
    return Measure(key, label, was, now)


def _of_who_is_there(scene: Scene, week: WeekPlan) -> WeekPlan:
    """The week plan without the cells of those who are away in the calendar week: they are not there before either."""
    if scene.monday is None:
        return week
    return week.model_copy(update={"cells": cells_of(scene.plan, week, scene.monday)[0]})


def _both(scene: Scene, old: WeekPlan, new: WeekPlan) -> tuple[tuple[WeekPlan, tuple[int, ...]], ...]:
    """The old and the new plan with the weeks to look at."""
    return ((old, scene.numbers), (new, scene.numbers if scene.monday is None else (1,)))


def _there(week: WeekPlan, numbers: Iterable[int]) -> list[list[Cell]]:
    return [[cell for cell in week.cells if holds(cell, number)] for number in numbers]


def _demand(scene: Scene, week: WeekPlan, numbers: tuple[int, ...]) -> Quantity:
    """The share of the contacts needed for which there is a place in their own session."""
    needed = served = 0.0
    for cells in _there(week, numbers):
        for by_role in needs_of(scene.plan, cells).sessions.values():
            for need in by_role.values():
                if need.planned is not None:
                    needed += need.needed
                    served += min(need.needed, need.planned)
    return Quantity(ratio(served, needed), Unit.SHARE)


def _against(scene: Scene, week: WeekPlan, numbers: tuple[int, ...]) -> Quantity:
    """Sessions that somebody would rather not or cannot work, or that are no part of the week pattern."""
    count = 0
    for cells in _there(week, numbers):
        for cell in cells:
            member = scene.members.get(cell.member)
            if member is not None and works(cell):
                wish = member.wishes.get(cell.session)
                is_unusual = bool(member.sessions) and not member.sessions.get(cell.session)
                count += wish in ("rather_not", "cannot") or (wish is None and is_unusual)
    return Quantity(count, Unit.NONE)


def _unfair(scene: Scene, week: WeekPlan) -> Quantity:
    """How often somebody has more of a burden than a fair share."""
    return Quantity(sum(1 for _ in fairness.unfair(roster(scene.plan, week))), Unit.NONE)


def _changed(scene: Scene, last: WeekPlan, new: WeekPlan, numbers: tuple[int, ...]) -> Quantity:
    """Spots with other work than before, weeks of the cycle apart."""
    was = {key: cell.work for key, cell in before(scene, last).items()}
    now = {
        (cell.member, f"{cell.session}/{number}"): cell.work
        for number, cells in zip(scene.numbers, _there(new, numbers), strict=True)
        for cell in cells
        if works(cell)
    }
    return Quantity(sum(was.get(key) != now.get(key) for key in was.keys() | now.keys()), Unit.NONE)


def _rooms(week: WeekPlan, numbers: tuple[int, ...]) -> Quantity:
    """People who have more than one room in a week."""
    rooms: dict[tuple[int, str], set[str]] = {}
    for place, cells in enumerate(_there(week, numbers)):
        for cell in cells:
            if cell.room is not None:
                rooms.setdefault((place, cell.member), set()).add(cell.room)
    return Quantity(sum(len(known) > 1 for known in rooms.values()), Unit.PERSONS)
