"""The Assumptions page on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.assumptions import Assumption, assumptions, worst_role
from planner.paper.content import Block, Cell, ChartBlock, Column, Heading, Paragraph, Point, Points, Row, TableBlock
from planner.results import Results
from planner.sensitivity import CHANGE
from planner.texts import Quantity, T, Unit
from planner.words import with_unit

BY = Quantity(CHANGE, Unit.SHARE)


def norms(results: Results, today: date) -> tuple[Block, ...]:
    """What matters most for the fullest function, then every norm in use, the weightiest first, and the sources."""
    rows, worst = assumptions(results, today), worst_role(results)
    blocks: list[Block] = [] if worst is None else [ChartBlock("tornado", results, worst)]
    own, old = sum(row.is_own for row in rows), sum(row.is_old for row in rows)
    note = T("Own values: {own}. Norms older than a year: {old}.", own=own, old=old)
    blocks += [Heading(T("Norms in use")), Paragraph(note, quiet=True), *_tables(by_effect(rows))]
    return tuple(blocks)


def by_effect(rows: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """The norms with the largest effect first; those without any stay in the order of the plan."""
    return tuple(sorted(rows, key=lambda row: -(row.effect or 0.0)))


def _tables(rows: tuple[Assumption, ...]) -> tuple[Block, ...]:
    """The norms with the numbers of their sources, and the sources in the order of those numbers."""
    named = dict.fromkeys(source for row in rows for source in row.norm.sources)
    numbers = {source: number for number, source in enumerate(named, 1)}
    points = Points(tuple(Point(str(number), title, url) for (title, url), number in numbers.items()))
    table = _table(rows, numbers)
    return (table, Heading(T("Sources")), points) if numbers else (table,)


def _table(rows: tuple[Assumption, ...], numbers: Mapping[tuple[str, str], int]) -> TableBlock:
    columns = (
        Column(T("Number"), is_text=True),
        Column(T("In this plan")),
        Column(T("Norm")),
        Column(T("Kind"), is_text=True),
        Column(T("Source")),
        Column(T("Year")),
        Column(T("Effect of {change} more or less", change=BY)),
    )
    return TableBlock(columns, tuple(_row(row, numbers) for row in rows))


def _row(row: Assumption, numbers: Mapping[tuple[str, str], int]) -> Row:
    sources = ", ".join(str(numbers[source]) for source in row.norm.sources)
    year = str(row.year or "")
    return Row(
        (row.label, amount(row.value), amount(row.usual), row.standing, sources, year, effect(row)), strong=row.is_own
    )


def amount(known: Quantity) -> Cell:
    """A number with its unit; nothing for what is not one number."""
    return None if known.value is None else with_unit(known)


def effect(row: Assumption) -> Cell:
    """How far the utilisation moves; nothing where it does not."""
    return None if row.swing is None else Quantity(row.effect, Unit.SHARE)
