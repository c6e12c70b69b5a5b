"""Edits of week plans: made from the patterns, named, dated, published and protected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import names
from planner.capacity import paid_hours
from planner.edits import Change
from planner.errors import EditError
from planner.files.plan_file import dumps
from planner.history import History
from planner.language import Translator
from planner.plan import Plan, Role, WeekPlan
from planner.texts import T
from planner.week import cell_edits, copies, edits
from planner.week.dates import holds
from tests.support.plans import plans
from tests.support.weeks import ROLES, cell, cells, member, practice

english = Translator("en")


@given(plans())
def test_a_new_week_has_everybodys_paid_hours_on_average(plan: Plan) -> None:
    week = edits.new_week(plan, "Standard").plan.weeks[-1]

    for person in plan.staff:
        own = [one for one in week.cells if one.member == person.id]
        weeks = range(1, week.cycle + 1)
        hours = sum(one.hours for number in weeks for one in own if holds(one, number)) / week.cycle
        assert hours == pytest.approx(paid_hours(person) if person.sessions else 0)


def test_who_comes_every_other_week_is_there_in_the_odd_weeks() -> None:
    staff = (
        member("anna", sessions={"mon_am": 4}),
        member("bram", sessions={"tue_am": 4, "mon_pm": 0}, weeks_share=0.5),
        member("carl", sessions={"mon_pm": 4}, weeks_share=0),
        member("desk", "secretary", sessions={"fri_am": 3}),
    )
    plan = practice(staff, (), roles=(*ROLES, Role(id="secretary")))
    week = edits.new_week(plan, "Standard").plan.weeks[-1]

    assert week.cycle == 2
    assert [(one.member, one.session, one.work, one.weeks) for one in week.cells] == [
        ("anna", "mon_am", "surgery", ()),
        ("bram", "tue_am", "surgery", (1,)),
        ("desk", "fri_am", "admin", ()),
    ]


def test_a_new_week_leaves_out_who_is_not_in_the_team_then() -> None:
    staff = (
        member("anna", sessions={"mon_am": 4}, end=date(2027, 6, 30)),
        member("bram", sessions={"mon_am": 4}, start=date(2027, 6, 30)),
    )
    plan = practice(staff, ())

    def people(start: date | None, end: date | None) -> list[str]:
        return [one.member for one in edits.new_week(plan, "", start, end).plan.weeks[-1].cells]

    assert people(None, None) == ["anna", "bram"]
    assert people(date(2027, 7, 1), date(2027, 8, 1)) == ["bram"]
    assert people(date(2027, 1, 1), date(2027, 2, 1)) == ["anna"]


PLAN = practice(
    (member("anna"), member("bram")),
    (
        *cells("anna", "mon_am tue_am", weeks=(1,)),
        cell("bram", "mon_am", room="r1"),
        cell("bram", "fri_pm", weeks=(2,)),
    ),
    cycle=2,
    notes={"mon_am": "Flu jabs"},
)

EDITS: tuple[Callable[[Plan], Change], ...] = (
    lambda plan: edits.new_week(plan, "New"),
    lambda plan: edits.add(plan, WeekPlan(id="empty")),
    lambda plan: edits.duplicate(plan, "w", "Copy"),
    lambda plan: edits.remove(plan, "w"),
    lambda plan: edits.rename(plan, "w", "Other"),
    lambda plan: edits.set_validity(plan, "w", date(2027, 1, 4), date(2027, 6, 30)),
    lambda plan: edits.set_cycle(plan, "w", 1),
    lambda plan: edits.set_cycle(plan, "w", 3),
    lambda plan: edits.set_state(plan, "w", "final"),
    lambda plan: edits.set_state(plan, "w", "published"),
    lambda plan: edits.set_note(plan, "w", "tue_am", "Visitor"),
    lambda plan: edits.set_note(plan, "w", "mon_am", ""),
    lambda plan: cell_edits.set_cell(plan, "w", cell("anna", "wed_am")),
    lambda plan: cell_edits.set_cell(plan, "w", cell("anna", "mon_am", "visits", weeks=(2,))),
    lambda plan: cell_edits.set_cells(plan, "w", cells("bram", "mon_am tue_am", "phone")),
    lambda plan: cell_edits.change_cells(plan, "w", [("bram", "mon_am")], "hours", 3.5, (1,)),
    lambda plan: cell_edits.change_cells(plan, "w", [("bram", "mon_am"), ("anna", "mon_am")], "pinned", True),
    lambda plan: cell_edits.clear(plan, "w", [("anna", "mon_am"), ("bram", "mon_am")], (1,)),
    lambda plan: cell_edits.move(plan, "w", ("bram", "mon_am"), ("anna", "tue_am"), (1,)),
    lambda plan: cell_edits.replace_cells(plan, "w", (cell("anna", "sun_ev"),), T("Fill in")),
    lambda plan: copies.copy_cell(plan, "w", ("bram", "mon_am"), [("anna", "thu_am")]),
    lambda plan: copies.copy_person(plan, "w", "bram", ["anna"]),
    lambda plan: copies.copy_day(plan, "w", "mon", ["wed", "thu"]),
    lambda plan: copies.copy_cycle_week(plan, "w", 1, 2),
    lambda plan: copies.copy_onto(plan, "w", date(2027, 7, 21)).change,
)


@pytest.mark.parametrize("make", EDITS)
def test_an_edit_leaves_the_old_plan_alone_and_touches_the_weeks_only(make: Callable[[Plan], Change]) -> None:
    before = dumps(PLAN)
    change = make(PLAN)

    assert dumps(PLAN) == before != dumps(change.plan)
    assert change.touched == {"weeks"}
    assert len(english(change.label)) > 4


@given(st.lists(st.sampled_from(EDITS), max_size=15))
def test_undoing_everything_gives_the_first_plan_to_the_byte(steps: list[Callable[[Plan], Change]]) -> None:
    history = History(PLAN)
    for step in steps:
        try:
            history.apply(step(history.plan))
        except (EditError, KeyError):
            continue
    while history.undo_label:
        history.undo()

    assert dumps(history.plan) == dumps(PLAN)


PUBLISHED = edits.set_state(PLAN, "w", "published").plan


def refusal(make: Callable[[Plan], Change], plan: Plan) -> str:
    """The words with which an edit is refused; none where it is taken."""
    try:
        make(plan)
    except EditError as error:
        return english(error.message)
    return ""


@pytest.mark.parametrize("make", EDITS)
def test_a_published_week_is_named_and_copied_and_else_stays_as_it_is(make: Callable[[Plan], Change]) -> None:
    published = edits.set_state(PLAN, "w", "published").plan
    words = refusal(make, published)

    assert refusal(make, PLAN) == ""
    if words:
        assert "Set it back to final" in words
    else:
        week, before = make(published).plan.weeks[0], PLAN.weeks[0]
        assert (week.cells, week.notes, week.start, week.cycle) == (before.cells, before.notes, None, 2)


def published_summer() -> Plan:
    plan = edits.set_validity(PLAN, "w", date(2027, 7, 5), date(2027, 8, 22)).plan
    return edits.set_state(plan, "w", "published").plan


def test_nothing_takes_the_place_of_a_published_week_in_its_period() -> None:
    own = "x"
    draft = WeekPlan(id=own, start=date(2027, 7, 12), end=date(2027, 7, 18))
    plan = edits.add(published_summer(), draft).plan
    for refused in (
        lambda: copies.copy_onto(plan, "w", date(2027, 7, 21)),
        lambda: copies.copy_onto(plan, "w", date(2027, 7, 14)),
        lambda: edits.set_state(plan, own, "final"),
        lambda: edits.add(plan, WeekPlan(id="y", start=date(2027, 8, 20), end=date(2027, 8, 30), state="final")),
    ):
        with pytest.raises(EditError) as caught:
            refused()
        assert "would take its place" in caught.value.message.msgid

    back = edits.set_state(plan, "w", "final").plan
    assert edits.set_state(back, own, "final").plan.weeks[-1].state == "final"
    after = edits.add(plan, WeekPlan(id="y", start=date(2027, 8, 23), end=date(2027, 8, 29), state="final"))
    assert len(after.plan.weeks) == 3


def test_names_of_week_plans() -> None:
    plan = copies.copy_onto(PLAN, "w", date(2027, 7, 14)).change.plan

    assert [english(names.week(week)) for week in plan.weeks] == ["Standard", "Week 28 of 2027"]
    assert english(names.week(WeekPlan(id="x"))) == "Week plan"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda plan: edits.set_validity(plan, "w", date(2027, 2, 1), date(2027, 1, 1)), "ends before it starts"),
        (lambda plan: edits.rename(plan, "w", "x" * 121), "too long"),
        (lambda plan: edits.set_cycle(plan, "w", 13), "above"),
        (lambda plan: cell_edits.change_cells(plan, "w", [("anna", "mon_am")], "hours", 13), "above"),
        (lambda plan: cell_edits.set_cell(plan, "w", cell("anna", "mon_am", weeks=(3,))), "no week"),
        (lambda plan: cell_edits.move(plan, "w", ("anna", "sun_am"), ("anna", "mon_am")), "nothing"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(make: Callable[[Plan], Change], words: str) -> None:
    with pytest.raises(EditError) as caught:
        make(PLAN)
    assert words in caught.value.message.msgid


def test_a_shorter_cycle_drops_the_cells_of_weeks_that_are_gone() -> None:
    week = edits.set_cycle(PLAN, "w", 1).plan.weeks[0]

    assert [(one.member, one.session, one.weeks) for one in week.cells] == [
        ("anna", "mon_am", (1,)),
        ("anna", "tue_am", (1,)),
        ("bram", "mon_am", ()),
    ]
    assert edits.set_cycle(edits.set_cycle(PLAN, "w", 3).plan, "w", 2).plan.weeks == PLAN.weeks
