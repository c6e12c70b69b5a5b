"""Menus and toolbar, made from the table of actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from planner.texts import Message
from ui.actions import ACTIONS, MENUS, ActionSpec, without_mnemonic


class ActionSet:
    """The actions of one window in one language: `actions` by key, `menus` by key."""

    def __init__(
        self,
        owner: QObject,
        targets: Mapping[str, object],
        say: Callable[[Message], str],
        icon: Callable[[str], QIcon],
    ) -> None:
        self._say = say
        self._groups: dict[str, QActionGroup] = {}
        self.actions = {spec.key: self._action(owner, spec, targets, icon) for spec in ACTIONS}
        self.menus: dict[str, QMenu] = {}

    def _action(
        self, owner: QObject, spec: ActionSpec, targets: Mapping[str, object], icon: Callable[[str], QIcon]
    ) -> QAction:
        action = QAction(self._say(spec.text), owner)
        action.setObjectName(f"action.{spec.key}")
        action.setMenuRole(QAction.MenuRole.NoRole)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        if spec.icon:
            action.setIcon(icon(spec.icon))
        self._describe(action, spec)
        self._make_checkable(owner, action, spec)
        action.triggered.connect(_command(spec, targets))
        return action

    def _make_checkable(self, owner: QObject, action: QAction, spec: ActionSpec) -> None:
        action.setCheckable(spec.toggle or bool(spec.choice))
        if spec.choice:
            if spec.choice not in self._groups:
                self._groups[spec.choice] = QActionGroup(owner)
            self._groups[spec.choice].addAction(action)

    def rename(self, key: str, text: Message | None) -> None:
        """Let an action say what it would do now; None for nothing, which disables it."""
        spec, action = next(spec for spec in ACTIONS if spec.key == key), self.actions[key]
        action.setText(self._say(text or spec.text))
        action.setEnabled(text is not None)
        self._describe(action, spec)

    def _describe(self, action: QAction, spec: ActionSpec) -> None:
        """Let the tooltip say what the menu says, with the keys, and the toolbar no more than a word."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        text = without_mnemonic(action.text())
        action.setToolTip(f"{text} ({keys})" if keys else text)
        if spec.short:
            action.setIconText(self._say(spec.short))

    def keys(self) -> list[tuple[str, str]]:
        """What each command with a shortcut is called, and its keys as this system writes them."""
        style = QKeySequence.SequenceFormat.NativeText
        return [
            (without_mnemonic(self._say(spec.text)), self.actions[spec.key].shortcut().toString(style))
            for spec in ACTIONS
            if spec.shortcut
        ]

    def enable(self, menu: str, is_possible: bool) -> None:
        """Let all commands of a menu be chosen, or none."""
        for spec in _of_menu(menu):
            self.actions[spec.key].setEnabled(is_possible)

    def check(self, choice: str, value: str) -> None:
        """Mark which of several choices holds."""
        self.actions[f"{choice}.{value}"].setChecked(True)

    def fill(self, bar: QMenuBar) -> None:
        """Put all menus on the bar."""
        for key, (title, parent) in MENUS.items():
            if not parent:
                self.menus[key] = bar.addMenu(self._say(title))
        for key, (title, parent) in MENUS.items():
            if parent:
                self.menus[key] = QMenu(self._say(title), self.menus[parent])
        for key, menu in self.menus.items():
            self._fill_menu(key, menu)

    def _fill_menu(self, key: str, menu: QMenu) -> None:
        menu.setToolTipsVisible(False)
        for number, (_section, specs) in enumerate(groupby(_of_menu(key), key=lambda spec: spec.section)):
            if number:
                menu.addSeparator()
            menu.addActions([self.actions[spec.key] for spec in specs])
            if not number:
                self._add_submenus(key, menu)

    def _add_submenus(self, key: str, menu: QMenu) -> None:
        inner = [child for child, (_title, parent) in MENUS.items() if parent == key]
        if inner and key == "view":
            menu.addSeparator()
        for child in inner:
            menu.addMenu(self.menus[child])

    def fill_toolbar(self, bar: QToolBar) -> None:
        """Put the few most used actions on the toolbar, a line between menus."""
        menu = ""
        for spec in ACTIONS:
            if spec.short:
                if menu and menu != spec.menu:
                    bar.addSeparator()
                menu = spec.menu
                bar.addAction(self.actions[spec.key])


def _of_menu(key: str) -> Iterator[ActionSpec]:
    return (spec for spec in ACTIONS if spec.menu == key)


def _command(spec: ActionSpec, targets: Mapping[str, object]) -> Callable[..., object]:
    name, _, method = spec.slot.partition(".")
    run: Callable[..., object] = getattr(targets[name], method)
    if spec.toggle:
        return run
    if spec.choice or spec.value:
        return lambda _checked=False: run(spec.value)
    return lambda _checked=False: run()
