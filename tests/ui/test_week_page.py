from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.plan import Plan
from planner.week import edits
from planner.week.dates import WEEK, monday_of
from tests.support.contexts import plan_of
from tests.support.grids import MONDAY, at, away, go, press, shown, small, text, undo_all, usual, week_cells, works
from tests.support.weeks import cell
from ui.pages.week import WeekPage
from ui.roster.cell_dialog import CellDialog
from ui.roster.copy_dialogs import OntoDialog, PickDialog
from ui.roster.fill_dialog import FillDialog
from ui.roster.plan_dialog import WeekPlanDialog

D = TypeVar("D", bound=QWidget)


def _open(page: WeekPage, kind: type[D]) -> D:
    """The dialog of a kind that is open."""
    return next(one for one in page.findChildren(kind) if one.isVisible())


def _entry(menu: QMenu, start: str) -> QAction:
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text().replace("&", "").startswith(start))


def _choose(page: WeekPage, menu: QMenu, start: str) -> None:
    _entry(menu, start).trigger()
    QApplication.processEvents()


def test_without_people_the_page_leads_to_the_team(qtbot: QtBot) -> None:
    page = shown(qtbot, Plan())
    wanted: list[str] = []
    page.wants_page.connect(wanted.append)
    page.empty.team.click()

    assert page.empty.isVisible()
    assert not page.empty.patterns.isVisible()
    assert wanted == ["team"]


@pytest.mark.parametrize(("button", "cells"), [("patterns", 4), ("blank", 0)])
def test_the_first_week_plan_is_made_at_once(button: str, cells: int, qtbot: QtBot) -> None:
    page = shown(qtbot, usual().model_copy(update={"weeks": ()}))
    getattr(page.empty, button).click()
    for dialog in page.findChildren(FillDialog):
        dialog.reject()

    assert [week.name for week in plan_of(page).weeks] == ["Standard week"]
    assert len(plan_of(page).weeks[0].cells) == cells
    assert page.grid.isVisible()
    undo_all(page)
    assert page.empty.isVisible()


def test_a_week_without_a_valid_plan_says_so_and_leads_back(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(start=date(2020, 1, 6), end=date(2020, 12, 27)))
    page.bar.today.click()
    assert page.empty.head.text() == "No week plan is valid in this week"
    page.empty.weeks.click()

    assert page.grid.isVisible()
    assert page.shown.monday is None


def test_a_cell_is_changed_in_its_form(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(cycle=2))
    before = plan_of(page)
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_Return)
    form = _open(page, CellDialog)
    form.work.setCurrentIndex(form.work.findData("phone"))
    form.hours.setText("2+0.5")
    form.room.setCurrentIndex(form.room.findData("room_2"))
    form.weeks[0].setChecked(False)
    form.pinned.setChecked(True)
    form.note.setText("call back")
    form.go_on.click()

    expected = cell("ann", "mon_am", "phone", 2.5, room="room_2", weeks=(2,), pinned=True, note="call back")
    assert week_cells(page, "ann", "mon_am") == [expected]
    assert text(page, "Ann", "mon_am") == ""
    page.context.document.undo()
    assert plan_of(page) == before


def test_a_form_refuses_what_is_no_number_and_no_week(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(cycle=2))
    before = plan_of(page)
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_F2)
    form = _open(page, CellDialog)
    form.hours.setText("many")
    form.go_on.click()
    assert "'many' is not a number" in form.error.text()
    form.hours.setText("4")
    for box in form.weeks:
        box.setChecked(False)
    form.go_on.click()
    assert form.error.text() == "Choose at least one week, or clear the cell."
    form.reject()

    assert plan_of(page) is before


def test_rooms_that_do_not_suit_are_not_offered(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_F2)
    form = _open(page, CellDialog)

    assert [form.room.itemData(number) for number in range(form.room.count())] == [None, "room", "room_2"]
    form.reject()


def test_somebody_is_put_into_an_empty_room(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.shown.set(by_room=True)
    go(page, "Lab", "wed_pm")
    press(page, Qt.Key.Key_Return)
    form = _open(page, CellDialog)
    form.person.setCurrentIndex(form.person.findData("cas"))
    form.go_on.click()

    assert week_cells(page, "cas", "wed_pm") == [cell("cas", "wed_pm", room="lab")]


def test_a_week_of_a_person_is_copied_to_others(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = plan_of(page)
    go(page, "Ann", "mon_am")
    _choose(page, page.bar.copies_menu, "This person")
    picker = _open(page, PickDialog)
    picker.tick({"cas"})
    picker.go_on.click()

    assert [works(page, "cas", session) for session in ("mon_am", "mon_pm", "tue_am")] == [
        ["surgery"],
        ["admin"],
        ["visits"],
    ]
    page.context.document.undo()
    assert plan_of(page) == before


def test_a_day_is_copied_to_other_days(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = plan_of(page)
    go(page, "Bob", "mon_am")
    _choose(page, page.bar.copies_menu, "This day")
    picker = _open(page, PickDialog)
    assert [picker.list.item(number).text() for number in range(picker.list.count())] == [
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
    ]
    picker.tick({"wed", "fri"})
    picker.go_on.click()

    assert [works(page, "ann", f"{day}_pm") for day in ("wed", "thu", "fri")] == [["admin"], [], ["admin"]]
    page.context.document.undo()
    assert plan_of(page) == before


def test_a_week_of_the_cycle_is_copied(qtbot: QtBot) -> None:
    page = shown(qtbot, small(cell("ann", "mon_am", weeks=(1,)), cycle=2))
    before = plan_of(page)
    _choose(page, page.bar.copies_menu, "This week of the cycle")
    picker = _open(page, PickDialog)
    picker.tick({"2"})
    picker.go_on.click()

    assert sorted(one.weeks for one in week_cells(page, "ann", "mon_am")) == [(1,), (2,)]
    page.context.document.undo()
    assert plan_of(page) == before


def test_a_week_is_copied_onto_a_calendar_week_with_the_list_of_who_is_away(qtbot: QtBot) -> None:
    page = shown(qtbot, away(usual(), "bob"))
    before = plan_of(page)
    _choose(page, page.bar.copies_menu, "This week plan")
    form = _open(page, OntoDialog)
    form.day.setDate(QDate(2027, 7, 28))
    assert form.dropped.text() == ""
    form.day.setDate(QDate(2027, 7, 22))
    assert form.summary.text() == "1 session is left out, as somebody is away:"
    assert form.dropped.text() == "Bob, Mon morning: Leave"
    form.go_on.click()

    assert page.shown.monday == MONDAY
    assert plan_of(page).weeks[1].start == MONDAY
    assert not works(page, "bob", "mon_am")
    page.context.document.undo()
    assert plan_of(page) == before


def test_a_copy_of_a_draft_says_that_another_plan_still_counts(qtbot: QtBot) -> None:
    plan = edits.duplicate(edits.set_state(usual(), "w", "final").plan, "w", "Trial").plan
    page = shown(qtbot, plan)
    page.shown.choose(plan.weeks[1].id, 1)
    _choose(page, page.bar.copies_menu, "This week plan")
    form = _open(page, OntoDialog)
    assert form.summary.text().startswith(
        "The copy is a draft: 'Standard' counts in that week until you make the copy final."
    )
    form.reject()


def test_a_new_week_plan_is_looked_at(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    _choose(page, page.bar.manage_menu, "New week plan")
    form = _open(page, WeekPlanDialog)
    assert [form.origin.itemText(number) for number in range(form.origin.count())] == [
        "the week patterns of the team",
        "an empty week",
        "a copy of 'Standard'",
    ]
    form.origin.setCurrentIndex(2)
    form.name.setText("Holidays")
    form.start.setText("19-7-2027")
    form.end.setText("1-8-2027")
    form.cycle.setValue(2)
    form.go_on.click()
    made = plan_of(page).weeks[1]

    assert (made.name, made.start, made.end, made.cycle) == ("Holidays", MONDAY, date(2027, 8, 1), 2)
    assert len(made.cells) == 4
    assert page.bar.plan.currentText() == "Holidays"
    assert page.bar.when.text() == "valid from 19 Jul 2027 to 1 Aug 2027"
    assert [page.bar.week.itemText(number) for number in range(page.bar.week.count())] == [
        "Odd weeks",
        "Even weeks",
        "Calendar week",
    ]


def test_a_week_plan_is_renamed_duplicated_and_deleted(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = plan_of(page)
    _choose(page, page.bar.manage_menu, "Name, period")
    form = _open(page, WeekPlanDialog)
    form.name.setText("Usual week")
    form.go_on.click()
    _choose(page, page.bar.manage_menu, "Duplicate")
    _open(page, WeekPlanDialog).go_on.click()
    assert [week.name for week in plan_of(page).weeks] == ["Usual week", "Copy of Usual week"]
    assert page.bar.plan.currentText() == "Copy of Usual week"
    _choose(page, page.bar.manage_menu, "Delete")

    assert [week.name for week in plan_of(page).weeks] == ["Usual week"]
    undo_all(page)
    assert plan_of(page) == before


def test_a_date_that_is_none_is_refused_in_the_form(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    _choose(page, page.bar.manage_menu, "Name, period")
    form = _open(page, WeekPlanDialog)
    form.start.setText("soon")
    form.go_on.click()

    assert "'soon' is not a date" in form.error.text()
    assert form.isVisible()
    form.reject()


def test_the_state_is_chosen_and_a_refused_one_falls_back(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.bar.state.setCurrentIndex(2)
    page.bar.state.activated.emit(2)
    assert plan_of(page).weeks[0].state == "published"
    refused = []
    page.refused.connect(lambda error: refused.append(page.say(error.message)))
    _choose(page, page.bar.manage_menu, "Delete")

    assert refused == ["Standard is published. Set it back to final before you change it."]
    assert len(plan_of(page).weeks) == 1


def test_weeks_go_by_with_buttons(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(cycle=2))
    page.bar.today.click()
    this = monday_of(date.today())
    assert page.shown.monday == this
    assert page.bar.week.currentText() == "Calendar week"
    page.bar.later.click()
    assert page.shown.monday == this + WEEK
    page.bar.earlier.click()
    page.bar.earlier.click()
    assert page.shown.monday == this - WEEK
    page.bar.week.setCurrentIndex(1)
    page.bar.week.activated.emit(1)
    assert page.shown.monday is None
    assert page.shown.number(plan_of(page)) == 2


def test_a_calendar_week_says_which_plan_it_follows(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(), "nl")
    page.shown.choose_date(MONDAY)

    assert page.bar.when.text() == "Week 29, 19-07-2027 tot en met 25-07-2027"
    assert "Standard" in page.notice.text()


def test_what_is_shown_is_ticked_in_a_menu(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    rows = page.model.rowCount()
    _choose(page, page.bar.show_menu, "Evenings")
    assert page.model.sessions[2] == "mon_ev"
    _choose(page, page.bar.show_menu, "Contacts: GP trainee")

    assert page.model.rowCount() == rows - 1
    assert not _entry(page.bar.show_menu, "Contacts: GP trainee").isChecked()


def test_what_is_looked_at_outlives_the_page(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.shown.set(by_room=True)
    again = WeekPage(page.context)
    qtbot.addWidget(again)
    again.show()

    assert again.bar.rows.currentText() == "By room"
    assert at(again, "Room 1", "mon_am").data() == "Ann · Surgery"


def test_a_hidden_page_follows_when_it_is_shown(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.hide()
    page.commit(edits.rename(plan_of(page), "w", "Other"))
    page.shown.set(evenings=True)
    assert page.bar.plan.currentText() == "Standard"
    page.show()

    assert page.bar.plan.currentText() == "Other"
    assert "mon_ev" in page.model.sessions


def test_the_boxes_for_weeks_have_words(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(cycle=3))
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_F2)

    form = _open(page, CellDialog)
    boxes = [box.text() for box in form.findChildren(QCheckBox)]
    assert boxes[:3] == ["Week 1 of 3", "Week 2 of 3", "Week 3 of 3"]
    form.reject()
