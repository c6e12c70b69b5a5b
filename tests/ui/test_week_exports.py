"""What goes out of the roster in the window and comes back: paper, calendar files, and the shifts of a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.plan import Plan, Room
from planner.texts import T
from planner.week.cell_edits import replace_cells
from planner.week.edits import set_validity
from tests.support.choosers import save_as
from tests.support.contexts import context
from tests.support.pdfs import pdf_pages, pdf_text
from tests.support.printed_weeks import MONDAY, rostered, write_shifts
from tests.support.weeks import cell, cells, member, practice
from ui.actions import ACTIONS
from ui.context import Context
from ui.main_window import MainWindow
from ui.pages.week import WeekPage
from ui.roster.calendar_dialog import CalendarDialog
from ui.roster.exports import save_calendar, shifts_dialog
from ui.roster.read_shifts_dialog import ReadShiftsDialog

ROSTER = [spec.key for spec in ACTIONS if spec.menu == "roster"]


def small() -> Plan:
    """Two people with a roster for a fortnight."""
    entries = (*cells("ann", "mon_am mon_pm"), cell("bob", "tue_am", "phone"))
    plan = practice((member("ann", name="Ann"), member("bob", "assistant", name="Bob & Co/1")), entries)
    return set_validity(plan, "w", MONDAY, MONDAY.replace(day=31)).plan


@pytest.fixture
def shared(qtbot: QtBot) -> Context:
    """A document with that roster."""
    return context(small())


def _labels(dialog: CalendarDialog | ReadShiftsDialog) -> str:
    return " ".join(part.text() for part in dialog.findChildren(QLabel) if part.isVisible())


def _calendar(qtbot: QtBot, shared: Context, member_id: str | None = None) -> CalendarDialog:
    page = WeekPage(shared)
    qtbot.addWidget(page)
    dialog = save_calendar(page, member_id)
    qtbot.addWidget(dialog)
    return dialog


def test_the_menu_is_there_when_there_is_a_week_plan(window: MainWindow) -> None:
    window.document.start(rostered(), T("Open"))
    assert all(window.commands.actions[key].isEnabled() for key in ROSTER)

    window.document.start(Plan(), T("Open"))
    assert not any(window.commands.actions[key].isEnabled() for key in ROSTER)


@pytest.mark.parametrize(
    ("key", "words", "across"),
    [
        ("week_pdf", "Not in this roster", True),
        ("people_pdf", "8.0 hours a week", False),
        ("rooms_pdf", "Room A", True),
    ],
)
def test_the_week_is_saved_as_pdf(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, words: str, across: bool
) -> None:
    plan = small().model_copy(update={"rooms": (Room(id="r", name="Room A"),)})
    plan = edits.add_member(plan, member("zed", name="Zed")).plan
    window.document.start(edits.set_practice(plan, "name", "Testpraktijk").plan, T("Open"))
    proposed = save_as(monkeypatch, tmp_path / "out.pdf")

    window.commands.actions[key].trigger()

    assert words in pdf_text(tmp_path / "out.pdf")
    assert pdf_pages(tmp_path / "out.pdf")[0].is_landscape == across
    assert Path(proposed[0]).name.startswith("Testpraktijk - Week roster")


def test_the_page_of_the_week_prints_the_week_that_it_shows(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.document.start(rostered(), T("Open"))
    window.context.shown.choose_date(MONDAY)
    window.show_page("week")
    save_as(monkeypatch, tmp_path / "out.pdf")

    window.commands.actions["page_pdf"].trigger()

    text = pdf_text(tmp_path / "out.pdf")
    assert "Week 30 of 2026" in text
    assert "Leave" in text


def test_the_page_of_the_year_prints_on_a3(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window.document.start(rostered(), T("Open"))
    window.show_page("year")
    save_as(monkeypatch, tmp_path / "out.pdf")

    window.commands.actions["page_pdf"].trigger()

    (page,) = pdf_pages(tmp_path / "out.pdf")
    assert (round(page.width), round(page.height)) == (1191, 842)


def test_a_calendar_of_one_person_is_saved(
    qtbot: QtBot, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _calendar(qtbot, shared, "ann")
    proposed = save_as(monkeypatch, tmp_path / "ann")
    dialog.save.click()

    content = (tmp_path / "ann.ics").read_bytes().decode()
    assert content.count("BEGIN:VEVENT") == 4
    assert Path(proposed[0]).name == "Ann.ics"
    assert "1 file is saved in" in _labels(dialog)


def test_everybody_gets_a_file_in_a_folder(
    qtbot: QtBot, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    dialog = _calendar(qtbot, shared)
    dialog.save.click()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["Ann.ics", "Bob Co 1.ics"]
    assert "2 files are saved in" in _labels(dialog)


def test_a_year_leaves_drafts_out(
    qtbot: QtBot, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _calendar(qtbot, shared, "ann")
    dialog.period.setCurrentIndex(dialog.period.count() - 1)
    save_as(monkeypatch, tmp_path / "ann.ics")
    dialog.save.click()

    assert "BEGIN:VEVENT" not in (tmp_path / "ann.ics").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told(
    qtbot: QtBot, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = _calendar(qtbot, shared, "ann")
    save_as(monkeypatch, tmp_path / "gone" / "ann.ics")
    dialog.save.click()

    assert "'ann.ics' could not be written" in _labels(dialog)
    assert dialog.saved_to == ()


def test_without_a_place_nothing_is_written(qtbot: QtBot, shared: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = _calendar(qtbot, shared, "ann")
    save_as(monkeypatch, "")
    dialog.save.click()

    assert dialog.saved_to == ()


def _shifts(qtbot: QtBot, shared: Context) -> ReadShiftsDialog:
    page = WeekPage(shared)
    qtbot.addWidget(page)
    dialog = shifts_dialog(shared, page)
    qtbot.addWidget(dialog)
    return dialog


def test_a_workbook_shows_what_it_changes_before_it_is_taken_over(
    qtbot: QtBot, shared: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = shared.document
    before = document.plan
    write_shifts(before, tmp_path / "book.xlsx", "en")
    document.apply(replace_cells(before, "w", before.weeks[0].cells[1:], T("Change")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "book.xlsx"), ""))
    dialog = _shifts(qtbot, shared)
    assert not dialog.take.isEnabled()

    dialog.choose.click()
    shown = [dialog.table.item(0, column).text().replace("\xa0", " ") for column in range(3)]
    assert shown == ["+ added", "Standard", "Ann, Mon morning: Surgery, 4 h"]
    assert "3 shifts were read: 1 added, 0 changed, 0 removed." in _labels(dialog)
    dialog.take.click()

    assert set(document.plan.weeks[0].cells) == set(before.weeks[0].cells)
    document.undo()
    assert len(document.plan.weeks[0].cells) == 2


def test_a_workbook_with_a_refused_row_cannot_be_taken_over(qtbot: QtBot, shared: Context, tmp_path: Path) -> None:
    write_shifts(shared.document.plan, tmp_path / "book.xlsx", "en")
    shared.document.apply(edits.remove_members(shared.document.plan, ["bob"]))
    dialog = _shifts(qtbot, shared)
    dialog.open_workbook(tmp_path / "book.xlsx")

    assert dialog.table.item(0, 1).text() == "cell C7"
    assert "1 row cannot be taken over." in _labels(dialog)
    assert not dialog.take.isEnabled()


def test_a_file_without_shifts_is_told(qtbot: QtBot, shared: Context, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    dialog = _shifts(qtbot, shared)
    dialog.open_workbook(tmp_path / "other.csv")

    assert "The list has no column with the person." in _labels(dialog)
    assert not dialog.take.isEnabled()


def test_the_same_roster_is_nothing_to_take_over(qtbot: QtBot, shared: Context, tmp_path: Path) -> None:
    write_shifts(shared.document.plan, tmp_path / "book.xlsx", "nl")
    dialog = _shifts(qtbot, shared)
    dialog.open_workbook(tmp_path / "book.xlsx")

    assert "3 shifts were read; the roster is the same." in _labels(dialog)
    assert not dialog.take.isEnabled()


def test_the_menu_opens_the_dialogs(window: MainWindow) -> None:
    window.document.start(small(), T("Open"))
    for key, kind in (("calendars", CalendarDialog), ("read_shifts", ReadShiftsDialog)):
        window.commands.actions[key].trigger()
        dialog = window.findChild(kind)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.close()
        QApplication.processEvents()
