"""Delegating moves a share of an activity, changes no volume and leaves supervision with the supervisor."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planner.calculation import calculate
from planner.delegation import delegation
from planner.levers import LeverError, apply, sentence
from planner.levers.delegate import KIND, Delegate
from planner.plan import Delivery, Plan, find
from planner.terms import GP
from tests.support.levers import EXAMPLES, example, role, volumes, words
from tests.support.plans import minutes, plans, shares, worked_example

_EMPTY = st.none()


@st.composite
def moves(draw: st.DrawFn) -> tuple[Plan, Delegate]:
    """A plan with a move that it takes."""
    plan = draw(plans())
    rows = [(activity, row) for activity in plan.activities for row in activity.delivery]
    takers = [known.id for known in plan.roles]
    assume(rows and len(takers) > 1)
    activity, row = draw(st.sampled_from(rows))
    return plan, Delegate(
        activity=activity.id,
        role=row.role,
        to=draw(st.sampled_from([taker for taker in takers if taker != row.role])),
        share=draw(shares),
        minutes=draw(_EMPTY | minutes),
        supervision_minutes=draw(_EMPTY | minutes),
        return_share=draw(_EMPTY | shares),
    )


def row_of(plan: Plan, lever: Delegate, who: str) -> Delivery:
    """What a role does of the activity; nothing where it has no row."""
    rows = {row.role: row for row in find(plan.activities, lever.activity).delivery}
    return rows.get(who, Delivery(role=who, share=0))


@given(moves())
def test_no_volume_changes_and_all_is_still_done(move: tuple[Plan, Delegate]) -> None:
    plan, lever = move
    changed = apply(plan, lever)
    assert volumes(changed) == volumes(plan)
    rows = find(changed.activities, lever.activity).delivery
    assert sum(row.share for row in rows) == pytest.approx(1)
    assert all(row.share >= 0 for row in rows)
    moved = min(lever.share, row_of(plan, lever, lever.role).share)
    for who, sign in ((lever.role, -1), (lever.to, 1)):
        assert row_of(changed, lever, who).share == pytest.approx(row_of(plan, lever, who).share + sign * moved)


@given(moves())
def test_own_hours_and_supervision_follow_the_share_that_moves(move: tuple[Plan, Delegate]) -> None:
    plan, lever = move
    before, after = (delegation(calculate(p), lever.activity) for p in (plan, apply(plan, lever)))
    giver, taker = row_of(plan, lever, lever.role), row_of(plan, lever, lever.to)
    known = taker if taker in find(plan.activities, lever.activity).delivery else giver
    each = (known.minutes if lever.minutes is None else lever.minutes) + known.admin_minutes
    hours = volumes(plan)[lever.activity] * min(lever.share, giver.share) / 60
    freed = hours * (giver.minutes + giver.admin_minutes)
    assert after.own_hours[lever.role] == pytest.approx(before.own_hours[lever.role] - freed, abs=1e-9)
    own = before.own_hours.get(lever.to, 0.0)
    assert after.own_hours.get(lever.to, 0.0) == pytest.approx(own + hours * each, abs=1e-9)
    above = {known.id: known.supervised_by for known in plan.roles}
    if above[lever.to] is not None and above[lever.role] is None:
        asked = taker.supervision_minutes if lever.supervision_minutes is None else lever.supervision_minutes
        more = after.supervision_hours.get(GP, 0.0) - before.supervision_hours.get(GP, 0.0)
        assert more == pytest.approx(hours * asked, abs=1e-9)
        assert after.returned_hours.get(GP, 0.0) >= before.returned_hours.get(GP, 0.0) - 1e-9
    assert min(after.hours.values(), default=0.0) >= -1e-9


@given(moves())
def test_no_share_changes_nothing(move: tuple[Plan, Delegate]) -> None:
    plan, lever = move
    assert apply(plan, lever.model_copy(update={"share": 0.0})) == plan


def test_a_fifth_of_the_consults_to_a_practice_nurse() -> None:
    """Of 197.13 consults a week 0.2 moves: 39.426 times.

    The nurse takes 15 + 3 minutes: 11.828 h. The GP is freed of 10 + 3 minutes, 8.542 h, but supervises 3 minutes
    each and has a tenth of them, 1.3 minutes each, again: 2.826 h.
    """
    plan = worked_example()
    lever = Delegate(activity="consult", to="poh_s", share=0.2, minutes=15, supervision_minutes=3, return_share=0.1)
    changed = apply(plan, lever)
    times = 197.13076923076918 * 0.2
    assert role(plan, GP).demand_hours - role(changed, GP).demand_hours == pytest.approx(times * (13 - 4.3) / 60)
    assert role(changed, "poh_s").demand_hours - role(plan, "poh_s").demand_hours == pytest.approx(times * 18 / 60)
    assert role(changed, "assistant") == role(plan, "assistant")
    assert words(plan, lever) == (
        "20% of Consult moves from GP to Practice nurse, somatic: 39.4 times a week, 15 minutes each. "
        "GP has 2.8 hours a week of supervision and returned work with it."
    )


def test_without_numbers_the_row_of_the_taker_counts() -> None:
    """An assistant does 5 % of the consults in 12 + 2 minutes; what moves takes as long."""
    plan = worked_example()
    changed = apply(plan, Delegate(activity="consult", to="assistant", share=0.15))
    row = find(changed.activities, "consult").delivery[1]
    assert (row.share, row.minutes, row.admin_minutes, row.supervision_minutes) == (pytest.approx(0.2), 12, 2, 2)


def test_other_minutes_mix_with_those_of_before() -> None:
    """5 % at 12 minutes and 15 % at 20 are 20 % at 18."""
    plan = worked_example()
    changed = apply(plan, Delegate(activity="consult", to="assistant", share=0.15, minutes=20))
    assert find(changed.activities, "consult").delivery[1].minutes == pytest.approx(18)


def test_what_a_function_does_not_do_cannot_move() -> None:
    plan = worked_example()
    lever = Delegate(activity="diabetes_check", to="poh_s", share=0.9)
    assert find(apply(plan, lever).activities, "diabetes_check").delivery[1].share == 0
    assert words(plan, lever).startswith("25% of Diabetes check moves")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"activity": "yoga"}, "yoga"),
        ({"role": "choir"}, "choir"),
        ({"to": "choir"}, "choir"),
        ({"to": GP}, "two different functions"),
        ({"activity": "triage"}, "no part in"),
    ],
)
def test_what_cannot_be_is_said(wrong: dict[str, str], said: str) -> None:
    lever = Delegate(activity="consult", to="poh_s").model_copy(update=wrong)
    for use in (apply, sentence):
        with pytest.raises(LeverError, match=said):
            use(worked_example(), lever)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_frees_gps(name: str) -> None:
    plan = example(name)
    assert role(apply(plan, KIND.first(plan)), GP).demand_hours < role(plan, GP).demand_hours


def test_where_nothing_is_shared_yet_the_largest_work_goes_to_who_is_supervised() -> None:
    plan = worked_example()
    alone = tuple(a for a in plan.activities if a.id in ("phone", "visit"))
    lever = KIND.first(plan.model_copy(update={"activities": alone}))
    assert (lever.activity, lever.to, lever.supervision_minutes) == ("phone", "poh_s", 2)


def test_without_a_team_there_is_nothing_to_offer() -> None:
    with pytest.raises(LeverError, match="no work of GPs"):
        KIND.first(worked_example().model_copy(update={"staff": ()}))
