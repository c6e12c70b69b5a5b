"""The window as a whole: undo by name, language and look in place, pages when first shown, the explained number."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QToolButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.errors import EditError
from planner.explain import Figure
from planner.texts import T
from ui.dialogs.messages import QMessageBox
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages import PAGES
from ui.settings import SettingsStore
from ui.sidebar import NARROW, WIDE
from ui.theme import DARK, LIGHT
from ui.why_panel import WhyPanel


def change_name(window: MainWindow, name: str) -> None:
    window.document.apply(edits.set_practice(window.document.plan, "name", name))


def text(window: MainWindow, key: str) -> str:
    return window.commands.actions[key].text()


def test_undo_and_redo_say_what_they_would_do(window: MainWindow) -> None:
    assert (text(window, "undo"), window.commands.actions["undo"].isEnabled()) == ("&Undo", False)

    change_name(window, "Q")
    assert text(window, "undo") == "&Undo: Change 'Name'"
    assert not window.commands.actions["redo"].isEnabled()

    window.commands.actions["undo"].trigger()
    assert text(window, "redo") == "&Redo: Change 'Name'"
    assert window.document.plan.practice.name != "Q"

    window.commands.actions["redo"].trigger()
    assert window.document.plan.practice.name == "Q"


def test_the_toolbar_stays_short_whatever_undo_says(window: MainWindow) -> None:
    change_name(window, "Q")

    assert window.commands.actions["undo"].iconText() == "Undo"


def test_a_name_with_an_ampersand_is_no_mnemonic(window: MainWindow) -> None:
    member = window.document.plan.staff[0]
    window.document.apply(edits.set_member(window.document.plan, member.id, "name", "A & B"))
    window.document.apply(edits.set_member(window.document.plan, member.id, "pace", 0.9))

    assert text(window, "undo").endswith("A && B")
    assert window.commands.actions["undo"].toolTip() == "Undo: Change 'Pace' of A & B (Ctrl+Z)"


def test_the_title_names_the_practice_and_marks_changes(window: MainWindow) -> None:
    assert window.windowTitle() == "Huisartsen Duinrand (verzonnen)[*] – Dagdeel"
    assert not window.isWindowModified()

    change_name(window, "Other")
    assert window.windowTitle() == "Other[*] – Dagdeel"
    assert window.isWindowModified()

    window.document.undo()
    assert not window.isWindowModified()


def test_another_language_keeps_plan_page_history_and_figure(window: MainWindow) -> None:
    change_name(window, "Q")
    window.show_page("team")
    window.explain(Figure("role", "gp", "utilisation"))
    plan = window.document.plan

    window.use_language("nl")

    assert window.context.say.language == "nl"
    assert window.document.plan is plan
    assert window.document.undo_label is not None
    assert window.commands.actions["undo"].isEnabled()
    assert window.pages.current == "team"
    assert window.explained == Figure("role", "gp", "utilisation")
    assert window.commands.actions["language.nl"].isChecked()
    assert window.commands.actions["page.team"].isChecked()
    assert window.menuBar().actions()[0].text() == window.context.say(T("&File"))
    assert QLocale().language() == QLocale.Language.Dutch
    assert SettingsStore().current.language == "nl"


def test_a_chart_that_was_put_away_stays_away(window: MainWindow) -> None:
    def fold() -> QToolButton:
        panel = next(panel for panel in window.findChildren(WhyPanel) if panel.isVisible())
        return next(button for button in panel.findChildren(QToolButton) if button.arrowType() != Qt.ArrowType.NoArrow)

    window.explain(Figure("role", "gp", "utilisation"))
    assert fold().arrowType() == Qt.ArrowType.DownArrow
    fold().click()
    assert SettingsStore().current.why_chart_folded

    window.use_language("nl")
    assert fold().arrowType() == Qt.ArrowType.RightArrow


def test_qt_speaks_the_language_of_the_program(window: MainWindow) -> None:
    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        return box.buttons()[0].text().replace("&", "")

    window.use_language("nl")
    dutch = cancel()
    window.use_language("en")

    assert (dutch, cancel()) == ("Annuleren", "Cancel")


def test_there_and_back_leaves_one_of_everything(window: MainWindow, qtbot: QtBot) -> None:
    menus = [action.text() for action in window.menuBar().actions()]
    window.use_language("nl")
    window.use_theme("dark")
    window.use_theme("light")
    window.use_language("en")
    QApplication.sendPostedEvents(None, 52)  # what was handed to deleteLater

    assert [action.text() for action in window.menuBar().actions()] == menus
    assert len(window.findChildren(Page)) == 1
    assert len(window.findChildren(type(window.strip))) == 1
    change_name(window, "Q")
    assert text(window, "undo") == "&Undo: Change 'Name'"


def test_another_look_is_used_at_once(window: MainWindow, qapp: QApplication) -> None:
    window.use_theme("dark")
    assert window.context.theme is DARK
    assert qapp.palette().window().color() == DARK.window

    window.use_theme("")
    assert window.context.theme is LIGHT
    assert SettingsStore().current.theme == ""


def test_a_change_of_the_systems_look_is_followed_only_when_asked_for(
    window: MainWindow, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip = window.strip
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.strip is strip

    window.use_theme("")
    strip = window.strip
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.strip is not strip


def test_pages_are_made_when_first_shown_and_kept(window: MainWindow) -> None:
    assert [page.key for page in window.findChildren(Page)] == ["overview"]

    window.show_page("team")
    team = window.pages.currentWidget()
    window.show_page("overview")
    window.show_page("team")

    assert window.pages.currentWidget() is team


@pytest.mark.parametrize("spec", PAGES, ids=[spec.key for spec in PAGES])
def test_a_page_is_what_the_list_says(spec, window: MainWindow) -> None:
    window.commands.actions[f"page.{spec.key}"].trigger()
    page = window.pages.currentWidget()

    assert isinstance(page, Page)
    assert (page.key, page.title, page.icon) == (spec.key, spec.title, spec.icon)
    assert page.accessibleName() == window.context.say(spec.title)


def test_a_page_can_ask_for_another_for_why_and_for_help(window: MainWindow, qtbot: QtBot) -> None:
    page = window.pages.currentWidget()
    assert isinstance(page, Page)

    page.explain(Figure("practice", "", "continuity"))
    assert window.explained == Figure("practice", "", "continuity")
    assert window.commands.actions["why"].isChecked()

    page.report(EditError(T("Name")))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text() == "Name"
    box.close()

    page.wants_page.emit("team")
    assert window.pages.current == "team"


def test_the_explanation_can_be_closed_and_opened(window: MainWindow) -> None:
    action = window.commands.actions["why"]
    assert not action.isChecked()

    action.trigger()
    assert window.is_explaining
    action.trigger()
    assert not window.is_explaining


def test_the_sidebar_folds_to_icons_and_stays_so(window: MainWindow) -> None:
    assert window.sidebar.width() == WIDE

    window.commands.actions["sidebar"].trigger()

    assert window.sidebar.width() == NARROW
    assert SettingsStore().current.sidebar_collapsed
    window.use_language("nl")
    assert window.sidebar.width() == NARROW


def test_the_sidebar_chooses_pages_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.sidebar.pages.setFocus()
    qtbot.keyClick(window.sidebar.pages, Qt.Key.Key_Down)
    assert window.pages.current == PAGES[1].key

    window.show_page("export")
    assert window.sidebar.pages.currentRow() == len(PAGES) - 1


def test_the_place_of_the_window_is_remembered(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    window.resize(900, 640)
    window.close()

    again = MainWindow(qapp, window.document, SettingsStore())
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (900, 640)


def test_a_place_that_makes_no_sense_is_passed_over(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    store = SettingsStore()
    store.change(geometry="no geometry at all €")

    again = MainWindow(qapp, window.document, store)
    qtbot.addWidget(again)
    assert again.width() >= 900


def test_the_list_of_keys_has_every_key(window: MainWindow) -> None:
    window.commands.actions["shortcuts"].trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    table = dialog.table
    rows = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    dialog.close()

    assert rows["Save"] == "Ctrl+S"
    assert rows["Overview"] == "Ctrl+1"
    assert rows["In a table: Fill down"] == "Ctrl+D"
    assert rows["In the week roster: Surgery"] == "S"
    of_tables = [name for name in rows if name.startswith(("In a table: ", "In the week roster: "))]
    of_window = sum(bool(action.shortcut().toString()) for action in window.commands.actions.values())
    assert len(rows) == of_window + len(of_tables)


def test_about_names_the_program(window: MainWindow) -> None:
    window.commands.actions["about"].trigger()
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    shown = box.text()
    box.close()

    assert shown.startswith("Dagdeel 0.1.0")
