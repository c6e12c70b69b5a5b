"""How wide the columns of a printed table are, and which tables have to be parted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.language import Translator
from planner.paper import Cell, TableBlock
from ui.printing.type import Style, advance, longest_word

# Room to the left and to the right of a cell's text.
PAD = 5.0
# More of it before a text, which else would touch the number before it.
_BEFORE_TEXT = 9.0
_HEAD = 64.0
_TEXT = 96.0
_LONGEST = 190.0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in words: titles, rows of texts, which columns hold texts, which rows are strong."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_text: tuple[bool, ...]
    strong: tuple[bool, ...]

    def left(self, column: int) -> float:
        """The room to the left of the texts in a column."""
        if not column:
            return 0.0
        return PAD + _BEFORE_TEXT if self.is_text[column] else PAD

    def part(self, columns: Sequence[int]) -> Grid:
        """The table with some of its columns."""
        return Grid(
            tuple(self.titles[c] for c in columns),
            tuple(tuple(row[c] for c in columns) for row in self.rows),
            tuple(self.is_text[c] for c in columns),
            self.strong,
        )


def grid(table: TableBlock, say: Translator) -> Grid:
    """A table in a language."""
    return Grid(
        tuple(say(column.title) for column in table.columns),
        tuple(tuple(_text(cell, say) for cell in row.cells) for row in table.rows),
        tuple(column.is_text for column in table.columns),
        tuple(row.strong for row in table.rows),
    )


def _text(cell: Cell, say: Translator) -> str:
    return "" if cell is None else say.value(cell)


def _limits(known: Grid, column: int) -> tuple[float, float]:
    """The least width of a column, and the width at which it is comfortable."""
    styles: list[Style] = ["strong" if strong else "cell" for strong in known.strong]
    styled = [(row[column], style) for row, style in zip(known.rows, styles, strict=True)]
    whole = max((advance(text, style) for text, style in styled), default=0.0)
    word = max((longest_word(text, style) for text, style in styled), default=0.0)
    title = longest_word(known.titles[column], "strong")
    head = max(title, min(advance(known.titles[column], "strong"), _HEAD))
    least = min(max(word, min(whole, _TEXT)), _LONGEST) if known.is_text[column] else min(whole, _LONGEST)
    room = known.left(column) + PAD
    return max(least, min(title, _LONGEST)) + room, max(least, whole, head) + room


def least_width(known: Grid) -> float:
    """How wide a table is at least."""
    return sum(_limits(known, column)[0] for column in range(len(known.titles)))


def widths(known: Grid, room: float) -> list[float]:
    """The widths of the columns, together as wide as the room. What there is too much or too little is shared."""
    limits = [_limits(known, column) for column in range(len(known.titles))]
    least, wished = (sum(limit[side] for limit in limits) for side in (0, 1))
    if wished <= room:
        return [limit[1] + (room - wished) / len(limits) for limit in limits]
    if least >= room:
        return [limit[0] * room / least for limit in limits]
    share = (room - least) / (wished - least)
    return [low + (high - low) * share for low, high in limits]


def parted(known: Grid, room: float) -> list[Grid]:
    """The table as it is where it fits, else in several that each begin with its first column."""
    if least_width(known) <= room:
        return [known]
    limits = [_limits(known, column)[0] for column in range(len(known.titles))]
    parts: list[list[int]] = [[0]]
    used = limits[0]
    for column in range(1, len(limits)):
        if used + limits[column] > room and len(parts[-1]) > 1:
            parts.append([0])
            used = limits[0]
        parts[-1].append(column)
        used += limits[column]
    return [known.part(part) for part in parts]
