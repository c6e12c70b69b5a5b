"""A locum adds hours or takes over somebody's; the work stays what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.capacity import paid_hours
from planner.demand import demand
from planner.levers import LeverError, apply, sentence
from planner.levers.locum import KIND, Locum
from planner.plan import Plan, find
from planner.terms import GP, SESSIONS
from tests.support.levers import EXAMPLES, example, practices, role, words
from tests.support.plans import worked_example

patterns = st.dictionaries(st.sampled_from(SESSIONS), st.sampled_from((0.5, 2.0, 4.0, 5.0)), min_size=1)
shares = st.sampled_from((0.0, 0.25, 0.5, 1.0))


def _of_gps(plan: Plan) -> float:
    return sum(paid_hours(member) for member in plan.staff if member.role == GP)


@given(practices(), patterns, shares, st.floats(0, 2))
def test_an_extra_locum_adds_hours_and_no_work(plan: Plan, sessions: dict, weeks: float, pace: float) -> None:
    before, after = (
        calculate(plan),
        calculate(apply(plan, Locum(sessions=sessions, weeks_share=weeks, pace=pace))),
    )
    assert after.demand == before.demand
    gain = sum(sessions.values()) * weeks * pace * (1 - find(plan.roles, GP).allowance_share)
    assert after.roles[GP].capacity_hours == pytest.approx(before.roles[GP].capacity_hours + gain)
    assert {**after.roles, GP: None} == {**before.roles, GP: None}
    if before.continuity is not None:
        assert after.continuity is not None
        assert after.continuity <= before.continuity + 1e-12


@given(practices(), patterns, shares, shares, st.data())
def test_in_somebodys_place_the_paid_hours_stay(
    plan: Plan, sessions: dict, weeks: float, own_weeks: float, data: st.DataObject
) -> None:
    sessions = {"mon_am": 2.5, **sessions}
    gps = [member.id for member in plan.staff if member.role == GP and any(map(member.sessions.get, sessions))]
    who = data.draw(st.sampled_from(gps))
    staff = tuple(m.model_copy(update={"weeks_share": own_weeks}) if m.id == who else m for m in plan.staff)
    plan = plan.model_copy(update={"staff": staff})
    changed = apply(plan, Locum(sessions=sessions, weeks_share=weeks, replaces=who))
    assert demand(changed) == demand(plan)
    assert _of_gps(changed) == pytest.approx(_of_gps(plan))
    assert all(hours >= 0 for member in changed.staff for hours in member.sessions.values())


def test_the_tuesday_of_the_solo_practice() -> None:
    """Eight hours at 85 euros; a locum has no leave, so only the 8 % of uncounted work goes off: 7.36 h."""
    plan = example("solo_norm")
    lever = KIND.first(plan)
    before, after = calculate(plan), calculate(apply(plan, lever))
    assert after.roles[GP].capacity_hours - before.roles[GP].capacity_hours == pytest.approx(7.36)
    assert after.cost_per_week - before.cost_per_week == pytest.approx(680)
    assert after.gp_days - before.gp_days == 1
    # 59.3 paid hours of the owner and 8 of the locum.
    assert before.continuity is not None
    assert after.continuity == pytest.approx(before.continuity * 59.3 / 67.3)
    assert words(plan, lever) == (
        "An extra locum on Tue morning, Tue afternoon: 8.0 hours a week on average, for € 680."
    )


def test_a_rate_and_every_other_week() -> None:
    plan = example("solo_norm")
    lever = Locum(sessions={"tue_am": 4, "tue_pm": 4}, rate=100, weeks_share=0.5, pace=0.9)
    changed = apply(plan, lever)
    assert calculate(changed).cost_per_week - calculate(plan).cost_per_week == pytest.approx(400)
    assert role(changed, GP).capacity_hours - role(plan, GP).capacity_hours == pytest.approx(4 * 0.92 * 0.9)


def test_the_replaced_gp_loses_the_sessions() -> None:
    """The partner of the worked example works 4 h on Wednesday morning; of the locum's 5 h only those 4 are filled."""
    plan = worked_example()
    lever = Locum(sessions={"wed_am": 5, "tue_am": 4}, replaces="partner")
    changed = apply(plan, lever)
    assert find(changed.staff, "partner").sessions["wed_am"] == 0
    assert find(changed.staff, "locum_2").sessions == {"wed_am": 4}
    assert words(plan, lever) == (
        "A locum in the place of partner on Wed morning: 4.0 hours a week on average, for € 340."
    )


def test_every_other_week_the_replaced_gp_keeps_half() -> None:
    changed = apply(worked_example(), Locum(sessions={"wed_am": 4}, weeks_share=0.5, replaces="partner"))
    assert find(changed.staff, "partner").sessions["wed_am"] == 2
    assert paid_hours(find(changed.staff, "locum_2")) == 2


def test_contract_hours_do_not_come_back_when_all_sessions_go() -> None:
    plan = worked_example()
    owner = plan.staff[0].model_copy(update={"sessions": {"tue_am": 4}, "hours_per_week": 32})
    plan = plan.model_copy(update={"staff": (owner,)})
    changed = apply(plan, Locum(sessions={"tue_am": 4}, replaces="owner"))
    assert paid_hours(find(changed.staff, "owner")) == 0


@pytest.mark.parametrize(
    ("lever", "reason"),
    [
        (Locum(sessions={}), "at least one session"),
        (Locum(sessions={"mon_am": 0}), "at least one session"),
        (Locum(sessions={"mon_ev": 3}, replaces="owner"), "no hours in these sessions"),
        (Locum(sessions={"mon_am": 4}, replaces="nobody"), "not in the team"),
        (Locum(sessions={"mon_am": 4}, replaces="poh"), "stands in for a GP"),
    ],
)
def test_what_cannot_be_is_said(lever: Locum, reason: str) -> None:
    plan = worked_example()
    staff = (*plan.staff, plan.staff[0].model_copy(update={"id": "poh", "role": "poh_s"}))
    plan = plan.model_copy(update={"staff": staff})
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=reason):
            use(plan, lever)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_helps_every_example(name: str) -> None:
    plan = example(name)
    before, after = role(plan, GP), role(apply(plan, KIND.first(plan)), GP)
    assert before.utilisation is not None
    assert after.utilisation is not None
    assert after.utilisation < before.utilisation


def test_a_plan_without_gps_takes_no_locum() -> None:
    with pytest.raises(LeverError, match="gp"):
        KIND.first(Plan())
