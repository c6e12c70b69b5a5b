"""The patients page: counts that can be typed, totals, the average mix, clearing, the reference date."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner import edits
from planner.explain import Figure
from planner.list_edit import clear_change, mix_change
from planner.plan import Plan
from planner.terms import AGE_BANDS
from tests.support.contexts import context
from tests.support.tables import cell, shown_page, text, type_into
from ui.charts.choice import ChartChoice
from ui.context import Context
from ui.models.patients import PATIENTS_TABLE, list_rows
from ui.models.record_model import RecordTableModel
from ui.pages.patients import PatientsPage
from ui.widgets.table import RecordTable


def _page(qtbot: QtBot, shared: Context) -> PatientsPage:
    page = PatientsPage(shared)
    shown_page(qtbot, page)
    return page


def _table(page: PatientsPage) -> RecordTable:
    return page.findChild(RecordTable)


def _row(page: PatientsPage, number: int) -> list[str]:
    return [text(_table(page), number, column.key) for column in PATIENTS_TABLE.columns]


def _button(page: PatientsPage, name: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text().replace("&", "").startswith(name))


def _mixed() -> Context:
    return context(mix_change(Plan(), 1000).plan)


def test_bands_total_and_shares(qtbot: QtBot) -> None:
    page = _page(qtbot, _mixed())
    assert _row(page, 2) == ["18-44 years", "335", "0", "0", "0", "335", "33.5%", "33.6%"]
    assert _row(page, len(AGE_BANDS)) == ["All ages", "1,000", "0", "0", "0", "1,000", "100%", "100%"]


def test_a_typed_count_changes_plan_totals_and_note(qtbot: QtBot) -> None:
    shared = _mixed()
    page = _page(qtbot, shared)
    assert any("Not split" in label.text() for label in page.findChildren(QLabel))

    type_into(qtbot, _table(page), cell(_table(page), 0, "medical"), "53")

    assert shared.document.plan.patients.counts["0-4"]["medical"] == 53
    assert _row(page, 0)[5] == "100"
    assert _row(page, len(AGE_BANDS))[5] == "1,053"
    assert not any("Not split" in label.text() for label in page.findChildren(QLabel))


def test_the_total_row_cannot_be_typed_in_and_explains_itself(qtbot: QtBot) -> None:
    page = _page(qtbot, _mixed())
    table = _table(page)
    for column in range(1, 8):
        assert not table.records.flags(table.records.index(len(AGE_BANDS), column)) & Qt.ItemFlag.ItemIsEditable
    table.go_to("total", 5)
    with qtbot.waitSignal(page.why) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert str(asked.args[0]) == "practice/patients"


def test_start_from_a_total(qtbot: QtBot) -> None:
    shared = context(Plan())
    page = _page(qtbot, shared)
    _button(page, "Start from a total").click()
    dialog = page.findChild(QInputDialog)
    dialog.setIntValue(2095)
    dialog.accept()

    assert shared.document.results.patients == 2095
    assert shared.document.plan.patients.origin == "mix"
    assert any(label.text() == "average mix of 2022" for label in page.findChildren(QLabel))


def test_clear_and_undo(qtbot: QtBot) -> None:
    shared = _mixed()
    page = _page(qtbot, shared)
    _button(page, "Clear").click()
    assert shared.document.results.patients == 0
    assert not _button(page, "Clear").isEnabled()
    shared.document.undo()
    assert shared.document.results.patients == 1000
    assert _button(page, "Clear").isEnabled()


@pytest.mark.parametrize(("language", "shown"), [("nl", "01-09-2026"), ("en", "1 Sep 2026")])
def test_the_reference_date_is_typed_and_shown(qtbot: QtBot, language: str, shown: str) -> None:
    shared = context(mix_change(Plan(), 1000).plan, language)
    page = _page(qtbot, shared)
    field = next(e for e in page.findChildren(QLineEdit) if e.placeholderText())

    qtbot.keyClicks(field, "1-9-2026")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert shared.document.plan.patients.as_of == date(2026, 9, 1)
    assert field.text() == shown
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shared.document.plan.patients.as_of is None


def test_a_date_that_is_none_is_refused_and_the_old_one_stays(qtbot: QtBot) -> None:
    page = _page(qtbot, _mixed())
    field = next(e for e in page.findChildren(QLineEdit) if e.placeholderText())
    qtbot.keyClicks(field, "tomorrow")
    with qtbot.waitSignal(page.refused):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""


def test_the_model_keeps_to_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    shared = _mixed()
    model = RecordTableModel(shared, PATIENTS_TABLE)
    model.show_rows(list_rows(shared.document.plan.patients), shared.document.results)
    qtmodeltester.check(model)


def test_the_ages_are_compared_with_the_average(qtbot: QtBot) -> None:
    shared = _mixed()
    page = _page(qtbot, shared)
    charts = page.findChild(ChartChoice)
    told = charts.chart.accessibleDescription()
    assert "18-44 years, This list: 34%" in told
    assert "18-44 years, Average list of 2022: 34%" in told

    shared.document.apply(clear_change(shared.document.plan))
    assert charts.chart.accessibleDescription() == "There are no patients yet."


def test_contacts_per_age_band_follow_the_activities(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    charts = page.findChild(ChartChoice)
    charts.box.setCurrentIndex(1)
    charts.box.activated.emit(1)
    assert charts.chart.accessibleName() == "Contacts per age band"
    before = charts.chart.accessibleDescription()

    shared.document.apply(edits.remove_activities(shared.document.plan, ["consult_short"]))

    assert charts.chart.accessibleDescription() != before


def test_a_bar_of_the_ages_is_explained(qtbot: QtBot) -> None:
    page = _page(qtbot, _mixed())
    charts = page.findChild(ChartChoice)
    charts.chart.step_to(0)
    with qtbot.waitSignal(page.why) as asked:
        qtbot.keyClick(charts.chart, Qt.Key.Key_Return)
    assert asked.args == [Figure("practice", "", "patients")]
