"""Workbooks in the programs that people have: Gnumeric computes them, and LibreOffice gives all of a plan back."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from random import Random

import pytest

from planner.files import plan_file
from planner.files.template import read_template, write_template
from planner.files.workbook import report_layout, write_report
from planner.resources import resource
from tests.support.office import recalculate_all, recalculate_in_gnumeric
from tests.support.round_trips import (
    edit_reports,
    prove_edited_reports,
    prove_reports,
    prove_templates,
    told,
    write_reports,
    write_templates,
)
from tests.support.template_plans import drawn, scenario_plans
from tests.support.workbooks import TODAY, against_engine, scenarios_against_engine

EXAMPLES = sorted(resource("examples").glob("*.dagdeel"))
# It knows the cells of a table, but not that they are one.
_NO_TABLES = "Unexpected element 'tableParts' in state : \n\tworksheet\n"


def _without_results(path: Path) -> Path:
    """The workbook with nothing stored beside its formulas, as a new file."""
    bare = path.with_name(f"bare-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"(?<=</f>)<v>[^<]*</v>", b"", old.read(name)))
    return bare


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_gnumeric_computes_a_report_as_the_engine_does(tmp_path: Path, example: Path) -> None:
    plan, path = plan_file.load(example), tmp_path / "report.xlsx"
    write_report(plan, path, "nl", TODAY)

    made, complaints = recalculate_in_gnumeric(_without_results(path))

    layout = report_layout(plan, "nl", TODAY)
    assert complaints.replace(_NO_TABLES, "").strip() == ""
    assert against_engine(plan, made, layout) == []
    assert scenarios_against_engine(plan, made, layout) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_gnumeric_keeps_what_a_template_says(tmp_path: Path, example: Path) -> None:
    plan, path = plan_file.load(example), tmp_path / "template.xlsx"
    write_template(plan, path, "en", is_filled=True, today=TODAY)

    made, complaints = recalculate_in_gnumeric(path)

    assert complaints.strip() == ""
    preview = read_template(made, plan)
    assert list(told(preview)) == []
    assert preview.proposal == plan


def test_random_plans_come_back_from_libreoffice_and_compute_there_as_in_the_engine(tmp_path: Path) -> None:
    many, chance = drawn(scenario_plans(), 4, 6), Random(6)
    templates, reports = write_templates(many, tmp_path), write_reports(many, tmp_path)
    edited, counts = edit_reports(many, reports, chance)

    saved = recalculate_all([*templates, *reports, *edited])

    outcomes = (
        prove_templates(many, saved[:4], chance),
        prove_reports(many, reports, saved[4:8]),
        prove_edited_reports(many, saved[8:], counts),
    )
    assert [fault for outcome in outcomes for fault in outcome.faults] == []
    assert [outcome.cells > 50 for outcome in outcomes] == [True, True, True]
