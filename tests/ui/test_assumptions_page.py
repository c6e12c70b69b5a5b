"""The Assumptions page: norms in use, choosing among them, going back, and what matters most."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from planner import edits
from planner.assumptions import Assumption
from planner.explain import parse
from planner.plan import Plan
from tests.support.contexts import context, example
from ui.context import Context
from ui.models.assumption_columns import EFFECT
from ui.models.record_model import SORT_ROLE
from ui.pages.assumptions import AssumptionsPage
from ui.widgets.sources import SourceText

_MINUTES = "activity.consult_short.delivery.gp.minutes"


def _page(qtbot: QtBot, shared: Context) -> AssumptionsPage:
    page = AssumptionsPage(shared)
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    return page


def _shown(page: AssumptionsPage) -> list[Assumption]:
    model = page.norms.model()
    return [page.norms.target(model.index(row, 0)).record for row in range(model.rowCount())]


def _choose(box: QComboBox, key: str | None) -> None:
    box.setCurrentIndex([box.itemData(number) for number in range(box.count())].index(key))
    box.activated.emit(box.currentIndex())


def _own() -> Plan:
    return edits.set_delivery(example(), "consult_short", "gp", "minutes", 15).plan


def test_all_norms_the_strongest_first(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    rows = _shown(page)
    effects = [row.effect or 0.0 for row in rows]
    assert len(rows) > 150
    assert effects == sorted(effects, reverse=True)
    assert rows[0].path == "activity.consult_short.volume.per_year"


def test_choosing_own_values(qtbot: QtBot) -> None:
    page = _page(qtbot, context(_own()))
    _choose(page.part, "own")
    assert _MINUTES in {row.path for row in _shown(page)}
    assert all(row.is_own for row in _shown(page))
    assert page.part.currentText() == f"Own values ({len(_shown(page))})"


def test_choosing_assumptions_and_old_ones(qtbot: QtBot) -> None:
    page = _page(qtbot, context(_own()))
    _choose(page.part, "assumptions")
    assert {row.kind for row in _shown(page)} == {"assumption"}
    assert not any(row.is_own for row in _shown(page))
    _choose(page.part, "old")
    assert all(row.is_old for row in _shown(page))
    assert _shown(page)
    _choose(page.part, "all")
    effects = [row.effect or 0.0 for row in _shown(page)]
    assert effects == sorted(effects, reverse=True)


def test_finding_by_words(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    qtbot.keyClick(page.norms, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.search.setFocus()
    qtbot.keyClicks(page.search, "diabetes MINUTES")
    assert {row.path.rsplit(".", 1)[-1] for row in _shown(page)} == {"minutes", "admin_minutes"}
    assert all("diabetes_check" in row.path for row in _shown(page))
    page.search.setText("no such norm")
    assert not _shown(page)
    page.search.clear()
    assert len(_shown(page)) > 150


def test_going_back_to_the_norm_and_undo(qtbot: QtBot) -> None:
    shared = context(_own())
    page = _page(qtbot, shared)
    before = shared.document.plan
    page.norms.go_to(_MINUTES, 5)
    assert page.back.isEnabled()
    qtbot.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert shared.document.plan == edits.set_delivery(before, "consult_short", "gp", "minutes", 10).plan
    assert not page.back.isEnabled()
    shared.document.undo()
    assert shared.document.plan == before
    assert page.back.isEnabled()


def test_going_back_takes_all_age_bands(qtbot: QtBot) -> None:
    changed = edits.set_volume(example(), "phone", "per_year", 9.0, "85+").plan
    changed = edits.set_volume(changed, "phone", "per_year", 8.0, "75-84").plan
    shared = context(changed)
    page = _page(qtbot, shared)
    page.norms.go_to("activity.phone.volume.per_year")
    page.norms.back_to_norm()
    assert shared.document.plan == example()


def test_nothing_to_go_back_to_for_a_norm(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    page.norms.go_to("role.gp.leave_weeks")
    assert not page.back.isEnabled()


def test_a_click_on_a_value_explains_it(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    asked: list[object] = []
    page.why.connect(asked.append)
    page.norms.go_to(_MINUTES, 1)
    qtbot.keyClick(page.norms, Qt.Key.Key_Return)
    page.norms.go_to(_MINUTES, EFFECT)
    qtbot.keyClick(page.norms, Qt.Key.Key_Return)
    assert asked == [parse("activity/consult_short/hours/gp"), parse("role/gp/utilisation")]


def test_the_tornado_is_that_of_the_busiest_role(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    shown = page.tornado.chart.drawing
    assert shown is not None
    assert shown.title == "What matters most: GP"
    assert page.role.currentText() == "Busiest: GP"
    strongest = [page.say(row.label) for row in _shown(page)[:7]]
    assert [row.label for row in shown.rows] == strongest


def test_another_role(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    _choose(page.role, "assistant")
    shown = page.tornado.chart.drawing
    assert shown is not None
    assert shown.title == "What matters most: Medical assistant"
    by_path = {row.path: row for row in _shown(page)}
    assert by_path["role.gp.leave_weeks"].effect is None
    assert by_path["role.assistant.leave_weeks"].effect
    assert page.norms.target(page.norms.model().index(0, 0)).record.effect == max(
        r.effect or 0 for r in by_path.values()
    )


def test_a_bar_of_the_tornado_explains_its_number(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    with qtbot.waitSignal(page.why) as asked:
        page.tornado.chart.step_to(0)
        qtbot.keyClick(page.tornado.chart, Qt.Key.Key_Return)
    assert asked.args == [parse("activity/consult_short/volume")]


def test_the_panel_tells_where_a_norm_comes_from(qtbot: QtBot) -> None:
    page = _page(qtbot, context(_own()))
    page.norms.go_to(_MINUTES)
    told = " ".join(part.text() for part in page.about.findChildren(QLabel) if part.isVisible())
    assert "Short consult · GP: Minutes" in told
    assert "Your own value: 15 min" in told
    assert "Published norm: 10 min" in told
    sources = page.about.findChild(SourceText)
    assert "\nhttp" in sources.toPlainText()
    assert sources.isVisible()
    sources.selectAll()
    assert "http" in sources.textCursor().selectedText()


def test_an_edit_elsewhere_changes_only_what_it_touched(qtbot: QtBot) -> None:
    shared = context()
    page = _page(qtbot, shared)
    before = {row.path: row for row in _shown(page)}
    shared.document.apply(edits.set_role(shared.document.plan, "poh_s", "leave_weeks", 7))
    after = {row.path: row for row in _shown(page)}
    changed = [path for path, row in after.items() if row is not before[path]]
    assert changed == ["role.poh_s.leave_weeks"]


def test_numbers_sort_as_numbers(qtbot: QtBot) -> None:
    page = _page(qtbot, context())
    page.norms.sortByColumn(6, Qt.SortOrder.AscendingOrder)
    model = page.norms.model()
    years = [model.index(row, 6).data(SORT_ROLE) for row in range(model.rowCount())]
    assert years == sorted(years)


def test_an_empty_plan(qtbot: QtBot) -> None:
    page = _page(qtbot, context(Plan()))
    assert {row.path.split(".")[0] for row in _shown(page)} == {"practice"}
    assert page.tornado.isHidden()
    assert page.role.count() == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_controls_have_names(qtbot: QtBot, language: str) -> None:
    page = _page(qtbot, context(language=language))
    assert all(box.accessibleDescription() for box in page.findChildren(QComboBox))
    assert all(line.accessibleName() for line in page.findChildren(QLineEdit))
    buddies = {label.buddy() for label in page.findChildren(QLabel)}
    assert {page.role, page.part} <= buddies
