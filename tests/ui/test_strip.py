"""The strip: every role that matters, live and in place, with what it warns of and whether it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.explain import Figure, explain
from planner.plan import Calendar, Member, Plan
from planner.texts import T
from tests.support.contexts import context, example
from ui.context import Context
from ui.strip import Strip


@pytest.fixture
def shared() -> Context:
    plan = example("overloaded_duo")
    # Warnings of a planned year depend on the day of today.
    return context(plan.model_copy(update={"calendar": Calendar(), "absences": ()}))


@pytest.fixture
def strip(shared: Context, qtbot: QtBot) -> Strip:
    strip = Strip(shared)
    qtbot.addWidget(strip)
    strip.resize(1100, 52)
    strip.show()
    return strip


def names(strip: Strip) -> list[str]:
    return [cell.accessibleName() for cell in strip.cells.values()]


def test_roles_with_work_or_people_are_there(strip: Strip, shared: Context) -> None:
    roles = shared.document.results.roles
    expected = [role for role, result in roles.items() if result.demand_hours or result.headcount]

    assert list(strip.cells) == expected
    assert "aios" not in strip.cells
    assert names(strip)[0] == "GP: 136%, overloaded"


def test_an_edit_shows_at_once_in_the_same_cells(strip: Strip, shared: Context) -> None:
    cells = dict(strip.cells)
    document = shared.document
    document.apply(edits.set_practice(document.plan, "overload", 2))

    assert strip.cells == cells
    assert names(strip)[0] == "GP: 136%, near the limit"
    document.undo()
    assert names(strip)[0] == "GP: 136%, overloaded"


def test_a_role_that_comes_and_goes(strip: Strip, shared: Context) -> None:
    document = shared.document
    before = list(strip.cells)
    document.apply(edits.add_member(document.plan, Member(id="new", role="aios", hours_per_week=20)))
    assert set(strip.cells) == {*before, "aios"}

    document.undo()
    assert list(strip.cells) == before


def test_an_empty_plan_has_no_roles_and_no_trouble(qtbot: QtBot) -> None:
    strip = Strip(context(Plan()))
    qtbot.addWidget(strip)
    strip.show()

    assert names(strip) == []
    assert any("appears here" in label.text() for label in strip.findChildren(QLabel) if label.isVisible())


def test_the_hint_goes_when_there_are_roles(strip: Strip) -> None:
    assert not any("appears here" in label.text() for label in strip.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("press", ["click", "key"])
def test_a_role_explains_its_utilisation(press: str, strip: Strip, shared: Context, qtbot: QtBot) -> None:
    cell = strip.cells["gp"]
    with qtbot.waitSignal(strip.why) as asked:
        if press == "click":
            qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(cell, Qt.Key.Key_Return)

    assert asked.args == [Figure("role", "gp", "utilisation")]


def test_a_role_without_hours_explains_its_work(strip: Strip, shared: Context, qtbot: QtBot) -> None:
    document = shared.document
    document.apply(edits.remove_members(document.plan, [m.id for m in document.plan.staff if m.role == "gp"]))
    asked: list[Any] = []
    strip.why.connect(asked.append)
    strip.cells["gp"].click()

    assert names(strip)[0] == "GP: –, nobody to do it"
    assert asked == [Figure("role", "gp", "demand_hours")]
    assert explain(document.results, asked[0])


def test_warnings_are_counted_by_how_bad_they_are(strip: Strip, shared: Context) -> None:
    strip.show_warnings()
    assert strip.warnings.accessibleName() == "3 serious warnings, 3 warnings, 2 remarks"


def test_warnings_follow_when_the_typing_pauses(strip: Strip, shared: Context, qtbot: QtBot) -> None:
    strip.show_warnings()
    shared.document.start(Plan(), T("Open"))
    assert strip.warnings.accessibleName() == "3 serious warnings, 3 warnings, 2 remarks"
    qtbot.waitUntil(lambda: strip.warnings.accessibleName() == "3 serious warnings")


def test_warnings_lead_to_the_page_that_lists_them(strip: Strip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.wants_warnings):
        strip.warnings.click()


def test_what_is_not_saved_says_so_and_offers_it(strip: Strip, shared: Context, qtbot: QtBot) -> None:
    assert strip.saved.accessibleName() == "There is nothing to save yet"
    assert not strip.saved.isEnabled()

    shared.document.apply(edits.set_practice(shared.document.plan, "name", "Q"))
    assert strip.saved.accessibleName() == "There are unsaved changes. Click to save."
    with qtbot.waitSignal(strip.wants_save):
        strip.saved.click()


def test_what_is_saved_says_so(strip: Strip, shared: Context, tmp_path: Path) -> None:
    shared.document.apply(edits.set_practice(shared.document.plan, "name", "Q"))
    shared.document.save(tmp_path / "q.dagdeel")

    assert strip.saved.accessibleName() == "Every change is saved"
    assert not strip.saved.isEnabled()


def test_what_is_drawn_differs_with_the_state(strip: Strip, shared: Context) -> None:
    before = strip.cells["gp"].grab().toImage()
    shared.document.apply(edits.set_practice(shared.document.plan, "overload", 2))

    assert strip.cells["gp"].grab().toImage() != before


def test_many_roles_stay_wide_enough_to_read(strip: Strip, shared: Context) -> None:
    strip.resize(500, 52)

    assert all(cell.width() >= 92 for cell in strip.cells.values())
