"""How a place of the grid is painted: the kind of work by word and colour, particulars below, marks at the side."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from planner.plan import Cell
from ui.icons import icon
from ui.roster.headers import ROW_HEIGHT, small
from ui.roster.looks import WISH_SIGNS, ink, tint
from ui.roster.model import Index, RosterModel
from ui.roster.words import JOINT
from ui.theme import Theme

_MARK, _SIGN, _STRIPE, _PAD = 11, 8, 3, 5
_TIGHT = 96
_LETTERS = 3
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RosterDelegate(QStyledItemDelegate):
    """Paints cells; `drop_at` is the cell that something dragged would come into."""

    def __init__(self, model: RosterModel, view: QTableView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self._theme: Theme = model.context.theme
        tight = small(self._theme)
        tight.setLetterSpacing(QFont.SpacingType.PercentageSpacing, _TIGHT)
        self._fonts = {"top": self._theme.font("caption"), "below": small(self._theme), "tight": tight}
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        self.drop_at: Index | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setStyleSheet("QLineEdit { border: 2px solid palette(highlight); padding: 0 3px; }")
        line.setAccessibleName(self._model.say(self._model.heading(index.row()).name))
        line.setMaxLength(120)
        return line

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """A note is longer than a cell is wide."""
        place = QRect(option.rect)
        place.setWidth(max(place.width(), 240))
        place.moveRight(min(place.right(), self._view.viewport().width() - 1))
        editor.setGeometry(place)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect, model = QRect(option.rect), self._model
        lines, cells = model.lines(index), model.cells(index)
        away, kind = model.away(index), model.row_at(index).kind
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, cells, away is not None, selected, kind)
        top, below = _halves(rect.adjusted(_PAD, 1, 0, -2))
        if kind == "need":
            self._need(painter, top, below, index, lines)
        elif kind == "notes":
            self._text(painter, rect.adjusted(_PAD, 1, 0, -2), lines[0], "below", self._theme.text)
        elif lines:
            top.setRight(top.right() - self._wish(painter, rect, index))
            marks = self._marks(painter, rect, cells)
            if not marks and (len(lines) < 2 or not lines[1]):
                top.setBottom(below.bottom())
            below.setRight(below.right() - marks)
            self._word(painter, top, lines[0], self._ink(index, cells))
            if len(lines) > 1:
                line = (
                    short_room(lines[1], below.width() - 1, self._metrics["below"].horizontalAdvance)
                    if kind == "person"
                    else lines[1]
                )
                self._text(painter, below, line, "below", self._theme.text)
        else:
            self._wish(painter, rect, index)
        self._frame(painter, rect, index)
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, cells: tuple[Cell, ...], away: bool, selected: bool, kind: str
    ) -> None:
        theme = self._theme
        # The colours of states stand out less from the ground of a selection.
        plain, chosen = (theme.window, theme.hover) if kind in ("need", "notes") else (theme.surface, theme.selected)
        place = rect.adjusted(1, 1, -1, -1)
        painter.fillRect(rect, chosen if selected else plain)
        if away:
            painter.fillRect(place, QBrush(theme.line, Qt.BrushStyle.BDiagPattern))
        elif cells:
            if not selected:
                painter.fillRect(place, tint(cells[0].work, theme))
            painter.fillRect(QRect(place.left(), place.top(), _STRIPE, place.height()), ink(cells[0].work))

    def _need(self, painter: QPainter, top: QRect, below: QRect, index: Index, lines: list[str]) -> None:
        state = self._model.need_state(index)
        if state is not None:
            self._text(painter, top, lines[0], "top", state.colour, _CENTRE)
            self._text(painter, below, lines[1], "below", self._theme.muted, _CENTRE)

    def _ink(self, index: Index, cells: tuple[Cell, ...]) -> QColor:
        """Who is off is quiet, several people in one room stand out."""
        if self._model.is_clash(index):
            return self._theme.over
        is_off = bool(cells) and cells[0].work == "off" and self._model.away(index) is None
        return self._theme.muted if is_off else self._theme.text

    def _word(self, painter: QPainter, place: QRect, text: str, colour: QColor) -> None:
        """The kind of work; in smaller letters rather than with dots."""
        fits = (name for name in self._fonts if self._metrics[name].horizontalAdvance(text) <= place.width())
        self._text(painter, place, text, next(fits, "tight"), colour)

    def _text(
        self, painter: QPainter, place: QRect, text: str, font: str, colour: QColor, align: Qt.AlignmentFlag = _LEFT
    ) -> None:
        used: QFont = self._fonts[font]
        painter.setFont(used)
        painter.setPen(colour)
        shown = self._metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, align, shown)

    def _marks(self, painter: QPainter, rect: QRect, cells: tuple[Cell, ...]) -> int:
        """Pin and note at the bottom right; how much of the line they take."""
        left, top = rect.right() - _MARK - 1, rect.bottom() - _MARK - 2
        for shown, name in (
            (any(cell.pinned for cell in cells), "mdi6.pin"),
            (any(cell.note for cell in cells), "mdi6.comment-text-outline"),
        ):
            if shown:
                icon(name, self._theme, self._theme.text).paint(painter, QRect(left, top, _MARK, _MARK))
                left -= _MARK + 1
        return rect.right() - _MARK - 1 - left

    def _wish(self, painter: QPainter, rect: QRect, index: Index) -> int:
        """What the person wishes, at the top right; how much of the line it takes."""
        wish = self._model.wish(index)
        if wish is None:
            return 0
        sign, colour = WISH_SIGNS[wish]
        painter.setFont(self._fonts["top"])
        painter.setPen(getattr(self._theme, colour))
        painter.drawText(QRect(rect.right() - _SIGN - 1, rect.top() + 1, _SIGN, _MARK + 3), _CENTRE, sign)
        return _SIGN

    def _frame(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme, column = self._theme, index.column()
        sessions = self._model.sessions
        painter.setPen(theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        ends_day = column + 1 == len(sessions) or sessions[column + 1][:3] != sessions[column][:3]
        painter.setPen(QPen(theme.line, 2 if ends_day else 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        dropping = self.drop_at is not None and self.drop_at == index
        if dropping or (index == self._view.currentIndex() and self._view.hasFocus()):
            painter.setPen(QPen(theme.accent, 2, Qt.PenStyle.DashLine if dropping else Qt.PenStyle.SolidLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def short_room(text: str, width: int, advance: Callable[[str], int]) -> str:
    """A second line in which the name of a room gives way to its number and to what follows it: 'Con. 1 · 5 h'.

    `advance` tells how wide a text is.
    """
    room, joint, rest = text.partition(JOINT)
    name, blank, number = room.rpartition(" ")
    if advance(text) <= width or not name:
        return text
    tail = f"{blank}{number}{joint}{rest}"
    return next((short + tail for short in _cut(name) if advance(short + tail) <= width), tail.lstrip())


def _cut(name: str) -> Iterator[str]:
    """A name cut short, the longest first: what stands before its hyphen, then its first letters with a point."""
    head, hyphen, _ = name.partition("-")
    if hyphen:
        yield head
    yield from (f"{head[:letters]}." for letters in range(min(_LETTERS, len(head)), 0, -1))


def _halves(place: QRect) -> tuple[QRect, QRect]:
    """The upper and the lower line of a cell."""
    half = place.height() // 2
    top = QRect(place.left(), place.top(), place.width(), half)
    return top, QRect(place.left(), place.top() + half, place.width(), place.height() - half)
