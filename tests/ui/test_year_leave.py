"""The year's tab 'Leave': absence by letter, mouse and clipboard, and the page around it."""

from __future__ import annotations

import statistics
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import edits as plan_edits
from planner.plan import Plan
from planner.year import edits
from planner.year.balances import balances
from planner.year.calendar import public_holidays
from tests.support.contexts import plan_of
from tests.support.leave import ALT, CTRL, DUO, KEY, PERSON, SHIFT, SOLO, drag, middle, own, press, put, shown, week
from tests.support.year_tabs import YEAR
from ui.pages.year import YearPage
from ui.year.leave_grid import ROW_HEIGHT
from ui.year.leave_menu import make_menu


def test_a_letter_enters_absence_in_the_selected_weeks(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30)
    press(tab, KEY.Key_Right, SHIFT)
    press(tab, "l")
    (one,) = own(tab)
    assert (one.kind, one.first, one.last, one.state) == ("leave", week(30), week(31, 7), "granted")
    press(tab, "t")
    assert [one.kind for one in own(tab)] == ["study"]
    press(tab, KEY.Key_Delete)
    assert own(tab) == []


def test_letters_are_those_of_the_language(qtbot: QtBot) -> None:
    tab = shown(qtbot, language="nl")
    assert len(set(tab.grid.records.letters.values())) == 6
    put(tab, 30)
    for kind, letter in tab.grid.records.letters.items():
        press(tab, letter.lower())
        assert [one.kind for one in own(tab)] == [kind]


def test_every_step_is_undone_alone(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    before, document = plan_of(tab), tab.context.document
    put(tab, 30)
    press(tab, "l")
    press(tab, KEY.Key_Right, ALT)
    press(tab, KEY.Key_Right, ALT | SHIFT)
    press(tab, "?")
    assert [(one.first, one.last, one.state) for one in own(tab)] == [(week(31), week(32, 7), "asked")]
    for _ in range(len(document.steps) - 1):
        document.undo()
    assert plan_of(tab) == before


def test_the_rows_of_functions_follow_at_once(qtbot: QtBot) -> None:
    tab = shown(qtbot, edits.set_year(SOLO, YEAR).plan)
    records = tab.grid.records
    row = records.row_of(("role", "gp"))
    before = records.letter_text(row, 29)
    put(tab, 30, plan_of(tab).staff[0].id)
    press(tab, "l")
    assert before != records.letter_text(row, 29)
    assert records.letter_text(row, 28) == records.letter_text(row, 27)
    assert any("hours away" in line for line in records.told(row, 29))


def test_dragging_moves_whole_weeks_and_an_end_changes_the_length(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30, to=31)
    press(tab, "l")
    drag(tab, middle(tab, 30), middle(tab, 34))
    assert [(one.first, one.last) for one in own(tab)] == [(week(34), week(35, 7))]
    cell = tab.grid.visualRect(tab.grid.records.index(tab.grid.currentIndex().row(), 34))
    drag(tab, QPoint(cell.right() - 1, cell.center().y()), middle(tab, 37))
    assert [(one.first, one.last) for one in own(tab)] == [(week(34), week(37, 7))]
    assert tab.page.say(tab.context.document.undo_label).startswith("Change 'First day, Last day'")


def test_dragging_over_empty_weeks_selects_them(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    drag(tab, middle(tab, 10), middle(tab, 13))
    chosen = tab.grid.selected()
    assert chosen == ((PERSON,), week(10), week(13, 7))
    assert own(tab) == []


def test_a_drag_ends_at_the_end_of_the_year(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 45)
    press(tab, "l")
    drag(tab, middle(tab, 45), QPoint(tab.grid.viewport().width() - 2, middle(tab, 45).y()))
    (one,) = own(tab)
    assert one.last == tab.grid.records.slots[-1].last


def test_copy_and_paste_in_another_row(qtbot: QtBot) -> None:
    tab, other = shown(qtbot), DUO.staff[1].id
    half = edits.new_absence(plan_of(tab), PERSON, week(10), week(10), sessions=("mon_pm",))
    tab.context.document.apply(edits.add(plan_of(tab), [half]))
    put(tab, 10)
    press(tab, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text() == "L\n"
    put(tab, 20, other)
    press(tab, KEY.Key_V, CTRL)
    (one,) = own(tab, other)
    assert (one.first, one.last, one.sessions) == (week(20), week(20), ("mon_pm",))
    press(tab, KEY.Key_X, CTRL)
    assert own(tab, other) == []


def test_pasting_what_is_no_absence_says_so(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    QApplication.clipboard().setText("nothing")
    put(tab, 10)
    with qtbot.waitSignal(tab.page.refused):
        press(tab, KEY.Key_V, CTRL)
    assert own(tab) == []


def test_days_show_the_same_and_take_half_days(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30)
    press(tab, "l")
    tab.columns.setCurrentIndex(1)
    tab.columns.activated.emit(1)
    records = tab.grid.records
    assert len(records.slots) == 7 * len(public_weeks())
    assert [records.letter_text(tab.grid.currentIndex().row(), records.column_of(week(30, day))) for day in (1, 7)] == [
        "L",
        "L",
    ]
    tab.grid.go_to(("member", PERSON), week(30, 3))
    press(tab, KEY.Key_Delete)
    assert [(one.first, one.last) for one in own(tab)] == [(week(30), week(30, 2)), (week(30, 4), week(30, 7))]
    press(tab, "s")
    assert sorted(one.kind for one in own(tab)) == ["leave", "leave", "sick"]


def public_weeks() -> range:
    return range(date(YEAR, 12, 28).isocalendar().week)


def test_the_model_keeps_its_promises_to_qt(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    QAbstractItemModelTester(tab.grid.records, QAbstractItemModelTester.FailureReportingMode.Warning)
    put(tab, 30)
    press(tab, "l")
    document = tab.context.document
    document.apply(plan_edits.remove_members(document.plan, [DUO.staff[1].id]))
    document.apply(edits.set_year(document.plan, YEAR + 1))
    document.undo()


def test_a_cell_tells_what_hours_it_costs(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30)
    press(tab, "l")
    hours = next(one for one in balances(plan_of(tab), YEAR, date.today()) if one.member.id == PERSON).planned
    index = tab.grid.currentIndex()
    told = tab.grid.records.told(index.row(), index.column())
    assert told[0] == "A. Voorbeeld, week 30"
    assert f"{tab.say.number(hours, 1)} hours away: Leave" in told
    assert tab.told.text() == "  ·  ".join(told)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "\n".join(told)


class Painted(QObject):
    """Adds up how high the parts are that a view draws."""

    height = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.height += sum(rect.height() for rect in event.region())
        return super().eventFilter(watched, event)


def test_an_edit_draws_only_the_rows_that_change(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30)
    qtbot.waitUntil(lambda: tab.panels.tabText(3) != "What breaks")
    # What is below the planner is drawn when the editing pauses; on a slow machine that may be between two keys.
    tab._later.stop()
    tab._later.setInterval(600_000)
    painted, heights = Painted(), []
    tab.grid.viewport().installEventFilter(painted)
    for key in ("l", "t", "s", "l", "t"):
        painted.height = 0
        press(tab, key)
        QApplication.processEvents()
        QApplication.sendEvent(tab.window(), QEvent(QEvent.Type.UpdateRequest))
        heights.append(painted.height)
    # Once, soon after it is shown, the window's style has everything drawn again.
    assert 0 < statistics.median(heights) <= 3 * ROW_HEIGHT


def test_heads_follow_names_and_region(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    document, records = tab.context.document, tab.grid.records
    told: list[tuple[Qt.Orientation, int]] = []
    records.headerDataChanged.connect(lambda side, first, _last: told.append((side, first)))
    document.apply(plan_edits.set_member(document.plan, PERSON, "name", "N. Nieuw"))
    row = records.row_of(("member", PERSON))
    assert records.headerData(row, Qt.Orientation.Vertical) == "N. Nieuw"
    assert told == [(Qt.Orientation.Vertical, row)]
    document.apply(edits.set_calendar(document.plan, "region", "north"))
    assert told[1:] == [(Qt.Orientation.Horizontal, 0)]


def test_the_head_names_holidays(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    records = tab.grid.records
    kings = next(one for one in public_holidays(YEAR) if one.key == "kings_day")
    told = records.headerData(
        records.column_of(kings.day), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    )
    assert "King's Day" in told


def test_without_a_year_it_is_chosen_with_its_holidays(qtbot: QtBot) -> None:
    tab = shown(qtbot, DUO)
    assert tab.no_year.isVisible()
    tab.no_year.buttons[1].click()
    assert plan_of(tab).calendar.year == YEAR
    assert any(one.kind == "holiday" for one in plan_of(tab).absences)
    assert tab.grid.isVisible()


def test_without_a_team_it_leads_there(qtbot: QtBot) -> None:
    tab = shown(qtbot, Plan())
    with qtbot.waitSignal(tab.page.wants_page) as went:
        tab.no_team.go.click()
    assert went.args == ["team"]


def test_year_and_region_are_chosen_above_the_tabs(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    page = tab.page
    assert isinstance(page, YearPage)
    page.after.click()
    assert (plan_of(tab).calendar.year, page.year.currentText()) == (YEAR + 1, str(YEAR + 1))
    page.before.click()
    page.before.click()
    assert plan_of(tab).calendar.year == YEAR - 1
    page.region.setCurrentIndex(2)
    page.region.activated.emit(2)
    assert plan_of(tab).calendar.region == "south"
    assert len(tab.grid.records.slots) in (52, 53)


def test_the_menu_has_what_the_keys_do(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    put(tab, 30)
    menu = make_menu(tab.grid)
    entries = {action.text().partition("\t")[0]: action for action in menu.actions() if not action.isSeparator()}
    assert not entries["Remove"].isEnabled()
    entries["Sick"].trigger()
    assert [one.kind for one in own(tab)] == ["sick"]
    with qtbot.waitSignal(tab.page.wants_page) as went:
        entries["Show week 30 in the week roster"].trigger()
    assert went.args == ["week"]
    assert tab.context.shown.monday == week(30)
    menu.deleteLater()
