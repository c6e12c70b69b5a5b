"""Ways out by people: who works when, and what; `planner.week.checks.remedies` tries them."""

from __future__ import annotations

from collections.abc import Iterator

from planner import names
from planner.access import day_of
from planner.capacity import SESSION_HOURS
from planner.plan import Cell
from planner.terms import SESSIONS
from planner.texts import Quantity, T, Unit
from planner.week.cell_edits import move, set_cell, set_cells
from planner.week.checks.person import Person
from planner.week.checks.trouble import MOST, Trouble, WayOut, words
from planner.week.clock import order_of
from planner.week.merge import spot
from planner.week.works import usual_work

# No session of a plan is longer.
_LONGEST = 12.0


def _hours(person: Person, session: str) -> float:
    """Hours that somebody usually works in a session."""
    return person.member.sessions.get(session) or SESSION_HOURS


def _let_work(trouble: Trouble, person: Person, session: str, hours: float) -> WayOut:
    text = T(
        "Let {who} work {session} too: {hours} hours",
        who=person.name,
        session=names.session(session),
        hours=Quantity(hours, Unit.HOURS),
    )
    work = usual_work(person.unable)
    cell = Cell(member=person.member.id, session=session, work=work, hours=hours, weeks=trouble.issue.weeks)
    return trouble.way(text, set_cell(trouble.roster.plan, trouble.roster.week.id, cell))


def join(trouble: Trouble) -> Iterator[WayOut]:
    """Let somebody of the function that is wanted work in the session too; anybody where no function is."""
    wanted = trouble.issue.wanted
    able = [
        person
        for person in trouble.free(trouble.session)
        if wanted is None or (person.role.id == wanted and person.member.employment != "trainee")
    ]
    for person in able[:MOST]:
        yield _let_work(trouble, person, trouble.session, _hours(person, trouble.session))


def work_more(trouble: Trouble) -> Iterator[WayOut]:
    """Let somebody work the own week pattern, or the hours that are left in one session more or longer in one."""
    person, left = trouble.person, -trouble.load(trouble.person)
    missing = [key for key in SESSIONS if person.member.sessions.get(key) and trouble.is_free(person, key)]
    if missing:
        yield _work_pattern(trouble, person, missing)
    for session in trouble.free_sessions(person)[:MOST]:
        yield _let_work(trouble, person, session, min(left, _hours(person, session)))
    for cell in trouble.of_person(person)[:MOST]:
        hours = min(cell.hours + left, _LONGEST)
        text = T("Let {who} work {hours} hours on {session}", hours=Quantity(hours, Unit.HOURS), **words(trouble, cell))
        yield trouble.way(text, trouble.changed([spot(cell)], "hours", hours))


def _work_pattern(trouble: Trouble, person: Person, sessions: list[str]) -> WayOut:
    work = usual_work(person.unable)
    cells = [
        Cell(member=person.member.id, session=key, work=work, hours=person.member.sessions[key]) for key in sessions
    ]
    text = T(
        "Let {who} work as in the week pattern: {sessions}",
        who=person.name,
        sessions=tuple(names.session(key) for key in sessions),
    )
    return trouble.way(text, set_cells(trouble.roster.plan, trouble.roster.week.id, cells))


def hand_over(trouble: Trouble) -> Iterator[WayOut]:
    """Let a colleague of the same function work a session instead."""
    plan, week_id = trouble.roster.plan, trouble.roster.week.id
    for cell in trouble.cells[:MOST]:
        for other in trouble.colleagues(cell):
            text = T("Let {other} work on {session} for {who}", other=other.name, **words(trouble, cell))
            target = (other.member.id, cell.session)
            yield trouble.way(text, move(plan, week_id, spot(cell), target, trouble.issue.weeks))


def exchange(trouble: Trouble) -> Iterator[WayOut]:
    """Let somebody and a colleague of the same function swap a session, so that both keep their hours."""
    plan, week_id, weeks = trouble.roster.plan, trouble.roster.week.id, trouble.issue.weeks
    for cell in trouble.cells[:MOST]:
        person = trouble.people[cell.member]
        for other in trouble.colleagues(cell):
            back = next((one for one in trouble.of_person(other) if trouble.is_free(person, one.session)), None)
            if back is not None:
                there = move(plan, week_id, spot(cell), (other.member.id, cell.session), weeks).plan
                change = move(there, week_id, spot(back), (cell.member, back.session), weeks)
                text = T(
                    "Let {who} and {other} swap {session} and {back}",
                    other=other.name,
                    back=names.session(back.session),
                    **words(trouble, cell),
                )
                yield trouble.way(text, change)


def move_away(trouble: Trouble) -> Iterator[WayOut]:
    """Let somebody work in another open session instead, of the same part of the day first."""
    plan, week_id = trouble.roster.plan, trouble.roster.week.id
    for cell in trouble.cells[:MOST]:
        person = trouble.people[cell.member]
        part = cell.session.partition("_")[2]
        free = sorted(trouble.free_sessions(person), key=lambda session: not session.endswith(part))
        for other in free[:MOST]:
            text = T(
                "Let {who} work on {other} instead of {session}",
                who=person.name,
                other=names.session(other),
                session=names.session(cell.session),
            )
            change = move(plan, week_id, spot(cell), (cell.member, other), trouble.issue.weeks)
            yield trouble.way(text, change)


def take_out(trouble: Trouble) -> Iterator[WayOut]:
    """Take somebody out of a session."""
    for cell in trouble.cells[:MOST]:
        text = T("Take {who} out of {session}", **words(trouble, cell))
        yield trouble.way(text, trouble.cleared([spot(cell)]))


def day_off(trouble: Trouble) -> Iterator[WayOut]:
    """Give somebody one of the days off, the last ones of the week first."""
    person = trouble.person
    days = dict.fromkeys(day_of(cell.session) for cell in sorted(trouble.cells, key=order_of, reverse=True))
    for day in days:
        spots = [spot(cell) for cell in trouble.of_person(person) if day_of(cell.session) == day]
        yield trouble.way(T("Give {who} {day} off", who=person.name, day=names.DAYS[day]), trouble.cleared(spots))


def other_work(trouble: Trouble) -> Iterator[WayOut]:
    """Give somebody the usual work in a session."""
    for cell in trouble.cells[:MOST]:
        work = usual_work(trouble.people[cell.member].unable)
        text = T("Give {who} '{work}' on {session}", work=names.WORKS[work], **words(trouble, cell))
        yield trouble.way(text, trouble.changed([spot(cell)], "work", work))


def keep_one(trouble: Trouble) -> Iterator[WayOut]:
    """Leave somebody only one of two things at once: what is pinned, or else any of them."""
    pinned = [cell for cell in trouble.known if cell.pinned]
    for cell in trouble.known[:MOST] if not pinned else pinned[: len(pinned) == 1]:
        text = T("Leave {who} only '{work}' on {session}", work=names.WORKS[cell.work], **words(trouble, cell))
        kept = cell.model_copy(update={"weeks": trouble.issue.weeks})
        yield trouble.way(text, set_cell(trouble.roster.plan, trouble.roster.week.id, kept))
