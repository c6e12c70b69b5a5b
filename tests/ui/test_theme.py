"""The two looks: readable colours, states told twice, and nothing left to the system's palette."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from planner.calculation import calculate
from planner.plan import Activity, Delivery, Plan, Practice, Role
from planner.terms import GP
from ui.theme import DARK, LIGHT, THEMES, Theme, apply, palette, sheet

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)


@LOOKS
@pytest.mark.parametrize("name", ["text", "muted", "accent", "fine", "watch", "over"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_words_can_be_read(look: Theme, name: str, ground: str) -> None:
    assert contrast(getattr(look, name), getattr(look, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", ["hover", "selected"])
def test_text_can_be_read_where_pointed_or_selected(look: Theme, ground: str) -> None:
    assert contrast(look.text, getattr(look, ground)) >= 4.5


@LOOKS
def test_selected_text_can_be_read(look: Theme) -> None:
    assert contrast(look.on_accent, look.accent) >= 4.5


@LOOKS
@pytest.mark.parametrize("name", ["demand", "capacity", "short"])
def test_bars_stand_out(look: Theme, name: str) -> None:
    assert contrast(getattr(look, name), look.surface) >= 3


@LOOKS
def test_palette_greys_what_is_disabled(look: Theme) -> None:
    colours = palette(look)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        assert colours.color(QPalette.ColorGroup.Active, role) == look.text
        assert colours.color(QPalette.ColorGroup.Disabled, role) == look.muted


@LOOKS
def test_style_sheet_names_no_colour_that_is_not_there(look: Theme) -> None:
    assert "{window}" not in sheet(look)
    assert "{line}" not in sheet(look)
    assert look.line.name() in sheet(look)


def test_a_look_is_put_on_the_application(qapp: QApplication) -> None:
    apply(qapp, DARK)

    assert qapp.styleSheet() == sheet(DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window
    assert qapp.font().pixelSize() == 13


@LOOKS
def test_sizes_of_type(look: Theme, qapp: QApplication) -> None:
    sizes = [look.font(kind).pixelSize() for kind in ("caption", "body", "section", "title", "big")]

    assert sizes == [12, 13, 15, 20, 28]
    assert QFontInfo(look.font("title")).weight() > QFontInfo(look.font("body")).weight()


@pytest.mark.parametrize(
    ("utilisation", "glyph", "colour"),
    [(0.0, "●", "fine"), (0.8499, "●", "fine"), (0.85, "▲", "watch"), (0.9999, "▲", "watch"), (1.0, "■", "over")],
)
def test_state_follows_the_limits_of_the_practice(utilisation: float, glyph: str, colour: str) -> None:
    state = LIGHT.state(utilisation, Practice())

    assert (state.glyph, state.colour) == (glyph, getattr(LIGHT, colour))


def test_state_of_what_cannot_be_computed_is_no_colour() -> None:
    assert LIGHT.state(None, Practice()).colour == LIGHT.muted


def test_work_without_hours_is_as_bad_as_overload() -> None:
    work = Activity(id="a", volume={"kind": "per_week", "count": 5}, delivery=(Delivery(role=GP, minutes=10),))
    results = calculate(Plan(roles=(Role(id=GP),), activities=(work,)))

    assert LIGHT.role_state(results.roles[GP], Practice()).colour == LIGHT.over


def test_themes_are_found_by_name() -> None:
    assert {name: look.name for name, look in THEMES.items()} == {"light": "light", "dark": "dark"}
