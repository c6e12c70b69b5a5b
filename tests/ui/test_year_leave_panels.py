"""What is below the planner of leave: requests, balances, frames, and what breaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner import edits as plan_edits
from planner.plan import Plan
from planner.year import edits
from planner.year.balances import balances
from planner.year.fairness import fair_shares
from tests.support.contexts import example, plan_of
from tests.support.leave import DUO, KEY, PERSON, SOLO, own, press, put, shown, week
from tests.support.year_tabs import YEAR
from tests.support.years import with_list


def asked(plan: Plan, who: str, number: int, days_ago: int = 3) -> Plan:
    """A plan in which somebody asks for a week."""
    one = edits.new_absence(
        plan, who, week(number), week(number, 7), state="asked", asked=date.today() - timedelta(days=days_ago)
    )
    return edits.add(plan, [one]).plan


def fine(plan: Plan) -> Plan:
    """A solo practice that has time to spare, with the year to plan, in which the GP asks for week 30."""
    gp = next(one.id for one in plan.staff if one.role == "gp")
    return asked(edits.set_year(with_list(plan, 0.5), YEAR).plan, gp, 30)


def test_a_request_shows_what_breaks_and_is_granted_with_a_stand_in(qtbot: QtBot) -> None:
    tab = shown(qtbot, fine(SOLO))
    panel = tab.requests
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1)
    assert tab.panels.tabText(0) == "Requests (1)"
    assert "Week 30" in panel._broken.text()
    assert panel.way.isVisible()
    panel.way.click()
    plan = plan_of(tab)
    assert [one.state for one in plan.absences if one.first == week(30)] == ["granted"]
    assert [(one.employment, one.start) for one in plan.staff[-1:]] == [("locum", week(30))]
    year = tab.grid.records.year
    assert year is not None
    assert 29 not in year.overloaded("gp")
    qtbot.waitUntil(lambda: panel.table.rowCount() == 0)
    tab.context.document.undo()
    assert plan_of(tab) == fine(SOLO)


@pytest.mark.parametrize(("days_ago", "text"), [(3, "● 11 days left"), (12, "▲ 2 days left"), (20, "■ stands")])
def test_the_clock_of_a_request_runs(qtbot: QtBot, days_ago: int, text: str) -> None:
    who = next(one.id for one in DUO.staff if one.employment == "employed")
    tab = shown(qtbot, asked(edits.set_year(DUO, YEAR).plan, who, 20, days_ago))
    qtbot.waitUntil(lambda: tab.requests.table.rowCount() == 1)
    assert tab.requests.table.item(0, 4).text().startswith(text)
    tab.requests.refuse.click()
    assert [one.state for one in own(tab, who)] == ["refused"]


def test_balances_follow_and_begin_the_next_year(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.balances)
    table = tab.balances.table
    put(tab, 30)
    press(tab, "l")
    known = {one.member.id: one for one in balances(plan_of(tab), YEAR, date.today())}

    def planned() -> str:
        return str(table.model().index(0, 7).data())

    qtbot.waitUntil(lambda: planned() == tab.say.number(known[PERSON].planned, 1))
    assert known[PERSON].planned > 0
    tab.balances.carry.click()
    assert plan_of(tab).calendar.year == YEAR + 1
    assert plan_of(tab).staff[0].leave_carried == known[PERSON].left
    assert tab.grid.records.number == YEAR + 1


def test_frames_are_set_and_lead_to_the_sessions(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.frames)
    document = tab.context.document
    document.apply(plan_edits.set_role(document.plan, "assistant", "least_present", 1))
    who = [one.id for one in DUO.staff if one.role == "assistant"]
    for one in who:
        put(tab, 40, one)
        press(tab, "l")
    qtbot.waitUntil(lambda: tab.frames.list.count() > 0)
    item = tab.frames.list.item(0)
    tab.frames.list.itemActivated.emit(item)
    assert tab.grid.currentIndex().column() == 39
    deadline = tab.frames.deadline
    deadline.setFocus()
    deadline.clear()
    QTest.keyClicks(deadline, f"1-2-{YEAR}")
    QTest.keyClick(deadline, KEY.Key_Return)
    assert plan_of(tab).calendar.leave_deadline == date(YEAR, 2, 1)
    deadline.setText("soon")
    with qtbot.waitSignal(tab.page.refused):
        deadline.editingFinished.emit()
    assert plan_of(tab).calendar.leave_deadline == date(YEAR, 2, 1)


def test_what_breaks_has_remedies(qtbot: QtBot) -> None:
    tab = shown(qtbot)
    tab.panels.setCurrentWidget(tab.breaks)
    staff = len(plan_of(tab).staff)
    remedy = next(
        one for known in tab.context.document.warnings for one in known.remedies if known.code == "WEEKS_OVERLOADED"
    )
    tab.breaks.apply_remedy.emit(remedy)
    assert plan_of(tab) == remedy.change.plan
    assert len(plan_of(tab).staff) >= staff


def test_fair_shares_are_told_for_everybody(qtbot: QtBot) -> None:
    tab = shown(qtbot, example("group_practice"))
    tab.panels.setCurrentWidget(tab.fairness)
    model, known = tab.fairness.table.model(), fair_shares(plan_of(tab), YEAR)
    qtbot.waitUntil(lambda: model.rowCount() == len(known) > 0)
    texts = [str(model.index(0, column).data()) for column in range(model.columnCount())]

    assert texts[0] == "A. Voorbeeld"
    assert any(text.startswith("▲ ") for text in texts[1:])
