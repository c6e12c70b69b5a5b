"""The year's tab 'Plan and reality': typing and importing hours worked, and where the difference went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.errors import DagdeelError
from planner.language import Translator
from planner.plan import WorkedWeek
from planner.texts import T, Unit
from planner.year import edits, reality
from planner.year.reality import Reality
from tests.support.contexts import example, plan_of
from tests.support.tables import cell, text, type_into
from tests.support.year_tabs import YEAR, shown_tab
from tests.support.years import bare
from ui.charts.reality import groups_drawing, split_drawing, weeks_drawing
from ui.dialogs.import_worked import ImportWorkedDialog
from ui.pages.year import YearPage
from ui.year.reality_tab import RealityTab

_EN = Translator("en")


@pytest.fixture
def tab(qtbot: QtBot) -> RealityTab:
    return shown_tab(qtbot, RealityTab)


def _go_to(tab: RealityTab, week: int) -> None:
    tab.week.setCurrentIndex(week - 1)
    tab.week.activated.emit(week - 1)


def test_what_was_not_entered_is_what_the_roster_has(tab: RealityTab) -> None:
    _go_to(tab, 20)
    member = plan_of(tab).staff[0]
    hours = reality.expected(plan_of(tab), member, 20, YEAR).planned
    at = cell(tab.people, 0, "planned")
    assert at.data() == f"{hours:.1f}"
    assert tab.people.cell(at).muted
    assert not plan_of(tab).worked


def test_typing_what_was_worked(qtbot: QtBot, tab: RealityTab) -> None:
    _go_to(tab, 20)
    planned = reality.expected(plan_of(tab), plan_of(tab).staff[0], 20, YEAR).planned
    type_into(qtbot, tab.people, cell(tab.people, 0, "worked"), "10")
    type_into(qtbot, tab.people, cell(tab.people, 0, "sick"), "8")
    (known,) = plan_of(tab).worked
    assert (known.week, known.planned, known.worked, known.sick) == (20, planned, 10, 8)
    assert text(tab.people, 0, "otherwise") == f"{planned - 18:.1f}"
    assert tab.sum.text().startswith(
        f"Of {planned:.1f} h planned, 10.0 h were worked: {planned - 10:.1f} h were lost, "
    )
    tab.context.document.undo()
    tab.context.document.undo()
    assert not plan_of(tab).worked


def test_a_week_as_planned_and_removed_again(tab: RealityTab) -> None:
    _go_to(tab, 6)
    tab.confirm.click()
    assert {one.member for one in plan_of(tab).worked} == {member.id for member in plan_of(tab).staff}
    assert not tab.confirm.isEnabled()
    _go_to(tab, 7)
    assert not tab.forget.isEnabled()
    _go_to(tab, 6)
    tab.forget.click()
    assert not plan_of(tab).worked
    tab.context.document.undo()
    assert len(plan_of(tab).worked) == len(plan_of(tab).staff)


def test_hours_belong_to_a_year(qtbot: QtBot) -> None:
    tab = shown_tab(qtbot, RealityTab, bare(example()))
    refused: list[DagdeelError] = []
    tab.page.refused.connect(refused.append)
    assert not tab.load.isEnabled()
    assert not tab.confirm.isEnabled()
    assert tab.sum.text().startswith("Choose the year of the plan first")
    type_into(qtbot, tab.people, cell(tab.people, 0, "worked"), "10")
    assert [error.message.msgid for error in refused] == ["Choose the year of the plan first."]


def test_charts_in_sessions(tab: RealityTab) -> None:
    member = plan_of(tab).staff[0].id
    tab.page.commit(edits.add_worked(plan_of(tab), [WorkedWeek(member=member, week=3, planned=40, worked=28, leave=8)]))
    assert _ends(tab) == [40, 32, 28, 28]
    tab.unit.setCurrentIndex(1)
    tab.unit.activated.emit(1)
    assert _ends(tab) == [10, 8, 7, 7]
    assert tab.sum.text() == "Of 10 sessions planned, 7 sessions were worked: 3 sessions were lost, 30%."


def _ends(tab: RealityTab) -> list[float]:
    drawing = tab.charts.chart.drawing
    assert drawing is not None
    return [row.pieces[0].end for row in drawing.rows]


def test_the_split_leads_from_planned_to_worked() -> None:
    known = Reality(planned=100, worked=70, leave=12, sick=8, meetings=6)
    drawing = split_drawing(known, T("everybody"), Unit.HOURS, _EN)
    assert [row.label for row in drawing.rows] == ["Planned", "Leave", "Sickness", "Meetings", "Otherwise", "Worked"]
    assert [row.pieces[0].end for row in drawing.rows] == [100, 88, 80, 74, 70, 70]
    assert drawing.rows[1].cells[0] == "-12.0"


def test_more_worked_than_planned_has_a_number_in_the_table() -> None:
    drawing = groups_drawing(T("X"), {"GP": Reality(planned=10, worked=12)}, Unit.HOURS, _EN)
    (row,) = drawing.rows
    assert [piece.end for piece in row.pieces] == [12]
    assert (row.cells[0], row.cells[1], row.cells[-1]) == ("10.0", "12.0", "-2.0")


def test_without_hours_the_charts_say_so() -> None:
    for drawing in (
        split_drawing(Reality(), T("everybody"), Unit.HOURS, _EN),
        groups_drawing(T("X"), {}, Unit.HOURS, _EN),
        weeks_drawing(T("X"), {}, Unit.HOURS, _EN),
    ):
        assert not drawing.rows
        assert drawing.summary == "No hours worked are in the plan yet."


def test_roles_add_up_to_the_whole() -> None:
    plan = example()
    worked = [WorkedWeek(member=one.id, week=2, planned=20, worked=15, sick=5) for one in plan.staff]
    plan = bare(plan).model_copy(update={"worked": tuple(worked)})
    assert sum(reality.per_role(plan).values(), Reality()) == reality.of(worked)
    assert reality.of(worked).in_sessions().planned == 5 * len(worked)


@pytest.fixture
def dialog(tab: RealityTab) -> Iterator[ImportWorkedDialog]:
    opened = tab.import_hours()
    yield opened
    if isValid(opened):
        opened.reject()


def test_importing_takes_over_in_one_step(
    qtbot: QtBot, tab: RealityTab, dialog: ImportWorkedDialog, tmp_path: Path
) -> None:
    member = plan_of(tab).staff[0]
    path = tmp_path / "hours.csv"
    path.write_text(f"Naam;Week;Gewerkt;Ziek\n{member.id};4;30,5;8\nNiemand;4;1;\n{member.id};60;1;\n", "utf-8")
    dialog.open_list(path)
    assert set(dialog._form.places) == {"member", "week", "worked", "sick"}
    dialog.go_on()
    qtbot.waitUntil(lambda: bool(dialog._told.text()))
    told = dialog._told.text()
    assert told.startswith("1 week of a person was read. The list does not say what was planned")
    assert "1 name is not in the team: Niemand." in told
    assert "row 4" in told
    assert not plan_of(tab).worked

    dialog.go_on()
    (known,) = plan_of(tab).worked
    planned = reality.expected(plan_of(tab), member, 4, YEAR).planned
    assert (known.week, known.planned, known.worked, known.sick) == (4, planned, 30.5, 8)
    tab.context.document.undo()
    assert not plan_of(tab).worked


def test_dutch(qtbot: QtBot) -> None:
    tab = shown_tab(qtbot, RealityTab, language="nl")
    assert tab.people.model().headerData(2, tab.people.horizontalHeader().orientation()) == "Gepland\nuren"


def _choose(page: YearPage, year: int) -> QMessageBox | None:
    """Choose a year on the page; the question that it leads to, if any."""
    page.year.setCurrentIndex(page.year.findData(str(year)))
    page.year.activated.emit(page.year.currentIndex())
    return page.findChild(QMessageBox)


def _press(box: QMessageBox, text: str) -> None:
    next(one for one in box.buttons() if one.text() == text).click()


def test_another_year_takes_hours_worked_out_only_after_asking(tab: RealityTab) -> None:
    _go_to(tab, 20)
    tab.take_expected()
    page, worked = tab.page, plan_of(tab).worked
    assert isinstance(page, YearPage)
    box = _choose(page, YEAR + 1)

    assert box is not None
    assert box.text() == f"Take the hours worked in {YEAR} out?"
    assert f"1 week of {YEAR} out of the plan. Undo brings them back." in box.informativeText()
    assert box.defaultButton().text() == "Cancel"
    assert plan_of(tab).worked == worked
    _press(box, f"Plan {YEAR + 1}")
    assert plan_of(tab).calendar.year == YEAR + 1
    assert plan_of(tab).worked == ()
    tab.context.document.undo()
    assert (plan_of(tab).calendar.year, plan_of(tab).worked) == (YEAR, worked)


def test_who_cancels_keeps_the_year_and_the_hours_worked(tab: RealityTab) -> None:
    _go_to(tab, 20)
    tab.take_expected()
    page, worked = tab.page, plan_of(tab).worked
    assert isinstance(page, YearPage)
    page.after.click()
    box = page.findChild(QMessageBox)
    assert box is not None
    _press(box, "Cancel")

    assert (plan_of(tab).calendar.year, plan_of(tab).worked) == (YEAR, worked)
    assert page.year.currentText() == str(YEAR)


def test_a_year_without_hours_worked_changes_at_once(tab: RealityTab) -> None:
    page = tab.page
    assert isinstance(page, YearPage)

    assert _choose(page, YEAR + 1) is None
    assert plan_of(tab).calendar.year == YEAR + 1
