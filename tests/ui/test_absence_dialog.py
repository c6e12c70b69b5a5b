"""Reporting somebody absent: on the day that is looked at, with what stands in the roster then, as one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.plan import Plan
from planner.week.dates import monday_of
from planner.year.reported import missed, reported
from tests.support.roster_views import MONDAY, BareWeek, bare_week, two_gps
from ui.roster.absence_dialog import ReportDialog, report_absent

Opened = Callable[..., tuple[BareWeek, ReportDialog]]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens the dialog on a page, in a calendar week unless told otherwise; afterwards it is closed."""
    dialogs: list[ReportDialog] = []

    def make(plan: Plan | None = None, in_calendar: bool = True, **how: str) -> tuple[BareWeek, ReportDialog]:
        page = bare_week(qtbot, two_gps() if plan is None else plan)
        if in_calendar:
            page.shown.choose_date(MONDAY)
        dialogs.append(report_absent(page, **how))
        return page, dialogs[-1]

    yield make
    for dialog in dialogs:
        if isValid(dialog):
            dialog.close()
            qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog))


def test_it_begins_with_the_person_and_the_day_that_are_looked_at(opened: Opened) -> None:
    _, dialog = opened(member_id="bram", session="tue_am")

    assert dialog.who.currentText() == "bram"
    assert dialog.kind.currentText() == "Sick"
    assert dialog.first.date() == dialog.last.date() == QDate(2027, 7, 20)
    assert dialog._told.text() == "In the roster then: Tue morning, 4.0 hours. Who stands in comes next."


def test_it_is_one_step_that_undo_takes_back(opened: Opened) -> None:
    page, dialog = opened(member_id="anna")
    document, before = page.context.document, page.context.document.plan
    dialog.report.click()

    (absence,) = document.plan.absences
    assert (absence.member, absence.kind, absence.first, absence.last) == ("anna", "sick", MONDAY, MONDAY)
    assert (absence.state, absence.sessions) == ("granted", ())
    document.undo()
    assert document.plan == before


def test_a_later_first_day_takes_the_last_day_along_and_an_earlier_last_day_is_refused(opened: Opened) -> None:
    _, dialog = opened(member_id="anna")

    dialog.first.setDate(QDate(2027, 7, 22))
    assert dialog.last.date() == QDate(2027, 7, 22)
    assert dialog._told.text() == "Nothing in the roster stands in the way."
    dialog.last.setDate(QDate(2027, 7, 21))
    assert not dialog.report.isEnabled()
    assert "ends before it begins" in dialog._error.text()
    dialog.last.setDate(QDate(2027, 8, 5))
    assert dialog._told.text().startswith("In the roster then: 6 sessions, 24.0 hours.")


def test_part_of_the_day_only(opened: Opened) -> None:
    page, dialog = opened(member_id="anna")
    dialog.parts.setCurrentText("Afternoons only")

    assert dialog._told.text().startswith("In the roster then: Mon afternoon, 4.0 hours.")
    dialog.report.click()
    assert page.context.document.plan.absences[0].sessions == ("mon_pm",)


def test_the_week_that_it_is_about_is_shown(opened: Opened) -> None:
    page, dialog = opened(in_calendar=False)
    assert dialog.first.date() == QDate(date.today().year, date.today().month, date.today().day)
    dialog.report.click()

    assert page.shown.monday == monday_of(date.today())


def test_a_week_within_the_absence_stays_shown(opened: Opened) -> None:
    page, dialog = opened(member_id="anna")
    dialog.first.setDate(QDate(2027, 7, 12))
    dialog.last.setDate(QDate(2027, 7, 25))
    dialog.report.click()

    assert page.shown.monday == MONDAY


def test_nobody_in_the_team(opened: Opened) -> None:
    _, dialog = opened(Plan())

    assert not dialog.report.isEnabled()
    assert dialog._told.text() == "There is nobody in the team yet."


def test_what_is_missed_is_what_the_valid_roster_has() -> None:
    plan = two_gps(cycle=2)
    week = reported(plan, "anna", "sick", MONDAY, date(2027, 7, 25), ["am"])

    assert week.sessions == tuple(f"{day}_am" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
    assert [one.cell.session for one in missed(plan, week)] == ["mon_am", "tue_am"]
    assert missed(plan.model_copy(update={"weeks": ()}), week) == ()
