"""From a plan to its workbook: live formulas on visible inputs, every one with its computed value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner import names
from planner.calculation import calculate
from planner.errors import DagdeelError
from planner.files.disk import write_export
from planner.files.workbook.activity_sheets import consults_sheet, tasks_sheet
from planner.files.workbook.capacity_sheet import capacity_sheet, function_names
from planner.files.workbook.check_sheet import check_sheet
from planner.files.workbook.draft import Draft
from planner.files.workbook.layout import Layout
from planner.files.workbook.patients_sheet import patients_sheet
from planner.files.workbook.render import rendered
from planner.files.workbook.scenario_sheets import add_scenarios
from planner.files.workbook.settings_sheet import settings_sheet
from planner.files.workbook.sheet import Book, free_title
from planner.files.workbook.shifts_sheet import shifts_sheet
from planner.files.workbook.summary_sheet import summary_sheet
from planner.files.workbook.team_sheet import team_sheet
from planner.files.workbook.week_sheets import week_sheet
from planner.files.workbook.why_sheet import why_sheet
from planner.files.workbook.year_hours import year_hours_sheet
from planner.files.workbook.year_sheet import year_sheet
from planner.language import Translator
from planner.plan import Plan
from planner.texts import Message, T
from planner.year.capacity import planned_year, year_of

_MOST_ROWS = 1_048_576
_NAME_IN_HEADER = 80


class ReportError(DagdeelError):
    """A workbook that cannot be written; nothing that was there before is changed."""


def write_report(
    plan: Plan, path: Path, language: str, today: date | None = None, remarks: tuple[Message, ...] = ()
) -> None:
    """Write the workbook of a plan that `planner.check.check` accepts; `ReportError` where that fails.

    The file appears in one step: a reader finds the old one or the new one in full. `remarks` stand at the top of the
    first sheet.
    """
    book = _book(plan, language, today or date.today(), remarks)
    if any(sheet.extent[0] >= _MOST_ROWS for sheet in book.sheets):
        raise ReportError(T("This plan has more rows than a worksheet can hold ({most}).", most=_MOST_ROWS))
    content = rendered(book)
    write_export(path, content, ReportError)


def report_layout(plan: Plan, language: str, today: date | None = None) -> Layout:
    """Where every input and figure stands in the workbook that `write_report` makes of the same plan."""
    return Layout(_book(plan, language, today or date.today()))


def _book(plan: Plan, language: str, today: date, remarks: tuple[Message, ...] = ()) -> Book:
    draft = Draft(calculate(plan), Translator(language), today, remarks=remarks)
    say = draft.say
    name = plan.practice.name or say(T("Your practice"))
    short = name[:_NAME_IN_HEADER].replace("&", "&&")
    book = Book(
        title=name,
        language=say.language,
        day=today,
        header=f"&L{short}&R{say.date(today)}",
        footer="&L&A&R" + say(T("Page {page} of {pages}", page="&P", pages="&N")),
        about=say(T("The plan of a general practice as of {day}, worked out by Dagdeel.", day=today)),
        category=say(T("Capacity plan")),
        is_protected=True,
    )
    # Settings and patients give names to cells that formulas on all other sheets use.
    book.sheets = [
        summary_sheet(draft),
        team_sheet(draft),
        patients_sheet(draft, book),
        consults_sheet(draft),
        tasks_sheet(draft),
        settings_sheet(draft, book),
        capacity_sheet(draft),
        why_sheet(draft),
    ]
    book.names |= function_names(draft)
    _add_roster(draft, book)
    own = list(book.sheets)
    scenarios = add_scenarios(draft, book)
    book.sheets.append(check_sheet(draft, own, book.sheets, scenarios))
    return book


def _add_roster(draft: Draft, book: Book) -> None:
    """The week plans, their shifts, and the year, where the plan has any of them."""
    plan = draft.plan
    taken = {sheet.title.lower() for sheet in book.sheets}
    taken |= {draft.say(title).lower() for title in (T("Shifts"), T("Year"), T("Hours by week"), T("Comparison"))}
    for week in plan.weeks:
        title = free_title(draft.say(T("Week {name}", name=names.week(week))), taken)
        book.sheets.append(week_sheet(draft, week, title))
    if plan.weeks:
        book.sheets.append(shifts_sheet(draft))
    if plan.weeks or plan.absences:
        year = year_of(draft.results, planned_year(plan, draft.today))
        book.sheets += [year_sheet(draft, year), year_hours_sheet(draft, year)]
