"""The assistant for a new practice: five steps by keyboard, a draft that the planner computes, one plan at the end."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.defaults import default_activities, new_plan
from planner.files.patient_list import ListReport, Tally
from planner.plan import find
from planner.practice_setup import choose_activities, new_member, usual_activities
from planner.texts import T
from tests.support.contexts import context
from ui.dialogs.new_practice import NewPracticeDialog
from ui.dialogs.practice_steps import ListStep, PatternStep, ResultStep, Step, TasksStep, TeamStep
from ui.main_window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot) -> NewPracticeDialog:
    dialog = NewPracticeDialog(context())
    qtbot.addWidget(dialog, before_close_func=lambda one: one.draft.start(one.draft.plan, T("Open")))
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def step(dialog: NewPracticeDialog, kind: type[Step]) -> Step:
    dialog.show_step(next(number for number, one in enumerate(dialog.steps) if isinstance(one, kind)))
    found = dialog.pages.currentWidget()
    assert isinstance(found, kind)
    return found


def add(dialog: NewPracticeDialog, role_id: str, hours: float) -> str:
    role = find(dialog.draft.plan.roles, role_id)
    member = new_member(dialog.draft.plan, role, role_id)
    dialog.draft.apply(edits.add_member(dialog.draft.plan, member))
    dialog.draft.apply(edits.set_member(dialog.draft.plan, member.id, "hours_per_week", hours))
    return member.id


def patients(dialog: NewPracticeDialog) -> float:
    return sum(sum(groups.values()) for groups in dialog.draft.plan.patients.counts.values())


def test_nothing_has_to_be_filled_in(dialog: NewPracticeDialog) -> None:
    for _ in range(4):
        dialog.next.click()
    dialog.finish.click()

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.plan() == new_plan("", {})


def test_five_steps_there_and_back_by_keyboard(dialog: NewPracticeDialog, qtbot: QtBot) -> None:
    def press(key: Qt.Key, then: int) -> None:
        qtbot.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: dialog.pages.currentIndex() == then)

    for number in range(1, 5):
        press(Qt.Key.Key_N, number)
    assert not dialog.next.isEnabled()
    assert dialog.finish.isDefault()

    press(Qt.Key.Key_B, 3)
    assert dialog.pages.currentWidget().isAncestorOf(QApplication.focusWidget())


class TestList:
    @pytest.fixture
    def page(self, dialog: NewPracticeDialog) -> ListStep:
        return step(dialog, ListStep)

    def test_a_total_gets_the_average_ages(self, page: ListStep, dialog: NewPracticeDialog, qtbot: QtBot) -> None:
        qtbot.keyClicks(page.name, "  De   Linde ")
        page.total.setValue(3000)
        dialog.next.click()

        assert dialog.plan().practice.name == "De Linde"
        assert patients(dialog) == 3000
        assert dialog.plan().patients.origin == "mix"
        assert "3,000" in page.counted.text()

    def test_a_total_that_is_being_typed_counts_when_going_on(
        self, page: ListStep, dialog: NewPracticeDialog, qtbot: QtBot
    ) -> None:
        page.total.setFocus()
        page.total.selectAll()
        qtbot.keyClicks(page.total, "2500")
        dialog.finish.click()

        assert patients(dialog) == 2500

    def test_later_means_no_list(self, page: ListStep, dialog: NewPracticeDialog) -> None:
        page.total.setValue(3000)
        page.later.setChecked(True)
        assert patients(dialog) == 0
        assert not page.total.isEnabled()

        page.from_total.setChecked(True)
        assert patients(dialog) == 3000

    def test_a_counted_list_is_taken_over(self, page: ListStep, dialog: NewPracticeDialog) -> None:
        page.from_list.setChecked(True)
        assert page.import_list.isEnabled()
        report = ListReport(read=5, counted=5, skipped={}, remarks={}, date_order="dmy")
        page._take_list(
            Tally(counts={"45-64": {"healthy": 5}}, split=False, programmes={}, as_of=date(2026, 1, 1), report=report)
        )

        assert patients(dialog) == 5
        assert dialog.plan().patients.origin == "import"


class TestTeam:
    @pytest.fixture
    def page(self, dialog: NewPracticeDialog) -> TeamStep:
        return step(dialog, TeamStep)

    def test_people_are_added_and_named(self, page: TeamStep, dialog: NewPracticeDialog, qtbot: QtBot) -> None:
        page.add_person(find(dialog.draft.plan.roles, "gp"))
        editor = QApplication.focusWidget()
        qtbot.keyClicks(editor, "Ada")
        dialog.next.click()

        assert [(one.name, one.role) for one in dialog.plan().staff] == [("Ada", "gp")]

    def test_hours_are_typed_in_the_row(self, page: TeamStep, dialog: NewPracticeDialog) -> None:
        add(dialog, "assistant", 40)
        records = page.people.records
        assert [column.key for column in records.table.columns] == ["name", "role", "hours_per_week"]
        assert records.setData(records.index(0, 2), "24,5")

        assert dialog.plan().staff[0].hours_per_week == 24.5

    def test_people_can_be_removed(self, page: TeamStep, dialog: NewPracticeDialog) -> None:
        assert not page.remove.isEnabled()
        add(dialog, "gp", 40)
        page.remove.click()

        assert dialog.plan().staff == ()

    def test_what_is_refused_is_told(self, page: TeamStep, dialog: NewPracticeDialog) -> None:
        add(dialog, "gp", 40)
        assert not page.people.records.setData(page.people.records.index(0, 2), "minus")

        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.close()
        assert dialog.plan().staff[0].hours_per_week == 40


def test_a_week_is_typed_session_by_session(dialog: NewPracticeDialog) -> None:
    add(dialog, "gp", 40)
    page = step(dialog, PatternStep)
    records = page.pattern.records
    assert records.setData(records.index(0, 1), "4")

    assert dialog.plan().staff[0].sessions == {"mon_am": 4}
    assert "gp" in page._pattern_of.text()


class TestWork:
    def test_what_is_switched_off_is_not_in_the_plan_and_can_come_back(self, dialog: NewPracticeDialog) -> None:
        page = step(dialog, TasksStep)
        page.boxes["copd_check"].click()
        assert "copd_check" not in {one.id for one in dialog.plan().activities}

        page.boxes["copd_check"].click()
        assert dialog.plan().activities == default_activities()

    def test_choosing_keeps_what_the_plan_has_already(self) -> None:
        plan = edits.set_activity(new_plan("", {}), "smears", "name", "Own name").plan
        wanted = {one.id for one in usual_activities(plan)} - {"copd_check"}

        chosen = choose_activities(plan, wanted).plan

        assert find(chosen.activities, "smears").name == "Own name"
        assert len(chosen.activities) == len(plan.activities) - 1

    @pytest.mark.parametrize("page", ["consults", "tasks"])
    def test_an_empty_page_brings_back_all_the_usual_ones_in_one_step(self, page: str, window: MainWindow) -> None:
        start = new_plan("", {}).model_copy(update={"activities": ()})
        window.document.start(start, T("Open"))
        window.show_page(page)
        shown = window.pages.currentWidget()
        shown.add_menu.aboutToShow.emit()
        next(one for one in shown.add_menu.actions() if one.text() == "All the usual ones below").trigger()

        assert window.document.plan.activities == tuple(one for one in default_activities() if shown.offers(one))
        window.document.undo()
        assert window.document.plan == start

    def test_activities_of_its_own_are_offered_as_well(self) -> None:
        own = default_activities()[0].model_copy(update={"id": "own"})
        plan = edits.add_activity(new_plan("", {}), own).plan

        assert usual_activities(plan)[-1] is own


def test_the_result_is_what_the_planner_computes(dialog: NewPracticeDialog) -> None:
    step(dialog, ListStep).total.setValue(2095)
    add(dialog, "gp", 40)
    page = step(dialog, ResultStep)
    table = page.table_of_roles
    rows = {table.item(row, 0).text(): table.item(row, 3).text() for row in range(table.rowCount())}

    utilisation = calculate(dialog.plan()).roles["gp"].utilisation
    assert rows["GP"] == f"{round(utilisation * 100)}%"
    assert page.missing.text() == ""


def test_the_result_says_what_is_missing(dialog: NewPracticeDialog) -> None:
    assert step(dialog, ResultStep).missing.text()


class TestLeaving:
    def test_without_any_change_at_once(self, dialog: NewPracticeDialog) -> None:
        dialog.cancel.click()

        assert dialog.result() == QDialog.DialogCode.Rejected
        assert not dialog.isVisible()

    def test_with_changes_only_when_meant(self, dialog: NewPracticeDialog) -> None:
        add(dialog, "gp", 40)
        dialog.cancel.click()
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.defaultButton().text() == "Go on"
        box.defaultButton().click()
        assert dialog.isVisible()

        dialog.cancel.click()
        box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible())
        next(one for one in box.findChildren(QPushButton) if one.text() == "Stop").click()
        assert not dialog.isVisible()
