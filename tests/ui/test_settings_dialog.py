"""The settings in the window: they hold at once, in another language too, and those of the plan can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner.files.folders import config_folder, log_folder, recovery_folder
from planner.norms import norm
from planner.plan import Practice, WorkingTime
from planner.texts import T
from tests.ui.conftest import MainWindow
from ui.dialogs.settings import SettingsDialog
from ui.models.settings import practice_settings
from ui.models.team_columns import pattern_table, weekend_columns
from ui.settings import SettingsStore
from ui.week import Week


@pytest.fixture
def dialog(window: MainWindow) -> SettingsDialog:
    window.commands.actions["settings"].trigger()
    return shown()


def shown() -> SettingsDialog:
    [dialog] = [one for one in QApplication.topLevelWidgets() if isinstance(one, SettingsDialog) and one.isVisible()]
    return dialog


def choose(dialog: SettingsDialog, key: str, value: str) -> None:
    box = dialog.controls[key]
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def limit(dialog: SettingsDialog, key: str, text: str) -> bool:
    model = dialog.limits.model
    return model.setData(model.index(model.row_of(key), 1), text)


def test_another_language_holds_at_once_and_the_settings_stay_open(dialog: SettingsDialog, window: MainWindow) -> None:
    choose(dialog, "language", "nl")

    again = shown()
    assert window.context.say.language == "nl"
    assert again.windowTitle() == window.context.say(T("Settings"))
    assert again.focusWidget() is again.controls["language"]
    again.accept()


def test_another_look_holds_at_once(dialog: SettingsDialog, window: MainWindow) -> None:
    choose(dialog, "theme", "dark")

    assert window.context.theme.is_dark
    shown().accept()


def test_choosing_what_holds_already_changes_nothing(dialog: SettingsDialog, window: MainWindow) -> None:
    strip = window.strip
    choose(dialog, "language", "en")

    assert window.strip is strip
    dialog.accept()


def test_weeks_begin_where_the_user_says_and_show_the_weekend(dialog: SettingsDialog, window: MainWindow) -> None:
    choose(dialog, "week_start", "sun")
    shown().controls["weekend"].click()
    shown().accept()
    window.show_page("team")
    page = window.pages.currentWidget()

    keys = [column.key for column in page.pattern.records.table.columns]
    assert keys == ["part", "sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    assert not page.pattern.isColumnHidden(1)
    assert page.weekend.isChecked()
    assert SettingsStore().current.week_start == "sun"
    assert SettingsStore().current.weekend


def test_the_weekend_is_found_whatever_day_comes_first() -> None:
    assert weekend_columns(pattern_table(Week())) == (6, 7)
    assert weekend_columns(pattern_table(Week("sun"))) == (1, 7)


def test_limits_are_changes_of_the_plan_with_their_norm_beside_them(dialog: SettingsDialog, window: MainWindow) -> None:
    assert limit(dialog, "near_limit", "70")
    assert window.document.plan.practice.near_limit == 0.7
    model = dialog.limits.model
    assert model.data(model.index(model.row_of("near_limit"), 2)) == "85%"

    next(one for one in dialog.limits.findChildren(QPushButton) if one.text() == "All back to norm").click()
    assert window.document.plan.practice.near_limit == 0.85
    dialog.accept()
    window.document.undo()
    assert window.document.plan.practice.near_limit == 0.7


def test_a_limit_that_cannot_be_is_told(dialog: SettingsDialog, window: MainWindow) -> None:
    assert not limit(dialog, "near_limit", "-5")

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.close()
    dialog.accept()
    assert window.document.plan.practice.near_limit == 0.85


def test_every_limit_of_the_practice_is_there_with_a_norm() -> None:
    settings = practice_settings(Practice())

    assert {one.key.partition(".")[0] for one in settings} == set(Practice.model_fields) - {"name", "session_starts"}
    assert len({one.key for one in settings}) == len(settings) == 13
    assert all(norm(one.path) for one in settings)


def test_the_name_can_be_changed_and_undone(dialog: SettingsDialog, window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.plan.practice.name
    dialog.tabs.setCurrentIndex(1)
    dialog.name.setFocus()
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, " De  Linde")
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Close").click()

    assert window.document.plan.practice.name == "De Linde"
    window.document.undo()
    assert window.document.plan.practice.name == before


def test_a_plan_that_is_only_read_keeps_its_name(dialog: SettingsDialog, window: MainWindow) -> None:
    before = window.document.plan.practice.name
    window.document.lock(T("Only read."))
    dialog.name.setText("Other")
    dialog.name.editingFinished.emit()

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    box.close()
    assert dialog.name.text() == before
    dialog.accept()


def test_folders_can_be_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    config_folder().mkdir(parents=True, exist_ok=True)
    window.commands.actions["settings"].trigger()
    dialog = shown()
    dialog.tabs.setCurrentIndex(2)
    texts = [one.text() for one in dialog.findChildren(QLabel)]

    assert {str(config_folder()), str(log_folder()), str(recovery_folder())} <= set(texts)
    buttons = [one for one in dialog.findChildren(QPushButton) if one.text() == "Open folder"]
    assert [button.isEnabled() for button in buttons] == [
        True,
        recovery_folder().is_dir(),
        log_folder().is_dir(),
        False,
    ]
    buttons[0].click()
    assert [url.toLocalFile() for url in opened] == [str(config_folder())]
    dialog.accept()


def test_limits_of_working_time_are_changed_and_go_back_to_the_law(window: MainWindow) -> None:
    window.show_settings("working_time")
    dialog = shown()
    model = dialog.working_time.model

    assert dialog.tabs.tabText(dialog.tabs.currentIndex()) == "Working &time"
    assert dialog.focusWidget() is dialog.working_time.table
    assert model.rowCount() == 3 + len(WorkingTime.model_fields)
    assert model.setData(model.index(model.row_of("shift"), 1), "10")
    assert window.document.plan.working_time.shift == 10
    assert window.document.undo_label is not None
    next(one for one in dialog.working_time.findChildren(QPushButton) if one.isEnabled()).click()
    assert window.document.plan.working_time == WorkingTime()
    dialog.accept()


def test_when_sessions_begin_is_shown_and_typed_as_a_time_of_day(window: MainWindow) -> None:
    window.show_settings("working_time")
    dialog = shown()
    model, refused = dialog.working_time.model, []
    model.refused.disconnect()
    model.refused.connect(refused.append)
    cell = model.index(model.row_of("session_starts.am"), 1)

    assert [model.data(cell.siblingAtColumn(column)) for column in (0, 1, 2)] == [
        "Sessions begin at, morning",
        "8:00",
        "8:00",
    ]
    assert model.setData(cell, "8.30")
    assert window.document.plan.practice.session_starts["am"] == 8.5
    assert model.data(cell) == model.data(cell, Qt.ItemDataRole.EditRole) == "8:30"
    assert not model.setData(cell, "8.5")
    assert [window.context.say(error.message) for error in refused] == ["'8.5' is not a time of day. Type it as 8:30."]
    assert window.document.plan.practice.session_starts["am"] == 8.5
    dialog.accept()
