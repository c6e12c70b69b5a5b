"""The program itself, with an eye on its window: what can be seen is written to a file for the test to read.

`python -m tests.journeys.watched FILE [PLAN]`. It only looks; keys and mouse come from outside.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLabel, QMenu, QWidget

import main
from tests.support.sight import controls, texts, told, visible
from ui.main_window import MainWindow
from ui.roster.grid import RosterGrid
from ui.scenarios.compare_table import CompareTable
from ui.strip import RoleCell
from ui.widgets.paste_preview import PastePreview
from ui.widgets.row_list import RowList

_EVERY_MS = 40


def _seen() -> dict[str, object]:
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    focus = QApplication.focusWidget()
    active = QApplication.activeWindow()
    state: dict[str, object] = {
        "focus": type(focus).__name__ if focus else "",
        "focus_name": focus.objectName() or focus.accessibleName() if focus else "",
        "cell": _cell(focus),
        "active": active.windowTitle() if active else "",
        "menu": _menu(),
    }
    if isinstance(active, PastePreview):
        state["preview"] = _preview(active)
    elif isinstance(active, QDialog):
        state["dialog"] = dict(controls(active))
    if windows:
        window = windows[0]
        state["title"] = window.windowTitle()
        state["page"] = window.pages.current
        state["saved"] = window.document.is_saved
        state["patients"] = window.document.results.patients
        state["strip"] = {cell.role_id: cell.accessibleName() for cell in window.strip.findChildren(RoleCell)}
        state["notices"] = [label.text() for label in window.notices.findChildren(QLabel) if label.text()]
        state["why"] = window._dock.isVisible()
        state |= _page(window.pages.currentWidget())
    return state


def _page(page: QWidget) -> dict[str, object]:
    """What the page in front says, and where on the screen it can be clicked."""
    views = [view for view in visible(page) if isinstance(view, CompareTable | RowList)]
    return {
        "texts": list(texts(page)),
        "places": dict(controls(page)),
        "rows": {view.accessibleName(): told(view) for view in views},
        "grid": {name: place for grid in page.findChildren(RosterGrid) for name, place in _cells(grid)},
    }


def _cells(grid: RosterGrid) -> Iterator[tuple[str, tuple[int, int]]]:
    """The cells of people and rooms in view, such as "A. Voorbeeld/mon_am: Surgery", and where they can be clicked."""
    model, inside = grid.roster, grid.viewport().rect()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            middle = grid.visualRect(index).center()
            if inside.contains(middle) and model.row_at(index).kind in ("person", "room"):
                name = str(model.headerData(row, Qt.Orientation.Vertical)).partition("\n")[0]
                at = grid.viewport().mapToGlobal(middle)
                yield f"{name}/{model.session_at(index)}", (at.x(), at.y())


def _preview(dialog: PastePreview) -> dict[str, object]:
    """What the question before pasting says."""
    table = dialog.refusals
    rows = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]
    return {"summary": dialog.summary.text(), "rows": rows}


def _menu() -> str:
    """The entry of an open menu that the cursor is on."""
    menu = QApplication.activePopupWidget()
    entry = menu.activeAction() if isinstance(menu, QMenu) else None
    return entry.text() if entry else ""


def _cell(focus: QWidget | None) -> str:
    """The text of the table cell that has the keyboard."""
    if not isinstance(focus, QAbstractItemView):
        return ""
    index = focus.currentIndex()
    return f"{index.row()}/{index.column()}: {index.data()}" if index.isValid() else ""


def _watch(target: Path) -> None:
    beside = target.with_suffix(".new")
    beside.write_text(json.dumps(_seen()), encoding="utf-8")
    os.replace(beside, target)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    timer = QTimer()
    timer.timeout.connect(lambda: _watch(Path(sys.argv[1])))
    timer.start(_EVERY_MS)
    sys.exit(main.main(sys.argv[2:]))
