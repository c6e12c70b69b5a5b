"""The pages Team, Consults and Delegated tasks: what is typed, clicked and pasted there, as people do it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner import edits, names
from planner.defaults import new_plan
from planner.delegation import delegation
from planner.errors import EditError
from planner.explain import Figure, explain
from planner.norms import norm
from planner.plan import Activity, Delivery, Member, PerWeek, Plan, Role, find
from tests.support.contexts import context, example
from tests.support.tables import cell, go_to, shown_page, text, type_into
from ui.models.record_model import VALUE_ROLE
from ui.pages.consults import ConsultsPage
from ui.pages.tasks import TasksPage, moved_hours
from ui.pages.team import TeamPage
from ui.table_page import TablePage
from ui.widgets.table import RecordTable

PAGES = (TeamPage, ConsultsPage, TasksPage)


def plan_of(page: TablePage) -> Plan:
    return page.context.document.plan


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


def test_the_menu_takes_a_value_back_to_its_norm(consults: ConsultsPage, qtbot: QtBot) -> None:
    before = plan_of(consults)
    type_into(qtbot, consults.kinds, cell(consults.kinds, 0, "minutes"), "15")
    menu = consults.kinds.make_menu(consults.kinds.target(cell(consults.kinds, 0, "minutes")))
    back = menu.actions()[1]
    assert back.isEnabled()

    back.trigger()
    assert plan_of(consults) == before
    menu = consults.kinds.make_menu(consults.kinds.target(cell(consults.kinds, 0, "minutes")))
    assert not menu.actions()[1].isEnabled()


def test_consult_minutes_by_keyboard_change_the_week(consults: ConsultsPage, qtbot: QtBot) -> None:
    before = consults.context.document.results.roles["gp"].utilisation
    type_into(qtbot, consults.kinds, cell(consults.kinds, 0, "minutes"), "15")

    after = consults.context.document.results.roles["gp"].utilisation
    assert before is not None
    assert after is not None
    assert after > before
    consults.context.document.undo()
    assert consults.context.document.results.roles["gp"].utilisation == before


def test_the_rates_of_the_chosen_kind_are_typed_below(consults: ConsultsPage, qtbot: QtBot) -> None:
    go_to(consults.kinds, cell(consults.kinds, 4, "name"))
    activity = consults.kinds.current_record().activity
    total = consults.total.text()
    type_into(qtbot, consults.rates.table, cell(consults.rates.table, 6, "value"), "7,25")
    type_into(qtbot, consults.factors.table, cell(consults.factors.table, 3, "value"), "1,5")

    volume = find(plan_of(consults).activities, activity.id).volume
    assert (volume.per_year["85+"], volume.group_factor["complex"]) == (7.25, 1.5)
    assert consults.total.text() != total
    assert text(consults.rates.table, 6, "value") == "7,25"


def test_kinds_of_contact_come_and_go(consults: ConsultsPage) -> None:
    before = plan_of(consults).activities
    consults.add_menu.aboutToShow.emit()
    consults.add_menu.actions()[0].trigger()
    assert plan_of(consults).activities[-1].kind == "consult"
    assert consults.kinds.current_record().activity == plan_of(consults).activities[-1]

    consults.remove.click()
    assert plan_of(consults).activities == before
    go_to(consults.kinds, cell(consults.kinds, 0, "name"))
    gone = consults.kinds.current_record().activity
    consults.remove.click()
    consults.add_menu.aboutToShow.emit()
    assert consults.add_menu.actions()[-1].text() == consults.say(names.activity(gone))


def test_a_share_typed_for_another_function_keeps_the_sum(tasks: TasksPage, qtbot: QtBot) -> None:
    type_into(qtbot, tasks.tasks, cell(tasks.tasks, 0, "share.assistant"), "20")
    rows = find(plan_of(tasks).activities, tasks.tasks.current_record().id).delivery

    assert {row.role: row.share for row in rows} == pytest.approx({"poh_s": 0.6, "gp": 0.2, "assistant": 0.2})
    assert tasks.deliveries.model().rowCount() == 3
    qtbot.keyClick(tasks.tasks, Qt.Key.Key_Delete)
    rows = find(plan_of(tasks).activities, tasks.tasks.current_record().id).delivery
    assert {row.role: row.share for row in rows} == pytest.approx({"poh_s": 0.75, "gp": 0.25})


def test_tasks_are_filtered_by_kind(tasks: TasksPage) -> None:
    def kinds() -> set[str]:
        return {tasks.tasks.records.record(row).kind for row in range(tasks.tasks.records.rowCount())}

    seen = []
    for number in range(tasks.filter.count()):
        tasks.filter.setCurrentIndex(number)
        tasks.filter.activated.emit(number)
        seen.append(kinds())
    assert seen == [{"task", "overhead"}, {"task"}, {"overhead"}, {"consult"}, {"task", "overhead", "consult"}]


def test_the_detail_shows_who_does_the_task_and_takes_minutes(tasks: TasksPage, qtbot: QtBot) -> None:
    activity = tasks.tasks.current_record()
    type_into(qtbot, tasks.deliveries, cell(tasks.deliveries, 0, "supervision_minutes"), "5")

    rows = find(plan_of(tasks).activities, activity.id).delivery
    assert rows[0].supervision_minutes == 5
    moved = delegation(tasks.context.document.results, activity.id)
    assert tasks.moved.text() == tasks.say(moved_hours(moved))
    assert tasks.say.number(moved.gp_hours_gained, 1) in tasks.moved.text()


def test_another_way_of_counting_keeps_the_number(tasks: TasksPage) -> None:
    activity = tasks.tasks.current_record()
    before = tasks.context.document.results.demand[activity.id].volume
    tasks.counted.setCurrentIndex(tasks.counted.findData("per_week"))
    tasks.counted.activated.emit(tasks.counted.currentIndex())

    assert isinstance(find(plan_of(tasks).activities, activity.id).volume, PerWeek)
    assert tasks.context.document.results.demand[activity.id].volume == pytest.approx(before)
    assert tasks.volume.model.rowCount() == 1


def test_another_way_of_counting_that_is_refused_shows_the_old_one(qtbot: QtBot) -> None:
    task = Activity(id="task", volume=PerWeek(count=3), delivery=(Delivery(role="gp"),))
    page = TasksPage(context(Plan(roles=(Role(id="gp"),), activities=(task,))))
    shown_page(qtbot, page)
    page.counted.setCurrentIndex(page.counted.findData("per_patient"))
    with qtbot.waitSignal(page.refused):
        page.counted.activated.emit(page.counted.currentIndex())

    assert page.counted.currentData() == "per_week"


def test_a_new_function_gets_a_column_when_somebody_has_it(tasks: TasksPage) -> None:
    def titles() -> list[object]:
        return [column.key for column in tasks.tasks.records.table.columns]

    document = tasks.context.document
    assert "share.vs" not in titles()
    go_to(tasks.tasks, cell(tasks.tasks, 4, "name"))
    chosen = tasks.tasks.current_record().id
    document.apply(edits.add_member(document.plan, Member(id="new", role="vs")))
    assert "share.vs" in titles()
    document.apply(edits.set_role(document.plan, "vs", "name", "Verpleegkundige"))
    head = tasks.tasks.model().headerData(titles().index("share.vs"), Qt.Orientation.Horizontal)
    assert head == "Verpleegkundige"
    assert tasks.tasks.current_record().id == chosen


def test_tasks_come_and_go(tasks: TasksPage) -> None:
    before = plan_of(tasks).activities
    tasks.filter.setCurrentIndex(3)
    tasks.filter.activated.emit(3)
    tasks.add_menu.aboutToShow.emit()
    tasks.add_menu.actions()[0].trigger()
    assert tasks.tasks.current_record() == plan_of(tasks).activities[-1]
    tasks.remove.click()
    assert plan_of(tasks).activities == before


@pytest.mark.parametrize(
    ("rows", "begins"),
    [
        ((), "Nobody does this task yet."),
        ((Delivery(role="gp", minutes=6),), "Nothing of it is delegated: it takes the GP 1.0 hours"),
        ((Delivery(role="nurse", minutes=6),), "The GP gains 1.0 hours a week: alone it would take 1.0"),
        ((Delivery(role="nurse", minutes=6, supervision_minutes=12),), "Delegating costs the GP 1.0 hours a week"),
    ],
)
def test_what_delegating_moves_in_words(rows: tuple[Delivery, ...], begins: str) -> None:
    roles = (Role(id="gp"), Role(id="nurse", supervised_by="gp"))
    plan = Plan(roles=roles, activities=(Activity(id="task", volume=PerWeek(count=10), delivery=rows),))
    shared = context(plan)

    assert shared.say(moved_hours(delegation(shared.document.results, "task"))).startswith(begins)


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
