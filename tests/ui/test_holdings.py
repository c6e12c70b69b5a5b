"""The dialog that shows what a plan holds: every part, the literal text, the folders; and the text to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.files.plan_file import dumps
from planner.plan import Plan
from planner.texts import T
from tests.support.choosers import save_as
from tests.support.contexts import context
from ui.context import Context
from ui.dialogs.holdings import HoldingsDialog
from ui.main_window import MainWindow
from ui.pages.export import ExportPage


@pytest.fixture
def shared() -> Context:
    return context()


@pytest.fixture
def dialog(qtbot: QtBot, shared: Context) -> HoldingsDialog:
    made = HoldingsDialog(shared)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_part_is_a_row_and_tells_about_whom(dialog: HoldingsDialog) -> None:
    rows = [[dialog.table.item(row, column).text() for column in range(4)] for row in range(dialog.table.rowCount())]

    assert len(rows) == len(Plan.model_fields)
    assert rows[2][:2] == ["Team", "▲ People in the team"]
    assert next(row[1] for row in rows if row[0] == "Patients").startswith("● Patients, only as counts")
    for row in range(len(rows)):
        dialog.table.setCurrentCell(row, 0)
        assert "Where it comes from" in dialog.about.text()


def test_the_text_is_that_of_the_file_and_can_be_searched(
    dialog: HoldingsDialog, shared: Context, qtbot: QtBot
) -> None:
    text = dialog.text
    assert text.text.toPlainText() == dumps(shared.document.plan)

    dialog.tabs.setCurrentIndex(1)
    qtbot.keyClicks(text.field, '"staff"')
    assert text.found.text() == "1 found"
    assert text.text.textCursor().selectedText() == '"staff"'
    text.field.clear()
    qtbot.keyClicks(text.field, '"name"')
    first = text.text.textCursor().selectionStart()
    qtbot.keyClick(text.field, Qt.Key.Key_Return)
    second = text.text.textCursor().selectionStart()
    qtbot.keyClick(text.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert first == text.text.textCursor().selectionStart() < second
    qtbot.keyClick(text.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert text.text.textCursor().selectionStart() > second, "before the first comes the last"
    qtbot.keyClicks(text.field, "zz")
    assert text.found.text() == "not found"
    assert dialog.isVisible()


def test_the_text_can_be_copied_and_not_changed(dialog: HoldingsDialog, shared: Context, qtbot: QtBot) -> None:
    dialog.text.copy.click()
    qtbot.keyClicks(dialog.text.text, "x")

    assert QGuiApplication.clipboard().text() == dumps(shared.document.plan) == dialog.text.text.toPlainText()


def test_folders_can_be_opened(shared: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared.document.save(tmp_path / "plan.dagdeel")
    made = HoldingsDialog(shared)
    qtbot.addWidget(made)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    buttons = [button for button in made.findChildren(QPushButton) if button.text() == "Open folder"]
    buttons[0].click()

    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    assert len(buttons) == 7
    assert not buttons[1].isEnabled(), "there are no earlier versions yet"
    assert len({button.accessibleDescription() for button in buttons}) == 7


def test_it_is_kept_as_text(
    dialog: HoldingsDialog, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_as(monkeypatch, tmp_path / "answer")
    dialog.save.click()
    text = (tmp_path / "answer.txt").read_text(encoding="utf-8")

    assert "Week roster: 1 week plan" in text
    assert not [member.name for member in shared.document.plan.staff if member.name in text]


def test_a_place_that_cannot_be_written_is_told(dialog: HoldingsDialog, tmp_path: Path) -> None:
    dialog.save_text(tmp_path / "not there" / "answer.txt")
    box = dialog.findChild(QMessageBox)

    assert "could not be written" in box.text()
    box.close()


def test_the_help_menu_opens_it_on_the_plan_as_it_is_now(window: MainWindow) -> None:
    window.document.apply(edits.set_practice(window.document.plan, "name", "Het Nieuwe Huis"))
    window.commands.actions["holdings"].trigger()
    dialog = window.findChild(HoldingsDialog)

    assert "Het Nieuwe Huis" in dialog.text.text.toPlainText()
    dialog.close()


@pytest.fixture
def page(qtbot: QtBot, shared: Context) -> ExportPage:
    few = shared.document.plan.patients.model_copy(update={"counts": {"0-4": {"healthy": 40}, "85+": {"healthy": 2}}})
    shared.document.apply(edits.set_patients(shared.document.plan, few, T("Change")))
    made = ExportPage(shared)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_workbook_for_others_tells_what_was_merged(page: ExportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.merges.click()
    page.hides.click()
    page.save(tmp_path / "report.xlsx")
    told = "2 patients of 42 are counted at another age"
    qtbot.waitUntil(lambda: any(told in label.text() for label in page.findChildren(QLabel)), timeout=30_000)

    assert page.context.document.plan.patients.counts["85+"]["healthy"] == 2, "the plan stays as it is"
