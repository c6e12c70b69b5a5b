"""The map of a year: what its cells say, where they lie, how keys and mouse go through them, and on the Overview."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QMouseEvent
from pytestqt.qtbot import QtBot

from planner import names
from planner.calculation import calculate
from planner.language import Translator
from planner.plan import Absence, Plan
from planner.year import edits, load
from planner.year.capacity import Year, year_of
from tests.support.contexts import context, example
from tests.support.years import bare
from ui.charts.balance import balance_drawing
from ui.charts.drawing import Drawing
from ui.charts.heat_map import HeatMap
from ui.charts.inks import CLOSED, FREE, OVER, TIGHT, VACANT, Ink
from ui.charts.layout import lay_out
from ui.charts.pictures import svg
from ui.charts.season import season_drawing
from ui.charts.year_map import map_drawing
from ui.pages.overview import OverviewPage
from ui.theme import DARK, LIGHT, Theme

_YEAR = date.today().year + 1
_EN, _NL = Translator("en"), Translator("nl")


def _monday(week: int) -> date:
    return date.fromisocalendar(_YEAR, week, 1)


def _plan() -> Plan:
    """The overloaded practice with a year: GPs away in week 30, the practice closed in week 31."""
    plan = edits.set_year(bare(example()), _YEAR).plan
    gps = [member.id for member in plan.staff if member.role == "gp"]
    away = [Absence(id=f"x{who}", member=who, first=_monday(30), last=_monday(31) - timedelta(days=1)) for who in gps]
    closed = Absence(id="shut", kind="other", first=_monday(31), last=_monday(32) - timedelta(days=1))
    return edits.add(plan, [*away, closed]).plan


def _year() -> Year:
    return year_of(calculate(_plan()), _YEAR)


def _drawing(say: Translator = _EN) -> Drawing:
    year = _year()
    return map_drawing(year, load.working_roles(year), say)


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(LIGHT.font("caption"))


def _map(qtbot: QtBot, width: int = 1000) -> HeatMap:
    made = HeatMap(context(_plan()))
    qtbot.addWidget(made)
    made.show_drawing(_drawing())
    made.resize(width, made.heightForWidth(width))
    made.show()
    return made


def test_a_cell_for_every_week_and_function() -> None:
    drawing, year = _drawing(), _year()

    assert [row.label for row in drawing.rows][:1] == ["GP"]
    assert drawing.heads == tuple(str(week.number) for week in year.weeks)
    assert all(len(row.pieces) == len(row.cells) == len(year.weeks) for row in drawing.rows)
    assert len(drawing.columns) == len(year.weeks) + 1


def test_states_are_told_by_ink_mark_and_words() -> None:
    drawing = _drawing()
    gp = drawing.rows[0].pieces

    assert drawing.series[gp[0].series].ink is OVER
    assert drawing.series[gp[0].series].mark == "■"
    assert drawing.series[gp[29].series].ink is VACANT
    assert "nobody there for" in gp[29].spoken
    assert drawing.series[gp[30].series].ink is CLOSED
    assert gp[30].spoken.startswith("GP, week 31 from ")
    assert "the practice is closed" in gp[30].spoken
    assert drawing.rows[0].cells[30] == ""


def test_the_summary_names_the_worst_week() -> None:
    year = _year()
    gp = year.roles["gp"]
    over = [n for n, use in enumerate(gp.utilisation) if (use is None or use >= 1) and n != 30]
    worst = max(over, key=lambda n: gp.demand[n] - gp.capacity[n])
    assert worst == 29
    assert f"GP: {len(over)} weeks are overloaded, most of all week 30 with " in _drawing().summary


def test_dutch_map_is_whole() -> None:
    assert "Huisarts" in _drawing(_NL).rows[0].label


@pytest.mark.parametrize("width", [380, 700, 1000, 1900])
def test_cells_lie_beside_each_other_and_nothing_is_cut(qtbot: QtBot, width: int) -> None:
    drawing = _drawing()
    layout = lay_out(drawing, _EN, _metrics(), width)
    whole = layout.size

    assert all(box.left() >= 0 and box.right() <= width for box in layout.pieces)
    assert all(text.box.bottom() <= whole.height() and text.box.right() <= width + 1 for text in layout.texts)
    first = layout.pieces[: len(drawing.heads)]
    assert all(one.right() <= other.left() for one, other in pairwise(first))
    assert len({round(box.top(), 3) for box in first}) == 1


def test_numbers_where_there_is_room_else_marks_else_stripes(qtbot: QtBot) -> None:
    drawing = _drawing()
    number = drawing.rows[0].pieces[0].text
    wide, usual, narrow = (lay_out(drawing, _EN, _metrics(), width) for width in (2200, 1000, 380))

    assert number in [text.text for text in wide.texts]
    assert "■" in [text.text for text in usual.texts]
    assert number not in [text.text for text in usual.texts]
    assert "■" not in [text.text for text in narrow.texts]
    over = sum(drawing.series[piece.series].ink is OVER for _, piece in drawing.pieces)
    near = sum(drawing.series[piece.series].ink is TIGHT for _, piece in drawing.pieces)
    assert sum(stroke.kind == "joint" for stroke in narrow.strokes) == over + near


def test_arrow_keys_keep_the_week_and_return_opens_it(qtbot: QtBot) -> None:
    shown = _map(qtbot)
    opened: list[tuple[int, int]] = []
    shown.opened.connect(lambda row, column: opened.append((row, column)))
    shown.go_to(0, 29)

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
        qtbot.keyClick(shown, key)
    assert shown.at == (1, 29)
    assert ", week 30 from " in shown.words
    qtbot.keyClick(shown, Qt.Key.Key_Up)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert opened == [(0, 29)]


def _click(shown: HeatMap, number: int, kind: QEvent.Type) -> None:
    place = shown.layout_now().pieces[number].center()
    button = Qt.MouseButton.LeftButton
    everywhere = QPointF(shown.mapToGlobal(place.toPoint()))
    event = QMouseEvent(kind, place, everywhere, button, button, Qt.KeyboardModifier.NoModifier)
    handler = shown.mousePressEvent if kind is QEvent.Type.MouseButtonPress else shown.mouseDoubleClickEvent
    handler(event)


def test_a_click_chooses_and_a_double_click_opens(qtbot: QtBot) -> None:
    shown = _map(qtbot)
    moved: list[tuple[int, int]] = []
    opened: list[tuple[int, int]] = []
    shown.moved.connect(lambda row, column: moved.append((row, column)))
    shown.opened.connect(lambda row, column: opened.append((row, column)))

    _click(shown, 5, QEvent.Type.MouseButtonPress)
    assert (moved, opened) == ([(0, 5)], [])
    _click(shown, 5, QEvent.Type.MouseButtonDblClick)
    assert opened == [(0, 5)]


def test_a_chart_that_is_no_map_has_no_cells(qtbot: QtBot) -> None:
    shown = _map(qtbot)
    shown.show_drawing(balance_drawing(calculate(example()), _EN))
    qtbot.keyClick(shown, Qt.Key.Key_Home)
    assert shown.words
    assert shown.at is None


def test_the_cell_stays_current_when_numbers_change(qtbot: QtBot) -> None:
    shown = _map(qtbot)
    shown.go_to(1, 40)
    plan = edits.set_season_week(_plan(), 41, 3.0).plan
    year = year_of(calculate(plan), _YEAR)
    shown.show_drawing(map_drawing(year, load.working_roles(year), _EN))
    assert shown.at == (1, 40)


@pytest.mark.parametrize("look", [LIGHT, DARK])
@pytest.mark.parametrize("ink", [FREE, TIGHT, OVER, VACANT, CLOSED])
def test_text_can_be_read_on_every_cell(ink: Ink, look: Theme) -> None:
    def light(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    def luminance(colour: object) -> float:
        red, green, blue = (light(part) for part in colour.getRgbF()[:3])  # type: ignore[attr-defined]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(ink.colour(look)), luminance(look.text)), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_bars_that_stand_grow_with_their_values(qtbot: QtBot) -> None:
    year = _year()
    factors = tuple(1 + place / 100 for place in range(len(year.weeks)))
    drawing = season_drawing(names.ROLES["gp"], year.weeks, ((names.ROLES["gp"], factors),), _EN)
    layout = lay_out(drawing, _EN, _metrics(), 700, 300)
    heights = [box.height() for box in layout.pieces]

    assert heights == sorted(heights)
    assert heights[-1] / heights[0] == pytest.approx(factors[-1])
    assert len({round(box.bottom(), 3) for box in layout.pieces}) == 1
    assert layout.size.height() == pytest.approx(300)
    assert all(text.box.right() <= 700 and text.box.bottom() <= 300 for text in layout.texts)


def test_a_map_leaves_as_a_picture(qtbot: QtBot) -> None:
    content = svg(_drawing(), _EN, 900).decode()
    assert "Utilisation per week of" in content
    assert "GP" in content


def test_overview_has_the_map_where_a_year_is_planned(qtbot: QtBot) -> None:
    shared = context(_plan())
    page = OverviewPage(shared)
    qtbot.addWidget(page)
    page.resize(1080, 600)
    page.show()
    asked: list[str] = []
    page.wants_page.connect(asked.append)
    shown = page.findChild(HeatMap)

    assert shown.drawing is not None
    assert shown.drawing.form == "map"
    shown.go_to(0, 29)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked == ["week"]
    assert shared.shown.monday == _monday(30)


def test_overview_has_no_map_without_a_year(qtbot: QtBot) -> None:
    page = OverviewPage(context(bare(example())))
    qtbot.addWidget(page)
    page.show()
    shown = page.findChild(HeatMap)
    assert shown.drawing is not None
    assert shown.drawing.form == "bars"
