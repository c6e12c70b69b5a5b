"""The sheet of the year: who is away in which week, and how busy each function is then."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from planner import names
from planner.explain import Figure
from planner.files.workbook.cells import Area, Formula, formula
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import CAPACITY, DEMAND, Look
from planner.files.workbook.pictures import busiest
from planner.files.workbook.sheet import Chart, Limits, Series, Sheet
from planner.files.workbook.year_hours import YEAR, net_share, of_week
from planner.plan import Member, Role
from planner.terms import ABSENCE_KINDS
from planner.texts import T, Unit
from planner.year.calendar import public_holidays, school_holidays
from planner.year.capacity import Year
from planner.year.marks import WORKING_DAYS, marks, month
from planner.year.words import LETTERS, MONTHS

_HEAD = 3
UTILISATION = "role.utilisation"
_CHART_WIDTH, _CHART_HEIGHT = 1500, 320
_WEEK_FIRST, _WEEK_LAST = Figure(YEAR, "", "week", "first"), Figure(YEAR, "", "week", "last")
_NAME_WIDTH, _WEEK_WIDTH = 26.0, 6.0


def year_sheet(draft: Draft, year: Year) -> Sheet:
    """People by week with letters in colours, below the hours of their function; public and school holidays."""
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
    told = T(
        "Needed, available and utilisation follow from the season here, the hours by week on their own sheet and the "
        "plan's other sheets. The letters are those of the export."
    )
    sheet.text(1, 0, draft.say(told), Look.SUBTITLE)
    _heads(draft, sheet, year)
    row = _season(draft, sheet, year, _holidays(draft, sheet, year, _HEAD + 2))
    for role in draft.plan.roles:
        team = draft.team_of(role.id)
        if team:
            row = _role(draft, sheet, year, role, team, row)
    _chart(draft, sheet, len(year.weeks), _legend(draft, sheet, row + 1) + 1)
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
    sheet.settle(_WEEK_FIRST, _HEAD + 1, 1)
    sheet.settle(_WEEK_LAST, _HEAD + 1, len(year.weeks))


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


def _season(draft: Draft, sheet: Sheet, year: Year, row: int) -> int:
    """The season as it was given, and divided by its mean as the model takes it; the answer is the row after them."""
    given = draft.plan.calendar.season
    last = str(len(year.weeks) - 1)
    whole = Area(season("0"), season(last))
    sheet.text(row, 0, draft.say(T("Season")), Look.WRAPPED)
    sheet.text(row + 1, 0, draft.say(T("Season, with mean 1")), Look.WRAPPED)
    for place, used in enumerate(year.season):
        factor = given[place] if place < len(given) else 1.0
        sheet.put(row, place + 1, factor, Unit.FACTOR, season(str(place)))
        divided = formula("IF(SUM({all})=0,1,{own}/AVERAGE({all}))", all=whole, own=season(str(place)))
        home = Figure(YEAR, "", "season", str(place))
        sheet.result(row + 1, place + 1, divided, used, Unit.FACTOR, home, Look.LETTER)
    return row + 2


def season(place: str) -> Figure:
    """The address of the season's factor of the week at a place of the year."""
    return Figure("calendar", "", "season", place)


def of_role(role_id: str, name: str, place: int) -> Figure:
    """The address of a function's demand, capacity or utilisation in the week at a place of the year."""
    return Figure(YEAR, role_id, f"role.{name}", str(place))


def _title(role_id: str, name: str) -> Figure:
    return Figure(YEAR, role_id, f"role.{name}", "title")


def _role(draft: Draft, sheet: Sheet, year: Year, role: Role, team: list[Member], row: int) -> int:
    """A function with its people; the answer is the row after them."""
    name, load = names.role_name(role), year.roles[role.id]
    sheet.text(row, 0, draft.say(T("{role}, utilisation", role=name)), Look.STRONG)
    sheet.text(row + 1, 0, draft.say(T("Hours needed")), Look.SUBSTEP)
    sheet.text(row + 2, 0, draft.say(T("Hours available")), Look.SUBSTEP)
    sheet.settle(_title(role.id, "demand"), row + 1, 0)
    sheet.settle(_title(role.id, "capacity"), row + 2, 0)
    for place in range(len(year.weeks)):
        needed, there = of_role(role.id, "demand", place), of_role(role.id, "capacity", place)
        use, shown = formula('IF({there}=0,"–",{needed}/{there})', there=there, needed=needed), load.utilisation[place]
        home = of_role(role.id, "utilisation", place)
        sheet.result(row, place + 1, use, "–" if shown is None else shown, Unit.SHARE, home, Look.LETTER)
        asked = formula("{average}*{factor}", average=_average(role), factor=Figure(YEAR, "", "season", str(place)))
        sheet.result(row + 1, place + 1, asked, load.demand[place], Unit.HOURS, needed, Look.LETTER)
        present = _available(team, place)
        sheet.result(row + 2, place + 1, present, load.capacity[place], Unit.HOURS, there, Look.LETTER)
    sheet.limits.append(Limits((row, row), (1, len(year.weeks)), draft.limits()))
    row += 2
    for member in team:
        row += 1
        sheet.text(row, 0, draft.say(names.member(member)), Look.WRAPPED)
        for column, mark in enumerate(marks(year, member), start=1):
            look = Look(mark.kind) if mark and mark.kind else Look.LETTER
            sheet.text(row, column, draft.say(mark.text) if mark else "", look)
    return row + 1


def _average(role: Role) -> Figure:
    return Figure("role", role.id, "demand_hours")


def _available(team: list[Member], place: int) -> Formula:
    """The hours that people are there, each for what an hour counts; the rows of a team stand below each other."""
    first, last = team[0].id, team[-1].id
    return formula(
        "SUMPRODUCT({shares},{hours})",
        shares=Area(net_share(first), net_share(last)),
        hours=Area(of_week(first, "there", place), of_week(last, "there", place)),
    )


def _legend(draft: Draft, sheet: Sheet, row: int) -> int:
    """What the letters mean; the answer is the row after it."""
    say = draft.say
    sheet.text(row, 0, say(T("What the letters mean")), Look.MUTED)
    for number, kind in enumerate(ABSENCE_KINDS):
        sheet.text(row + number, 1, say(LETTERS[kind]), Look(kind))
        sheet.text(row + number, 2, say(names.ABSENCE_KINDS[kind]), Look.TEXT, 8)
    told = T("A number behind a letter is how many days of the week it is; a question mark: asked for, not granted.")
    sheet.text(row + len(ABSENCE_KINDS), 1, say(told), Look.SUBTITLE)
    return row + len(ABSENCE_KINDS) + 1


def _chart(draft: Draft, sheet: Sheet, count: int, row: int) -> None:
    """Hours needed and available by week of the GPs, or of the function with most work."""
    role = busiest(draft)
    if role is None or not draft.team_of(role.id):
        return
    series = tuple(
        Series(_title(role.id, name), Area(_WEEK_FIRST, _WEEK_LAST), _weeks(role.id, name, count), colour)
        for name, colour in (("demand", DEMAND), ("capacity", CAPACITY))
    )
    title = draft.say(T("Hours by week: {role}", role=draft.role(role)))
    axes = (draft.say(T("Hours")), draft.say(T("Week")))
    sheet.charts.append(Chart(row, 0, title, *axes, "#,##0", series, _CHART_WIDTH, _CHART_HEIGHT, "line"))


def _weeks(role_id: str, name: str, count: int) -> Area:
    return Area(of_role(role_id, name, 0), of_role(role_id, name, count - 1))
