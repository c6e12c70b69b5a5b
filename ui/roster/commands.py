"""What can be done in the grid by key or from its menu, as one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.language import Translator
from planner.terms import Work
from planner.texts import Message, T

if TYPE_CHECKING:
    from ui.roster.edits import GridEdits

# The kinds of work with the letter that sets each: the one behind the mark.
WORK_KEYS: dict[Work, Message] = {
    "surgery": T("&Surgery"),
    "phone": T("&Phone and triage"),
    "visits": T("&Visits"),
    "procedures": T("P&rocedures"),
    "admin": T("Office &work"),
    "meeting": T("&Meeting"),
    "training": T("&Training"),
    "duty": T("Out-of-hours &duty"),
    "off": T("&Off"),
}


def letter(text: str) -> str:
    """The letter behind the mark in the text of a menu entry."""
    return text[text.index("&") + 1].upper()


def works_by_letter(say: Translator) -> dict[str, Work]:
    """Which kind of work each letter sets, in this language."""
    return {letter(say(text)): work for work, text in WORK_KEYS.items()}


def _always(_edits: GridEdits) -> bool:
    return True


def _has_cells(edits: GridEdits) -> bool:
    return bool(edits.filled())


def _has_spots(edits: GridEdits) -> bool:
    return bool(edits.places())


def _has_one(edits: GridEdits) -> bool:
    return edits.can_open()


def _has_person(edits: GridEdits) -> bool:
    return edits.member_id() is not None


def _by_person(edits: GridEdits) -> bool:
    return not edits.by_room and _has_spots(edits)


@dataclass(frozen=True, slots=True)
class Command:
    """One entry: its words, its keys (the first is shown), whether it can be done now; a line between sections."""

    text: Message
    run: Callable[[GridEdits], object]
    keys: tuple[str, ...] = ()
    enabled: Callable[[GridEdits], bool] = _has_cells
    section: int = 0


COMMANDS: tuple[Command, ...] = (
    Command(T("C&hange…"), lambda edits: edits.open_cell(), ("F2",), _has_one),
    Command(T("Pin or &unpin"), lambda edits: edits.toggle_pins(), ("Ctrl+L",)),
    Command(T("&Note on the session…"), lambda edits: edits.open_note(), ("Ctrl+M",), _always),
    Command(T("Cu&t"), lambda edits: edits.cut(), ("Ctrl+X", "Shift+Del"), section=1),
    Command(T("&Copy"), lambda edits: edits.copy(), ("Ctrl+C", "Ctrl+Ins"), _always, 1),
    Command(T("&Paste"), lambda edits: edits.paste(), ("Ctrl+V", "Shift+Ins"), _by_person, 1),
    Command(T("Fill &down"), lambda edits: edits.fill_down(), ("Ctrl+D",), _by_person, 1),
    Command(T("Cl&ear"), lambda edits: edits.clear(), ("Del", "Backspace"), section=1),
    Command(T("Copy this pers&on to others…"), lambda edits: edits.copy_person(), (), _has_person, 2),
    Command(T("Copy this da&y to other days…"), lambda edits: edits.copy_day(), (), _always, 2),
    Command(T("&Report absent…"), lambda edits: edits.report_absent(), (), _has_person, 3),
    Command(T("&Fill in…"), lambda edits: edits.fill_in(), (), _always, 3),
    Command(T("Sa&ve calendar file…"), lambda edits: edits.save_calendar(), (), _has_person, 3),
)


def _keys(text: str) -> int:
    return QKeySequence(text)[0].toCombined()  # type: ignore[index]


_BY_KEYS = {_keys(keys): command for command in COMMANDS for keys in command.keys}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def run_key(edits: GridEdits, event: QKeyEvent) -> bool:
    """Do what the pressed keys mean in the grid; False where they mean nothing to it."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    command = _BY_KEYS.get(int(event.key()) | int(modifiers.value))
    if event.key() in _ENTER and not modifiers:
        command = COMMANDS[0]
    if command is not None:
        if command.enabled(edits):
            command.run(edits)
        return True
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier or not edits.places():
        return False
    work = works_by_letter(edits.say).get(event.text().upper())
    if work is not None:
        edits.set_work(work)
    return work is not None


def fill_menu(menu: QMenu, edits: GridEdits) -> None:
    """Put all commands of the grid on a menu, with the kinds of work in one of their own."""
    say = edits.say
    works = QMenu(say(T("&Set to")), menu)
    works.setEnabled(_has_spots(edits))
    for work, text in WORK_KEYS.items():
        action = works.addAction(say(text), lambda work=work: edits.set_work(work))  # type: ignore[misc]
        _show_keys(action, letter(say(text)))
    section = 0
    for command in COMMANDS:
        if command.section != section:
            menu.addSeparator()
        section = command.section
        action = menu.addAction(say(command.text), lambda command=command: command.run(edits))  # type: ignore[misc]
        if command.keys:
            _show_keys(action, command.keys[0])
        action.setEnabled(command.enabled(edits))
        if command is COMMANDS[0]:
            menu.addMenu(works)


def _show_keys(action: QAction, keys: str) -> None:
    action.setShortcut(QKeySequence(keys))
    action.setShortcutVisibleInContextMenu(True)


def roster_keys(say: Translator) -> list[tuple[Message, str]]:
    """What can be done in the grid by key, and the keys as this system writes them."""
    known = [(command.text, command.keys[0]) for command in COMMANDS if command.keys]
    known += [(text, letter(say(text))) for text in WORK_KEYS.values()]
    style = QKeySequence.SequenceFormat.NativeText
    return [(T("In the week roster: {what}", what=text), QKeySequence(keys).toString(style)) for text, keys in known]
