"""A paper on pages: upright or across, as large as fits, with breaks where they do not hurt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF

from planner.language import Translator
from planner.paper import Block, GridBlock, Heading, Paper, Paragraph, Sheet, TableBlock
from ui.printing.blocks import strips
from ui.printing.columns import grid, least_width
from ui.printing.grids import least_width as grid_width
from ui.printing.strips import Line, Strip
from ui.printing.type import line_height, wrapped

# Places are in pixels of 1/96 inch from the corner of the paper.
DOTS_PER_INCH = 96
_MILLIMETRE = DOTS_PER_INCH / 25.4
_SIDE, _END = 15 * _MILLIMETRE, 10 * _MILLIMETRE
# What the lines at the top and at the bottom of a page take.
_EDGE = 26.0
_SCALES = (1.0, 0.9, 0.8)
# A sheet for one page may become this small; another becomes a little smaller if that saves a page.
_ONE_PAGE = tuple(1.0 - 0.02 * step for step in range(33))
_TO_SAVE_A_PAGE = (0.95, 0.9)


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its distance from the top of the page's content."""

    top: float
    strip: Strip


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The content of a page, drawn at a scale."""

    strips: tuple[Placed, ...]
    scale: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper laid out: the size of its pages, where content goes, and the pages."""

    paper: Paper
    size: QSizeF
    content: QRectF
    is_landscape: bool
    pages: tuple[PrintedPage, ...]


def lay_out(paper: Paper, say: Translator, size: QSizeF) -> Printed:
    """The pages of a paper; `size` is that of an upright page.

    It is turned as it asks for. Where it leaves that open, a paper of wide tables is turned, then made smaller.
    """
    if paper.turn == "best":
        both = (_laid_out(paper, say, size, across, 1.0) for across in (True, False))
        return min(both, key=lambda made: _faults(made, say))
    needed, upright = _needs(paper, say), _content(size).width()
    across = paper.turn == "across" or not (
        paper.turn == "upright" or all(sheet.is_one_page for sheet in paper.sheets) or needed <= upright
    )
    if not across:
        return _laid_out(paper, say, size, across, 1.0)
    wide = _content(size.transposed()).width()
    scale = next((s for s in _SCALES if needed <= wide / s), _SCALES[-1])
    return _laid_out(paper, say, size, across, scale)


def _faults(made: Printed, say: Translator) -> tuple[bool, int, float]:
    """What is worst about pages: words that are broken, then how many they are, then how small the type is."""
    scale = min(page.scale for page in made.pages)
    needed = max((_grid_width(sheet, say) for sheet in made.paper.sheets), default=0.0)
    return needed > made.content.width() / scale, len(made.pages), -scale


def _laid_out(paper: Paper, say: Translator, size: QSizeF, across: bool, scale: float) -> Printed:
    turned = size.transposed() if across else size
    content, title = _content(turned), Heading(paper.title)
    pages: list[PrintedPage] = []
    for number, sheet in enumerate(paper.sheets):
        pages += _sheet(sheet, None if number else title, say, content, scale)
    return Printed(paper, turned, content, across, tuple(pages))


def _content(size: QSizeF) -> QRectF:
    """Where content goes on a page of this size."""
    margins = QMarginsF(_SIDE, _END + _EDGE, _SIDE, _END + _EDGE)
    return QRectF(0, 0, size.width(), size.height()).marginsRemoved(margins)


def _needs(paper: Paper, say: Translator) -> float:
    """The width of the widest table at its narrowest."""
    tables = (block for sheet in paper.sheets for block in sheet.blocks if isinstance(block, TableBlock))
    return max((least_width(grid(table, say)) for table in tables), default=0.0)


def _sheet(
    sheet: Sheet, title: Heading | None, say: Translator, content: QRectF, scale: float
) -> tuple[PrintedPage, ...]:
    def at(smaller: float) -> tuple[PrintedPage, ...]:
        width, height = content.width() / smaller, content.height() / smaller
        stacked = _stacked(_all_strips(sheet, title, say, width, height), height)
        return tuple(PrintedPage(tuple(page), smaller) for page in stacked)

    if sheet.is_one_page:
        return _largest(at, _fitting(sheet, say, content.width()))
    first = at(scale)
    others = (at(scale * smaller) for smaller in _TO_SAVE_A_PAGE if len(first) > 1)
    return next((made for made in others if len(made) < len(first)), first)


def _fitting(sheet: Sheet, say: Translator, width: float) -> list[float]:
    """The scales for a sheet on one page, the largest first, at which no word of a grid has to be broken."""
    needed = _grid_width(sheet, say)
    allowed = [scale for scale in _ONE_PAGE if scale >= sheet.least_scale]
    return [scale for scale in allowed if needed <= width / scale] or allowed[-1:]


def _grid_width(sheet: Sheet, say: Translator) -> float:
    """How wide the widest grid of a sheet is if no word in it is broken."""
    return max((grid_width(block, say) for block in sheet.blocks if isinstance(block, GridBlock)), default=0.0)


def _largest(at: Callable[[float], tuple[PrintedPage, ...]], scales: list[float]) -> tuple[PrintedPage, ...]:
    """The pages at the largest scale at which there are as few as at the smallest."""
    best = at(scales[-1])
    for scale in scales[:-1]:
        made = at(scale)
        if len(made) == len(best):
            return made
    return best


def _all_strips(sheet: Sheet, title: Heading | None, say: Translator, width: float, height: float) -> Iterator[Strip]:
    if title is not None:
        high = line_height("title")
        found = wrapped(say(title.text), "title", width).lines
        boxes = (QRectF(0, number * high, width, high) for number in range(len(found)))
        lines = [Line(box, text, "title") for box, text in zip(boxes, found, strict=True)]
        yield Strip(len(found) * high, 0.0, lines, stays=True)
    before: Block | None = None
    for block in sheet.blocks:
        for strip in strips(block, say, width, height):
            # A remark under a heading belongs to it.
            strip.stays = strip.stays or (isinstance(before, Heading) and isinstance(block, Paragraph))
            yield strip
        before = block


def _stacked(all_strips: Iterable[Strip], height: float) -> list[list[Placed]]:
    """Strips from the top of a page down; a new page where the next ones that stay together do not fit."""
    pages: list[list[Placed]] = [[]]
    bottom = 0.0
    for group in _groups(all_strips):
        if pages[-1] and bottom + _height(group, pages[-1][-1].strip) > height:
            pages.append([])
            bottom = 0.0
        for strip in group:
            if pages[-1] and bottom + _height([strip], pages[-1][-1].strip) > height:
                pages.append([])
                bottom = 0.0
            before = pages[-1][-1].strip if pages[-1] else None
            for one in _with_head(strip, before):
                bottom += one.gap if pages[-1] else 0.0
                pages[-1].append(Placed(bottom, one))
                bottom += one.height
    return pages


def _with_head(strip: Strip, before: Strip | None) -> list[Strip]:
    """The strip, below its head where that is not on the page already."""
    if strip.head is None or (before is not None and before.head is strip.head):
        return [strip]
    return [strip.head, strip]


def _height(group: list[Strip], before: Strip) -> float:
    total = 0.0
    last: Strip = before
    for strip in group:
        total += sum(one.gap + one.height for one in _with_head(strip, last))
        last = strip
    return total


def _groups(all_strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Strips that must be on one page together."""
    group: list[Strip] = []
    for strip in all_strips:
        group.append(strip)
        if not strip.stays:
            yield group
            group = []
    if group:
        yield group
