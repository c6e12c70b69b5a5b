"""How absence looks in the planner: a letter and a ground for each kind, and a pattern for each answer."""

from __future__ import annotations

from PySide6.QtGui import QColor

from planner.language import Translator
from planner.terms import AbsenceKind, AbsenceState
from planner.year.words import LETTERS
from ui.theme import Theme

# Grounds on which the theme's text has a contrast of at least 4.5 : 1, and the frame around each.
_LIGHT: dict[AbsenceKind, tuple[str, str]] = {
    "leave": ("#BFDDF2", "#0072B2"),
    "study": ("#E8CFE0", "#A2507F"),
    "holiday": ("#D5DAE0", "#6B7783"),
    "sick": ("#F6CDB4", "#C04F00"),
    "parental": ("#BFE6D8", "#00805D"),
    "other": ("#F0E6A8", "#8A7700"),
}
_DARK: dict[AbsenceKind, tuple[str, str]] = {
    "leave": ("#1B4C6E", "#56B4E9"),
    "study": ("#5B2F4B", "#DB9CC3"),
    "holiday": ("#434C56", "#9AA6B2"),
    "sick": ("#6B3413", "#F0975A"),
    "parental": ("#16513F", "#3FC79F"),
    "other": ("#55490F", "#E3D04E"),
}


def ground(kind: AbsenceKind, theme: Theme) -> QColor:
    """The colour behind the letter of a kind."""
    return QColor((_DARK if theme.is_dark else _LIGHT)[kind][0])


def frame(kind: AbsenceKind, theme: Theme) -> QColor:
    """The stronger colour of a kind, for its outline."""
    return QColor((_DARK if theme.is_dark else _LIGHT)[kind][1])


def letters(say: Translator) -> dict[AbsenceKind, str]:
    """The letter of each kind, which is also its key."""
    return {kind: say(letter) for kind, letter in LETTERS.items()}


# What stands before the letter where the text is all there is.
STATE_MARKS: dict[AbsenceState, str] = {"asked": "?", "granted": "", "refused": "×"}
