"""The sheet that nobody sees: every input and result with its value as exported, beside a formula that follows it.

So a reader finds what was changed without knowing the layout, and the summary can tell whether the figures are still
those of the program. Below `HEAD` rows of facts about the file stand two blocks, each under a row with its mark and
the number of its rows. A row holds the address of a figure (`str(Figure)`), what the cell shows now, and the value as
exported; a row of a result has 1 beside it where the two are not the same, else 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from planner.explain import Figure, all_figures
from planner.files.workbook.cells import Area, Cell, Formula, Style, formula, storable
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.scoped import Scope, cells_of_figures
from planner.files.workbook.sheet import Sheet
from planner.files.workbook.year_hours import YEAR
from planner.files.workbook.year_sheet import UTILISATION
from planner.program import PROGRAM_VERSION
from planner.results import Results

TITLE = "_dagdeel"
FORMAT_VERSION = 1
HEAD = ("format", "language", "exported", "program")
INPUTS, RESULTS = "inputs", "results"
KEY, NOW, EXPORTED, CHANGED = range(4)
# Where the summary finds how many results are not those of the export.
CHANGES = Figure("check", "", "changes")
TOLERANCE = "0.000000001"


def check_sheet(draft: Draft, own: list[Sheet], whole: list[Sheet], scenarios: Mapping[str, Results]) -> Sheet:
    """Both blocks: the inputs on the plan's `own` sheets, and the results of the plan and its scenarios on `whole`."""
    sheet = Sheet(TITLE, is_hidden=True)
    facts: tuple[str | date | int, ...] = (FORMAT_VERSION, draft.say.language, draft.today, PROGRAM_VERSION)
    for row, (name, fact) in enumerate(zip(HEAD, facts, strict=True)):
        _stored(sheet, row, KEY, name)
        _stored(sheet, row, NOW, fact)
    row = _block(sheet, len(HEAD) + 1, INPUTS, list(_inputs(cells_of_figures(own))))
    results = list(_results(draft.results, scenarios, cells_of_figures(whole)))
    _block(sheet, row + 1, RESULTS, results)
    _changes(sheet, row + 1, len(results))
    return sheet


def _inputs(cells: Mapping[Figure, Cell]) -> Iterator[tuple[Figure, Cell]]:
    """Those that a plan holds; the hours of a week follow from its roster and its calendar."""
    return ((figure, cell) for figure, cell in cells.items() if cell.style.look is Look.INPUT and figure.kind != YEAR)


def _results(
    results: Results, scenarios: Mapping[str, Results], cells: Mapping[Figure, Cell]
) -> Iterator[tuple[Figure, Cell]]:
    """The figures that are formulas; a volume that was typed in as a number per week is an input."""
    wanted = list(all_figures(results))
    for name, known in scenarios.items():
        scope = Scope(name, {})
        wanted += map(scope.figure, all_figures(known))
    wanted += (figure for figure in cells if figure.kind == YEAR and figure.name == UTILISATION)
    for figure in wanted:
        if isinstance(cells[figure].content, Formula):
            yield figure, cells[figure]


def _block(sheet: Sheet, row: int, mark: str, entries: list[tuple[Figure, Cell]]) -> int:
    """A block from a row on; the answer is the row after it."""
    _stored(sheet, row, KEY, mark)
    _stored(sheet, row, NOW, len(entries))
    for figure, cell in entries:
        row += 1
        value = cell.value if isinstance(cell.content, Formula) else cell.content
        _stored(sheet, row, KEY, str(figure))
        # As an area of one cell it is written as that cell also where it has a name.
        shown = formula('IF({cell}="","",{cell})', cell=Area(figure, figure))
        sheet.result(row, NOW, shown, value, look=Look.TEXT)
        _stored(sheet, row, EXPORTED, value)
    return row + 1


def _changes(sheet: Sheet, row: int, count: int) -> None:
    """Beside every result whether it changed, and beside the mark of the block how many did."""
    for at in range(row + 1, row + 1 + count):
        now, exported = f"B{at + 1}", f"C{at + 1}"
        empty = f'OR({now}="",{exported}=""),IF(AND({now}="",{exported}=""),0,1)'
        near = f"ABS({now}-{exported})<={TOLERANCE}*MAX(1,ABS({exported}))"
        told = f"IFERROR(IF({empty},IF({now}={exported},0,IF({near},0,1))),1)"
        sheet.result(at, CHANGED, Formula(told), 0, look=Look.TEXT)
    first, last = CHANGES._replace(name="first"), CHANGES._replace(name="last")
    if count:
        sheet.settle(first, row + 1, CHANGED)
        sheet.settle(last, row + count, CHANGED)
    summed = formula("SUM({cells})", cells=Area(first, last)) if count else Formula("0")
    sheet.result(row, CHANGED, summed, 0, home=CHANGES, look=Look.TEXT)


def _stored(sheet: Sheet, row: int, column: int, content: str | float | date | None) -> None:
    kept = storable(content) if isinstance(content, str) else content
    if kept not in (None, ""):
        sheet.cells[row, column] = Cell(kept, Style(Look.TEXT))
