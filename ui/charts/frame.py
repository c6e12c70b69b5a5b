"""What goes around a chart: its title, the value that is being read, the table behind it, and ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from planner.errors import DagdeelError
from planner.texts import T
from ui.charts.chart import Chart
from ui.charts.drawing import Drawing
from ui.context import Context
from ui.icons import icon
from ui.theme import NEAR
from ui.widgets.labels import label

if TYPE_CHECKING:
    from ui.charts.taking import ChartTable

# Answers the path that the user chose, or an empty text: parent, title, proposed path, kinds of file.
AskPlace = Callable[[QWidget, str, str, str], str]

_ONE_LINE = 560
_LOW = 260
_HINT = T("Point at a bar, or step with the arrow keys, to read its value.")


def _taking() -> ModuleType:
    """What makes tables and pictures; loaded when somebody asks for one."""
    return import_module("ui.charts.taking")


class ChartFrame(QWidget):
    """A chart with its title above, the value that is being read below, and a menu.

    A frame lower than `least_with_value` has no line for the value: the bars need the room, and a tooltip tells it too.
    `why` asks for the breakdown of a figure, `refused` tells why a picture was not saved. `lead` is a control that
    stands in the place of the title.
    """

    why = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        context: Context,
        chart: Chart,
        ask: AskPlace | None = None,
        lead: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.chart = chart
        self._context, self._say, self._ask = context, context.say, ask
        self._title = label(context.theme, "section", wrap=True)
        self._lead = lead
        self.least_with_value = _LOW
        self._folded = False
        self._table: ChartTable | None = None
        self.value = label(context.theme, "caption", muted=True, wrap=True)
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._make_actions()
        self._table_button = self._button(self.as_table.text())
        self._table_button.setDefaultAction(self.as_table)
        self._menu_button = self._button(self._say(T("More of this chart")))
        self._menu_button.setIcon(icon("mdi6.dots-vertical", context.theme))
        self._lay_out()
        self._connect()
        self._show_value("")

    def _make_actions(self) -> None:
        say = self._say
        self.explain = QAction(say(T("Explain")), self)
        self.as_table = QAction(icon("mdi6.table", self._context.theme), say(T("Show as table")), self, checkable=True)
        self.copy = QAction(say(T("Copy picture")), self)
        self.save_png = QAction(say(T("Save as PNG…")), self)
        self.save_svg = QAction(say(T("Save as SVG…")), self)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolTip(name)
        button.setAccessibleName(name)
        return button

    def _lay_out(self) -> None:
        self._menu_button.setMenu(self._menu(self._menu_button))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._scroll.setWidget(self.chart)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.chart.setAutoFillBackground(False)
        self._stack.addWidget(self._scroll)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self._lead or self._title, 1)
        for button in (self._table_button, self._menu_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.value)
        self.value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    def _menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(self.explain)
        menu.addSeparator()
        menu.addActions([self.as_table, self.copy, self.save_png, self.save_svg])
        menu.aboutToShow.connect(lambda: self.explain.setEnabled(self.chart.figure is not None))
        return menu

    def _connect(self) -> None:
        self.chart.read.connect(self._show_value)
        self.chart.why.connect(self.why)
        self.explain.triggered.connect(lambda: self.why.emit(self.chart.figure))
        self.as_table.toggled.connect(self._show_as_table)
        self.copy.triggered.connect(self._copy)
        self.save_png.triggered.connect(lambda: self._save(".png"))
        self.save_svg.triggered.connect(lambda: self._save(".svg"))

    @property
    def table(self) -> ChartTable:
        """The numbers of the chart, for whoever rather reads those."""
        if self._table is None:
            made: ChartTable = _taking().ChartTable()
            self._stack.addWidget(made)
            self._table = made
        return self._table

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, as chart and as table."""
        if drawing == self.chart.drawing:
            return
        self._title.setText(drawing.title)
        self.chart.show_drawing(drawing)
        if self.as_table.isChecked():
            self.table.show_drawing(drawing)
        for action in (self.as_table, self.copy, self.save_png, self.save_svg):
            action.setEnabled(bool(drawing.rows))

    def fold(self, folded: bool) -> None:
        """Show what leads alone, or the chart below it again."""
        self._folded = folded
        self._show_parts()

    def _show_parts(self) -> None:
        for part in (self._stack, self._table_button, self._menu_button):
            part.setVisible(not self._folded)
        self.value.setVisible(
            not self._folded and not self.as_table.isChecked() and self.height() >= self.least_with_value
        )

    def natural_height(self, width: int) -> int:
        """How high the frame is at a width when all of it shows."""
        head = max(part.sizeHint().height() for part in (self._lead or self._title, self._menu_button))
        if self._folded:
            return head
        high = head + self._column.spacing() + self.chart.heightForWidth(width)
        with_value = high + self._column.spacing() + self._value_height(width)
        return with_value if with_value >= self.least_with_value else high

    def _show_value(self, words: str) -> None:
        hint = self.chart.drawing.hint if self.chart.drawing else ""
        self.value.setText(words or hint or self._say(_HINT))
        area = self.chart.current_area()
        if words and not area.isEmpty() and not self.chart.underMouse():
            self._scroll.ensureVisible(area.center().x(), area.center().y(), 0, area.height())

    def _show_as_table(self, shown: bool) -> None:
        if shown and self.chart.drawing:
            self.table.show_drawing(self.chart.drawing)
        self._stack.setCurrentWidget(self.table if shown else self._scroll)
        self._show_parts()

    def _copy(self) -> None:
        if self.chart.drawing:
            _taking().copy_picture(self.chart.drawing, self._say, self.chart.width())

    def _save(self, suffix: str) -> None:
        drawing, taking = self.chart.drawing, _taking()
        if drawing is None:
            return
        path = self._context.document.path
        proposed = (path.parent if path else Path.home()) / taking.proposed_name(drawing, suffix)
        ask = self._ask or taking.ask_place
        name = ask(self, self._say(T("Save the chart")), str(proposed), taking.kinds(suffix, self._say))
        if not name:
            return
        try:
            taking.save_picture(Path(name), suffix, drawing, self._say, self.chart.width())
        except DagdeelError as error:
            self.refused.emit(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest value, so that the chart does not jump while values are read."""
        self.value.setFixedHeight(self._value_height(self.width()))
        self._show_parts()
        super().resizeEvent(event)

    def _value_height(self, width: int) -> int:
        lines = 1 if width >= _ONE_LINE else 2
        return lines * self.value.fontMetrics().height() + 2

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self._menu(self)
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.chart.mapToGlobal(self.chart.current_area().bottomLeft())
        menu.exec(at)
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and not self.as_table.isChecked():
            self._copy()
        else:
            super().keyPressEvent(event)
