"""Painted bars: what they draw, where, and the marks on their axis."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.plan import Practice
from planner.texts import T
from tests.support.contexts import context
from ui.theme import LIGHT
from ui.widgets.bars import PairBars, PairRow, demand_style, nice_step
from ui.widgets.card import LimitBar


def _pixels(widget: QWidget, colour: QColor) -> int:
    image: QImage = widget.grab().toImage()
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def bars(qtbot: QtBot) -> PairBars:
    shared = context()
    made = PairBars(shared, demand_style(shared), T("Demand against capacity"))
    qtbot.addWidget(made)
    made.resize(420, 160)
    return made


def test_the_short_part_is_drawn_apart(bars: PairBars) -> None:
    bars.show_rows([PairRow("GP", 40, 40), PairRow("Nurse", 10, 30)])
    without = _pixels(bars, LIGHT.short)
    bars.show_rows([PairRow("GP", 60, 40), PairRow("Nurse", 10, 30)])
    assert _pixels(bars, LIGHT.short) > without + 50


def test_the_bars_are_as_long_as_their_numbers(bars: PairBars) -> None:
    bars.show_rows([PairRow("GP", 20, 40)])
    demand, capacity = _pixels(bars, LIGHT.demand), _pixels(bars, LIGHT.capacity)
    legend = 100
    assert (capacity - legend) / (demand - legend) == pytest.approx(2, rel=0.05)


def test_nothing_at_all_can_be_drawn(bars: PairBars) -> None:
    bars.show_rows([PairRow("GP", 0, 0)])
    assert not bars.grab().isNull()
    bars.show_rows([])
    assert not bars.grab().isNull()


@given(st.floats(1e-6, 1e9), st.integers(1, 12))
def test_axis_marks_are_round_and_few(largest: float, most: int) -> None:
    step = nice_step(largest, most)
    assert largest / step <= most + 1e-6
    mantissa = float(f"{step:e}".split("e")[0])
    assert mantissa in (1, 2, 2.5, 5)


def test_the_level_grows_with_utilisation_and_stops_at_its_end(qtbot: QtBot) -> None:
    bar = LimitBar(context())
    qtbot.addWidget(bar)
    bar.resize(300, 14)
    lengths = []
    for level in (0.25, 0.5, 1.5, 3.0):
        bar.show_level(level, Practice(), LIGHT.over)
        lengths.append(_pixels(bar, LIGHT.over))
    assert lengths[0] < lengths[1] < lengths[2]
    assert lengths[3] <= lengths[2]
