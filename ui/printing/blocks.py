"""The blocks of a paper as strips of a given width."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QRectF

from planner.language import Translator
from planner.paper import Block, ChartBlock, GridBlock, Heading, KeyFigures, Legend, Paragraph, Points, TableBlock
from planner.sensitivity import sensitivity
from ui.charts.ages import ages_drawing
from ui.charts.balance import balance_drawing
from ui.charts.drawing import Drawing
from ui.charts.layout import lay_out
from ui.charts.tornado import tornado_drawing
from ui.charts.work import work_drawing
from ui.printing.columns import PAD, Grid, grid, parted, widths
from ui.printing.grids import grid_strips, legend_strips
from ui.printing.strips import Line, Picture, Strip
from ui.printing.type import Style, line_height, metrics, wrapped

_NEAR, _GROUP = 6.0, 14.0
_SIGN = 22.0
_MARGIN = 8.0
_MOST_FIGURES = 5


def strips(block: Block, say: Translator, width: float, height: float) -> Iterator[Strip]:
    """A block as strips, none of them wider than `width`; a chart is never higher than `height`."""
    match block:
        case Heading(text):
            made = _text(say(text), "heading", width, _GROUP)
            made.stays = True
            yield made
        case Paragraph(text, quiet):
            yield _text(say(text), "quiet" if quiet else "body", width, _NEAR / 2)
        case KeyFigures():
            yield from _figures(block, say, width)
        case Points():
            yield from _points(block, say, width)
        case TableBlock():
            for part in parted(grid(block, say), width):
                yield from _table(part, width)
        case GridBlock():
            yield from grid_strips(block, say, width)
        case Legend():
            yield from legend_strips(block, say, width)
        case ChartBlock():
            yield from _chart(_drawing(block, say), say, width, height)


def _lines(text: str, style: Style, box: QRectF, to_right: bool = False) -> list[Line]:
    """A text in lines from the top of a box; the box may be higher or lower than the text."""
    high = line_height(style)
    return [
        Line(QRectF(box.left(), box.top() + number * high, box.width(), high), line, style, to_right)
        for number, line in enumerate(wrapped(text, style, box.width()).lines)
    ]


def _text(text: str, style: Style, width: float, gap: float) -> Strip:
    lines = _lines(text, style, QRectF(0, 0, width, 0))
    return Strip(len(lines) * line_height(style), gap, lines)


def _figures(block: KeyFigures, say: Translator, width: float) -> Iterator[Strip]:
    wide = width / _MOST_FIGURES
    for first in range(0, len(block.items), _MOST_FIGURES):
        strip = Strip(0.0, _NEAR)
        for place, (label, quantity) in enumerate(block.items[first : first + _MOST_FIGURES]):
            box = QRectF(place * wide, 0, wide - 2 * PAD, 0)
            figure = _lines(say.plain(quantity), "figure", box)
            box.moveTop(len(figure) * line_height("figure"))
            named = _lines(say(label), "quiet", box)
            strip.lines += [*figure, *named]
        strip.height = max(line.box.bottom() for line in strip.lines)
        yield strip


def _points(block: Points, say: Translator, width: float) -> Iterator[Strip]:
    for point in block.items:
        box = QRectF(_SIGN, 0, width - _SIGN, 0)
        lines = _lines(say(point.text), "body", box)
        box.moveTop(len(lines) * line_height("body"))
        added = _lines(say(point.detail), "quiet", box) if point.detail else []
        height = box.top() + len(added) * line_height("quiet")
        sign = Line(QRectF(0, 0, _SIGN, line_height("body")), point.sign, "body")
        yield Strip(height, _NEAR, [sign, *lines, *added])


def _table(known: Grid, width: float) -> Iterator[Strip]:
    """The rows, each with the titles as its head. Rows grow with what is in them."""
    across = widths(known, width)
    head = _row(known.titles, known, across, "strong")
    head.gap = _NEAR
    head.rules = [(QLineF(0, head.height, width, head.height), True)]
    last = len(known.rows) - 1
    for number, (cells, strong) in enumerate(zip(known.rows, known.strong, strict=True)):
        strip = _row(cells, known, across, "strong" if strong else "cell")
        strip.rules = [(QLineF(0, strip.height, width, strip.height), False)]
        strip.head = head
        # No row stands alone at the end or the beginning of a page.
        strip.stays = last > 1 and number in (0, last - 1)
        yield strip


def _row(cells: tuple[str, ...], known: Grid, across: list[float], style: Style) -> Strip:
    strip, left = Strip(0.0), 0.0
    for column, (text, wide) in enumerate(zip(cells, across, strict=True)):
        box = QRectF(left + known.left(column), PAD / 2, wide - known.left(column) - PAD, 0)
        strip.lines += _lines(text, style, box, to_right=not known.is_text[column])
        left += wide
    strip.height = max(line.box.bottom() for line in strip.lines) + PAD / 2
    return strip


def _drawing(block: ChartBlock, say: Translator) -> Drawing:
    results, role = block.results, block.role
    match block.kind:
        case "balance":
            return balance_drawing(results, say)
        case "ages":
            return ages_drawing(results, say)
        case "work":
            return work_drawing(results, role, say)
        case "tornado":
            return tornado_drawing(results, role, sensitivity(results, role), say)


def _chart(drawing: Drawing, say: Translator, width: float, height: float) -> Iterator[Strip]:
    title = _text(drawing.title, "heading", width, _GROUP)
    title.stays = True
    yield title
    if not drawing.rows:
        yield _text(drawing.summary, "quiet", width, _NEAR / 2)
        return
    # Charts keep a margin; on paper they begin and end where the text does.
    layout = lay_out(drawing, say, metrics("body"), width + 2 * _MARGIN)
    room = height - title.gap - title.height
    factor = min(1.0, room / layout.size.height())
    left = (1 - factor) * width / 2 - factor * _MARGIN
    yield Strip(layout.size.height() * factor, 0.0, picture=Picture(drawing, layout, left, factor))
