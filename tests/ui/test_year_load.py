"""The year's tab 'Load': the week that is looked at, its words, its charts, and what helps."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.calculation import calculate
from planner.language import Translator
from planner.plan import Absence, Plan
from planner.year import edits
from planner.year.capacity import year_of
from tests.support.contexts import example
from tests.support.year_tabs import YEAR, shown_tab
from tests.support.years import bare, with_list
from ui.charts.year_load import days_drawing, left_drawing, work_drawing
from ui.widgets.warning_list import WarningRow
from ui.year.load_tab import LoadTab

_EN = Translator("en")


def _monday(week: int) -> date:
    return date.fromisocalendar(YEAR, week, 1)


def _plan(share: float = 0.6) -> Plan:
    """The practice with room in a usual week, and one GP away in week 30."""
    plan = edits.set_year(bare(with_list(example(), share)), YEAR).plan
    gp = next(member.id for member in plan.staff if member.role == "gp")
    away = Absence(id="gone", member=gp, first=_monday(30), last=_monday(30) + timedelta(days=6))
    return edits.add(plan, [away]).plan


def _shown(qtbot: QtBot, plan: Plan | None = None, language: str = "en") -> LoadTab:
    return shown_tab(qtbot, LoadTab, _plan() if plan is None else plan, language)


def test_the_busiest_week_is_looked_at_first(qtbot: QtBot) -> None:
    tab = _shown(qtbot)
    assert tab.map.at == (0, 29)
    assert tab.week.text().startswith("GP, week 30, ")
    assert "Away: " in tab.why.text()
    assert tab.go.text() == "To week 30 in the roster"


def test_stepping_tells_another_week(qtbot: QtBot) -> None:
    tab = _shown(qtbot)
    tab.map.setFocus()
    qtbot.keyClick(tab.map, Qt.Key.Key_Right)
    assert tab.week.text().startswith("GP, week 31, ")
    assert "Away: " not in tab.why.text()
    assert tab.charts.box.itemText(2) == "Days of week 31: GP"


def test_the_week_stays_when_the_plan_changes(qtbot: QtBot) -> None:
    tab = _shown(qtbot)
    tab.map.setFocus()
    qtbot.keyClick(tab.map, Qt.Key.Key_Down)
    before = tab.week.text().partition(":")[0]
    tab.page.commit(edits.set_season_week(tab.context.document.plan, 30, 2.0))
    assert tab.week.text().partition(":")[0] == before
    assert "times 1.96 for the season" in tab.why.text()


@pytest.mark.parametrize("by_key", [True, False])
def test_to_the_week_in_the_roster(qtbot: QtBot, by_key: bool) -> None:
    tab = _shown(qtbot)
    asked: list[str] = []
    tab.page.wants_page.connect(asked.append)
    if by_key:
        qtbot.keyClick(tab.map, Qt.Key.Key_Return)
    else:
        tab.go.click()
    assert asked == ["week"]
    assert tab.context.shown.monday == _monday(30)


def test_weeks_that_break_have_remedies_that_can_be_undone(qtbot: QtBot) -> None:
    tab = _shown(qtbot)
    shared, before = tab.context, tab.context.document.plan
    assert tab.tabs.tabText(1).startswith("Weeks that break (")
    tab.tabs.setCurrentIndex(1)
    rows = [row for row in tab.findChildren(WarningRow) if row.isVisible()]
    mine = next(row for row in rows if row.accessibleName().startswith("warning: GP has more work than hours in "))
    mine.findChild(QPushButton).click()
    year = year_of(shared.document.results, YEAR, date.today())
    assert len(year.overloaded("gp")) < len(year_of(calculate(before), YEAR, date.today()).overloaded("gp"))
    shared.document.undo()
    assert shared.document.plan == before


def test_charts_of_the_year_hold_its_numbers() -> None:
    year = year_of(calculate(_plan()), YEAR)
    gp = next(role for role in year.plan.roles if role.id == "gp")
    work, left = (draw(year, gp, _EN) for draw in (work_drawing, left_drawing))
    days = days_drawing(year, gp, 29, _EN)

    assert [row.pieces[0].end for row in work.rows] == list(year.roles["gp"].demand)
    assert [row.pieces[1].end for row in work.rows] == list(year.roles["gp"].capacity)
    assert [row.pieces[0].end for row in left.rows] == list(year.roles["gp"].backlog)
    assert [row.label for row in days.rows][:2] == ["Mon", "Tue"]
    assert sum(row.pieces[0].end for row in days.rows) == pytest.approx(year.roles["gp"].demand[29])


def test_leave_that_is_not_planned_is_told(qtbot: QtBot) -> None:
    note = _shown(qtbot).note.text()
    year = year_of(calculate(_plan()), YEAR, date.today())
    hours = sum(sum(member.not_planned) for member in year.members.values())
    assert f"{hours:,.1f} h of leave, training and holidays" in note
    assert "Every week asks the same." in note


def test_without_a_year_it_is_this_one(qtbot: QtBot) -> None:
    tab = _shown(qtbot, bare(example()))
    assert f"so this is {date.today().isocalendar().year}" in tab.note.text()


def test_an_empty_plan_offers_nothing_to_step_through(qtbot: QtBot) -> None:
    tab = _shown(qtbot, Plan())
    assert tab.week.text() == ""
    assert not tab.tabs.isVisible()
    tab.go_to_week()
    assert tab.context.shown.monday is None


def test_dutch(qtbot: QtBot) -> None:
    assert _shown(qtbot, language="nl").week.text().startswith("Huisarts, week 30, ")
