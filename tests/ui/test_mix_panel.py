"""The tab Cheapest mix: filling in wishes, looking for a mix beside the window, and what can be done with it."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.defaults import new_plan
from planner.edits import Change
from planner.errors import DagdeelError
from planner.mix import Answer, Stopped, Wishes
from planner.plan import Plan
from planner.results import Results
from planner.scenarios import run
from planner.texts import T
from tests.support.contexts import context, example
from ui.context import Context
from ui.jobs import Progress
from ui.targets import mix_panel
from ui.targets.mix_panel import MixPanel
from ui.targets.wish_table import WishTable

_LONG = 60_000


def shown(qtbot: QtBot, plan: Plan | None = None, language: str = "en") -> MixPanel:
    panel = MixPanel(context(plan or example("group_practice"), language))
    qtbot.addWidget(panel)
    panel.resize(1032, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.refresh()
    return panel


def found(qtbot: QtBot, panel: MixPanel) -> None:
    """Look for a mix and wait for it."""
    panel.look.click()
    qtbot.waitUntil(panel.look.isVisible, timeout=_LONG)


def number(table: WishTable, name: str) -> QModelIndex:
    """The cell to type in, in the row with this name."""
    model = table.model()
    rows = [row for row in range(model.rowCount()) if model.index(row, 0).data() == name]
    return model.index(rows[0], 1)


def texts(table: WishTable, name: str) -> list[str]:
    """All cells of a row."""
    at = number(table, name)
    return [str(at.siblingAtColumn(column).data()) for column in range(table.model().columnCount())]


def type_in(qtbot: QtBot, table: WishTable, name: str, keys: str) -> None:
    table.setFocus()
    table.setCurrentIndex(number(table, name))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    (editor,) = (one for one in table.findChildren(QLineEdit) if one.isVisible())
    editor.clear()
    qtbot.keyClicks(editor, keys)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def document(panel: MixPanel) -> Context:
    return panel._context


def test_it_begins_with_the_limits_of_the_practice_and_how_things_stand(qtbot: QtBot) -> None:
    panel = shown(qtbot)

    assert texts(panel.wishes.targets, "GP") == ["GP", "85%", "111%", ""]
    assert texts(panel.wishes.targets, "Continuity, at least") == ["Continuity, at least", "60%", "75%", ""]
    assert texts(panel.wishes.targets, "Extra euros a year, at most")[1] == ""
    assert texts(panel.wishes.ceilings, "Hire: Practice nurse, somatic (hours)")[1] == "38.0"
    assert texts(panel.wishes.ceilings, "Suited to another kind of contact: Complex")[1] == "5%"
    assert not panel.keep.isEnabled()
    assert not panel.apply.isEnabled()


def test_a_mix_is_found_beside_the_window_and_told(qtbot: QtBot) -> None:
    panel = shown(qtbot)

    panel.look.click()

    assert panel.stop_button.isVisible()
    assert not panel.wishes.isEnabled()
    qtbot.waitUntil(panel.look.isVisible, timeout=_LONG)
    assert panel.result.headline.text().startswith("With ")
    assert "everything that is asked holds" in panel.result.headline.text()
    assert panel.result.levers.rowCount() > 5
    assert "GP is at the target." in panel.result.why.text()
    assert "Without '" in panel.result.why.text()
    assert texts(panel.wishes.targets, "GP")[3] == "85%"
    assert panel.keep.isEnabled()
    assert panel.apply.isEnabled()


def test_what_is_typed_counts(qtbot: QtBot) -> None:
    panel = shown(qtbot)

    type_in(qtbot, panel.wishes.targets, "GP", "95")
    type_in(qtbot, panel.wishes.targets, "Practice nurse, mental health", "")
    type_in(qtbot, panel.wishes.targets, "Extra euros a year, at most", "20,000")
    type_in(qtbot, panel.wishes.ceilings, "Hire: GP (hours)", "8")
    type_in(qtbot, panel.wishes.ceilings, "Suited to another kind of contact: Complex", "0")
    panel.wishes.steps.click()
    wishes = panel.wishes.wishes

    assert wishes.targets["gp"] == pytest.approx(0.95)
    assert "poh_ggz" not in wishes.targets
    assert wishes.budget == 20_000
    assert wishes.ceilings == {"hire:gp": 8}
    assert wishes.suits is not None
    assert wishes.suits["complex"] == 0
    assert not wishes.steps
    assert texts(panel.wishes.targets, "GP")[1] == "95%"


def test_delete_empties_a_target(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.wishes.targets.setFocus()
    panel.wishes.targets.setCurrentIndex(number(panel.wishes.targets, "GP"))

    qtbot.keyClick(panel.wishes.targets, Qt.Key.Key_Delete)

    assert "gp" not in panel.wishes.wishes.targets


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ("abc", "'abc' is not a number. Type it as 50%."),
        ("-5", "GP cannot be below 0%."),
        ("300", "GP cannot be above 200%."),
    ],
)
def test_what_is_no_target_is_refused_in_words(qtbot: QtBot, keys: str, message: str) -> None:
    panel = shown(qtbot)
    heard: list[DagdeelError] = []
    panel.refused.connect(heard.append)

    type_in(qtbot, panel.wishes.targets, "GP", keys)

    assert [panel._say(error.message) for error in heard] == [message]
    assert texts(panel.wishes.targets, "GP")[1] == "85%"


def test_a_ceiling_cannot_be_empty(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    heard: list[DagdeelError] = []
    panel.refused.connect(heard.append)

    type_in(qtbot, panel.wishes.ceilings, "Hire: GP (hours)", "")

    assert [panel._say(error.message) for error in heard] == ["Hire: GP (hours) cannot be empty."]


def test_without_a_mix_it_says_what_would_have_to_give(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    type_in(qtbot, panel.wishes.targets, "Extra euros a year, at most", "1000")

    found(qtbot, panel)

    assert panel.result.headline.text() == "No mix of these levers holds everything that is asked."
    assert "budget: €" in panel.result.why.text()
    assert not panel.result.levers.isVisible()
    assert not panel.keep.isEnabled()


def test_a_search_can_be_stopped(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    heard: list[DagdeelError] = []
    panel.refused.connect(heard.append)
    panel.look.click()

    panel.stop_button.click()
    qtbot.waitUntil(panel.look.isVisible, timeout=_LONG)

    assert panel.result.headline.text() == "No mix yet"
    assert heard == []
    assert panel.wishes.isEnabled()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that ends only when it is stopped."""

    def search(_results: Results, _wishes: Wishes, progress: Progress) -> Answer:
        while progress(0):
            time.sleep(0.005)
        raise Stopped(T("The search was stopped."))

    monkeypatch.setattr(mix_panel, "cheapest", search)


@pytest.mark.usefixtures("endless")
def test_a_search_ends_with_the_window(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.look.click()

    panel.hide()
    panel.hideEvent(QHideEvent())
    qtbot.waitUntil(lambda: not panel.look.isHidden(), timeout=_LONG)

    assert panel.result.headline.text() == "No mix yet"


@pytest.mark.usefixtures("endless")
def test_a_search_ends_with_its_panel(qtbot: QtBot) -> None:
    """As when another language or look makes all pages anew."""
    panel = MixPanel(context(example("group_practice")))
    panel.refresh()
    before = threading.active_count()
    panel.look.click()
    assert threading.active_count() == before + 1

    panel.deleteLater()
    QApplication.sendPostedEvents(panel, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: threading.active_count() == before, timeout=_LONG)


def test_kept_as_a_scenario_it_gives_what_it_said(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    shared = document(panel).document
    wanted: list[Change] = []
    panel.scenario_wanted.connect(wanted.append)
    found(qtbot, panel)

    panel.keep.click()
    shared.apply(wanted[0])
    panel.refresh()
    results = run(shared.results, shared.plan.scenarios[-1]).results

    assert shared.plan.scenarios[-1].name == "Cheapest mix"
    assert all(
        known.utilisation is None or known.utilisation <= 0.85 + 1e-6
        for known in results.roles.values()
        if known.demand_hours > 0
    )
    assert panel.keep.isEnabled(), "a scenario more changes nothing that the mix is about"


def test_applied_it_is_one_step_that_can_be_undone(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    shared = document(panel).document
    before = shared.plan
    panel.changed.connect(shared.apply)
    found(qtbot, panel)

    panel.apply.click()

    assert calculate(shared.plan).roles["gp"].utilisation <= 0.85 + 1e-6
    assert panel._say(shared.undo_label) == "Apply 'Cheapest mix'"
    shared.undo()
    assert shared.plan is before


def test_a_changed_plan_makes_an_answer_old(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    shared = document(panel).document
    found(qtbot, panel)

    shared.apply(edits.set_practice(shared.plan, "near_limit", 0.9))
    panel.refresh()

    assert not panel.keep.isEnabled()
    assert not panel.apply.isEnabled()
    assert "Look again." in panel._told.text()
    assert texts(panel.wishes.targets, "GP")[1] == "90%"


def test_other_wishes_make_an_answer_old(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    found(qtbot, panel)

    type_in(qtbot, panel.wishes.targets, "GP", "80")

    assert not panel.apply.isEnabled()
    assert "Look again." in panel._told.text()


def test_functions_without_a_price_are_named(qtbot: QtBot) -> None:
    plan = example("group_practice")
    roles = tuple(role.model_copy(update={"cost_per_hour": None}) if role.id == "vs" else role for role in plan.roles)

    panel = shown(qtbot, plan.model_copy(update={"roles": roles}))

    assert panel._told.text() == "Not hired here, as the cost of an hour is not known: Nurse practitioner."


def test_an_empty_plan_has_nothing_to_ask(qtbot: QtBot) -> None:
    panel = shown(qtbot, new_plan("", {}))

    found(qtbot, panel)

    assert panel.result.headline.text() == "Everything that is asked holds already. Nothing has to change."


def test_in_dutch_with_dutch_numbers(qtbot: QtBot) -> None:
    panel = shown(qtbot, language="nl")

    type_in(qtbot, panel.wishes.targets, "Huisarts", "92,5")

    assert texts(panel.wishes.targets, "Huisarts")[1] == "92,5%"
    assert panel.wishes.wishes.targets["gp"] == pytest.approx(0.925)


def test_the_tables_keep_the_rules_of_models(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    model = panel.wishes.targets.rows
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heard: list[int] = []
    model.dataChanged.connect(lambda first, _last: heard.append(first.row()))

    panel.refresh()
    assert heard == []
    type_in(qtbot, panel.wishes.targets, "GP", "90")

    assert heard == [0]
    assert "GP, Asked: 90%" in str(model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    tester.deleteLater()
