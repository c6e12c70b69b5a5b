"""Every lever can be tried in the window by its own controls, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListView, QSlider
from pytestqt.qtbot import QtBot

from planner import room_edits
from planner.levers import KINDS
from planner.levers.parameters import parameters
from planner.plan import Plan
from planner.resources import resource
from planner.texts import T
from tests.journeys.trying import add, scenarios, told, view, write
from tests.support import sight
from tests.support.contexts import example
from tests.walks.quiet import flush
from ui.main_window import MainWindow
from ui.pages.scenarios import ScenariosPage
from ui.scenarios.form import LeverForm
from ui.scenarios.line_fields import FlagField

OTHER = resource("examples", "solo_norm.dagdeel")


def with_few_rooms() -> Plan:
    """The example with one room for all of them."""
    plan = example()
    return room_edits.remove(plan, [room.id for room in plan.rooms[1:]]).plan


def _minutes(qtbot: QtBot, form: LeverForm) -> None:
    write(qtbot, form, "minutes", "60")


def _anyway(_qtbot: QtBot, form: LeverForm) -> None:
    flag = form.fields["anyway"]
    assert isinstance(flag, FlagField)
    flag.box.click()


def _first_to_go(qtbot: QtBot, form: LeverForm) -> None:
    (entries,) = form.fields["order"].findChildren(QListView)
    entries.setCurrentIndex(entries.model().index(0, 0))
    qtbot.keyClick(entries, Qt.Key.Key_Space)


# What is offered has an effect at once, but for these: no effect was found, the practice is full, or nothing is loose.
FILLED_IN = {"bridging_care": _minutes, "new_task": _anyway, "scarcity": _first_to_go}
PLANS = {"more_rooms": with_few_rooms}


def differs(page: ScenariosPage) -> bool:
    """Whether a word in the comparison says that the scenario differs from the plan."""
    page.tabs.setCurrentWidget(page.compare)
    figures = page.compare.table.figures
    found = [figures.row(number).cells for number in range(figures.rowCount())]
    page.tabs.setCurrentWidget(page.levers_tab)
    return any(cells[-1].word for cells in found if cells)


def undo_all(window: MainWindow) -> None:
    while window.document.undo_label is not None:
        window.document.undo()


@pytest.mark.parametrize("kind", KINDS)
def test_a_lever_is_found_added_told_felt_and_taken_back(
    kind: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(OTHER), ""))
    plan = PLANS.get(kind, example)()
    window.document.start(plan, T("Open"))
    page = scenarios(window)
    add(qtbot, page, kind)
    form = page.levers_tab.form

    assert [step.lever.kind for step in window.document.plan.scenarios[0].steps] == [kind]
    assert set(form.fields) == {known.name for known in parameters(KINDS[kind].record)}
    assert all(field.isVisible() for field in form.fields.values())
    if kind in FILLED_IN:
        assert not differs(page)
        FILLED_IN[kind](qtbot, form)
        flush()
    assert form.sentence.text() == told(page)
    ((title, spoken),) = sight.told(view(page, "Levers"))
    assert spoken.startswith(f"{title}. {told(page)}")
    assert ".." not in spoken
    assert differs(page)

    undo_all(window)
    assert window.document.plan == plan


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_slider_of_a_lever_changes_it(
    kind: str, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(OTHER), ""))
    page = scenarios(window)
    add(qtbot, page, kind)
    sliders = [one for one in sight.visible(page.levers_tab.form) if isinstance(one, QSlider)]
    before = window.document.plan.scenarios[0].steps[0].lever
    for slider in sliders[:1]:
        slider.setFocus()
        qtbot.keyClick(slider, Qt.Key.Key_Down if slider.value() == slider.maximum() else Qt.Key.Key_Up)

    assert bool(sliders) == (window.document.plan.scenarios[0].steps[0].lever != before)
