"""The sheet of the year: who is away in which week, and how busy each function is then."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from planner import names
from planner.files.workbook.cells import Cell, Style
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Limits, Sheet
from planner.plan import Member, Role
from planner.terms import ABSENCE_KINDS
from planner.texts import T, Unit
from planner.year.calendar import public_holidays, school_holidays
from planner.year.capacity import Year, planned_year, year_of
from planner.year.marks import WORKING_DAYS, marks, month
from planner.year.words import LETTERS, MONTHS

_HEAD = 3
_NAME_WIDTH, _WEEK_WIDTH = 26.0, 6.0


def year_sheet(draft: Draft) -> Sheet:
    """People by week with letters in colours, below the utilisation of their function; public and school holidays."""
    year = year_of(draft.results, planned_year(draft.plan, draft.today))
    count = len(year.weeks)
    sheet = Sheet(
        draft.say(T("Year")),
        freeze=(_HEAD + 2, 1),
        repeat=(_HEAD, _HEAD + 1),
        widths={0: _NAME_WIDTH, **dict.fromkeys(range(1, count + 1), _WEEK_WIDTH)},
        is_a3=True,
        is_one_page=True,
    )
    sheet.text(0, 0, draft.say(T("Year {year}", year=str(year.year))), Look.TITLE)
    told = T("Utilisation is worked out by the program; in this workbook it does not change with what you enter.")
    sheet.text(1, 0, draft.say(told), Look.SUBTITLE)
    _heads(draft, sheet, year)
    row = _holidays(draft, sheet, year, _HEAD + 2)
    for role in draft.plan.roles:
        team = draft.team_of(role.id)
        if team:
            row = _role(draft, sheet, year, role, team, row)
    _legend(draft, sheet, row + 1)
    return sheet


def _heads(draft: Draft, sheet: Sheet, year: Year) -> None:
    column = 1
    sheet.text(_HEAD, 0, "", Look.HEAD)
    for number, weeks in groupby(map(month, year.weeks)):
        count = len(list(weeks))
        sheet.text(_HEAD, column, draft.say(MONTHS[number - 1]), Look.GROUP_HEAD, count)
        column += count
    sheet.text(_HEAD + 1, 0, draft.say(T("Week")), Look.HEAD)
    for column, week in enumerate(year.weeks, start=1):
        sheet.text(_HEAD + 1, column, str(week.number), Look.LETTER_HEAD)


def _holidays(draft: Draft, sheet: Sheet, year: Year, row: int) -> int:
    days = [one.day for one in public_holidays(year.year) if one.usual and one.day.weekday() < WORKING_DAYS]
    school = school_holidays(year.year, draft.plan.calendar.region)
    sheet.text(row, 0, draft.say(T("Public holidays (days)")))
    sheet.text(row + 1, 0, draft.say(T("School holidays")))
    for column, week in enumerate(year.weeks, start=1):
        count = sum(week.monday <= day <= week.sunday for day in days)
        sheet.text(row, column, str(count or ""), Look.HOLIDAY if count else Look.LETTER)
        is_in = any(school.on(week.monday + timedelta(days=number)) for number in range(WORKING_DAYS))
        sheet.text(row + 1, column, draft.say(T("s")) if is_in else "", Look.OTHER if is_in else Look.LETTER)
    return row + 2


def _role(draft: Draft, sheet: Sheet, year: Year, role: Role, team: list[Member], row: int) -> int:
    """A function with its people; the answer is the row after them."""
    sheet.text(row, 0, draft.say(T("{role}, utilisation", role=names.role_name(role))), Look.STRONG)
    for column, use in enumerate(year.roles[role.id].utilisation, start=1):
        if use is None:
            sheet.text(row, column, "–", Look.LETTER)
        else:
            sheet.cells[row, column] = Cell(use, Style(Look.LETTER, Unit.SHARE))
    sheet.limits.append(Limits((row, row), (1, len(year.weeks)), draft.limits()))
    for member in team:
        row += 1
        sheet.text(row, 0, draft.say(names.member(member)), Look.WRAPPED)
        for column, mark in enumerate(marks(year, member), start=1):
            look = Look(mark.kind) if mark and mark.kind else Look.LETTER
            sheet.text(row, column, draft.say(mark.text) if mark else "", look)
    return row + 1


def _legend(draft: Draft, sheet: Sheet, row: int) -> None:
    say = draft.say
    sheet.text(row, 0, say(T("What the letters mean")), Look.MUTED)
    for number, kind in enumerate(ABSENCE_KINDS):
        sheet.text(row + number, 1, say(LETTERS[kind]), Look(kind))
        sheet.text(row + number, 2, say(names.ABSENCE_KINDS[kind]), Look.TEXT, 8)
    told = T("A number behind a letter is how many days of the week it is; a question mark: asked for, not granted.")
    sheet.text(row + len(ABSENCE_KINDS), 1, say(told), Look.SUBTITLE)
