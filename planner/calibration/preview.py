"""The first rows of an appointment book, for who chooses its columns, without showing who is in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planner.files.named_columns import NamedPreview

# Columns that say who an appointment was with, or whose patient it was. They are read for continuity alone.
PEOPLE = ("provider", "own_gp", "patient")


def shown_rows(known: NamedPreview, places: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The rows with the cells of chosen columns as they are, and all others as their shape.

    Of people, and of columns that are not used and may name people, a letter is x and a digit 0.
    """
    clear = {place for field, place in places.items() if field not in PEOPLE}
    return [tuple(cell if place in clear else shape(cell) for place, cell in enumerate(row)) for row in known.rows]


def shape(cell: str) -> str:
    """A cell of which only the shape is left: `Jansen, 12-03` is `xxxxxx, 00-00`."""
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "0", cell))
