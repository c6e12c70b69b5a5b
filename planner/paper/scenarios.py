"""The Scenarios page on paper: scenarios side by side, and what each of them does in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from planner import names
from planner.comparison import MOST, NOTE, Cell, Line, difference, lines, warning_change
from planner.levers import KINDS
from planner.measures import Measure
from planner.paper.content import Block, Column, Heading, Paragraph, Point, Points, Row, TableBlock
from planner.paper.content import Cell as PaperCell
from planner.paper.parts import SIGNS, nothing
from planner.results import Results
from planner.scenarios import Outcome, base_of, run, told
from planner.texts import Message, Quantity, T, Unit
from planner.warnings import Warning, warnings

# What the names of the figures do not say.
_UNITS = {Unit.EUROS: T("euros")}


def scenarios(results: Results, found: Sequence[Warning], today: date) -> tuple[Block, ...]:
    """Tables of up to four scenarios beside the plan, then the levers of each and what it does to the warnings."""
    base = base_of(results.plan)
    outcomes = [run(base, scenario) for scenario in results.plan.scenarios]
    if not outcomes:
        return nothing(T("There are no scenarios yet."))
    blocks: list[Block] = [Heading(T("Scenarios beside the plan"))]
    blocks += [_side_by_side(base, outcomes[first : first + MOST]) for first in range(0, len(outcomes), MOST)]
    blocks.append(Paragraph(NOTE, quiet=True))
    for outcome in outcomes:
        blocks += _in_words(outcome, found, today)
    return tuple(blocks)


def _side_by_side(base: Results, outcomes: Sequence[Outcome]) -> TableBlock:
    columns = (
        Column(T("Figure"), is_text=True),
        Column(T("The plan now")),
        *(Column(names.scenario(outcome.scenario)) for outcome in outcomes),
    )
    found = lines(base, [outcome.results for outcome in outcomes])
    return TableBlock(columns, tuple(_rows(found)))


def _rows(found: Sequence[Line]) -> Iterator[Row]:
    """Each figure of the functions below its name, then the figures of the practice."""
    for figure, group in groupby(found, key=lambda line: line.measure.label if line.role else T("The practice")):
        members = tuple(group)
        yield Row((figure, *(None for _ in members[0].cells)), strong=True)
        for line in members:
            title = line.name if line.role else _title(line.measure)
            yield Row((title, *(_cell(line, cell) for cell in line.cells)))


def _title(measure: Measure) -> Message:
    unit = _UNITS.get(measure.unit)
    return T("{title} ({unit})", title=measure.label, unit=unit) if unit else measure.label


def _cell(line: Line, cell: Cell) -> PaperCell:
    """The number, with what its difference means where it differs."""
    number = Quantity(cell.value, line.measure.unit)
    word = difference(cell, line.cells[0].value)
    return T("{number} ({word})", number=number, word=word) if word else number


def _in_words(outcome: Outcome, found: Sequence[Warning], today: date) -> Iterator[Block]:
    yield Heading(names.scenario(outcome.scenario))
    if not outcome.stages:
        yield Paragraph(T("This scenario has no levers yet."), quiet=True)
        return
    yield Points(tuple(_lever(outcome, number) for number in range(len(outcome.stages))))
    change = warning_change(found, warnings(outcome.results, today))
    points = (
        *(Point("✓", T("Solved: {warning}", warning=warning.text)) for warning in change.solved),
        *(Point(SIGNS[warning.severity], T("New: {warning}", warning=warning.text)) for warning in change.gained),
    )
    yield Points(points) if points else Paragraph(T("It changes nothing in the warnings."), quiet=True)


def _lever(outcome: Outcome, number: int) -> Point:
    step = outcome.stages[number].step
    words, _problem = told(outcome, number)
    title = KINDS[step.lever.kind].title
    return Point(str(number + 1), title if step.on else T("{lever}, switched off", lever=title), words)
