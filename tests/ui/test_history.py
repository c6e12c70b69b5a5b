"""The list of steps: what it shows, and jumping in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner import edits
from planner.texts import T
from tests.support.contexts import context
from ui.context import Context
from ui.dialogs.history import HistoryDialog
from ui.main_window import MainWindow


@pytest.fixture
def shared() -> Context:
    made = context()
    for leave in (5, 6, 7):
        made.document.apply(edits.set_member(made.document.plan, made.document.plan.staff[0].id, "leave_weeks", leave))
        made.document.seal()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, shared: Context) -> HistoryDialog:
    made = HistoryDialog(shared)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def leave(shared: Context) -> float | None:
    return shared.document.plan.staff[0].leave_weeks


def bold(dialog: HistoryDialog) -> list[int]:
    rows = range(dialog.model.rowCount())
    return [row for row in rows if dialog.model.index(row).data(Qt.ItemDataRole.FontRole).bold()]


def test_all_steps_are_listed_with_the_present_one_marked(dialog: HistoryDialog, shared: Context) -> None:
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert dialog.model.rowCount() == 4
    assert bold(dialog) == [3]
    shared.document.undo()
    assert bold(dialog) == [2]
    assert dialog.list.currentIndex().row() == 2
    spoken = [dialog.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (2, 3)]
    assert spoken[0].endswith(", where the plan is now")
    assert spoken[1].endswith(", undone")
    tester.deleteLater()


def test_return_and_the_button_jump_and_nothing_is_lost(dialog: HistoryDialog, shared: Context, qtbot: QtBot) -> None:
    first = dialog.model.index(1)
    dialog.list.setCurrentIndex(first)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert leave(shared) == 5
    assert dialog.isVisible()
    assert not dialog.go.isEnabled()
    dialog.list.setCurrentIndex(dialog.model.index(3))
    dialog.go.click()
    assert leave(shared) == 7
    dialog.list.doubleClicked.emit(dialog.model.index(0))
    assert shared.document.undo_label is None
    assert bold(dialog) == [0]


def test_the_list_follows_while_the_plan_changes(dialog: HistoryDialog, shared: Context) -> None:
    shared.document.go_to(1)
    shared.document.apply(edits.set_practice(shared.document.plan, "name", "Other"))
    assert dialog.model.rowCount() == 3
    assert bold(dialog) == [2]
    shared.document.start(shared.document.plan, T("Open"))
    assert dialog.model.rowCount() == 1


def test_the_window_opens_one_list_that_goes_with_a_change_of_language(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.actions["history"].trigger()
    window.commands.actions["history"].trigger()
    assert len(window.findChildren(HistoryDialog)) == 1
    window.use_language("nl")
    qtbot.waitUntil(lambda: not window.findChildren(HistoryDialog))
