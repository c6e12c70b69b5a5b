"""The pages Team, Consults and Delegated tasks: what is typed, clicked and pasted there, as people do it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.defaults import new_plan
from planner.errors import EditError
from planner.explain import Figure, explain
from planner.norms import norm
from planner.plan import Plan, find
from tests.support.contexts import context, example, plan_of
from tests.support.tables import cell, go_to, shown_page, text, type_into
from ui.models.record_model import VALUE_ROLE
from ui.pages.consults import ConsultsPage
from ui.pages.tasks import TasksPage
from ui.pages.team import TeamPage
from ui.table_page import TablePage
from ui.widgets.table import RecordTable

PAGES = (TeamPage, ConsultsPage, TasksPage)


def tables_of(page: TablePage) -> list[RecordTable]:
    return page.findChildren(RecordTable)


def cells(table: RecordTable) -> Iterator[QModelIndex]:
    for row in range(table.model().rowCount()):
        for number in range(table.model().columnCount()):
            yield table.model().index(row, number)


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("plan", [Plan(), new_plan("", {}), example("group_practice")], ids=["empty", "new", "large"])
def test_pages_show_any_plan(qtbot: QtBot, kind: type[TablePage], language: str, plan: Plan) -> None:
    page = kind(context(plan, language))
    shown_page(qtbot, page)
    for table in tables_of(page):
        for index in cells(table):
            assert index.data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize("kind", PAGES)
def test_every_control_has_a_name(qtbot: QtBot, kind: type[TablePage]) -> None:
    page = kind(context())
    shown_page(qtbot, page)
    buddies = [label.buddy() for label in page.findChildren(QLabel)]
    controls: list[QWidget] = [*page.findChildren(QAbstractButton), *tables_of(page), *page.findChildren(QComboBox)]
    seen = [control for control in controls if control.isVisible()]

    assert len(seen) > 5
    assert [control for control in seen if not named(control) and control not in buddies] == []


def named(control: QWidget) -> str:
    """What a screen reader calls a control."""
    return control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")


@pytest.mark.parametrize("kind", PAGES)
def test_every_result_explains_itself(qtbot: QtBot, kind: type[TablePage]) -> None:
    page = kind(context(example("group_practice")))
    shown_page(qtbot, page)
    asked: list[Figure] = []
    page.why.connect(asked.append)
    for table in tables_of(page):
        for index in cells(table):
            table.clicked.emit(index)

    assert asked
    for figure in asked:
        assert explain(page.context.document.results, figure).lines


def test_a_cell_that_can_be_typed_in_does_not_explain_on_a_click(team: TeamPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(team.why):
        team.people.clicked.emit(cell(team.people, 0, "leave_weeks"))
    with qtbot.waitSignal(team.why) as asked:
        team.people.clicked.emit(cell(team.people, 0, "net_hours"))
    assert asked.args == [Figure("member", plan_of(team).staff[0].id, "net_hours")]


def test_return_on_a_result_explains_it(team: TeamPage, qtbot: QtBot) -> None:
    go_to(team.people, cell(team.people, 1, "paid_hours"))
    with qtbot.waitSignal(team.why) as asked:
        qtbot.keyClick(team.people, Qt.Key.Key_Return)
    assert asked.args == [Figure("member", plan_of(team).staff[1].id, "paid_hours")]


def test_typing_hours_changes_the_plan_and_undo_restores_it(team: TeamPage, qtbot: QtBot) -> None:
    before, shown = plan_of(team), text(team.people, 0, "net_hours")

    type_into(qtbot, team.people, cell(team.people, 0, "allowance_hours"), "4,5")

    assert plan_of(team).staff[0].allowance_hours == 4.5
    assert text(team.people, 0, "allowance_hours") == "4,5"
    assert text(team.people, 0, "net_hours") != shown
    team.context.document.undo()
    assert plan_of(team) is before
    assert text(team.people, 0, "net_hours") == shown


def test_the_result_follows_while_typing(team: TeamPage, qtbot: QtBot) -> None:
    shown = text(team.people, 0, "net_hours")
    team.people.setFocus()
    go_to(team.people, cell(team.people, 0, "allowance_hours"))
    qtbot.keyClicks(team.people, "9")
    editor = team.people.findChild(QLineEdit)

    assert plan_of(team).staff[0].allowance_hours == 9
    assert text(team.people, 0, "net_hours") != shown
    assert editor.text() == "9"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert text(team.people, 0, "net_hours") == shown
    assert team.context.document.undo_label is None


def test_a_typed_text_that_is_refused_is_told_once_and_the_cell_keeps_its_value(team: TeamPage, qtbot: QtBot) -> None:
    before, refused = plan_of(team), []
    team.refused.connect(refused.append)

    type_into(qtbot, team.people, cell(team.people, 0, "pace"), "1x")

    assert plan_of(team) is before
    assert [type(error) for error in refused] == [EditError]
    assert text(team.people, 0, "pace") == "1"


def test_tab_goes_from_cell_to_cell_and_out_at_the_end(team: TeamPage, qtbot: QtBot) -> None:
    team.settings.setFocus()
    table = team.pattern
    table.setFocus()
    go_to(table, table.model().index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert table.currentIndex() == table.model().index(0, 2)

    go_to(table, table.model().index(2, 5))
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table
    table.setFocus()
    go_to(table, table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is not table


def test_tab_in_an_editor_goes_on_to_the_next_cell(team: TeamPage, qtbot: QtBot) -> None:
    type_into(qtbot, team.pattern, team.pattern.model().index(1, 1), "3", Qt.Key.Key_Tab)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "2")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()

    sessions = plan_of(team).staff[0].sessions
    assert (sessions["mon_pm"], sessions["tue_pm"]) == (3, 2)
    team.context.document.undo()
    assert plan_of(team).staff[0].sessions["mon_pm"] == 3
    team.context.document.undo()
    assert team.context.document.undo_label is None


def test_leaving_the_table_takes_over_what_was_typed(team: TeamPage, qtbot: QtBot) -> None:
    go_to(team.people, cell(team.people, 0, "name"))
    qtbot.keyClicks(team.people, "N")
    qtbot.keyClicks(team.people.findChild(QLineEdit), "ieuwe naam")
    team.weekend.setFocus()

    assert plan_of(team).staff[0].name == "Nieuwe naam"


def test_delete_empties_what_may_be_empty(team: TeamPage, qtbot: QtBot) -> None:
    plan = edits.set_member(plan_of(team), plan_of(team).staff[0].id, "leave_weeks", 8)
    team.context.document.apply(plan)
    go_to(team.people, cell(team.people, 0, "leave_weeks"))
    qtbot.keyClick(team.people, Qt.Key.Key_Delete)
    assert plan_of(team).staff[0].leave_weeks is None

    go_to(team.people, cell(team.people, 0, "pace"))
    qtbot.keyClick(team.people, Qt.Key.Key_Delete)
    assert plan_of(team).staff[0].pace == 1


def test_a_click_on_a_heading_sorts_and_typing_does_not_move_rows(team: TeamPage, qtbot: QtBot) -> None:
    team.people.sortByColumn(cell(team.people, 0, "paid_hours").column(), Qt.SortOrder.AscendingOrder)
    hours = [team.people.target(cell(team.people, row, "name")).record for row in range(len(plan_of(team).staff))]
    paid = [team.context.document.results.capacity[member.id].paid_hours for member in hours]
    assert paid == sorted(paid)

    first = text(team.people, 0, "name")
    type_into(qtbot, team.people, cell(team.people, 0, "cost_per_hour"), "31,25")
    assert text(team.people, 0, "name") == first
    assert find(plan_of(team).staff, hours[0].id).cost_per_hour == 31.25


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_a_choice_is_made_in_a_list(team: TeamPage, qtbot: QtBot) -> None:
    index = cell(team.people, 0, "role")
    go_to(team.people, index)
    team.people.edit(index)
    box = team.people.findChild(QComboBox)
    assert box.currentData() == "gp"
    box.setCurrentIndex(box.findData("poh_s"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()

    assert plan_of(team).staff[0].role == "poh_s"
    assert index.data(VALUE_ROLE) == "poh_s"


def test_the_week_pattern_is_typed_by_session(team: TeamPage, qtbot: QtBot) -> None:
    go_to(team.people, cell(team.people, 2, "name"))
    member = plan_of(team).staff[2]
    team.weekend.setChecked(True)
    type_into(qtbot, team.pattern, cell(team.pattern, 2, "sat"), "3,5")

    assert plan_of(team).staff[2].sessions == {**member.sessions, "sat_ev": 3.5}
    qtbot.keyClick(team.pattern, Qt.Key.Key_Delete)
    assert plan_of(team).staff[2].sessions == member.sessions


def test_the_weekend_stays_away_until_it_is_asked_for(team: TeamPage) -> None:
    saturday = cell(team.pattern, 0, "sat").column()
    assert team.pattern.isColumnHidden(saturday)
    team.weekend.setChecked(True)
    assert not team.pattern.isColumnHidden(saturday)


def test_people_come_and_go(team: TeamPage) -> None:
    before = len(plan_of(team).staff)
    menu = team.add_person.menu()
    next(action for action in menu.actions() if action.text() == "POH-S").trigger()
    assert plan_of(team).staff[-1].role == "poh_s"
    assert team.people.current_record() == plan_of(team).staff[-1]
    assert team.people.findChild(QLineEdit) is not None

    go_to(team.people, cell(team.people, before, "pace"))
    team.remove_person.click()
    assert len(plan_of(team).staff) == before


def test_an_empty_team_offers_the_first_step(qtbot: QtBot) -> None:
    page = TeamPage(context(new_plan("", {})))
    shown_page(qtbot, page)

    assert not page.remove_person.isEnabled()
    assert page.add_person.menu().actions()
    page.grab()


def test_functions_have_their_norm_beside_them_and_go_back_to_it(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    before = plan_of(team).roles
    type_into(qtbot, team.functions, cell(team.functions, 3, "leave_weeks"), "9")
    role = plan_of(team).roles[3]
    assert (role.leave_weeks, text(team.settings.table, 1, "value")) == (9, "9")
    known = norm(f"role.{role.id}.leave_weeks")
    assert known is not None
    assert text(team.settings.table, 1, "norm") == team.say.number(known.value or 0, 1)

    qtbot.mouseClick(
        next(b for b in team.settings.findChildren(QAbstractButton) if b.text()), Qt.MouseButton.LeftButton
    )
    assert plan_of(team).roles == before


def test_functions_can_be_added(team: TeamPage) -> None:
    team.tabs.setCurrentIndex(1)
    team.add_function.click()
    team.add_function.click()

    ids = [role.id for role in plan_of(team).roles]
    assert len(set(ids)) == len(ids)
    assert team.functions.current_record() == plan_of(team).roles[-1]


def test_the_names_stay_in_view_when_the_table_is_scrolled_sideways(team: TeamPage, qtbot: QtBot) -> None:
    frozen = team.people._frozen
    assert not frozen.isVisible()
    go_to(team.people, cell(team.people, 0, "end"))
    assert frozen.isVisible()
    assert frozen.isColumnHidden(1)

    go_to(team.people, cell(team.people, 0, "role"))
    assert team.people.visualRect(team.people.currentIndex()).left() >= frozen.width_on_top() or not frozen.isVisible()
    go_to(team.people, cell(team.people, 0, "name"))
    assert not frozen.isVisible()
