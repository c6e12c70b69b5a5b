"""Where everything stands once all sheets are filled, and formulas written out with those places."""

from __future__ import annotations

from typing import NamedTuple

from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula
from planner.files.workbook.sheet import Book


class Place(NamedTuple):
    """Where something stands: the sheet's title, row and column from 0."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The cell as Excel names it, such as C5."""
        return f"{column_letters(self.column)}{self.row + 1}"


def column_letters(column: int) -> str:
    """A, B ... Z, AA for columns from 0."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Layout:
    """Where every figure of a workbook stands, and formulas written out with those places."""

    def __init__(self, book: Book) -> None:
        self.figures: dict[Figure, Place] = {
            figure: Place(sheet.title, *home) for sheet in book.sheets for figure, home in sheet.homes.items()
        }
        self._names: dict[Figure | Area | str, str] = {
            part: name for name, part in book.names.items() if isinstance(part, Figure)
        }

    def written(self, formula: Formula, sheet: str) -> str:
        """The formula as it stands in a cell of a sheet, with the names of cells that have one."""
        return "=" + formula.template.format_map(
            {name: self._names.get(part) or self._part(part, sheet) for name, part in formula.parts.items()}
        )

    def absolute(self, part: Figure | Area) -> str:
        """The cell or cells with the sheet's name, fixed."""
        return self._part(part, "")

    def _part(self, part: Figure | Area | str, sheet: str) -> str:
        if isinstance(part, str):
            return part
        first, last = (part.first, part.last) if isinstance(part, Area) else (part, part)
        start, end = self.figures[first], self.figures[last]
        if start.sheet == sheet:
            return start.cell if first == last else f"{start.cell}:{end.cell}"
        prefix = "'" + start.sheet.replace("'", "''") + "'!"
        return prefix + (_fixed(start) if first == last else f"{_fixed(start)}:{_fixed(end)}")


def _fixed(place: Place) -> str:
    return f"${column_letters(place.column)}${place.row + 1}"
