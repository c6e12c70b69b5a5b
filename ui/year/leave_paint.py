"""Drawing the planner: only the rows and columns that are asked for, bars where somebody is away, and how full weeks
are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from planner.plan import Absence
from planner.terms import WEEKDAYS, WORKDAYS
from planner.texts import Quantity, Unit
from planner.year.leave_view import Piece
from ui.theme import Theme
from ui.year.leave_look import frame, ground
from ui.year.leave_model import Bar, LeaveModel, Row

_CENTRE = Qt.AlignmentFlag.AlignCenter
_DAYS = len(WEEKDAYS)
_THINNEST = 3.0
# Columns of a week that are at least so wide have the utilisation in figures, narrower ones its sign alone.
_FOR_FIGURES = 50
_TINT = 24


class Seen(NamedTuple):
    """Rows and columns to draw, each from the first to the last."""

    top: int
    bottom: int
    left: int
    right: int


class LeavePainter:
    """Draws a part of the planner: `row_box` tells where a row is, `lefts` where columns begin, and the last ends."""

    def __init__(
        self,
        model: LeaveModel,
        row_box: Callable[[int], QRect],
        lefts: Sequence[int],
        painter: QPainter,
        seen: Seen,
    ) -> None:
        self._model, self._row_box, self._lefts, self._painter, self._seen = model, row_box, lefts, painter, seen
        self._theme: Theme = model.context.theme
        painter.setFont(self._theme.font("caption"))

    def x(self, days: float, ends: bool = False) -> float:
        """Where a moment of the year is. A week's column has Monday to Friday, so that its weekend is its right edge.

        A moment between two columns belongs to the one before where something `ends` then.
        """
        model = self._model
        column, within = divmod(days, model.step)
        if ends and within == 0 and column > 0:
            column, within = column - 1, float(model.step)
        share = min(within / (len(WORKDAYS) if model.step > 1 else 1), 1.0)
        left, right = self._lefts[int(column)], self._lefts[min(int(column) + 1, len(self._lefts) - 1)]
        return left + share * (right - left)

    def paint(self, selected: list[QRect]) -> None:
        """Everything; `selected` are the cells of the selection on the viewport."""
        seen = self._seen
        top, bottom = self._row_box(seen.top), self._row_box(seen.bottom)
        whole = QRect(top.left(), top.top(), top.width(), bottom.bottom() - top.top() + 1)
        self._painter.fillRect(whole, self._theme.surface)
        self._paint_days(whole)
        for box in selected:
            self._painter.fillRect(box, self._theme.selected)
        self._paint_lines(whole)
        for number in range(seen.top, seen.bottom + 1):
            self._paint_row(self._model.rows[number], self._row_box(number))

    def _paint_days(self, whole: QRect) -> None:
        """The ground of weekends and of days on which the practice is closed."""
        if self._model.by_day:
            for column in range(self._seen.left, self._seen.right + 1):
                if self._model.slots[column].first.weekday() >= len(WORKDAYS):
                    self._painter.fillRect(self._box(whole, (column, column + 1)), self._theme.window)
        for bar in self._model.closed:
            for piece in self._in_view(bar):
                self._painter.fillRect(self._box(whole, piece), self._theme.hover)

    def _paint_lines(self, whole: QRect) -> None:
        lines = []
        for column in range(self._seen.left, self._seen.right + 2):
            if not self._model.by_day or column % _DAYS == 0 or self._wide():
                x = self._lefts[column] - 1
                lines.append(QLineF(x, whole.top(), x, whole.bottom()))
        for number in range(self._seen.top, self._seen.bottom + 1):
            y = self._row_box(number).bottom()
            lines.append(QLineF(whole.left(), y, whole.right(), y))
        self._painter.setPen(self._theme.line)
        self._painter.drawLines(lines)

    def _wide(self) -> bool:
        return self._lefts[self._seen.left + 1] - self._lefts[self._seen.left] > 8

    def _paint_row(self, row: Row, box: QRect) -> None:
        if row.line.is_function:
            self._paint_load(row, box)
            return
        for piece in row.outside:
            self._painter.fillRect(self._box(box, piece), QBrush(self._theme.line, Qt.BrushStyle.Dense4Pattern))
        letters: dict[int, str] = {}
        hatched: set[int] = set()
        for bar in row.bars:
            for piece in self._in_view(bar):
                self.paint_bar(self._box(box, piece), bar.absence)
                columns = self._columns(piece)
                _collect(letters, columns, self._model.letters[bar.absence.kind])
                if bar.absence.state == "asked":
                    hatched.update(columns)
        self._painter.setPen(self._theme.text)
        for column, letter in letters.items():
            left, right = self._lefts[column], self._lefts[column + 1]
            cell = QRect(left, box.top(), right - left - 1, box.height())
            if column in hatched:
                plain = self._painter.fontMetrics().boundingRect(cell, _CENTRE, letter).adjusted(-2, 1, 2, -1)
                self._painter.fillRect(plain, self._theme.surface)
            self._painter.drawText(cell, _CENTRE, letter)

    def _columns(self, piece: Piece) -> range:
        """The columns in view that a piece is in."""
        step = self._model.step
        first, last = int(piece[0] // step), int(-(-piece[1] // step))
        return range(max(first, self._seen.left), min(last, self._seen.right + 1))

    def _in_view(self, bar: Bar) -> Iterator[Piece]:
        start, end = self._seen.left * self._model.step, (self._seen.right + 1) * self._model.step
        return (piece for piece in bar.pieces if piece[1] > start and piece[0] < end)

    def _box(self, around: QRect, piece: Piece) -> QRectF:
        left, right = self.x(piece[0]), self.x(piece[1], ends=True)
        if right - left < _THINNEST:
            left = min(left, right - _THINNEST)
        return QRectF(left, around.top(), right - left - 1, around.height() - 1)

    def paint_bar(self, box: QRectF, absence: Absence) -> None:
        """An absence: filled where granted, hatched where asked for, struck through where refused."""
        box = box.adjusted(0.5, 1.5, -0.5, -1.5)
        edge = frame(absence.kind, self._theme)
        painter = self._painter
        match absence.state:
            case "granted":
                painter.fillRect(box, ground(absence.kind, self._theme))
                painter.setPen(edge)
            case "asked":
                painter.fillRect(box, QBrush(edge, Qt.BrushStyle.BDiagPattern))
                painter.setPen(QPen(edge, 1.5, Qt.PenStyle.DashLine))
            case "refused":
                painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine))
                painter.drawLine(box.bottomLeft(), box.topRight())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _paint_load(self, row: Row, box: QRect) -> None:
        """How full each week is, as a tint with its sign, and in figures where there is room."""
        model, year, step = self._model, self._model.year, self._model.step
        for place in range(self._seen.left * step // _DAYS, self._seen.right * step // _DAYS + 1):
            left, right = self._lefts[place * _DAYS // step], self._lefts[(place + 1) * _DAYS // step]
            cell = QRect(left, box.top(), right - left - 1, box.height() - 1)
            if year is not None and place in year.closed:
                self._painter.setPen(self._theme.muted)
                self._painter.drawText(cell, _CENTRE, "–")
                continue
            state = model.load_state(row, place)
            tint = QColor(state.colour)
            tint.setAlpha(_TINT)
            self._painter.fillRect(cell, tint)
            self._painter.setPen(state.colour)
            text = state.glyph
            if cell.width() >= _FOR_FIGURES:
                text = f"{text} {model.say.plain(Quantity(row.load[place], Unit.SHARE))}"
            self._painter.drawText(cell, _CENTRE, text)


def _collect(letters: dict[int, str], columns: range, letter: str) -> None:
    """Put a letter into columns; one with several kinds gets a plus."""
    for column in columns:
        letters[column] = letter if letters.get(column, letter) == letter else "+"
