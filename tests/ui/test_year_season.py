"""The year's tab 'Season': typing, presets, and counting the practice's own appointments."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.calibration.counting import Topic
from planner.calibration.findings import SEASON
from planner.year.season import assumed, season_weeks
from tests.support.calibrations import tick
from tests.support.contexts import plan_of
from tests.support.tables import cell, text, type_into
from tests.support.year_tabs import YEAR, shown_tab
from ui.year.season_tab import SeasonTab


@pytest.fixture
def tab(qtbot: QtBot) -> SeasonTab:
    return shown_tab(qtbot, SeasonTab)


def test_a_row_for_every_week(tab: SeasonTab) -> None:
    rows = tab.weeks.model().rowCount()
    assert rows == len(season_weeks(plan_of(tab), YEAR))
    assert (text(tab.weeks, 0, "factor"), text(tab.weeks, 0, "used")) == ("1", "1")


def test_typing_a_factor_moves_work_and_adds_none(qtbot: QtBot, tab: SeasonTab) -> None:
    type_into(qtbot, tab.weeks, cell(tab.weeks, 2, "factor"), "1.5")
    assert plan_of(tab).calendar.season == (1, 1, 1.5)
    used = [one.used for one in season_weeks(plan_of(tab), YEAR)]
    assert sum(used) / len(used) == pytest.approx(1)
    assert tab.chart.chart.drawing is not None
    assert tab.chart.chart.drawing.rows[2].pieces[0].end == pytest.approx(used[2])
    tab.context.document.undo()
    assert text(tab.weeks, 2, "factor") == "1"


def test_presets_are_one_step_each(tab: SeasonTab) -> None:
    tab.assume.click()
    assert plan_of(tab).calendar.season == assumed(YEAR, "middle")
    assert tab.note.text().startswith("Assumption, ")
    tab.level.click()
    assert plan_of(tab).calendar.season == ()
    assert not tab.level.isEnabled()
    tab.context.document.undo()
    assert plan_of(tab).calendar.season == assumed(YEAR, "middle")
    tab.context.document.undo()
    assert plan_of(tab).calendar.season == ()


def test_weekdays_stand_beside_the_season(qtbot: QtBot, tab: SeasonTab) -> None:
    table = tab.weekdays.table
    assert [text(table, row, "label") for row in range(5)] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    type_into(qtbot, table, cell(table, 0, "value"), "1.3")
    assert plan_of(tab).practice.weekday_factors["mon"] == 1.3


def _appointments(folder: Path) -> Path:
    """Four weeks: 10 appointments a day, 20 on Mondays, and the last week twice that."""
    monday, lines = date.fromisocalendar(2024, 10, 1), ["Datum"]
    for number in range(28):
        day = monday + timedelta(days=number)
        if day.weekday() < 5:
            count = (20 if day.weekday() == 0 else 10) * (2 if number >= 21 else 1)
            lines += [f"{day:%d-%m-%Y}"] * count
    path = folder / "agenda.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_appointment_book_gives_season_and_weekdays(qtbot: QtBot, tab: SeasonTab, tmp_path: Path) -> None:
    before = plan_of(tab)
    dialog = tab.count_appointments()
    dialog.open_list(_appointments(tmp_path))
    dialog.go_on()
    qtbot.waitUntil(dialog.season.isVisible)
    drawing = dialog.season.frame.chart.drawing
    assert drawing is not None
    assert [series.name for series in drawing.series] == ["Now", "Counted"]
    assert {finding.topic for finding in dialog.tree.chosen} == {Topic.WEEKDAYS}, "four weeks are no whole year"
    tick(dialog, SEASON)
    assert plan_of(tab) is before

    dialog.go_on()
    plan = plan_of(tab)
    assert plan.calendar.season[9:13] == pytest.approx((0.8, 0.8, 0.8, 1.6))
    assert plan.practice.weekday_factors["mon"] == pytest.approx(5 / 3)
    tab.context.document.undo()
    assert plan_of(tab) == before


def test_dutch(qtbot: QtBot) -> None:
    shown = shown_tab(qtbot, SeasonTab, language="nl")
    shown.assume.click()
    assert shown.note.text().startswith("Aanname")
