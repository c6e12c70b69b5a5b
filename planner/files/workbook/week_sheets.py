"""The sheets of the week plans: people by session in the colours of their work, as rosters on paper have them."""

from __future__ import annotations

from itertools import groupby

from planner import names
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Sheet
from planner.paper.watched import PAPER_WORKS, Watched, WeekTurn, hours, turns
from planner.plan import Cell, WeekPlan
from planner.terms import SESSIONS, WORKS
from planner.texts import T, Unit
from planner.week.needs import Need, needs_of
from planner.week.rows import room_name
from planner.week.works import works

_FIRST = 3
_NAME_WIDTH, _SESSION_WIDTH, _HOURS_WIDTH = 22.0, 17.0, 7.0


def week_sheet(draft: Draft, week: WeekPlan, title: str) -> Sheet:
    """A week plan, with each week of its cycle below the one before, and what the colours mean."""
    known = tuple(turns(draft.plan, Watched(week.id)))
    used = {session for turn in known for session in turn.sessions}
    sessions = [session for session in SESSIONS if session in used]
    sheet = Sheet(title, freeze=(_FIRST + 2, 1), repeat=(_FIRST, _FIRST + 1), widths={0: _NAME_WIDTH})
    sheet.widths.update(dict.fromkeys(range(1, len(sessions) + 1), _SESSION_WIDTH))
    sheet.widths[len(sessions) + 1] = _HOURS_WIDTH
    sheet.text(0, 0, draft.say(names.week(week)), Look.TITLE)
    state, valid = known[0].standing[1:]
    sheet.text(1, 0, draft.say(T("{state} · {valid}", state=state, valid=valid)), Look.SUBTITLE)
    _heads(draft, sheet, sessions)
    row = _FIRST + 2
    sheet.is_one_page = len(known) == 1
    for turn in known:
        if turn.number > 1:
            sheet.breaks.append(row)
        row = _turn(draft, sheet, turn, sessions, row)
    _legend(draft, sheet, row + 1)
    return sheet


def _heads(draft: Draft, sheet: Sheet, sessions: list[str]) -> None:
    column = 1
    sheet.text(_FIRST, 0, "", Look.HEAD)
    for day, keys in groupby(sessions, key=lambda session: session.split("_")[0]):
        count = len(list(keys))
        sheet.text(_FIRST, column, draft.say(names.DAYS[day]), Look.GROUP_HEAD, count)
        column += count
    sheet.text(_FIRST, column, "", Look.HEAD)
    parts = [draft.say(names.DAY_PARTS[session.split("_")[1]]) for session in sessions]
    sheet.head(_FIRST + 1, [draft.say(T("Who")), *parts, draft.say(T("Hours"))])


def _turn(draft: Draft, sheet: Sheet, turn: WeekTurn, sessions: list[str], row: int) -> int:
    """One week of the cycle; the answer is the row after it."""
    if turn.week.cycle > 1 and turn.period is not None:
        sheet.text(row, 0, draft.say(turn.period), Look.SECTION)
        row += 1
    needed = needs_of(draft.plan, turn.there).sessions
    for role in draft.plan.roles:
        people = turn.people(role.id)
        if people:
            sheet.text(row, 0, draft.role(role), Look.HEAD)
            for column, session in enumerate(sessions, start=1):
                sheet.text(row, column, _need(draft, needed[session].get(role.id)), Look.HEAD)
            sheet.text(row, len(sessions) + 1, "", Look.HEAD)
            row += 1
        for member in people:
            own = [cell for cell in turn.there if cell.member == member.id]
            _person(draft, sheet, row, draft.say(names.member(member)), own, sessions)
            row += 1
    return row


def _need(draft: Draft, known: Need | None) -> str:
    """Contacts needed and places planned."""
    if known is None:
        return ""
    say = draft.say
    planned = "–" if known.planned is None else say.number(known.planned, 0)
    return f"{say.number(known.needed, 0)} / {planned}"


def _person(draft: Draft, sheet: Sheet, row: int, name: str, own: list[Cell], sessions: list[str]) -> None:
    sheet.text(row, 0, name, Look.WRAPPED)
    for column, session in enumerate(sessions, start=1):
        here = [cell for cell in own if cell.session == session]
        if here:
            text = "\n".join(_told(draft, cell) for cell in here)
            sheet.text(row, column, text, Look(here[0].work))
        else:
            sheet.text(row, column, "", Look.OFF)
    total = sum(cell.hours for cell in own if works(cell))
    sheet.constant(row, len(sessions) + 1, total, Unit.HOURS)


def _told(draft: Draft, cell: Cell) -> str:
    lines = [draft.say(PAPER_WORKS[cell.work])]
    if works(cell):
        lines[0] = f"{lines[0]} {draft.say(hours(cell.hours))}"
    if cell.room is not None:
        lines.append(draft.say(room_name(draft.plan, cell.room)))
    if cell.note:
        lines.append(cell.note)
    return "\n".join(lines)


def _legend(draft: Draft, sheet: Sheet, row: int) -> None:
    say = draft.say
    for column, work in enumerate(WORKS, start=1):
        sheet.text(row, column, say(names.WORKS[work]), Look(work))
    sheet.text(row, 0, say(T("What the colours mean")), Look.MUTED)
    told = T("Beside a function: contacts needed / places planned. Change the roster on the sheet with the shifts.")
    sheet.text(row + 1, 0, say(told), Look.SUBTITLE)
