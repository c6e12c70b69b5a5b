from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.explain import Figure
from planner.language import Translator
from planner.terms import Work
from planner.week import cell_edits, edits
from planner.week.cell_edits import set_cell
from tests.support.grids import MONDAY, at, away, go, press, shown, small, text, undo_all, usual, week_cells, works
from tests.support.weeks import cell, member, practice
from tests.ui.test_actions import mnemonic
from ui.pages.week import WeekPage
from ui.roster.commands import COMMANDS, WORK_KEYS, works_by_letter
from ui.roster.grid import LEAST_WIDTH, QUIET_WIDTH

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(cycle=2))
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.commit(edits.set_note(page.context.document.plan, "w", "mon_am", "x"))
    page.shown.set(by_room=True)
    page.shown.choose("w", 2)
    page.shown.choose_date(MONDAY)
    undo_all(page)

    assert tester.model() is page.model


def test_a_cell_says_work_room_and_unusual_hours(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())

    assert text(page, "Ann", "mon_am") == "Surgery · Room 1"
    assert text(page, "Ann", "mon_pm") == "Office · 3 h"
    assert text(page, "Ann", "tue_pm") == ""
    assert at(page, "Bob", "mon_am").data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Bob, Mon morning, Surgery · Room 2, Pinned: filling in leaves it alone"
    )
    assert "Note: by bike" in at(page, "Ann", "tue_am").data(Qt.ItemDataRole.ToolTipRole)
    assert "Wish: Cannot" in at(page, "Ann", "wed_am").data(Qt.ItemDataRole.ToolTipRole)


def test_hours_planned_and_of_the_contract_stand_with_the_name(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(), "nl")

    assert page.model.heading(at(page, "Ann", "mon_am").row()).line == "11,0 / 11,5 u · Huisarts"


def test_contacts_stand_over_every_session_with_a_sign_and_numbers(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    spoken = at(page, "GP", "mon_am").data(Qt.ItemDataRole.AccessibleTextRole)
    need = page.model.known.needs.sessions["mon_am"]["gp"]  # type: ignore[union-attr]

    assert text(page, "GP", "mon_am")[0] in "●▲■"
    assert f"Needed: {need.needed:.1f} contacts" in spoken
    assert f"Planned: {need.planned:.1f} contacts" in spoken
    page.shown.set(roles=frozenset())
    assert page.model.rows[1].kind == "person"


def test_an_edit_draws_no_more_than_what_became_different(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    drawn: list[tuple[int, int]] = []
    page.model.modelReset.connect(lambda: drawn.append((-1, -1)))
    page.model.dataChanged.connect(lambda first, _last: drawn.append((first.row(), first.column())))
    page.commit(cell_edits.change_cells(page.context.document.plan, "w", [("ann", "mon_am")], "note", "x"))

    where = at(page, "Ann", "mon_am")
    assert drawn == [(where.row(), where.column())]


@pytest.mark.parametrize(("language", "key", "work"), [("en", "p", "phone"), ("nl", "t", "phone"), ("nl", "i", "off")])
def test_a_letter_sets_the_work(language: str, key: str, work: str, qtbot: QtBot) -> None:
    page = shown(qtbot, usual(), language)
    before = page.context.document.plan
    go(page, "Ann", "mon_am", ("Bob", "mon_pm"))
    press(page, key)

    assert [works(page, who, session) for who in ("ann", "bob") for session in ("mon_am", "mon_pm")] == [[work]] * 4
    page.context.document.undo()
    assert page.context.document.plan == before


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_letter_means_one_thing(language: str) -> None:
    say = Translator(language)

    assert len(works_by_letter(say)) == len(WORK_KEYS)
    letters = [mnemonic(say(command.text)) for command in COMMANDS]
    assert len(set(letters)) == len(letters)


def test_delete_clears_and_undo_brings_back(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = page.context.document.plan
    go(page, "Ann", "mon_am", ("Ann", "mon_pm"))
    press(page, Qt.Key.Key_Delete)

    assert not works(page, "ann", "mon_am") + works(page, "ann", "mon_pm")
    page.context.document.undo()
    assert page.context.document.plan == before


def test_pinned_by_key(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_L, CTRL)
    assert week_cells(page, "ann", "mon_am")[0].pinned
    press(page, Qt.Key.Key_L, CTRL)
    assert not week_cells(page, "ann", "mon_am")[0].pinned


def test_fill_down_from_the_row_above_and_down_a_selection(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Cas", "mon_am")
    press(page, Qt.Key.Key_D, CTRL)
    assert works(page, "cas", "mon_am") == ["surgery"]
    go(page, "Ann", "tue_am", ("Cas", "tue_am"))
    press(page, Qt.Key.Key_D, CTRL)
    assert [works(page, who, "tue_am") for who in ("bob", "cas")] == [["visits"]] * 2


def test_a_note_on_a_session_is_typed_in_its_row(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Ann", "tue_pm")
    press(page, Qt.Key.Key_M, CTRL)
    line = page.grid.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "Team at 12")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert page.context.document.plan.weeks[0].notes == {"tue_pm": "Team at 12"}
    assert text(page, "Notes", "tue_pm") == "Team at 12"
    press(page, Qt.Key.Key_Delete)
    assert page.context.document.plan.weeks[0].notes == {}


def test_letters_in_the_row_of_notes_are_written(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Notes", "mon_am")
    QTest.keyClicks(page.grid, "s")
    line = page.grid.findChild(QLineEdit)
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()

    assert page.context.document.plan.weeks[0].notes == {"mon_am": "s"}


def test_the_arrows_and_shift_select_a_block(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_Right, SHIFT)
    press(page, Qt.Key.Key_Down, SHIFT)

    assert sorted(page.edits.places()) == [(who, session) for who in ("ann", "bob") for session in ("mon_am", "mon_pm")]


def test_a_published_week_refuses_every_edit_in_words_until_it_is_set_back(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(state="published"))
    before, refused = page.context.document.plan, []
    page.refused.connect(lambda error: refused.append(page.say(error.message)))
    go(page, "Ann", "mon_am")
    for key in ("s", Qt.Key.Key_Delete, Qt.Key.Key_F2):
        press(page, key)
    press(page, Qt.Key.Key_V, CTRL)

    assert page.context.document.plan is before
    assert refused[:3] == ["Standard is published. Set it back to final before you change it."] * 3
    assert page.set_back.isVisible()
    page.set_back.click()
    press(page, "v")
    assert works(page, "ann", "mon_am") == ["visits"]
    assert not page.set_back.isVisible()


def test_a_week_of_the_cycle_is_changed_alone_or_all_of_them(qtbot: QtBot) -> None:
    page = shown(qtbot, small(cell("ann", "mon_am"), cycle=2))
    page.shown.choose("w", 2)
    go(page, "Ann", "mon_am")
    press(page, "v")
    assert {one.weeks: one.work for one in week_cells(page, "ann", "mon_am")} == {(1,): "surgery", (2,): "visits"}
    page.shown.set(all_weeks=True)
    press(page, "m")
    assert {one.work for one in week_cells(page, "ann", "mon_am")} == {"meeting"}
    undo_all(page)
    assert page.context.document.plan.weeks[0].cells == (cell("ann", "mon_am"),)


def test_who_is_away_is_told_with_the_reason_in_a_calendar_week(qtbot: QtBot) -> None:
    page = shown(qtbot, away(usual(), "ann"), "nl")
    page.shown.choose_date(MONDAY)

    assert text(page, "Ann", "mon_am") == "Verlof · Spreekuur"
    assert text(page, "Ann", "fri_pm") == "Verlof"
    assert page.model.day(0) == "maandag 19"


def test_a_change_of_a_calendar_week_makes_a_plan_for_that_week(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(state="final"))
    page.shown.choose_date(MONDAY)
    go(page, "Ann", "mon_am")
    press(page, "v")
    plan = page.context.document.plan

    assert [week.start for week in plan.weeks] == [None, MONDAY]
    assert page.shown.of(plan) is plan.weeks[1]
    assert text(page, "Ann", "mon_am").startswith("Visits")
    page.context.document.undo()
    assert len(page.context.document.plan.weeks) == 1


def test_rooms_show_who_is_in_them_and_a_clash(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.commit(set_cell(page.context.document.plan, "w", cell("cas", "mon_am", room="room")))
    page.shown.set(by_room=True)

    assert text(page, "Room 1", "mon_am") == "■ 2× · Ann, Cas"
    assert text(page, "Room 2", "mon_am") == "Bob · Surgery"
    assert "Ann" in at(page, "Room 1", "mon_am").data(Qt.ItemDataRole.ToolTipRole)


def test_out_of_a_room_keeps_the_work(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.shown.set(by_room=True)
    go(page, "Room 1", "mon_am")
    press(page, Qt.Key.Key_Delete)

    assert [(one.work, one.room) for one in week_cells(page, "ann", "mon_am")] == [("surgery", None)]
    go(page, "Without a room", "mon_am")
    press(page, Qt.Key.Key_Delete)
    assert not works(page, "ann", "mon_am")


def test_issues_are_jumped_to(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.issues.jump.emit((("bob", "mon_am"), ("ann", "tue_am")))

    assert page.grid.currentIndex() == at(page, "Bob", "mon_am")
    assert sorted(page.edits.places()) == [("ann", "tue_am"), ("bob", "mon_am")]


def test_the_figures_follow_an_edit(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = page.strip.pieces["gp"].accessibleName()
    go(page, "Cas", "mon_am")
    page.commit(set_cell(page.context.document.plan, "w", cell("bob", "wed_am")))

    assert "places" not in before
    assert page.strip.pieces["gp"].accessibleName() != before
    assert page.strip.pieces[""].accessibleName().startswith("All together")


def test_the_figures_explain_the_function(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    asked: list[Figure] = []
    page.why.connect(asked.append)
    page.strip.pieces["gp"].click()

    assert asked == [Figure("role", "gp", "utilisation")]


def test_ten_people_and_five_days_need_no_scrolling_sideways(qtbot: QtBot) -> None:
    staff = tuple(member(f"m{number}", ("gp", "poh_s", "assistant")[number % 3]) for number in range(10))
    page = shown(qtbot, practice(staff, (cell("m0", "mon_am"),)), "nl")
    # What a window of 1280 x 720 leaves beside its sidebar and between its bars.
    page.resize(1080, 565)
    QApplication.processEvents()

    assert page.model.columnCount() == 10
    assert page.issues.isVisible()
    assert page.grid.horizontalScrollBar().maximum() == 0


def _evening(page: WeekPage, work: Work) -> int:
    """Ann works on Monday evening; the column of it."""
    page.context.document.seal()
    page.commit(set_cell(page.context.document.plan, "w", cell("ann", "mon_ev", work, 3)))
    return page.model.sessions.index("mon_ev")


def test_evenings_without_contacts_are_narrow_where_there_is_little_room(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    evening = _evening(page, "admin")

    assert (page.grid.columnWidth(0), page.grid.columnWidth(evening)) == (LEAST_WIDTH, QUIET_WIDTH)
    page.resize(2400, 640)
    QApplication.processEvents()
    assert abs(page.grid.columnWidth(0) - page.grid.columnWidth(evening)) <= 1


def test_an_evening_gets_its_width_with_its_first_contacts(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    _evening(page, "admin")
    evening = _evening(page, "surgery")

    assert page.grid.columnWidth(evening) == LEAST_WIDTH
    page.context.document.undo()
    assert page.grid.columnWidth(evening) == QUIET_WIDTH
