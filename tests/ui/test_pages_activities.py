"""The pages of consults and tasks: what is typed in them, and how records come and go."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner import edits, names
from planner.delegation import delegation
from planner.plan import Activity, Delivery, Member, PerWeek, Plan, Role, find
from tests.support.contexts import context, plan_of
from tests.support.tables import cell, go_to, shown_page, text, type_into
from ui.pages.consults import ConsultsPage
from ui.pages.tasks import TasksPage, moved_hours


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
