"""The limits of working time and when sessions begin: settings of the plan with the law as their norm."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

import pytest

from planner import edits
from planner.assumptions import assumptions
from planner.calculation import calculate
from planner.difference import differences
from planner.edits import Change
from planner.errors import EditError
from planner.language import Translator
from planner.norm_edits import back_to_norm
from planner.norms import norm
from planner.plan import Plan, WeekPlan, WorkingTime, about
from planner.warnings import warnings
from planner.week.checks import check
from planner.week.checks.hour_rules import highest_mean
from tests.support.plans import worked_example
from tests.support.week_rules import days, gps
from tests.support.weeks import cell, issues, member, practice

english = Translator("en")
# What the articles say: hours, and minutes for breaks.
LAW: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "5:3": {"daily_rest": 11, "short_rest": 8},
        "5:4": {"short_shift": 5.5, "breaks": 30, "long_shift": 10, "long_breaks": 45, "shortest_break": 15},
        "5:5": {"weekly_rest": 36, "two_weeks_rest": 72, "part_of_rest": 32},
        "5:7": {"shift": 12, "week": 60, "week_over_4": 55, "week_over_16": 48},
    }
)


@pytest.mark.parametrize("article", LAW)
def test_every_limit_is_that_of_its_article(article: str) -> None:
    for field, number in LAW[article].items():
        known, told = norm(f"working_time.{field}"), about(WorkingTime, field)
        assert getattr(WorkingTime(), field) == number
        assert known is not None
        assert (known.value, known.kind) == (number, "published")
        assert all(f"artikel {article}" in fact.source_title for fact in known.facts)
        assert told.help is not None
        assert f"(article {article})" in english(told.help)


def test_every_limit_has_an_article() -> None:
    assert {field for fields in LAW.values() for field in fields} == set(WorkingTime.model_fields)


def test_a_limit_is_changed_undone_and_goes_back_to_the_law() -> None:
    change = edits.set_working_time(Plan(), "shift", 10)

    assert (change.plan.working_time.shift, change.touched) == (10, {"working_time"})
    assert english(change.label) == "Change the limit 'Longest shift'"
    assert change.merge_key != edits.set_working_time(Plan(), "week", 10).merge_key
    assert back_to_norm(change.plan, "working_time.shift").plan == Plan()


@pytest.mark.parametrize(("field", "value"), [("shift", 0), ("shift", 25), ("week", 169), ("breaks", -1)])
def test_a_limit_out_of_bounds_is_refused_by_its_name(field: str, value: float) -> None:
    with pytest.raises(EditError) as caught:
        edits.set_working_time(Plan(), field, value)
    assert english(about(WorkingTime, field).title) in english(caught.value.message)


def test_own_limits_are_told_as_such() -> None:
    plan = gps(*days(4, 5, "am"), cell("anna", "mon_pm", hours=5))
    short = edits.set_working_time(plan, "shift", 8).plan

    assert issues(plan, "SHIFT_TOO_LONG") == []
    (found,) = issues(short, "SHIFT_TOO_LONG")
    assert english(found.sentence).endswith("This plan has a limit of its own: 8.0 hours in one shift (article 5:7).")


def test_an_edit_of_something_else_finds_the_same_issues_again() -> None:
    plan = gps(*days(6, 5), *days(6, 5, "pm"), cell("anna", "sat_am", hours=1))
    renamed = edits.set_practice(plan, "name", "De Linde").plan

    before, after = ([one for one in check(of, of.weeks[0]) if one.article] for of in (plan, renamed))
    assert before
    assert all(one is other for one, other in zip(before, after, strict=True))


def _later(part: str, hour: float) -> Callable[[Plan], Change]:
    return lambda plan: edits.set_practice(plan, "session_starts", hour, part)


@pytest.mark.parametrize(
    ("edit", "parts", "hours", "code"),
    [(_later("ev", 20), "am ev", 2, "DAILY_REST"), (_later("pm", 12), "am pm", 4, "TOO_FEW_BREAKS")],
    ids=["rest", "breaks"],
)
def test_sessions_begin_when_the_practice_says(
    edit: Callable[[Plan], Change], parts: str, hours: float, code: str
) -> None:
    plan = gps(*(cell("anna", f"{day}_{part}", hours=hours) for day in ("mon", "tue", "wed") for part in parts.split()))

    assert not issues(plan, code)
    assert issues(edit(plan).plan, code)


def test_a_session_start_is_an_hour_of_the_day() -> None:
    with pytest.raises(EditError):
        edits.set_practice(Plan(), "session_starts", 25, "am")


def test_differences_name_limits_and_starts() -> None:
    old = Plan()
    new = edits.set_working_time(edits.set_practice(old, "session_starts", 8.5, "am").plan, "breaks", 20).plan

    assert [english(one.text) for one in differences(old, new)] == [
        "Practice, Sessions begin at, morning: 8:00 → 8:30",
        "Working time, Break: 30 min → 20 min",
    ]


def test_limits_are_assumptions_of_a_plan_with_a_roster() -> None:
    plan = worked_example()
    own = edits.set_working_time(plan, "week", 50).plan.model_copy(update={"weeks": (WeekPlan(id="w"),)})

    rows = {row.path: row for row in assumptions(calculate(own), date(2026, 11, 22))}
    assert {path for path, row in rows.items() if row.is_own and path.startswith("working")} == {"working_time.week"}
    assert not any(row.is_old for path, row in rows.items() if path.startswith("working_time"))
    assert not any(row.path.startswith("working") for row in assumptions(calculate(plan), date(2026, 11, 22)))


def test_the_warning_about_hours_really_worked_has_the_limit_of_the_plan() -> None:
    plan = practice((member("anna", hours_per_week=45),), ())
    lower = edits.set_working_time(plan, "week_over_16", 40).plan

    def told(of: Plan) -> list[str]:
        return [english(one.text) for one in warnings(calculate(of), date(2026, 11, 22)) if one.code == "WORKING_TIME"]

    assert told(plan) == []
    assert told(lower) == ["anna really works 45.0 hours in an average week; the limit is 40.0 over 16 weeks."]


def test_the_highest_mean_of_weeks_in_a_row() -> None:
    assert highest_mean([10, 50, 60, 20], 2) == 55
    assert highest_mean([10], 2) == 0
