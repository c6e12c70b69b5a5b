"""Looks for texts without room, in every page and dialog: `python -m tests.walks.fits WIDTHxHEIGHT...`.

It is a program of its own because Qt reads its scale (`QT_SCALE_FACTOR`) once. What it finds goes out as JSON.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QMenuBar,
    QScrollArea,
    QTabBar,
    QTableView,
    QToolBar,
    QWidget,
)

from planner.language import LANGUAGES
from planner.resources import resource
from tests.walks.quiet import settle
from tests.walks.test_accessible import told
from tests.walks.views import DIALOGS, dialog, states
from ui.app import open_window
from ui.main_window import MainWindow
from ui.strip import RoleCell
from ui.widgets.labels import ElidedLabel
from ui.widgets.warning_list import WarningList, WarningRow

# A rounding of the width of a letter is not a cut text.
_SLACK = 1


def shown(root: QWidget) -> Iterator[QWidget]:
    """What is on show in a window, scrolled away or not."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root and not isinstance(widget.parent(), QMenuBar | QToolBar):
            yield widget


def cut(root: QWidget) -> Iterator[str]:
    """What has no room for its text, or lies outside what it is in."""
    for widget in shown(root):
        if isinstance(widget, QLabel) and widget.text():
            yield from _cut_label(widget)
        elif isinstance(widget, QAbstractButton | QComboBox | QTabBar | QCheckBox):
            yield from _smaller(widget, _least(widget))
        elif isinstance(widget, QHeaderView):
            yield from _cut_headings(widget)
        elif isinstance(widget, QAbstractScrollArea):
            yield from _sideways(widget)
        yield from _outside(widget)


def _least(widget: QWidget) -> QSize:
    """A combo box may be narrower than its longest entry, not than the chosen one."""
    if isinstance(widget, QComboBox):
        return QSize(widget.fontMetrics().horizontalAdvance(widget.currentText()) + 24, widget.sizeHint().height())
    if isinstance(widget, RoleCell):
        return QSize()
    if widget.hasHeightForWidth():
        return QSize(0, widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _cut_label(label: QLabel) -> Iterator[str]:
    if isinstance(label, ElidedLabel):
        if label.fontMetrics().horizontalAdvance(label.text()) > label.width() + _SLACK:
            yield f"dots: {label.text()!r} in {told(label.parentWidget())}"
    elif label.wordWrap():
        wide = label.fontMetrics()
        words = max((wide.horizontalAdvance(word) for word in _plain(label).split()), default=0)
        if label.heightForWidth(label.width()) > label.height() + _SLACK or words > label.width() + _SLACK:
            yield f"too low: {label.text()!r} {label.size().toTuple()}"
    else:
        yield from _smaller(label, label.sizeHint())


def _plain(label: QLabel) -> str:
    """The text of a label as it reads."""
    if label.textFormat() != Qt.TextFormat.RichText:
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def _smaller(widget: QWidget, wanted: QSize) -> Iterator[str]:
    if widget.width() + _SLACK < wanted.width() or widget.height() + _SLACK < wanted.height():
        yield f"too small: {told(widget)} {widget.size().toTuple()} for {wanted.toTuple()}"


def _cut_headings(header: QHeaderView) -> Iterator[str]:
    for section in range(header.count()):
        text = str(header.model().headerData(section, header.orientation()) or "")
        longest = max(map(header.fontMetrics().horizontalAdvance, text.split()), default=0)
        upright = header.orientation() is Qt.Orientation.Vertical
        room = header.width() if upright else header.sectionSize(section)
        if not header.isSectionHidden(section) and longest > room:
            yield f"heading: {text!r}"


def _sideways(area: QAbstractScrollArea) -> Iterator[str]:
    if isinstance(area, QScrollArea) and area.widget():
        if area.widget().minimumSizeHint().width() > area.viewport().width() + _SLACK:
            yield f"sideways: {told(area)}"
    elif not isinstance(area, QTableView | QHeaderView) and area.horizontalScrollBar().maximum() > 0:
        yield f"sideways: {told(area)}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea) or widget.isWindow():
        return
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(widget.geometry()):
        yield f"outside: {told(widget)} {widget.geometry().getRect()} in {parent.size().toTuple()}"


def hidden_on_overview(window: MainWindow) -> Iterator[str]:
    """What has to be in view without scrolling: the cards, and two warnings."""
    window.show_page("overview")
    settle()
    page = window.pages.currentWidget()
    for card in page.findChildren(QAbstractButton):
        if card.isVisible() and type(card).__name__ == "RoleCard" and not _whole(card, page):
            yield f"scrolled away: {told(card)}"
    warnings = page.findChild(WarningList)
    rows = [row for row in page.findChildren(WarningRow) if row.isVisible()]
    seen = [row for row in rows if _whole(row, page) and _whole(row, warnings)]
    if len(seen) < min(2, len(rows)):
        yield f"only {len(seen)} warnings in view"


def _whole(widget: QWidget, frame: QWidget) -> bool:
    return frame.rect().contains(QRect(widget.mapTo(frame, QPoint()), widget.size()))


def found(window: MainWindow, sizes: list[QSize], folder: Path) -> dict[str, list[str]]:
    """Everything that does not fit, by language, size and where."""
    problems: dict[str, list[str]] = {}
    for language in LANGUAGES:
        window.use_language(language)
        for size in sizes:
            window.resize(size)
            at = f"{language} {size.width()}x{size.height()}"
            for state in states(window):
                # Warnings are counted a moment later, which gives the strip other widths.
                window.strip.show_warnings()
                settle()
                problems[f"{at} {state}"] = list(cut(window))
            problems[f"{at} first view"] = list(hidden_on_overview(window))
        for name in DIALOGS:
            with dialog(name, window, folder) as one:
                problems[f"{language} dialog {name}"] = list(cut(one))
    return {place: texts for place, texts in problems.items() if texts}


def main(sizes: list[str]) -> int:
    """Say what does not fit."""
    app = QApplication([])
    window = open_window(app, resource("examples", "overloaded_duo.dagdeel"))
    with tempfile.TemporaryDirectory() as folder:
        wanted = [QSize(*map(int, size.split("x"))) for size in sizes]
        print(json.dumps({"scale": window.devicePixelRatio(), "found": found(window, wanted, Path(folder))}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
