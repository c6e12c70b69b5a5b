"""Grids of boxes on paper: a roster or a year as strips, with its legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QLineF, QRectF

from planner.language import Translator
from planner.paper.content import GridBlock, GridCell, GridRow, Legend
from ui.printing.strips import Line, Strip
from ui.printing.type import Style, advance, line_height, longest_word, wrapped

_PAD = 4.0
_TIGHT, _OVER = 1.0, 1.0
# Lines stand closer than in running text: a roster has many of them.
_LINE = 13.0
_MOST_TITLE = 170.0
_SWATCH, _APART, _ABOVE = 34.0, 18.0, 8.0


@dataclass(frozen=True, slots=True)
class _Across:
    """The left edge of each column after the titles of the rows, and the right edge of the last."""

    edges: tuple[float, ...]
    days: frozenset[int]


def least_width(grid: GridBlock, say: Translator) -> float:
    """How wide a grid is if no word in it is broken."""
    return _title_width(grid, say) + sum(_least_widths(grid, say))


def _least_widths(grid: GridBlock, say: Translator) -> list[float]:
    """The least width of each column; those of letters are alike."""
    least = [_least(grid, say, column) for column in range(len(grid.columns))]
    return [max(least)] * len(least) if grid.letters else least


def _least(grid: GridBlock, say: Translator, column: int) -> float:
    words = [longest_word(say(grid.columns[column]), "cell")]
    for row in grid.rows:
        for number, line in enumerate(row.cells[column].lines):
            style = _style(grid, row, row.cells[column], number)
            # A sign such as 12 / 14 stands on one line.
            words.append((advance if row.strong else longest_word)(say(line), style))
    return max(words) + 2 * _pad(grid) + 0.5


def _pad(grid: GridBlock) -> float:
    return _TIGHT if grid.letters else _PAD


def _style(grid: GridBlock, row: GridRow, cell: GridCell, number: int) -> Style:
    """Work with patients is heavier than the rest."""
    return "strong" if number == 0 and not (grid.letters or row.strong or cell.tone) else "cell"


def _title_width(grid: GridBlock, say: Translator) -> float:
    wished = max((advance(say(row.title), "strong" if row.strong else "cell") for row in grid.rows), default=0.0)
    return min(_MOST_TITLE, wished) + 2 * _PAD + 0.5


def grid_strips(grid: GridBlock, say: Translator, width: float) -> Iterator[Strip]:
    """The rows of a grid, each with the days and the sessions above it as its head."""
    across = _across(grid, say, width)
    head = _head(grid, say, across)
    last = len(grid.rows) - 1
    for number, row in enumerate(grid.rows):
        strip = _row(grid, row, say, across)
        strip.head = head
        strip.stays = row.strong or (last > 1 and number == last - 1)
        yield strip


def _across(grid: GridBlock, say: Translator, width: float) -> _Across:
    left = _title_width(grid, say)
    edges = tuple(accumulate(_shared(grid, say, width - left), initial=left))
    days, at = {0}, 0
    for _title, count in grid.groups:
        at += count
        days.add(at)
    return _Across(edges, frozenset(days))


def _shared(grid: GridBlock, say: Translator, room: float) -> list[float]:
    """The widths of the columns: alike where that breaks no line, else as much as their words and lines need."""
    least = _least_widths(grid, say)
    if sum(least) >= room:
        return [one * room / sum(least) for one in least]
    wished = least if grid.letters else [_widest(grid, say, column) for column in range(len(least))]
    if max(wished) * len(wished) <= room:
        return [room / len(wished)] * len(wished)
    more = room - sum(wished)
    if more >= 0:
        return [one + more / len(wished) for one in wished]
    share = (room - sum(least)) / (sum(wished) - sum(least))
    return [low + (high - low) * share for low, high in zip(least, wished, strict=True)]


def _widest(grid: GridBlock, say: Translator, column: int) -> float:
    """The width of a column in which no line is broken."""
    lines = [advance(say(grid.columns[column]), "cell")]
    for row in grid.rows:
        cell = row.cells[column]
        lines += [advance(say(line), _style(grid, row, cell, number)) for number, line in enumerate(cell.lines)]
    return max(lines) + 2 * _pad(grid) + 0.5


def _head(grid: GridBlock, say: Translator, across: _Across) -> Strip:
    strip, first = Strip(0.0, _ABOVE), 0
    for title, count in grid.groups:
        box = QRectF(across.edges[first], 0, across.edges[first + count] - across.edges[first], 0)
        strip.lines += _text(say(title), "strong", box, _PAD, centred=grid.letters)
        first += count
    below = max(line.box.bottom() for line in strip.lines)
    for column, title in enumerate(grid.columns):
        if title:
            box = QRectF(across.edges[column], below, across.edges[column + 1] - across.edges[column], 0)
            strip.lines += _text(say(title), "cell", box, _pad(grid), centred=grid.letters)
    if grid.corner:
        strip.lines += _text(say(grid.corner), "strong", QRectF(0, below, across.edges[0], 0), _PAD)
    strip.height = max(line.box.bottom() for line in strip.lines) + _OVER
    _rule(strip, across, below)
    strip.rules.append((QLineF(0, strip.height, across.edges[-1], strip.height), True))
    return strip


def _row(grid: GridBlock, row: GridRow, say: Translator, across: _Across) -> Strip:
    strip = Strip(0.0)
    strip.lines += _text(say(row.title), "strong" if row.strong else "cell", QRectF(0, 0, across.edges[0], 0), _PAD)
    for column, cell in enumerate(row.cells):
        box = QRectF(across.edges[column], 0, across.edges[column + 1] - across.edges[column], 0)
        strip.lines += _cell(grid, row, cell, say, box)
    strip.height = max(line.box.bottom() for line in strip.lines) + _OVER
    for column, cell in enumerate(row.cells):
        tone = "head" if row.strong and not cell.tone else cell.tone
        if tone:
            left, right = across.edges[column], across.edges[column + 1]
            strip.fills.append((QRectF(left, 0, right - left, strip.height), tone))
    if row.strong:
        strip.fills.append((QRectF(0, 0, across.edges[0], strip.height), "head"))
    _rule(strip, across)
    strip.rules.append((QLineF(0, strip.height, across.edges[-1], strip.height), row.strong))
    return strip


def _rule(strip: Strip, across: _Across, top: float = 0.0) -> None:
    """Lines between the columns, from `top` on, and heavier ones between the days."""
    for number, edge in enumerate(across.edges):
        is_day = number in across.days
        strip.rules.append((QLineF(edge, 0 if is_day else top, edge, strip.height), is_day))


def _cell(grid: GridBlock, row: GridRow, cell: GridCell, say: Translator, box: QRectF) -> Iterator[Line]:
    """The lines of a box from its top down; the box may be higher than they are."""
    top = 0.0
    for number, line in enumerate(cell.lines):
        style = _style(grid, row, cell, number)
        made = _text(say(line), style, box.translated(0, top), _pad(grid), centred=grid.letters)
        top += len(made) * _LINE
        yield from made


def _text(text: str, style: Style, box: QRectF, pad: float, centred: bool = False) -> list[Line]:
    high = _LINE
    room = box.width() - 2 * pad
    return [
        Line(QRectF(box.left() + pad, box.top() + _OVER + number * high, room, high), line, style, centred=centred)
        for number, line in enumerate(wrapped(text, style, room).lines)
    ]


def legend_strips(legend: Legend, say: Translator, width: float) -> Iterator[Strip]:
    """Boxes with what they mean, as many beside each other as fit."""
    high = line_height("cell")
    strip, left = Strip(high, _ABOVE), 0.0
    for cell, words in legend.items:
        sign = " ".join(say(line) for line in cell.lines)
        swatch = max(_SWATCH if cell.tone else 0.0, advance(sign, "strong") + 2 * _PAD)
        told = min(advance(say(words), "quiet") + 1.0, width - swatch - _PAD)
        if left and left + swatch + _PAD + told > width:
            yield strip
            strip, left = Strip(high, _PAD / 2), 0.0
        box = QRectF(left, 0, swatch, high)
        if cell.tone:
            strip.fills.append((box, cell.tone))
            strip.rules += [(edge, False) for edge in _frame(box)]
        strip.lines.append(Line(box, sign, "strong", centred=True))
        lines = wrapped(say(words), "quiet", told).lines
        for number, line in enumerate(lines):
            strip.lines.append(Line(QRectF(left + swatch + _PAD, number * high, told, high), line, "quiet"))
        strip.height = max(strip.height, len(lines) * high)
        left += swatch + _PAD + told + _APART
    yield strip


def _frame(box: QRectF) -> list[QLineF]:
    corners = (box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft())
    return [QLineF(one, other) for one, other in zip(corners, (*corners[1:], corners[0]), strict=True)]
