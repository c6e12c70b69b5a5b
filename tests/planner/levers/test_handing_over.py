"""What is handed over leaves the practice whole: nothing is lost on the way, for this list and for any other."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.levers.handing_over import People, contacts, coordinated, handed_over
from planner.plan import Patients, Plan
from planner.terms import AGE_BANDS, GP, GROUPS
from tests.support.levers import role, volumes
from tests.support.plans import plans

some_groups = st.lists(st.sampled_from(GROUPS), unique=True, max_size=4).map(lambda known: People(groups=tuple(known)))
some_bands = st.lists(st.sampled_from(AGE_BANDS), unique=True, min_size=1).map(lambda known: People(bands=tuple(known)))
people = some_groups | some_bands
shares = st.sampled_from((0.0, 0.1, 0.5, 1.0))
lists = st.dictionaries(
    st.sampled_from(AGE_BANDS), st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 3000), max_size=4)
)


def _handed(plan: Plan, who: People, share: float, minutes: float = 6) -> tuple[Plan, float]:
    assume(any(known.id == GP for known in plan.roles))
    parts = handed_over(plan, plan.activities, who, share)
    return coordinated(plan, parts, "coordination", GP, minutes), contacts(plan, parts)


def _new(before: Plan, after: Plan) -> dict[str, float]:
    return {activity: times for activity, times in volumes(after).items() if activity not in volumes(before)}


@given(plans(), people, shares)
def test_what_goes_and_what_stays_is_what_there_was(plan: Plan, who: People, share: float) -> None:
    after, moved = _handed(plan, who, share)
    assert sum(volumes(after)[activity] for activity in volumes(plan)) + moved == pytest.approx(
        sum(volumes(plan).values())
    )
    assert sum(_new(plan, after).values()) == pytest.approx(moved)
    assert moved == 0 or share > 0


@given(plans(), people, shares, lists)
def test_it_holds_for_any_other_list(plan: Plan, who: People, share: float, counts: dict) -> None:
    after, _ = _handed(plan, who, share)
    other = {"patients": Patients(counts=counts)}
    before_there, after_there = plan.model_copy(update=other), after.model_copy(update=other)
    assert sum(volumes(after_there).values()) == pytest.approx(sum(volumes(before_there).values()))


@given(plans(), people, shares, shares)
def test_the_larger_the_share_the_less_work_stays(plan: Plan, who: People, one: float, other: float) -> None:
    small, large = sorted((one, other))
    less, _ = _handed(plan, who, small, minutes=0)
    least, _ = _handed(plan, who, large, minutes=0)
    for known in plan.roles:
        assert role(least, known.id).demand_hours <= role(less, known.id).demand_hours + 1e-9


@given(plans(), people, shares)
def test_coordination_takes_its_minutes_and_makes_no_contact(plan: Plan, who: People, share: float) -> None:
    free, _ = _handed(plan, who, share, minutes=0)
    after, moved = _handed(plan, who, share, minutes=6)
    assert role(after, GP).demand_hours - role(free, GP).demand_hours == pytest.approx(moved / 10, abs=1e-9)
    assert role(after, GP).contacts_per_week == pytest.approx(role(free, GP).contacts_per_week)


def test_everybody_of_a_list_goes_when_all_of_it_does() -> None:
    plan = Plan(patients=Patients(counts={"85+": {"complex": 3}, "0-4": {"healthy": 4}}))
    assert People().count(plan.patients) == 7
    assert People(groups=("complex",)).count(plan.patients) == 3
    assert People(bands=("0-4", "5-17")).count(plan.patients) == 4
