"""Figures of a plan and of scenarios beside each other; what differs says so by a word, not by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from planner.texts import Message, T
from ui.context import Context
from ui.models.blocks import as_text, shown
from ui.scenarios.compare_rows import CompareRow, Shown
from ui.theme import ROW
from ui.widgets.header import WrappedHeader

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TITLE = _LEFT | Qt.TextFlag.TextWordWrap
_PAD = 6
_ROW = ROW - 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class CompareModel(QAbstractTableModel):
    """Rows of a comparison; it tells Qt only what became different."""

    def __init__(self, first: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._first = first
        self._columns: tuple[str, ...] = ()
        self._rows: list[CompareRow] = []

    def show_rows(self, columns: Sequence[str], rows: Sequence[CompareRow]) -> bool:
        """Show these figures; whether there are other rows or columns than before."""
        shape = [(row.key, row.title) for row in rows]
        if tuple(columns) != self._columns or shape != [(row.key, row.title) for row in self._rows]:
            self.beginResetModel()
            self._columns, self._rows = tuple(columns), list(rows)
            self.endResetModel()
            return True
        for number, row in enumerate(rows):
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(columns)))
        return False

    def row(self, number: int) -> CompareRow:
        """The row at a place."""
        return self._rows[number]

    def cell(self, index: Index) -> Shown | None:
        """The figure at an index; None for titles and headings."""
        cells = self._rows[index.row()].cells
        return cells[index.column() - 1] if cells and index.column() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns) + 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
            return None
        row, cell = self._rows[index.row()], self.cell(index)
        if cell is None:
            return "" if index.column() else row.title
        return cell.spoken if role != _Role.DisplayRole else f"{cell.word} {cell.number}".strip()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= len(self._columns):
            return None
        if role == _Role.DisplayRole:
            return self._columns[section - 1] if section else self._first
        if role == _Role.TextAlignmentRole:
            return int((_RIGHT if section else _LEFT) | Qt.TextFlag.TextWordWrap)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _READABLE if index.isValid() else Qt.ItemFlag.NoItemFlags


class _CompareDelegate(QStyledItemDelegate):
    """Draws the word of a difference to the left and the number to the right; headings in bold."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._body, self._small, self._bold = (context.theme.font(kind) for kind in ("body", "caption", "body"))
        self._bold.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, CompareModel)
        theme, rect, state = self._theme, option.rect, option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.selected)
        painter.setPen(theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell, row = model.cell(index), model.row(index.row())
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        if cell is not None:
            self._paint_cell(painter, room, cell, index.column() == 1 and row.figure is not None)
        elif not index.column():
            _draw(painter, room, _TITLE, self._body if row.cells else self._bold, theme.text, row.title)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_cell(self, painter: QPainter, room: QRect, cell: Shown, leads: bool) -> None:
        theme = self._theme
        ink = cell.state.colour if cell.state else theme.accent if leads else theme.text
        _draw(painter, room, _RIGHT, self._body, ink, cell.number)
        ink = theme.fine if cell.is_better else theme.over if cell.is_worse else theme.muted
        _draw(painter, room, _LEFT, self._small, ink, cell.word)


class CompareTable(QTableView):
    """The plan in the first column of figures, scenarios in the others. `why` asks to explain a figure of the plan."""

    why = Signal(object)

    def __init__(self, context: Context, name: Message, widths: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = CompareModel(context.say(T("Figure")), self)
        self._widths = widths
        self.setModel(self.figures)
        self.setItemDelegate(_CompareDelegate(context, self))
        self.setHorizontalHeader(WrappedHeader(self, context.theme))
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setAccessibleName(context.say(name))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumSectionSize(_ROW)
        self.setStyleSheet(f"QTableView:focus {{ border-color: {context.theme.accent.name()}; }}")
        self.clicked.connect(self._explain)

    def sizeHint(self) -> QSize:
        high = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give titles that do not fit on a line as many as they need."""
        metrics, header = self.fontMetrics(), self.verticalHeader()
        room = QRect(0, 0, self.columnWidth(0) - 2 * _PAD, 10_000)
        before = header.length()
        for number in range(self.figures.rowCount()):
            text = metrics.boundingRect(room, int(_TITLE), self.figures.row(number).title)
            header.resizeSection(number, max(_ROW, text.height() + _PAD))
        if header.length() != before:
            self.updateGeometry()

    def show_rows(self, columns: Sequence[str], rows: Sequence[CompareRow]) -> None:
        """Show these figures; where only numbers changed the cursor and the place stay."""
        if not self.figures.show_rows(columns, rows):
            return
        header = self.horizontalHeader()
        for number in range(1, len(columns) + 1):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(number, self._widths[0] if number == 1 else self._widths[1])
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._fit_rows()
        self.updateGeometry()

    def _explain(self, index: QModelIndex) -> None:
        figure = self.figures.row(index.row()).figure
        if index.column() == 1 and figure is not None:
            self.why.emit(figure)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self._explain(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        model, columns = self.figures, range(self.figures.columnCount())
        titles = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in columns]
        rows = [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
        QGuiApplication.clipboard().setText(as_text([list(map(shown, line)) for line in (titles, *rows)]))


def _draw(
    painter: QPainter, box: QRect, flags: Qt.AlignmentFlag | Qt.TextFlag, font: QFont, colour: QColor, text: str
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, int(flags), text)
