"""A list from its total alone."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.list_mix import list_mix, mix_counts
from planner.terms import AGE_BANDS

# Share of patients on GP lists per age band, 2022; the published figures add up to 100.1.
PUBLISHED = (4.7, 13.9, 33.6, 27.4, 11.2, 7.0, 2.3)


def test_the_mix_is_the_published_one_made_whole() -> None:
    assert isclose(sum(list_mix().values()), 1, rel_tol=1e-12)
    for band, share in zip(AGE_BANDS, PUBLISHED, strict=True):
        assert isclose(list_mix()[band], share / sum(PUBLISHED), rel_tol=1e-12)


def test_the_norm_practice() -> None:
    counts = mix_counts(2095)
    assert {band: groups["healthy"] for band, groups in counts.items()} == {
        "0-4": 98,
        "5-17": 291,
        "18-44": 703,
        "45-64": 574,
        "65-74": 234,
        "75-84": 147,
        "85+": 48,
    }


@given(st.integers(0, 10_000_000))
def test_the_bands_add_up_to_the_total_and_stay_within_one_patient(total: int) -> None:
    counts = mix_counts(total)
    assert list(counts) == list(AGE_BANDS)
    assert sum(groups["healthy"] for groups in counts.values()) == total
    assert all(set(groups) == {"healthy"} for groups in counts.values())
    for band, share in list_mix().items():
        assert abs(counts[band]["healthy"] - total * share) < 1


def test_a_negative_total_is_refused() -> None:
    with pytest.raises(ValueError):
        mix_counts(-1)
