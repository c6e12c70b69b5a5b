"""The order in which work goes: what each activity frees, how much of it goes, and where that brings the role."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.plan import Plan
from planner.scarcity import dropping, non_core
from planner.terms import GP
from tests.support.plans import plans, worked_example


def _cases(plan: Plan, data: st.DataObject) -> tuple[str, tuple[str, ...]]:
    role = data.draw(st.sampled_from([known.id for known in plan.roles]))
    return role, tuple(data.draw(st.permutations([known.id for known in plan.activities])))


@given(plans(), st.floats(0.1, 2), st.booleans(), st.data())
def test_it_stops_at_the_target(plan: Plan, target: float, partly: bool, data: st.DataObject) -> None:
    role, order = _cases(plan, data)
    results = calculate(plan)
    found = dropping(plan, role, target, order, partly)
    assert [drop.activity.id for drop in found.drops] == list(order)
    assert found.utilisation == pytest.approx(results.roles[role].utilisation)
    if found.utilisation is None:
        assert not found.gone
        return
    uses = [found.utilisation, *(drop.utilisation for drop in found.drops)]
    for before, drop, after in zip(uses, found.drops, uses[1:], strict=False):
        assert drop.hours == results.demand[drop.activity.id].hours
        freed = drop.share * drop.hours.get(role, 0.0) / results.roles[role].capacity_hours
        assert after == pytest.approx(before - freed, abs=1e-6)
        assert drop.share == 0 or before > target
    if partly and found.gone and found.after is not None:
        assert found.after >= target - 1e-6
    if found.after is not None and found.after > target + 1e-6:
        assert all(drop.share == 1 for drop in found.drops if drop.hours.get(role, 0.0) > 0)


@given(plans(), st.data())
def test_an_earlier_place_never_means_less_goes(plan: Plan, data: st.DataObject) -> None:
    role, order = _cases(plan, data)
    assume(order)
    whole = {drop.activity.id: drop.share for drop in dropping(plan, role, 0.5, order).drops}
    first = data.draw(st.sampled_from(order))
    moved = (first, *(activity for activity in order if activity != first))
    shares = {drop.activity.id: drop.share for drop in dropping(plan, role, 0.5, moved).drops}
    assert shares[first] >= whole[first] - 1e-9


def test_by_hand() -> None:
    """63.85 h for 44.44 h; 1.3 allows 57.77, so 6.08 h go: 1.5 of the meeting, 4.58 of the 9.38 h of phone calls."""
    plan = worked_example()
    over = 63.84650064102563 - 1.3 * 44.435938461538456
    phone = 86.60576923076923 * 6.5 / 60
    found = dropping(plan, GP, 1.3, ("team_meeting", "phone", "visit"))
    assert [drop.share for drop in found.drops] == [1, pytest.approx((over - 1.5) / phone), 0]
    assert found.after == pytest.approx(1.3)
    assert found.drops[0].utilisation == pytest.approx((63.84650064102563 - 1.5) / 44.435938461538456)
    assert found.drops[2].hours == {GP: pytest.approx(11.982692307692307 / 2)}
    whole = dropping(plan, GP, 1.3, ("team_meeting", "phone"), partly=False)
    assert [drop.share for drop in whole.drops] == [1, 1]
    assert whole.after is not None
    assert whole.after < 1.3


def test_what_takes_no_time_of_the_role_stays() -> None:
    found = dropping(worked_example(), "poh_s", 0.1, ("visit", "diabetes_check"))
    assert [drop.share > 0 for drop in found.drops] == [False, True]


def test_without_capacity_nothing_goes() -> None:
    plan = worked_example().model_copy(update={"staff": ()})
    found = dropping(plan, GP, 0.85, ("phone",))
    assert (found.utilisation, found.after, found.gone) == (None, None, ())


def test_non_core_work_is_in_the_order_of_its_hours() -> None:
    plan = worked_example()
    assert non_core(plan, GP) == ()
    small = {"triage": "none", "visit": "none", "phone": "none", "diabetes_check": "preventive"}
    activities = tuple(a.model_copy(update={"core_task": small.get(a.id, a.core_task)}) for a in plan.activities)
    plan = plan.model_copy(update={"activities": activities})
    # 9.4 h of phone calls, 6.0 of visits, 3.5 with the assistants' calls.
    assert non_core(plan, GP) == ("phone", "visit", "triage")
    assert non_core(plan, "assistant") == ("triage",)


def test_an_activity_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="choir"):
        dropping(worked_example(), GP, 0.85, ("choir",))
