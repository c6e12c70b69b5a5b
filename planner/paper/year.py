"""The year on one page: who is away in which week, holidays, and how busy each function is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from planner import names
from planner.paper.content import (
    Block,
    GridBlock,
    GridCell,
    GridRow,
    Legend,
    Paragraph,
    Point,
    Points,
    Sheet,
    Text,
    Tone,
)
from planner.paper.parts import nothing
from planner.plan import Member, Plan
from planner.results import Results
from planner.terms import ABSENCE_KINDS, AbsenceKind
from planner.texts import Message, Quantity, T, Unit
from planner.year.calendar import public_holidays, school_holidays
from planner.year.capacity import Year, planned_year, year_of
from planner.year.marks import WORKING_DAYS, marks, month
from planner.year.words import LETTERS, MONTHS

# Type of 5 points on A3.
_LEAST_SCALE = 0.6
_TONES: dict[AbsenceKind, Tone] = {"leave": "kept", "parental": "kept", "sick": "away"}
_CLOSED, _SCHOOL = T("C"), T("s")


def whole_year(results: Results, today: date) -> tuple[Message, tuple[Sheet, ...]]:
    """The title with the year, and the page: people by week, with letters for absence, and utilisation by function."""
    year = year_of(results, planned_year(results.plan, today))
    title = T("Year {year}", year=str(year.year))
    if not results.plan.staff:
        return title, (Sheet(nothing(T("Nobody is in the team yet."))),)
    return title, (Sheet(tuple(_blocks(year)), True, _LEAST_SCALE),)


def _blocks(year: Year) -> Iterator[Block]:
    rows = (_public(year), _school(year), *_people(year))
    yield _grid(year, rows)
    yield _legend(year)
    yield Paragraph(
        T(
            "A number behind a letter is how many days of the week it is, a question mark what is asked for and not "
            "granted yet. Utilisation is hours of work of the hours available, in per cent."
        ),
        quiet=True,
    )
    yield Points(tuple(_named(year)))


def _grid(year: Year, rows: tuple[GridRow, ...]) -> GridBlock:
    months = groupby(month(week) for week in year.weeks)
    groups: tuple[tuple[Text, int], ...] = tuple((MONTHS[number - 1], len(list(weeks))) for number, weeks in months)
    return GridBlock(T("Week"), groups, tuple(str(week.number) for week in year.weeks), rows, letters=True)


def _public(year: Year) -> GridRow:
    days = [one.day for one in public_holidays(year.year) if one.usual and one.day.weekday() < WORKING_DAYS]
    counts = [sum(week.monday <= day <= week.sunday for day in days) for week in year.weeks]
    boxes = (GridCell((str(count),), "kept") if count else GridCell() for count in counts)
    return GridRow(T("Public holidays (days)"), tuple(boxes))


def _school(year: Year) -> GridRow:
    known = school_holidays(year.year, year.plan.calendar.region)
    boxes = []
    for week in year.weeks:
        is_in = any(known.on(week.monday + timedelta(days=number)) for number in range(WORKING_DAYS))
        boxes.append(GridCell((_SCHOOL,), "kept") if is_in else GridCell())
    return GridRow(T("School holidays"), tuple(boxes))


def _people(year: Year) -> Iterator[GridRow]:
    for role in year.plan.roles:
        team = [member for member in year.plan.staff if member.role == role.id]
        if team:
            yield GridRow(T("{role}, utilisation", role=names.role_name(role)), tuple(_use(year, role.id)), strong=True)
            yield from (GridRow(names.member(member), tuple(_row(year, member))) for member in team)


def _use(year: Year, role_id: str) -> Iterator[GridCell]:
    known, limit = year.roles[role_id], year.plan.practice.overload
    for place, (use, work) in enumerate(zip(known.utilisation, known.demand, strict=True)):
        if place in year.closed:
            yield GridCell((_CLOSED,))
        elif use is None:
            yield GridCell(("–",), "mark" if work > 0 else "")
        else:
            text = T("{per_cent}", per_cent=Quantity(100 * use, Unit.PERSONS))
            yield GridCell((text,), "mark" if use >= limit else "")


def _row(year: Year, member: Member) -> Iterator[GridCell]:
    for mark in marks(year, member):
        if mark is None:
            yield GridCell()
        else:
            yield GridCell((mark.text,), _TONES.get(mark.kind, "") if mark.kind and not mark.is_asked else "")


def _legend(year: Year) -> Legend:
    kinds = {one.kind for one in year.plan.absences}
    items = [(GridCell((LETTERS[kind],), _TONES.get(kind, "")), names.ABSENCE_KINDS[kind]) for kind in ABSENCE_KINDS]
    shown: list[tuple[GridCell, Text]] = [
        item for kind, item in zip(ABSENCE_KINDS, items, strict=True) if kind in kinds
    ]
    shown.append((GridCell((_SCHOOL,), "kept"), T("school holidays, region {region}", region=_region(year.plan))))
    shown.append((GridCell(("–",)), T("not in the team")))
    shown.append((GridCell(("104",), "mark"), T("overloaded")))
    if year.closed:
        shown.append((GridCell((_CLOSED,)), T("practice closed")))
    return Legend(tuple(shown))


def _region(plan: Plan) -> Message:
    return names.REGIONS[plan.calendar.region]


def _named(year: Year) -> Iterator[Point]:
    """The holidays with their dates, in a sentence each."""
    public = tuple(
        T("{name} {day}", name=one.name, day=one.day)
        for one in public_holidays(year.year)
        if one.usual and one.day.weekday() < WORKING_DAYS
    )
    yield Point("·", T("Public holidays: {days}.", days=public))
    known = school_holidays(year.year, year.plan.calendar.region)
    if known.found:
        school = tuple(
            T("{name} {first} to {last}", name=one.name, first=one.first, last=one.last) for one in known.found
        )
        yield Point("·", T("School holidays: {holidays}.", holidays=school))
    if known.remark is not None:
        yield Point("·", known.remark)
