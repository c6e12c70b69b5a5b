"""Edits of cells: what is in a spot in each week of the cycle, and that nothing else moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.language import Translator
from planner.plan import Absence, Plan, Room, WeekPlan, find
from planner.terms import SESSIONS, WeekState
from planner.week import cell_edits, copies, edits
from planner.week.dates import holds, valid
from planner.week.merge import Spot, Weeks
from tests.support.plans import week_plan
from tests.support.weeks import cell, cells, member, practice

PEOPLE = ("anna", "bram", "carl")
STAFF = tuple(map(member, PEOPLE))
ROOMS = (Room(id="r1"), Room(id="r2"))

Contents = list[tuple[Any, ...]]
spots = st.tuples(st.sampled_from(PEOPLE), st.sampled_from(SESSIONS[:6]))


@st.composite
def practices(draw: st.DrawFn) -> Plan:
    plan = practice(STAFF, (), rooms=ROOMS)
    week = draw(week_plan(1, STAFF, ROOMS))
    near = tuple(one.model_copy(update={"session": SESSIONS[SESSIONS.index(one.session) % 6]}) for one in week.cells)
    return plan.model_copy(update={"weeks": (week.model_copy(update={"id": "w", "cells": near}),)})


def contents(plan: Plan, spot: Spot, number: int) -> Contents:
    """What is in a spot in a week of the cycle."""
    return [
        (one.work, one.hours, one.room, one.pinned, one.note)
        for one in plan.weeks[0].cells
        if (one.member, one.session) == spot and holds(one, number)
    ]


def grid(plan: Plan) -> dict[tuple[Spot, int], Contents]:
    """Everything that is in the roster, by spot and week."""
    numbers = range(1, plan.weeks[0].cycle + 1)
    places = [(who, session) for who in PEOPLE for session in SESSIONS]
    return {(spot, number): found for spot in places for number in numbers if (found := contents(plan, spot, number))}


def some_weeks(data: st.DataObject, plan: Plan) -> Weeks:
    numbers = list(range(1, plan.weeks[0].cycle + 1))
    return tuple(sorted(data.draw(st.lists(st.sampled_from(numbers), unique=True))))


def is_in(number: int, weeks: Weeks) -> bool:
    return not weeks or number in weeks


@given(practices(), spots, st.data())
def test_a_cell_replaces_what_is_in_its_spot_in_its_weeks_only(plan: Plan, spot: Spot, data: st.DataObject) -> None:
    weeks = some_weeks(data, plan)
    changed = cell_edits.set_cell(plan, "w", cell(*spot, "visits", 2.5, weeks=weeks, note="x")).plan
    expected = grid(plan)
    for number in range(1, plan.weeks[0].cycle + 1):
        if is_in(number, weeks):
            expected[spot, number] = [("visits", 2.5, None, False, "x")]

    assert grid(changed) == expected


@given(practices(), st.lists(spots, max_size=4), st.data())
def test_clearing_takes_out_just_those_cells(plan: Plan, places: list[Spot], data: st.DataObject) -> None:
    weeks = some_weeks(data, plan)
    changed = cell_edits.clear(plan, "w", places, weeks).plan

    assert grid(changed) == {
        (spot, number): found
        for (spot, number), found in grid(plan).items()
        if spot not in places or not is_in(number, weeks)
    }


@given(practices(), spots, st.data())
def test_a_field_changes_in_cells_that_there_are(plan: Plan, spot: Spot, data: st.DataObject) -> None:
    weeks = some_weeks(data, plan)
    changed = cell_edits.change_cells(plan, "w", [spot], "note", "Flu", weeks).plan
    expected = grid(plan)
    for (place, number), found in grid(plan).items():
        if place == spot and is_in(number, weeks):
            expected[place, number] = [(*one[:4], "Flu") for one in found]

    assert grid(changed) == expected


@given(practices(), spots, spots, st.data())
def test_moving_swaps_two_spots(plan: Plan, source: Spot, target: Spot, data: st.DataObject) -> None:
    weeks = some_weeks(data, plan)
    numbers = [number for number in range(1, plan.weeks[0].cycle + 1) if is_in(number, weeks)]
    if not any(contents(plan, source, number) for number in numbers):
        return
    changed = cell_edits.move(plan, "w", source, target, weeks).plan
    for number in numbers:
        assert sorted(contents(changed, target, number), key=repr) == sorted(contents(plan, source, number), key=repr)
        assert sorted(contents(changed, source, number), key=repr) == sorted(contents(plan, target, number), key=repr)
    others = {
        key: found for key, found in grid(plan).items() if key[0] not in (source, target) or key[1] not in numbers
    }
    assert others.items() <= grid(changed).items()
    assert len(grid(changed)) == len(grid(plan))


@given(practices(), spots, st.lists(spots, min_size=1, max_size=3), st.data())
def test_a_copy_is_the_source_without_pin_and_the_room_only_where_it_can_be(
    plan: Plan, source: Spot, targets: list[Spot], data: st.DataObject
) -> None:
    weeks = some_weeks(data, plan)
    changed = copies.copy_cell(plan, "w", source, targets, weeks).plan
    expected = grid(plan)
    for number in range(1, plan.weeks[0].cycle + 1):
        for target in targets:
            if target == source or not is_in(number, weeks):
                continue
            expected.pop((target, number), None)
            if found := contents(plan, source, number):
                same = target[1] == source[1]
                expected[target, number] = [
                    (work, hours, None if same else room, False, note) for work, hours, room, _, note in found
                ]

    assert {key: sorted(found, key=repr) for key, found in grid(changed).items()} == {
        key: sorted(found, key=repr) for key, found in expected.items()
    }


def lines(week: WeekPlan) -> list[str]:
    return sorted(f"{one.member} {one.session} {one.work} {one.room or '-'} {one.weeks}" for one in week.cells)


ROSTER = practice(
    STAFF,
    (
        cell("anna", "mon_am", room="r1"),
        cell("anna", "tue_pm", "visits", weeks=(2,)),
        cell("bram", "mon_am", "phone", room="r2", pinned=True),
        cell("bram", "wed_am"),
    ),
    rooms=ROOMS,
    cycle=2,
    notes={"mon_am": "Flu jabs"},
)


def test_copying_a_person_replaces_the_whole_week_of_others() -> None:
    changed = copies.copy_person(ROSTER, "w", "anna", ["bram", "carl"]).plan.weeks[0]

    assert lines(changed) == [
        "anna mon_am surgery r1 ()",
        "anna tue_pm visits - (2,)",
        "bram mon_am surgery - ()",
        "bram tue_pm visits - (2,)",
        "carl mon_am surgery - ()",
        "carl tue_pm visits - (2,)",
    ]


def test_copying_a_day_makes_other_days_like_it() -> None:
    changed = copies.copy_day(ROSTER, "w", "mon", ["tue", "wed"]).plan.weeks[0]

    assert lines(changed) == [
        "anna mon_am surgery r1 ()",
        "anna tue_am surgery r1 ()",
        "anna wed_am surgery r1 ()",
        "bram mon_am phone r2 ()",
        "bram tue_am phone r2 ()",
        "bram wed_am phone r2 ()",
    ]
    assert [one.pinned for one in changed.cells if one.member == "bram"].count(True) == 1


def test_copying_a_week_of_the_cycle_makes_the_other_like_it() -> None:
    changed = copies.copy_cycle_week(ROSTER, "w", 2, 1).plan

    assert grid(changed) == {(spot, number): contents(ROSTER, spot, 2) for spot, _ in grid(ROSTER) for number in (1, 2)}


def test_copying_onto_a_calendar_week_lists_who_was_left_out_because_of_leave() -> None:
    leave = Absence(id="x", member="bram", first=date(2027, 7, 12), last=date(2027, 7, 12))
    plan = ROSTER.model_copy(update={"absences": (leave,)})
    copied = copies.copy_onto(plan, "w", date(2027, 7, 14))
    week = copied.change.plan.weeks[-1]

    assert (week.id, week.start, week.end, week.state, week.cycle) == (
        copied.week_id,
        date(2027, 7, 12),
        date(2027, 7, 18),
        "draft",
        1,
    )
    assert lines(week) == ["anna mon_am surgery r1 ()", "anna tue_pm visits - ()", "bram wed_am surgery - ()"]
    assert week.notes == {"mon_am": "Flu jabs"}
    assert [Translator("en")(one.text) for one in copied.dropped] == ["bram, Mon morning: Leave"]

    later = copied.change.plan.model_copy(update={"absences": ()})
    again = copies.copy_onto(later, "w", date(2027, 7, 18))
    assert [week.id for week in again.change.plan.weeks] == ["w", copied.week_id]
    assert len(again.change.plan.weeks[-1].cells) == 4
    assert again.dropped == ()


@pytest.mark.parametrize(("state", "expected"), [("draft", "draft"), ("final", "final"), ("published", "final")])
def test_a_copy_counts_where_the_week_plan_did(state: WeekState, expected: str) -> None:
    """A draft of that week that is there already becomes final too; a copy of a draft leaves a final one final."""
    plan = edits.set_state(ROSTER, "w", state).plan
    copied = copies.copy_onto(plan, "w", date(2027, 7, 14))
    own = find(copied.change.plan.weeks, copied.week_id)

    assert own.state == expected
    assert valid(copied.change.plan.weeks, date(2027, 7, 14)) is own
    assert copied.instead is None
    for had in ("draft", "final"):
        again = edits.set_state(copied.change.plan, own.id, had).plan
        filled = copies.copy_onto(again, "w", date(2027, 7, 14)).change.plan.weeks[-1]
        assert filled.state == (had if state == "draft" else "final")


def test_a_copy_of_a_draft_says_which_plan_still_counts() -> None:
    final = WeekPlan(id="x", name="Summer", state="final")
    copied = copies.copy_onto(edits.add(ROSTER, final).plan, "w", date(2027, 7, 14))

    assert copied.instead == final


def test_several_cells_at_once() -> None:
    changed = cell_edits.set_cells(ROSTER, "w", (*cells("carl", "mon_am mon_pm"), cell("anna", "tue_pm", weeks=(1,))))

    assert lines(changed.plan.weeks[0]) == sorted(
        [*lines(ROSTER.weeks[0]), "anna tue_pm surgery - (1,)", "carl mon_am surgery - ()", "carl mon_pm surgery - ()"]
    )
    assert changed.merge_key is None


@pytest.mark.parametrize("hours", [3, 3.5])
def test_typing_hours_in_one_cell_is_one_step(hours: float) -> None:
    changed = cell_edits.change_cells(ROSTER, "w", [("anna", "mon_am")], "hours", hours)

    assert changed.merge_key == ("week", "w", "hours", "anna", "mon_am")
    assert Translator("en")(changed.label) == "Change 1 cell"
