"""More rooms add rooms and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.more_rooms import KIND, MoreRooms
from planner.plan import Member, Plan, Role, Room
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, words
from tests.support.plans import plans


@given(plans(), st.integers(0, 20), st.integers(1, 3))
def test_it_adds_rooms_for_everybody_and_no_work(plan: Plan, number: int, there: int) -> None:
    plan = plan.model_copy(update={"rooms": tuple(Room(id=f"own_{count}") for count in range(there))})
    before, after = calculate(plan), calculate(apply(plan, MoreRooms(number=number)))
    assert after.plan.rooms[:there] == plan.rooms
    assert len({room.id for room in after.plan.rooms}) == there + number
    assert not any(room.roles for room in after.plan.rooms)
    assert after.roles == before.roles
    assert after.times_without_room <= before.times_without_room


def test_a_second_room_for_two_gps_on_one_morning() -> None:
    """Two GPs on Monday morning and one room: once a week somebody has none, and with two rooms nobody."""
    staff = tuple(Member(id=name, role=GP, sessions={"mon_am": 4}) for name in ("a", "b"))
    plan = Plan(roles=(Role(id=GP, needs_room=True),), staff=staff, rooms=(Room(id="room"),))
    lever = MoreRooms(number=1)
    assert [room.id for room in apply(plan, lever).rooms] == ["room", "room_2"]
    assert words(plan, lever) == ("2 rooms instead of 1: 0 times a week somebody needs one and has none, instead of 1.")


def test_half_a_room_is_refused() -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="whole number"):
            use(Plan(rooms=(Room(id="room"),)), MoreRooms(number=1.5))


def test_a_plan_that_does_not_know_its_rooms_takes_none() -> None:
    """One room would otherwise be the only one."""
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="no rooms in this plan"):
            use(Plan(), MoreRooms())
    with pytest.raises(LeverError, match="no rooms in this plan"):
        KIND.first(Plan())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_one_room(name: str) -> None:
    plan = example(name)
    assert len(apply(plan, KIND.first(plan)).rooms) == len(plan.rooms) + 1
