"""What goes around a chart: its title, the value that is being read, the table behind it, and ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.errors import DagdeelError
from planner.files.disk import reason, write_atomic
from planner.texts import Message, T
from ui.charts import pictures
from ui.charts.chart import Chart
from ui.charts.drawing import Drawing
from ui.context import Context
from ui.icons import icon
from ui.theme import NEAR
from ui.widgets.clipboard import as_text
from ui.widgets.labels import label
from ui.widgets.plain_table import PlainTable

# Answers the path that the user chose, or an empty text: parent, title, proposed path, kinds of file.
AskPlace = Callable[[QWidget, str, str, str], str]

_ONE_LINE = 560
_HINT = T("Point at a bar, or step with the arrow keys, to read its value.")
_KINDS: dict[str, Message] = {".png": T("Pictures"), ".svg": T("Vector drawings")}


class PictureError(DagdeelError):
    """A picture that could not be written."""


def ask_place(parent: QWidget, title: str, proposed: str, kinds: str) -> str:
    """Let the user choose where a file goes."""
    return QFileDialog.getSaveFileName(parent, title, proposed, kinds)[0]


class ChartTable(PlainTable):
    """The numbers of a chart; selected cells can be copied."""

    def __init__(self) -> None:
        super().__init__("", numbers=range(1, 100))

    def show_drawing(self, drawing: Drawing) -> None:
        """Show the same numbers as a drawing."""
        self.setAccessibleName(drawing.title)
        self.show_rows(drawing.columns, [(row.label, *row.cells) for row in drawing.rows])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected rows on the clipboard, or all where none is selected, with their titles."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or list(range(self.rowCount()))
        model, columns = self.model(), range(self.columnCount())
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        cells = [[str(model.index(row, column).data()) for column in columns] for row in chosen]
        QGuiApplication.clipboard().setText(as_text([titles, *cells]))


class ChartFrame(QWidget):
    """A chart with its title above, the value that is being read below, and a menu.

    `why` asks for the breakdown of a figure, `refused` tells why a picture was not saved.
    """

    why = Signal(object)
    refused = Signal(object)

    def __init__(
        self, context: Context, chart: Chart, ask: AskPlace = ask_place, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.chart = chart
        self.table = ChartTable()
        self._context, self._say, self._ask = context, context.say, ask
        self._title = label(context.theme, "section", wrap=True)
        self._value = label(context.theme, "caption", muted=True, wrap=True)
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
        self._stack.addWidget(self.table)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for button in (self._table_button, self._menu_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NEAR // 2)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._value)
        self._value.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.chart)

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
        self.save_png.triggered.connect(lambda: self._save(".png", pictures.png))
        self.save_svg.triggered.connect(lambda: self._save(".svg", pictures.svg))

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

    def _show_value(self, words: str) -> None:
        self._value.setText(words or self._say(_HINT))
        area = self.chart.current_area()
        if words and not area.isEmpty() and not self.chart.underMouse():
            self._scroll.ensureVisible(area.center().x(), area.center().y(), 0, area.height())

    def _show_as_table(self, shown: bool) -> None:
        if shown and self.chart.drawing:
            self.table.show_drawing(self.chart.drawing)
        self._stack.setCurrentIndex(int(shown))
        self._value.setVisible(not shown)
        self.setFocusProxy(self.table if shown else self.chart)

    def _copy(self) -> None:
        if self.chart.drawing:
            width = pictures.picture_width(self.chart.width())
            data = pictures.for_clipboard(self.chart.drawing, self._say, width)
            QGuiApplication.clipboard().setMimeData(data)

    def _save(self, suffix: str, made: Callable[..., bytes]) -> None:
        drawing = self.chart.drawing
        if drawing is None:
            return
        kinds = f"{self._say(_KINDS[suffix])} (*{suffix})"
        name = self._ask(self, self._say(T("Save the chart")), str(self._proposed(drawing, suffix)), kinds)
        if not name:
            return
        path = Path(name)
        path = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
        try:
            write_atomic(path, made(drawing, self._say, pictures.picture_width(self.chart.width())))
        except OSError as error:
            message = T(
                "'{file}' could not be saved: {reason}. Save it in another place.",
                file=path.name,
                reason=reason(error),
            )
            self.refused.emit(PictureError(message))

    def _proposed(self, drawing: Drawing, suffix: str) -> Path:
        """Beside the plan, with the title of the chart."""
        document = self._context.document
        words = "".join(sign if sign.isalnum() or sign in " -_" else " " for sign in drawing.title).split()
        folder = document.path.parent if document.path else Path.home()
        return folder / (" ".join(words) + suffix)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest value, so that the chart does not jump while values are read."""
        lines = 1 if self.width() >= _ONE_LINE else 2
        self._value.setFixedHeight(lines * self._value.fontMetrics().height() + 2)
        super().resizeEvent(event)

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
