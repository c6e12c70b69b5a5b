"""A sheet for each scenario, worked out with the formulas of the plan's own sheets, and one that compares them."""

from __future__ import annotations

from planner import names
from planner.comparison import Line, lines
from planner.explain import Figure
from planner.files.workbook.activity_sheets import consults_sheet, tasks_sheet
from planner.files.workbook.capacity_sheet import capacity_sheet
from planner.files.workbook.cells import Area, formula
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import SERIES, Look
from planner.files.workbook.patients_sheet import patients_sheet
from planner.files.workbook.scoped import Scope, add_below, cells_of_figures
from planner.files.workbook.settings_sheet import settings_sheet
from planner.files.workbook.sheet import Book, Chart, Series, Sheet, free_title
from planner.files.workbook.summary_sheet import functions_table, practice_table
from planner.files.workbook.team_sheet import team_sheet
from planner.levers import LeverError, sentence
from planner.plan import Plan, Step
from planner.results import Results
from planner.scenarios import Outcome, run
from planner.texts import Message, T

_HEAD = 4
_WIDE = 34.0
_KIND = "comparison"
_CHART_WIDTH = 560


def add_scenarios(draft: Draft, book: Book) -> dict[str, Results]:
    """Put the comparison, and a sheet for each scenario of the plan, behind the sheets of the book.

    The answer is what each scenario comes to, by the name of the scope of its figures.
    """
    outcomes = [run(draft.results, scenario) for scenario in draft.plan.scenarios]
    if not outcomes:
        return {}
    base = cells_of_figures(book.sheets)
    named = {f"scenario{number}": outcome.results for number, outcome in enumerate(outcomes, start=1)}
    scopes = [Scope(name, base) for name in named]
    comparison = Sheet(draft.say(T("Comparison")), freeze=(_HEAD + 1, 1), repeat=(_HEAD, _HEAD), widths={0: 40})
    taken = {sheet.title.lower() for sheet in (*book.sheets, comparison)}
    sheets = []
    for number, (outcome, scope) in enumerate(zip(outcomes, scopes, strict=True), start=1):
        title = free_title(draft.say(names.scenario(outcome.scenario)), taken)
        sheets.append(_scenario_sheet(draft, book, outcome, scope, number, title))
    known = set(base).union(*(sheet.homes for sheet in sheets))
    _compare(draft, comparison, outcomes, scopes, known)
    book.sheets += [comparison, *sheets]
    return named


def _scenario_sheet(draft: Draft, book: Book, outcome: Outcome, scope: Scope, number: int, title: str) -> Sheet:
    """What the scenario does in words, then its figures, and then everything that they follow from."""
    own = Draft(outcome.results, draft.say, draft.today, f"s{number}_")
    sheet = Sheet(title, freeze=(1, 0), widths={0: _WIDE})
    sheet.text(0, 0, draft.say(names.scenario(outcome.scenario)), Look.TITLE)
    hint = T("What the scenario leaves as it is follows the plan's own sheets; what it changes is an input here.")
    sheet.text(1, 0, draft.say(hint), Look.SUBTITLE)
    row = _levers(draft, sheet, 3, outcome)
    named = Book("", book.language, book.day, "", "")
    figures = _figures(own)
    row = add_below(sheet, figures, row + 1, scope)
    # What follows is as wide as the plan's own sheets together: on paper it would be too small to read.
    sheet.printed = (row - 1, figures.extent[1])
    parts = (
        capacity_sheet(own),
        team_sheet(own),
        patients_sheet(own, named),
        consults_sheet(own),
        tasks_sheet(own),
        settings_sheet(own, named),
    )
    for part in parts:
        row = add_below(sheet, part, row + 1, scope)
    for name, where in named.names.items():
        book.names[name] = scope.area(where)
    return sheet


def _figures(own: Draft) -> Sheet:
    sheet = Sheet(own.say(T("Figures")))
    sheet.text(0, 0, sheet.title, Look.TITLE)
    practice_table(own, sheet, functions_table(own, sheet, 2) + 1)
    return sheet


def _levers(draft: Draft, sheet: Sheet, row: int, outcome: Outcome) -> int:
    """The levers in their order with what each does; the answer is the row after them."""
    say = draft.say
    sheet.text(row, 0, say(T("What the scenario does, in this order")), Look.HEAD, 8)
    before = outcome.base.plan
    for stage in outcome.stages:
        row += 1
        sheet.text(row, 0, say(_told(before, stage.step, stage.problem)), Look.WRAPPED, 8)
        before = stage.results.plan
    if not outcome.stages:
        row += 1
        sheet.text(row, 0, say(T("Nothing yet: this scenario has no levers.")), Look.WRAPPED, 8)
    return row + 1


def _told(before: Plan, step: Step, problem: Message | None) -> Message:
    if problem is not None:
        return T("Not applied: {reason}", reason=problem)
    try:
        words = sentence(before, step.lever)
    except LeverError as error:
        return T("Not applied: {reason}", reason=error.message)
    return words if step.on else T("Switched off: {what}", what=words)


def _compare(draft: Draft, sheet: Sheet, outcomes: list[Outcome], scopes: list[Scope], known: set[Figure]) -> None:
    """A row per figure; for each scenario its value and the difference with the plan as it is."""
    say = draft.say
    sheet.text(0, 0, sheet.title, Look.TITLE)
    sheet.text(1, 0, say(T("The plan as it is, and what each scenario makes of it.")), Look.SUBTITLE)
    heads = [say(T("Figure")), "", say(T("As it is"))]
    for outcome in outcomes:
        heads += [say(names.scenario(outcome.scenario)), say(T("difference"))]
    sheet.head(_HEAD, heads, numbers=2)
    for number in range(len(outcomes) + 1):
        sheet.settle(_title(number), _HEAD, 1 + 2 * number if number else 2)
    row = _HEAD
    for line in lines(draft.results, [outcome.results for outcome in outcomes]):
        if line.measure.figure is not None and any(scope.figure(line.measure.figure) in known for scope in scopes):
            row += 1
            _compared(draft, sheet, row, line, line.measure.figure, scopes, known)
    _chart(draft, sheet, row + 2, scopes)


def _chart(draft: Draft, sheet: Sheet, row: int, scopes: list[Scope]) -> None:
    """The utilisation of each function, one bar for the plan and one for each of the first scenarios."""
    rows = [home for home in sheet.homes if home.name.endswith("/utilisation") and home.kind == _KIND and not home.role]
    if not rows:
        return
    labels, whole = Area(_label(rows[0]), _label(rows[-1])), Area(rows[0], rows[-1])
    series = [Series(_title(0), labels, whole, SERIES[0])]
    for number, (scope, colour) in enumerate(zip(scopes, SERIES[1:], strict=False), start=1):
        values = Area(scope.figure(rows[0]), scope.figure(rows[-1]))
        series.append(Series(_title(number), labels, values, colour))
    title, share = draft.say(T("Utilisation with each scenario")), draft.say(T("Utilisation"))
    height = 150 + 18 * len(rows) * len(series)
    function = draft.say(T("Function"))
    sheet.charts.append(Chart(row, 0, title, share, function, "0%", tuple(series), _CHART_WIDTH, height))


def _title(number: int) -> Figure:
    """Where the name of a scenario stands, by its number; 0 is the plan as it is."""
    return Figure(_KIND, "title", str(number))


def _label(figure: Figure) -> Figure:
    return figure._replace(role="label")


def _compared(
    draft: Draft, sheet: Sheet, row: int, line: Line, figure: Figure, scopes: list[Scope], known: set[Figure]
) -> None:
    say, unit = draft.say, line.measure.unit
    label = T("{figure}, {who}", figure=line.measure.label, who=line.name) if line.role else line.measure.label
    sheet.text(row, 0, say(label), Look.WRAPPED)
    sheet.text(row, 1, draft.unit(unit), Look.MUTED)
    base, here = line.cells[0].value, Figure(_KIND, line.role, str(figure))
    sheet.settle(_label(here), row, 0)
    if figure in known:
        sheet.result(row, 2, formula("{figure}", figure=figure), base, unit, here)
    else:
        sheet.result(row, 2, formula('""'), None, unit, here)
    for number, (scope, cell) in enumerate(zip(scopes, line.cells[1:], strict=True)):
        column, there = 3 + 2 * number, scope.figure(here)
        source = scope.figure(figure)
        found = formula("{figure}", figure=source) if source in known else formula('""')
        sheet.result(row, column, found, cell.value, unit, there)
        change = None if base is None or cell.value is None else cell.value - base
        told = formula('IF(OR({before}="",{after}=""),"",{after}-{before})', before=here, after=there)
        sheet.result(row, column + 1, told, change, unit)
