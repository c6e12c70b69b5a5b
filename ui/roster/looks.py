"""How kinds of work and marks look in the grid: a colour, and always a word or a sign with it."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor

from planner.terms import Wish, Work
from ui.theme import Theme

# Okabe and Ito's palette and shades of it, as far apart as nine can be.
_INKS: dict[Work, str] = {
    "surgery": "#0072B2",
    "phone": "#56B4E9",
    "visits": "#009E73",
    "procedures": "#D55E00",
    "admin": "#7A8794",
    "meeting": "#CC79A7",
    "training": "#E69F00",
    "duty": "#8A5AC2",
    "off": "#A3ABB5",
}
_TINT = {"light": 0.16, "dark": 0.18}

# A wish, as a sign and the name of its colour.
WISH_SIGNS: dict[Wish, tuple[str, str]] = {
    "cannot": ("×", "over"),
    "rather_not": ("−", "watch"),
    "likes": ("+", "fine"),
}


def ink(work: Work) -> QColor:
    """The colour of a kind of work."""
    return QColor(_INKS[work])


@cache
def _tint(work: Work, name: str, surface: str) -> QColor:
    top, ground, share = QColor(_INKS[work]), QColor(surface), _TINT[name]
    return QColor.fromRgbF(
        *(
            share * one + (1 - share) * other
            for one, other in (
                (top.redF(), ground.redF()),
                (top.greenF(), ground.greenF()),
                (top.blueF(), ground.blueF()),
            )
        )
    )


def tint(work: Work, theme: Theme) -> QColor:
    """The ground of a cell with this work: a shade of its colour on which text can be read."""
    return _tint(work, theme.name, theme.surface.name())
