"""Edits of week plans: make, copy, name, date and publish them.

A published week plan is protected: its cells and its period stay as they are, and no other plan takes its place,
until it is set back to final.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Cell, Member, Plan, WeekPlan, find
from planner.problems import describe
from planner.terms import SESSIONS, WeekState, Work
from planner.texts import Message, T
from planner.week.away import in_team_between
from planner.week.dates import valid
from planner.week.works import unable, usual_work

_LONGEST_CYCLE = 12
_SLACK = 1e-9


def new_week(plan: Plan, name: str, start: date | None = None, end: date | None = None) -> Change:
    """Make a week plan from everybody's week pattern: a cell for each session; it comes last in the plan.

    Who may do any of what surgery asks for has surgery, the others have office work.

    Who comes in a share of the weeks has cells in that share of a cycle, the first weeks of it; where no cycle is that
    long, cells in all weeks with that share of the hours. So the mean week has everybody's paid hours. People who are
    not in the team in the given period are left out.
    """
    staff = [member for member in plan.staff if in_team_between(member, start, end)]
    cycle = _cycle(staff)
    cells = tuple(
        cell for member in staff for cell in _cells(member, cycle, usual_work(unable(member, plan.activities)))
    )
    return add(plan, WeekPlan(id=_fresh(plan), name=name, start=start, end=end, cycle=cycle, cells=cells))


def _cycle(staff: list[Member]) -> int:
    """The shortest cycle in which everybody's share of the weeks is a whole number of weeks; 1 where none is."""
    for cycle in range(1, _LONGEST_CYCLE + 1):
        if all(_is_whole(member.weeks_share * cycle) for member in staff if member.sessions):
            return cycle
    return 1


def _is_whole(number: float) -> bool:
    return abs(number - round(number)) < _SLACK


def _cells(member: Member, cycle: int, work: Work) -> list[Cell]:
    number, share = member.weeks_share * cycle, 1.0
    if not _is_whole(number):
        number, share = cycle, member.weeks_share
    weeks = () if round(number) == cycle else tuple(range(1, round(number) + 1))
    hours = {key: member.sessions[key] * share for key in SESSIONS if member.sessions.get(key) and number}
    return [Cell(member=member.id, session=key, work=work, hours=own, weeks=weeks) for key, own in hours.items()]


def add(plan: Plan, week: WeekPlan) -> Change:
    """Add a week plan as the last one."""
    return _replace(plan, (*plan.weeks, week), T("Add {what}", what=names.week(week)))


def duplicate(plan: Plan, week_id: str, name: str) -> Change:
    """Put a copy of a week plan behind it, as a draft."""
    old = find(plan.weeks, week_id)
    copy = old.model_copy(update={"id": _fresh(plan), "name": name, "state": "draft"})
    after = plan.weeks.index(old) + 1
    weeks = (*plan.weeks[:after], copy, *plan.weeks[after:])
    return _replace(plan, weeks, T("Duplicate {what}", what=names.week(old)))


def remove(plan: Plan, week_id: str) -> Change:
    """Take a week plan out of the plan; `EditError` where it is published."""
    old = editable(plan, week_id)
    kept = tuple(week for week in plan.weeks if week is not old)
    return _replace(plan, kept, T("Remove {who}", who=names.week(old)))


def rename(plan: Plan, week_id: str, name: str) -> Change:
    """Give a week plan another name, a published one too; `EditError` where it is too long."""
    old = find(plan.weeks, week_id)
    return changed(plan, old, T("Rename {what}", what=names.week(old)), "name", name=name)


def set_validity(plan: Plan, week_id: str, start: date | None, end: date | None) -> Change:
    """Let a week plan be valid from one day to another; None leaves that side open."""
    old = editable(plan, week_id)
    if start is not None and end is not None and end < start:
        raise EditError(T("The period ends before it starts. Choose a later last day."))
    label = T("Change when {what} is valid", what=names.week(old))
    return changed(plan, old, label, "validity", start=start, end=end)


def set_cycle(plan: Plan, week_id: str, cycle: int) -> Change:
    """Let a week plan repeat after so many weeks; cells of weeks that there are no more are taken out."""
    old = editable(plan, week_id)
    cells = []
    for cell in old.cells:
        kept = tuple(number for number in cell.weeks if number <= cycle)
        if kept or not cell.weeks:
            cells.append(cell if kept == cell.weeks else cell.model_copy(update={"weeks": kept}))
    label = T("Change the cycle of {what}", what=names.week(old))
    return changed(plan, old, label, "cycle", cycle=cycle, cells=tuple(cells))


def set_state(plan: Plan, week_id: str, state: WeekState) -> Change:
    """Make a week plan a draft, final or published; only this undoes that it is published."""
    old = find(plan.weeks, week_id)
    label = T("{what}: {state}", what=names.week(old), state=names.WEEK_STATES[state])
    return changed(plan, old, label, state=state)


def set_note(plan: Plan, week_id: str, session: str, note: str) -> Change:
    """Write a note at a session of the week; an empty one is taken away."""
    old = editable(plan, week_id)
    notes = {**old.notes, session: note}
    if not note.strip():
        del notes[session]
    return changed(plan, old, T("Note on {session}", session=names.session(session)), "notes", session, notes=notes)


def editable(plan: Plan, week_id: str) -> WeekPlan:
    """The week plan; `EditError` with words where it is published."""
    week = find(plan.weeks, week_id)
    if week.state == "published":
        raise EditError(T("{what} is published. Set it back to final before you change it.", what=names.week(week)))
    return week


def changed(plan: Plan, old: WeekPlan, label: Message, *key: str, **fields: Any) -> Change:
    """The change that sets some fields of a week plan; with a key it melts into one with the same key."""
    try:
        new = WeekPlan.model_validate({**old.__dict__, **fields})
    except ValidationError as error:
        raise EditError(describe(error, WeekPlan)) from error
    weeks = tuple(new if week is old else week for week in plan.weeks)
    return _replace(plan, weeks, label, ("week", old.id, *key) if key else None)


def _replace(
    plan: Plan, weeks: tuple[WeekPlan, ...], label: Message, merge_key: tuple[str, ...] | None = None
) -> Change:
    for week in weeks:
        if week.state == "published" and week.start and week.end:
            _refuse_other(plan.weeks, weeks, week, week.start, week.end)
    return edits.replace_weeks(plan, weeks, label, merge_key)


def _refuse_other(
    before: tuple[WeekPlan, ...], after: tuple[WeekPlan, ...], published: WeekPlan, start: date, end: date
) -> None:
    """`EditError` where another plan would take the place of a published one in its period.

    Which plan is valid changes only on the first day of one, and on the day after the last.
    """
    starts = {week.start for week in after if week.start}
    starts.update(week.end + timedelta(days=1) for week in after if week.end)
    for day in sorted({start, *(day for day in starts if start <= day <= end)}):
        was, now = valid(before, day), valid(after, day)
        if was is not None and now is not None and was.id == published.id != now.id:
            raise EditError(
                T(
                    "{what} is published and valid on {day}; {other} would take its place. Set it back to final first.",
                    what=names.week(published),
                    day=day,
                    other=names.week(now),
                )
            )


def _fresh(plan: Plan) -> str:
    return edits.fresh_id((week.id for week in plan.weeks), "week")
