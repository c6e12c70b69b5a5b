"""Rooms: who needs one when, whether everybody can have one, the edits, and the warning with its remedies."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits, names, room_edits
from planner.calculation import calculate
from planner.check import check
from planner.errors import EditError, PlanError
from planner.language import Translator
from planner.plan import Cell, Member, Plan, Role, Room, WeekPlan, find
from planner.rooms import free_for, rooms_per_session, times_without_room, with_another, without_pattern
from planner.warnings import Severity, Warning, warnings
from tests.support.levers import example
from tests.support.plans import plans

TODAY = date(2026, 11, 22)
EN = Translator("en")
ROLES = (
    Role(id="gp", needs_room=True),
    Role(id="poh_s", needs_room=True),
    Role(id="assistant"),
)


def _plan(*rooms: Room, gps: int = 2, nurses: int = 1) -> Plan:
    """So many GPs and nurses on Monday morning, a GP on Monday afternoon and Tuesday morning, and an assistant."""
    gp = [Member(id=f"gp{n}", role="gp", sessions={"mon_am": 4}) for n in range(gps)]
    poh = [Member(id=f"poh{n}", role="poh_s", sessions={"mon_am": 4}) for n in range(nurses)]
    other = Member(id="other", role="gp", sessions={"mon_pm": 4, "tue_am": 4})
    assistant = Member(id="a", role="assistant", sessions={"mon_am": 4})
    return Plan(roles=ROLES, staff=(*gp, *poh, other, assistant), rooms=rooms)


def _rooms(*roles: tuple[str, ...]) -> tuple[Room, ...]:
    return tuple(Room(id=f"r{number}", roles=suits) for number, suits in enumerate(roles))


def test_people_at_work_who_need_a_room_ask_for_one() -> None:
    known = rooms_per_session(_plan(*_rooms((), ())))

    assert known["mon_am"].asked == {"gp": 2, "poh_s": 1}
    assert (known["mon_am"].needed, known["mon_am"].missing, known["mon_am"].free) == (3, 1, 0)
    assert (known["mon_pm"].needed, known["mon_pm"].missing, known["mon_pm"].free) == (1, 0, 1)
    assert (known["fri_am"].needed, known["fri_am"].free) == (0, 2)


def test_who_comes_every_other_week_needs_a_room_and_who_never_comes_none() -> None:
    plan = _plan(*_rooms((), ()))
    rarely = edits.set_member(plan, "gp0", "weeks_share", 0.5).plan
    never = edits.set_member(plan, "gp0", "weeks_share", 0).plan

    assert rooms_per_session(rarely)["mon_am"].needed == 3
    assert rooms_per_session(never)["mon_am"].needed == 2


def test_who_has_no_week_pattern_asks_for_none_and_is_named() -> None:
    plan = edits.add_member(_plan(*_rooms(())), Member(id="x", role="gp", hours_per_week=8)).plan
    plan = edits.add_member(plan, Member(id="desk", role="assistant", hours_per_week=8)).plan

    assert rooms_per_session(plan)["mon_am"].needed == 3
    assert [member.id for member in without_pattern(plan)] == ["x"]


def test_a_room_for_some_is_kept_for_them() -> None:
    """One of three rooms is for the nurse alone: the GPs take the other two, a third GP finds none."""
    plan = _plan(*_rooms((), (), ("poh_s",)))

    assert times_without_room(plan) == 0
    assert free_for(plan, "mon_am", "gp") == 0
    assert free_for(plan, "mon_pm", "gp") == 1
    assert free_for(plan, "mon_pm", "poh_s") == 2
    assert with_another(plan, "mon_am", "gp").missing == 1
    assert with_another(plan, "mon_pm", "gp").missing == 0
    assert with_another(plan, "mon_am", "assistant") == rooms_per_session(plan)["mon_am"]
    assert times_without_room(_plan(*_rooms((), ("poh_s",), ("poh_s",)))) == 1


@given(st.lists(st.sampled_from(((), ("gp",), ("poh_s",), ("gp", "poh_s"), ("assistant",))), max_size=4), st.data())
def test_as_many_as_possible_have_a_room(suits: list[tuple[str, ...]], data: st.DataObject) -> None:
    """Against trying every order in which people can walk into the rooms."""
    gps, nurses = data.draw(st.integers(0, 3)), data.draw(st.integers(0, 2))
    people = ["gp"] * gps + ["poh_s"] * nurses
    known = rooms_per_session(_plan(*_rooms(*suits), gps=gps, nurses=nurses))["mon_am"]
    places = [*suits, *[("nobody",)] * len(people)]
    best = max(
        sum(not room or who in room for who, room in zip(people, order, strict=False)) for order in permutations(places)
    )
    assert sum(known.placed.values()) == best


@given(plans())
def test_counts_hold_together(plan: Plan) -> None:
    for session, known in rooms_per_session(plan).items():
        assert 0 <= known.missing <= known.needed
        assert 0 <= known.free <= known.rooms == len(plan.rooms)
        assert all(0 <= known.placed[role] <= asked for role, asked in known.asked.items())
        for role in known.asked:
            assert 0 <= free_for(plan, session, role) <= known.free


@given(plans())
def test_another_room_never_makes_it_worse(plan: Plan) -> None:
    more = room_edits.add(plan).plan
    if plan.rooms:
        assert times_without_room(more) <= times_without_room(plan)
    assert calculate(more).times_without_room == times_without_room(more)


def _warned(plan: Plan) -> list[Warning]:
    return [warning for warning in warnings(calculate(plan), TODAY) if warning.code == "TOO_FEW_ROOMS"]


def test_the_warning_needs_rooms_and_one_too_few() -> None:
    assert not _warned(_plan())
    assert not _warned(_plan(*_rooms((), (), ())))
    (one,) = _warned(_plan(*_rooms((), ())))
    (two,) = _warned(_plan(*_rooms(())))

    assert (one.severity, two.severity) == (Severity.AMBER, Severity.RED)
    assert one.subject == "session/mon_am"
    assert EN(one.text) == ("Too few rooms in 1 session of the week, Mon morning: 3 people need one, 1 have none.")


def test_its_remedies_find_everybody_a_room() -> None:
    (warning,) = _warned(_plan(*_rooms((), ())))
    move, more = warning.remedies

    assert EN(move.text) == "Let poh0 work on Tue morning instead of Mon morning"
    assert find(move.change.plan.staff, "poh0").sessions == {"tue_am": 4}
    assert EN(more.text) == "Find 1 room more"
    for remedy in (move, more):
        assert [(effect.before.value, effect.after.value) for effect in remedy.effects] == [(1, 0)]
        assert not _warned(remedy.change.plan)


@given(plans())
def test_remedies_against_too_few_rooms_help(plan: Plan) -> None:
    for warning in _warned(plan):
        for remedy in warning.remedies:
            assert times_without_room(remedy.change.plan) < times_without_room(plan)
            if remedy.code == "more_rooms":
                assert not _warned(remedy.change.plan)


@pytest.mark.parametrize("name", ["group_practice", "more_time", "overloaded_duo", "solo_norm"])
def test_the_examples_have_rooms_enough(name: str) -> None:
    assert example(name).rooms
    assert times_without_room(example(name)) == 0


def test_rooms_are_added_named_and_removed() -> None:
    plan = room_edits.add(_plan(), 2).plan
    assert [EN(names.room(room)) for room in plan.rooms] == ["Room 1", "Room 2"]

    change = room_edits.rename(plan, plan.rooms[1].id, "Attic")
    assert EN(change.label) == "Rename Room 2"
    assert change.touched == {"rooms"}
    assert EN(names.room(change.plan.rooms[1])) == "Attic"

    gone = room_edits.remove(change.plan, {plan.rooms[0].id})
    assert EN(gone.label) == "Remove Room 1"
    assert [room.name for room in gone.plan.rooms] == ["Attic"]
    assert EN(names.room(room_edits.add(gone.plan).plan.rooms[1])) == "Room 1"


def test_a_room_that_is_removed_goes_from_the_roster_too() -> None:
    plan = room_edits.add(_plan(), 2).plan
    first, second = (room.id for room in plan.rooms)
    cells = tuple(Cell(member="a", session="mon_am", room=room) for room in (first, second, None))
    gone = room_edits.remove(plan.model_copy(update={"weeks": (WeekPlan(id="w", cells=cells),)}), {first})

    assert gone.touched == {"rooms", "weeks"}
    assert [cell.room for cell in gone.plan.weeks[0].cells] == [None, second, None]


def test_a_name_that_is_too_long_is_refused() -> None:
    plan = room_edits.add(_plan()).plan
    with pytest.raises(EditError):
        room_edits.rename(plan, plan.rooms[0].id, "x" * 200)


def test_a_room_suits_all_until_somebody_is_taken_out() -> None:
    plan = room_edits.add(_plan()).plan
    room = plan.rooms[0].id
    for_nurses = room_edits.set_suits(plan, room, "gp", False).plan

    assert for_nurses.rooms[0].roles == ("poh_s",)
    assert room_edits.set_suits(for_nurses, room, "gp", True).plan.rooms[0].roles == ()
    with pytest.raises(EditError):
        room_edits.set_suits(for_nurses, room, "poh_s", False)


def test_a_function_that_a_room_is_for_stays() -> None:
    plan = Plan(roles=ROLES, rooms=_rooms(("poh_s",)))

    with pytest.raises(EditError):
        edits.remove_roles(plan, ["poh_s"])
    assert edits.remove_roles(plan, ["gp"])
    with pytest.raises(PlanError):
        check(plan.model_copy(update={"rooms": _rooms(("pilot",))}))
