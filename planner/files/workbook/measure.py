"""How wide columns and how high rows must be for what stands in them."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import date

from planner.files.workbook.cells import Cell, Formula
from planner.files.workbook.looks import LOOKS, WRAPPING, Look
from planner.files.workbook.sheet import Sheet
from planner.language import decimals
from planner.texts import Unit

_LEAST, _MOST = 6.0, 34.0
_LINE_HEIGHT = 15.0
_TITLES = (Look.TITLE, Look.SUBTITLE, Look.SECTION)
_DATE_LETTERS = 10
# Widths are counted in digits: a single word may be bold or full of wide letters, a sentence evens out.
_WORD_LETTER, _SENTENCE_LETTER = 1.02, 0.83


def widths(sheet: Sheet) -> dict[int, float]:
    """The width of each column in digits: what the sheet sets, else what its cells need."""
    needed: dict[int, float] = defaultdict(float)
    for (_, column), cell in sheet.cells.items():
        if cell.columns == 1 and cell.style.look not in _TITLES:
            needed[column] = max(needed[column], _letters(cell) * _WORD_LETTER + 1.5)
    fitted = {column: min(_MOST, max(sheet.least.get(column, _LEAST), width)) for column, width in needed.items()}
    return {**fitted, **sheet.widths}


def heights(sheet: Sheet, known: dict[int, float]) -> dict[int, float]:
    """The height in points of each row in which a text takes more than one line."""
    lines: dict[int, int] = defaultdict(lambda: 1)
    for (row, column), cell in sheet.cells.items():
        text = cell.value if isinstance(cell.content, Formula) else cell.content
        if cell.style.look in WRAPPING and isinstance(text, str):
            room = sum(known.get(column + extra, _LEAST) for extra in range(cell.columns))
            indent = LOOKS[cell.style.look].get("indent", 0)
            lines[row] = max(lines[row], _lines(text, room - 1 - indent))
    tall = {row: count * _LINE_HEIGHT for row, count in lines.items() if count > 1}
    titles = {row: 26.0 for (row, _), cell in sheet.cells.items() if cell.style.look is Look.TITLE}
    sections = {row: 22.0 for (row, _), cell in sheet.cells.items() if cell.style.look is Look.SECTION}
    return {**sections, **tall, **titles}


def _letters(cell: Cell) -> int:
    """The letters that must stay on one line."""
    content = cell.value if isinstance(cell.content, Formula) else cell.content
    if content is None:
        return 0
    if isinstance(content, date):
        return _DATE_LETTERS
    if isinstance(content, str):
        words = content.split() if cell.style.look in WRAPPING else [content]
        return max(map(len, words), default=0)
    return _digits(content, cell.style.unit)


def _digits(value: float, unit: Unit) -> int:
    """Room for the number now, and for one a little longer after an edit."""
    shown = abs(value) * (100 if unit is Unit.SHARE else 1)
    whole = len(f"{int(shown):,}")
    return whole + (1 + decimals(unit) if decimals(unit) else 0) + 2


def _lines(text: str, room: float) -> int:
    """Lines that a text takes when it breaks between words."""
    return sum(_paragraph_lines(paragraph, max(room, 1.0)) for paragraph in text.split("\n"))


def _paragraph_lines(paragraph: str, room: float) -> int:
    count, used = 1, 0.0
    for word in paragraph.split():
        length = len(word) * _SENTENCE_LETTER
        if used and used + 1 + length > room:
            count, used = count + 1, 0.0
        used += (1 if used else 0) + length
        if used > room:
            more = math.ceil(used / room) - 1
            count, used = count + more, used - more * room
    return count
