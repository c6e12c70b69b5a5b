"""The table of actions: complete, without two of the same keys, and the only source of menus, toolbar and key list."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolBar, QToolButton

from planner.language import LANGUAGES, Translator
from ui.actions import ACTIONS, MENUS, without_mnemonic
from ui.main_window import MainWindow


def mnemonic(text: str) -> str:
    return text[text.index("&") + 1].lower() if "&" in text else ""


def test_keys_of_actions_are_unique() -> None:
    assert Counter(spec.key for spec in ACTIONS).most_common(1)[0][1] == 1


def test_no_two_actions_have_the_same_shortcut() -> None:
    keys = Counter(QKeySequence(spec.shortcut).toString() for spec in ACTIONS if spec.shortcut)

    assert "" not in keys
    assert keys.most_common(1)[0][1] == 1


def test_every_action_is_in_a_menu_and_its_menu_is_there() -> None:
    assert {spec.menu for spec in ACTIONS} <= set(MENUS)
    assert {parent for _title, parent in MENUS.values()} - {""} <= set(MENUS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_words(language: str) -> None:
    say = Translator(language)

    assert [spec.key for spec in ACTIONS if not without_mnemonic(say(spec.text)).strip()] == []
    assert [key for key, (title, _parent) in MENUS.items() if not without_mnemonic(say(title)).strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("menu", ["", *MENUS])
def test_letters_in_a_menu_choose_one_entry(menu: str, language: str) -> None:
    say = Translator(language)
    texts = [say(title) for title, parent in MENUS.values() if parent == menu]
    texts += [say(spec.text) for spec in ACTIONS if spec.menu == menu]
    letters = Counter(letter for letter in map(mnemonic, texts) if letter)

    assert [letter for letter, count in letters.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "plain"), [("&Save", "Save"), ("Save &as…", "Save as"), ("A && B", "A & B"), ("Plain", "Plain")]
)
def test_text_without_its_marks(text: str, plain: str) -> None:
    assert without_mnemonic(text) == plain


def test_every_action_of_the_table_is_on_the_window(window: MainWindow) -> None:
    shown = {action.objectName() for menu in window.commands.menus.values() for action in menu.actions()}

    assert {f"action.{spec.key}" for spec in ACTIONS} <= shown


def test_every_action_tells_its_keys(window: MainWindow) -> None:
    for spec in ACTIONS:
        action = window.commands.actions[spec.key]
        assert action.toolTip()
        assert action.shortcut() == QKeySequence(spec.shortcut)
        if spec.shortcut:
            assert action.shortcut().toString() in action.toolTip()


def test_every_button_of_the_toolbar_has_icon_word_and_tooltip(window: MainWindow) -> None:
    bar = next(bar for bar in window.findChildren(QToolBar) if bar.actions()[0].objectName())
    buttons = [bar.widgetForAction(action) for action in bar.actions() if not action.isSeparator()]

    assert [button.text() for button in buttons] == ["Open", "Save", "Undo", "Redo", "Why?"]
    for button in buttons:
        assert isinstance(button, QToolButton)
        assert button.toolTip()
        assert not button.icon().isNull()


def test_choices_exclude_each_other(window: MainWindow) -> None:
    actions = window.commands.actions
    actions["theme.dark"].trigger()
    actions = window.commands.actions

    assert [key for key in ("theme.light", "theme.dark", "theme.") if actions[key].isChecked()] == ["theme.dark"]
