"""The year's tab 'Season': typing, presets, and counting the practice's own appointments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.year.season import assumed, counted, season_weeks
from tests.support.contexts import plan_of
from tests.support.tables import cell, text, type_into
from tests.support.year_tabs import YEAR, shown_tab
from ui.dialogs.import_counts import ImportCountsDialog
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


def _appointments(folder: Path, name: str = "Datum") -> Path:
    """Four weeks: 10 appointments a day, 20 on Mondays, and the last week twice that."""
    monday, lines = date.fromisocalendar(YEAR - 1, 10, 1), [f"{name};Patient"]
    for number in range(28):
        day = monday + timedelta(days=number)
        if day.weekday() < 5:
            count = (20 if day.weekday() == 0 else 10) * (2 if number >= 21 else 1)
            lines += [f"{day:%d-%m-%Y};Jansen"] * count
    path = folder / "agenda.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def dialog(tab: SeasonTab) -> Iterator[ImportCountsDialog]:
    opened = tab.count_appointments()
    yield opened
    if isValid(opened):
        opened.reject()


def _count(qtbot: QtBot, dialog: ImportCountsDialog) -> None:
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog._next.text() == "&Take over")


def test_counting_shows_both_and_takes_over_in_one_step(
    qtbot: QtBot, tab: SeasonTab, dialog: ImportCountsDialog, tmp_path: Path
) -> None:
    before = plan_of(tab)
    dialog.open_list(_appointments(tmp_path))
    _count(qtbot, dialog)
    drawing = dialog.chart.chart.drawing
    assert drawing is not None
    assert [series.name for series in drawing.series] == ["Now", "Counted"]
    assert plan_of(tab) is before
    assert "Monday 1.67" in dialog.weekdays.text()

    dialog.go_on()
    plan = plan_of(tab)
    assert plan.calendar.season[9:13] == pytest.approx((0.8, 0.8, 0.8, 1.6))
    assert plan.practice.weekday_factors["mon"] == pytest.approx(5 / 3)
    assert "Jansen" not in plan.model_dump_json()
    tab.context.document.undo()
    assert plan_of(tab) == before


def test_weekdays_may_stay(qtbot: QtBot, tab: SeasonTab, dialog: ImportCountsDialog, tmp_path: Path) -> None:
    dialog.open_list(_appointments(tmp_path))
    _count(qtbot, dialog)
    dialog.weekdays.setChecked(False)
    factors = plan_of(tab).practice.weekday_factors
    dialog.go_on()
    assert plan_of(tab).practice.weekday_factors == factors
    assert plan_of(tab).calendar.season


def test_a_column_that_is_not_known_can_be_chosen(qtbot: QtBot, dialog: ImportCountsDialog, tmp_path: Path) -> None:
    dialog.open_list(_appointments(tmp_path, "Wanneer"))
    form = dialog._form
    assert form.places == {}
    dialog.go_on()
    qtbot.waitUntil(dialog._problem.isVisible)
    assert dialog._problem.text() == "Choose the column with the date of the appointment."
    form.boxes["date"].setCurrentIndex(1)
    assert form.places == {"date": 0}
    _count(qtbot, dialog)
    assert dialog._problem.isHidden()


def test_a_list_too_short_cannot_be_taken_over(qtbot: QtBot, dialog: ImportCountsDialog, tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text(f"Datum\n{date.fromisocalendar(YEAR, 3, 2):%d-%m-%Y}\n", encoding="utf-8")
    dialog.open_list(path)
    dialog.go_on()
    qtbot.waitUntil(lambda: "no whole week" in dialog._told.text())
    assert not dialog._next.isEnabled()


def test_what_is_no_list_is_refused(dialog: ImportCountsDialog, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.touch()
    dialog.open_list(path)
    assert dialog._problem.text() == "The file is empty."


def test_weekdays_by_hand() -> None:
    """Two whole weeks of 4, 2, 2, 2, 0 a day: the mean is 2, and the days after them do not count."""
    monday = date(2026, 3, 2)
    days = {monday + timedelta(days=7 * week + day): n for week in (0, 1) for day, n in enumerate((4, 2, 2, 2, 0))}
    days[monday + timedelta(days=14)] = 50
    known = counted(days, 2026)
    assert known is not None
    assert known.weekdays == {"mon": 2, "tue": 1, "wed": 1, "thu": 1, "fri": 0}


def test_dutch(qtbot: QtBot) -> None:
    shown = shown_tab(qtbot, SeasonTab, language="nl")
    shown.assume.click()
    assert shown.note.text().startswith("Aanname")
