"""What a start loads: nothing heavy for the window, nothing of Qt for a verb."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main
from planner.resources import resource

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = resource("examples", "solo_norm.dagdeel")
HEAVY = {
    "babel",
    "numpy",
    "openpyxl",
    "ortools",
    "pandas",
    "pyqtgraph",
    "python_calamine",
    "qtawesome",
    "qtpy",
    "xlsxwriter",
}

_WINDOW = f"""
import sys
from PySide6.QtCore import QTimer
import main, ui.app
shown = ui.app.open_window

def show_and_look(app, path):
    window = shown(app, path)
    QTimer.singleShot(700, lambda: (print(*sys.modules), window.close()))
    return window

ui.app.open_window = show_and_look
sys.exit(main.main([{str(EXAMPLE)!r}]))
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"LANG": "nl_NL.UTF-8"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def loaded(done: subprocess.CompletedProcess[str]) -> set[str]:
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_the_window_shows_without_anything_heavy() -> None:
    modules = loaded(run(_WINDOW))

    assert {"PySide6", "ui", "planner"} <= modules
    assert modules & HEAVY == set()


def test_other_pages_wait_until_they_are_shown() -> None:
    names = run(_WINDOW).stdout.split()

    assert "ui.pages.overview" in names
    assert [name for name in names if name.startswith("ui.pages.") and name != "ui.pages.overview"] == []
    assert "ui.why_panel" not in names
    assert [
        name
        for name in names
        if name.startswith(("planner.levers", "planner.scenario", "planner.year", "ui.scenarios"))
    ] == []
    assert not {"ui.charts.taking", "ui.charts.pictures", "PySide6.QtSvg"} & set(names)


@pytest.mark.parametrize("arguments", [["calculate", str(EXAMPLE)], ["--help"]])
def test_a_verb_needs_no_screen(arguments: list[str]) -> None:
    done = run(f"import sys, main; main.main({arguments!r}); print(*sys.modules)")

    assert "PySide6" not in loaded(done)


@pytest.mark.parametrize(
    ("argument", "is_plan"),
    [("my.dagdeel", True), ("calculate", False), ("--help", False), ("calculat", False), (str(EXAMPLE), True)],
)
def test_what_opens_the_window(argument: str, is_plan: bool) -> None:
    assert main.names_plan(argument) is is_plan


def test_a_file_of_any_name_opens_but_a_verb_stays_a_verb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "report").write_text("{}")

    assert main.names_plan("plan.json")
    assert not main.names_plan("report")


def test_wrong_use_is_told_in_one_line() -> None:
    done = run("import sys, main; sys.exit(main.main(['calculat']))")

    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
