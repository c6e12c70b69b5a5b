"""A function along the year: work and hours of each week, what is left over, and the days of one week."""

from __future__ import annotations

from collections.abc import Sequence

from planner import names
from planner.language import Translator
from planner.plan import Role
from planner.terms import WEEKDAYS
from planner.texts import Message, Quantity, T, Unit
from planner.year.capacity import Year
from planner.year.load import role_sentence
from ui.charts.drawing import Drawing, Piece, Row, Series
from ui.charts.inks import CAPACITY, DEMAND, MORE, SHORT, Ink
from ui.charts.wording import sentences, spoken

_WORKDAYS = 5
_WORK: tuple[tuple[Message, Ink], ...] = ((T("Work"), DEMAND), (T("Hours for it"), CAPACITY))
_LEFT: tuple[tuple[Message, Ink], ...] = ((T("Backlog"), MORE), (T("Overtime"), SHORT))


def work_title(role: Role) -> Message:
    """What the chart of work and hours is called."""
    return T("Work and hours per week: {role}", role=names.role_name(role))


def left_title(role: Role) -> Message:
    """What the chart of backlog and overtime is called."""
    return T("Backlog and overtime: {role}", role=names.role_name(role))


def days_title(role: Role, year: Year, place: int) -> Message:
    """What the chart of one week's days is called."""
    return T("Days of week {week}: {role}", week=year.weeks[place].number, role=names.role_name(role))


def work_drawing(year: Year, role: Role, say: Translator) -> Drawing:
    """Work beside the hours for it in each week."""
    load = year.roles[role.id]
    summary = sentences([say(role_sentence(year, role))])
    return _of_weeks(year, say(work_title(role)), summary, _WORK, (load.demand, load.capacity), say)


def left_drawing(year: Year, role: Role, say: Translator) -> Drawing:
    """What waits at the end of each week, and what is done in overtime in it."""
    load = year.roles[role.id]
    most = max(range(len(year.weeks)), key=lambda place: load.backlog[place])
    told = T(
        "The backlog is largest at the end of week {week}: {backlog} h. Overtime in the whole year: {overtime} h",
        week=year.weeks[most].number,
        backlog=Quantity(load.backlog[most], Unit.HOURS),
        overtime=Quantity(sum(load.overtime), Unit.HOURS),
    )
    return _of_weeks(year, say(left_title(role)), sentences([say(told)]), _LEFT, (load.backlog, load.overtime), say)


def _of_weeks(
    year: Year,
    title: str,
    summary: str,
    known: tuple[tuple[Message, Ink], ...],
    amounts: Sequence[Sequence[float]],
    say: Translator,
) -> Drawing:
    rows = []
    for place, week in enumerate(year.weeks):
        name = say(T("Week {week}", week=week.number))
        rows.append(_row(str(week.number), name, known, [hours[place] for hours in amounts], say))
    return _upright(title, summary, say(T("Week")), known, rows, say)


def days_drawing(year: Year, role: Role, place: int, say: Translator) -> Drawing:
    """Work beside the hours for it on each day of a week; Saturday and Sunday where somebody is there."""
    days = [day for number, day in enumerate(year.days(role.id, place)) if number < _WORKDAYS or day.capacity]
    rows, told = [], []
    for day in days:
        short = say(names.WEEKDAYS[WEEKDAYS[day.day.weekday()]])
        name = say(names.DAYS[WEEKDAYS[day.day.weekday()]])
        rows.append(_row(short, name, _WORK, (day.demand, day.capacity), say, written=True))
        told += [piece.spoken for piece in rows[-1].pieces]
    return _upright(say(days_title(role, year, place)), sentences(told), say(T("Day")), _WORK, rows, say)


def _upright(
    title: str,
    summary: str,
    first: str,
    known: tuple[tuple[Message, Ink], ...],
    rows: Sequence[Row],
    say: Translator,
) -> Drawing:
    return Drawing(
        title=title,
        summary=summary,
        axis=say(T("hours")),
        unit=Unit.HOURS,
        columns=(first, *(say(name) for name, _ in known)),
        series=tuple(Series(say(name), ink) for name, ink in known),
        rows=tuple(rows),
        lanes=len(known),
        form="upright",
    )


def _row(
    label: str,
    name: str,
    known: tuple[tuple[Message, Ink], ...],
    amounts: Sequence[float],
    say: Translator,
    written: bool = False,
) -> Row:
    pieces, cells = [], []
    for lane, ((title, _), hours) in enumerate(zip(known, amounts, strict=True)):
        amount = Quantity(hours, Unit.HOURS)
        cells.append(say.plain(amount))
        text = cells[-1] if written else ""
        pieces.append(Piece(lane, 0.0, hours, spoken(say, name, title, amount), text, lane=lane))
    return Row(label, tuple(pieces), tuple(cells))
