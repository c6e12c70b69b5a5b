"""Sheets of a scenario put below each other on one sheet, linked to the base where nothing changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from planner.explain import Figure
from planner.files.workbook.cells import Area, Cell, Formula, Style, formula
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Limits, Sheet


class Scope:
    """Keeps the figures of one scenario apart from those of the base and of other scenarios."""

    def __init__(self, name: str, base: Mapping[Figure, Cell]) -> None:
        self._name, self._base = name, base

    def figure(self, figure: Figure) -> Figure:
        """The address of the scenario's own figure."""
        return figure._replace(kind=f"{self._name}:{figure.kind}")

    def area(self, part: Figure | Area) -> Figure | Area:
        """The same for one cell or several."""
        return Area(self.figure(part.first), self.figure(part.last)) if isinstance(part, Area) else self.figure(part)

    def cell(self, cell: Cell, home: Figure | None) -> Cell:
        """A cell of the scenario; an input that is the base's input too follows the base."""
        if isinstance(cell.content, Formula):
            parts = {
                name: part if isinstance(part, str) else self.area(part) for name, part in cell.content.parts.items()
            }
            return replace(cell, content=Formula(cell.content.template, parts))
        # A date beside a formula would have to be stored as a number, so dates stay as they were typed.
        if isinstance(cell.content, date) or cell.style.look is not Look.INPUT:
            return cell
        if home is None or not self._is_as_base(cell, home):
            return cell
        # An empty cell would come along as 0, and empty means 'as the function' here.
        template = 'IF({base}="","",{base})' if cell.content is None else "{base}"
        style = Style(Look.RESULT, cell.style.unit, cell.style.exact)
        return Cell(formula(template, base=home), style, cell.content)

    def _is_as_base(self, cell: Cell, home: Figure) -> bool:
        usual = self._base.get(home)
        return usual is not None and usual.content == cell.content


def cells_of_figures(sheets: list[Sheet]) -> dict[Figure, Cell]:
    """The cell of every figure that stands on some sheets."""
    return {figure: sheet.cells[home] for sheet in sheets for figure, home in sheet.homes.items()}


def add_below(target: Sheet, part: Sheet, row: int, scope: Scope) -> int:
    """Copy a sheet into another one from a row on; the answer is the first free row after it."""
    figures = {home: figure for figure, home in part.homes.items()}
    for (at, column), cell in part.cells.items():
        copy = scope.cell(cell, figures.get((at, column)))
        if copy.style.look is Look.TITLE:
            copy = replace(copy, style=Style(Look.SECTION))
        target.cells[at + row, column] = copy
    for figure, (at, column) in part.homes.items():
        target.settle(scope.figure(figure), at + row, column)
    for choice in part.choices:
        moved = replace(choice, row=choice.row + row)
        if not isinstance(target.cells[moved.row, moved.column].content, Formula):
            target.choices.append(moved)
    for limits in part.limits:
        rows = (limits.rows[0] + row, limits.rows[1] + row)
        target.limits.append(Limits(rows, limits.columns, limits.conditions))
    return row + part.extent[0] + 2
