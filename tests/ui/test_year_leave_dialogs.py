"""The dialogs of the year's tab 'Leave': an absence in full, and public holidays."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from tests.support.contexts import plan_of
from tests.support.leave import DUO, KEY, own, press, put, shown, week
from tests.support.year_tabs import YEAR
from ui.year.leave_dialog import AbsenceDialog


def test_the_dialog_adds_half_days_with_what_they_cost(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 10)
    press(tab, KEY.Key_Return)
    dialog = tab.findChild(AbsenceDialog)
    assert dialog is not None
    session = next(iter(DUO.staff[0].sessions))
    dialog.sessions.buttons[session].click()
    hours = DUO.staff[0].sessions[session] * DUO.staff[0].weeks_share
    assert f"Costs {hours:.1f} hours of leave in {YEAR}." in dialog.told.text()
    dialog.note.setText("dentist")
    dialog.save.click()
    (one,) = own(tab)
    assert (one.sessions, one.note, one.first, one.last) == ((session,), "dentist", week(10), week(10, 7))


def test_the_dialog_changes_and_removes(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 10)
    press(tab, "l")
    dialog = tab.open_absence(tab.grid.current_absence())
    dialog.state.setCurrentIndex(dialog.state.findData("asked"))
    dialog.state.activated.emit(dialog.state.currentIndex())
    dialog.last.setDate(dialog.last.date().addDays(-2))
    dialog.save.click()
    (one,) = own(tab)
    assert (one.state, one.asked, one.last) == ("asked", date.today(), week(10, 5))
    tab.open_absence(one).remove.click()
    assert own(tab) == []


def test_the_dialog_keeps_first_before_last_and_refuses_the_rest(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 10)
    dialog = tab.open_absence(None)
    dialog.first.setDate(dialog.first.date().addDays(30))
    assert dialog.last.date() == dialog.first.date()
    dialog.last.setDate(dialog.first.date().addDays(-1))
    dialog.save.click()
    assert dialog.told.text() == "■ The absence ends before it begins. Choose a later last day."
    assert own(tab) == []
    assert all(box.accessibleName() for box in dialog.findChildren(QDateEdit))
    dialog.cancel.click()


def test_public_holidays_are_chosen_from_a_list(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    dialog = tab.open_holidays()
    ticked = {holiday.key for holiday, box in dialog.boxes.items() if box.isChecked()}
    assert "good_friday" not in ticked
    assert "kings_day" in ticked or date(YEAR, 4, 27).weekday() > 4
    good = next(holiday for holiday in dialog.boxes if holiday.key == "good_friday")
    eve = next((holiday for holiday in dialog.boxes if holiday.key == "christmas_eve"), None)
    dialog.boxes[good].click()
    if eve is not None:
        assert dialog.boxes[eve].isChecked()
        assert {one.partition("_")[2] for one in eve.sessions} == {"pm", "ev"}
    dialog.usual.click()
    dialog.save.click()
    assert f"public_good_friday_{YEAR}" in {one.id for one in plan_of(tab).absences}
    tab.context.document.undo()
    assert f"public_good_friday_{YEAR}" not in {one.id for one in plan_of(tab).absences}
