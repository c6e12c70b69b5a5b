"""Waterfalls lead from nothing to the figure, without a gap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from planner.calculation import calculate
from planner.explain import Breakdown, Figure, Line, Op, all_figures, explain, parse
from planner.explain.waterfall import Waterfall, waterfall
from planner.files import plan_file
from planner.plan import Plan
from planner.resources import resource
from planner.results import Results
from planner.texts import Message, Quantity, T, Unit
from tests.support.plans import plans, worked_example


def _results(name: str = "group_practice") -> Results:
    return calculate(plan_file.load(resource("examples", f"{name}.dagdeel")))


def _of(figure: str, results: Results | None = None) -> Waterfall | None:
    return waterfall(explain(results or _results(), parse(figure)))


@given(plans())
def test_parts_follow_each_other_and_end_at_the_result(plan: Plan) -> None:
    results = calculate(plan)
    for figure in all_figures(results):
        breakdown = explain(results, figure)
        known = waterfall(breakdown)
        if known is None or known.bars[0].kind == "level":
            continue
        *parts, total = known.bars
        result = breakdown.result.value
        assert result is not None
        near = pytest.approx(result, rel=1e-9, abs=1e-6)
        assert (total.kind, total.start, total.end) == ("total", 0, result)
        assert parts[0].start == 0
        for before, after in pairwise(parts):
            assert after.start == pytest.approx(before.end, rel=1e-9, abs=1e-6), figure
        assert parts[-1].end == near, figure
        assert known.unit is breakdown.result.unit


@given(plans())
def test_levels_divide_to_the_result(plan: Plan) -> None:
    results = calculate(plan)
    for figure in all_figures(results):
        breakdown = explain(results, figure)
        known = waterfall(breakdown)
        if known is not None and known.bars[0].kind == "level":
            above, below = known.bars
            assert breakdown.result.value == pytest.approx(above.end / below.end)


def test_a_sum_has_a_bar_for_each_part_that_counts() -> None:
    results = _results()
    known = _of("role/gp/demand_hours", results)
    assert known is not None
    assert known.unit is Unit.HOURS
    assert len(known.bars) == 13
    assert all(bar.change > 0 for bar in known.bars)
    assert known.bars[-2].figure is None
    assert isinstance(known.bars[-2].label, Message)
    assert known.bars[-2].label.count == len(explain(results, parse("role/gp/demand_hours")).lines) - 11


def _sum(*values: float) -> Breakdown:
    lines = tuple(Line(Op.ADD, f"part {n}", Quantity(value, Unit.HOURS)) for n, value in enumerate(values))
    return Breakdown(Figure("role", "x", "y"), T("All"), Quantity(sum(values), Unit.HOURS), T("sum"), lines)


def test_small_parts_are_put_together() -> None:
    known = waterfall(_sum(50, 0.1, 49, 0.2, 0.3))
    assert known is not None
    assert [bar.change for bar in known.bars] == pytest.approx([50, 49, 0.6, 99.6])


def test_a_single_small_part_keeps_its_name() -> None:
    known = waterfall(_sum(50, 0.1, 49))
    assert known is not None
    assert [bar.label for bar in known.bars[:3]] == ["part 0", "part 1", "part 2"]


def test_absence_is_told_as_shares_of_the_year() -> None:
    results = calculate(worked_example())
    known = _of("role/gp/presence", results)
    assert known is not None
    gp = results.plan.roles[0]
    weeks = results.plan.practice.weeks_per_year
    changes = [bar.change for bar in known.bars]
    assert changes[:4] == pytest.approx(
        [1, -gp.leave_weeks / weeks, -gp.study_weeks / weeks, -gp.holiday_weeks / weeks]
    )
    assert known.unit is Unit.SHARE


def test_a_person_s_hours_run_down_from_the_paid_ones() -> None:
    results = calculate(worked_example())
    known = _of("member/owner/net_hours", results)
    assert known is not None
    paid, *less, total = known.bars
    assert paid.end == results.capacity["owner"].paid_hours
    assert [bar.kind for bar in known.bars] == ["part"] * 4 + ["total"]
    assert all(bar.change < 0 for bar in less)
    assert total.end == results.capacity["owner"].net_hours


def test_what_does_not_change_the_amount_has_no_bar() -> None:
    known = _of("member/owner/net_hours", calculate(worked_example()))
    labels = [bar.label.msgid for bar in known.bars if isinstance(bar.label, Message)] if known else []
    assert labels.count("{label} × {number}") == 2  # presence and uncounted work; the pace is 1


def test_short_hours_end_below_nothing() -> None:
    results = _results("overloaded_duo")
    known = _of("role/gp/gap_hours", results)
    assert known is not None
    assert known.bars[1].start > 0 > known.bars[1].end
    assert known.bars[-1].end == results.roles["gp"].gap_hours


@pytest.mark.parametrize(
    "figure",
    [
        "practice/patients_per_gp_fte",
        "practice/contacts_per_gp_day",
        "practice/contacts_per_patient_year",
        "role/gp/contacts_possible",
        "role/pa/utilisation",
        "activity/trainee_supervision/volume",
    ],
)
def test_no_waterfall_where_bars_say_no_more(figure: str) -> None:
    assert _of(figure) is None
