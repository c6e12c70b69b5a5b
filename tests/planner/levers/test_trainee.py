"""A trainee asks supervision at once and takes over contacts as far as the hours go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.levers import LeverError, apply, sentence
from planner.levers.trainee import KIND, Trainee
from planner.plan import Activity, Delivery, PerWeek, Plan, Role, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, practices, role, volumes, words
from tests.support.plans import worked_example

hours = st.floats(0, 40)


def _with_aios(plan: Plan) -> Plan:
    return plan.model_copy(update={"roles": (*plan.roles, Role(id="aios", supervised_by=GP))})


def _one_consult(times: float, *more: Activity) -> Plan:
    """A GP who has a consult of 10 + 2 minutes so many times a week."""
    consult = Activity(
        id="consult",
        kind="consult",
        volume=PerWeek(count=times),
        delivery=(Delivery(role=GP, minutes=10, admin_minutes=2),),
    )
    return _with_aios(Plan(roles=(Role(id=GP),), activities=(consult, *more)))


@given(practices(), hours, hours, st.floats(0, 1), st.data())
def test_contacts_stay_and_supervision_is_added(
    plan: Plan, own: float, supervision: float, share: float, data: st.DataObject
) -> None:
    plan = _with_aios(plan)
    done = [activity.id for activity in plan.activities if any(row.role == GP for row in activity.delivery)]
    activity = data.draw(st.none() | st.sampled_from(done)) if done else None
    lever = Trainee(hours=own, supervision_hours=supervision, activity=activity, share=share)
    changed = apply(plan, lever)
    times = volumes(changed)
    assert times.pop("trainee_supervision") == pytest.approx(supervision)
    assert times == volumes(plan)
    before, after = calculate(plan), calculate(changed)
    assert after.roles["aios"].capacity_hours == pytest.approx(own * 0.6)
    assert after.demand["trainee_supervision"].hours == {GP: pytest.approx(supervision)}
    contacts = [sum(asked.contacts.get(GP, 0) for asked in one.demand.values()) for one in (before, after)]
    assert contacts[1] <= contacts[0] + 1e-9


def test_supervision_now_and_hands_later() -> None:
    """100 consults of 12 minutes are 20 h; 30 % of them are 6 h, against 4 h of supervision and 30 times 3 minutes.

    One in ten of the 30 comes back: 3 times 12 minutes. So 20 - 6 + 4 + 1.5 + 0.6 = 20.1 h: nothing won yet.
    """
    plan = _one_consult(100)
    lever = Trainee(hours=20, activity="consult", share=0.3, supervision_minutes=3, return_share=0.1)
    changed = apply(plan, lever)
    assert role(changed, GP).demand_hours == pytest.approx(20.1)
    assert role(changed, "aios").demand_hours == pytest.approx(6)
    assert role(changed, "aios").capacity_hours == pytest.approx(20 * 0.6)
    assert changed.staff[-1].employment == "trainee"
    assert words(plan, lever) == (
        "GP trainee for 20.0 hours a week, 12.0 of them for counted work. GP: 20.1 hours of work a week instead of "
        "20.0, of which 4.0 to talk with the trainee."
    )


def test_supervision_joins_what_is_counted_already() -> None:
    """Half an hour a time: 4 hours are 8 times more on top of 2."""
    known = Activity(
        id="trainee_supervision",
        kind="overhead",
        channel="none",
        volume=PerWeek(count=2),
        delivery=(Delivery(role=GP, minutes=30),),
    )
    changed = apply(_one_consult(100, known), Trainee(supervision_hours=4))
    assert volumes(changed) == {"consult": 100, "trainee_supervision": 10}


def test_supervision_that_somebody_else_gives_stays_apart() -> None:
    known = Activity(id="trainee_supervision", volume=PerWeek(count=2), delivery=(Delivery(role="aios", minutes=30),))
    changed = apply(_one_consult(100, known), Trainee(supervision_hours=4))
    assert volumes(changed) == {"consult": 100, "trainee_supervision": 2, "trainee_supervision_2": 4}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_about_fills_the_trainees_hours(name: str) -> None:
    plan = example(name)
    lever = KIND.first(plan)
    changed = apply(plan, lever)
    filled = role(changed, "aios").utilisation
    assert lever.activity == "consult_short"
    assert filled is not None
    assert 0.8 < filled <= plan.practice.near_limit
    assert find(changed.activities, "trainee_supervision").volume.count > 0
    assert volumes(changed)["consult_short"] == volumes(plan)["consult_short"]
    assert words(plan, lever).startswith("GP trainee for 32.0 hours a week")


@given(st.floats(0, 500))
def test_the_first_offer_never_overfills(times: float) -> None:
    plan = _one_consult(times)
    lever = KIND.first(plan)
    after = role(apply(plan, lever), "aios")
    assert 0 <= lever.share <= 1
    assert after.demand_hours <= after.capacity_hours * plan.practice.near_limit + 1e-9


def test_what_is_missing_is_said() -> None:
    with pytest.raises(LeverError, match="aios"):
        KIND.first(worked_example())
    with pytest.raises(LeverError, match="No consult"):
        KIND.first(_one_consult(100).model_copy(update={"activities": ()}))
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="song"):
            use(_one_consult(100), Trainee(activity="song", share=0.1))
