"""The hidden sheet with every input and result as exported, and the cell of the summary that compares them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from planner import levers, scenario_edits
from planner.calculation import calculate
from planner.explain import all_figures, explain
from planner.files.workbook import Layout, report_layout, write_report
from planner.files.workbook.check_sheet import INPUTS, RESULTS, TITLE
from planner.files.workbook.draft import delivery, limit, member_input
from planner.files.workbook.looks import LOOKS, Look
from planner.files.workbook.summary_sheet import CHECK
from planner.language import Translator
from planner.plan import Plan
from planner.program import PROGRAM_VERSION
from planner.texts import T
from tests.support.office import recalculate_all
from tests.support.plans import worked_example
from tests.support.workbooks import TODAY, Values, same


def _plan() -> Plan:
    plan = worked_example()
    return scenario_edits.add(plan, "15", (levers.KINDS["consult_length"].first(plan),)).plan


def _written(folder: Path, language: str = "en") -> tuple[Path, Layout]:
    path = folder / "book.xlsx"
    write_report(_plan(), path, language, TODAY)
    return path, report_layout(_plan(), language, TODAY)


def _block(path: Path, mark: str) -> Iterator[tuple[Any, ...]]:
    """Address, value now and value as exported of each row of a block."""
    rows = list(openpyxl.load_workbook(path, data_only=True)[TITLE].iter_rows(values_only=True))
    start = next(at for at, row in enumerate(rows) if row[0] == mark)
    return (row[:3] for row in rows[start + 1 : start + 1 + int(rows[start][1])])


def test_nobody_is_shown_the_sheet_that_says_what_was_exported(tmp_path: Path) -> None:
    path, _ = _written(tmp_path)
    sheet = openpyxl.load_workbook(path)[TITLE]

    head = {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(1, 5)}

    assert sheet.sheet_state == "veryHidden"
    assert head["format"] == 1
    assert (head["language"], head["program"]) == ("en", PROGRAM_VERSION)
    assert head["exported"].date() == TODAY


def test_every_input_stands_on_it_as_it_is_and_as_it_was(tmp_path: Path) -> None:
    path, layout = _written(tmp_path)
    plan, values = _plan(), Values(path)
    known = {key: (now, exported) for key, now, exported in _block(path, INPUTS)}

    leave, own = limit("weeks_per_year"), member_input("owner", "leave_weeks")
    assert known[str(leave)] == (plan.practice.weeks_per_year,) * 2
    assert known[str(delivery("consult", "gp", "minutes"))] == (10, 10)
    assert known[str(own)] == (None, None)
    addresses = {str(figure): figure for figure in layout.figures}
    for key, (_, exported) in known.items():
        assert same(values[layout.figures[addresses[key]]], exported), key


def test_every_figure_of_plan_and_scenarios_stands_on_it(tmp_path: Path) -> None:
    path, _ = _written(tmp_path)
    results = calculate(_plan())
    typed = {key for key, *_ in _block(path, INPUTS)}
    known = {key: exported for key, _, exported in _block(path, RESULTS)}

    for figure in all_figures(results):
        if str(figure) not in typed:
            assert same(known[str(figure)], explain(results, figure).result.value), figure
            assert f"scenario1:{figure}" in known


def test_the_summary_says_that_the_figures_are_those_of_the_program_until_an_input_changes(tmp_path: Path) -> None:
    path, layout = _written(tmp_path, "nl")
    place = layout.figures[CHECK]
    book = openpyxl.load_workbook(path)
    minutes = layout.figures[delivery("consult", "gp", "minutes")]
    book[minutes.sheet][minutes.cell] = 15
    changed = tmp_path / "changed.xlsx"
    book.save(changed)

    before, after = map(Values, recalculate_all([path, changed]))

    now, say = dict(_marks(after)), Translator("nl")
    count = f"{sum(now.values()):.0f}"
    told = T("Inputs were changed: {count} figures are no longer those of the export", count=count)
    assert before[place] == Values(path)[place] == say(T("The figures are those of the program"))
    assert after[place] == say(told)
    assert now["role/gp/utilisation"] == now["practice/contacts_per_patient_year"] + 1 == 1


def _marks(values: Values) -> Iterator[tuple[str, float]]:
    """Each result, and whether it is marked as changed."""
    rows = values.rows(TITLE)
    start = next(at for at, row in enumerate(rows) if row[0] == RESULTS)
    return ((str(row[0]), float(row[3])) for row in rows[start + 1 :])


def test_the_colours_of_the_check_stand_beside_words(tmp_path: Path) -> None:
    path, layout = _written(tmp_path)
    place = layout.figures[CHECK]
    sheet = openpyxl.load_workbook(path)[place.sheet]
    rules = [rule for cells in sheet.conditional_formatting if place.cell in cells.sqref for rule in cells.rules]

    colours = {rule.formula[0].partition('"')[0][-2:]: rule.dxf.font.color.rgb[2:] for rule in rules}

    assert colours["<>"] == str(LOOKS[Look.OVER]["font_color"])[1:]
    assert len(colours) == 2
