from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import EditError
from planner.plan import Cell, Plan
from planner.terms import SESSIONS, WORKS
from planner.texts import T
from planner.week import cell_edits, plan_edits
from planner.week.edits import set_state
from planner.week.grid_edits import (
    copy_cycle,
    fill_down,
    in_week,
    put_block,
    put_in_room,
    replace,
    set_work,
    toggle_pins,
)
from planner.week.plan_edits import Settings
from tests.support.grids import MONDAY, away, small, usual
from tests.support.plans import plans
from tests.support.weeks import cell


def _cells(plan: Plan, who: str, session: str, number: int = 0) -> list[Cell]:
    return [one for one in plan.weeks[number].cells if (one.member, one.session) == (who, session)]


def test_work_comes_into_empty_places_with_the_hours_of_the_pattern() -> None:
    plan = set_work(small(), "w", [("ann", "tue_am"), ("ann", "fri_pm")], "phone").plan

    assert [(one.work, one.hours) for one in plan.weeks[0].cells] == [("phone", 3.5), ("phone", 4)]


def test_other_work_keeps_hours_note_and_pin_but_only_work_in_the_building_its_room() -> None:
    old = cell("ann", "mon_am", room="room", hours=3, note="x", pinned=True)

    assert set_work(small(old), "w", [("ann", "mon_am")], "admin").plan.weeks[0].cells == (
        old.model_copy(update={"work": "admin"}),
    )
    assert set_work(small(old), "w", [("ann", "mon_am")], "visits").plan.weeks[0].cells == (
        old.model_copy(update={"work": "visits", "room": None}),
    )


def test_work_in_one_week_of_the_cycle_leaves_the_other() -> None:
    plan = set_work(small(cell("ann", "mon_am"), cycle=2), "w", [("ann", "mon_am")], "admin", (2,)).plan

    assert {one.weeks: one.work for one in _cells(plan, "ann", "mon_am")} == {(1,): "surgery", (2,): "admin"}


def test_a_replaced_cell_is_gone_from_weeks_that_the_new_one_has_not() -> None:
    old = cell("ann", "mon_am")
    new = cell("ann", "mon_am", "admin", weeks=(1,))

    assert replace(small(old, cycle=2), "w", old, new).plan.weeks[0].cells == (new,)
    assert replace(small(cycle=2), "w", None, new).plan.weeks[0].cells == (new,)


def test_into_another_room_and_session() -> None:
    plan = usual()
    spot = ("ann", "mon_am")

    assert _cells(put_in_room(plan, "w", spot, "mon_am", "lab").plan, *spot)[0].room == "lab"
    moved = put_in_room(plan, "w", spot, "wed_am", "lab").plan
    assert not _cells(moved, *spot)
    assert _cells(moved, "ann", "wed_am")[0].room == "lab"
    copied = put_in_room(plan, "w", spot, "wed_am", "lab", copy=True).plan
    assert _cells(copied, *spot)[0].room == "room"
    assert _cells(copied, "ann", "wed_am")[0].room == "lab"


def test_a_block_puts_and_clears() -> None:
    block = {("ann", "mon_am"): None, ("cas", "fri_pm"): cell("cas", "fri_pm", "admin")}
    plan = put_block(usual(), "w", block, (), T("Paste")).plan

    assert not _cells(plan, "ann", "mon_am")
    assert [one.work for one in _cells(plan, "cas", "fri_pm")] == ["admin"]


def test_filling_down_copies_without_room_and_pin() -> None:
    plan = fill_down(usual(), "w", {("bob", "mon_am"): [("cas", "mon_am")]}).plan

    assert _cells(plan, "cas", "mon_am") == [cell("cas", "mon_am")]


def test_pins_are_set_and_let_go_again() -> None:
    spots = [("ann", "mon_am"), ("bob", "mon_am")]
    pinned = toggle_pins(usual(), "w", spots).plan
    free = toggle_pins(pinned, "w", spots).plan

    assert all(_cells(pinned, *spot)[0].pinned for spot in spots)
    assert not any(_cells(free, *spot)[0].pinned for spot in spots)


def test_one_week_of_the_cycle_onto_several() -> None:
    plan = small(cell("ann", "mon_am", weeks=(1,)), cell("ann", "mon_am", "admin", weeks=(2,)), cycle=3)

    copied = copy_cycle(plan, "w", 1, [2, 3]).plan.weeks[0].cells

    assert sorted((one.weeks, one.work) for one in copied) == [((n,), "surgery") for n in (1, 2, 3)]


def test_a_change_of_one_calendar_week_leaves_the_others() -> None:
    plan = away(usual(state="final"), "bob")
    week = plan.weeks[0]
    change = in_week(plan, week, MONDAY, lambda now, week_id: set_work(now, week_id, [("ann", "mon_am")], "admin"))

    assert change.plan.weeks[0] is week
    assert change.plan.weeks[1].start == MONDAY
    assert [one.work for one in _cells(change.plan, "ann", "mon_am", 1)] == ["admin"]
    assert change.touched == {"weeks"}
    again = in_week(
        change.plan,
        change.plan.weeks[1],
        MONDAY,
        lambda now, week_id: cell_edits.clear(now, week_id, [("ann", "mon_am")]),
    )
    assert len(again.plan.weeks) == 2
    assert not _cells(again.plan, "ann", "mon_am", 1)


@pytest.mark.parametrize("monday", [None, MONDAY])
def test_a_published_week_refuses(monday: date | None) -> None:
    plan = set_state(usual(), "w", "published").plan

    with pytest.raises(EditError):
        in_week(plan, plan.weeks[0], monday, lambda now, week_id: set_work(now, week_id, [("ann", "mon_am")], "admin"))


@settings(max_examples=15)
@given(plans(), st.data())
def test_set_work_gives_all_places_that_work_in_those_weeks_only(plan: Plan, data: st.DataObject) -> None:
    plan = plan.model_copy(update={"weeks": tuple(w for w in plan.weeks if w.state != "published")})
    if not plan.weeks or not plan.staff:
        return
    week = plan.weeks[0]
    number = data.draw(st.integers(1, week.cycle))
    spots = data.draw(
        st.lists(st.tuples(st.sampled_from([m.id for m in plan.staff]), st.sampled_from(SESSIONS)), max_size=4)
    )
    work = data.draw(st.sampled_from(WORKS))
    after = set_work(plan, week.id, spots, work, (number,)).plan.weeks[0]

    for weeks in range(1, week.cycle + 1):
        before_there = sorted(str(_plain(one)) for one in week.cells if not one.weeks or weeks in one.weeks)
        now_there = [one for one in after.cells if not one.weeks or weeks in one.weeks]
        if weeks != number:
            assert sorted(str(_plain(one)) for one in now_there) == before_there
        else:
            in_spots = {(one.member, one.session): one.work for one in now_there if (one.member, one.session) in spots}
            assert in_spots == dict.fromkeys(spots, work)


def _plain(one: Cell) -> Cell:
    return one.model_copy(update={"weeks": ()})


def test_settings_change_in_one_step_and_only_what_differs() -> None:
    plan = set_state(usual(), "w", "published").plan

    assert plan_edits.change_settings(plan, "w", Settings("Other")).plan.weeks[0].name == "Other"
    with pytest.raises(EditError):
        plan_edits.change_settings(plan, "w", Settings("Other", cycle=2))
    draft = plan_edits.change_settings(usual(), "w", Settings("Other", date(2027, 1, 4), None, 2)).plan.weeks[0]
    assert plan_edits.settings_of(draft) == Settings("Other", date(2027, 1, 4), None, 2)


def test_a_new_plan_from_patterns_empty_or_a_copy() -> None:
    wanted = Settings("Holidays", date(2027, 7, 19), date(2027, 8, 1), 2)
    patterns = plan_edits.from_patterns(usual(), wanted).plan.weeks[1]
    blank = plan_edits.empty(usual(), wanted).plan.weeks[1]
    copy = plan_edits.copy_of(usual(), "w", wanted).plan.weeks[1]

    assert [plan_edits.settings_of(made) for made in (patterns, blank, copy)] == [wanted] * 3
    assert [len(made.cells) for made in (patterns, blank, copy)] == [4, 0, 4]


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    wanted = Settings("", date(2027, 7, 19), date(2027, 7, 1))

    with pytest.raises(EditError):
        plan_edits.empty(usual(), wanted)
