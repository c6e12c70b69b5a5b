"""Plans and results as data frames: the figures of the results, stable columns, and no pandas before it is used."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings

import planner
from planner import frames
from planner.calculation import calculate
from planner.plan import Plan, Scenario
from planner.resources import resource
from planner.results import Results
from tests.support.plans import plans, worked_example

TODAY = date(2026, 11, 2)


def _tables(results: Results) -> dict[str, pd.DataFrame]:
    return {
        "practice": frames.practice(results),
        "roles": frames.roles(results),
        "staff": frames.staff(results),
        "activities": frames.activities(results),
        "contacts": frames.contacts(results),
        "weeks": frames.weeks(results, 2026),
        "sessions": frames.sessions(results.plan),
        "scenarios": frames.scenarios(results),
        "warnings": frames.warnings(results, TODAY),
    }


@settings(max_examples=8)
@given(plans())
def test_columns_and_kinds_are_the_same_for_every_plan(plan: Plan) -> None:
    found = _tables(calculate(plan))
    assert set(found) == set(frames.UNITS)
    for name, table in found.items():
        units = frames.UNITS[name]
        assert list(table.columns)[: len(units)] == list(units)
        for column, unit in units.items():
            known = {"text": "str", "date": "datetime64[s]", "yes/no": "bool"}
            whole = unit in ("people", "ISO week", "calendar year")
            kind = "int64" if whole else "float64"
            assert table[column].dtype == pd.Series([], dtype=known.get(unit, kind)).dtype


@settings(max_examples=10)
@given(plans())
def test_sums_of_the_tables_are_the_figures_of_the_results(plan: Plan) -> None:
    results = calculate(plan)
    roles = frames.roles(results).set_index("role")
    by_contact = frames.contacts(results).groupby("role")[["hours", "contacts"]].sum()
    for role, one in results.roles.items():
        assert roles.loc[role, "demand_hours"] == one.demand_hours
        if role in by_contact.index:
            assert by_contact.loc[role, "hours"] == pytest.approx(one.demand_hours, abs=1e-9)
            assert by_contact.loc[role, "contacts"] == pytest.approx(one.contacts_per_week, abs=1e-9)
    assert frames.activities(results).hours.sum() == pytest.approx(roles.demand_hours.sum(), abs=1e-6)
    staff = frames.staff(results)
    assert staff.net_hours.sum() == pytest.approx(roles.capacity_hours.sum(), abs=1e-9)
    assert staff.cost_per_week.sum() == pytest.approx(results.cost_per_week, abs=1e-9)


def test_what_cannot_be_computed_is_nan() -> None:
    plan = worked_example().model_copy(update={"staff": ()})
    roles = frames.roles(calculate(plan)).set_index("role")
    assert pd.isna(roles.loc["gp", "utilisation"])
    assert roles.loc["gp", "capacity_hours"] == 0


def test_weeks_and_sessions_of_an_example() -> None:
    plan = planner.load(resource("examples", "group_practice.dagdeel"))
    weeks = frames.weeks(calculate(plan))
    assert set(weeks.year) == {2027}
    assert weeks.groupby("role").size().unique().tolist() == [52]
    assert {day.isoweekday() for day in weeks.monday} == {1}
    sessions = frames.sessions(plan)
    assert len(sessions) == sum(len(week.cells) for week in plan.weeks)
    assert sessions.hours.sum() == sum(cell.hours for week in plan.weeks for cell in week.cells)


def test_scenarios_have_a_column_each_whatever_their_ids() -> None:
    ids = ("more", "plan", "figure")
    plan = worked_example().model_copy(update={"scenarios": tuple(Scenario(id=one) for one in ids)})
    table = frames.scenarios(calculate(plan))
    assert list(table.columns[4:]) == ["plan", "more", "plan_2", "figure_2"]
    assert table["plan"].equals(table["plan_2"].rename("plan"))


def test_names_are_in_the_language_that_is_asked_for() -> None:
    results = calculate(worked_example())
    english, dutch = (frames.roles(results, language).name[0] for language in ("en", "nl"))
    assert (english, dutch) == ("GP", "Huisarts")


def test_an_error_says_in_words_what_is_wrong() -> None:
    with pytest.raises(planner.PlanError, match="not a plan file") as caught:
        planner.load(__file__)
    assert str(caught.value).startswith("This is not a plan file, or it is damaged")


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, planner; assert not any(name.startswith('planner.') for name in sys.modules); "
        "planner.frames; assert 'pandas' not in sys.modules; planner.edits, planner.load; "
        "assert set(planner.__all__) == {name for name in planner.__all__ if hasattr(planner, name)}; "
        "assert not hasattr(planner, 'nonsense')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
