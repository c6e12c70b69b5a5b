"""The menu of the leave planner: everything that its keys and the mouse do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from planner import names
from planner.texts import Message, T
from ui.year.leave_look import letters

if TYPE_CHECKING:
    from ui.year.leave_grid import LeaveGrid

_ANSWERS = ("asked", "granted", "refused")
# What moves an absence by a column, or only its last day.
MOVES: tuple[tuple[Message, str, int, bool], ...] = (
    (T("Earlier"), "Alt+←", -1, False),
    (T("Later"), "Alt+→", 1, False),
    (T("Shorter"), "Alt+Shift+←", -1, True),
    (T("Longer"), "Alt+Shift+→", 1, True),
)


def make_menu(grid: LeaveGrid) -> QMenu:
    """What can be done with the selected cells."""
    menu, say = QMenu(grid), grid.say
    chosen, held = grid.selected(), grid.selected_absences()

    def entry(text: Message, keys: str, run: Callable[[], object], enabled: bool) -> None:
        action = menu.addAction(f"{say(text)}\t{keys}" if keys else say(text), run)
        action.setEnabled(enabled)

    current = grid.current_absence()
    text = T("Change this absence…") if current else T("Add absence…")
    entry(text, "Enter", lambda: grid.details.emit(current), chosen is not None)
    menu.addSeparator()
    for kind, letter in letters(say).items():
        entry(names.ABSENCE_KINDS[kind], letter, partial(grid.mark, kind), chosen is not None)
    menu.addSeparator()
    for state in _ANSWERS:
        keys = "?" if state == "asked" else ""
        entry(names.ABSENCE_STATES[state], keys, partial(grid.answer, state), any(one.state != state for one in held))
    menu.addSeparator()
    for text, keys, by, end_only in MOVES:
        entry(text, keys, partial(grid.shift, by, end_only), current is not None)
    menu.addSeparator()
    entry(T("Cut"), "Ctrl+X", grid.cut, bool(held))
    entry(T("Copy"), "Ctrl+C", grid.copy, chosen is not None)
    entry(T("Paste"), "Ctrl+V", grid.paste, chosen is not None)
    entry(T("Remove"), "Del", grid.clear, bool(held))
    menu.addSeparator()
    index = grid.currentIndex()
    if index.isValid():
        monday = grid.records.slots[index.column()].first
        text = T("Show week {week} in the week roster", week=monday.isocalendar().week)
        entry(text, "", lambda: grid.week_wanted.emit(monday), True)
    return menu
