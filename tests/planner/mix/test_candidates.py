"""Which levers a mix may pull on a plan, and how far."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.calculation import calculate
from planner.levers import LeverError, apply
from planner.levers.channel import ChannelMove
from planner.levers.locum import Locum
from planner.mix import Candidate, Wishes, offered, usual
from planner.mix.candidates import chosen
from planner.mix.of_people import unpriced
from planner.mix.wishes import free_sessions
from planner.plan import Plan, Room
from tests.support.levers import EXAMPLES, example
from tests.support.plans import plans, worked_example

GROUP = example("group_practice")


def one(plan: Plan, key: str) -> Candidate:
    return next(known for known in offered(plan) if known.key == key)


@given(plans())
def test_every_lever_can_be_pulled_as_far_as_it_may(plan: Plan) -> None:
    known = offered(plan)

    assert len({candidate.key for candidate in known}) == len(known)
    for candidate in known:
        assert 0 <= candidate.ceiling <= candidate.most + 1e-9
        for lever in candidate.levers(candidate.ceiling or candidate.most):
            try:
                apply(plan, lever)
            except LeverError as error:
                pytest.fail(f"{candidate.key}: {error}")


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_is_linear_in_its_intensity(name: str) -> None:
    """Half of a lever gives half of what all of it gives, in hours left, and costs half."""
    plan = example(name)
    base = calculate(plan)
    for candidate in offered(plan):
        if not candidate.is_whole:
            most = min(candidate.most, 40.0)
            half, full = (calculate(_pulled(plan, candidate, part * most)) for part in (0.5, 1.0))
            for role, known in base.roles.items():
                gained = full.roles[role].gap_hours - known.gap_hours
                assert half.roles[role].gap_hours - known.gap_hours == pytest.approx(gained / 2, abs=1e-9)
            assert half.cost_per_week - base.cost_per_week == pytest.approx(
                (full.cost_per_week - base.cost_per_week) / 2, abs=1e-9
            )


def _pulled(plan: Plan, candidate: Candidate, intensity: float) -> Plan:
    for lever in candidate.levers(intensity):
        plan = apply(plan, lever)
    return plan


def test_work_is_not_handed_up() -> None:
    keys = {known.key for known in offered(GROUP)}

    assert "delegate:diabetes_check:gp:poh_s" in keys
    assert "delegate:diabetes_check:poh_s:gp" not in keys


def test_nobody_is_hired_whose_hour_has_no_price() -> None:
    roles = tuple(role.model_copy(update={"cost_per_hour": None}) if role.id == "vs" else role for role in GROUP.roles)
    plan = GROUP.model_copy(update={"roles": roles})

    assert [role.id for role in unpriced(plan)] == ["vs"]
    assert "hire:vs" not in {known.key for known in offered(plan)}
    assert "hire:poh_s" in {known.key for known in offered(plan)}


def test_less_work_is_only_thought_of_when_somebody_says_so() -> None:
    """Nobody measured how much administration can go, or how short a consult may be."""
    silent = {known.kind for known in chosen(GROUP, Wishes())}
    asked = {known.kind for known in chosen(GROUP, Wishes(ceilings={"less_admin:gp": 0.1}))}

    assert not silent & {"less_admin", "consult_length"}
    assert "less_admin" in asked


def test_a_ceiling_ends_where_there_is_nothing_more() -> None:
    row = next(known for known in chosen(GROUP, Wishes(ceilings={"delegate:diabetes_check:gp:poh_s": 1.0})))
    moved = next(
        known
        for known in chosen(GROUP, Wishes(ceilings={"delegate:diabetes_check:gp:poh_s": 1.0}))
        if known.key == "delegate:diabetes_check:gp:poh_s"
    )

    assert row.ceiling <= row.most
    assert moved.ceiling == pytest.approx(0.25)


def test_e_health_goes_up_to_what_suits_each_group() -> None:
    suits = {"healthy": 0.3, "complex": 0.02}
    known = next(one for one in offered(GROUP, suits) if one.kind == "channel")
    (lever,) = known.levers(0.5)

    assert isinstance(lever, ChannelMove)
    assert lever.shares == pytest.approx({"healthy": 0.15, "social": 0, "medical": 0, "complex": 0.01})


def test_locums_come_where_a_room_is_free_and_then_on_busy_days() -> None:
    """Without rooms on Monday, the busiest day, the locum comes on another."""
    monday = example("solo_norm")
    rooms = (Room(id="one"),)
    staff = tuple(
        member.model_copy(update={"sessions": {"mon_am": 4.0, "mon_pm": 4.0}}) if number == 0 else member
        for number, member in enumerate(worked_example().staff)
        if number == 0
    )
    plan = worked_example().model_copy(update={"rooms": rooms, "staff": staff})

    (with_room,) = one(plan, "locum").levers(2)
    (without,) = one(monday.model_copy(update={"rooms": ()}), "locum").levers(2)

    assert isinstance(with_room, Locum)
    assert isinstance(without, Locum)
    assert set(with_room.sessions) == {"tue_am", "tue_pm"}
    assert set(without.sessions) == {"mon_am", "mon_pm"}


def test_more_sessions_than_a_week_has_are_two_locums() -> None:
    levers = one(GROUP, "locum").levers(13)

    assert [len(lever.sessions) for lever in levers] == [10, 3]


def test_rooms_count_where_the_plan_has_any() -> None:
    """One room from Monday to Friday is ten sessions; 8 hours without a week pattern take two of them."""
    member = worked_example().staff[0].model_copy(update={"sessions": {}, "hours_per_week": 8.0, "weeks_share": 1.0})
    roles = tuple(role.model_copy(update={"needs_room": True}) for role in worked_example().roles)
    plan = worked_example().model_copy(update={"staff": (member,), "roles": roles, "rooms": (Room(id="one"),)})

    assert free_sessions(plan) == 8
    assert free_sessions(plan.model_copy(update={"rooms": ()})) is None


def test_the_wishes_to_begin_with() -> None:
    results = calculate(GROUP)
    wishes = usual(results)

    assert wishes.targets == dict.fromkeys(results.roles, GROUP.practice.near_limit)
    assert wishes.continuity == min(results.continuity, GROUP.practice.continuity_floor)
    assert usual(calculate(Plan())) == Wishes()
