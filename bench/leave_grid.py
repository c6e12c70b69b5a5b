"""How long an edit of leave takes until it is on the screen, in a planner of 40 people and 53 weeks.

Leave is entered and taken out by key in the real page, drawn off screen: the plan is calculated anew, capacity of every
week with it, and the rows that changed are drawn. Compared in the same run: a bare QTableView of the same size and on
the same screen, in which one row of texts is set anew, without a plan behind it; and both with everything drawn again.

    python -m bench.leave_grid [EDITS]
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from bench.year import planned
from planner import edits as plan_edits
from planner.language import Translator
from planner.plan import Plan
from planner.year import edits
from ui.context import Context
from ui.document import Document
from ui.pages.year import YearPage
from ui.theme import LIGHT, apply
from ui.year.leave_grid import ROW_HEIGHT
from ui.year.leave_tab import LeaveTab

FRAME = 16
PEOPLE, YEAR, WEEKS = 40, 2026, 53
_SIZE = 1240, 1100


def plan() -> Plan:
    """The large practice with 40 people, five weeks of leave for all, in a year of 53 weeks."""
    large = planned()
    small = plan_edits.remove_members(large, [one.id for one in large.staff[PEOPLE:]]).plan
    moved = tuple(
        one.model_copy(update={"first": one.first.replace(year=YEAR), "last": one.last.replace(year=YEAR)})
        for one in small.absences
        if one.first.year == one.last.year
    )
    return edits.set_year(small.model_copy(update={"absences": moved}), YEAR).plan


def timed(app: QApplication, window: QWidget, step: Callable[[], object]) -> float:
    """Milliseconds until a step is worked out and drawn."""
    start = time.perf_counter()
    step()
    app.processEvents()
    app.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    return (time.perf_counter() - start) * 1000


def line(name: str, taken: list[float]) -> str:
    """Median, 95th percentile and worst of some times."""
    high = statistics.quantiles(taken, n=20)[-1]
    return f"{name:36} p50 {statistics.median(taken):7.2f}   p95 {high:7.2f}   max {max(taken):7.2f} ms"


def bare(app: QApplication, count: int) -> tuple[list[float], list[float]]:
    """A table of texts: one row set anew, and everything drawn again."""
    model = QStandardItemModel(PEOPLE, WEEKS)
    for row in range(PEOPLE):
        for column in range(WEEKS):
            model.setItem(row, column, QStandardItem("L" if (row + column) % 10 == 0 else ""))
    view = QTableView()
    view.setModel(model)
    view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    view.horizontalHeader().setMinimumSectionSize(10)
    view.horizontalHeader().setDefaultSectionSize(17)
    view.resize(*_SIZE)
    view.show()
    app.processEvents()

    def set_row(number: int) -> None:
        for column in range(WEEKS):
            model.item(number % PEOPLE, column).setText("LTHSPO"[(number + column) % 6])

    edited = [timed(app, view, lambda n=n: set_row(n)) for n in range(count)]
    whole = [timed(app, view, view.viewport().update) for _ in range(count)]
    view.close()
    return edited, whole


def main(count: int) -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply(app, LIGHT)
    document = Document(plan())
    page = YearPage(Context(document, Translator("nl"), LIGHT))
    page.resize(_SIZE[0], 1300)
    page.show()
    tab = page.tabs.widget(0)
    assert isinstance(tab, LeaveTab)
    grid = tab.grid
    assert len(grid.records.slots) == WEEKS
    app.processEvents()
    staff, letter = document.plan.staff, grid.records.letters["leave"]

    def edit(number: int) -> float:
        """Time one key; moving the cursor to its place, and what that scrolls, is not in it."""
        person, monday = staff[number % PEOPLE].id, date.fromisocalendar(YEAR, 1 + number % 50, 1)
        timed(app, page, lambda: grid.go_to(("member", person), monday))
        return timed(app, page, lambda: QTest.keyClick(grid, letter if number % 3 else Qt.Key.Key_Delete))

    edited = [edit(number) for number in range(count + 10)][10:]
    whole = [timed(app, page, grid.viewport().update) for _ in range(count)]
    bare_edited, bare_whole = bare(app, count)
    print(line("leave entered, planner drawn", edited))
    print(line("a row set, bare table drawn", bare_edited))
    print(line("planner drawn again", whole))
    print(line("bare table drawn again", bare_whole))
    for name, own, other in (("edit", edited, bare_edited), ("drawing", whole, bare_whole)):
        print(f"{name}: {statistics.median(own) / statistics.median(other):.2f} times the bare table")
    over = sum(one > FRAME for one in edited)
    print(f"{over} of {count} edits took longer than a frame of {FRAME} ms")
    page.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
