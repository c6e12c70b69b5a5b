"""What a window shows to people and to screen readers: what is in view, what it is called, and where it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QListView, QTabBar, QTableView, QWidget

from ui.widgets.links import TextLink

Place = tuple[int, int]
_TOLD = Qt.ItemDataRole.AccessibleTextRole


def visible(root: QWidget) -> Iterator[QWidget]:
    """What shows of a window, itself included, without the windows above it."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is root.window() and not widget.visibleRegion().isEmpty():
            yield widget


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a control: its own name, its text, or its label's."""
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name).strip() if known else ""


def texts(root: QWidget) -> Iterator[tuple[str, Place]]:
    """Every label and link in view: its text, with where it begins on the screen and the middle of its height."""
    for widget in visible(root):
        if isinstance(widget, QLabel | TextLink) and widget.text():
            corner = widget.mapToGlobal(QPoint())
            yield widget.text(), (corner.x(), corner.y() + widget.height() // 2)


def controls(root: QWidget) -> Iterator[tuple[str, Place]]:
    """Everything that can be clicked, by name, with where on the screen; of a list every row in view."""
    for widget in visible(root):
        if isinstance(widget, QTabBar):
            for number in range(widget.count()):
                yield widget.tabText(number).replace("&", ""), _middle(widget, widget.tabRect(number))
        elif isinstance(widget, QListView):
            for number in range(widget.model().rowCount()):
                index = widget.model().index(number, 0)
                if widget.viewport().rect().contains(widget.visualRect(index).center()):
                    yield str(index.data()), _middle(widget.viewport(), widget.visualRect(index))
        elif isinstance(widget, QAbstractButton | QComboBox | QLineEdit) and widget.isEnabled():
            # Here Qt calls a list to choose from by what is chosen.
            name = widget.accessibleName() or name_of(widget)
            yield name, _middle(widget, widget.visibleRegion().boundingRect())


def _middle(widget: QWidget, piece: QRect) -> Place:
    at = widget.mapToGlobal(piece.center())
    return at.x(), at.y()


def told(view: QTableView | QListView) -> list[list[str]]:
    """The rows of a table as they are read out, cell by cell; of a list what each row says and how it is read out."""
    model = view.model()
    if isinstance(view, QListView):
        whole = [model.index(row, 0) for row in range(model.rowCount())]
        return [[str(index.data()), str(index.data(_TOLD))] for index in whole]
    wide = range(model.columnCount())
    cells = [[model.index(row, column) for column in wide] for row in range(model.rowCount())]
    return [[str(index.data(_TOLD) or index.data() or "") for index in row] for row in cells]
