"""An appointment book in the window: columns, meanings, findings to tick, one step to undo, and nobody in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.calibration import reading
from planner.calibration.counting import Topic
from planner.calibration.findings import Finding
from planner.defaults import new_plan
from planner.demand import volume
from planner.files import plan_file
from planner.plan import find
from tests.support.appointment_books import HEADER, row
from tests.support.calibrations import count, everything_told, read, tick
from tests.support.contexts import context, plan_of
from tests.support.patient_lists import write_csv
from ui.calibration.dialog import CalibrationDialog
from ui.main_window import MainWindow
from ui.pages.consults import ConsultsPage

MONDAY = date(2025, 3, 3)
CONSULTS, SMEARS = "activity.consult_short.volume", "activity.smears.volume"
GP_MINUTES = "activity.consult_short.delivery.gp.minutes"
SECRETS = ("123456782", "765432187", "Zonnebloemstraatvogel", "23-11-1957", "Kruidvatje", "Theelepel")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Five weeks with, every day, 4 consults of 12 minutes, one diabetes check and a lunch; 3 smears in all."""
    rows = []
    for week in range(5):
        for day in (MONDAY + timedelta(days=7 * week + number) for number in range(5)):
            people = {"provider": "Kruidvatje", "own_gp": "Theelepel", "patient": "123456782"}
            rows += [row(day, "Consult", "Huisarts", "12", **people)] * 3
            rows.append(
                row(day, "Consult", "Huisarts", "12", provider="Theelepel", own_gp="Theelepel", patient="765432187")
            )
            rows += [row(day, "DM-controle", "Zuster", "25"), row(day, "Lunch", "Huisarts", "30")]
    rows += [row(MONDAY, "Uitstrijkje", "Doktersassistente", "10")] * 3
    rows.append(row(MONDAY, "Consult", "Huisarts", "10", "niet verschenen"))
    named = [[*one, "Zonnebloemstraatvogel", "23-11-1957"] for one in rows]
    return write_csv(tmp_path / "agenda-van-vorig-jaar.csv", [[*HEADER, "Naam", "Geboortedatum"], *named])


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[CalibrationDialog]:
    opened = CalibrationDialog(context(new_plan("Practice", {"18-44": {"healthy": 2000}})))
    with qtbot.waitExposed(opened):
        opened.show()
    yield opened
    if isValid(opened):
        opened.reject()


def _finding(dialog: CalibrationDialog, path: str) -> Finding:
    return next(finding for _, finding in dialog.tree._rows() if finding.path == path)


def _chosen(dialog: CalibrationDialog) -> set[str]:
    return {finding.path for finding in dialog.tree.chosen}


def test_two_of_many_are_taken_over_and_undone_to_the_byte(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path, tmp_path: Path
) -> None:
    document = dialog._context.document
    before = plan_file.dumps(document.plan)
    read(qtbot, dialog, book)
    assert plan_file.dumps(document.plan) == before, "nothing changes before it is taken over"
    dialog.tree.tick_all(False)
    assert not dialog._next.isEnabled()
    tick(dialog, CONSULTS)
    tick(dialog, GP_MINUTES)
    assert dialog._next.text() == "&Take over 2 figures"
    dialog._next.click()

    plan = document.plan
    short = find(plan.activities, "consult_short")
    assert volume(short, plan.patients, plan.practice.weeks_per_year) == pytest.approx(20)
    assert [one.minutes for one in short.delivery if one.role == "gp"] == [12]
    changed = plan.model_copy(update={"activities": ()}), new_plan("Practice", {"18-44": {"healthy": 2000}})
    assert changed[0] == changed[1].model_copy(update={"activities": ()})
    others = [(one, other) for one, other in zip(plan.activities, changed[1].activities, strict=True) if one != other]
    assert [one.id for one, _ in others] == ["consult_short"]
    assert document.undo_label is not None
    document.undo()
    assert plan_file.dumps(document.plan) == before


def test_nobody_is_in_what_is_shown_kept_or_logged(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    dialog.open_list(book)
    seen = [everything_told(dialog)]
    assert "000000000" in seen[0], "of who it was only the shape is shown"
    count(qtbot, dialog)
    seen.append(everything_told(dialog))
    assert "SLICC" in seen[1]
    document = dialog._context.document
    dialog._next.click()
    seen += [document.plan.model_dump_json(), repr(vars(document)), caplog.text]

    assert not [secret for secret in SECRETS for text in seen if secret in text]


def test_columns_can_be_corrected_and_show_at_once_what_they_hold(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path
) -> None:
    book.write_text(book.read_text("utf-8").replace("Soort", "Wat het was"), encoding="utf-8")
    dialog.open_list(book)
    assert "Lunch" not in everything_told(dialog)
    box = dialog._what.boxes["kind"]
    assert box.currentIndex() == 0
    box.setCurrentIndex(box.findText("Wat het was"))
    box.activated.emit(box.currentIndex())
    assert "DM-controle" in everything_told(dialog)
    count(qtbot, dialog)
    assert _finding(dialog, CONSULTS).found.value == 20


def test_what_rests_on_too_little_is_told_and_not_ticked(qtbot: QtBot, dialog: CalibrationDialog, book: Path) -> None:
    read(qtbot, dialog, book)

    assert CONSULTS in _chosen(dialog)
    assert not {SMEARS, "calendar.season"} & _chosen(dialog)
    assert "▲ 3 appointments" in everything_told(dialog)
    smears = next(item for item, finding in dialog.tree._rows() if finding.path == SMEARS)
    dialog.tree.setCurrentItem(smears)
    assert "Too little to build on: 3 appointments, and it takes 30 or more." in dialog._detail._words.text()
    tick(dialog, SMEARS)
    assert SMEARS in _chosen(dialog), "who knows better can"


def test_each_number_tells_how_it_was_counted_and_the_norm_its_source(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path
) -> None:
    read(qtbot, dialog, book)
    for item, finding in dialog.tree._rows():
        dialog.tree.setCurrentItem(item)
        told = dialog._detail._words.text()
        assert dialog._say(finding.how) in told
        assert (finding.norm.value is None) or ("Norm " in told), finding.path
    dialog.tree.setCurrentItem(next(item for item, finding in dialog.tree._rows() if finding.path == CONSULTS))
    words = dialog._detail._words.text()
    assert "100 appointments that took place in 5 whole weeks" in words
    assert "Nivel" in words


def _topic(dialog: CalibrationDialog, topic: Topic) -> QTreeWidgetItem:
    item = next(item for item, finding in dialog.tree._rows() if finding.topic is topic)
    return item.parent()


def test_boxes_of_a_topic_and_of_everything(qtbot: QtBot, dialog: CalibrationDialog, book: Path) -> None:
    read(qtbot, dialog, book)
    at_first = _chosen(dialog)
    assert dialog.everything.checkState() is Qt.CheckState.Checked
    _topic(dialog, Topic.VOLUMES).setCheckState(0, Qt.CheckState.Unchecked)
    assert not [path for path in _chosen(dialog) if path.endswith(".volume")]
    assert dialog.everything.checkState() is Qt.CheckState.PartiallyChecked
    dialog.everything.click()
    assert _chosen(dialog) == at_first
    tick(dialog, CONSULTS, False)
    assert _topic(dialog, Topic.VOLUMES).checkState(0) is not Qt.CheckState.Checked
    dialog.everything.click()
    dialog.everything.click()
    assert _chosen(dialog) == set()


def test_the_keyboard_ticks(qtbot: QtBot, dialog: CalibrationDialog, book: Path) -> None:
    read(qtbot, dialog, book)
    first = next(item for item, finding in dialog.tree._rows() if finding.path == CONSULTS)
    dialog.tree.setCurrentItem(first)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert CONSULTS not in _chosen(dialog)


def test_a_kind_can_be_another_activity_or_left_out(qtbot: QtBot, dialog: CalibrationDialog, book: Path) -> None:
    read(qtbot, dialog, book)
    assert "Left out: Lunch." in dialog._told.text()
    tick(dialog, GP_MINUTES, False)
    box = dialog.meaning.kind_boxes["Lunch"]
    box.setCurrentIndex(box.findData("team_meeting"))
    box.activated.emit(box.currentIndex())
    assert _finding(dialog, "activity.team_meeting.volume").found.value == 5
    assert GP_MINUTES not in _chosen(dialog), "what was cleared stays so"
    box = dialog.meaning.kind_boxes["Consult"]
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert not [finding for _, finding in dialog.tree._rows() if finding.path == CONSULTS]


def test_tab_goes_from_box_to_box_and_shows_it(qtbot: QtBot, dialog: CalibrationDialog, tmp_path: Path) -> None:
    rows = [list(row(MONDAY, f"Soort {number}", "Zuster")) for number in range(60)]
    read(qtbot, dialog, write_csv(tmp_path / "book.csv", [HEADER, *rows]))
    dialog.tabs.setCurrentWidget(dialog.meaning)
    dialog.activateWindow()
    boxes = [*dialog.meaning.kind_boxes.values(), *dialog.meaning.role_boxes.values()]
    boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
    for box in boxes[1:]:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is box
        assert not box.visibleRegion().isEmpty()


def test_a_function_that_turns_out_to_be_a_gp_counts_for_continuity(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path
) -> None:
    text = book.read_text("utf-8").replace("Huisarts;12", "Hagro;12").replace("Huisarts,12", "Hagro,12")
    book.write_text(text, encoding="utf-8")
    read(qtbot, dialog, book)
    assert "SLICC" not in everything_told(dialog.tree)
    box = dialog.meaning.role_boxes["Hagro"]
    box.setCurrentIndex(box.findData("gp"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: "SLICC" in everything_told(dialog.tree))
    shown = next(finding for _, finding in dialog.tree._rows() if "SLICC" in finding.label.msgid)
    assert shown.found.value == pytest.approx(1 / 4)
    assert not shown.adoptable


def test_weeks_without_appointments_can_be_left_out(qtbot: QtBot, dialog: CalibrationDialog, tmp_path: Path) -> None:
    days = [MONDAY + timedelta(days=7 * week + day) for week in (0, 1, 3, 4) for day in range(5)]
    read(qtbot, dialog, write_csv(tmp_path / "book.csv", [HEADER, *(list(row(day)) for day in days for _ in range(2))]))
    assert _finding(dialog, CONSULTS).found.value == 8
    assert dialog.skip_empty.isVisible()
    dialog.skip_empty.click()
    assert _finding(dialog, CONSULTS).found.value == 10


def test_reading_can_be_stopped(
    qtbot: QtBot, dialog: CalibrationDialog, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PROGRESS_EVERY", 1)
    add = reading._Rows.add

    def slow(rows: reading._Rows, row: list[str]) -> None:
        add(rows, row)
        QTest.qSleep(2)

    monkeypatch.setattr(reading._Rows, "add", slow)
    dialog.open_list(book)
    dialog.go_on()
    qtbot.waitUntil(dialog._stop.isVisible)
    dialog.stop()
    qtbot.waitUntil(lambda: "The count was stopped. Nothing has changed." in dialog._problem.text())
    assert dialog._next.isEnabled()


def test_what_is_no_list_is_refused(dialog: CalibrationDialog, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    dialog.open_list(path)
    assert dialog._problem.text() == "The file is empty."
    assert not dialog._next.isEnabled()


def test_it_opens_from_the_menu_and_from_the_consults(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.actions["read_appointments"].trigger()
    opened = window.findChild(CalibrationDialog)
    assert opened is not None
    opened.reject()
    window.show_page("consults")
    page = window.pages.currentWidget()
    assert isinstance(page, ConsultsPage)
    page.read.click()
    opened = page.findChild(CalibrationDialog)
    assert opened is not None
    opened.reject()
    assert plan_of(page) is window.document.plan
