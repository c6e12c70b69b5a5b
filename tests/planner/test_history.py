"""The line of steps, and jumping in it; edits of many records at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.errors import EditError
from planner.history import History
from planner.plan import Member, Plan, Role, find
from planner.texts import T
from tests.support.plans import worked_example


def stepped(count: int = 4) -> History:
    """A history with steps that touch other parts of the plan in turn."""
    history = History(worked_example())
    for number in range(count):
        plan = history.plan
        change = edits.set_practice(plan, "name", f"Name {number}")
        history.apply(change if number % 2 else edits.set_member(plan, "owner", "leave_weeks", number))
        history.seal()
    return history


@given(st.lists(st.integers(0, 4), max_size=8))
def test_jumping_gives_the_plan_that_undo_and_redo_give(places: list[int]) -> None:
    history, walker = stepped(), stepped()
    plans = [walker.plan]
    while walker.position:
        plans.insert(0, walker.undo().plan)
    for place in places:
        change = history.go_to(place)
        assert history.plan == change.plan == plans[place]
        assert history.position == place
        assert len(history.labels) == len(plans)
    while history.redo_label:
        history.redo()
    assert history.plan == plans[-1]


def test_a_jump_tells_all_that_is_different_there() -> None:
    history = stepped()
    assert history.go_to(3).touched == {"practice"}
    assert history.go_to(1).touched == {"practice", "staff"}
    assert history.go_to(4).touched == {"practice", "staff"}
    assert history.go_to(4).touched == frozenset()


@pytest.mark.parametrize("place", [-1, 5])
def test_a_step_that_there_is_not(place: int) -> None:
    with pytest.raises(IndexError):
        stepped().go_to(place)


def test_after_a_jump_back_a_change_takes_the_place_of_what_was_undone() -> None:
    history = stepped()
    history.go_to(1)
    history.apply(edits.set_practice(history.plan, "name", "Name 1"))
    assert [label.msgid for label in history.labels] == ["Open", "Change '{field}' of {who}", "Change '{field}'"]
    assert history.redo_label is None


def shares(plan: Plan, activity: str) -> dict[str, float]:
    return {row.role: row.share for row in find(plan.activities, activity).delivery}


@given(st.lists(st.integers(0, 100), min_size=3, max_size=3).filter(any))
def test_shares_that_add_up_are_taken_as_they_are(parts: list[int]) -> None:
    wanted = {role: part / sum(parts) for role, part in zip(("gp", "poh_s", "assistant"), parts, strict=True)}
    assert shares(edits.set_shares(worked_example(), "consult", wanted).plan, "consult") == pytest.approx(wanted)


@given(st.floats(0, 0.5), st.floats(0, 0.5))
def test_the_others_share_what_is_left(one: float, two: float) -> None:
    before = worked_example()
    after = shares(edits.set_shares(before, "consult", {"gp": one, "poh_s": two}).plan, "consult")
    assert (after["gp"], after["poh_s"]) == (one, two)
    assert sum(after.values()) == pytest.approx(1)


@pytest.mark.parametrize("wanted", [{"gp": 0.9, "assistant": 0.9}, {"gp": 0.2, "poh_s": 0.2, "assistant": 0.2}])
def test_shares_that_cannot_add_up_are_refused(wanted: dict[str, float | None]) -> None:
    before = worked_example()
    others = set(shares(before, "consult")) - set(wanted)
    with pytest.raises(EditError, match="add up"):
        edits.set_shares(before, "consult", {**wanted, **dict.fromkeys(others)})


def test_a_role_without_a_share_goes() -> None:
    after = edits.set_shares(worked_example(), "consult", {"assistant": None}).plan
    assert "assistant" not in shares(after, "consult")
    assert sum(shares(after, "consult").values()) == pytest.approx(1)


def test_people_come_together_in_one_step() -> None:
    before = worked_example()
    change = edits.add_members(before, [Member(id="x", role="gp"), Member(id="y", role="gp")])
    assert [member.id for member in change.plan.staff[-2:]] == ["x", "y"]
    assert change.label.count == 2


def test_a_function_goes_unless_something_needs_it() -> None:
    plan = edits.add_role(worked_example(), Role(id="coach", supervised_by="gp")).plan
    assert edits.remove_roles(plan, ["coach"]).plan == worked_example()
    with pytest.raises(EditError):
        edits.remove_roles(plan, ["gp"])
    lonely = Plan(roles=(Role(id="a"), Role(id="b", supervised_by="a")))
    with pytest.raises(EditError):
        edits.remove_roles(lonely, ["a"])
    assert edits.remove_roles(lonely, ["a", "b"]).plan == Plan()
    assert T("Remove {who}").msgid == edits.remove_roles(lonely, ["b"]).label.msgid
