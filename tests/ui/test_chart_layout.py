"""Nothing in a chart is cut off or lies over something else, at every width, in both languages."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.language import Translator
from planner.texts import Unit
from tests.support.charts import DRAWINGS, drawing
from ui.charts.axis import nice_step
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import LESS, MORE
from ui.charts.layout import Layout, lay_out
from ui.charts.painter import slanted
from ui.theme import LIGHT

_WIDTHS = (248, 320, 400, 460, 600, 900)


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(LIGHT.font("caption"))


def _nothing_is_cut(layout: Layout, width: float) -> None:
    whole = QRectF(0, 0, width, layout.size.height())
    for text in layout.texts:
        assert whole.contains(text.box), text.text
        needed = _metrics().boundingRect(QRectF(text.box), text.flags, text.text)
        assert needed.width() <= text.box.width() + 1, text.text
        assert needed.height() <= text.box.height() + 1, text.text
    for piece in layout.pieces:
        assert whole.contains(piece)


def _nothing_overlaps(layout: Layout) -> None:
    drawn = [(text.text, _metrics().boundingRect(QRectF(text.box), text.flags, text.text)) for text in layout.texts]
    for (one, first), (other, second) in combinations(drawn, 2):
        shared = first.intersected(second)
        assert shared.width() <= 1 or shared.height() <= 2, (one, other)
    for text, box in drawn:
        for piece in layout.pieces:
            shared = box.intersected(piece)
            assert shared.width() <= 1 or shared.height() <= 2, text


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_every_chart_fits_every_width(qtbot: QtBot, name: str, language: str) -> None:
    for width in _WIDTHS:
        layout = lay_out(drawing(name, language), Translator(language), _metrics(), width)
        _nothing_is_cut(layout, width)
        _nothing_overlaps(layout)


@pytest.mark.parametrize("name", DRAWINGS)
def test_lines_do_not_cross_labels(qtbot: QtBot, name: str) -> None:
    shown = drawing(name)
    labels = {row.label for row in shown.rows}
    for width in _WIDTHS:
        layout = lay_out(shown, Translator("en"), _metrics(), width)
        boxes = [_metrics().boundingRect(t.box, t.flags, t.text) for t in layout.texts if t.text in labels]
        for stroke in layout.strokes:
            line = QRectF(stroke.line.x1() - 0.1, stroke.line.y1(), 0.2, stroke.line.dy())
            assert not any(box.adjusted(0, 1, 0, -1).intersects(line) for box in boxes)


_words = st.text("abcdefgh ijkl", min_size=1, max_size=60).map(str.strip).filter(bool)
_amounts = st.floats(-2_000, 20_000, allow_nan=False).map(lambda value: round(value, 2))


@st.composite
def _drawings(draw: st.DrawFn) -> Drawing:
    rows = []
    for _ in range(draw(st.integers(1, 5))):
        end = draw(_amounts)
        text, side = f"{end:,.1f}", "left" if end < 0 else "right"
        rows.append(Row(draw(_words), (Piece(int(end < 0), 0.0, end, text, text, side),), ()))
    series = (Series("More", MORE), Series("Less", LESS))
    return Drawing("Title", "", draw(_words), Unit.HOURS, (), series, tuple(rows))


@settings(max_examples=40)
@given(_drawings(), st.sampled_from(_WIDTHS))
def test_any_numbers_and_labels_fit(qapp: QApplication, shown: Drawing, width: int) -> None:
    layout = lay_out(shown, Translator("nl"), _metrics(), width)
    longest = max(_metrics().horizontalAdvance(word) for row in shown.rows for word in row.label.split())
    if longest < width - 40:
        _nothing_is_cut(layout, width)


def test_bars_are_as_long_as_their_numbers(qtbot: QtBot) -> None:
    shown = drawing("balance")
    layout = lay_out(shown, Translator("en"), _metrics(), 600)
    lengths = [
        (piece.end - piece.start, box.width()) for (_, piece), box in zip(shown.pieces, layout.pieces, strict=True)
    ]
    longest = max(lengths)
    for value, length in lengths:
        assert length == pytest.approx(max(1.0, longest[1] * value / longest[0]), abs=0.01)


def test_more_height_spreads_the_rows(qtbot: QtBot) -> None:
    shown, say = drawing("balance"), Translator("en")
    least = lay_out(shown, say, _metrics(), 600)
    more = lay_out(shown, say, _metrics(), 600, least.size.height() + 40)
    assert more.size.height() == least.size.height() + 40
    assert more.bands[-1].bottom() == pytest.approx(least.bands[-1].bottom() + 40)


@given(st.floats(2, 400), st.floats(2, 30), st.sampled_from((1, -1)))
def test_hatching_stays_inside(width: float, height: float, slope: int) -> None:
    box = QRectF(10, 20, width, height)
    around = box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6)
    for line in slanted(box, slope):
        assert around.contains(line.p1())
        assert around.contains(line.p2())
        assert abs(line.dx()) == pytest.approx(abs(line.dy()), abs=1e-6)


@given(st.floats(1e-6, 1e9), st.integers(1, 12))
def test_axis_marks_are_round_and_few(largest: float, most: int) -> None:
    step = nice_step(largest, most)
    assert largest / step <= most + 1e-6
    mantissa = float(f"{step:e}".split("e")[0])
    assert mantissa in (1, 2, 2.5, 5)
