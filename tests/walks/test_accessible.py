"""Everything can be reached by keyboard, is named for a screen reader, and shows where the keyboard is."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QMenu,
    QScrollArea,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.sight import name_of, visible
from tests.ui.test_actions import mnemonic
from tests.walks.quiet import flush
from tests.walks.trials import trials
from tests.walks.views import DIALOGS, dialog, pages, states
from ui.charts.chart import Chart
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])
PAINTED = (Chart,)


def reachable(root: QWidget) -> list[QWidget]:
    """The controls that Tab should come to."""
    return [
        widget
        for widget in visible(root)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]


def told(widget: QWidget) -> str:
    """A control for somebody who reads the outcome of a test."""
    return f"{type(widget).__name__} {widget.objectName() or name_of(widget)!r} in {type(widget.parent()).__name__}"


def nameless(root: QWidget) -> list[str]:
    """Controls without a name, or with one that is no word for people."""
    classes = {kind.__name__ for kind in QWidget.__subclasses__()}
    found = []
    for widget in visible(root):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or _is_inside(widget):
            continue
        name = name_of(widget)
        if not any(sign.isalnum() for sign in name) or name in classes | {type(widget).__name__}:
            found.append(told(widget))
    return found


def _is_inside(widget: QWidget) -> bool:
    """Parts of Qt's own controls, which are read out with the control around them."""
    parent = widget.parent()
    return (
        isinstance(parent, QCalendarWidget) or widget.objectName().startswith("qt_") or widget.focusProxy() is not None
    )


@LANGUAGES
def test_every_control_has_a_name(language: str, window: MainWindow) -> None:
    window.use_language(language)
    missing = {state: nameless(window) for state in states(window)}

    assert {state: found for state, found in missing.items() if found} == {}


@LANGUAGES
@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name(language: str, name: str, window: MainWindow, tmp_path: Path) -> None:
    window.use_language(language)
    with dialog(name, window, tmp_path) as shown:
        found = nameless(shown)

    assert found == []


def test_what_is_painted_is_told_in_words(window: MainWindow) -> None:
    found = []
    for state in states(window):
        for widget in visible(window):
            if isinstance(widget, PAINTED) and not (widget.accessibleName() and widget.accessibleDescription()):
                found.append(f"{state}: {told(widget)}")

    assert [line for line in found if "empty" not in line] == []


def walk(root: QWidget, first: QWidget) -> list[QWidget]:
    """Where Tab leads, from a control on until it comes back or does not get any further."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    while (at := QApplication.focusWidget()) is not None and at not in seen:
        seen.append(at)
        _leave_cells(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return seen


def _leave_cells(view: QWidget) -> None:
    """Tab goes from cell to cell first; only from the last one it leads on."""
    if isinstance(view, QTableView) and view.model() and view.model().rowCount():
        columns = [n for n in range(view.model().columnCount()) if not view.isColumnHidden(n)]
        view.setCurrentIndex(view.model().index(view.model().rowCount() - 1, columns[-1]))


def test_tab_comes_to_every_control_once_and_round_again(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    missed = {}
    for page in chain(pages(window), trials(window)):
        expected = reachable(window)
        order = walk(window, expected[0])
        # On the way the cursor moves in the tables, which may disable a button or hide a text.
        still = set(expected) & set(reachable(window))
        missed[page] = [told(widget) for widget in still - set(order) if _counts(widget)]

    assert {page: found for page, found in missed.items() if found} == {}


def _counts(widget: QWidget) -> bool:
    """Of controls that exclude each other Tab comes to the chosen one alone; a frame that scrolls is no stop."""
    return not isinstance(widget, QScrollArea)


def test_backtab_leads_the_same_way_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("export")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    order = walk(window, reachable(window)[0])
    order[-1].setFocus(Qt.FocusReason.TabFocusReason)
    back = []
    for _ in order:
        at = QApplication.focusWidget()
        assert at is not None
        back.append(at)
        QTest.keyClick(at, Qt.Key.Key_Backtab)

    assert back[::-1] == order


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_keyboard_can_be_seen_in_every_control(look: str, window: MainWindow, qtbot: QtBot) -> None:
    window.use_theme(look)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen = set()
    for page in chain(pages(window), trials(window)):
        controls = reachable(window)
        if at := QApplication.focusWidget():
            at.clearFocus()
        without = {widget: widget.grab().toImage() for widget in controls}
        for widget, picture in zip(controls, map(_with_keyboard, controls), strict=True):
            if picture == without[widget]:
                unseen.add(f"{page}: {told(widget)}")

    assert sorted(unseen) == []


def _with_keyboard(widget: QWidget) -> QImage:
    """A control as it looks when Tab has come to it; Qt hides the mark from people who only use the mouse."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    return widget.grab().toImage()


@LANGUAGES
def test_no_two_entries_of_a_menu_have_the_same_letter(language: str, window: MainWindow) -> None:
    window.use_language(language)
    flush()
    twice = {}
    for name in pages(window):
        for menu in (window.menuBar(), *window.findChildren(QMenu)):
            letters = Counter(letter for action in menu.actions() if (letter := mnemonic(action.text())))
            twice[f"{name}: {menu.objectName() or menu.title() if isinstance(menu, QMenu) else 'bar'}"] = [
                letter for letter, count in letters.items() if count > 1
            ]

    assert {menu: found for menu, found in twice.items() if found} == {}


@LANGUAGES
def test_no_two_commands_have_the_same_keys(language: str, window: MainWindow) -> None:
    window.use_language(language)
    flush()
    for _page in pages(window):
        keys = Counter(
            keys.toString(QKeySequence.SequenceFormat.PortableText)
            for action in window.findChildren(QAction)
            if action.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
            for keys in action.shortcuts()
        )
        assert [key for key, count in keys.items() if count > 1] == []


@LANGUAGES
@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes_every_dialog(language: str, name: str, window: MainWindow, tmp_path: Path) -> None:
    window.use_language(language)
    with dialog(name, window, tmp_path) as shown:
        QTest.keyClick(shown, Qt.Key.Key_Escape)
        still = shown.isVisible()

    assert not still
