"""The 'why?' panel: it explains, drills, returns, and follows the document."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner import edits
from planner.errors import DagdeelError
from planner.explain import Figure, explain, parse
from planner.plan import find
from planner.texts import T
from tests.support.contexts import context
from ui.charts.chart import Chart
from ui.charts.frame import ChartFrame
from ui.context import Context
from ui.why_panel import WhyPanel
from ui.widgets.sources import SourceText
from ui.widgets.why_lines import WhyModel

UTILISATION = parse("role/gp/utilisation")


def _panel(qtbot: QtBot, shared: Context, figure: Figure | None = UTILISATION) -> WhyPanel:
    panel = WhyPanel(shared)
    qtbot.addWidget(panel)
    panel.resize(340, 600)
    panel.show()
    if figure:
        panel.show_figure(figure)
    return panel


def _texts(panel: WhyPanel) -> str:
    """Everything the panel says: its labels and its lines."""
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    model = _lines(panel).model()
    rows = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    return "\n".join(labels + rows)


def _lines(panel: WhyPanel) -> QListView:
    return panel.findChild(QListView)


def _press(qtbot: QtBot, panel: WhyPanel, key: Qt.Key) -> None:
    qtbot.keyClick(_lines(panel), key)


def test_it_shows_label_number_formula_and_steps(qtbot: QtBot) -> None:
    shared = context()
    said = _texts(_panel(qtbot, shared))

    balance = shared.document.results.roles["gp"]
    assert "Utilisation" in said
    assert f"{balance.utilisation:.0%}" in said
    assert "hours needed ÷ hours available" in said
    assert f"Hours needed: {balance.demand_hours:.1f} h" in said
    assert f"divided by Hours available: {balance.capacity_hours:.1f} h" in said


def test_return_drills_and_backspace_returns_to_the_same_line(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context())
    _lines(panel).setCurrentIndex(_lines(panel).model().index(1, 0))

    _press(qtbot, panel, Qt.Key.Key_Return)
    assert panel.figure == parse("role/gp/capacity_hours")
    panel.back()

    assert panel.figure == UTILISATION
    assert _lines(panel).currentIndex().row() == 1


def test_a_click_drills_down_to_a_source(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context())
    for wanted in ("Hours needed", "Short consult"):
        model = _lines(panel).model()
        row = next(row for row in range(model.rowCount()) if wanted in model.index(row, 0).data())
        qtbot.mouseClick(
            _lines(panel).viewport(),
            Qt.MouseButton.LeftButton,
            pos=_lines(panel).visualRect(model.index(row, 0)).center(),
        )

    said = _texts(panel)
    assert panel.figure == parse("activity/consult_short/hours/gp")
    assert "assumption" in said or "norm" in said


def test_the_way_back_leads_to_any_step(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context())
    _press(qtbot, panel, Qt.Key.Key_Down)
    for _ in range(3):
        _press(qtbot, panel, Qt.Key.Key_Return)
    way = next(label for label in panel.findChildren(QLabel) if "href" in label.text())

    way.linkActivated.emit("0")

    assert panel.figure == UTILISATION


def test_it_follows_an_edit(qtbot: QtBot) -> None:
    shared = context()
    panel = _panel(qtbot, shared, parse("activity/consult_short/hours/gp"))
    before = _texts(panel)

    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 15))

    after = _texts(panel)
    assert after != before
    assert "Minutes: 15 min" in after
    assert "own value" in after
    assert ": 10 min" in after, "the norm stands beside the own value"


def test_an_edit_while_it_is_hidden_shows_when_it_comes_back(qtbot: QtBot) -> None:
    shared = context()
    panel = _panel(qtbot, shared, parse("activity/consult_short/hours/gp"))
    panel.hide()
    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 17))

    panel.show()

    assert "Minutes: 17 min" in _texts(panel)


def test_a_number_that_is_gone_leaves_an_empty_state_and_undo_brings_it_back(qtbot: QtBot) -> None:
    shared = context()
    member = shared.document.plan.staff[0]
    panel = _panel(qtbot, shared, Figure("member", member.id, "net_hours"))

    shared.document.apply(edits.remove_members(shared.document.plan, [member.id]))
    assert "no longer in the plan" in _texts(panel)
    assert not _lines(panel).isVisible()

    shared.document.undo()
    assert "Hours available" in _texts(panel)
    assert _lines(panel).isVisible()


def test_before_the_first_number_it_says_what_to_do(qtbot: QtBot) -> None:
    assert "Click a number" in _texts(_panel(qtbot, context(), None))


def test_the_current_line_tells_note_and_sources_with_their_address(qtbot: QtBot) -> None:
    shared = context()
    panel = _panel(qtbot, shared, parse("role/gp/presence"))
    line = next(line for line in explain(shared.document.results, parse("role/gp/presence")).lines if line.norm.facts)
    row = explain(shared.document.results, parse("role/gp/presence")).lines.index(line)

    _lines(panel).setCurrentIndex(_lines(panel).model().index(row, 0))

    notes = panel.findChild(SourceText)
    title, address = line.norm.sources[0]
    assert notes.isVisible()
    assert line.norm.note["en"] in notes.toPlainText()
    assert title in notes.toPlainText()
    assert address in notes.toPlainText()
    notes.selectAll()
    assert address in notes.textCursor().selectedText()
    assert address in _lines(panel).model().index(row, 0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_figure_of_an_example_can_be_shown(qtbot: QtBot, language: str) -> None:
    shared = context(language=language)
    panel = _panel(qtbot, shared, None)
    for name in ("utilisation", "fte_required", "minutes_per_contact"):
        for role in shared.document.plan.roles:
            panel.show_figure(Figure("role", role.id, name))
    assert find(shared.document.plan.roles, "gp")
    assert panel.figure is not None


def test_the_model_keeps_to_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    shared = context()
    model = WhyModel(shared.say)
    model.show_breakdown(explain(shared.document.results, UTILISATION))
    qtmodeltester.check(model)
    model.show_breakdown(explain(shared.document.results, parse("role/gp/demand_hours")))
    assert model.rowCount() > 2


def _chart(panel: WhyPanel) -> Chart:
    return panel.findChild(Chart)


def _fold(panel: WhyPanel) -> QToolButton:
    return next(button for button in panel.findChildren(QToolButton) if button.text().endswith("the chart"))


def test_bars_lead_to_the_number(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context(), parse("role/gp/demand_hours"))
    assert _chart(panel).isVisible()
    assert _chart(panel).accessibleName() == "GP: Hours needed"

    panel.show_figure(parse("role/gp/utilisation"))
    assert [row.label for row in _chart(panel).drawing.rows] == ["Hours needed", "Hours available"]


def test_no_chart_where_bars_would_tell_nothing(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context(), parse("practice/continuity"))
    assert not _chart(panel).isVisible()
    assert not _fold(panel).isVisible()


def test_a_bar_leads_deeper_and_back_returns(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context())
    _chart(panel).step_to(0)
    qtbot.keyClick(_chart(panel), Qt.Key.Key_Return)
    assert panel.figure == parse("role/gp/demand_hours")
    assert any("href" in label.text() for label in panel.findChildren(QLabel))

    panel.back()
    assert panel.figure == UTILISATION


def test_the_chart_follows_an_edit(qtbot: QtBot) -> None:
    shared = context()
    panel = _panel(qtbot, shared)
    before = _chart(panel).accessibleDescription()
    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 15))
    assert _chart(panel).accessibleDescription() != before


def test_a_chart_that_is_put_away_is_not_drawn_until_it_comes_back(qtbot: QtBot) -> None:
    shared = context()
    panel = _panel(qtbot, shared)
    lines = _lines(panel).height()
    with qtbot.waitSignal(panel.chart_folded) as told:
        _fold(panel).click()
    qtbot.waitUntil(lambda: _lines(panel).height() > lines)
    before = _chart(panel).drawing
    shared.document.apply(edits.set_delivery(shared.document.plan, "consult_short", "gp", "minutes", 15))

    assert told.args == [True]
    assert not _chart(panel).isVisible()
    assert _chart(panel).drawing is before
    _fold(panel).click()
    assert _chart(panel).isVisible()
    assert _chart(panel).drawing != before


def test_the_lines_keep_room_beside_a_long_chart(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context(), parse("role/gp/demand_hours"))
    panel.resize(300, 520)
    qtbot.waitUntil(lambda: _lines(panel).height() >= 120)


def test_a_picture_that_fails_is_told(qtbot: QtBot) -> None:
    panel = _panel(qtbot, context())
    with qtbot.waitSignal(panel.refused):
        panel.findChild(ChartFrame).refused.emit(DagdeelError(T("No place")))
