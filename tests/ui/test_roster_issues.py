"""The issues beside the roster: told the worst first, shown in the grid, and solved by a way out in one step."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.plan import Absence, Plan
from planner.week import cell_edits, edits
from planner.week.dates import valid
from planner.year import edits as year_edits
from tests.support.roster_views import MONDAY, BareWeek, bare_week, two_gps
from tests.support.weeks import cell, cells, member, practice
from ui.roster import issue_ways, issues_panel
from ui.roster.issues_panel import IssuesPanel

SICK = Absence(id="x", member="anna", kind="sick", first=MONDAY, last=MONDAY)


def shown(qtbot: QtBot, plan: Plan, monday: date | None = None, language: str = "en") -> tuple[BareWeek, IssuesPanel]:
    page = bare_week(qtbot, plan, language)
    panel = IssuesPanel(page)
    panel.setParent(page)
    panel.resize(300, 600)
    page.parts_shown.append(panel)
    panel.show()
    if monday is None:
        page.refresh()
    else:
        page.shown.choose_date(monday)
    return page, panel


def titles(panel: IssuesPanel) -> list[str]:
    rows = panel.list.rows
    return [str(rows.index(number).data()) for number in range(rows.rowCount())]


def choose(qtbot: QtBot, panel: IssuesPanel, words: str) -> None:
    """Put the cursor on an issue and wait for its ways out."""
    panel.list.go_to(next(number for number, title in enumerate(titles(panel)) if words in title))
    qtbot.waitUntil(lambda: panel.ways._told.text() != "" and not panel.ways._timer.isActive())


def ways(panel: IssuesPanel) -> list[str]:
    return [way.text() for way in panel.ways.ways if not way.isHidden()]


def press(panel: IssuesPanel, words: str) -> None:
    next(way for way in panel.ways.ways if words in way.text() and not way.isHidden()).click()


def test_issues_stand_under_how_bad_they_are_and_can_be_left_out(qtbot: QtBot) -> None:
    _, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)

    assert titles(panel)[0] == "■ serious"
    assert titles(panel)[1] == "No GP works on Mon morning. Patients are seen by desk."
    assert "anna stands in the roster on Mon morning, Mon afternoon and is away: Sick." in titles(panel)
    assert panel.filters[issues_panel.Severity.RED].text() == "■ 2"
    panel.filters[issues_panel.Severity.RED].click()
    assert titles(panel)[0] == "▲ warning"
    QAbstractItemModelTester(panel.list.rows)


def test_a_click_and_return_show_the_cells(qtbot: QtBot) -> None:
    _, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)
    number = next(number for number, title in enumerate(titles(panel)) if "is away" in title)

    with qtbot.waitSignal(panel.jump) as jumped:
        place = panel.list.visualRect(panel.list.rows.index(number)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert jumped.args == [(("anna", "mon_am"), ("anna", "mon_pm"))]
    with qtbot.waitSignal(panel.jump):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_a_way_out_is_one_step_in_a_roster_of_that_week_and_undo_takes_it_back(qtbot: QtBot) -> None:
    page, panel = shown(qtbot, two_gps(state="final", absences=(SICK,)), MONDAY)
    document, before = page.context.document, page.context.document.plan

    choose(qtbot, panel, "is away")
    assert ways(panel)[0] == "Let bram work on Mon morning, Mon afternoon for anna"
    press(panel, "Let bram")

    week = page.shown.of(document.plan)
    assert week is valid(document.plan.weeks, MONDAY)
    assert week is not None
    assert week.start == MONDAY
    assert {one.session for one in week.cells if one.member == "bram"} == {"mon_am", "mon_pm", "tue_am"}
    assert not [title for title in titles(panel) if "is away" in title or "No GP" in title]
    assert page.say(document.undo_label) == "Let bram work on Mon morning, Mon afternoon for anna"
    assert panel.list.hasFocus() or not panel.isActiveWindow()
    document.undo()
    assert document.plan == before


def test_a_locum_comes_into_the_team_and_the_week_at_once(qtbot: QtBot) -> None:
    page, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)

    choose(qtbot, panel, "is away")
    assert "Take on a locum on Mon morning, Mon afternoon: 8.0 hours, € 680" in ways(panel)
    assert ways(panel)[-1] == "Leave Mon morning, Mon afternoon of anna open"
    press(panel, "locum")

    new = page.context.document.plan.staff[-1]
    assert (new.employment, new.start, new.end) == ("locum", MONDAY, MONDAY)
    assert page.context.document.plan.weeks[-1].start == MONDAY


def test_remedies_are_tried_only_for_the_issue_that_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(issue_ways, "remedies", lambda *_args, **_how: asked.append(1) or ())
    page, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)
    page.refresh()

    assert asked == []
    choose(qtbot, panel, "No GP works on Mon morning")
    assert asked == [1]
    assert panel.ways._told.text() == "Nothing that was tried takes this away by itself."


def test_what_was_just_reported_is_chosen(qtbot: QtBot) -> None:
    page, panel = shown(qtbot, two_gps(), MONDAY)

    page.commit(year_edits.add(page.context.document.plan, [SICK]))

    assert "is away" in str(panel.list.currentIndex().data())
    qtbot.waitUntil(lambda: bool(ways(panel)))


def test_a_published_week_is_set_back_first(qtbot: QtBot) -> None:
    plan = edits.set_state(two_gps(absences=(SICK,)), "w", "published").plan
    page, panel = shown(qtbot, plan, MONDAY)

    choose(qtbot, panel, "is away")
    assert ways(panel) == []
    assert panel.ways.again.isHidden()
    panel.ways.release.click()

    assert page.context.document.plan.weeks[0].state == "final"
    qtbot.waitUntil(lambda: bool(ways(panel)))


def test_the_law_names_its_article_and_for_whom_it_is_advice(qtbot: QtBot) -> None:
    long = (*cells("anna", "mon_am mon_pm", hours=7), *cells("bram", "mon_am mon_pm", hours=7))
    plan = practice((member("anna"), member("bram", employment="owner")), long)
    _, panel = shown(qtbot, plan)

    choose(qtbot, panel, "anna works 14.0 hours")
    assert panel.ways._law.text() == "Working-time law, article 5:7"
    choose(qtbot, panel, "bram works 14.0 hours")
    assert panel.ways._law.text() == "Working-time law, article 5:7. Advice: bram is self-employed."


def test_what_comes_with_a_way_out_is_said(qtbot: QtBot) -> None:
    gps = (member("anna", sessions={"mon_am": 4}), member("bram", sessions={"tue_am": 4}))
    entries = (*cells("anna", "mon_am"), cell("bram", "tue_am"), *cells("desk", "mon_am tue_am"))
    _, panel = shown(qtbot, practice((*gps, member("desk", "assistant")), entries, absences=(SICK,)), MONDAY)

    choose(qtbot, panel, "is away")
    way = next(way for way in panel.ways.ways if "Let bram" in way.text())
    assert "Also solved: No GP works on Mon morning." in way.accessibleDescription()
    assert "Comes with it: ▲ bram has 8.0 hours in the week and a contract of 4.0." in way.accessibleDescription()
    assert way.heightForWidth(200) > way.heightForWidth(600)


def test_a_way_out_that_was_tried_on_an_older_plan_is_tried_again_first(qtbot: QtBot) -> None:
    page, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)
    document = page.context.document
    choose(qtbot, panel, "is away")
    page.parts_shown.clear()
    page.commit(cell_edits.clear(document.plan, "w", [("desk", "tue_am")]))

    press(panel, "Let bram")
    assert len(document.plan.weeks) == 1
    qtbot.waitUntil(lambda: not panel.ways._timer.isActive())
    press(panel, "Let bram")

    assert ("desk", "tue_am") not in {(one.member, one.session) for one in document.plan.weeks[1].cells}


def test_filling_in_again_is_one_click_away(qtbot: QtBot) -> None:
    _, panel = shown(qtbot, two_gps(absences=(SICK,)), MONDAY)

    choose(qtbot, panel, "is away")
    with qtbot.waitSignal(panel.fill):
        panel.ways.again.click()


def test_no_week_and_no_issues_are_said(qtbot: QtBot) -> None:
    _, panel = shown(qtbot, Plan())

    assert titles(panel) == []
    assert panel._area.isHidden()
    assert all(one.isHidden() for one in panel.filters.values())
