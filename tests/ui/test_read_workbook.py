"""A workbook in the window: what it changes is shown first, part of it is taken, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner import edits
from planner.defaults import new_plan
from planner.files import plan_file
from planner.files.template import write_template
from planner.files.template.write import HEAD
from planner.plan import Plan
from tests.support.choosers import save_as
from tests.support.contexts import context, example
from tests.support.patient_lists import write_csv
from ui.main_window import MainWindow
from ui.pages.export import ExportPage
from ui.workbook.dialog import ReadWorkbookDialog

FIRST = HEAD + 2


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[ReadWorkbookDialog]:
    opened = ReadWorkbookDialog(context(example()))
    with qtbot.waitExposed(opened):
        opened.show()
    yield opened
    if isValid(opened):
        opened.reject()


def _plan(dialog: ReadWorkbookDialog) -> Plan:
    return dialog._context.document.plan


def _read(qtbot: QtBot, dialog: ReadWorkbookDialog, path: Path) -> None:
    dialog.open_list(path)
    qtbot.waitUntil(lambda: dialog.tree.isVisible() or dialog._problem.isVisible(), timeout=20_000)


def _edited(path: Path, plan: Plan, sheet: str, edit: Callable[[Worksheet], None]) -> Path:
    if not path.exists():
        write_template(plan, path, "en", is_filled=True)
    book = openpyxl.load_workbook(path)
    edit(book[sheet])
    book.save(path)
    return path


def _team(sheet: Worksheet) -> None:
    """One changed, one refused, one added."""
    sheet.cell(FIRST, 2).value = "Somebody Else"
    sheet.cell(FIRST + 1, 6).value = "many"
    new = FIRST + len(example().staff)
    for column, value in ((2, "New Colleague"), (3, "Medical assistant"), (4, "Employed")):
        sheet.cell(new, column).value = value


def _keys(dialog: ReadWorkbookDialog, kind: str) -> list[str]:
    return [entry.key for entry in dialog._outcome.entries if entry.kind == kind]


def _under(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for place in range(item.childCount()) if (child := item.child(place))]


def test_part_of_a_workbook_is_taken_over_and_undone_to_the_byte(
    qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path
) -> None:
    document, plan = dialog._context.document, _plan(dialog)
    before = plan_file.dumps(plan)
    path = _edited(tmp_path / "book.xlsx", plan, "Team", _team)
    _edited(path, plan, "Rooms", lambda sheet: sheet.delete_rows(FIRST))
    _read(qtbot, dialog, path)

    assert plan_file.dumps(document.plan) == before, "nothing changes before it is taken over"
    (added,), changed, removed = (_keys(dialog, kind) for kind in ("added", "changed", "removed"))
    assert changed == [f"staff/{plan.staff[0].id}"]
    assert removed == [f"rooms/{plan.rooms[0].id}"]
    groups = _under(dialog.tree.invisibleRootItem())
    assert [group.text(0) for group in groups] == ["+ 1 added", "≠ 1 changed", "− 1 removed"]
    (line,) = _under(_under(groups[1])[0])
    assert [line.text(1), line.text(2)] == [plan.staff[0].name, "Somebody Else"]
    refused = dialog.refusals.table.model()
    assert [refused.index(0, place).data() for place in range(2)] == ["Team", f"F{FIRST + 1}"]
    dialog.refusals.copy_all.click()
    assert f"Team\tF{FIRST + 1}\t" in QGuiApplication.clipboard().text()

    groups[2].setCheckState(0, Qt.CheckState.Unchecked)
    assert dialog._next.text() == "&Take over 2 changes"
    dialog._next.click()

    assert document.plan.staff[0].name == "Somebody Else"
    assert f"staff/{document.plan.staff[-1].id}" == added
    assert document.plan.rooms == plan.rooms
    document.undo()
    assert plan_file.dumps(document.plan) == before
    assert document.undo_label is None


def test_cancelling_changes_nothing(qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path) -> None:
    document = dialog._context.document
    _read(qtbot, dialog, _edited(tmp_path / "book.xlsx", document.plan, "Team", _team))
    dialog._cancel.click()
    assert document.undo_label is None


def test_what_is_ticked_takes_along_what_it_refers_to(qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path) -> None:
    def away(sheet: Worksheet) -> None:
        row = FIRST + len(_plan(dialog).absences)
        for column, value in ((2, "New Colleague"), (3, "Holiday"), (4, "2027-07-05"), (5, "2027-07-09")):
            sheet.cell(row, column).value = value

    path = _edited(tmp_path / "book.xlsx", _plan(dialog), "Team", _team)
    _read(qtbot, dialog, _edited(path, _plan(dialog), "Leave", away))
    person, leave = sorted(_keys(dialog, "added"), reverse=True)
    dialog.tree.tick_all(False)
    assert not dialog._next.isEnabled()
    dialog.tree.tick(leave, True)

    assert dialog.tree.chosen == {person, leave}
    assert dialog.tree.brought == {person}
    assert dialog._along.isVisible()
    dialog.tree.tick(person, False)
    assert dialog.tree.brought == {person}, "it goes along as long as something refers to it"
    dialog.tree.tick(leave, False)
    assert not dialog.tree.chosen


def test_a_plan_that_changed_meanwhile_is_compared_again(
    qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path
) -> None:
    document = dialog._context.document
    _read(qtbot, dialog, _edited(tmp_path / "book.xlsx", document.plan, "Team", _team))
    document.apply(edits.set_practice(document.plan, "name", "Elsewhere"))
    dialog._next.click()
    qtbot.waitUntil(lambda: dialog._outcome.plan is document.plan)

    assert "changed meanwhile" in dialog._problem.text()
    assert document.plan.staff[0].name != "Somebody Else"
    dialog._next.click()
    assert document.plan.staff[0].name == "Somebody Else"
    assert document.plan.practice.name == "Elsewhere"


def test_a_list_of_ones_own_gets_its_columns_named(qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "list.csv", [["Wie", "Functie", "Ding"], ["Piet Puk", "Medical assistant", "24"]])
    dialog.open_list(path)
    qtbot.waitUntil(dialog.form.isVisible)
    assert dialog.form.kind == "staff"
    assert dialog.form.mapping == {"name": "Wie", "role": "Functie"}
    assert dialog.form.columns is not None
    hours = dialog.form.columns.boxes["hours_per_week"]
    hours.setCurrentIndex(hours.findText("Ding (24)"))
    dialog.go_on()
    qtbot.waitUntil(dialog.tree.isVisible)
    dialog._next.click()

    assert _plan(dialog).staff[-1].name == "Piet Puk"
    assert _plan(dialog).staff[-1].hours_per_week == 24


def test_a_known_workbook_can_be_read_as_a_list_of_ones_own(
    qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path
) -> None:
    _read(qtbot, dialog, _edited(tmp_path / "book.xlsx", _plan(dialog), "Team", _team))
    dialog.back()
    assert not dialog.form.isVisible()
    dialog.own.click()
    qtbot.waitUntil(dialog.form.isVisible)
    assert dialog.form.sheet_box.findText("Team") >= 0
    dialog.own.click()
    assert not dialog.form.isVisible()


def test_what_is_no_workbook_is_told(qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    _read(qtbot, dialog, path)
    assert dialog._problem.text()
    assert not dialog.tree.isVisible()


def test_the_same_workbook_has_nothing_to_take_over(qtbot: QtBot, dialog: ReadWorkbookDialog, tmp_path: Path) -> None:
    _read(qtbot, dialog, _edited(tmp_path / "book.xlsx", _plan(dialog), "Team", lambda _sheet: None))
    assert "the same as the plan" in dialog._told.text()
    assert not dialog._next.isEnabled()


@pytest.mark.parametrize("is_filled", [True, False])
def test_the_workbook_to_fill_in_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_filled: bool
) -> None:
    page = ExportPage(context(new_plan("Practice", {}) if not is_filled else example()))
    qtbot.addWidget(page)
    page.show()
    block = page.fill_in
    block.content.setCurrentIndex(block.content.findData(is_filled))
    block.language.setCurrentIndex(block.language.findData("nl"))
    proposed = save_as(monkeypatch, tmp_path / "book")
    block.write.click()
    qtbot.waitUntil(block.write.isEnabled, timeout=20_000)

    assert proposed[0].endswith(" to fill in.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "book.xlsx")["Team"]
    assert bool(sheet.cell(FIRST, 2).value) is is_filled


def test_the_menu_leads_to_both(window: MainWindow) -> None:
    window.write_workbook()
    page = window.pages.currentWidget()
    assert isinstance(page, ExportPage)
    assert window.focusWidget() is page.fill_in.content
    window.files.read_workbook()
    dialog = window.findChild(ReadWorkbookDialog)
    assert isinstance(dialog, ReadWorkbookDialog)
    dialog.reject()
