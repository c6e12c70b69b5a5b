"""The verbs for the workbook to fill in: what is printed, what is written, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from planner.cli import main
from planner.files.plan_file import load, save
from tests.support.plans import worked_example


def _workbook(folder: Path) -> tuple[Path, Path]:
    """A plan file, and the workbook with its records."""
    plan, book = folder / "plan.dagdeel", folder / "book.xlsx"
    save(worked_example(), plan)
    assert main(["template", str(plan), "-o", str(book), "--language", "en"]) == 0
    return plan, book


def _put(book: Path, cell: str, value: object) -> None:
    opened = openpyxl.load_workbook(book)
    opened["Team"][cell] = value
    opened.save(book)


def test_a_preview_changes_nothing_and_what_is_asked_for_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, book = _workbook(tmp_path)
    before = plan.read_bytes()
    _put(book, "B7", "Somebody else")
    _put(book, "B8", "Another")
    command = ["import", str(book), "--into", str(plan), "--json", "--language", "en"]
    assert main(command) == 0
    printed = capsys.readouterr()
    document = json.loads(printed.out)
    assert printed.err == "Reading book.xlsx\n"
    assert [document[kind] for kind in ("added", "changed", "removed")] == [0, 2, 0]
    assert (document["refused"], document["taken"]) == ([], [])
    assert plan.read_bytes() == before
    keys = [entry["key"] for entry in document["entries"]]
    assert main([*command, "--take", keys[0]]) == 0
    assert json.loads(capsys.readouterr().out)["taken"] == keys[:1]
    assert [one.name for one in load(plan).staff[:2]] == ["Somebody else", worked_example().staff[1].name]
    assert main([*command, "--take", "all"]) == 0
    assert load(plan).staff[1].name == "Another"
    assert main([*command, "--take", "all"]) == 0
    assert main([*command, "--take", "staff/nobody"]) == 1


def test_keys_may_have_blanks_around_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, book = _workbook(tmp_path)
    _put(book, "B7", "Somebody else")
    _put(book, "B8", "Another")
    command = ["import", str(book), "--into", str(plan), "--json"]
    assert main(command) == 0
    keys = [entry["key"] for entry in json.loads(capsys.readouterr().out)["entries"]]

    assert main([*command, "--take", f" {keys[0]}, {keys[1]},"]) == 0
    assert [one.name for one in load(plan).staff[:2]] == ["Somebody else", "Another"]


def test_refused_cells_end_with_an_error_and_the_rest_is_taken_only_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, book = _workbook(tmp_path)
    _put(book, "B7", "Somebody else")
    _put(book, "C8", "Wizard")
    command = ["import", str(book), "--into", str(plan), "--take", "all", "--language", "en"]
    before = plan.read_bytes()
    assert main(command) == 1
    printed = capsys.readouterr()
    assert "Refused: Team C8: 'Wizard' is not known: Function." in printed.out
    assert "nothing is taken over" in printed.err
    assert plan.read_bytes() == before
    assert main([*command, "--skip-refused"]) == 0
    assert load(plan).staff[0].name == "Somebody else"


def test_an_empty_workbook_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, _ = _workbook(tmp_path)
    empty = tmp_path / "empty.xlsx"
    assert main(["template", "-o", str(empty), "--language", "nl"]) == 0
    assert main(["import", str(empty), "--into", str(plan), "--language", "en"]) == 0
    assert capsys.readouterr().out == "0 added, 0 changed, 0 removed\n"
    assert main(["template", str(plan), "--empty", "-o", str(empty)]) == 0
    assert main(["import", str(tmp_path / "none.xlsx"), "--into", str(plan)]) == 2
