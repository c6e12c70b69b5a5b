"""What the cells of a comparison show and tell, from the figures of the planner."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planner.comparison import Cell, Line, difference
from planner.explain import Figure
from planner.measures import Measure
from planner.plan import Practice
from planner.texts import Quantity, T
from ui.context import Context
from ui.scenarios.titles import titled
from ui.theme import State


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure in its column: the number with the sign of its state, and in a word what the difference means."""

    number: str
    word: str
    is_better: bool
    is_worse: bool
    state: State | None
    spoken: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row: its title and cells; a row without cells is a heading. `figure` explains the number of the plan."""

    key: Hashable
    title: str
    cells: tuple[Shown, ...] = ()
    figure: Figure | None = None


def by_figure(
    lines: Sequence[Line], columns: Sequence[str], practice: Practice, context: Context
) -> Iterator[CompareRow]:
    """Each figure of the functions under a heading of its own, then those of the practice."""
    say = context.say
    for figure, group in groupby(lines, key=lambda line: line.measure.label if line.role else ""):
        yield CompareRow(("heading", say(figure)), say(figure or T("The practice")))
        for line in group:
            title = say(line.name) if line.role else titled(line.measure.label, line.measure.unit, say)
            yield _row(line, title, columns, practice, context)


def by_owner(
    lines: Sequence[Line], columns: Sequence[str], practice: Practice, context: Context
) -> Iterator[CompareRow]:
    """The figures of each function, then those of the practice, under the name of each."""
    say = context.say
    for name, group in groupby(lines, key=lambda line: line.name):
        yield CompareRow(("heading", say(name)), say(name or T("The practice")))
        for line in group:
            yield _row(line, titled(line.measure.label, line.measure.unit, say), columns, practice, context)


def _row(line: Line, title: str, columns: Sequence[str], practice: Practice, context: Context) -> CompareRow:
    base = line.cells[0].value
    cells = tuple(
        _shown(line.measure, cell, base, f"{title}, {column}", practice, context)
        for cell, column in zip(line.cells, columns, strict=True)
    )
    return CompareRow(line.measure.key, title, cells, line.measure.figure)


def _shown(measure: Measure, cell: Cell, base: float | None, about: str, practice: Practice, context: Context) -> Shown:
    say = context.say
    number = say.plain(Quantity(cell.value, measure.unit))
    word, state = say(difference(cell, base) or ""), _state(measure, cell, practice, context)
    told = ", ".join(part for part in (number, say(state.word) if state else "", word) if part)
    return Shown(
        number=f"{state.glyph} {number}" if state else number,
        word=word,
        is_better=cell.change == "better",
        is_worse=cell.change == "worse",
        state=state,
        spoken=say(T("{column}: {value}", column=about, value=told)),
    )


def _state(measure: Measure, cell: Cell, practice: Practice, context: Context) -> State | None:
    """How full a function's week is, or that another figure is beyond its limit."""
    if measure.figure and measure.figure.name == "utilisation":
        return context.theme.state(cell.value, practice)
    return State(context.theme.watch, "▲", T("beyond the limit")) if cell.is_beyond else None
