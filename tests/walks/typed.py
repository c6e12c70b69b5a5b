"""What somebody types and pastes who does anything at all."""

from __future__ import annotations

from PySide6.QtCore import Qt

# Numbers that most cells take, and texts that hardly any does.
NUMBERS = ("0", "1", "2", "3", "4", "6", "8", "10", "15", "30", "100", "7,5", "7.5", "0,25", "50%", "=4+3,5", "1.000,5")
RUBBISH = (
    *("", " ", "é & <b>", "-3", "1e9", "99999999", "abc", "%", "'", "=", "=1/0", "NaN", "inf"),
    *("12-05-2026", "31-02-2026"),
)
BLOCKS = ("1\t2\n3\t4", "7,5", "a\tb\tc\nd", "\n\n", "50%\t\t\n", "\t".join("1" * 30), "x" * 300, "=A1\t=2*3")
# Keys that lead anywhere, and those that end typing in a cell.
KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageDown, Qt.Key.Key_Backspace, Qt.Key.Key_Menu),
)
LEAVE = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape)
