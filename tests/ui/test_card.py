"""The card of a function: its level as a bar."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.plan import Practice
from tests.support.contexts import context
from ui.theme import LIGHT
from ui.widgets.card import LimitBar


def _over(widget: QWidget) -> int:
    """How many points have the colour of overload."""
    image: QImage = widget.grab().toImage()
    return sum(image.pixelColor(x, y) == LIGHT.over for x in range(image.width()) for y in range(image.height()))


def test_the_level_grows_with_utilisation_and_stops_at_its_end(qtbot: QtBot) -> None:
    bar = LimitBar(context())
    qtbot.addWidget(bar)
    bar.resize(300, 14)
    lengths = []
    for level in (0.25, 0.5, 1.5, 3.0):
        bar.show_level(level, Practice(), LIGHT.over)
        lengths.append(_over(bar))
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[3] <= lengths[2]
