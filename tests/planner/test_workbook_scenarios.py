"""The sheets of scenarios: formulas that say what the engine says, and that follow the plan's own sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from planner import levers, scenario_edits
from planner.calculation import calculate
from planner.explain import Figure
from planner.files import plan_file
from planner.files.workbook import report_layout, write_report
from planner.files.workbook.draft import role_input
from planner.files.workbook.sheet import free_title
from planner.plan import Plan
from planner.resources import resource
from planner.scenarios import run
from tests.support.office import recalculate, recalculate_all
from tests.support.plans import worked_example
from tests.support.workbooks import (
    TODAY,
    Values,
    against_engine,
    differences,
    same,
    scenarios_against_engine,
    write_all,
)


def _with_scenarios(plan: Plan, alone: bool = False) -> Plan:
    """A scenario without levers, one of all that the plan takes, and if wanted one of each lever alone."""
    offered = []
    for kind in levers.KINDS.values():
        try:
            offered.append(kind.first(plan))
        except levers.LeverError:
            continue
    plan = scenario_edits.add(plan, "Niets").plan
    plan = scenario_edits.add(plan, "Alles: [alles]/én 'meer' dan er in een titel past", tuple(offered)).plan
    for lever in offered if alone else ():
        plan = scenario_edits.add(plan, "Team", (lever,)).plan
    return plan


def _examples() -> list[Plan]:
    return [plan_file.load(path) for path in sorted(resource("examples").glob("*.dagdeel"))]


def test_recalculated_scenarios_give_what_the_engine_gives(tmp_path: Path) -> None:
    many = [_with_scenarios(worked_example(), alone=True), *map(_with_scenarios, _examples())]
    paths = write_all(many, tmp_path)

    for plan, path, anew in zip(many, paths, recalculate_all(paths), strict=True):
        layout = report_layout(plan, "nl", TODAY)
        assert differences(path, anew) == []
        assert against_engine(plan, anew, layout) == []
        assert scenarios_against_engine(plan, anew, layout) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_a_scenario_leaves_alone_follows_the_plan(tmp_path: Path, language: str) -> None:
    plan = scenario_edits.add(worked_example(), "15", (levers.KINDS["consult_length"].first(worked_example()),)).plan
    path = tmp_path / "book.xlsx"
    write_report(plan, path, language, TODAY)
    layout = report_layout(plan, language, TODAY)
    book = openpyxl.load_workbook(path)
    place = layout.figures[role_input("gp", "leave_weeks")]
    book[place.sheet][place.cell] = 20
    book.save(path)
    role = plan.roles[0].model_copy(update={"leave_weeks": 20})
    edited = plan.model_copy(update={"roles": (role, *plan.roles[1:])})

    assert scenarios_against_engine(edited, recalculate(path), layout) == []


def test_the_comparison_holds_the_plan_and_the_difference_with_each_scenario(tmp_path: Path) -> None:
    plan = scenario_edits.add(worked_example(), "15", (levers.KINDS["consult_length"].first(worked_example()),)).plan
    (path,) = write_all([plan], tmp_path, "en")
    layout, values = report_layout(plan, "en", TODAY), Values(path)
    before = calculate(plan)
    after = run(before, plan.scenarios[0]).results
    place = layout.figures[Figure("comparison", "gp", "role/gp/utilisation")]

    row = [values[place._replace(column=column)] for column in (2, 3, 4)]

    known = (before.roles["gp"].utilisation, after.roles["gp"].utilisation)
    assert known[0] is not None
    assert known[1] is not None
    assert all(same(one, other) for one, other in zip(row, (*known, known[1] - known[0]), strict=True))


def test_titles_of_scenario_sheets_are_ones_that_a_spreadsheet_takes(tmp_path: Path) -> None:
    plan = _with_scenarios(worked_example())
    plan = scenario_edits.add(scenario_edits.add(plan, "team").plan, "Niets").plan
    (path,) = write_all([plan], tmp_path, "nl")

    titles = openpyxl.load_workbook(path).sheetnames

    assert len({title.lower() for title in titles}) == len(titles)
    assert all(0 < len(title) <= 31 and not set(title) & set("[]:*?/\\") for title in titles)


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ("\ufffe\uffff é", "é"),
        ("_x0041_", "_ x0041_"),
        ("MAP(x)", "MAP (x)"),
        ("a" * 30 + "'b", "a" * 30),
        ("History", "History 2"),
        ("\ufffe", "1"),
    ],
)
def test_a_title_that_no_file_can_hold_becomes_one_that_it_can(wish: str, title: str) -> None:
    assert free_title(wish, set()) == title
