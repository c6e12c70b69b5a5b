"""The Scenarios page: from an empty plan to four scenarios side by side, every step of it undoable."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from planner import edits, scenario_edits
from planner.errors import EditError, PlanError
from planner.levers import KINDS
from planner.plan import Plan
from planner.resources import resource
from planner.scenarios import base_of, run
from planner.texts import T
from tests.support.contexts import context, example
from tests.walks.walker import flush
from ui.pages import PAGES, page_keys
from ui.pages.scenarios import ScenariosPage
from ui.widgets.row_list import RowList
from ui.widgets.rows import ListRow


@pytest.fixture
def page(qtbot: QtBot) -> ScenariosPage:
    """The page in English on the example, without a window around it."""
    return made(qtbot, example())


def made(qtbot: QtBot, plan: Plan) -> ScenariosPage:
    page = ScenariosPage(context(plan))
    qtbot.addWidget(page)
    page.resize(1080, 590)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def three() -> Plan:
    """The example with three scenarios: one of two levers, one of one, one of none."""
    plan = example()
    offers = [KINDS[kind].first(plan) for kind in ("consult_length", "locum")]
    plan = scenario_edits.add(plan, "Both", tuple(offers)).plan
    plan = scenario_edits.add(plan, "Locum", (offers[1],)).plan
    return scenario_edits.add(plan, "Nothing").plan


def scenarios(page: ScenariosPage) -> list[str]:
    return [one.name for one in page.context.document.plan.scenarios]


def levers(page: ScenariosPage, scenario: int = 0) -> list[str]:
    return [step.lever.kind for step in page.context.document.plan.scenarios[scenario].steps]


def rows(view: RowList) -> list[ListRow]:
    found = [view.rows.row(number) for number in range(view.rows.rowCount())]
    return [row for row in found if row]


def shown(page: ScenariosPage, key: str) -> list[str]:
    """A line of the effect beside the form: its title and what its cells show."""
    model = page.levers_tab.effect.figures
    number = next(n for n in range(model.rowCount()) if model.row(n).key == key)
    return [str(model.index(number, column).data()) for column in range(model.columnCount())]


def undo_all(page: ScenariosPage) -> None:
    while page.context.document.undo_label is not None:
        page.context.document.undo()


def test_an_empty_plan_offers_ready_starts(page: ScenariosPage) -> None:
    assert not page.scenarios.isVisible()
    assert [button.text() for _, button in page.none.starts] == [
        "A locum on Tuesday",
        "15-minute consults",
        "More delegation",
    ]
    page.none.starts[0][1].click()

    assert scenarios(page) == ["A locum on Tuesday"]
    assert levers(page) == ["locum"]
    assert page.scenarios.isVisible()
    assert page.levers_tab.form.isVisible()
    assert shown(page, "role/gp/utilisation") == ["Utilisation", "■ 136%", "better ■ 126%"]
    undo_all(page)
    assert not page.scenarios.isVisible()


def test_a_start_that_does_not_fit_says_why(qtbot: QtBot) -> None:
    page = made(qtbot, Plan())

    assert [button.isEnabled() for _, button in page.none.starts] == [False, False, False]
    told = [text.text() for text in page.none.findChildren(QLabel)]
    assert "No consult of this plan is done by a GP. Add one on the page Consults." in told


def test_an_empty_scenario_waits_for_its_name_and_offers_levers(page: ScenariosPage, qtbot: QtBot) -> None:
    page.none.empty.click()
    editor = page.scenarios.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Scenario 1"
    editor.selectAll()
    qtbot.keyClicks(editor, "More hands")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    flush()

    assert scenarios(page) == ["More hands"]
    assert page.levers_tab.is_offering
    assert not page.levers_tab.offers.back.isVisible()


def test_scenarios_are_duplicated_renamed_moved_and_removed_by_keyboard(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    view = page.scenarios.list
    page.scenarios.tools["mdi6.content-duplicate"].click()
    assert scenarios(page) == ["Both", "Both (copy)", "Locum", "Nothing"]
    assert view.current == 1
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert scenarios(page) == ["Both", "Locum", "Both (copy)", "Nothing"]
    assert view.current == 2
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Third")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    flush()
    assert scenarios(page)[2] == "Third"
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert scenarios(page) == ["Both", "Locum", "Nothing"]
    assert view.current == 2
    before = three()
    undo_all(page)

    assert page.context.document.plan == before


def test_the_levers_say_what_they_do_and_what_each_gives(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    longer, locum = rows(page.levers.list)

    assert (longer.title, longer.detail) == ("Longer consults", "Short consult by GP: 15 minutes instead of 10.")
    assert longer.number == "+16%"
    assert locum.number == "-11%"
    assert "An extra locum" in locum.spoken
    assert page.levers_tab.form.sentence.text() == longer.detail


def test_a_lever_is_switched_off_by_its_box_and_by_space(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    view = page.levers.list
    box = view.visualRect(view.rows.index(0)).topLeft() + QPoint(14, 12)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert [row.ticked for row in rows(view)] == [False, True]
    assert rows(view)[0].number == ""
    view.go_to(0)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert [row.ticked for row in rows(view)] == [True, True]
    assert page.context.document.undo_label == T("Switch a lever on")


def test_levers_are_put_in_order_by_keys_buttons_and_dragging(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    view = page.levers.list
    view.setFocus()
    view.go_to(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert levers(page) == ["locum", "consult_length"]
    assert view.current == 1
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert levers(page) == ["locum", "consult_length"]
    page.levers.tools["mdi6.arrow-up"].click()
    assert levers(page) == ["consult_length", "locum"]
    drop(view, view.visualRect(view.rows.index(1)).bottomLeft() - QPoint(-5, 1))
    assert levers(page) == ["locum", "consult_length"]
    page.levers.tools["mdi6.minus"].click()
    assert levers(page) == ["locum"]
    undo_all(page)
    assert levers(page) == ["consult_length", "locum"]


def drop(view: RowList, at: QPoint) -> None:
    """Drop the current row at a place, as the mouse would at the end of a drag."""

    class Drop(QDropEvent):
        def source(self) -> RowList:
            return view

    event = Drop(
        QPointF(at), Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropIndicatorPosition = lambda: QAbstractItemView.DropIndicatorPosition.BelowItem
    view.dropEvent(event)


def test_a_lever_is_found_by_words_and_added(page: ScenariosPage, qtbot: QtBot) -> None:
    page.none.starts[0][1].click()
    page.levers.tools["mdi6.plus"].click()
    offers = page.levers_tab.offers
    assert offers.search.hasFocus()
    themes = [row.title for row in rows(offers.list) if row.heading]
    assert themes[:2] == ["Consults", "Team"]
    assert len(rows(offers.list)) == len(KINDS) + len(themes)
    qtbot.keyClicks(offers.search, "LONGER")
    assert [row.title for row in rows(offers.list)] == ["Consults", "Longer consults"]
    qtbot.keyClick(offers.search, Qt.Key.Key_Return)

    assert levers(page) == ["locum", "consult_length"]
    assert page.levers.list.current == 1
    assert page.levers_tab.form.isVisible()
    field = page.levers_tab.form.fields["activity"]
    assert field.isAncestorOf(QApplication.focusWidget())


def test_leaving_the_offers_changes_nothing(page: ScenariosPage, qtbot: QtBot) -> None:
    page.none.starts[0][1].click()
    plan = page.context.document.plan
    page.levers.tools["mdi6.plus"].click()
    qtbot.keyClick(page.levers_tab.offers.search, Qt.Key.Key_Escape)

    assert page.levers_tab.form.isVisible()
    assert page.context.document.plan is plan


def test_levers_that_do_not_fit_are_there_with_the_reason(qtbot: QtBot) -> None:
    page = made(qtbot, Plan())
    page.none.empty.click()
    flush()
    offers = page.levers_tab.offers
    unfit = [row for row in rows(offers.list) if not row.enabled]

    assert unfit
    assert all(row.problem.endswith(".") for row in unfit)
    offers.list.go_to(next(n for n, row in enumerate(rows(offers.list)) if row in unfit))
    assert not offers.add.isEnabled()
    qtbot.keyClick(offers.list, Qt.Key.Key_Return)
    assert levers(page) == []


def test_merging_asks_for_a_file(page: ScenariosPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page.none.starts[0][1].click()
    page.levers.tools["mdi6.plus"].click()
    offers = page.levers_tab.offers
    offers.list.go_to(next(n for n, row in enumerate(rows(offers.list)) if row.key == "merge"))
    assert offers.add.text() == "Choose a file and add"
    refused: list[PlanError] = []
    page.refused.connect(refused.append)
    answers = ["", __file__, str(resource("examples", "solo_norm.dagdeel"))]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (answers.pop(0), ""))
    offers.add.click()
    offers.add.click()
    assert levers(page) == ["locum"]
    assert len(refused) == 1
    offers.add.click()

    assert levers(page) == ["locum", "merge"]


def test_the_effect_follows_the_slider(page: ScenariosPage) -> None:
    page.none.starts[1][1].click()
    slider = page.levers_tab.form.fields["minutes"].slider
    before = shown(page, "role/gp/utilisation")
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    after = shown(page, "role/gp/utilisation")
    slider.setSliderDown(False)

    assert before != after
    outcome = run(base_of(page.context.document.plan), page.context.document.plan.scenarios[0])
    assert after[2] == f"worse ■ {outcome.results.roles['gp'].utilisation:.0%}"


def test_the_lists_come_along_when_a_drag_ends(page: ScenariosPage, qtbot: QtBot) -> None:
    page.none.starts[1][1].click()
    slider = page.levers_tab.form.fields["minutes"].slider
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    slider.setSliderDown(False)
    qtbot.waitUntil(lambda: "30 minutes" in rows(page.levers.list)[0].detail)

    assert "30 minutes" in page.levers_tab.form.sentence.text()


def test_up_to_four_scenarios_are_compared(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    for _ in range(3):
        page.scenarios.tools["mdi6.content-duplicate"].click()
    page.tabs.setCurrentWidget(page.compare)
    model = page.compare.table.figures
    assert model.columnCount() == 2 + 4
    fixed = [row for row in rows(page.scenarios.list) if row.fixed]
    assert [row.tip for row in fixed] == ["Four scenarios are compared already."] * 2
    ticked = next(n for n, row in enumerate(rows(page.scenarios.list)) if row.ticked)
    page.scenarios.list.rows.setData(
        page.scenarios.list.rows.index(ticked), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert model.columnCount() == 2 + 3
    assert not any(row.fixed for row in rows(page.scenarios.list))


def test_the_comparison_says_what_is_better_in_words(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    page.tabs.setCurrentWidget(page.compare)
    model = page.compare.table.figures
    titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in range(model.columnCount())]
    assert titles == ["Figure", "The plan now", "Both", "Locum", "Nothing"]
    line = next(n for n in range(model.rowCount()) if model.row(n).key == "role/gp/utilisation")
    assert [str(model.index(line, column).data()) for column in range(5)] == [
        "GP",
        "■ 136%",
        "worse ■ 141%",
        "better ■ 126%",
        "■ 136%",
    ]
    spoken = model.index(line, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "GP, Locum: 126%, overloaded, better"
    QTest.keySequence(page.compare.table, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t") == titles
    assert len(copied) == model.rowCount() + 1


def test_a_figure_of_the_plan_explains_itself(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    asked: list[object] = []
    page.why.connect(asked.append)
    table = page.levers_tab.effect
    line = next(n for n in range(table.figures.rowCount()) if table.figures.row(n).key == "continuity")
    for column in (0, 1, 2):
        table.clicked.emit(table.figures.index(line, column))
    table.setCurrentIndex(table.figures.index(line, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)

    assert [str(figure) for figure in asked] == ["practice/continuity"] * 2


def test_warnings_gained_and_solved_stand_below_the_comparison(qtbot: QtBot) -> None:
    plan = example()
    much = KINDS["hire"].first(plan).model_copy(update={"hours": 80})
    page = made(qtbot, scenario_edits.add(plan, "Many hands", (much,)).plan)
    page.tabs.setCurrentWidget(page.compare)
    found = rows(page.compare.warnings)

    assert found[0].title == "Many hands"
    assert "✓ solved" in {row.title for row in found}
    assert page.compare.warnings.isVisible()
    page.scenarios.list.rows.setData(
        page.scenarios.list.rows.index(0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert not page.compare.warnings.isVisible()


def test_what_matters_shows_the_chain_and_the_tornado(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    page.tabs.setCurrentWidget(page.matters)
    chain, tornado = page.matters.chain.chart.drawing, page.matters.tornado.chart.drawing
    assert chain is not None
    assert tornado is not None
    labels = ["The plan now", "Longer consults", "Locum", "What they do only together", "Both"]
    assert [row.label for row in chain.rows] == labels
    assert chain.title == "Both: Utilisation: GP"
    assert "Longer consults: Minutes" in [row.label for row in tornado.rows]
    assert not any(piece.figure for drawing in (chain, tornado) for _, piece in drawing.pieces)
    box = page.matters.figure
    box.setCurrentIndex(box.findText("Cost per week: GP"))
    box.activated.emit(box.currentIndex())
    chain = page.matters.chain.chart.drawing
    assert chain is not None
    assert [row.cells for row in chain.rows][2] == ("+680", "680")


def test_another_function_keeps_the_kind_of_figure(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    page.tabs.setCurrentWidget(page.matters)
    box = page.matters.figure
    box.setCurrentIndex(box.findText("Hours left: GP"))
    page.role.setCurrentIndex(page.role.findData("assistant"))
    page.role.activated.emit(page.role.currentIndex())

    assert box.currentText() == "Hours left: Medical assistant"


def test_making_a_scenario_the_plan_can_be_undone(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    before = page.context.document.plan
    outcome = run(base_of(before), before.scenarios[0])
    button = next(one for one in page.findChildren(QPushButton) if one.text() == "Make this the plan")
    button.click()

    after = page.context.document.plan
    assert after.staff == outcome.results.plan.staff
    assert scenarios(page) == ["Locum", "Nothing"]
    assert page.scenarios.list.current == 0
    page.context.document.undo()
    assert page.context.document.plan is before


def test_an_edit_elsewhere_is_followed(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    document = page.context.document
    before = shown(page, "role/gp/utilisation")
    document.apply(edits.set_role(document.plan, "gp", "leave_weeks", 10))
    assert shown(page, "role/gp/utilisation") != before


def test_a_lever_whose_record_is_gone_says_so(qtbot: QtBot) -> None:
    page = made(qtbot, three())
    document = page.context.document
    document.apply(edits.remove_activities(document.plan, ["consult_short"]))

    assert rows(page.levers.list)[0].problem == "The activity 'consult_short' is not in this plan. Choose another."
    assert page.levers_tab.form.sentence.text().startswith("▲ ")
    document.undo()
    assert rows(page.levers.list)[0].problem == ""


def test_a_locked_plan_says_why_nothing_is_added(page: ScenariosPage) -> None:
    told: list[EditError] = []
    page.refused.connect(told.append)
    page.context.document.lock(T("Somebody else has it."))
    page.none.starts[0][1].click()

    assert [error.message for error in told] == [T("Somebody else has it.")]
    assert scenarios(page) == []


def test_lists_and_tables_keep_to_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    page = made(qtbot, three())
    page.tabs.setCurrentWidget(page.compare)
    for model in (page.scenarios.list.rows, page.levers.list.rows, page.compare.table.figures):
        qtmodeltester.check(model)
    page.scenarios.tools["mdi6.content-duplicate"].click()
    page.context.document.undo()


def test_the_keys_of_pages_go_on_after_nine() -> None:
    keys = [page_keys(place) for place in range(12)]

    assert keys[:2] == ["Ctrl+1", "Ctrl+2"]
    assert keys[8:] == ["Ctrl+9", "Ctrl+0", "Ctrl+Shift+1", "Ctrl+Shift+2"]
    assert len(PAGES) <= 20
