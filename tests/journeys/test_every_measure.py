"""What the profession discusses beside the levers has its place in the window too: limits, rates, hours and people."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner import gp_hours
from planner.scenarios import base_of, run
from planner.solve import QUESTIONS
from planner.warnings import Warning
from tests.journeys.trying import add, page_of, scenarios, told, view, write
from tests.support import sight
from tests.support.tables import cell, text, type_into
from tests.walks.quiet import flush
from ui.dialogs.settings import SettingsDialog
from ui.main_window import MainWindow
from ui.models.record_model import VALUE_ROLE
from ui.page import Page
from ui.pages.consults import ConsultsPage
from ui.pages.dropouts import DropoutsPage
from ui.pages.scenarios import ScenariosPage
from ui.pages.targets import TargetsPage
from ui.pages.tasks import TasksPage
from ui.pages.team import TeamPage
from ui.targets.answer_row import AnswerRow
from ui.widgets.table import RecordTable
from ui.widgets.warning_list import WarningList


def shown(page: Page) -> list[str]:
    """What stands on a page."""
    return [words for words, _place in sight.texts(page)]


def warned(window: MainWindow, code: str) -> list[Warning]:
    """Warnings of a kind; each of them stands in full on the Overview."""
    page = page_of(window, "overview")
    listed = page.findChild(WarningList)
    assert isinstance(listed, WarningList)
    words = [part.text() for part in listed.findChildren(QLabel)]
    found = [one for one in window.document.warnings if one.code == code]
    assert all(any(page.say(one.text) in part for part in words) for one in found)
    return found


def test_rooms_are_a_limit_that_more_rooms_lift(window: MainWindow, qtbot: QtBot) -> None:
    assert not warned(window, "TOO_FEW_ROOMS")
    team = page_of(window, "team")
    assert isinstance(team, TeamPage)
    team.tabs.setCurrentIndex(2)
    for _ in range(3):
        team.rooms.remove.click()
        flush()
    assert len(window.document.plan.rooms) == 2
    assert warned(window, "TOO_FEW_ROOMS")
    assert any("no room" in words for words in shown(page_of(window, "locum")))

    page = scenarios(window)
    add(qtbot, page, "more_rooms")
    write(qtbot, page.levers_tab.form, "number", "4")
    outcome = run(base_of(window.document.plan), window.document.plan.scenarios[0])
    assert outcome.base.times_without_room > outcome.results.times_without_room == 0
    page.tabs.setCurrentWidget(page.compare)
    flush()
    changes = sight.told(view(page, "Warnings gained and solved"))
    assert any("solved" in row[0] and "Too few rooms" in row[1] for row in changes)


def line(table: RecordTable, column: str, words: str) -> int:
    """The first row that says this in a column."""
    return next(row for row in range(table.model().rowCount()) if text(table, row, column) == words)


def test_minutes_with_a_patient_and_for_a_patient_are_apart(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "consults")
    assert isinstance(page, ConsultsPage)
    row, before = line(page.kinds, "name", "Short consult"), window.document.results.roles["gp"].demand_hours
    hours, minutes = {}, {}
    for column in ("minutes", "admin_minutes"):
        now = float(text(page.kinds, row, column))
        type_into(qtbot, page.kinds, cell(page.kinds, row, column), f"{now + 2:g}")
        hours[column] = window.document.results.roles["gp"].demand_hours
        minutes[column] = gp_hours.minutes_per_consult(window.document.results)
        window.document.undo()
        flush()

    assert hours["minutes"] == pytest.approx(hours["admin_minutes"])
    assert hours["minutes"] > before
    assert minutes["minutes"] > minutes["admin_minutes"]


def test_hours_really_worked_are_shown_and_warned_of(window: MainWindow) -> None:
    (warning,) = warned(window, "WORKING_TIME")
    page = page_of(window, "scenarios")
    assert isinstance(page, ScenariosPage)
    page.none.starts[0][1].click()
    figures = page.levers_tab.effect.figures
    titles = {figures.row(number).title: figures.row(number) for number in range(figures.rowCount())}

    assert titles["Hours worked per GP"].cells[0].number == f"▲ {page.say.plain(warning.numbers['hours'])}"
    assert titles["Hours worked per GP"].cells[1].word == "better"
    assert titles["Overtime hours per GP"].cells[1].word == "better"


def test_what_serves_no_core_task_goes_first(window: MainWindow, qtbot: QtBot) -> None:
    for key, name in (("consults", "kinds"), ("tasks", "tasks")):
        table = getattr(page_of(window, key), name)
        assert all(text(table, row, "core_task") for row in range(table.model().rowCount()))
    page = page_of(window, "tasks")
    assert isinstance(page, TasksPage)
    letter = line(page.tasks, "name", "Result or letter")
    assert page.tasks.model().setData(cell(page.tasks, letter, "core_task"), "none", VALUE_ROLE)

    page = scenarios(window)
    add(qtbot, page, "scarcity")
    assert "Result or letter" in page.levers_tab.form.sentence.text()
    assert "Result or letter" in told(page)


def test_somebody_dropping_out_leaves_a_plan_to_fall_back_on(window: MainWindow) -> None:
    page = page_of(window, "dropouts")
    assert isinstance(page, DropoutsPage)
    for number, member in enumerate(window.document.plan.staff):
        page.people.go_to(member.id)
        flush()
        assert page.who.text() == f"If {member.name} drops out"
        assert "week" in page.plan.text()
        assert text(page.people, number, "state")


def put(qtbot: QtBot, table: RecordTable, label: str, value: str) -> None:
    """Type the value of a setting."""
    type_into(qtbot, table, cell(table, line(table, "label", label), "value"), value)


def test_continuity_has_a_floor(window: MainWindow, qtbot: QtBot) -> None:
    assert not warned(window, "CONTINUITY_LOW")
    assert any("Continuity" in words for words in shown(page_of(window, "locum")))
    window.show_settings()
    dialog = window.findChild(SettingsDialog)
    assert isinstance(dialog, SettingsDialog)
    dialog.tabs.setCurrentIndex(1)
    put(qtbot, dialog.limits.table, "Continuity, at least", "95")
    dialog.close()
    flush()

    assert window.document.plan.practice.continuity_floor == 0.95
    assert warned(window, "CONTINUITY_LOW")


def test_client_groups_have_rates_of_their_own(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "consults")
    assert isinstance(page, ConsultsPage)
    activity = window.document.plan.activities[0].id
    before = window.document.results.demand[activity].volume
    put(qtbot, page.factors.table, "Complex", "9")

    assert window.document.results.demand[activity].volume > before


def test_every_question_has_an_answer_or_a_reason(window: MainWindow) -> None:
    page = page_of(window, "targets")
    assert isinstance(page, TargetsPage)
    rows = page.findChildren(AnswerRow)

    assert [row.kind for row in rows] == list(QUESTIONS)
    assert all(row.answer.text().endswith(".") for row in rows)
