"""The page about who drops out: everybody in a table, and the fallback plan of the one that the cursor is on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.dropouts import dropouts
from planner.explain import Figure
from planner.plan import Plan
from tests.support.contexts import context, example
from tests.support.tables import cell, shown_page, text
from ui.pages.dropouts import DropoutsPage


@pytest.fixture
def page(qtbot: QtBot) -> DropoutsPage:
    made = DropoutsPage(context(example("group_practice")))
    shown_page(qtbot, made)
    return made


def _members(page: DropoutsPage) -> list[str]:
    model = page.people.records
    return [str(model.key(number)) for number in range(model.rowCount())]


def test_a_row_for_everybody_with_the_planners_figures(page: DropoutsPage) -> None:
    results = page.context.document.results
    known = dropouts(results)
    assert _members(page) == [one.member.id for one in known]
    assert text(page.people, 0, "name") == "A. Voorbeeld"
    assert text(page.people, 0, "state") == "■ hours open"
    assert text(page.people, 0, "utilisation") == "135%"
    assert [text(page.people, 0, period) for period in ("week", "month", "for_good")] == [
        page.say.number(known[0].covers[period].open, 1) for period in ("week", "month", "for_good")
    ]
    trainee = _members(page).index("trainee")
    assert [text(page.people, trainee, key) for key in ("lone", "utilisation", "state")] == ["alone", "–", "● covered"]


def test_the_plan_of_the_first_is_there_at_once(page: DropoutsPage) -> None:
    assert page.who.text() == "If A. Voorbeeld drops out"
    assert page.plan.text().startswith("· GP, 46.0 paid hours a week; 32.7 hours of counted work")
    assert text(page.work, 0, "work") == "Short consult"
    assert text(page.work, 0, "takers") == "GP, Nurse practitioner, GP trainee"
    assert text(page.helpers, 0, "name") == "H. Leerling"


def test_the_cursor_chooses_by_keyboard(page: DropoutsPage, qtbot: QtBot) -> None:
    page.take_keyboard()
    assert page.people.hasFocus()
    for _ in range(8):
        qtbot.keyClick(page.people, Qt.Key.Key_Down)
    assert page.who.text() == "If I. Sprookje drops out"
    assert "Nobody is left as Nurse practitioner." in page.plan.text()
    assert [text(page.helpers, 0, key) for key in ("name", "free")] == ["H. Leerling", "2.8"]


def test_an_edit_shows_and_the_cursor_stays(page: DropoutsPage) -> None:
    page.people.go_to("poh_s_2")
    before = page.plan.text()
    plan = page.context.document.plan
    page.commit(edits.set_practice(plan, "near_limit", 1.0))
    assert page.who.text() == "If K. Maanlicht drops out"
    assert page.plan.text() != before
    page.commit(edits.remove_members(page.context.document.plan, ["poh_s_2"]))
    assert "poh_s_2" not in _members(page)
    assert page.who.text().startswith("If ")
    page.context.document.undo()
    assert "poh_s_2" in _members(page)


def test_paid_hours_are_explained(page: DropoutsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.why) as asked:
        page.people.clicked.emit(cell(page.people, 0, "paid"))
    assert asked.args == [Figure("member", "gp_1", "paid_hours")]


def test_the_keyboard_passes_over_tables_without_rows(qtbot: QtBot) -> None:
    page = DropoutsPage(context(example("solo_norm")))
    shown_page(qtbot, page)
    assert page.work.isEnabled()
    assert not page.helpers.isEnabled()


def test_an_empty_team(qtbot: QtBot) -> None:
    page = DropoutsPage(context(Plan()))
    shown_page(qtbot, page)
    assert _members(page) == []
    assert (page.who.text(), page.plan.text()) == ("", "")
    page.commit(edits.set_practice(page.context.document.plan, "name", "Somewhere"))
    assert (page.work.records.rowCount(), page.helpers.records.rowCount()) == (0, 0)


def test_everything_has_a_name(page: DropoutsPage) -> None:
    named = {area.accessibleName() for area in page.findChildren(QAbstractScrollArea) if area.accessibleName()}
    assert {"People", "Work that loses its hands", "Who may take over", "Fallback plan"} <= named


def test_in_dutch_too(qtbot: QtBot) -> None:
    page = DropoutsPage(context(example("solo_norm"), "nl"))
    shown_page(qtbot, page)
    assert text(page.people, 0, "role") == "Huisarts"
    assert text(page.people, 0, "week") == "36,6"
    known = dropouts(calculate(example("solo_norm")))
    assert page.people.records.rowCount() == len(known)
