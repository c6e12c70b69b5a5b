"""The type on paper: fonts that are measured as they are printed, and the breaking of lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.theme import LIGHT

Style = Literal["title", "heading", "figure", "body", "quiet", "cell", "strong", "small"]

# Pixels of 1/96 inch, and whether the style is heavier than the rest.
_SIZES: dict[Style, tuple[int, bool]] = {
    "title": (22, True),
    "heading": (15, True),
    "figure": (20, True),
    "body": (12, False),
    "quiet": (11, False),
    "cell": (11, False),
    "strong": (11, True),
    "small": (10, False),
}
MUTED: frozenset[Style] = frozenset({"quiet", "small"})


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A text in lines that are no wider than was asked for."""

    lines: tuple[str, ...]
    widest: float


def font(style: Style) -> QFont:
    """The interface font in a size for paper; unhinted, so that every device breaks lines alike.

    A PDF file can only be searched and copied from where every letter has its usual shape: figures of equal width and
    letters that depend on their neighbours are other shapes, of which a reader cannot tell what they stand for.
    """
    size, heavy = _SIZES[style]
    made = LIGHT.font("body")
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    made.unsetFeature(QFont.Tag("tnum"))
    for joined in ("calt", "clig", "liga"):
        made.setFeature(QFont.Tag(joined), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(style: Style) -> QFontMetricsF:
    """The measures of a style."""
    return QFontMetricsF(font(style))


def line_height(style: Style) -> float:
    """From one line of a text to the next."""
    return math.ceil(metrics(style).height()) + 1.0


def advance(text: str, style: Style) -> float:
    """How wide a text is on one line."""
    return metrics(style).horizontalAdvance(text)


def longest_word(text: str, style: Style) -> float:
    """How wide a text is at least, if no word is broken."""
    return max((advance(word, style) for word in text.split()), default=0.0)


def wrapped(text: str, style: Style, width: float) -> Wrapped:
    """A text broken into lines between words, and inside a word that is too long for a line."""
    if "\n" not in text and advance(text, style) <= width:
        return Wrapped((text,), advance(text, style))
    layout = QTextLayout(text, font(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # Qt counts in UTF-16, Python in characters.
        units = text.encode("utf-16-le")
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return Wrapped(tuple(lines), max((advance(line, style) for line in lines), default=0.0))
