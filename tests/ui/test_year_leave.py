"""The year's tab 'Leave': absence by letter, mouse, dialog and clipboard, and what breaks by it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDateEdit
from pytestqt.qtbot import QtBot

from planner import edits as plan_edits
from planner.plan import Absence, Plan
from planner.year import edits
from planner.year.balances import balances
from planner.year.calendar import public_holidays
from tests.support.contexts import context, example
from tests.support.years import bare, with_list
from ui.pages.year import YearPage
from ui.year.leave_dialog import AbsenceDialog
from ui.year.leave_grid import ROW_HEIGHT
from ui.year.leave_menu import make_menu
from ui.year.leave_tab import LeaveTab

YEAR = date.today().year + 1
KEY = Qt.Key
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
DUO, SOLO = bare(example()), bare(example("solo_norm"))
PERSON = DUO.staff[0].id


def week(number: int, day: int = 1) -> date:
    return date.fromisocalendar(YEAR, number, day)


def shown(qtbot: QtBot, plan: Plan | None = None, language: str = "en") -> LeaveTab:
    """The tab on a page of its own, with next year to plan unless a plan is given."""
    page = YearPage(context(edits.set_year(DUO, YEAR).plan if plan is None else plan, language))
    qtbot.addWidget(page)
    page.resize(1080, 640)
    with qtbot.waitExposed(page):
        page.show()
    tab = page.tabs.widget(0)
    assert isinstance(tab, LeaveTab)
    return tab


def plan_of(tab: LeaveTab) -> Plan:
    return tab.context.document.plan


def own(tab: LeaveTab, who: str | None = PERSON) -> list[Absence]:
    """What is entered for somebody; of the practice what is no public holiday."""
    return [one for one in plan_of(tab).absences if one.member == who and not one.id.startswith("public_")]


def put(tab: LeaveTab, number: int, who: str = PERSON, to: int | None = None) -> None:
    """Select weeks of a row."""
    tab.grid.setFocus()
    tab.grid.go_to(("member", who), week(number), week(to) if to else None)


def press(tab: LeaveTab, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tab.grid, key, modifier)


def drag(tab: LeaveTab, start: QPoint, end: QPoint) -> None:
    """Hold the left button from one place of the grid to another."""
    view = tab.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in ((start + end) / 2, end):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at.toPointF(),
            view.mapToGlobal(at).toPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def middle(tab: LeaveTab, number: int, who: str = PERSON) -> QPoint:
    """The middle of a week's cell."""
    records = tab.grid.records
    return tab.grid.visualRect(records.index(records.row_of(("member", who)), number - 1)).center()


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
    QApplication.processEvents()
    # What is below the planner is drawn when the editing pauses; on a slow machine that may be between two keys.
    tab._later.setInterval(600_000)
    painted = Painted()
    tab.grid.viewport().installEventFilter(painted)
    for key in ("l", "t", "s"):
        press(tab, key)
        QApplication.processEvents()
        QApplication.sendEvent(tab.window(), QEvent(QEvent.Type.UpdateRequest))
    assert 0 < painted.height <= 3 * 3 * ROW_HEIGHT


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


# The dialog.


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


# Below the planner.


def asked(plan: Plan, who: str, number: int, days_ago: int = 3) -> Plan:
    """A plan in which somebody asks for a week."""
    one = edits.new_absence(
        plan, who, week(number), week(number, 7), state="asked", asked=date.today() - timedelta(days=days_ago)
    )
    return edits.add(plan, [one]).plan


def fine(plan: Plan) -> Plan:
    """A solo practice that has time to spare, with the year to plan, in which the GP asks for week 30."""
    gp = next(one.id for one in plan.staff if one.role == "gp")
    return asked(edits.set_year(with_list(plan, 0.5), YEAR).plan, gp, 30)


def test_a_request_shows_what_breaks_and_is_granted_with_a_stand_in(qtbot: QtBot) -> None:
    tab = shown(qtbot, fine(SOLO))
    panel = tab.requests
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    assert tab.panels.tabText(0) == "Requests (1)"
    assert "Week 30" in panel._broken.text()
    assert panel.way.isVisible()
    panel.way.click()
    plan = plan_of(tab)
    assert [one.state for one in plan.absences if one.first == week(30)] == ["granted"]
    assert [(one.employment, one.start) for one in plan.staff[-1:]] == [("locum", week(30))]
    year = tab.grid.records.year
    assert year is not None
    assert 29 not in year.overloaded("gp")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 0)
    tab.context.document.undo()
    assert plan_of(tab) == fine(SOLO)


@pytest.mark.parametrize(("days_ago", "text"), [(3, "● 11 days left"), (12, "▲ 2 days left"), (20, "■ stands")])
def test_the_clock_of_a_request_runs(qtbot: QtBot, days_ago: int, text: str) -> None:
    who = next(one.id for one in DUO.staff if one.employment == "employed")
    tab = shown(qtbot, asked(edits.set_year(DUO, YEAR).plan, who, 20, days_ago))
    qtbot.waitUntil(lambda: tab.requests.table.rowCount() == 1)
    assert tab.requests.table.item(0, 4).text().startswith(text)
    tab.requests.refuse.click()
    assert [one.state for one in own(tab, who)] == ["refused"]


def test_balances_follow_and_begin_the_next_year(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.balances)
    table = tab.balances.table
    put(tab, 30)
    press(tab, "l")
    known = {one.member.id: one for one in balances(plan_of(tab), YEAR, date.today())}

    def planned() -> str:
        return str(table.model().index(0, 7).data())

    qtbot.waitUntil(lambda: planned() == tab.say.number(known[PERSON].planned, 1))
    assert known[PERSON].planned > 0
    tab.balances.carry.click()
    assert plan_of(tab).calendar.year == YEAR + 1
    assert plan_of(tab).staff[0].leave_carried == known[PERSON].left
    assert tab.grid.records.number == YEAR + 1


def test_frames_are_set_and_lead_to_the_sessions(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.frames)
    document = tab.context.document
    document.apply(plan_edits.set_role(document.plan, "assistant", "least_present", 1))
    who = [one.id for one in DUO.staff if one.role == "assistant"]
    for one in who:
        put(tab, 40, one)
        press(tab, "l")
    qtbot.waitUntil(lambda: tab.frames.list.count() > 0)
    item = tab.frames.list.item(0)
    tab.frames.list.itemActivated.emit(item)
    assert tab.grid.currentIndex().column() == 39
    deadline = tab.frames.deadline
    deadline.setFocus()
    deadline.clear()
    QTest.keyClicks(deadline, f"1-2-{YEAR}")
    QTest.keyClick(deadline, KEY.Key_Return)
    assert plan_of(tab).calendar.leave_deadline == date(YEAR, 2, 1)
    deadline.setText("soon")
    with qtbot.waitSignal(tab.page.refused):
        deadline.editingFinished.emit()
    assert plan_of(tab).calendar.leave_deadline == date(YEAR, 2, 1)


def test_what_breaks_has_remedies(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.breaks)
    staff = len(plan_of(tab).staff)
    remedy = next(
        one for known in tab.context.document.warnings for one in known.remedies if known.code == "WEEKS_OVERLOADED"
    )
    tab.breaks.apply_remedy.emit(remedy)
    assert plan_of(tab) == remedy.change.plan
    assert len(plan_of(tab).staff) >= staff


# The page around it.


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
