"""The template as a workbook: empty to fill in, or with the records of a plan to change and read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from planner.files.disk import write_export
from planner.files.template.columns import AS_OF, PATIENTS, SHEETS, Column, Kind, SheetSpec
from planner.files.template.labels import Words, vocabularies
from planner.files.template.rows import Row, Value, rows
from planner.files.workbook.cells import storable
from planner.files.workbook.draft import UNITS
from planner.files.workbook.layout import column_letters
from planner.files.workbook.looks import Look
from planner.files.workbook.render import rendered
from planner.files.workbook.report import ReportError
from planner.files.workbook.sheet import Book, Rule, Sheet
from planner.language import Translator
from planner.plan import Plan
from planner.texts import Message, Quantity, T, Unit

HEAD = 5
# Rows below those that are shown in which drop-downs and checks work too.
_MORE = 200
_LISTED = (
    "role",
    "employment",
    "kind",
    "channel",
    "core_task",
    "volume",
    "wish",
    "absence_kind",
    "absence_state",
    "activity",
)
_OPEN = ("member", "who", "activity")
# Excel takes no longer texts beside a cell than these.
_TITLE_LENGTH, _TEXT_LENGTH = 32, 255
_TITLED = (Unit.HOURS, Unit.MINUTES, Unit.WEEKS, Unit.EUROS, Unit.HOUR_RATE)


def write_template(plan: Plan, path: Path, language: str, *, is_filled: bool, today: date | None = None) -> None:
    """Write the template for a plan's functions, with the plan's records where asked; `ReportError` where it fails."""
    content = rendered(template_book(plan, language, is_filled=is_filled, today=today))
    write_export(path, content, ReportError)


def template_book(plan: Plan, language: str, *, is_filled: bool, today: date | None = None) -> Book:
    """All sheets of the template, filled."""
    say, day = Translator(language), today or date.today()
    name = plan.practice.name or say(T("Your practice"))
    header = f"&L{name[:80].replace('&', '&&')}&R{say.date(day)}"
    book = Book(name, say.language, day, header, "&L&A&R" + say(T("Page {page} of {pages}", page="&P", pages="&N")))
    writer = _Writer(plan, say, is_filled)
    sheets = [writer.sheet(spec) for spec in SHEETS]
    book.sheets = [_explanation(say), *sheets, writer.lists()]
    return book


def _explanation(say: Translator) -> Sheet:
    sheet = Sheet(say(T("Explanation")), widths={0: 24, 1: 100})
    sheet.text(0, 0, say(T("Fill in the practice in Excel")), Look.TITLE)
    lines = (
        T("Fill in the sheets, save the workbook, and read it into the program. You see what changes before it does."),
        T("A sheet without rows leaves that part of the plan as it is. Delete sheets and columns that you do not use."),
        T("A row that you delete is removed from the plan. Sorting rows changes nothing."),
        T("The column Id ties a row to its record. Leave it empty for a new row."),
        T("Numbers may have a comma or a point. Shares are typed as 12%. Dates are typed as 31-12-2026."),
        T("Never put names of patients in this workbook: the program needs counts only."),
    )
    for row, line in enumerate(lines, start=2):
        sheet.text(row, 0, say(line), Look.WRAPPED, columns=2)
    for row, spec in enumerate(SHEETS, start=len(lines) + 3):
        sheet.text(row, 0, say(spec.title), Look.STRONG)
        sheet.text(row, 1, say(spec.hint), Look.WRAPPED)
    return sheet


class _Writer:
    def __init__(self, plan: Plan, say: Translator, is_filled: bool) -> None:
        self.plan, self.say, self.is_filled = plan, say, is_filled
        self.words: Words = vocabularies(plan, say)
        self._lists_title = say(T("Lists"))

    def lists(self) -> Sheet:
        """The sheet with the texts of the drop-downs, a column for each vocabulary."""
        sheet = Sheet(self._lists_title, freeze=(1, 0))
        for column, name in enumerate(_LISTED):
            sheet.text(0, column, self.say(_TITLES[name]), Look.HEAD)
            for row, word in enumerate(self.words[name].values(), start=1):
                sheet.text(row, column, word, Look.MUTED)
        return sheet

    def sheet(self, spec: SheetSpec) -> Sheet:
        """One sheet with its rows, the blank ones below, and the checks on its columns."""
        sheet = Sheet(self.say(spec.title), freeze=(HEAD + 1, 2), repeat=(HEAD, HEAD))
        sheet.widths.update({at: column.width for at, column in enumerate(spec.columns)})
        sheet.text(0, 0, sheet.title, Look.TITLE)
        sheet.text(1, 0, self.say(spec.hint), Look.SUBTITLE)
        if spec is PATIENTS:
            sheet.freeze = (HEAD + 1, 1)
            sheet.text(3, 0, self.say(AS_OF))
            sheet.put(3, 1, self.plan.patients.as_of if self.is_filled else None)
        number = next((at for at, column in enumerate(spec.columns) if column.kind is Kind.NUMBER), len(spec.columns))
        sheet.head(HEAD, (self._heading(column) for column in spec.columns), numbers=number)
        row = HEAD
        for row, values in enumerate(self._rows(spec), start=HEAD + 1):
            self._row(sheet, spec, row, values)
        for blank in range(row + 1, row + 1 + spec.blank_rows):
            self._row(sheet, spec, blank, {})
        last = row + spec.blank_rows + (_MORE if spec.blank_rows else 0)
        for at, column in enumerate(spec.columns):
            sheet.rules.append(Rule((HEAD + 1, last), at, self._rule(column)))
        return sheet

    def _rows(self, spec: SheetSpec) -> list[Row]:
        if self.is_filled:
            return list(rows(spec, self.plan, self.say))
        return [{"band": band} for band in self.words["band"]] if spec is PATIENTS else []

    def _heading(self, column: Column) -> str:
        title = self.say(column.title)
        if column.unit not in _TITLED or column.words or column.field in self.words["session"]:
            return title
        return self.say(T("{field} ({unit})", field=title, unit=UNITS[column.unit]))

    def _row(self, sheet: Sheet, spec: SheetSpec, row: int, values: Row) -> None:
        for at, column in enumerate(spec.columns):
            unit = column.unit
            if column.field.startswith("rate ") and values.get("volume") == "prevalence":
                unit = Unit.SHARE
            sheet.put(row, at, self._content(column, values.get(column.field)), unit)
            if column.kind is Kind.ID or column.field == "band":
                sheet.text(row, at, str(sheet.cells[row, at].content or ""), Look.MUTED)

    def _content(self, column: Column, value: Value) -> str | float | date | None:
        words = self.words.get(column.words, {})
        if isinstance(value, tuple):
            return storable("; ".join(words.get(one, one) for one in value)) or None
        if isinstance(value, str):
            return storable(words.get(value, value)) or None
        return value

    def _rule(self, column: Column) -> Mapping[str, Any]:
        rule: dict[str, Any] = {"validate": "any"}
        problem: Message | None = None
        if column.kind in (Kind.CHOICE, Kind.REFERENCE) and (source := self._source(column)):
            # What is new may not be in the list, which then only helps.
            rule = {"validate": "list", "source": source, "error_type": "warning" if column.words in _OPEN else "stop"}
            problem = T("Choose one of the list.")
        elif column.kind is Kind.NUMBER:
            rule = {"validate": "decimal", "criteria": "between", "minimum": column.least, "maximum": column.most}
            ends = {"least": Quantity(column.least, column.unit), "most": Quantity(column.most, column.unit)}
            problem = T("Type a number from {least} to {most}.", **ends)
        elif column.kind is Kind.DATE:
            first, last = date(1900, 3, 1), date(2200, 1, 1)
            rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
            problem = T("Type a date, such as 31-12-2026.")
        if column.help or problem:
            rule["input_title"] = self.say(column.title)[:_TITLE_LENGTH]
            rule["input_message"] = self.say(column.help or problem or "")[:_TEXT_LENGTH]
        if problem:
            rule["error_title"] = self.say(column.title)[:_TITLE_LENGTH]
            rule["error_message"] = self.say(problem)[:_TEXT_LENGTH]
        return rule

    def _source(self, column: Column) -> str:
        """The cells with the texts that a column takes; none where they stand on more than one sheet."""
        if column.words in ("member", "who"):
            return _cells(self.say(T("Team")), 1, HEAD + 1, HEAD + _MORE)
        if column.words not in _LISTED:
            return ""
        last = max(1, len(self.words[column.words]))
        return _cells(self._lists_title, _LISTED.index(column.words), 1, last)


def _cells(sheet: str, column: int, first: int, last: int) -> str:
    letters = column_letters(column)
    return f"='{sheet}'!${letters}${first + 1}:${letters}${last + 1}"


_TITLES: dict[str, Message] = {
    column.words: column.title for spec in SHEETS for column in spec.columns if column.words in _LISTED
} | {"wish": T("Wishes")}
