"""How the rows of a list are drawn, ticked and renamed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QWidget,
)

from planner.language import Translator
from planner.texts import T
from ui.theme import ROW, Theme
from ui.widgets.rows import Index, ListRow, RowModel

_WRAP = int(Qt.TextFlag.TextWordWrap)
_ACROSS, _DOWN, _BOX, _GAP = 8, 5, 16, 8
_MOST_HEIGHTS = 2_000
_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Select)


class RowDelegate(QStyledItemDelegate):
    """Draws a `ListRow`: box and title to the left, number to the right, detail and problem in small type below."""

    def __init__(self, theme: Theme, say: Translator, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._say, self._view = theme, say, view
        self._bold, self._plain, self._small = theme.font("body"), theme.font("body"), theme.font("caption")
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._heights: dict[tuple[object, ...], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ListRow = index.data(RowModel.ROW)
        width = self._view.viewport().width()
        shape = (width, row.title, len(row.number), row.detail, row.problem, row.ticked is None, row.heading)
        if shape not in self._heights:
            if len(self._heights) >= _MOST_HEIGHTS:
                self._heights.clear()
            boxes = self._boxes(row, QRect(0, 0, width, 10_000))
            self._heights[shape] = max(ROW, boxes[-1].bottom() + 1 + _DOWN)
        return QSize(width, self._heights[shape])

    def _boxes(self, row: ListRow, rect: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Where number, title, detail and problem go."""
        metrics = QFontMetrics(self._plain)
        wide = metrics.horizontalAdvance(row.number)
        top = rect.top() + _DOWN
        number = QRect(rect.right() - _ACROSS - wide, top, wide + 1, metrics.height())
        left = rect.left() + _ACROSS + (0 if row.ticked is None else _BOX + _GAP)
        right = number.left() - _GAP if row.number else rect.right() - _ACROSS
        title = _wrapped(self._title(row), QRect(left, top, right - left, 10_000), row.title)
        below = QRect(left, title.bottom() + 1, rect.right() - _ACROSS - left, 10_000)
        detail = _wrapped(self._small, below, row.detail)
        below.setTop(detail.bottom() + 1)
        return number, title, detail, _wrapped(self._small, below, _told(row))

    def _title(self, row: ListRow) -> QFont:
        """Titles stand out from what is below them."""
        return self._bold if row.detail or row.problem or row.heading else self._plain

    def _tick_box(self, rect: QRect) -> QRect:
        return QRect(rect.left() + _ACROSS, rect.top() + _DOWN, _BOX, _BOX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(RowModel.ROW)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.selected)
        elif state & QStyle.StateFlag.State_MouseOver and not row.heading:
            painter.fillRect(rect, self._theme.hover)
        painter.setPen(self._theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_texts(painter, rect, row)
        if row.ticked is not None:
            self._paint_tick(painter, rect, row, state)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_texts(self, painter: QPainter, rect: QRect, row: ListRow) -> None:
        theme = self._theme
        number, title, detail, problem = self._boxes(row, rect)
        ink = theme.text if row.enabled and row.ticked is not False and not row.heading else theme.muted
        _draw(painter, self._title(row), ink, title, row.title)
        _draw(painter, self._plain, row.state.colour if row.state else ink, number, row.number)
        _draw(painter, self._small, theme.muted, detail, row.detail)
        _draw(painter, self._small, theme.watch, problem, _told(row))

    def _paint_tick(self, painter: QPainter, rect: QRect, row: ListRow, state: QStyle.StateFlag) -> None:
        """A box as the style draws it elsewhere."""
        box = QStyleOptionButton()
        box.rect = self._tick_box(rect)
        # The stub asks for bytes, which PySide6 refuses.
        box.palette = QApplication.palette("QCheckBox")  # type: ignore[call-overload]
        box.state = QStyle.StateFlag.State_On if row.ticked else QStyle.StateFlag.State_Off
        if not row.fixed:
            box.state |= QStyle.StateFlag.State_Enabled
        self._view.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self._view)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Tick the box by a click on it, or by Space."""
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return False
        box = self._tick_box(option.rect).adjusted(-4, -4, 4, 4)
        if isinstance(event, QMouseEvent) and box.contains(event.position().toPoint()):
            if event.type() is QEvent.Type.MouseButtonRelease:
                self._tick(model, index)
            return True
        if isinstance(event, QKeyEvent) and event.key() in _KEYS and event.type() is QEvent.Type.KeyPress:
            self._tick(model, index)
            return True
        return False

    @staticmethod
    def _tick(model: QAbstractItemModel, index: Index) -> None:
        row: ListRow = index.data(RowModel.ROW)
        after = Qt.CheckState.Unchecked if row.ticked else Qt.CheckState.Checked
        model.setData(index, after, Qt.ItemDataRole.CheckStateRole)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setMaxLength(120)
        line.setFrame(True)
        line.setAccessibleName(self._say(T("Name")))
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(RowModel.ROW)
        rect: QRect = option.rect
        left = self._boxes(row, rect)[1].left() - 3
        editor.setGeometry(left, rect.top() + 1, rect.right() - left, editor.sizeHint().height())


def _told(row: ListRow) -> str:
    return f"▲ {row.problem}" if row.problem else ""


def _wrapped(font: QFont, room: QRect, text: str) -> QRect:
    """The top of the room, as high as the text needs at its width."""
    metrics = QFontMetrics(font)
    high = metrics.boundingRect(room, _WRAP, text).height() if text else 0
    return QRect(room.left(), room.top(), room.width(), high)


def _draw(painter: QPainter, font: QFont, colour: QColor, box: QRect, text: str) -> None:
    if text:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, _WRAP, text)
