"""Charts on screen: pointing, keys, words, the table behind, and pictures that leave the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QImage, QMouseEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.errors import DagdeelError
from planner.explain import parse
from planner.language import Translator
from planner.plan import Plan
from tests.support.charts import DRAWINGS, drawing
from tests.support.contexts import context, example
from ui.charts import chart as chart_module
from ui.charts import inks, pictures
from ui.charts.balance import balance_drawing
from ui.charts.chart import Chart
from ui.charts.drawing import Drawing
from ui.charts.frame import ChartFrame
from ui.charts.inks import Ink
from ui.charts.work import work_drawing
from ui.context import Context
from ui.theme import DARK, LIGHT, Theme

_INKS = [inks.DEMAND, inks.CAPACITY, inks.SHORT, inks.TOTAL, inks.LESS, inks.MORE, inks.REST, inks.AVERAGE, *inks.PARTS]


def _chart(qtbot: QtBot, name: str = "balance", width: int = 600) -> Chart:
    made = Chart(context())
    qtbot.addWidget(made)
    made.show_drawing(drawing(name))
    made.resize(width, made.heightForWidth(width))
    made.show()
    return made


def _frame(qtbot: QtBot, name: str = "balance", answer: str = "") -> ChartFrame:
    shared = context()

    def ask(_parent: QWidget, _title: str, _proposed: str, _kinds: str) -> str:
        return answer

    made = ChartFrame(shared, Chart(shared), ask)
    qtbot.addWidget(made)
    made.show_drawing(drawing(name))
    made.resize(600, 360)
    made.show()
    return made


def _point(shown: Chart, number: int) -> None:
    place = shown.layout_now().pieces[number].center()
    everywhere = QPointF(shown.mapToGlobal(place.toPoint()))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, everywhere, none, none, Qt.KeyboardModifier.NoModifier)
    shown.mouseMoveEvent(event)


@pytest.mark.parametrize("name", DRAWINGS)
def test_name_and_description_say_the_main_numbers(qtbot: QtBot, name: str) -> None:
    shown = _chart(qtbot, name)
    known = drawing(name)
    assert shown.accessibleName() == known.title
    numbers = {row.cells[-1] for row in known.rows} if name != "tornado" else {"132.0%", "140.6%"}
    told = shown.accessibleDescription()
    if name in ("tornado", "work", "sum"):
        assert all(number in told for number in numbers)
    assert any(sign.isdigit() for sign in told)
    assert told.endswith(".")


def test_description_of_the_balance_has_every_role(qtbot: QtBot) -> None:
    told = _chart(qtbot).accessibleDescription()
    gp = calculate(example()).roles["gp"]
    assert f"GP: Needed {gp.demand_hours:.1f}, Available {gp.capacity_hours:.1f}: " in told
    assert "Medical assistant: Needed" in told


def test_arrow_keys_step_through_the_values_and_say_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    class Heard:
        @staticmethod
        def updateAccessibility(event: object) -> None:
            said.append(event.message())  # type: ignore[attr-defined]

    monkeypatch.setattr(chart_module, "QAccessible", Heard)
    shown = _chart(qtbot)
    words = [piece.spoken for _, piece in drawing("balance").pieces]

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(shown, key)
    qtbot.keyClick(shown, Qt.Key.Key_Left)

    assert said == [words[0], words[1], words[3], words[0], words[-1], words[0], words[0]]
    assert shown.words == words[0]


def test_return_explains_the_value_and_escape_lets_go(qtbot: QtBot) -> None:
    shown = _chart(qtbot)
    asked: list[object] = []
    shown.why.connect(asked.append)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert asked == [parse("role/gp/demand_hours")]
    assert shown.words == ""


def test_a_click_explains_the_bar(qtbot: QtBot) -> None:
    shown = _chart(qtbot)
    with qtbot.waitSignal(shown.why) as asked:
        place = shown.layout_now().pieces[2].center().toPoint()
        qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [parse("role/gp/capacity_hours")]


def test_pointing_reads_the_value(qtbot: QtBot) -> None:
    shown = _chart(qtbot)
    read: list[str] = []
    shown.read.connect(read.append)
    _point(shown, 0)
    assert shown.cursor().shape() is Qt.CursorShape.PointingHandCursor
    shown.leaveEvent(QEvent(QEvent.Type.Leave))
    assert read == [drawing("balance").pieces[0][1].spoken, ""]
    assert shown.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_pointer_at_rest_gets_a_tooltip(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    tips: list[str] = []

    class Tips:
        @staticmethod
        def showText(_place: QPoint, text: str, *_rest: object) -> None:
            tips.append(text)

        @staticmethod
        def hideText() -> None:
            tips.append("")

    monkeypatch.setattr(chart_module, "QToolTip", Tips)
    shown = _chart(qtbot)
    for place in (shown.layout_now().pieces[0].center().toPoint(), QPoint(1, 1)):
        shown.event(QHelpEvent(QEvent.Type.ToolTip, place, shown.mapToGlobal(place)))
    assert tips == [drawing("balance").pieces[0][1].spoken, ""]


def test_thin_bars_can_be_pointed_at(qtbot: QtBot) -> None:
    """In a stack every part can be read, also those a pixel wide."""
    shown = _chart(qtbot, "ages", 900)
    for number, (_, piece) in enumerate(drawing("ages").pieces):
        _point(shown, number)
        assert shown.words == piece.spoken


def test_the_current_value_stays_when_numbers_change(qtbot: QtBot) -> None:
    shown = _chart(qtbot)
    shown.step_to(3)
    changed = edits.set_delivery(example(), "diabetes_check", "poh_s", "minutes", 25).plan
    shown.show_drawing(balance_drawing(calculate(changed), Translator("en")))
    assert shown.words == shown.drawing.pieces[3][1].spoken  # type: ignore[union-attr]
    assert shown.words != drawing("balance").pieces[3][1].spoken


def test_without_data_a_sentence_says_what_is_missing(qtbot: QtBot) -> None:
    nothing = calculate(Plan())
    shown = Chart(context())
    qtbot.addWidget(shown)
    shown.show_drawing(balance_drawing(nothing, Translator("en")))
    shown.show()
    shown.grab()
    assert shown.accessibleDescription() == "There is no work and nobody in the team yet."
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.words == ""


def test_shares_of_the_work_add_up(qtbot: QtBot) -> None:
    known = work_drawing(calculate(example()), "gp", Translator("en"))
    assert sum(row.pieces[0].end for row in known.rows) == pytest.approx(1)
    lengths = [row.pieces[0].end for row in known.rows[:-1]]
    assert lengths == sorted(lengths, reverse=True)
    assert known.rows[-1].label == "12 others"


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_table_has_the_numbers_of_the_chart(qtbot: QtBot, name: str) -> None:
    frame = _frame(qtbot, name)
    known = drawing(name)
    frame.as_table.setChecked(True)
    table = frame.table
    assert table.isVisible()
    assert not frame.chart.isVisible()
    shown = [[table.item(r, c).text() for c in range(table.columnCount())] for r in range(table.rowCount())]
    assert shown == [[row.label, *row.cells] for row in known.rows]
    assert len(known.columns) == table.columnCount()
    written = {piece.text for _, piece in known.pieces if piece.text}
    told = {cell for row in known.rows for cell in row.cells}
    assert written <= told
    frame.as_table.setChecked(False)
    assert frame.chart.isVisible()


def test_table_follows_the_numbers(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    frame.as_table.setChecked(True)
    before = frame.table.item(1, 1).text()
    changed = edits.set_delivery(example(), "diabetes_check", "poh_s", "minutes", 25).plan
    frame.show_drawing(balance_drawing(calculate(changed), Translator("en")))
    assert frame.table.item(1, 1).text() != before


def test_copying_the_table(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    frame.as_table.setChecked(True)
    qtbot.keyClick(frame.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == list(drawing("balance").columns)
    assert len(lines) == len(drawing("balance").rows) + 1


def test_copying_the_picture(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    qtbot.keyClick(frame.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert bytes(data.data("image/svg+xml").data()).startswith(b"<?xml")


@pytest.mark.parametrize("given", ["chart", "chart.png"])
def test_saving_as_png(qtbot: QtBot, tmp_path: Path, given: str) -> None:
    frame = _frame(qtbot, answer=str(tmp_path / given))
    frame.save_png.trigger()
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 640 * 3
    assert image.pixelColor(2, 2) == LIGHT.surface


def test_saving_as_svg(qtbot: QtBot, tmp_path: Path) -> None:
    frame = _frame(qtbot, "ages", str(tmp_path / "chart.svg"))
    frame.save_svg.trigger()
    content = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(QByteArray(content.encode())).isValid()
    assert "<title>Contacts per age band</title>" in content
    assert "<image" not in content
    for row in drawing("ages").rows:
        assert row.label in content


def test_not_choosing_a_place_saves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    frame = _frame(qtbot)
    refused: list[object] = []
    frame.refused.connect(refused.append)
    frame.save_png.trigger()
    assert not refused
    assert not list(tmp_path.iterdir())


def test_a_picture_that_cannot_be_saved_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    frame = _frame(qtbot, answer=str(tmp_path / "gone" / "chart.png"))
    with qtbot.waitSignal(frame.refused) as told:
        frame.save_png.trigger()
    error = told.args[0]
    assert isinstance(error, DagdeelError)
    assert "'chart.png' could not be saved" in Translator("en")(error.message)


def test_the_value_that_is_read_stands_below_the_chart(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    frame.chart.step_to(0)
    assert frame.value.text() == drawing("balance").pieces[0][1].spoken
    qtbot.keyClick(frame.chart, Qt.Key.Key_Escape)
    assert frame.value.text().startswith("Point at a bar")


def test_a_low_frame_leaves_its_room_to_the_bars(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    assert frame.value.isVisible()
    frame.resize(600, 200)
    assert not frame.value.isVisible()
    frame.resize(600, 360)
    assert frame.value.isVisible()


def test_folding_leaves_what_leads(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    frame.fold(True)
    assert not frame.chart.isVisible()
    assert not any(button.isVisible() for button in frame.findChildren(QToolButton))
    assert frame.natural_height(600) < 60
    frame.fold(False)
    assert frame.chart.isVisible()
    assert frame.natural_height(600) > frame.chart.heightForWidth(600)


def test_every_control_has_a_name(qtbot: QtBot) -> None:
    frame = _frame(qtbot)
    assert all(b.accessibleName() and b.toolTip() for b in frame.findChildren(QToolButton) if b.isVisible())
    frame.as_table.setChecked(True)
    assert frame.table.accessibleName() == frame.chart.accessibleName() == drawing("balance").title


def test_the_keyboard_brings_a_value_into_view(qtbot: QtBot) -> None:
    frame = _frame(qtbot, "work")
    frame.resize(600, 220)
    qtbot.wait(1)
    frame.chart.setFocus()
    qtbot.keyClick(frame.chart, Qt.Key.Key_End)
    seen = frame.chart.visibleRegion().boundingRect()
    assert seen.contains(frame.chart.current_area().center())


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", _INKS)
def test_bars_stand_out_from_the_ground(ink: Ink, look: Theme) -> None:
    """Graphics need 3 : 1 (WCAG 1.4.11): the edge of every bar has it, whatever its fill."""
    for ground in (look.surface, look.window):
        assert _contrast(ink.edge(look), ground) >= 3


def test_inks_are_those_of_the_theme() -> None:
    for look in (LIGHT, DARK):
        assert inks.DEMAND.colour(look) == look.demand
        assert inks.CAPACITY.colour(look) == look.capacity
        assert inks.SHORT.colour(look) == look.short


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_two_series_have_the_same_pattern(name: str) -> None:
    known = drawing(name)
    used = sorted({piece.series for _, piece in known.pieces})
    patterns = [known.series[number].ink.pattern for number in used if known.series[number].name]
    plain = patterns.count("plain")
    assert len(patterns) - plain == len({p for p in patterns if p != "plain"})
    assert plain <= 2


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", DRAWINGS)
def test_charts_paint_in_both_looks(qtbot: QtBot, name: str, look: Theme) -> None:
    shared = context()
    shown = Chart(Context(shared.document, shared.say, look))
    qtbot.addWidget(shown)
    shown.show_drawing(drawing(name))
    shown.resize(500, shown.heightForWidth(500))
    image = shown.grab().toImage()
    first = shown.layout_now().pieces[0]
    ink = drawing(name).series[drawing(name).pieces[0][1].series].ink
    colours = {
        image.pixelColor(round(first.left()) + x, round(first.top()) + y).name()
        for x in range(2, 12)
        for y in range(2, 9)
    }
    assert ink.colour(look).name() in colours


def test_a_picture_looks_the_same_whatever_the_theme(qtbot: QtBot) -> None:
    known: Drawing = drawing("balance")
    image = pictures.image(known, Translator("en"), 640)
    assert image.pixelColor(image.width() - 2, image.height() - 2) == LIGHT.surface
