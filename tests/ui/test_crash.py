"""The unexpected: told once, logged without a word that anybody typed, and the program goes on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner.language import Translator
from ui.crash import CrashHook, report
from ui.log import start_log

SECRET = "Jansen, born 1 April 1950"


@pytest.fixture
def hook(qtbot: QtBot) -> CrashHook:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return CrashHook(window, lambda: Translator("en"), lambda: True)


@pytest.fixture
def expect_crash(expect_log: Callable[[str], None]) -> None:
    expect_log("ui.crash: unexpected: ")


@pytest.mark.usefixtures("expect_crash")
@pytest.mark.parametrize("safe", [True, False, None])
def test_the_work_is_put_in_safety_and_it_is_told_whether_it_is(
    safe: bool | None, hook: CrashHook, qtbot: QtBot, expect_log: Callable[[str], None]
) -> None:
    kept: list[bool | None] = []

    def keep() -> bool:
        kept.append(safe)
        if safe is None:
            raise OSError(SECRET)
        return safe

    if safe is None:
        expect_log("ui.crash: work not kept: OSError")
    hook._keep = keep
    fail(hook)
    qtbot.waitUntil(lambda: bool(boxes(hook)))
    told = boxes(hook)[0].informativeText()
    boxes(hook)[0].close()

    assert kept == [safe]
    assert told.startswith("Your work is kept safe" if safe else "Save it under another name")


def fail(hook: CrashHook, value: str = SECRET) -> None:
    try:
        {}[value]
    except KeyError:
        kind, error, trace = sys.exc_info()
        assert kind
        assert error
        hook.handle(kind, error, trace)


def boxes(hook: CrashHook) -> list[QMessageBox]:
    window = hook.parent()
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


@pytest.mark.usefixtures("expect_crash")
def test_a_failure_is_told_once_and_can_be_copied(hook: CrashHook, qtbot: QtBot) -> None:
    fail(hook)
    qtbot.waitUntil(lambda: bool(boxes(hook)))
    box = boxes(hook)[0]
    assert box.text() == "Something went wrong; your plan is still open."

    next(button for button in box.buttons() if button.text() == "Copy the report").click()
    assert "test_crash.py" in QGuiApplication.clipboard().text()
    assert boxes(hook) == []

    fail(hook)
    qtbot.wait(20)
    assert boxes(hook) == []


@pytest.mark.usefixtures("expect_crash")
def test_a_second_kind_of_failure_waits_while_the_first_is_told(hook: CrashHook, qtbot: QtBot) -> None:
    fail(hook)
    hook.handle(ValueError, ValueError(SECRET), None)
    qtbot.waitUntil(lambda: bool(boxes(hook)))
    qtbot.wait(20)

    assert len(boxes(hook)) == 1
    boxes(hook)[0].close()


@pytest.mark.usefixtures("expect_crash")
def test_a_failure_in_a_slot_comes_here_and_the_program_goes_on(hook: CrashHook, qtbot: QtBot) -> None:
    before = sys.excepthook
    hook.install()
    try:
        with qtbot.captureExceptions():
            sys.excepthook = hook.handle
            QTimer.singleShot(0, lambda: {}[SECRET])
            qtbot.waitUntil(lambda: bool(boxes(hook)))
    finally:
        sys.excepthook = before
    boxes(hook)[0].close()

    assert hook.parent().isVisible()


def test_interrupting_the_program_is_no_crash(hook: CrashHook, qtbot: QtBot, capsys: pytest.CaptureFixture) -> None:
    hook.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    qtbot.wait(20)

    assert boxes(hook) == []


def test_the_report_says_where_but_not_what() -> None:
    try:
        int(SECRET)
    except ValueError as error:
        text = report(type(error), error.__traceback__)

    assert text.startswith("ValueError\ntests/ui/test_crash.py:")
    assert "test_the_report_says_where_but_not_what" in text
    assert SECRET not in text


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("", "ui", "planner")}
    handler = start_log(tmp_path / "log")
    assert handler
    yield tmp_path / "log" / "dagdeel.log"
    root.removeHandler(handler)
    handler.close()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


@pytest.mark.usefixtures("expect_crash")
def test_the_log_holds_the_place_and_no_name(hook: CrashHook, log_file: Path, qtbot: QtBot) -> None:
    fail(hook)
    qtbot.waitUntil(lambda: bool(boxes(hook)))
    boxes(hook)[0].close()
    text = log_file.read_text()

    assert "KeyError" in text
    assert "test_crash.py" in text
    assert SECRET not in text


def test_the_log_leaves_out_what_an_exception_says(log_file: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("ui.other: it failed")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("ui.other").exception("it failed")

    assert "it failed" in log_file.read_text()
    assert SECRET not in log_file.read_text()


def test_the_log_stays_small(log_file: Path) -> None:
    for _ in range(4000):
        logging.getLogger("ui.other").info("x" * 200)

    assert sum(file.stat().st_size for file in log_file.parent.iterdir()) < 700_000


def test_a_folder_that_cannot_be_written_means_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert start_log(tmp_path / "file" / "log") is None
