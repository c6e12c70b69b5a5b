"""Icons drawn from the icon font that QtAwesome carries.

Importing QtAwesome costs more than a bare window takes to open, so only its font and its table of names are used.
"""

from __future__ import annotations

import json
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from ui.theme import Theme

_PREFIX = "mdi6."
_FONT = "materialdesignicons6-"


class _GlyphEngine(QIconEngine):
    """Draws one sign of the icon font, sharp at every size, in a colour per mode of the icon."""

    def __init__(self, glyph: str, colours: dict[QIcon.Mode, QColor]) -> None:
        super().__init__()
        self._glyph = glyph
        self._colours = colours

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(_family())
        font.setPixelSize(max(1, rect.height()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(self._colours.get(mode, self._colours[QIcon.Mode.Normal]))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._glyph)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._glyph, self._colours)


def _file(part: str, suffix: str) -> Path:
    """A file of the icon font, whichever version of it QtAwesome carries."""
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("qtawesome")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    names = os.listdir(folder)
    return folder / next(n for n in names if n.startswith(_FONT) and part in n and n.endswith(suffix))


@cache
def _codes() -> dict[str, str]:
    """The code point of every icon name, in hexadecimal."""
    codes: dict[str, str] = json.loads(_file("charmap", ".json").read_text(encoding="utf-8"))
    return codes


@cache
def _family() -> str:
    font = QFontDatabase.addApplicationFont(str(_file("webfont", ".ttf")))
    return QFontDatabase.applicationFontFamilies(font)[0]


@cache
def _icon(name: str, normal: str, active: str, disabled: str) -> QIcon:
    glyph = chr(int(_codes()[name.removeprefix(_PREFIX)], 16))
    mode = QIcon.Mode
    colours = {mode.Normal: normal, mode.Active: normal, mode.Selected: active, mode.Disabled: disabled}
    return QIcon(_GlyphEngine(glyph, {key: QColor(colour) for key, colour in colours.items()}))


def icon(name: str, look: Theme, colour: QColor | None = None) -> QIcon:
    """An icon such as mdi6.account-group; muted where no colour is given. `KeyError` for a name the font lacks."""
    normal = colour or look.muted
    return _icon(name, normal.name(), look.accent.name(), _faded(look).name())


def _faded(look: Theme) -> QColor:
    """The colour of what cannot be used: muted, a quarter gone; it still stands out 3 : 1."""
    muted, ground = look.muted, look.window
    pairs = (muted.redF(), ground.redF()), (muted.greenF(), ground.greenF()), (muted.blueF(), ground.blueF())
    return QColor.fromRgbF(*(0.75 * ink + 0.25 * paper for ink, paper in pairs))
