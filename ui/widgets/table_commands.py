"""What can be done in a table by key or from its menu, as one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.texts import Message, T
from ui.widgets import clipboard
from ui.widgets.column_widths import STEP

if TYPE_CHECKING:
    from ui.widgets.table import RecordTable


def _always(_table: RecordTable) -> bool:
    return True


def _has_cells(table: RecordTable) -> bool:
    return table.selectionModel().hasSelection()


def _has_column(table: RecordTable) -> bool:
    return table.currentIndex().isValid()


def _can_sort(table: RecordTable) -> bool:
    return table.isSortingEnabled() and _has_column(table)


def _can_find(table: RecordTable) -> bool:
    return table.finder is not None


def _can_add(table: RecordTable) -> bool:
    return table.can_add


def _can_remove(table: RecordTable) -> bool:
    return table.can_remove


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: its words, the keys for it (the first is shown), and whether it can be done now.

    Commands of different `section` have a line between them; those about columns are in a menu of their own.
    `offered` tells whether a table has it at all.
    """

    text: Message
    run: Callable[[RecordTable], None]
    keys: tuple[str, ...] = ()
    enabled: Callable[[RecordTable], bool] = _has_cells
    section: int = 0
    of_column: bool = False
    offered: Callable[[RecordTable], bool] = _always


COMMANDS: tuple[Command, ...] = (
    Command(T("Cu&t"), clipboard.cut, ("Ctrl+X", "Shift+Del")),
    Command(T("&Copy"), clipboard.copy, ("Ctrl+C", "Ctrl+Ins")),
    Command(T("&Paste"), clipboard.paste, ("Ctrl+V", "Shift+Ins"), _always),
    Command(T("Fill &down"), clipboard.fill_down, ("Ctrl+D",)),
    Command(T("Cl&ear"), lambda table: table.clear(), ("Del", "Backspace")),
    Command(T("Select &all"), lambda table: table.selectAll(), ("Ctrl+A",), _always, 1),
    Command(T("&Find…"), lambda table: table.open_find(), ("Ctrl+F",), _can_find, 1, offered=_can_find),
    Command(T("Find &next"), lambda table: table.find_next(1), ("F3",), _can_find, 1, offered=_can_find),
    Command(T("Find pre&vious"), lambda table: table.find_next(-1), ("Shift+F3",), _can_find, 1, offered=_can_find),
    Command(
        T("F&ilter rows…"), lambda table: table.open_find(only=True), ("Ctrl+Shift+L",), _can_find, 1, offered=_can_find
    ),
    Command(
        T("Sort &ascending"),
        lambda table: table.sort_current(Qt.SortOrder.AscendingOrder),
        ("Alt+Up",),
        _can_sort,
        of_column=True,
    ),
    Command(
        T("Sort &descending"),
        lambda table: table.sort_current(Qt.SortOrder.DescendingOrder),
        ("Alt+Down",),
        _can_sort,
        of_column=True,
    ),
    Command(T("&Order of the plan"), lambda table: table.sort_current(None), ("Alt+Home",), _can_sort, of_column=True),
    Command(T("&Wider"), lambda table: table.widen(STEP), ("Alt+Shift+Right",), _has_column, 1, of_column=True),
    Command(T("&Narrower"), lambda table: table.widen(-STEP), ("Alt+Shift+Left",), _has_column, 1, of_column=True),
    Command(
        T("&Standard widths"), lambda table: table.standard_widths(), ("Alt+Shift+Home",), _always, 1, of_column=True
    ),
    Command(
        T("Add ro&w"),
        lambda table: table.add_row(),
        ("Ctrl++", "Ins", "Ctrl+="),
        _always,
        2,
        offered=_can_add,
    ),
    Command(
        T("&Remove rows"),
        lambda table: table.remove_rows(),
        ("Ctrl+-",),
        section=2,
        offered=_can_remove,
    ),
)


def _keys(text: str) -> int:
    return QKeySequence(text)[0].toCombined()  # type: ignore[index]


_BY_KEYS = {_keys(keys): command for command in COMMANDS for keys in command.keys}
_MODIFIERS = Qt.KeyboardModifier


def command_for(table: RecordTable, event: QKeyEvent) -> Command | None:
    """The command that the pressed keys mean in this table, or None."""
    modifiers = event.modifiers() & ~_MODIFIERS.KeypadModifier
    if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
        modifiers &= ~_MODIFIERS.ShiftModifier
    command = _BY_KEYS.get(int(event.key()) | int(modifiers.value))
    return command if command and command.offered(table) else None


def table_keys() -> list[tuple[Message, str]]:
    """What can be done in a table by key, and the keys as this system writes them."""
    known = [(T("Change the cell"), "F2"), *((command.text, command.keys[0]) for command in COMMANDS if command.keys)]
    style = QKeySequence.SequenceFormat.NativeText
    return [(T("In a table: {what}", what=text), QKeySequence(keys).toString(style)) for text, keys in known]


def fill_menu(menu: QMenu, table: RecordTable, say: Callable[[Message], str]) -> None:
    """Put all commands of a table on a menu."""
    columns = QMenu(say(T("Col&umn")), menu)
    for target, of_column in ((menu, False), (columns, True)):
        section = 0
        for command in COMMANDS:
            if command.of_column is of_column and command.offered(table):
                if command.section == 2 and target is menu and section != 2:
                    menu.addSeparator()
                    menu.addMenu(columns)
                if command.section != section:
                    target.addSeparator()
                section = command.section
                _add(target, command, table, say)
    if columns.menuAction() not in menu.actions():
        menu.addSeparator()
        menu.addMenu(columns)


def _add(menu: QMenu, command: Command, table: RecordTable, say: Callable[[Message], str]) -> None:
    action = menu.addAction(say(command.text), lambda: command.run(table))
    if command.keys:
        action.setShortcut(QKeySequence(command.keys[0]))
        action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(command.enabled(table))
