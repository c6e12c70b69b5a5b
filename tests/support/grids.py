"""The page of the week roster for tests and benchmarks: small and large practices, cells and keys."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.plan import Absence, Cell, Plan, Room
from planner.terms import WORKDAYS
from tests.support.contexts import context
from tests.support.weeks import cell, cells, member, practice
from ui.pages.week import WeekPage
from ui.roster.grid import RosterGrid

# A Monday in an odd ISO week, the year after that in which this was written.
MONDAY = date(2027, 7, 19)
ROOMS = (Room(id="room", name="Room 1"), Room(id="room_2", name="Room 2"), Room(id="lab", name="Lab", roles=("poh_s",)))
STAFF = (
    member("ann", name="Ann", sessions={"mon_am": 4, "mon_pm": 4, "tue_am": 3.5}, wishes={"wed_am": "cannot"}),
    member("bob", name="Bob", sessions={"mon_am": 4}),
    member("cas", "poh_s", name="Cas", hours_per_week=8),
)


def small(*entries: Cell, **fields: Any) -> Plan:
    """Three people in two functions, three rooms, and a week plan with these cells."""
    return practice(STAFF, entries, rooms=ROOMS, **fields)


def usual(**fields: Any) -> Plan:
    """Ann on Monday and Tuesday, Bob on Monday."""
    entries = (
        cell("ann", "mon_am", room="room"),
        cell("ann", "mon_pm", "admin", 3),
        cell("ann", "tue_am", "visits", note="by bike"),
        cell("bob", "mon_am", room="room_2", pinned=True),
    )
    return small(*entries, **fields)


def away(plan: Plan, who: str, kind: Any = "leave") -> Plan:
    """The plan with somebody away in the whole week of `MONDAY`."""
    absence = Absence(id="a", member=who, kind=kind, first=MONDAY, last=date(2027, 7, 25))
    return plan.model_copy(update={"absences": (absence,)})


def big_week() -> Plan:
    """40 people who work 14 sessions: all mornings and afternoons, and four evenings."""
    staff = tuple(member(f"m{n}", ("gp", "poh_s", "assistant", "vs")[n % 4], name=f"Person {n}") for n in range(40))
    sessions = " ".join([f"{day}_{part}" for day in WORKDAYS for part in ("am", "pm")])
    evenings = " ".join(f"{day}_ev" for day in WORKDAYS[:4])
    entries = tuple(one for person in staff for one in cells(person.id, f"{sessions} {evenings}"))
    return practice(staff, entries, rooms=ROOMS)


def shown(qtbot: QtBot, plan: Plan, language: str = "en") -> WeekPage:
    """The page on the screen, without a window around it."""
    page = WeekPage(context(plan, language))
    qtbot.addWidget(page)
    page.resize(1080, 640)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.grid.setFocus()
    return page


def at(page: WeekPage, row: str, session: str) -> QModelIndex:
    """A cell of the grid, by the heading of its row."""
    rows = [page.model.heading(number).name for number in range(page.model.rowCount())]
    return page.model.index(rows.index(row), page.model.sessions.index(session))


def text(page: WeekPage, row: str, session: str) -> str:
    """What a cell shows."""
    return str(at(page, row, session).data())


def go(page: WeekPage, row: str, session: str, last: tuple[str, str] | None = None) -> None:
    """Put the cursor on a cell, and select as far as another one."""
    first = at(page, row, session)
    page.grid.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if last is not None:
        block = QItemSelection(first, at(page, *last))
        page.grid.selectionModel().select(block, QItemSelectionModel.SelectionFlag.Select)


def press(page: WeekPage, key: Any, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the grid."""
    QTest.keyClick(page.grid, key, held)
    QApplication.processEvents()


def week_cells(page: WeekPage, who: str, session: str) -> list[Cell]:
    """The cells of somebody in a session, of the week plan that is looked at."""
    week = page.shown.of(page.context.document.plan)
    assert week
    return [one for one in week.cells if (one.member, one.session) == (who, session)]


def works(page: WeekPage, who: str, session: str) -> list[str]:
    """The kinds of work of somebody in a session."""
    return [one.work for one in week_cells(page, who, session)]


def undo_all(page: WeekPage) -> None:
    """Take everything back."""
    while page.context.document.undo_label is not None:
        page.context.document.undo()


def drag(page: WeekPage, source: QModelIndex, target: QModelIndex, copy: bool = False) -> QDragMoveEvent:
    """Drag a cell over another one, as the mouse does; the event tells whether it may be dropped there."""
    page.grid.begin_drag(source)
    action = Qt.DropAction.CopyAction if copy else Qt.DropAction.MoveAction
    event = QDragMoveEvent(
        page.grid.visualRect(target).center(),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        _data(page.grid),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(action)
    page.grid.dragMoveEvent(event)
    return event


def drop(page: WeekPage, target: QModelIndex, copy: bool = False) -> None:
    """Let go of what is dragged."""
    event = QDropEvent(
        QPointF(page.grid.visualRect(target).center()),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        _data(page.grid),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier if copy else Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(Qt.DropAction.CopyAction if copy else Qt.DropAction.MoveAction)
    page.grid.dropEvent(event)
    QApplication.processEvents()


_KEPT: list[QMimeData] = []


def _data(grid: RosterGrid) -> QMimeData:
    """What is dragged; an event does not keep it alive."""
    _KEPT[:] = [grid.roster.mimeData([grid.currentIndex()])]
    return _KEPT[0]
