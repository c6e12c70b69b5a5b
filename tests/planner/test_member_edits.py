"""Wishes per session, and what somebody may do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import EditError
from planner.language import Translator
from planner.member_edits import may_do_all, of_function, set_may_do, set_wish
from planner.plan import Plan, find
from planner.week.works import may_do
from tests.support.weeks import ACTIVITIES, member, practice

english = Translator("en")


@pytest.fixture
def plan() -> Plan:
    return practice((member("anna"), member("bo", "assistant")), ())


def test_a_wish_is_set_changed_and_taken_away(plan: Plan) -> None:
    once = set_wish(plan, "anna", "mon_am", "cannot")
    twice = set_wish(set_wish(once.plan, "anna", "tue_pm", "likes").plan, "anna", "mon_am", "rather_not").plan

    assert find(once.plan.staff, "anna").wishes == {"mon_am": "cannot"}
    assert find(twice.staff, "anna").wishes == {"tue_pm": "likes", "mon_am": "rather_not"}
    assert set_wish(once.plan, "anna", "mon_am", None).plan == plan
    assert (english(once.label), once.touched) == ("Change the wishes of anna", {"staff"})


def test_who_may_not_do_something_has_a_list_of_the_rest(plan: Plan) -> None:
    fewer = set_may_do(plan, "anna", "visit", may=False).plan

    assert find(fewer.staff, "anna").may_do == ("consult",)
    assert set_may_do(fewer, "anna", "visit", may=True).plan == plan
    assert may_do_all(fewer, "anna").plan == plan


def test_somebody_may_learn_what_the_function_does_not_do(plan: Plan) -> None:
    more = set_may_do(plan, "bo", "consult", may=True).plan

    assert find(more.staff, "bo").may_do == ("consult", "phone_triage", "diabetes_check")


def test_somebody_who_may_do_nothing_is_refused(plan: Plan) -> None:
    only = set_may_do(plan, "anna", "visit", may=False).plan

    with pytest.raises(EditError) as caught:
        set_may_do(only, "anna", "consult", may=False)
    assert english(caught.value.message).startswith("anna would have nothing left to do.")


@given(st.lists(st.tuples(st.sampled_from([one.id for one in ACTIVITIES]), st.booleans()), max_size=6))
def test_what_somebody_may_do_is_what_was_said_last(said: list[tuple[str, bool]]) -> None:
    plan = practice((member("anna"),), ())
    expected = {one.id: one in of_function(plan, plan.staff[0]) for one in ACTIVITIES}
    for activity_id, may in said:
        if any({**expected, activity_id: may}.values()):
            plan, expected[activity_id] = set_may_do(plan, "anna", activity_id, may=may).plan, may

    assert {one.id: may_do(plan.staff[0], one) for one in ACTIVITIES} == expected
