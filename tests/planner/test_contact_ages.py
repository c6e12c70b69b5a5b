"""Contacts per age band add up to the volumes, and with default norms to the published rates."""

from __future__ import annotations

import pytest
from hypothesis import given

from planner.calculation import calculate
from planner.contact_ages import band_total, contact_ages, per_patient_year
from planner.defaults import new_plan
from planner.list_mix import mix_counts
from planner.plan import PerWeek, Plan
from planner.terms import AGE_BANDS
from tests.support.plans import plans


@given(plans())
def test_bands_add_up_to_the_volume(plan: Plan) -> None:
    results = calculate(plan)
    known = {kind.activity.id: kind for kind in contact_ages(results)}
    for activity in plan.activities:
        counted = activity.kind == "consult" and activity.channel != "none" and not isinstance(activity.volume, PerWeek)
        volume = results.demand[activity.id].volume
        if counted and volume > 0:
            assert known[activity.id].total == pytest.approx(volume)
        else:
            assert activity.id not in known


@given(plans())
def test_most_frequent_first(plan: Plan) -> None:
    totals = [kind.total for kind in contact_ages(calculate(plan))]
    assert totals == sorted(totals, reverse=True)


def test_default_rates_are_the_published_ones() -> None:
    results = calculate(new_plan("Practice", mix_counts(10_000)))
    kinds = contact_ages(results)
    rates = [per_patient_year(results, kinds, band) for band in AGE_BANDS]
    assert rates == pytest.approx([3.5, 2.3, 3.6, 4.4, 6.0, 8.9, 13.3], abs=0.005)
    weekly = sum(band_total(kinds, band) for band in AGE_BANDS)
    assert weekly == pytest.approx(sum(results.demand[kind.activity.id].volume for kind in kinds))


def test_no_patients() -> None:
    results = calculate(new_plan("Practice", {}))
    assert contact_ages(results) == ()
    assert per_patient_year(results, (), "85+") is None
