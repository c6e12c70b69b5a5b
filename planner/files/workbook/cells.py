"""What cells hold, as plain data: texts, inputs, and formulas that refer to figures instead of to cells.

So sheets can be filled in any order; where a figure stands is known when all of them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planner.explain import Figure
from planner.files.workbook.looks import Look
from planner.texts import Unit

_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF))


class Area(NamedTuple):
    """The rectangle of cells between the homes of two figures of one sheet."""

    first: Figure
    last: Figure


@dataclass(frozen=True, slots=True)
class Formula:
    """An Excel formula without its '='; `{name}` stands for the cell or cells of a figure, or for a text as it is."""

    template: str
    parts: Mapping[str, Figure | Area | str] = field(default_factory=dict)


def formula(template: str, **parts: Figure | Area | str) -> Formula:
    """A formula with its parts."""
    return Formula(template, parts)


def added(figures: Iterable[Figure]) -> Formula:
    """The sum of single cells; 0 where there are none."""
    parts: dict[str, Figure | Area | str] = {f"x{number}": one for number, one in enumerate(figures)}
    return Formula("+".join(f"{{{name}}}" for name in parts) or "0", parts)


def column_sum(figures: Sequence[Figure]) -> Formula:
    """The sum of cells that stand in one column; 0 where there are none."""
    return formula("SUM({cells})", cells=Area(figures[0], figures[-1])) if figures else Formula("0")


def storable(text: str) -> str:
    """The text without the two characters that no XML file can hold; they mean nothing in any language."""
    return text.translate(_NO_CHARACTERS)


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks, and what its number counts; `exact` shows the decimals that an input was given with."""

    look: Look
    unit: Unit = Unit.NONE
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, number, date or formula; `value` is the computed value that is stored beside a formula."""

    content: str | float | date | Formula | None
    style: Style
    value: float | str | date | None = None
    columns: int = 1
