"""Small counts merged: none is left, totals stay, and as few people as possible change places."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from planner.calculation import calculate
from planner.cli import main
from planner.defaults import new_plan
from planner.files.plan_file import save
from planner.files.workbook import write_report
from planner.levers import KINDS
from planner.levers.merge import Merge
from planner.levers.take_over_list import TakeOverList
from planner.plan import Activity, Patients, PerWeek, Plan, Prevalence, Scenario, Step
from planner.privacy.patients import table
from planner.privacy.runs import LEAST, displaced, is_small, runs
from planner.privacy.small_counts import merged
from planner.terms import AGE_BANDS, GROUPS, AgeBand
from tests.support.plans import plans, worked_example

_FEW = st.sampled_from((0, 0, 1, 2, 3, 4, 5, 6, 9, 40))
_LISTS = st.dictionaries(st.sampled_from(AGE_BANDS), st.dictionaries(st.sampled_from(GROUPS), _FEW))


def with_list(counts: dict[AgeBand, dict[str, float]], plan: Plan | None = None) -> Plan:
    patients = Patients.model_validate({"counts": counts, "origin": "import"})
    return (plan or Plan()).model_copy(update={"patients": patients})


def cells(plan: Plan) -> list[float]:
    return [count for groups in plan.patients.counts.values() for count in groups.values()]


def healthy(plan: Plan) -> list[float]:
    return list(table(plan.patients)["healthy"].values())


@given(_LISTS)
def test_no_small_count_is_left_and_totals_stay(counts: dict[AgeBand, dict[str, float]]) -> None:
    before = with_list(counts)
    after = merged(before)

    assert sum(cells(after.plan)) == sum(cells(before))
    assert not [count for count in cells(after.plan) if is_small(count)] or (
        sum(cells(before)) < LEAST and sum(map(bool, cells(after.plan))) == 1
    )
    assert set(map(type, cells(after.plan))) <= {int}, "people stay whole"


@given(_LISTS)
def test_merging_again_changes_nothing(counts: dict[AgeBand, dict[str, float]]) -> None:
    once = merged(with_list(counts)).plan

    assert merged(once).plan is once


@given(_LISTS)
def test_who_is_not_small_keeps_what_is_there(counts: dict[AgeBand, dict[str, float]]) -> None:
    before = with_list(counts)
    if not any(map(is_small, cells(before))):
        assert merged(before) == merged(before).__class__(before)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=7))
def test_the_fewest_change_places(counts: list[int]) -> None:
    """Against every other way to divide the row."""
    ways = [
        [range(*pair) for pair in zip((0, *cuts), (*cuts, len(counts)), strict=True)]
        for number in range(len(counts))
        for cuts in combinations(range(1, len(counts)), number)
    ]
    fit = [way for way in ways if all(sum(counts[place] for place in run) >= LEAST for run in way)]
    least = min((displaced(counts, way) for way in fit), default=sum(counts) - max(counts))

    assert displaced(counts, runs(counts)) == least


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([0, 3, 40, 50, 60, 2, 0], [0, 0, 43, 50, 62, 0, 0]),
        ([4, 0, 4, 0, 90, 4, 4], [8, 0, 0, 0, 90, 8, 0]),
        ([1, 0, 0, 0, 0, 0, 2], [0, 0, 0, 0, 0, 0, 3]),
        ([7, 0, 5, 9, 6, 5, 8], [7, 0, 5, 9, 6, 5, 8]),
        ([0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0]),
    ],
)
def test_neighbouring_ages_are_merged(before: list[int], after: list[int]) -> None:
    plan = with_list({band: {"healthy": count} for band, count in zip(AGE_BANDS, before, strict=True)})

    assert healthy(merged(plan).plan) == after


def test_a_client_group_that_is_small_in_all_goes_to_the_largest_at_the_same_age() -> None:
    plan = with_list({"18-44": {"healthy": 90, "complex": 2}, "85+": {"healthy": 30, "complex": 1, "medical": 12}})

    assert merged(plan).plan.patients.counts == {
        "18-44": {"healthy": 92, "complex": 0},
        "85+": {"healthy": 31, "complex": 0, "medical": 12},
    }
    assert merged(plan).told[0].count == 3


def test_a_list_of_four_is_told() -> None:
    few = merged(with_list({"18-44": {"healthy": 2}, "85+": {"complex": 1, "medical": 1}}))

    assert [count for count in cells(few.plan) if count] == [4]
    assert "fewer than" in few.told[-1].msgid


def programme(share: dict[AgeBand, float]) -> Activity:
    return Activity(id="copd_check", volume=Prevalence(share=share, times_per_year=2))


def people(plan: Plan) -> dict[AgeBand, float]:
    """Who takes part in the first activity, by age."""
    volume = plan.activities[0].volume
    assert isinstance(volume, Prevalence)
    counts = {band: sum(groups.values()) for band, groups in plan.patients.counts.items()}
    return {band: counts[band] * volume.share.get(band, 0) for band in counts}


def test_shares_of_which_a_count_follows_are_taken_together() -> None:
    plan = with_list({"45-64": {"healthy": 100}, "65-74": {"healthy": 50}, "85+": {"healthy": 40}})
    plan = plan.model_copy(update={"activities": (programme({"45-64": 0.03, "65-74": 0.2, "85+": 0.25}),)})
    after = merged(plan)

    # 3 of 100 and 10 of 50 become 13 of 150; 10 of 40 stay.
    assert after.plan.activities[0].volume == Prevalence(
        share={"45-64": 13 / 150, "65-74": 13 / 150, "85+": 0.25}, times_per_year=2
    )
    assert sum(people(after.plan).values()) == pytest.approx(23)
    assert calculate(after.plan).demand["copd_check"].volume == pytest.approx(
        calculate(plan).demand["copd_check"].volume
    )


def test_who_takes_part_moves_along() -> None:
    plan = with_list({"75-84": {"healthy": 40}, "85+": {"healthy": 4}})
    plan = plan.model_copy(update={"activities": (programme({"75-84": 0.25, "85+": 1.0}),)})

    # 10 of 40 and 4 of 4 become 14 of 44.
    assert merged(plan).plan.activities[0].volume == Prevalence(share={"75-84": 14 / 44}, times_per_year=2)


def test_published_shares_stay() -> None:
    plan = with_list({"5-17": {"healthy": 30}, "85+": {"healthy": 6}}, new_plan("", {}))

    assert merged(plan).plan is plan


@given(_LISTS, st.dictionaries(st.sampled_from(AGE_BANDS), st.floats(0, 1).map(lambda share: round(share, 3))))
def test_who_takes_part_stays_as_many(counts: dict[AgeBand, dict[str, float]], shares: dict[AgeBand, float]) -> None:
    plan = with_list(counts, Plan(activities=(programme(shares),)))
    after = merged(plan).plan

    assert sum(people(after).values()) == pytest.approx(sum(people(plan).values()))
    assert merged(after).plan is after


def test_what_scenarios_take_in_is_merged() -> None:
    other = with_list({"85+": {"healthy": 3}, "75-84": {"healthy": 8}})
    steps = (Step(lever=Merge(other=other)), Step(lever=TakeOverList(patients={"0-4": 2, "5-17": 50})))
    plan = worked_example().model_copy(update={"scenarios": (Scenario(id="s", steps=steps),)})
    first, second = (step.lever for step in merged(plan).plan.scenarios[0].steps)

    assert isinstance(first, Merge)
    assert healthy(first.other)[-2:] == [11, 0]
    assert isinstance(second, TakeOverList)
    assert second.patients == {"0-4": 0, "5-17": 52}


def test_no_lever_has_counts_of_patients_that_nobody_merges() -> None:
    """A new lever with a list or a plan in it has to be thought of in `small_counts`."""
    with_patients = {
        kind.record
        for kind in KINDS.values()
        for field in kind.record.model_fields.values()
        if field.annotation is Plan or (get_origin(field.annotation) is dict and AgeBand in get_args(field.annotation))
    }

    assert with_patients == {Merge, TakeOverList}


@given(plans())
def test_every_plan_can_be_merged(plan: Plan) -> None:
    after = merged(plan).plan

    assert calculate(after).patients == pytest.approx(calculate(plan).patients)
    assert [one for one in after.activities if isinstance(one.volume, PerWeek)] == [
        one for one in plan.activities if isinstance(one.volume, PerWeek)
    ]


def first_sheet(book: Path) -> str:
    rows = CalamineWorkbook.from_path(book).get_sheet_by_index(0).to_python()
    return " ".join(str(cell) for row in rows for cell in row)


def test_a_report_for_others_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, book = tmp_path / "plan.dagdeel", tmp_path / "book.xlsx"
    save(with_list({"75-84": {"healthy": 40}, "85+": {"healthy": 3}}, worked_example()), path)
    command = ["report", str(path), "-o", str(book), "--language", "en"]

    assert main([*command, "--merge-small-counts", "--without-names"]) == 0
    assert "below 5 are merged" in first_sheet(book)
    assert "without names" in first_sheet(book)
    assert "3 patients of 43" in capsys.readouterr().err
    assert main(command) == 0
    assert "merged" not in first_sheet(book)


def test_no_sheet_of_the_workbook_tells_a_small_count(tmp_path: Path) -> None:
    """Numbers of people are whole; nothing else on the sheet of patients is."""
    plan = with_list(
        {"45-64": {"healthy": 70, "complex": 2}, "75-84": {"healthy": 40, "medical": 3}, "85+": {"medical": 9}}
    )
    for name, one in (("before", plan), ("after", merged(plan).plan)):
        write_report(one, tmp_path / f"{name}.xlsx", "en")
    small = {
        name: {
            cell
            for row in CalamineWorkbook.from_path(tmp_path / f"{name}.xlsx").get_sheet_by_name("Patients").to_python()
            for cell in row
            if isinstance(cell, float) and cell in range(1, LEAST)
        }
        for name in ("before", "after")
    }

    assert small["before"] >= {2, 3}
    assert small["after"] <= {1}, "a share of the whole is 1"
