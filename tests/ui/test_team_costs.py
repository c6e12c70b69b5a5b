"""Costs, weeks worked and rooms on the Team page and in the settings: what is typed there, and what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from planner import edits
from planner.explain import Figure
from planner.plan import Member, Role, find
from tests.support.contexts import context, plan_of
from tests.support.tables import cell, go_to, shown_page, text, type_into
from ui.models.record_model import VALUE_ROLE
from ui.models.settings import practice_settings, role_settings
from ui.pages.team import TeamPage

COLOUR = Qt.ItemDataRole.ForegroundRole


@pytest.fixture
def team(qtbot: QtBot) -> TeamPage:
    page = TeamPage(context(language="nl"))
    shown_page(qtbot, page)
    return page


def role_row(page: TeamPage, role_id: str) -> int:
    return [role.id for role in plan_of(page).roles].index(role_id)


def test_every_other_week_is_half_the_paid_hours(team: TeamPage, qtbot: QtBot) -> None:
    assert (text(team.people, 0, "weeks_share"), text(team.people, 0, "paid_hours")) == ("100%", "59,3")

    type_into(qtbot, team.people, cell(team.people, 0, "weeks_share"), "50")

    assert plan_of(team).staff[0].weeks_share == 0.5
    assert (text(team.people, 0, "weeks_share"), text(team.people, 0, "paid_hours")) == ("50%", "29,6")


def colour(team: TeamPage, index: int) -> QColor:
    shown: QColor = cell(team.people, index, "cost_per_hour").data(COLOUR)
    return shown


def test_an_empty_cost_shows_what_counts_instead(team: TeamPage, qtbot: QtBot) -> None:
    muted = team.context.theme.muted
    owner, assistant = plan_of(team).staff[0], plan_of(team).staff[2]
    assert (owner.employment, assistant.role) == ("owner", "assistant")
    assert (text(team.people, 0, "cost_per_hour"), text(team.people, 2, "cost_per_hour")) == ("0,00", "28,00")
    assert colour(team, 0) == colour(team, 2) == muted

    team.context.document.apply(edits.set_member(plan_of(team), owner.id, "employment", "locum"))
    assert text(team.people, 0, "cost_per_hour") == "85,00"
    team.context.document.apply(edits.set_practice(plan_of(team), "locum_rate", 90))
    assert text(team.people, 0, "cost_per_hour") == "90,00"

    type_into(qtbot, team.people, cell(team.people, 0, "cost_per_hour"), "100")
    assert (text(team.people, 0, "cost_per_hour"), colour(team, 0) == muted) == ("100,00", False)
    assert text(team.people, 0, "cost_per_week") == "5.930"
    go_to(team.people, cell(team.people, 0, "cost_per_hour"))
    qtbot.keyClick(team.people, Qt.Key.Key_Delete)
    assert text(team.people, 0, "cost_per_hour") == "90,00"


def test_the_cost_of_a_week_explains_itself(team: TeamPage, qtbot: QtBot) -> None:
    member = plan_of(team).staff[2]
    assert text(team.people, 2, "cost_per_week") == "896"

    with qtbot.waitSignal(team.why) as asked:
        team.people.clicked.emit(cell(team.people, 2, "cost_per_week"))
    assert asked.args == [Figure("member", member.id, "cost_per_week")]


def test_an_own_function_has_no_cost_until_one_is_typed(team: TeamPage, qtbot: QtBot) -> None:
    own = Role(id="coach", name="Leefstijlcoach")
    team.context.document.apply(edits.add_role(plan_of(team), own))
    team.context.document.apply(edits.add_member(plan_of(team), Member(id="new", role=own.id, hours_per_week=10)))
    last = len(plan_of(team).staff) - 1
    team.tabs.setCurrentIndex(1)
    assert text(team.functions, len(plan_of(team).roles) - 1, "cost_per_hour") == ""
    assert (text(team.people, last, "cost_per_hour"), text(team.people, last, "cost_per_week")) == ("", "–")

    type_into(qtbot, team.functions, cell(team.functions, len(plan_of(team).roles) - 1, "cost_per_hour"), "25")
    assert find(plan_of(team).roles, own.id).cost_per_hour == 25
    assert text(team.people, last, "cost_per_week") == "250"


def test_the_settings_of_a_function_take_a_cost_and_no_cost(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    go_to(team.functions, cell(team.functions, role_row(team, "assistant"), "name"))
    table, row = team.settings.table, team.settings.model.row_of("cost_per_hour")

    type_into(qtbot, table, table.model().index(row, 1), "30,5")
    assert find(plan_of(team).roles, "assistant").cost_per_hour == 30.5
    go_to(table, table.model().index(row, 1))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert find(plan_of(team).roles, "assistant").cost_per_hour is None
    # What must not be empty stays as it is.
    go_to(table, table.model().index(team.settings.model.row_of("fte_hours"), 1))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert find(plan_of(team).roles, "assistant").fte_hours == 38


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_who_needs_a_room_is_chosen(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(1)
    index = cell(team.functions, role_row(team, "assistant"), "needs_room")
    assert index.data() == "nee"
    go_to(team.functions, index)
    team.functions.edit(index)
    box = team.functions.findChild(QComboBox)
    box.setCurrentIndex(box.findText("ja"))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()

    assert find(plan_of(team).roles, "assistant").needs_room is True
    assert index.data(VALUE_ROLE) is True
    assert "eigen waarde" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_settings_of_weekdays_and_the_rate_change_the_plan() -> None:
    plan = context().document.plan
    settings = {one.key: one for one in practice_settings(plan.practice)}

    monday = settings["weekday_factors.mon"].edit(plan, 1.2)
    assert monday.plan.practice.weekday_factors == {**plan.practice.weekday_factors, "mon": 1.2}
    assert settings["locum_rate"].edit(plan, 95).plan.practice.locum_rate == 95
    assert monday.merge_key != settings["weekday_factors.tue"].edit(plan, 1.2).merge_key
    assert [one.key for one in role_settings(plan.roles[0]) if one.optional] == ["cost_per_hour"]
