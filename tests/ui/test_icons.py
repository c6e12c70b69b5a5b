"""Icons: every name that is used exists, and its sign is drawn in the colour that was asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from tests.ui.test_theme import contrast
from ui.icons import icon
from ui.theme import DARK, LIGHT

UI = Path(__file__).resolve().parents[2] / "ui"
NAMES = sorted({name for file in UI.rglob("*.py") for name in re.findall(r'"(mdi6\.[a-z0-9-]+)"', file.read_text())})


def colours(drawn: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """The colours of the fully covered points of an icon."""
    image = drawn.pixmap(QSize(48, 48), mode).toImage()
    points = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {point.name() for point in points if point.alpha() == 255}


def test_names_are_used() -> None:
    assert len(NAMES) > 10


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_that_is_used_shows_something(name: str, qapp: QApplication) -> None:
    assert colours(icon(name, LIGHT)) == {LIGHT.muted.name()}


def test_an_icon_takes_the_colour_it_is_given(qapp: QApplication) -> None:
    assert colours(icon("mdi6.undo", DARK, QColor("#123456"))) == {"#123456"}


def test_a_disabled_icon_is_faint(qapp: QApplication) -> None:
    (faded,) = colours(icon("mdi6.undo", DARK), QIcon.Mode.Disabled)
    assert contrast(DARK.window, QColor(faded)) < contrast(DARK.window, DARK.muted)
    assert contrast(DARK.window, QColor(faded)) >= 3


def test_an_icon_is_made_once(qapp: QApplication) -> None:
    assert icon("mdi6.undo", LIGHT) is icon("mdi6.undo", LIGHT)


def test_an_unknown_name_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        icon("mdi6.no-such-icon", LIGHT)
