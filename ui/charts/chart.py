"""A chart on screen: pointing and arrow keys read its values, a click or Return explains them."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from planner.explain import Figure
from ui.charts.drawing import Drawing, Piece
from ui.charts.layout import Layout, lay_out
from ui.charts.painter import paint
from ui.context import Context
from ui.theme import AROUND

NARROWEST = 240
_USUAL_WIDTH = 480
_EMPTY = 4 * AROUND
_REACH = 3.0
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Chart(QWidget):
    """Shows a `Drawing`. Its name is the title, its description says the main numbers in words.

    `read` tells the words of the value that is pointed at or stepped to, an empty text for none; `why` asks for the
    breakdown of a figure.
    """

    read = Signal(str)
    why = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say, self._look = context.say, context.theme
        self._drawing: Drawing | None = None
        self._layout: Layout | None = None
        # How high the drawing is at the widths that were asked for.
        self._heights: dict[int, int] = {}
        self._current: int | None = None
        self._pointed: int | None = None
        self.setFont(context.theme.font("caption"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown now; None before anything was."""
        return self._drawing

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; one that is equal changes nothing, and a value that is still there stays current."""
        if drawing == self._drawing:
            return
        before = self._place(self._current)
        high = self._heights.get(self.width())
        self._drawing, self._layout, self._pointed = drawing, None, None
        self._heights.clear()
        self._current = self._number(before) if before else None
        self.setAccessibleName(drawing.title)
        self.setAccessibleDescription(drawing.summary)
        self.read.emit(self.words)
        if high != self.heightForWidth(self.width()):
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._natural_height(width)
        return self._heights[width]

    def _natural_height(self, width: int) -> int:
        if self._drawing is None or not self._drawing.rows:
            return _EMPTY
        return math.ceil(lay_out(self._drawing, self._say, self._metrics(), width).size.height())

    def sizeHint(self) -> QSize:
        return QSize(_USUAL_WIDTH, self.heightForWidth(_USUAL_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, _EMPTY)

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font())

    def layout_now(self) -> Layout:
        """Where everything lies at the present size."""
        if self._layout is None:
            drawing = self._drawing
            known = drawing is not None and drawing.rows
            self._layout = (
                lay_out(drawing, self._say, self._metrics(), self.width(), self.height())
                if drawing and known
                else Layout()
            )
        return self._layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        if self._drawing is not None and self._drawing.rows:
            paint(painter, self._drawing, self.layout_now(), self._look)
        elif self._drawing is not None:
            painter.setPen(self._look.muted)
            room = self.rect().adjusted(AROUND, 0, -AROUND, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, int(flags), self._drawing.summary)
        self._paint_cursor(painter)

    def _paint_cursor(self, painter: QPainter) -> None:
        """The value that the keyboard or the pointer is on; without one, the focus goes around all."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._pointed if self._pointed is not None else self._current
        if shown is not None:
            painter.setPen(QPen(self._look.text, 2))
            painter.drawRect(self.layout_now().pieces[shown].adjusted(-1.5, -1.5, 1.5, 1.5))
        if self.hasFocus():
            painter.setPen(QPen(self._look.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _piece(self, number: int | None) -> Piece | None:
        return None if number is None or self._drawing is None else self._drawing.pieces[number][1]

    def _place(self, number: int | None) -> tuple[str, int, int] | None:
        """What a value stands for, so that it is found again in another drawing: row, series and lane."""
        if number is None or self._drawing is None:
            return None
        row, piece = self._drawing.pieces[number]
        if self._drawing.form == "map":
            return self._drawing.rows[row].label, int(piece.start), 0
        return self._drawing.rows[row].label, piece.series, piece.lane

    def _number(self, place: tuple[str, int, int]) -> int | None:
        pieces = self._drawing.pieces if self._drawing else ()
        return next((number for number in range(len(pieces)) if self._place(number) == place), None)

    @property
    def words(self) -> str:
        """What is told of the value that is pointed at or stepped to."""
        piece = self._piece(self._pointed if self._pointed is not None else self._current)
        return piece.spoken if piece else ""

    @property
    def figure(self) -> Figure | None:
        """The figure behind the current value, or None."""
        piece = self._piece(self._current)
        return piece.figure if piece else None

    def step_to(self, number: int) -> None:
        """Make a value current, and say it."""
        self._current, self._pointed = number, None
        self.read.emit(self.words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))
        self.update()

    def current_area(self) -> QRect:
        """Where the current value is, with the row around it; empty where there is none."""
        if self._current is None or self._drawing is None:
            return QRect()
        row, _piece = self._drawing.pieces[self._current]
        return self.layout_now().bands[row].toAlignedRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in ENTER and self.figure:
            self.why.emit(self.figure)
        elif key == Qt.Key.Key_Escape and self._current is not None:
            self._forget()
        elif (target := self._target(key)) is not None:
            self.step_to(target)
        else:
            super().keyPressEvent(event)

    def _forget(self) -> None:
        self._current = None
        self.read.emit("")
        self.update()

    def _target(self, key: int) -> int | None:
        """Where a key leads: left and right to the next value, up and down to the next row."""
        rows = [row for row, _ in self._drawing.pieces] if self._drawing else []
        if not rows:
            return None
        last, current = len(rows) - 1, self._current
        match key:
            case Qt.Key.Key_Home:
                return 0
            case Qt.Key.Key_End:
                return last
            case Qt.Key.Key_Right:
                return 0 if current is None else min(current + 1, last)
            case Qt.Key.Key_Left:
                return last if current is None else max(current - 1, 0)
            case Qt.Key.Key_Down:
                return 0 if current is None else self._in_row(rows, 1, current)
            case Qt.Key.Key_Up:
                return last if current is None else self._in_row(rows, -1, current)
        return None

    def _in_row(self, rows: list[int], by: int, current: int) -> int:
        """The next row that way: its first value, in a map the same column; the present value where there is none."""
        on = [number for number, row in enumerate(rows) if (row - rows[current]) * by > 0]
        if not on or self._drawing is None:
            return current
        row = min(rows[number] * by for number in on) * by
        there = [number for number in on if rows[number] == row]
        pieces = self._drawing.pieces
        if self._drawing.form != "map":
            return there[0]
        return min(there, key=lambda number: abs(pieces[number][1].start - pieces[current][1].start))

    def _at(self, place: QPointF) -> int | None:
        """The value at a place, with a little room around thin bars; None between them."""
        layout = self.layout_now()
        boxes = layout.reach or layout.pieces
        near = [
            (abs(box.center().x() - place.x()), number)
            for number, box in enumerate(boxes)
            if box.adjusted(-_REACH, -1, _REACH, 1).contains(place)
        ]
        return min(near)[1] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self._at(event.position()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Answer a pointer that rests: the value as a tooltip. Moving shows it at once through `read`."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            piece = self._piece(number)
            if piece is not None and number is not None:
                area = self.layout_now().pieces[number].toAlignedRect()
                QToolTip.showText(event.globalPos(), piece.spoken, self, area)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _point(self, number: int | None) -> None:
        if number == self._pointed:
            return
        self._pointed = number
        piece = self._piece(number)
        leads = piece is not None and piece.figure is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.read.emit(self.words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position()) if event.button() == Qt.MouseButton.LeftButton else None
        if number is None:
            super().mousePressEvent(event)
            return
        self.step_to(number)
        if self.figure:
            self.why.emit(self.figure)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
