"""The chance of a full day: Poisson against published tables, and what must hold for every plan."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import edits
from planner.access import access, day_shares, full_and_overflow, weekend_hours
from planner.calculation import calculate
from planner.plan import Activity, Delivery, Member, PerWeek, Plan, Role
from planner.terms import WORKDAYS
from tests.support.plans import plans


def more_than(mean: float, places: int) -> float:
    return full_and_overflow(mean, places)[0]


def overflow(mean: float, places: int) -> float:
    return full_and_overflow(mean, places)[1]


means = st.floats(0, 400, allow_subnormal=False)
places = st.integers(0, 500)


@pytest.mark.parametrize(
    ("mean", "number", "at_most"),
    [(1, 3, 0.9810), (2.5, 4, 0.8912), (5, 5, 0.6160), (10, 5, 0.0671), (10, 10, 0.5830), (15, 20, 0.9170)],
)
def test_published_tables(mean: float, number: int, at_most: float) -> None:
    """Cumulative Poisson probabilities as in the appendix of any textbook, to four decimals."""
    assert more_than(mean, number) == pytest.approx(1 - at_most, abs=6e-5)


@pytest.mark.parametrize("mean", [1, 10, 60, 1_000])
def test_overflow_at_the_mean(mean: int) -> None:
    """E[max(0, D - m)] = m * P(D = m) for a whole mean m (De Moivre's mean deviation)."""
    exact = mean * math.exp(mean * math.log(mean) - mean - math.lgamma(mean + 1))
    assert overflow(mean, mean) == pytest.approx(exact, rel=1e-9)


def test_no_place_and_no_contact() -> None:
    assert more_than(3, 0) == pytest.approx(1 - math.exp(-3))
    assert overflow(3, 0) == pytest.approx(3)
    assert more_than(0, 0) == overflow(0, 0) == 0


@given(means, places)
def test_against_the_sum_of_all_terms(mean: float, number: int) -> None:
    terms = [math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(1_200)] if mean else []
    assert more_than(mean, number) == pytest.approx(sum(terms[number + 1 :]), abs=1e-9)
    excess = sum((k - number) * term for k, term in enumerate(terms) if k > number)
    assert overflow(mean, number) == pytest.approx(excess, abs=1e-7)


@given(means, places)
def test_more_places_never_raise_the_chance(mean: float, number: int) -> None:
    assert 0 <= more_than(mean, number + 1) <= more_than(mean, number) + 1e-12 <= 1 + 1e-12
    assert 0 <= overflow(mean, number + 1) <= overflow(mean, number) + 1e-9
    assert overflow(mean, number) >= mean - number - 1e-9


def test_thousands_of_contacts_do_not_overflow() -> None:
    assert more_than(2e6, 2_000_000) == pytest.approx(0.5, abs=1e-3)
    assert more_than(1e5, 10) == 1
    assert more_than(10, 100_000) == 0


def _plan(**patterns: dict[str, float]) -> Plan:
    """GPs with week patterns and 100 contacts a week of 12 minutes."""
    return Plan(
        roles=(Role(id="gp"),),
        staff=tuple(Member(id=name, role="gp", sessions=sessions) for name, sessions in patterns.items()),
        activities=(
            Activity(id="c", kind="consult", volume=PerWeek(count=100), delivery=(Delivery(role="gp", minutes=12),)),
        ),
    )


def test_a_week_worked_out() -> None:
    """100 contacts a week over 1.08 + 1 + 1 + 1 + 0.92 = 5; 8 h on Monday are 40 places at 5 an hour."""
    known = access(calculate(_plan(a={"mon_am": 4, "mon_ev": 4, "tue_am": 4.1})))

    assert known["mon"].asked == pytest.approx(21.6)
    assert known["mon"].places == pytest.approx(40)
    assert known["mon"].full == pytest.approx(more_than(21.6, 40))
    assert known["tue"].places == pytest.approx(20.5)
    assert known["tue"].full == pytest.approx(more_than(20, 20))
    assert known["wed"].places == 0
    assert known["wed"].full == pytest.approx(1)
    assert known["fri"].asked == pytest.approx(18.4)


def test_the_weekend_gives_no_places_on_weekdays() -> None:
    plan = _plan(a={"mon_am": 4, "sat_am": 4})
    assert access(calculate(plan))["mon"].places == pytest.approx(20)
    assert weekend_hours(calculate(plan)) == pytest.approx(4)
    assert weekend_hours(calculate(_plan(a={"mon_am": 4}))) == 0


def test_who_has_no_pattern_is_spread_evenly() -> None:
    plan = edits.add_member(_plan(), Member(id="b", role="gp", hours_per_week=20)).plan
    assert [day.places for day in access(calculate(plan)).values()] == pytest.approx([20] * 5)


def test_days_without_a_factor_are_average_and_zeros_are_even() -> None:
    assert day_shares({"mon": 2})["mon"] == pytest.approx(2 / 6)
    assert day_shares(dict.fromkeys(WORKDAYS, 0.0)) == dict.fromkeys(WORKDAYS, 0.2)


def test_nothing_can_be_said_without_contacts() -> None:
    known = access(calculate(Plan()))["mon"]
    assert (known.asked, known.places, known.full, known.overflow) == (0, None, None, None)


@given(plans())
def test_days_add_up_to_the_week(plan: Plan) -> None:
    results = calculate(plan)
    for role in plan.roles:
        known = access(results, role.id)
        assert sum(day.asked for day in known.values()) == pytest.approx(results.roles[role.id].contacts_per_week)
        assert all(day.full is None or 0 <= day.full <= 1 for day in known.values())
        if all(day.places is not None for day in known.values()):
            possible = results.roles[role.id].contacts_possible or 0
            hours = weekend_hours(results, role.id)
            balance = results.roles[role.id]
            lost = hours * balance.contacts_per_week / balance.demand_hours
            assert sum(day.places or 0 for day in known.values()) + lost == pytest.approx(possible, abs=1e-6)


@given(plans(), st.sampled_from(WORKDAYS))
def test_more_hours_never_fill_a_day(plan: Plan, day: str) -> None:
    for role in plan.roles:
        more = edits.add_member(plan, Member(id="more", role=role.id, sessions={f"{day}_am": 4})).plan
        before, after = (access(calculate(one), role.id) for one in (plan, more))
        for known, then in zip(before.values(), after.values(), strict=True):
            if known.full is not None and then.full is not None:
                assert then.full <= known.full + 1e-12
