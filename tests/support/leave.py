"""The year's tab 'Leave' for tests: shown on a page, and used by keys and mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.plan import Absence, Plan
from tests.support.contexts import example, plan_of
from tests.support.year_tabs import YEAR, shown_tab
from tests.support.years import bare
from ui.year.leave_tab import LeaveTab

KEY = Qt.Key
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
DUO, SOLO = bare(example()), bare(example("solo_norm"))
PERSON = DUO.staff[0].id


def week(number: int, day: int = 1) -> date:
    return date.fromisocalendar(YEAR, number, day)


def shown(qtbot: QtBot, plan: Plan | None = None, language: str = "en") -> LeaveTab:
    """The tab on a page of its own, with next year to plan unless a plan is given."""
    return shown_tab(qtbot, LeaveTab, plan, language)


def own(tab: LeaveTab, who: str | None = PERSON) -> list[Absence]:
    """What is entered for somebody; of the practice what is no public holiday."""
    return [one for one in plan_of(tab).absences if one.member == who and not one.id.startswith("public_")]


def put(tab: LeaveTab, number: int, who: str = PERSON, to: int | None = None) -> None:
    """Select weeks of a row."""
    tab.grid.setFocus()
    tab.grid.go_to(("member", who), week(number), week(to) if to else None)


def press(tab: LeaveTab, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(tab.grid, key, modifier)


def drag(tab: LeaveTab, start: QPoint, end: QPoint) -> None:
    """Hold the left button from one place of the grid to another."""
    view = tab.grid.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for at in ((start + end) / 2, end):
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at.toPointF(),
            view.mapToGlobal(at).toPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view, event)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)


def middle(tab: LeaveTab, number: int, who: str = PERSON) -> QPoint:
    """The middle of a week's cell."""
    records = tab.grid.records
    return tab.grid.visualRect(records.index(records.row_of(("member", who)), number - 1)).center()
