"""Edits: pure, checked, reversible."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.edits import Change
from planner.errors import EditError
from planner.files.plan_file import dumps
from planner.history import History
from planner.plan import PARTS, Activity, Member, PerWeek, Plan, Role, find
from planner.texts import T
from tests.support.plans import plans, worked_example

EDITS: tuple[Callable[[Plan], Change], ...] = (
    lambda plan: edits.set_practice(plan, "name", "Other"),
    lambda plan: edits.set_practice(plan, "locum_rate", 92.5),
    lambda plan: edits.set_practice(plan, "weekday_factors", 1.2, "mon"),
    lambda plan: edits.set_role(plan, "gp", "leave_weeks", 5),
    lambda plan: edits.set_role(plan, "gp", "cost_per_hour", None),
    lambda plan: edits.set_role(plan, "gp", "needs_room", False),
    lambda plan: edits.set_member(plan, "locum", "weeks_share", 0.5),
    lambda plan: edits.add_role(plan, Role(id="coach")),
    lambda plan: edits.add_member(plan, Member(id="new", role="gp")),
    lambda plan: edits.remove_members(plan, ["owner", "da2"]),
    lambda plan: edits.set_member(plan, "da2", "hours_per_week", 12),
    lambda plan: edits.set_session(plan, "owner", "wed_pm", 3.5),
    lambda plan: edits.set_session(plan, "owner", "mon_am", None),
    lambda plan: edits.set_patient_count(plan, "85+", "medical", 99),
    lambda plan: edits.add_activity(plan, Activity(id="new", volume=PerWeek(count=3))),
    lambda plan: edits.remove_activities(plan, ["triage"]),
    lambda plan: edits.set_activity(plan, "consult", "core_task", "urgent"),
    lambda plan: edits.set_volume(plan, "consult", "per_year", 9, key="85+"),
    lambda plan: edits.set_volume(plan, "diabetes_check", "times_per_year", 2),
    lambda plan: edits.set_delivery(plan, "consult", "gp", "minutes", 15),
    lambda plan: edits.set_share(plan, "consult", "poh_s", 0.25),
    lambda plan: edits.remove_delivery(plan, "consult", "assistant"),
)
edit = st.sampled_from(EDITS)


@pytest.mark.parametrize("make", EDITS)
def test_an_edit_leaves_the_old_plan_alone_and_touches_what_it_says(make: Callable[[Plan], Change]) -> None:
    plan = worked_example()
    before = dumps(plan)
    change = make(plan)
    assert dumps(plan) == before
    assert dumps(change.plan) != before
    for part in PARTS:
        assert (getattr(change.plan, part) != getattr(plan, part)) == (part in change.touched)


@given(st.lists(st.one_of(edit, st.sampled_from(("undo", "redo", "seal"))), max_size=25))
def test_undoing_everything_gives_the_first_plan_to_the_byte(steps: list[Callable[[Plan], Change] | str]) -> None:
    plan = worked_example()
    history = History(plan)
    for step in steps:
        if step == "undo" and history.undo_label:
            history.undo()
        elif step == "redo" and history.redo_label:
            history.redo()
        elif step == "seal":
            history.seal()
        elif callable(step):
            try:
                history.apply(step(history.plan))
            except (EditError, KeyError):
                continue
    last = dumps(history.plan)
    done = 0
    while history.undo_label:
        history.undo()
        done += 1
    assert dumps(history.plan) == dumps(plan)
    assert history.is_saved
    for _ in range(done):
        history.redo()
    assert dumps(history.plan) == last


def test_typing_in_one_cell_is_one_step_until_it_is_sealed() -> None:
    history = History(worked_example())
    for minutes in (1, 15, 20):
        history.apply(edits.set_delivery(history.plan, "consult", "gp", "minutes", minutes))
    history.undo()
    assert history.undo_label is None
    history.redo()
    history.seal()
    history.apply(edits.set_delivery(history.plan, "consult", "gp", "minutes", 25))
    history.undo()
    assert find(history.plan.activities, "consult").delivery[0].minutes == 20


def test_saving_marks_the_plan_and_keeps_the_step_before_it() -> None:
    history = History(worked_example())
    history.apply(edits.set_practice(history.plan, "name", "A"))
    assert not history.is_saved
    history.mark_saved()
    history.apply(edits.set_practice(history.plan, "name", "B"))
    assert not history.is_saved
    history.undo()
    assert history.is_saved
    assert history.plan.practice.name == "A"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda plan: edits.set_session(plan, "owner", "mon_am", 13), "above"),
        (lambda plan: edits.set_member(plan, "owner", "sick_rate", -0.1), "below"),
        (lambda plan: edits.set_delivery(plan, "consult", "gp", "minutes", "ten"), "number"),
        (lambda plan: edits.set_delivery(plan, "consult", "gp", "minutes", float("nan")), "number"),
        (lambda plan: edits.set_role(plan, "poh_s", "supervised_by", "poh_s"), "itself"),
        (lambda plan: edits.add_member(plan, Member(id="owner", role="gp")), "twice"),
        (lambda plan: edits.set_member(plan, "owner", "role", "dentist"), "not in this plan"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_in_words(make: Callable[[Plan], Change], words: str) -> None:
    plan = worked_example()
    before = dumps(plan)
    with pytest.raises(EditError) as caught:
        make(plan)
    assert words in caught.value.message.msgid
    assert dumps(plan) == before


@given(plans(), st.data())
def test_shares_stay_whole_however_they_are_set(plan: Plan, data: st.DataObject) -> None:
    for _ in range(3):
        if not plan.activities:
            return
        activity = data.draw(st.sampled_from(plan.activities))
        role = data.draw(st.sampled_from(plan.roles))
        plan = edits.set_share(plan, activity.id, role.id, data.draw(st.floats(0, 1))).plan
        rows = find(plan.activities, activity.id).delivery
        assert sum(row.share for row in rows) == pytest.approx(1, abs=1e-9)
        assert all(0 <= row.share <= 1 for row in rows)


@given(st.lists(st.text(max_size=8), max_size=5), st.text(max_size=70))
def test_a_fresh_id_is_free_and_fits(taken: list[str], wish: str) -> None:
    found = edits.fresh_id(taken, wish)
    assert found not in taken
    assert Role(id=found).id == found


def test_history_tells_what_it_would_undo() -> None:
    history = History(worked_example())
    history.apply(edits.set_member(history.plan, "owner", "name", "X"))
    assert history.undo_label is not None
    assert history.undo_label.msgid == T("Change '{field}' of {who}").msgid
