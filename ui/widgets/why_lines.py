"""The lines of a breakdown as a list: sign, label, number, and where the number comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner import words
from planner.explain import Breakdown, Line, Op
from planner.language import Translator
from planner.norms import Fact
from planner.texts import Message, T
from ui.theme import ROW, Theme

_SIGNS = {Op.ADD: "+", Op.SUBTRACT: "−", Op.MULTIPLY: "×", Op.DIVIDE: "÷", Op.AT_LEAST: "≥"}
_SPOKEN: dict[Op, Message] = {
    Op.ADD: T("plus"),
    Op.SUBTRACT: T("minus"),
    Op.MULTIPLY: T("times"),
    Op.DIVIDE: T("divided by"),
    Op.AT_LEAST: T("at least"),
}
_MARKS: dict[str, Message] = {"published": T("norm"), "derived": T("derived norm"), "assumption": T("assumption")}


@dataclass(frozen=True, slots=True)
class LineText:
    """A line of a breakdown in words. `origin` says what kind of value it is, `sources` who published it."""

    sign: str
    label: str
    number: str
    detail: str
    origin: str
    is_own: bool
    spoken: str
    line: Line

    @property
    def shape(self) -> tuple[str, int, str, str]:
        """What the height of the line depends on; figures are all equally wide."""
        return self.label, len(self.number), self.detail, self.origin


def with_signs(text: str) -> str:
    """A formula with the signs that people write instead of those of a keyboard."""
    for plain, sign in ((" * ", " × "), (" / ", " ÷ "), (" - ", " − ")):
        text = text.replace(plain, sign)
    return text


def source_text(fact: Fact) -> str:
    """A source as title and year."""
    return f"{fact.source_title} ({fact.year})" if fact.year else fact.source_title


def sources(facts: Iterable[Fact]) -> dict[str, str]:
    """Title with year, and address, of every source of some figures."""
    return {source_text(fact): fact.source_url for fact in facts if fact.source_url}


def _origin(line: Line, say: Translator) -> str:
    """Own value, norm or assumption; with an own value the norm's number beside it; then the first source."""
    if line.norm is None:
        return ""
    mark = say(T("own value")) if line.own else say(_MARKS[line.norm.kind])
    named = list(sources(line.norm.facts))
    parts = [mark]
    if line.own:
        kind, value = _MARKS[line.norm.kind], words.with_unit(words.norm_quantity(line.norm))
        parts.append(say(T("{kind}: {value}", kind=kind, value=value)))
    if named and line.norm.kind != "assumption":
        parts.append(named[0])
    return " · ".join(parts)


def line_text(line: Line, first: bool, say: Translator) -> LineText:
    """The words for a line; the first one starts the sum and has no sign."""
    starts = first and line.op is Op.ADD
    sign = "" if starts else _SIGNS[line.op]
    label, number = say(line.label), say(words.with_unit(line.quantity))
    detail = with_signs(say(line.detail)) if line.detail else ""
    origin = _origin(line, say)
    spoken_sign = "" if starts else f"{say(_SPOKEN[line.op])} "
    more = say(T("Press Enter for the calculation.")) if line.figure else ""
    spoken = ". ".join(part for part in (f"{spoken_sign}{label}: {number}", detail, origin, more) if part)
    return LineText(sign, label, number, detail, origin, line.own, spoken, line)


class WhyModel(QAbstractListModel):
    """The lines of one breakdown. `LINE` gives the `LineText` of a row."""

    LINE = Qt.ItemDataRole.UserRole

    def __init__(self, say: Translator) -> None:
        super().__init__()
        self._say = say
        self._lines: list[LineText] = []

    def show_breakdown(self, breakdown: Breakdown | None) -> bool:
        """Other lines; rows that stay are only drawn anew, so that the current row stays current.

        Answers whether the rows may need other heights than before.
        """
        lines: Sequence[Line] = breakdown.lines if breakdown else ()
        texts = [line_text(line, number == 0, self._say) for number, line in enumerate(lines)]
        same_shape = [text.shape for text in texts] == [text.shape for text in self._lines]
        if len(texts) == len(self._lines):
            self._lines = texts
            if texts:
                self.dataChanged.emit(self.index(0), self.index(len(texts) - 1))
        else:
            self.beginResetModel()
            self._lines = texts
            self.endResetModel()
        return not same_shape

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{text.sign} {text.label}  {text.number}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return text.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(text)
            case self.LINE:
                return text
        return None

    def line(self, row: int) -> LineText | None:
        """The line at a row, or None where there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None


def tooltip(text: LineText) -> str | None:
    """The addresses of the sources."""
    if text.line.norm is None:
        return None
    named = sources(text.line.norm.facts)
    return "\n".join(f"{title}\n{address}" for title, address in named.items()) or None


_MOST_HEIGHTS = 5_000
_PAD, _SIGN, _CHEVRON, _GAP = 8, 18, 14, 8


class LineDelegate(QStyledItemDelegate):
    """Draws a line: sign and label to the left, number to the right, detail and origin in small type below."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._width = 0
        self._heights: dict[tuple[str, int, str, str], int] = {}
        self._body, self._caption = theme.font("body"), theme.font("caption")
        self._body_metrics, self._caption_metrics = QFontMetrics(self._body), QFontMetrics(self._caption)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        if width != self._width or len(self._heights) > _MOST_HEIGHTS:
            self._width = width
            self._heights.clear()
        text: LineText = index.data(WhyModel.LINE)
        if text.shape not in self._heights:
            boxes = self._boxes(text, QRect(0, 0, width, 10_000))
            self._heights[text.shape] = max(ROW, boxes[-1].bottom() + _PAD)
        return QSize(width, self._heights[text.shape])

    def _boxes(self, text: LineText, rect: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        """Where number, label, detail and origin go."""
        wide = self._body_metrics.horizontalAdvance(text.number)
        number = QRect(rect.right() - _PAD - _CHEVRON - wide, rect.top() + 5, wide + 1, self._body_metrics.height())
        left = rect.left() + _PAD + _SIGN
        room = QRect(left, rect.top() + 5, number.left() - _GAP - left, 10_000)
        label = self._wrapped(self._body_metrics, room, text.label)
        below = QRect(left, max(label.bottom(), number.bottom()) + 1, rect.right() - _PAD - left, 10_000)
        detail = self._wrapped(self._caption_metrics, below, text.detail)
        below.setTop(detail.bottom() + 1)
        return number, label, detail, self._wrapped(self._caption_metrics, below, text.origin)

    @staticmethod
    def _wrapped(metrics: QFontMetrics, room: QRect, text: str) -> QRect:
        """The top of the room, as high as the text needs at its width."""
        height = 0
        if text:
            fits = "\n" not in text and metrics.horizontalAdvance(text) < room.width()
            box = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text) if not fits else None
            height = box.height() if box else metrics.height()
        return QRect(room.left(), room.top(), room.width(), height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text: LineText = index.data(WhyModel.LINE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.selected)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.hover)
        painter.setPen(self._theme.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._paint_text(painter, rect, text)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.accent)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_text(self, painter: QPainter, rect: QRect, text: LineText) -> None:
        number, label, detail, origin = self._boxes(text, rect)
        wrap = int(Qt.TextFlag.TextWordWrap)
        theme = self._theme
        self._draw(painter, self._body, theme.text, label, wrap, text.label)
        self._draw(painter, self._body, theme.text, number, 0, text.number)
        sign = QRect(rect.left() + _PAD, number.top(), _SIGN, number.height())
        self._draw(painter, self._body, theme.muted, sign, 0, text.sign)
        if text.line.figure:
            chevron = QRect(number.right() + 4, number.top(), _CHEVRON, number.height())
            self._draw(painter, self._body, theme.accent, chevron, 0, "›")
        self._draw(painter, self._caption, theme.muted, detail, wrap, text.detail)
        self._draw(painter, self._caption, theme.accent if text.is_own else theme.muted, origin, wrap, text.origin)

    @staticmethod
    def _draw(painter: QPainter, font: QFont, colour: QColor, box: QRect, flags: int, text: str) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, flags, text)
