"""Blocks of cells copied from and pasted into tables: what fits, what is refused, what comes in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from planner import edits
from planner.defaults import new_plan
from planner.plan import find
from planner.texts import T
from tests.support.contexts import context, example, plan_of
from tests.support.tables import (
    cell,
    go_to,
    gone,
    paste,
    put,
    refusals,
    select,
    shown_page,
)
from ui.pages.consults import ConsultsPage
from ui.pages.tasks import TasksPage
from ui.pages.team import TeamPage
from ui.widgets.paste_preview import PastePreview

CTRL = Qt.KeyboardModifier.ControlModifier


def test_cells_are_copied_with_all_digits(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    team.context.document.apply(edits.set_member(plan_of(team), plan_of(team).staff[0].id, "name", "=1+1"))
    table.clearSelection()
    for key in ("name", "leave_weeks", "pace"):
        for row in (0, 1):
            table.selectionModel().select(cell(table, row, key), table.selectionModel().SelectionFlag.Select)
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)

    second = plan_of(team).staff[1].name
    assert QGuiApplication.clipboard().text() == f"'=1+1\t\t1\n{second}\t\t1\n"
    html = QGuiApplication.clipboard().mimeData().html()
    assert 'sdval="1.0"' in html
    assert ">=1+1</td>" in html


def test_a_block_from_a_spreadsheet_is_one_step(team: TeamPage, qtbot: QtBot) -> None:
    before = plan_of(team)
    assert paste(qtbot, team.pattern, team.pattern.model().index(0, 1), "4,5\t0\r\n\t3\r\n") is None

    sessions = plan_of(team).staff[0].sessions
    assert (sessions["mon_am"], sessions["tue_pm"]) == (4.5, 3)
    assert "tue_am" not in sessions
    assert "mon_pm" not in sessions
    assert len(team.pattern.selectedIndexes()) == 4
    team.context.document.undo()
    assert plan_of(team) is before


def test_exact_numbers_come_from_the_html_of_the_spreadsheet(team: TeamPage, qtbot: QtBot) -> None:
    html = '<table><tr><td sdval="1.234">1.234</td><td sdval="6.25">6.3</td></tr></table>'
    assert paste(qtbot, team.pattern, team.pattern.model().index(0, 1), "1.234\t6.3\n", html) is None
    sessions = plan_of(team).staff[0].sessions
    assert (sessions["mon_am"], sessions["tue_am"]) == (1.234, 6.25)


def test_days_and_per_cents_come_over_exactly(team: TeamPage, qtbot: QtBot) -> None:
    html = '<table><tr><td sdval="46266">09/01/2026</td></tr></table>'
    assert paste(qtbot, team.people, cell(team.people, 0, "start"), "09/01/2026\n", html) is None
    assert str(plan_of(team).staff[0].start) == "2026-09-01"
    html = '<table><tr><td sdval="0.0625">6%</td></tr><tr><td sdval="6.5">6.5</td></tr></table>'
    assert paste(qtbot, team.people, cell(team.people, 0, "sick_rate"), "6%\n6.5\n", html) is None
    assert [member.sick_rate for member in plan_of(team).staff[:2]] == [0.0625, 0.065]


def test_results_in_a_pasted_block_are_named_and_stay(team: TeamPage, qtbot: QtBot) -> None:
    preview = paste(qtbot, team.people, cell(team.people, 0, "hours_per_week"), "30\t50%\t999\t999\t2")

    assert preview is not None
    assert [row[1:3] for row in refusals(preview)] == [("Betaalde uren", "999"), ("Beschikbare uren", "999")]
    preview.go_on.click()
    gone(qtbot, team.people)
    member = plan_of(team).staff[0]
    assert (member.hours_per_week, member.weeks_share, member.allowance_hours) == (30, 0.5, 2)


def test_a_whole_row_copied_onto_itself_asks_nothing(team: TeamPage, qtbot: QtBot) -> None:
    before, table = plan_of(team), team.people
    select(table, cell(table, 0, "name"), table.model().index(2, table.model().columnCount() - 1))
    qtbot.keyClick(table, Qt.Key.Key_C, CTRL)
    go_to(table, cell(table, 0, "name"))
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)

    assert table.findChild(PastePreview) is None
    assert plan_of(team) == before


def test_one_copied_text_fills_all_selected_cells(team: TeamPage, qtbot: QtBot) -> None:
    table = team.people
    go_to(table, cell(table, 0, "pace"))
    table.selectionModel().select(cell(table, 2, "pace"), table.selectionModel().SelectionFlag.Select)
    put("0,8")
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)

    assert [member.pace for member in plan_of(team).staff[:3]] == [0.8, 1, 0.8]


def test_a_block_is_repeated_over_a_selection_that_is_a_multiple_of_it(team: TeamPage, qtbot: QtBot) -> None:
    table = team.pattern
    select(table, table.model().index(0, 1), table.model().index(1, 4))
    put("1\t2\n")
    qtbot.keyClick(table, Qt.Key.Key_V, CTRL)

    sessions = plan_of(team).staff[0].sessions
    days = ("mon", "tue", "wed", "thu")
    assert [sessions[f"{day}_{part}"] for part in ("am", "pm") for day in days] == [1, 2] * 4


def test_refused_cells_are_named_before_anything_changes(team: TeamPage, qtbot: QtBot) -> None:
    before = plan_of(team)
    preview = paste(qtbot, team.pattern, team.pattern.model().index(1, 1), "1\tx\t3\n4\t5\t99\n6\t\t\n")

    assert preview is not None
    assert plan_of(team) is before
    say = team.say
    assert refusals(preview) == [
        ("2", "di", "x", say(T("'{text}' is not a number. Type it as {example}.", text="x", example="7,5"))),
        ("3", "wo", "99", refusals(preview)[1][3]),
        ("4", "ma", "6", say(T("The table has no more rows."))),
    ]
    preview.reject()
    gone(qtbot, team.pattern)
    assert plan_of(team) is before
    assert team.context.document.undo_label is None

    preview = paste(qtbot, team.pattern, team.pattern.model().index(1, 1), "1\tx\t3\n4\t5\t99\n6\t\t\n")
    assert preview is not None
    preview.go_on.click()
    gone(qtbot, team.pattern)
    sessions = plan_of(team).staff[0].sessions
    assert (sessions["mon_pm"], sessions["wed_pm"], sessions["mon_ev"], sessions["tue_ev"]) == (1, 3, 4, 5)
    team.context.document.undo()
    assert plan_of(team) is before


def test_cells_beside_the_table_are_refused(team: TeamPage, qtbot: QtBot) -> None:
    preview = paste(qtbot, team.pattern, team.pattern.model().index(0, 4), "1\t2\t3\n")
    assert preview is not None
    assert [row[2:] for row in refusals(preview)] == [("3", team.say(T("The table has no more columns.")))]
    preview.reject()
    gone(qtbot, team.pattern)


def test_more_people_than_there_are_can_be_added_in_the_same_step(team: TeamPage, qtbot: QtBot) -> None:
    before, count = plan_of(team), len(plan_of(team).staff)
    block = "Anna\tHuisarts\nBob\tHuisarts\nCas\tDoktersassistente\nDewi\tniemand\n"
    preview = paste(qtbot, team.people, cell(team.people, count - 1, "name"), block)
    assert preview is not None
    assert [(row[0], row[2]) for row in refusals(preview)] == [(str(count + 3), "niemand")]
    preview.add_rows.setChecked(False)
    assert len(refusals(preview)) == 6
    preview.add_rows.setChecked(True)
    preview.go_on.click()
    gone(qtbot, team.people)

    staff = plan_of(team).staff
    assert [(member.name, member.role) for member in staff[count - 1 : -1]] == [
        ("Anna", "gp"),
        ("Bob", "gp"),
        ("Cas", "assistant"),
    ]
    assert staff[-1].name == "Dewi"
    team.context.document.undo()
    assert plan_of(team) is before


def test_a_list_of_people_can_be_pasted_into_an_empty_team(qtbot: QtBot) -> None:
    page = TeamPage(context(new_plan("", {}), "nl"))
    shown_page(qtbot, page)
    put("Anna\tHuisarts\tWaarnemer\t20\nBob\tHuisarts\t\t30\n")
    page.people.setFocus()
    qtbot.keyClick(page.people, Qt.Key.Key_V, CTRL)
    preview = page.people.findChild(PastePreview)
    assert preview is not None
    preview.go_on.click()
    gone(qtbot, page.people)
    assert [(one.name, one.employment, one.hours_per_week) for one in plan_of(page).staff] == [
        ("Anna", "locum", 20),
        ("Bob", "employed", 30),
    ]


def test_shares_of_one_task_are_pasted_together(tasks: TasksPage, qtbot: QtBot) -> None:
    first = tasks.tasks.records.record(0)
    roles = [
        key.removeprefix("share.") for key in (c.key for c in tasks.tasks.records.table.columns) if "share." in key
    ]
    parts = [100 // len(roles)] * len(roles)
    parts[0] += 100 - sum(parts)
    index = cell(tasks.tasks, 0, f"share.{roles[0]}")
    assert paste(qtbot, tasks.tasks, index, "\t".join(f"{part}%" for part in parts)) is None
    rows = find(plan_of(tasks).activities, first.id).delivery
    assert {row.role: row.share for row in rows} == pytest.approx(
        {role: part / 100 for role, part in zip(roles, parts, strict=True)}
    )

    parts[0] += 10
    preview = paste(qtbot, tasks.tasks, index, "\t".join(map(str, parts)))
    assert preview is not None
    assert len(refusals(preview)) == len(roles)
    assert not preview.go_on.isEnabled()
    preview.reject()
    gone(qtbot, tasks.tasks)


def test_shares_down_the_rows_of_one_kind_of_contact_are_pasted_together(qtbot: QtBot) -> None:
    page = ConsultsPage(context(example("group_practice"), "nl"))
    shown_page(qtbot, page)
    rows = [page.kinds.records.record(row) for row in range(page.kinds.model().rowCount())]
    first = next(n for n, row in enumerate(rows[:-1]) if len(row.activity.delivery) == 2)
    assert paste(qtbot, page.kinds, cell(page.kinds, first, "share"), "30\n70\n") is None
    delivery = find(plan_of(page).activities, rows[first].activity.id).delivery
    assert [row.share for row in delivery] == pytest.approx([0.3, 0.7])


def test_a_locked_plan_is_told_and_stays(team: TeamPage, qtbot: QtBot) -> None:
    before = plan_of(team)
    team.context.document.lock(T("Locked."))
    with qtbot.waitSignal(team.refused):
        paste(qtbot, team.pattern, team.pattern.model().index(0, 1), "1\tx")
    assert plan_of(team) is before
    assert team.pattern.findChild(PastePreview) is None
