"""Somebody who does anything at all in the window, as fast as it goes, and looks after each step whether it is well."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QSlider,
    QTableView,
    QTabWidget,
    QWidget,
)

from planner.calculation import calculate
from planner.check import check
from planner.files.plan_file import dumps, loads
from planner.plan import Plan
from tests.walks.answers import Answerer, Chooser, on_top, send_away
from tests.walks.quiet import flush, type_sign
from tests.walks.typed import BLOCKS, KEYS, LEAVE, NUMBERS, RUBBISH
from ui.charts.chart import Chart
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.strip import RoleCell
from ui.widgets.card import FigureTile, RoleCard
from ui.widgets.links import TextLink
from ui.widgets.warning_list import WarningRow

Thing = TypeVar("Thing")

# What a step is, and how often it comes.
KINDS = {
    **{"cell": 32, "paste": 8, "wipe": 4, "action": 8, "page": 8, "press": 8, "figure": 8, "undo": 7},
    **{"drill": 6, "key": 6, "choose": 5, "row": 5, "remedy": 4, "redo": 4, "line": 3, "tab": 3, "slide": 2},
    **{"look": 1, "jump": 1},
}
# Beginning with another plan forgets the history, so it has to be rare for a history to become long.
_BEGINS = ("new", "open", "example", "recent", "quit", "recover", "restore", "start")


class Walker:
    """Takes steps that all follow from a seed. `at` says which step it is and `trail` which came before."""

    def __init__(self, window: MainWindow, seed: int, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.window, self.document = window, window.document
        self.chance = random.Random(seed)
        self.at = "begin"
        self.trail: list[str] = []
        self.changes = 0
        self._answerer = Answerer(self.chance)
        self._checked: Plan | None = None
        self._first = dumps(self.document.plan)
        self._forgotten = self.document.start
        patch.setattr(self.document, "start", self._start)
        self._chooser(folder).take_over(patch)

    def _chooser(self, folder: Path) -> Chooser:
        (folder / "no plan.dagdeel").write_text("{", encoding="utf-8")
        (folder / "list.csv").write_text("geboortedatum;postcode\n01-02-1950;1234AB\n", encoding="utf-8")
        shutil.copy(_EXAMPLE, folder / "plan one.dagdeel")
        return Chooser(self.chance, folder)

    def _start(self, plan: Plan, *rest: Any, **named: Any) -> None:
        self._first = dumps(plan)
        self._forgotten(plan, *rest, **named)

    def step(self, number: int) -> None:
        """Do one thing, and see whether all is well."""
        above = QApplication.activeModalWidget()
        kind = "dialog" if above else self.chance.choices(list(KINDS), list(KINDS.values()))[0]
        self.trail = [*self.trail[-8:], self.at]
        self.at = f"step {number}: {kind}"
        with self._answerer.answering():
            if above:
                self._in_dialog(above)
            else:
                getattr(self, f"_{kind}")()
            flush()
        if not self.window.isVisible():
            self.window.show()
        self.look_after()

    def look_after(self) -> None:
        """The plan holds together, and what is shown is what a fresh calculation gives."""
        plan = self.document.plan
        if plan is self._checked:
            return
        self._checked = plan
        self.changes += 1
        check(plan)
        fresh = calculate(loads(dumps(plan)))
        assert fresh == self.document.results, "the results are not those of the plan"

    def finish(self) -> None:
        """Close what is open, take everything back and do it all again."""
        for _ in range(20):
            open_ones = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
            above = on_top() or next(iter(open_ones), None)
            if above is None:
                break
            with self._answerer.answering():
                send_away(above)
                QApplication.processEvents()
        self._there_and_back()
        flush()

    def _there_and_back(self) -> None:
        document = self.document
        while document.redo_label:
            document.redo()
        last, steps = dumps(document.plan), 0
        while document.undo_label:
            document.undo()
            steps += 1
        assert dumps(document.plan) == self._first, "undoing everything does not give the first plan"
        for _ in range(steps):
            document.redo()
        assert dumps(document.plan) == last, "redoing everything does not give the last plan"

    def _shown(self, kind: type[Thing], inside: QWidget | None = None) -> list[Thing]:
        found: Sequence[Any] = (inside or self.window).findChildren(kind)
        return [widget for widget in found if widget.isVisible() and widget.isEnabled()]

    def _any(self, things: Sequence[Thing]) -> Thing | None:
        chosen = self.chance.choice(things) if things else None
        self.at += f" {_name(chosen)}"
        return chosen

    def _action(self) -> None:
        known = [
            action
            for action in self.window.findChildren(QAction)
            if action.isEnabled() and action.text() and not action.isSeparator() and action.menu() is None
        ]
        action = self._any(known)
        if action is None:
            return
        begins = any(word in action.objectName() for word in _BEGINS) or not action.objectName()
        if not begins or self.chance.random() < 0.06:
            action.trigger()

    def _page(self) -> None:
        self.window.enter_page(self._any([page.key for page in PAGES]) or "")

    def _table(self) -> QAbstractItemView | None:
        """A table of the page; from a page without any, first to another one."""
        if not self._tables():
            self.window.show_page(self.chance.choice(["team", "patients", "consults", "tasks"]))
            QApplication.processEvents()
        return self._any(self._tables())

    def _tables(self) -> list[QTableView]:
        views = [view for view in self._shown(QTableView, self.window.pages) if view.model() and _cells(view)]
        return [view for view in views if view.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def _put_cursor(self, view: QAbstractItemView) -> QModelIndex:
        """Most often where something can be typed."""
        rows, columns = _cells(view)
        for _ in range(6):
            index = view.model().index(self.chance.randrange(rows), self.chance.randrange(columns))
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                break
        if isinstance(view, QTableView) and view.isColumnHidden(index.column()):
            return QModelIndex()
        self.at += f" {index.row()},{index.column()}"
        view.setFocus()
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center())
        return index

    def _click(self, widget: QWidget, at: QPoint | None = None) -> None:
        place = at if at is not None else widget.rect().center()
        if widget.isVisible() and widget.rect().contains(place) and on_top() is None:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _keys(self, text: str, *after: Qt.Key) -> None:
        """Every sign goes to whatever has the keyboard by then: the first one may open an editor."""
        for sign in text:
            target = QApplication.focusWidget() or self.window
            if on_top() is None and target.window() is self.window:
                type_sign(target, sign)
        for key in after:
            self._press_key(key)

    def _press_key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        top = on_top()
        target = QApplication.focusWidget() or top or self.window
        if top is not None and target is not top and not top.isAncestorOf(target):
            target = top
        QTest.keyClick(target, key, held)

    def _typed(self) -> str:
        return self.chance.choice(RUBBISH if self.chance.random() < 0.3 else NUMBERS)

    def _cell(self) -> None:
        view = self._table()
        if view is None or not self._put_cursor(view).isValid():
            return
        text = self._typed()
        self.at += f" {text!r}"
        if self.chance.random() < 0.4:
            self._press_key(Qt.Key.Key_F2)
            editor = QApplication.focusWidget()
            if isinstance(editor, QLineEdit):
                editor.selectAll()
        self._keys(text, self.chance.choice(LEAVE))

    def _wipe(self) -> None:
        view = self._table()
        if view is not None and self._put_cursor(view).isValid():
            for _ in range(self.chance.randrange(3)):
                self._press_key(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
            self._press_key(Qt.Key.Key_Delete)

    def _paste(self) -> None:
        view = self._table()
        if view is None or not self._put_cursor(view).isValid():
            return
        control = Qt.KeyboardModifier.ControlModifier
        if self.chance.random() < 0.3:
            self._press_key(Qt.Key.Key_C, control)
        else:
            QGuiApplication.clipboard().setText(self.chance.choice(BLOCKS))
        self._press_key(self.chance.choice([Qt.Key.Key_V, Qt.Key.Key_V, Qt.Key.Key_D, Qt.Key.Key_X]), control)

    def _press(self) -> None:
        self._push(self._any(self._shown(QAbstractButton)))

    def _push(self, button: QAbstractButton | None) -> None:
        if button is None:
            return
        if self.chance.random() < 0.5:
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
        else:
            self._click(button)

    def _choose(self) -> None:
        box = self._any(self._shown(QComboBox, self.window.pages))
        if box is not None:
            self._choose_in(box)

    def _choose_in(self, box: QComboBox) -> None:
        box.setFocus()
        if self.chance.random() < 0.5:
            QTest.keyClick(box, Qt.Key.Key_Down)
        else:
            QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    def _figure(self) -> None:
        figures: list[QWidget] = []
        for kind in (RoleCard, FigureTile, RoleCell, TextLink, Chart):
            figures += self._shown(kind)
        figure = self._any(figures)
        if isinstance(figure, Chart):
            figure.setFocus()
            for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Down])):
                self._press_key(key)
        elif figure is not None:
            self._click(figure)

    def _drill(self) -> None:
        lines = [view for view in self._shown(QListView) if view.model() and view.model().rowCount()]
        view = self._any(lines)
        if view is None:
            return
        view.setFocus()
        view.setCurrentIndex(view.model().index(self.chance.randrange(view.model().rowCount()), 0))
        self._press_key(self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Backspace]))

    def _row(self) -> None:
        """Tick, move, rename or take away a row of a list."""
        view = self._any([view for view in self._shown(QListView, self.window.pages) if view.model().rowCount()])
        if view is None:
            return
        view.setFocus()
        view.setCurrentIndex(view.model().index(self.chance.randrange(view.model().rowCount()), 0))
        key = self.chance.choice([Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Delete])
        if self.chance.random() < 0.3:
            self._press_key(self.chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down]), Qt.KeyboardModifier.AltModifier)
        elif key == Qt.Key.Key_F2:
            self._press_key(key)
            self._keys(self._typed(), self.chance.choice(LEAVE))
        else:
            self._press_key(key)

    def _slide(self) -> None:
        slider = self._any(self._shown(QSlider, self.window.pages))
        if slider is not None:
            slider.setFocus()
            self._press_key(self.chance.choice([Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Home]))

    def _remedy(self) -> None:
        self.window.show_page("overview")
        row = self._any(self._shown(WarningRow))
        buttons = self._shown(QAbstractButton, row) if row is not None else []
        self._push(self._any(buttons))

    def _undo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.window.commands.actions["undo"].trigger()

    def _redo(self) -> None:
        for _ in range(self.chance.randrange(1, 4)):
            self.window.commands.actions["redo"].trigger()

    def _jump(self) -> None:
        self.document.go_to(self.chance.randrange(len(self.document.steps)))

    def _look(self) -> None:
        change: Callable[[str], None] = self.chance.choice([self.window.use_language, self.window.use_theme])
        change(self.chance.choice(["nl", "en"] if change == self.window.use_language else ["light", "dark", ""]))

    def _line(self) -> None:
        line = self._any([line for line in self._shown(QLineEdit, self.window.pages) if not line.isReadOnly()])
        if line is not None:
            line.setFocus()
            line.selectAll()
            self._keys(self._typed(), self.chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Tab]))

    def _key(self) -> None:
        key = self.chance.choice(KEYS)
        self.at += f" {key.name} in {_name(QApplication.focusWidget())}"
        self._press_key(key)

    def _tab(self) -> None:
        tabs = self._any(self._shown(QTabWidget))
        if tabs is not None:
            tabs.setCurrentIndex(self.chance.randrange(tabs.count()))

    def _in_dialog(self, dialog: QWidget) -> None:
        """Fill something in, press something, or leave; leaving by Esc is always possible."""
        self.at += f" {_name(dialog)}"
        match self.chance.randrange(6):
            case 0 | 1 | 2:
                send_away(dialog)
            case 3:
                self._push(self._any(self._shown(QAbstractButton, dialog)))
            case 4:
                self._fill_in(dialog)
            case _:
                self._press_key(self.chance.choice(KEYS))

    def _fill_in(self, dialog: QWidget) -> None:
        fields = [
            *self._shown(QLineEdit, dialog),
            *self._shown(QAbstractSpinBox, dialog),
            *self._shown(QComboBox, dialog),
        ]
        field = self._any(fields)
        if isinstance(field, QComboBox):
            self._choose_in(field)
        elif field is not None:
            field.setFocus()
            for sign in self._typed():
                type_sign(field, sign)


_EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "solo_norm.dagdeel"


def windows_left(window: MainWindow) -> list[str]:
    """Dialogs and menus in view that nobody closed, and dialogs that were closed but kept."""
    seen = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not window]
    kept = [dialog for dialog in window.findChildren(QDialog) if not dialog.isVisible()]
    menus = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    return [_name(widget) for widget in (*seen, *kept, *menus)]


def _cells(view: QAbstractItemView) -> tuple[int, int] | tuple[()]:
    rows, columns = view.model().rowCount(), view.model().columnCount()
    return (rows, columns) if rows and columns else ()


def _name(thing: object) -> str:
    if isinstance(thing, QAction):
        return f"{thing.objectName()} {thing.text()!r}"
    if isinstance(thing, QWidget):
        name = thing.accessibleName() or getattr(thing, "text", str)() or thing.objectName()
        return f"{type(thing).__name__} {str(name)[:60]!r}"
    return str(thing)
