"""What is done in tables by key and from their menus: blocks, fill down, find, sort, rows, column widths."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner import edits
from planner.language import LANGUAGES, Translator
from planner.plan import find
from planner.texts import T
from tests.support.contexts import context, example, plan_of
from tests.support.tables import (
    cell,
    column_number,
    go_to,
    gone,
    refusals,
    select,
    shown_page,
    text,
    type_into,
)
from ui.context import Context
from ui.pages.tasks import TasksPage
from ui.pages.team import TeamPage
from ui.settings import SettingsStore
from ui.widgets.paste_preview import PastePreview
from ui.widgets.table_commands import COMMANDS
from ui.widths import Widths

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_fill_down_repeats_the_topmost_cell_as_one_step(team: TeamPage, qtbot: QtBot) -> None:
    before, table = plan_of(team), team.people
    type_into(qtbot, table, cell(table, 0, "leave_weeks"), "9")
    typed = plan_of(team)
    select(table, cell(table, 0, "leave_weeks"), cell(table, 2, "presence"))
    qtbot.keyClick(table, Qt.Key.Key_D, CTRL)
    assert [member.leave_weeks for member in plan_of(team).staff[:4]] == [9, 9, 9, before.staff[3].leave_weeks]
    team.context.document.undo()
    assert plan_of(team) is typed

    go_to(table, cell(table, 1, "leave_weeks"))
    qtbot.keyClick(table, Qt.Key.Key_D, CTRL)
    assert plan_of(team).staff[1].leave_weeks == 9


def test_what_cannot_be_filled_down_is_named(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    table = team.functions
    select(table, cell(table, 0, "supervised_by"), cell(table, 3, "supervised_by"))
    team.context.document.apply(edits.set_role(plan_of(team), plan_of(team).roles[0].id, "supervised_by", "vs"))
    qtbot.keyClick(table, Qt.Key.Key_D, CTRL)
    preview = table.findChild(PastePreview)
    assert preview is not None
    assert len(refusals(preview)) == 1
    preview.reject()
    gone(qtbot, table)


def test_cut_copies_and_empties(team: TeamPage, qtbot: QtBot) -> None:
    table = team.pattern
    before = plan_of(team).staff[0].sessions
    select(table, table.model().index(0, 1), table.model().index(2, 5))
    qtbot.keyClick(table, Qt.Key.Key_X, CTRL)
    assert plan_of(team).staff[0].sessions == {}
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)
    assert plan_of(team).staff[0].sessions == before


def test_select_all_and_delete_empties_what_may_be_empty(team: TeamPage, qtbot: QtBot) -> None:
    qtbot.keyClick(team.pattern, Qt.Key.Key_A, CTRL)
    qtbot.keyClick(team.pattern, Qt.Key.Key_Delete)
    assert plan_of(team).staff[0].sessions == {}
    go_to(team.people, cell(team.people, 0, "pace"))
    with qtbot.waitSignal(team.refused):
        qtbot.keyClick(team.people, Qt.Key.Key_Delete)


def test_find_goes_from_cell_to_cell_and_escape_closes(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    wanted = text(table, 1, "role")[:4].upper()
    found = [
        (row, column)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
        if wanted.casefold() in str(table.model().index(row, column).data()).casefold()
    ]
    go_to(table, cell(table, 0, "name"))
    qtbot.keyClick(table, Qt.Key.Key_F, CTRL)
    bar = team.people.finder.bar
    assert bar.isVisible()
    assert bar.line.hasFocus()
    qtbot.keyClicks(bar.line, wanted)

    def here() -> tuple[int, int]:
        return table.currentIndex().row(), table.currentIndex().column()

    seen = [here()]
    for _ in range(len(found)):
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
        seen.append(here())
    assert seen == [*found, found[0]]
    assert bar.count.text() == team.say(T("{number} of {count}", number=1, count=len(found)))
    qtbot.keyClick(bar.line, Qt.Key.Key_Return, SHIFT)
    assert here() == found[-1]
    qtbot.keyClicks(bar.line, "zzz")
    assert bar.count.text() == team.say(T("not found"))
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert table.hasFocus()


def test_find_next_works_from_the_table(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    go_to(table, cell(table, 0, "name"))
    qtbot.keyClick(table, Qt.Key.Key_F3)
    bar = table.finder.bar
    qtbot.keyClicks(bar.line, text(table, 2, "name"))
    table.setFocus()
    go_to(table, cell(table, 0, "name"))
    qtbot.keyClick(table, Qt.Key.Key_F3)
    assert table.currentIndex() == cell(table, 2, "name")


def test_only_the_rows_with_a_text_are_shown_until_the_bar_closes(team: TeamPage, qtbot: QtBot) -> None:
    table, count = team.people, len(plan_of(team).staff)
    name = text(table, 2, "name")
    go_to(table, cell(table, 0, "name"))
    qtbot.keyClick(table, Qt.Key.Key_L, CTRL | SHIFT)
    bar = table.finder.bar
    qtbot.keyClicks(bar.line, name.lower())
    assert [text(table, row, "name") for row in range(table.model().rowCount())] == [name]
    assert table.current_record() == plan_of(team).staff[2]
    qtbot.keyClicks(bar.line, "zzz")
    assert table.model().rowCount() == 0
    table.grab()
    qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
    assert table.model().rowCount() == count


def test_a_new_row_shows_although_rows_are_filtered(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    table.open_find(only=True)
    qtbot.keyClicks(table.finder.bar.line, text(table, 2, "name"))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Insert)
    assert table.current_record() == plan_of(team).staff[-1]
    assert table.model().rowCount() == len(plan_of(team).staff)


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_rows_are_added_and_removed_by_key(team: TeamPage, qtbot: QtBot, key: Qt.Key) -> None:
    before, table = plan_of(team), team.people
    go_to(table, cell(table, 3, "name"))
    qtbot.keyClick(table, key, CTRL)
    assert len(plan_of(team).staff) == len(before.staff) + 1
    assert plan_of(team).staff[-1].role == before.staff[3].role
    editor = table.findChild(QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(table, Qt.Key.Key_Minus, CTRL)
    assert plan_of(team) == before


def test_tasks_and_functions_are_added_and_removed_by_key(tasks: TasksPage, team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    for page, table in ((tasks, tasks.tasks), (team, team.functions)):
        before = plan_of(page)
        page.activateWindow()
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_Insert)
        assert plan_of(page) != before
        QApplication.processEvents()
        for editor in table.findChildren(QLineEdit):
            qtbot.keyClick(editor, Qt.Key.Key_Escape)
        qtbot.keyClick(table, Qt.Key.Key_Minus, CTRL)
        assert plan_of(page) == before


def test_a_function_that_somebody_has_stays(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    before = plan_of(team)
    go_to(team.functions, cell(team.functions, 0, "name"))
    with qtbot.waitSignal(team.refused):
        team.remove_function.click()
    assert plan_of(team) is before


def test_who_does_a_task_is_taken_out_by_key(tasks: TasksPage, qtbot: QtBot) -> None:
    activity = tasks.tasks.current_record()
    go_to(tasks.deliveries, cell(tasks.deliveries, 0, "share"))
    qtbot.keyClick(tasks.deliveries, Qt.Key.Key_Minus, CTRL)
    rows = find(plan_of(tasks).activities, activity.id).delivery
    assert [row.role for row in rows] == [row.role for row in activity.delivery[1:]]
    assert sum(row.share for row in rows) == pytest.approx(1)


def test_columns_are_sorted_by_key(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    names = [member.name for member in plan_of(team).staff]
    go_to(table, cell(table, 0, "name"))

    def order() -> list[str]:
        return [text(table, row, "name") for row in range(table.model().rowCount())]

    qtbot.keyClick(table, Qt.Key.Key_Down, ALT)
    assert order() == sorted(names, reverse=True)
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert order() == sorted(names)
    qtbot.keyClick(table, Qt.Key.Key_Home, ALT)
    assert order() == names


def team_with(store: SettingsStore, qtbot: QtBot) -> TeamPage:
    plain = context(example(), "nl")
    page = TeamPage(Context(plain.document, Translator("nl"), plain.theme, Widths(store)))
    shown_page(qtbot, page)
    return page


def test_column_widths_are_remembered_per_table(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    first = team_with(SettingsStore(file), qtbot)
    role = column_number(first.people, "role")
    standard = first.people.columnWidth(role)
    go_to(first.people, cell(first.people, 0, "role"))
    qtbot.keyClick(first.people, Qt.Key.Key_Right, ALT | SHIFT)
    first.people.horizontalHeader().resizeSection(column_number(first.people, "name"), 260)
    first.hide()

    again = team_with(SettingsStore(file), qtbot)
    assert again.people.columnWidth(role) == standard + 8
    assert again.people.columnWidth(column_number(again.people, "name")) == 260
    assert again.functions.columnWidth(0) == first.functions.columnWidth(0)
    again.people.widths.forget()
    again.hide()
    assert SettingsStore(file).current.column_widths == {}


@pytest.mark.parametrize(
    "bad", [None, 7, {"team.People": 3}, {"team.People": {"role": "wide", "name": -5, "pace": 1e9, "end": True}}]
)
def test_bad_widths_are_passed_over(qtbot: QtBot, tmp_path: Path, bad: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": "nl", "column_widths": bad}))
    store = SettingsStore(file)
    assert store.current.language == "nl"
    page = team_with(store, qtbot)
    assert page.people.widths.own == {}


def test_the_menu_lists_the_commands_with_their_keys(team: TeamPage) -> None:
    table = team.people
    go_to(table, cell(table, 0, "leave_weeks"))
    menu = table.make_menu(table.target(table.currentIndex()))
    entries = [
        *menu.actions(),
        *(inner for action in menu.actions() if action.menu() for inner in action.menu().actions()),
    ]
    by_text = {action.text(): action for action in entries}
    for command in COMMANDS:
        action = by_text[team.say(command.text)]
        assert action.shortcut() == QKeySequence(command.keys[0])
        assert action.isEnabled()
    settings = team.pattern.make_menu(team.pattern.target(team.pattern.model().index(0, 1)))
    assert team.say(T("&Remove rows")) not in {action.text() for action in settings.actions()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of_column", [False, True])
def test_letters_in_the_menu_choose_one_entry(language: str, of_column: bool) -> None:
    say = Translator(language)
    texts = [say(command.text) for command in COMMANDS if command.of_column is of_column]
    letters = [text[text.index("&") + 1].lower() for text in [*texts, *([] if of_column else [say(T("Col&umn"))])]]
    assert sorted(letters) == sorted(set(letters))
