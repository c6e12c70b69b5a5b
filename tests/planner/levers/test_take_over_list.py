"""Patients who join are all there afterwards, and nobody else has gone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calculation import patient_total
from planner.levers import LeverError, apply, sentence
from planner.levers.take_over_list import KIND, TakeOverList
from planner.plan import Patients, Plan
from planner.terms import AGE_BANDS
from tests.support.levers import EXAMPLES, example, volumes, words
from tests.support.plans import plans, worked_example

joiners = st.dictionaries(st.sampled_from(AGE_BANDS), st.integers(1, 3000), min_size=1)


@given(plans(), joiners)
def test_everybody_who_joins_is_on_the_list(plan: Plan, joining: dict) -> None:
    changed = apply(plan, TakeOverList(patients=joining))
    for band in AGE_BANDS:
        before = plan.patients.counts.get(band, {})
        after = changed.patients.counts.get(band, {})
        assert sum(after.values()) == pytest.approx(sum(before.values()) + joining.get(band, 0))
        assert all(after[group] >= count for group, count in before.items())
    more = volumes(changed)
    assert all(more[activity] >= volume for activity, volume in volumes(plan).items())


@given(plans(), joiners)
def test_groups_keep_their_part_of_a_band(plan: Plan, joining: dict) -> None:
    changed = apply(plan, TakeOverList(patients=joining))
    for band, groups in plan.patients.counts.items():
        total, after = sum(groups.values()), changed.patients.counts[band]
        for group, count in groups.items():
            if total:
                assert after[group] / sum(after.values()) == pytest.approx(count / total)


def test_a_split_band_and_one_that_the_practice_has_not() -> None:
    """100 join a band of 300 healthy and 100 complex: 75 and 25; the 8 very old ones have no example to follow."""
    plan = worked_example().model_copy(
        update={"patients": Patients(counts={"75-84": {"healthy": 300, "complex": 100}, "85+": {"social": 0}})}
    )
    lever = TakeOverList(patients={"75-84": 100, "85+": 8}, start=date(2027, 1, 1))
    assert apply(plan, lever).patients.counts == {
        "75-84": {"healthy": 375, "complex": 125},
        "85+": {"social": 0, "healthy": 8},
    }
    assert words(plan, lever) == "108 patients join from 1 Jan 2027: a list of 508 instead of 400."


def test_nobody_joining_is_no_lever() -> None:
    for use in (apply, sentence):
        with pytest.raises(LeverError, match="how many patients"):
            use(worked_example(), TakeOverList(patients={"85+": 0}))


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_first_offer_is_a_tenth_of_a_norm_list(name: str) -> None:
    """2,095 / 10 is 210 patients, with the ages of an average list: 15 of 75 to 84."""
    plan = example(name)
    lever = KIND.first(plan)
    assert sum(lever.patients.values()) == 210
    assert lever.patients["75-84"] == 15
    assert patient_total(apply(plan, lever).patients) == pytest.approx(patient_total(plan.patients) + 210)
