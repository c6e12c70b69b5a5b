"""The list some years on: older, and as large as before unless it grows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import patient_total
from planner.defaults import standard
from planner.levers import LeverError, apply, sentence
from planner.levers.ageing import KIND, Ageing, yearly_trend
from planner.norms import facts
from planner.plan import Patients, Plan
from planner.terms import AGE_BANDS, GP
from tests.support.levers import EXAMPLES, example, practices, role, words
from tests.support.plans import worked_example


def test_the_mix_of_2018_is_the_published_one() -> None:
    published = facts()["list_age_shares_2018"].value.split("/")
    assert list(standard("list_mix_2018")) == list(AGE_BANDS)
    assert list(standard("list_mix_2018").values()) == [pytest.approx(float(share) / 100) for share in published]


@given(practices(), st.floats(0, 40), st.floats(-0.1, 0.1))
def test_only_growth_changes_the_total(plan: Plan, years: float, growth: float) -> None:
    total = patient_total(plan.patients)
    aged = patient_total(apply(plan, Ageing(years=years)).patients)
    assert aged == pytest.approx(total)
    grown = patient_total(apply(plan, Ageing(years=years, growth=growth)).patients)
    assert grown == pytest.approx(total * (1 + growth) ** years)


@given(practices(), st.floats(0, 20), st.floats(0, 20))
def test_years_add_up(plan: Plan, some: float, more: float) -> None:
    at_once = apply(plan, Ageing(years=some + more))
    in_steps = apply(apply(plan, Ageing(years=some)), Ageing(years=more))
    for band, groups in at_once.patients.counts.items():
        for group, count in groups.items():
            assert in_steps.patients.counts[band][group] == pytest.approx(count, rel=1e-9, abs=1e-9)


def test_four_years_on_the_mix_of_2018_is_that_of_2022() -> None:
    """Both published mixes add up to 1.001, so that the lists agree to the last patient."""
    then, now = standard("list_mix_2018"), standard("list_mix")
    plan = Plan(patients=Patients(counts={band: {"healthy": 10_000 * share} for band, share in then.items()}))
    aged = apply(plan, Ageing(years=4)).patients.counts
    for band in AGE_BANDS:
        assert aged[band]["healthy"] == pytest.approx(10_000 * now[band])
    assert yearly_trend()["75-84"] == pytest.approx(1.0437, abs=1e-4)


def test_groups_stay_as_they_are_within_a_band() -> None:
    plan = example("group_practice")
    aged = apply(plan, Ageing(years=10)).patients.counts["75-84"]
    assert aged["complex"] / aged["medical"] == pytest.approx(102 / 255)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_asks_more_of_the_gps(name: str) -> None:
    plan = example(name)
    assert role(apply(plan, KIND.first(plan)), GP).demand_hours > role(plan, GP).demand_hours
    assert words(plan, KIND.first(plan)).startswith("10 years on: ")


def test_the_solo_practice_ten_years_on() -> None:
    """147 * (7.0 / 5.9) ^ 2.5 = 225.4 and 48 * (2.3 / 2.1) ^ 2.5 = 60.3, of 2,141.6 that the bands drift to in all.

    On a list that stays 2,095 that is 285.7 * 2,095 / 2,141.6 = 279.5.
    """
    plan = example("solo_norm")
    assert words(plan, Ageing(years=10)) == (
        "10 years on: 279 patients of 75 and older instead of 195, on a list of 2,095."
    )
    assert words(plan, Ageing(years=1)).startswith("1 year on: ")


def test_an_empty_list_does_not_age() -> None:
    empty = worked_example().model_copy(update={"patients": Patients()})
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="list is empty"):
            use(empty, Ageing())
    with pytest.raises(LeverError, match="list is empty"):
        KIND.first(empty)
