"""The command line: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.calculation import calculate
from planner.cli import VERBS, main
from planner.cli.commands import examples
from planner.files.plan_file import dumps, load, save
from planner.plan import Plan
from planner.resources import resource
from tests.support.plans import PLANS, worked_example

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = json.loads((PLANS / "worked_example_expected.json").read_text())


def _close(found: object, expected: object) -> None:
    """Everything that is expected is there, to nine decimals; more may be."""
    if isinstance(expected, dict):
        assert isinstance(found, dict)
        for name, value in expected.items():
            _close(found[name], value)
    else:
        assert found == pytest.approx(expected, abs=1e-9)


def test_calculate_answers_with_the_names_of_the_worked_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(PLANS / "worked_example.json"), "--json"]) == 0
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    _close(document, EXPECTED)
    assert document["cost_per_week"] == pytest.approx(6822.8)
    assert not printed.err
    for warning in document["warnings"]:
        assert {"code", "severity", "subject", "numbers", "remedies"} <= set(warning)
        assert all(remedy["effects"] for remedy in warning["remedies"])
    assert next(w["code"] for w in document["warnings"]) == "OVERLOAD"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_tables_and_reasons_are_for_people(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    plan = str(PLANS / "worked_example.json")
    assert main(["calculate", plan, "--language", language]) == 0
    assert main(["calculate", plan, "--why", "role/gp/utilisation", "--language", language]) == 0
    text = capsys.readouterr().out
    assert "144%" in text
    assert ("Huisarts" in text) == (language == "nl")


def test_why_as_json_works_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calculate", str(PLANS / "worked_example.json"), "--why", "role/gp/gap_hours", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    have, need = (line["value"] for line in document["lines"])
    assert have - need == pytest.approx(document["result"]) == pytest.approx(EXPECTED["roles"]["gp"]["gap_hours"])


@pytest.mark.parametrize("name", examples())
def test_examples_are_plausible_and_written_as_they_are(name: str, tmp_path: Path) -> None:
    target = tmp_path / "new.dagdeel"
    assert main(["new", "--example", name, "-o", str(target)]) == 0
    original = resource("examples", f"{name}.dagdeel").read_text(encoding="utf-8")
    assert target.read_text(encoding="utf-8") == original
    results = calculate(load(target))
    gp = results.roles["gp"].utilisation
    assert gp is not None
    assert 0.7 < gp < 1.5
    assert results.contacts_per_patient_year is not None
    assert 4 < results.contacts_per_patient_year < 6


def test_the_examples_are_the_practices_they_claim_to_be() -> None:
    plans = {name: load(resource("examples", f"{name}.dagdeel")) for name in examples()}
    results = {name: calculate(plan) for name, plan in plans.items()}
    assert {name: result.patients for name, result in results.items()} == {
        "solo_norm": 2095,
        "overloaded_duo": 4600,
        "group_practice": 9800,
        "more_time": 5400,
    }
    assert results["solo_norm"].patients_per_gp_fte == pytest.approx(2095)
    assert results["solo_norm"].roles["assistant"].fte_present == pytest.approx(1.23)
    assert results["solo_norm"].roles["poh_s"].fte_present == pytest.approx(0.41, abs=1e-9)
    assert results["more_time"].patients_per_gp_fte == pytest.approx(1800)
    assert all(results["group_practice"].roles[role].headcount for role in ("poh_s", "poh_ggz", "vs", "manager"))
    duo = plans["overloaded_duo"].staff
    assert sum(member.role == "gp" for member in duo) == 2


def test_a_new_practice_needs_only_list_and_team(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "own.dagdeel"
    assert main(["new", "-o", str(target)]) == 0
    document = json.loads(target.read_text(encoding="utf-8"))
    document["staff"] = [{"id": "a", "role": "gp", "hours_per_week": 40}]
    document["patients"]["counts"] = {"18-44": {"healthy": 1000}}
    target.write_text(json.dumps(document), encoding="utf-8")
    assert main(["calculate", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["roles"]["gp"]["utilisation"] > 0.2


def test_import_counts_into_the_plan_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, rows = tmp_path / "p.dagdeel", tmp_path / "list.csv"
    save(worked_example(), plan)
    rows.write_text("Naam;Geboortedatum\nVerzonnen, Jan;02-03-1950\nBedacht, Eva;1-1-2020\nX;\n", encoding="utf-8")
    assert main(["import-patients", str(rows), "--into", str(plan), "--as-of", "2026-01-31"]) == 0
    changed = load(plan)
    assert changed.patients.counts["75-84"]["healthy"] == 1
    assert calculate(changed).patients == 2
    said = capsys.readouterr()
    everything = plan.read_text(encoding="utf-8") + said.out + said.err
    assert not any(trace in everything for trace in ("Verzonnen", "Eva", "1950", "02-03"))


def test_a_list_without_one_usable_row_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, rows = tmp_path / "p.dagdeel", tmp_path / "list.csv"
    save(worked_example(), plan)
    before = plan.read_bytes()
    rows.write_text("Geboortedatum\n?\n", encoding="utf-8")
    assert main(["import-patients", str(rows), "--into", str(plan)]) == 1
    assert plan.read_bytes() == before
    assert capsys.readouterr().err.count("\n") == 1


def _plan_with(tmp_path: Path, text: str) -> str:
    path = tmp_path / "broken.dagdeel"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["calculate"], 2),
        (["calculate", "nowhere.dagdeel"], 2),
        (["calculate", "BROKEN"], 1),
        (["calculate", "BROKEN", "--json"], 1),
        (["report", "BROKEN", "-o", "x.xlsx"], 1),
        (["new"], 2),
        (["new", "--example", "castle", "-o", "x"], 2),
        (["dance"], 2),
        ([], 2),
        (["import-patients", "nowhere.csv", "--into", "BROKEN"], 2),
        (["import-patients", "BROKEN", "--into", "BROKEN", "--as-of", "soon"], 2),
        (["calculate", "GOOD", "--why", "role/nobody/utilisation"], 1),
    ],
)
def test_errors_are_one_line_that_helps(
    arguments: list[str], status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = _plan_with(tmp_path, '{"staff": [{"id": "a", "role": "gp", "pace": -1}]}')
    good = str(PLANS / "worked_example.json")
    assert main([{"BROKEN": broken, "GOOD": good}.get(one, one) for one in arguments]) == status
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("\n")
    assert said.err.count("\n") == 1
    assert len(said.err) > 20


def test_a_broken_plan_is_named_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = _plan_with(tmp_path, '{"staff": [{"id": "a", "role": "gp", "pace": -1}]}')
    main(["calculate", broken, "--language", "en"])
    assert "staff.0.pace" in capsys.readouterr().err


def test_undefined_is_null(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.dagdeel"
    path.write_text(dumps(Plan(roles=worked_example().roles, activities=worked_example().activities)), encoding="utf-8")
    assert main(["calculate", str(path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["roles"]["gp"]["utilisation"] is None
    assert document["patients_per_gp_fte"] is None


def test_verbs_need_no_screen() -> None:
    """A verb runs without Qt and without a display, as a process of its own."""
    code = "import sys, main; sys.argv = ['main.py', 'calculate', sys.argv[1], '--json']; status = main.main(); "
    code += "sys.exit(status or 'PySide6' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(PLANS / "worked_example.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin", "QT_QPA_PLATFORM": "nonsense"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    _close(json.loads(done.stdout), EXPECTED)


def test_every_verb_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for verb in VERBS:
        assert main([verb, "--help"]) == 0
        assert len(capsys.readouterr().out) > 80
