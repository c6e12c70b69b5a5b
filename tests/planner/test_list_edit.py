"""Edits of the list as a whole, its summary, and what a counted list would change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import list_edit
from planner.calculation import patient_total
from planner.defaults import new_plan
from planner.errors import ListError
from planner.files.patient_list import ListReport, Tally, count_patients, read_header
from planner.list_mix import mix_counts
from planner.list_summary import list_summary
from planner.plan import Patients, Plan, find
from planner.terms import AGE_BANDS, GROUPS

REPORT = ListReport(read=300, counted=300, skipped={}, remarks={}, date_order="dmy")


def tally(counts: dict[str, dict[str, int]], programmes: dict[str, dict[str, int]]) -> Tally:
    """A counted list with every age band."""
    return Tally(
        as_of=date(2026, 9, 1),
        counts={band: counts.get(band, {"healthy": 0}) for band in AGE_BANDS},
        split=True,
        programmes={name: {band: known.get(band, 0) for band in AGE_BANDS} for name, known in programmes.items()},
        report=REPORT,
    )


COUNTED = tally(
    {"45-64": {"healthy": 150, "medical": 50}, "65-74": {"healthy": 60, "medical": 40}},
    {"diabetes_check": {"45-64": 20, "65-74": 25}},
)


def test_the_share_of_a_programme_is_participants_over_patients() -> None:
    shares = list_edit.shares_of_list(COUNTED)["diabetes_check"]
    assert shares == {**dict.fromkeys(AGE_BANDS, 0.0), "45-64": 0.1, "65-74": 0.25}


def test_a_counted_list_is_one_change_with_counts_date_origin_and_shares() -> None:
    plan = new_plan("Practice", mix_counts(2000))
    change = list_edit.list_change(plan, COUNTED)

    assert change.plan.patients.counts == COUNTED.counts
    assert change.plan.patients.as_of == date(2026, 9, 1)
    assert change.plan.patients.origin == "import"
    assert find(change.plan.activities, "diabetes_check").volume.share["65-74"] == 0.25
    assert find(change.plan.activities, "copd_check") is find(plan.activities, "copd_check")
    assert change.touched == {"patients", "activities"}


def test_a_list_of_which_nothing_could_be_counted_changes_nothing() -> None:
    nothing = COUNTED.model_copy(update={"report": REPORT.model_copy(update={"counted": 0})})
    with pytest.raises(ListError):
        list_edit.list_change(new_plan("Practice", mix_counts(2000)), nothing)


def test_differences_are_per_band_and_per_programme_that_both_know() -> None:
    plan = new_plan("Practice", {"65-74": {"healthy": 200}})
    bands = {one.key: (one.before, one.after, one.change) for one in list_edit.band_differences(plan, COUNTED)}
    (diabetes,) = list_edit.programme_differences(plan, COUNTED)

    assert bands["65-74"] == (200, 100, -100)
    assert bands["45-64"] == (0, 200, 200)
    share = find(plan.activities, "diabetes_check").volume.share["65-74"]
    assert (diabetes.key, diabetes.before, diabetes.after) == ("diabetes_check", pytest.approx(200 * share), 45)


@given(st.integers(0, 100_000))
def test_the_average_mix_adds_up_to_its_total(total: int) -> None:
    patients = list_edit.mix_change(Plan(), total).plan.patients
    assert patient_total(patients) == total
    assert patients.origin == "mix"


def test_clearing_and_another_date() -> None:
    plan = list_edit.list_change(new_plan("Practice", {}), COUNTED).plan
    assert list_edit.clear_change(plan).plan.patients == Patients()
    later = list_edit.as_of_change(plan, date(2027, 1, 1)).plan.patients
    assert later == plan.patients.model_copy(update={"as_of": date(2027, 1, 1)})


@given(
    st.dictionaries(
        st.sampled_from(AGE_BANDS), st.dictionaries(st.sampled_from(GROUPS), st.integers(0, 5_000), max_size=4)
    )
)
def test_the_summary_adds_up_both_ways(counts: dict[str, dict[str, int]]) -> None:
    summary = list_summary(Patients(counts=counts))
    assert sum(summary.bands.values()) == sum(summary.groups.values()) == summary.total
    assert sum(summary.mix.values()) == pytest.approx(1)
    if summary.total:
        assert sum(share or 0 for share in summary.shares.values()) == pytest.approx(1)
    else:
        assert set(summary.shares.values()) == {None}
    assert summary.split == any(row.get(g, 0) for row in counts.values() for g in GROUPS if g != "healthy")


def test_a_list_file_goes_all_the_way_into_a_plan(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Geboortedatum;ICPC\n01-02-1958;T90.02\n03-04-1957;\n05-06-1990;Z05\n", encoding="utf-8")
    counted = count_patients(file, read_header(file).mapping, date(2026, 9, 1))

    plan = list_edit.list_change(new_plan("Practice", {}), counted).plan

    assert plan.patients.counts["65-74"]["healthy"] == 1
    assert plan.patients.counts["65-74"]["medical"] == 1
    assert plan.patients.counts["18-44"]["social"] == 1
    assert find(plan.activities, "diabetes_check").volume.share["65-74"] == 0.5
