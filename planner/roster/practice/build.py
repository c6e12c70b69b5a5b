"""A practice as a problem for the solver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.plan import WeekPlan, find
from planner.roster.practice.kept import Give, Kept
from planner.roster.practice.law_rules import law_rules
from planner.roster.practice.person_rules import person_rules
from planner.roster.practice.records import Ask
from planner.roster.practice.room_rules import room_rules
from planner.roster.practice.scene import STAND_IN, Scene
from planner.roster.practice.session_rules import session_rules
from planner.roster.practice.wants import before, wants
from planner.roster.problem import Cell, Problem
from planner.week.dates import monday_of


@dataclass(frozen=True, slots=True)
class Built:
    """The problem of a practice, and how the plan changes where a rule gives, by the rule's id."""

    scene: Scene
    problem: Problem
    gives: Mapping[str, Give]
    start: frozenset[Cell]


def scene_of(ask: Ask) -> Scene:
    """What is filled in."""
    monday = None if ask.monday is None else monday_of(ask.monday)
    return Scene(ask.plan, find(ask.plan.weeks, ask.week_id), monday, ask.last)


def last_of(ask: Ask) -> WeekPlan:
    """The roster from which little should change."""
    return ask.last or find(ask.plan.weeks, ask.week_id)


def build(ask: Ask) -> Built:
    """The problem that a week plan is."""
    scene = scene_of(ask)
    kept = list(_rules(scene))
    cells = tuple(_cells(scene))
    problem = Problem(cells, tuple(one.rule for one in kept), tuple(wants(scene, ask.sliders, last_of(ask))))
    had = before(scene, last_of(ask))
    start = frozenset(cell for cell in cells if (old := had.get((cell.person, cell.slot))) and old.work == cell.duty)
    return Built(scene, problem, {one.rule.id: one.give for one in kept if one.give}, start)


def _rules(scene: Scene) -> Iterator[Kept]:
    yield from person_rules(scene)
    yield from session_rules(scene)
    yield from room_rules(scene)
    yield from law_rules(scene)


def _cells(scene: Scene) -> Iterator[Cell]:
    """Everybody in every slot, slot by slot, and the locum who might come in those that are open."""
    for slot in scene.slots:
        for member in scene.members.values():
            yield from scene.choices(member, slot)
        if slot in scene.open and scene.has_gps:
            yield Cell(STAND_IN, slot.id, "surgery")
