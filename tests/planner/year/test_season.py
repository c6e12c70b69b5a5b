"""The season: from own counts, assumed, and without adding work."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.year.calendar import weeks
from planner.year.season import FLU, SCHOOL_HOLIDAYS, assumed, counted, normalised
from tests.support.years import days


def test_counts_by_hand() -> None:
    """Three weeks of 100, 100 and 40 appointments: the mean is 80. A Thursday and Friday before them do not count."""
    per_day = {date(2026, 1, 1): 50.0, date(2026, 1, 2): 50.0}
    per_day |= dict.fromkeys(days(date(2026, 1, 5), date(2026, 1, 9)), 20.0)
    per_day |= {date(2026, 1, 12): 100.0}
    per_day |= dict.fromkeys(days(date(2026, 1, 19), date(2026, 1, 23)), 8.0)
    found = counted(per_day, 2027)

    assert found is not None
    assert found.factors[:5] == pytest.approx([1, 1.25, 1.25, 0.5, 1])
    assert (found.first, found.last) == (date(2026, 1, 5), date(2026, 1, 23))
    assert (found.weeks, found.uncounted) == (3, 49)


def test_several_years_are_averaged() -> None:
    """Week 2 has 60 and 100, week 3 has 80 and 160: means of 80 and 120."""
    per_day: dict[date, float] = {}
    for year, (second, third) in {2025: (12, 16), 2026: (20, 32)}.items():
        per_day |= dict.fromkeys(_workdays(year, 2), float(second)) | dict.fromkeys(_workdays(year, 3), float(third))
    # The weeks between the two years have no appointments at all, and are weeks of their own.
    between = [day for day in days(date(2025, 1, 20), date(2026, 1, 4)) if day.weekday() < 5]
    per_day |= dict.fromkeys(between, 18.0)
    found = counted(per_day, 2027)

    assert found is not None
    assert found.factors[2] / found.factors[1] == pytest.approx(120 / 80)
    assert fmean(found.factors) == pytest.approx(1)


def _workdays(year: int, week: int) -> list[date]:
    return days(date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 5))


def test_a_week_53_is_as_week_52_where_it_was_not_counted() -> None:
    per_day = {
        day: (10.0 if day.isocalendar().week != 52 else 5.0) for day in days(date(2025, 1, 6), date(2025, 12, 28))
    }
    found = counted(per_day, 2026)

    assert found is not None
    assert found.factors[52] == found.factors[51] == pytest.approx(found.factors[1] / 2)


@pytest.mark.parametrize(
    "per_day",
    [{}, {date(2027, 1, 4): 10.0}, dict.fromkeys(days(date(2027, 1, 4), date(2027, 1, 10)), 0.0)],
)
def test_too_little_to_count(per_day: dict[date, float]) -> None:
    assert counted(per_day, 2027) is None


@given(st.lists(st.integers(0, 200), min_size=12, max_size=900), st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_counts_have_mean_one_over_the_weeks_counted(numbers: list[int], first: date) -> None:
    per_day = {first + timedelta(days=place): float(number) for place, number in enumerate(numbers)}
    found = counted(per_day, 2026)

    if found is not None:
        assert len(found.factors) == len(weeks(2026))
        assert all(factor >= 0 for factor in found.factors)
        assert sum(found.factors) == pytest.approx(len(found.factors))


@given(st.lists(st.floats(0, 100), max_size=53), st.sampled_from((52, 53)))
def test_a_season_has_mean_one(factors: list[float], count: int) -> None:
    assert fmean(normalised(tuple(factors), count)) == pytest.approx(1)


def test_no_season_is_an_average_year() -> None:
    assert normalised((), 52) == (1.0,) * 52
    assert normalised((0.0,) * 53, 52) == (1.0,) * 52


def test_the_assumed_season() -> None:
    """Week 1 of 2027 has flu, 8 is the school holiday of the north in the flu season, 20 nothing, 30 is summer."""
    factors = assumed(2027, "north")

    assert (factors[0], factors[7], factors[19], factors[29]) == (FLU, FLU * SCHOOL_HOLIDAYS, 1, SCHOOL_HOLIDAYS)
    assert len(assumed(2026, "south")) == 53
