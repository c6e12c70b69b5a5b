"""A calendar file for one person (RFC 5545): every session at work as an event, which calendar programs read.

There is an event for each session of each week and no repeating rule: cycles of ISO weeks start afresh with the year,
and leave, holidays and other week plans come in between. The UID of an event is the same whenever the file is made
again, so that a calendar that reads it again changes the event instead of adding one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zlib import crc32

from planner import names
from planner.errors import EditError
from planner.plan import Plan, WeekPlan, find
from planner.terms import WEEKDAYS
from planner.texts import Message, T
from planner.week.away import cells_of
from planner.week.clock import Span, spans, starts
from planner.week.dates import date_of, mondays, valid
from planner.week.works import works

_MOST_OCTETS = 75
_ZONE = "Europe/Amsterdam"
_TIME = "%Y%m%dT%H%M%S"

# Central European Time since 1996: summer time from the last Sunday of March to the last one of October.
_TIME_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{_ZONE}",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)

Say = Callable[[Message | str], str]


def calendar_of_week(plan: Plan, week_id: str, member_id: str, say: Say, stamp: datetime) -> str:
    """The calendar file of somebody for the period in which a week plan is valid.

    `say` puts words into a language, `stamp` is when the file is made, in UTC. `EditError` in words for a plan with
    an open period.
    """
    week = find(plan.weeks, week_id)
    if week.start is None or week.end is None:
        raise EditError(T("{what} has no first and last day. Give it a period first.", what=names.week(week)))
    return _file(plan, member_id, _events(plan, member_id, week.start, week.end, (week,)), say, stamp)


def calendar_of_year(plan: Plan, year: int, member_id: str, say: Say, stamp: datetime) -> str:
    """The calendar file of somebody for a year: on each day the week plan that is valid then. Drafts are left out."""
    weeks = tuple(week for week in plan.weeks if week.state != "draft")
    return _file(plan, member_id, _events(plan, member_id, date(year, 1, 1), date(year, 12, 31), weeks), say, stamp)


@dataclass(frozen=True, slots=True)
class _Event:
    """A cell at work in the week of a Monday, with the note of its session; `number` tells two in one session apart."""

    monday: date
    span: Span
    note: str
    number: int

    @property
    def day(self) -> date:
        return date_of(self.monday, self.span.cell.session)


def _events(plan: Plan, member_id: str, first: date, last: date, weeks: tuple[WeekPlan, ...]) -> Iterator[_Event]:
    """Somebody's sessions at work in a period, by the plan that is valid on each day; who is away has none then."""
    for monday in mondays(first, last):
        days = [day for place in range(len(WEEKDAYS)) if first <= (day := monday + timedelta(days=place)) <= last]
        by_day = {day: valid(weeks, day) for day in days}
        for week in _distinct(by_day.values()):
            yield from (event for event in _of_week(plan, week, member_id, monday) if by_day.get(event.day) is week)


def _distinct(weeks: Iterable[WeekPlan | None]) -> list[WeekPlan]:
    return list({week.id: week for week in weeks if week is not None}.values())


def _of_week(plan: Plan, week: WeekPlan, member_id: str, monday: date) -> Iterator[_Event]:
    there, _ = cells_of(plan, week, monday)
    numbers: Counter[str] = Counter()
    own = (cell for cell in there if cell.member == member_id and works(cell))
    for span in spans(own, starts(plan.practice)):
        session = span.cell.session
        numbers[session] += 1
        yield _Event(monday, span, week.notes.get(session, ""), numbers[session])


def _file(plan: Plan, member_id: str, events: Iterable[_Event], say: Say, stamp: datetime) -> str:
    title = T("{who}, week roster", who=names.member(find(plan.staff, member_id)))
    rooms = {room.id: names.room(room) for room in plan.rooms}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dagdeel//Week roster//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(say(title))}",
        *_TIME_ZONE,
        *(line for event in events for line in _lines(plan, event, rooms, say, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _lines(plan: Plan, event: _Event, rooms: Mapping[str, Message | str], say: Say, stamp: datetime) -> Iterator[str]:
    cell = event.span.cell
    room = rooms.get(cell.room or "")
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(plan, event)}"
    yield f"DTSTAMP:{stamp:{_TIME}}Z"
    yield f"DTSTART;TZID={_ZONE}:{_clock(event.monday, event.span.begin)}"
    yield f"DTEND;TZID={_ZONE}:{_clock(event.monday, event.span.end)}"
    yield f"SUMMARY:{_escaped(say(names.WORKS[cell.work]))}"
    if room is not None:
        yield f"LOCATION:{_escaped(say(room))}"
    if cell.note or event.note:
        yield f"DESCRIPTION:{_escaped(chr(10).join(filter(None, (cell.note, event.note))))}"
    yield "END:VEVENT"


def _uid(plan: Plan, event: _Event) -> str:
    """The same for the same practice, person, day and session, whatever is planned then."""
    cell = event.span.cell
    who = crc32(f"{plan.practice.name}/{cell.member}".encode())
    return f"{event.day:%Y%m%d}-{cell.session}-{event.number}-{who:08x}@dagdeel"


def _clock(monday: date, hours: float) -> str:
    """The time of the clock so many hours after Monday 0:00, to the minute."""
    time = datetime.combine(monday, datetime.min.time()) + timedelta(minutes=round(hours * 60))
    return f"{time:{_TIME}}"


def _escaped(text: str) -> str:
    """A text as a value: what separates values is escaped, a new line is written as one."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, each after the first with a space in front; no sign is cut in two."""
    pieces, length = [""], 0
    for sign in line:
        octets = len(sign.encode())
        if length + octets > _MOST_OCTETS:
            pieces.append(" ")
            length = 1
        pieces[-1] += sign
        length += octets
    return "\r\n".join(pieces)
