"""`--self-check` tells in one line and by its exit status whether the installed program works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from installers.project import ROOT, VERSION
from planner.language import Translator
from planner.self_check import SelfCheckError
from planner.texts import T
from ui import self_check
from ui.pages import PAGES

FAILING_PAGE = """
import main, ui.page

def fail(page, event):
    raise ZeroDivisionError

ui.page.Page.paintEvent = fail
raise SystemExit(main.main(["--self-check"]))
"""


def test_the_program_checks_itself_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--self-check"],
        cwd=tmp_path,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "en_GB.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 1
    assert f"Dagdeel {VERSION}" in done.stdout
    assert f"{len(PAGES)} pages" in done.stdout


def test_the_users_own_settings_stay_as_they_are(qapp: QApplication, tmp_path: Path) -> None:
    self_check.check(qapp, tmp_path)

    assert [path for path in Path.home().rglob("*settings*") if path.is_file()] == []


def test_a_page_that_fails_to_paint_is_noticed(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FAILING_PAGE], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )

    assert done.returncode == 1
    assert done.stdout == ""
    assert "ZeroDivisionError" in done.stderr


def test_what_fails_later_is_noticed(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail_later(app: QApplication, *_: object) -> None:
        QTimer.singleShot(0, lambda: 1 / 0)
        app.processEvents()

    monkeypatch.setattr(self_check, "_show_pages", fail_later)

    with pytest.raises(SelfCheckError) as caught:
        self_check.check(qapp, tmp_path)
    assert "ZeroDivisionError" in Translator("en")(caught.value.message)
    assert "1 / 0" in capsys.readouterr().err


def test_what_fails_is_told_in_one_line(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(app: QApplication, folder: Path) -> None:
        raise SelfCheckError(T("The page '{page}' does not open.", page="x"))

    monkeypatch.setattr(self_check, "check", fail)

    assert self_check.run() == 1
    assert capsys.readouterr().err.count("\n") == 1
