"""The file itself: a filled book written out with XlsxWriter."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from planner.files.workbook.cells import Cell, Formula, Style, storable
from planner.files.workbook.charts import add_chart
from planner.files.workbook.layout import Layout, column_letters
from planner.files.workbook.looks import LOOKS, date_format, number_format
from planner.files.workbook.measure import heights, widths
from planner.files.workbook.sheet import Book, Sheet
from planner.program import PROGRAM_VERSION

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_A3, _A4 = 8, 9
_DAY_ZERO = date(1899, 12, 30)
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6}
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_STILL_ALLOWED = dict.fromkeys(("sort", "autofilter", "format_columns", "format_rows"), True)
# Texts that a spreadsheet would take for a formula once somebody types over them.
_RISKY_STARTS = ("=", "+", "-", "@", "\t", "\r")


def rendered(book: Book) -> bytes:
    """The book as the bytes of an .xlsx file. The same book always gives the same bytes."""
    # Loaded here because only an export needs it.
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, _OPTIONS)
    layout = Layout(book)
    _Writer(book, layout, workbook).write()
    workbook.close()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Book, layout: Layout, workbook: xlsxwriter.Workbook) -> None:
        self.book, self.layout, self.workbook = book, layout, workbook
        self._formats: dict[tuple[Style, bool, bool], Format] = {}

    def write(self) -> None:
        self._properties()
        for sheet in self.book.sheets:
            worksheet = self.workbook.add_worksheet(sheet.title)
            # The library looks through each formula for functions of newer Excels; none is used, and looking makes an
            # export take 1.4 times as long. Should this hook ever go, files stay the same and only the time is lost.
            worksheet._prepare_formula = _as_it_is
            self._sheet(sheet, worksheet)
        for name, part in self.book.names.items():
            self.workbook.define_name(name, "=" + self.layout.absolute(part))

    def _properties(self) -> None:
        title = storable(self.book.title)
        created = datetime.combine(self.book.day, time())
        told = {"title": title, "author": "Dagdeel", "company": title, "created": created, "comments": self.book.about}
        self.workbook.set_properties({**told, "category": self.book.category})
        self.workbook.set_custom_property("Dagdeel", PROGRAM_VERSION)
        self.workbook.set_calc_mode("auto")

    def _sheet(self, sheet: Sheet, worksheet: Worksheet) -> None:
        if sheet.is_hidden:
            worksheet.very_hidden()
            self._cells(sheet, worksheet)
            return
        known = widths(sheet)
        for column, width in known.items():
            worksheet.set_column(column, column, width)
        self._rows(sheet, worksheet, known)
        self._cells(sheet, worksheet)
        for choice in sheet.choices:
            worksheet.data_validation(
                choice.row, choice.column, choice.row, choice.column, {"validate": "list", "source": list(choice.texts)}
            )
        self._lists(sheet, worksheet)
        self._limits(sheet, worksheet)
        for chart in sheet.charts:
            add_chart(self.workbook, worksheet, chart, self.layout)
        self._print(sheet, worksheet)
        self._protect(sheet, worksheet)

    def _protect(self, sheet: Sheet, worksheet: Worksheet) -> None:
        """Lock what is no input; not where groups of rows are, as Excel would keep them as they are."""
        if self.book.is_protected and not sheet.levels and any(sheet.formulas):
            worksheet.protect("", _STILL_ALLOWED)

    def _lists(self, sheet: Sheet, worksheet: Worksheet) -> None:
        for choice in sheet.lists:
            column, first, last = choice.source
            letters = column_letters(column)
            source = f"=${letters}${first + 1}:${letters}${last + 1}"
            at = (choice.rows[0], choice.column, choice.rows[1], choice.column)
            worksheet.data_validation(*at, {"validate": "list", "source": source})
        for rule in sheet.rules:
            at = (rule.rows[0], rule.column, rule.rows[1], rule.column)
            worksheet.data_validation(*at, dict(rule.options))
        for table in sheet.tables:
            columns = [{"header": title} for title in table.titles]
            options = {"name": table.name, "style": None, "columns": columns, "autofilter": table.is_sortable}
            worksheet.add_table(table.rows[0], 0, table.rows[1], len(table.titles) - 1, options)
            for column, title in enumerate(table.titles):
                look = self._format(sheet.cells[table.rows[0], column].style, False, False)
                worksheet.write_string(table.rows[0], column, title, look)

    def _rows(self, sheet: Sheet, worksheet: Worksheet, known: dict[int, float]) -> None:
        tall = heights(sheet, known)
        if sheet.levels:
            worksheet.outline_settings(symbols_below=False)
        for row in tall.keys() | sheet.levels.keys():
            worksheet.set_row(row, tall.get(row), None, {"level": sheet.levels.get(row, 0)})

    def _cells(self, sheet: Sheet, worksheet: Worksheet) -> None:
        for (row, column), cell in sheet.cells.items():
            self._cell(sheet, worksheet, row, column, cell)

    def _cell(self, sheet: Sheet, worksheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        content = cell.content
        is_risky = isinstance(content, str) and content.startswith(_RISKY_STARTS)
        look = self._format(cell.style, isinstance(content, date) or isinstance(cell.value, date), is_risky)
        if cell.columns > 1:
            worksheet.merge_range(row, column, row, column + cell.columns - 1, "", look)
        if isinstance(content, Formula):
            value = (cell.value - _DAY_ZERO).days if isinstance(cell.value, date) else cell.value
            value = "" if value is None else value
            worksheet.write_formula(row, column, self.layout.written(content, sheet.title), look, value)
        elif isinstance(content, str):
            _write_text(worksheet, row, column, content, look)
        elif isinstance(content, date):
            worksheet.write_datetime(row, column, datetime.combine(content, time()), look)
        elif content is None:
            worksheet.write_blank(row, column, None, look)
        else:
            worksheet.write_number(row, column, content, look)

    def _format(self, style: Style, is_date: bool, is_risky: bool) -> Format:
        key = (style, is_date, is_risky)
        if key not in self._formats:
            shown = date_format(self.book.language) if is_date else number_format(style.unit, style.exact)
            quote = {"quote_prefix": True} if is_risky else {}
            self._formats[key] = self.workbook.add_format({**LOOKS[style.look], "num_format": shown, **quote})
        return self._formats[key]

    def _limits(self, sheet: Sheet, worksheet: Worksheet) -> None:
        for limits in sheet.limits:
            cell = f"{column_letters(limits.columns[0])}{limits.rows[0] + 1}"
            for condition, look in limits.conditions:
                colours = {
                    key: value for key, value in LOOKS[look].items() if key in ("font_color", "bg_color", "bold")
                }
                worksheet.conditional_format(
                    limits.rows[0],
                    limits.columns[0],
                    limits.rows[1],
                    limits.columns[1],
                    {
                        "type": "formula",
                        "criteria": "=" + condition.format(cell=cell),
                        "format": self.workbook.add_format(colours),
                        "stop_if_true": True,
                    },
                )

    def _print(self, sheet: Sheet, worksheet: Worksheet) -> None:
        worksheet.freeze_panes(*sheet.freeze)
        worksheet.set_landscape()
        worksheet.set_paper(_A3 if sheet.is_a3 else _A4)
        worksheet.set_margins(**_MARGINS)
        worksheet.fit_to_pages(1, 1 if sheet.is_one_page else 0)
        worksheet.hide_gridlines(2)
        worksheet.set_h_pagebreaks(sheet.breaks)
        if sheet.repeat:
            worksheet.repeat_rows(*sheet.repeat)
        last_row, last_column = sheet.printed or sheet.extent
        worksheet.print_area(0, 0, last_row, last_column)
        worksheet.set_header(storable(self.book.header))
        worksheet.set_footer(self.book.footer)


def _as_it_is(formula: str, *_: bool) -> str:
    return formula.removeprefix("=")


def _write_text(worksheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """Write a text as text. What looks like the library's own rich text goes in as pieces."""
    if text.startswith("<r>") and text.endswith("</r>"):
        worksheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
    elif text:
        worksheet.write_string(row, column, text, look)
    else:
        worksheet.write_blank(row, column, None, look)
