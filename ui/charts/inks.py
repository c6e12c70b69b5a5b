"""The colours and patterns of charts: colour never stands alone, every pattern shows in black and white too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from ui.theme import Theme

Pattern = Literal["plain", "rising", "falling", "dots", "across", "upright", "crossed"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour of Okabe and Ito's palette, a lighter one for the dark look, and a pattern."""

    light: str
    dark: str
    pattern: Pattern

    def colour(self, look: Theme) -> QColor:
        """What an area is filled with."""
        return QColor(self.dark if look.is_dark else self.light)

    def edge(self, look: Theme) -> QColor:
        """What an area is outlined with: it stands out from the surface also where the fill is pale."""
        fill = self.colour(look)
        return fill.lighter(115) if look.is_dark else fill.darker(165)

    def grain(self, look: Theme) -> QColor:
        """What hatching is drawn with."""
        colour = QColor(look.surface)
        colour.setAlpha(200)
        return colour

    def speck(self, look: Theme) -> QColor:
        """What is drawn on pale fills: always dark."""
        return self.grain(look) if look.is_dark else self.edge(look)


# Demand, capacity and short have the colours of the theme's fields of these names.
DEMAND = Ink("#0072B2", "#3C9BD6", "plain")
CAPACITY = Ink("#009E73", "#1FB58C", "falling")
SHORT = Ink("#D55E00", "#E8722A", "rising")
TOTAL = Ink("#5A6572", "#A3AEBA", "plain")
LESS = Ink("#56B4E9", "#56B4E9", "dots")
MORE = Ink("#E69F00", "#E69F00", "rising")
REST = Ink("#8A94A0", "#7C8792", "plain")
AVERAGE = Ink("#8A94A0", "#7C8792", "falling")

# Cells of a map: pale, so that a text can be read on them.
FREE = Ink("#CDE7D8", "#1E4633", "plain")
TIGHT = Ink("#F5DE9E", "#5E4712", "plain")
OVER = Ink("#F0ABB6", "#7A2A3A", "plain")
VACANT = Ink("#E3E7EB", "#3A424B", "plain")
CLOSED = Ink("#D5DAE0", "#454E58", "rising")

# For parts of a whole, in this order.
PARTS = (
    DEMAND,
    Ink("#E69F00", "#E69F00", "rising"),
    Ink("#56B4E9", "#56B4E9", "dots"),
    Ink("#CC79A7", "#CC79A7", "falling"),
    Ink("#009E73", "#1FB58C", "across"),
    Ink("#F0E442", "#F0E442", "crossed"),
    Ink("#D55E00", "#E8722A", "upright"),
)
