"""How long an edit of the week roster takes until it is on the screen, with 40 people and 14 sessions.

The real page is shown, drawn off screen, and one cell after another gets other work by its letter; the figures over
the grid follow at once, the issues beside it when the typing pauses. Compared in the same run: a bare QTableView over
a QStandardItemModel with as many cells, of which one gets another text, as a grid without a plan behind it would do.

    python -m bench.grid [EDITS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from bench.edit import FRAME, line, timed
from planner.plan import Plan
from tests.support.contexts import context
from tests.support.folders import user_folders
from tests.support.grids import big_week
from ui.pages.week import WeekPage

_LETTERS = "PVRWMTDS"
_SIZE = (1400, 1700)


def page_edits(plan: Plan, app: QApplication, count: int) -> list[float]:
    """Milliseconds for each edit of the real page."""
    page = WeekPage(context(plan))
    page.resize(*_SIZE)
    page.show()
    app.processEvents()
    first = next(number for number, row in enumerate(page.model.rows) if row.kind == "person")
    places = [page.model.index(first + number % 40, number % 14) for number in range(0, 560, 13)]
    taken = []
    for place, letter in islice(zip(cycle(places), cycle(_LETTERS), strict=False), count):
        page.grid.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        app.processEvents()
        taken.append(timed(lambda letter=letter: QTest.keyClick(page.grid, letter.lower()), app, page))  # type: ignore[misc]
    page.close()
    return taken


def bare_edits(app: QApplication, count: int) -> list[float]:
    """Milliseconds for each edit of a plain table with as many cells."""
    model = QStandardItemModel(40, 14)
    for row in range(40):
        for column in range(14):
            model.setItem(row, column, QStandardItem("Surgery"))
    view = QTableView()
    view.setModel(model)
    view.resize(*_SIZE)
    view.show()
    app.processEvents()
    taken = []
    for number in range(count):
        index = model.index(number * 13 % 40, number % 14)

        def edit(at=index, text=f"Work {number}") -> None:  # type: ignore[no-untyped-def]
            model.setData(at, text, Qt.ItemDataRole.EditRole)

        taken.append(timed(edit, app, view))
    view.close()
    return taken


def main(count: int = 100) -> int:
    """Print the times and their ratios."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    plan = big_week()
    runs: dict[str, Callable[[], list[float]]] = {
        "week roster": lambda: page_edits(plan, app, count),
        "bare table view": lambda: bare_edits(app, count),
    }
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(user_folders(Path(folder)))
        taken = {name: run() for name, run in runs.items()}
    for name, times in taken.items():
        print(line(name, times))
    bare = statistics.median(taken["bare table view"])
    for name, times in taken.items():
        print(f"{name:32} {statistics.median(times) / bare:7.1f} times a bare table view")
    print(f"a frame is {FRAME} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
