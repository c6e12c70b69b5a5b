"""Edits of the year: absence, requests, the calendar, the season and worked hours."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any, TypeVar

from pydantic import ValidationError

from planner import edits, names
from planner.edits import Change
from planner.errors import EditError
from planner.plan import Absence, Calendar, Plan, Record, WorkedWeek, about, find
from planner.problems import describe
from planner.terms import SESSIONS, WEEKDAYS, WORKDAYS
from planner.texts import TN, Message, T
from planner.year import words
from planner.year.balances import balances
from planner.year.calendar import PublicHoliday, public_holidays, weeks
from planner.year.reality import worked_week

Rec = TypeVar("Rec", bound=Record)


def new_absence(plan: Plan, member_id: str | None, first: date, last: date, **fields: Any) -> Absence:
    """An absence with an id of its own that is not in the plan yet; without a member the practice is closed.

    `EditError` where it ends before it begins, or where a field takes no such value.
    """
    wish = f"{member_id or 'closed'}_{first:%Y_%m_%d}"
    new_id = edits.fresh_id((one.id for one in plan.absences), wish)
    return _sound(Absence, {"id": new_id, "member": member_id, "first": first, "last": last, **fields})


def _sound(record: type[Rec], values: dict[str, Any]) -> Rec:
    try:
        made = record.model_validate(values)
    except ValidationError as error:
        raise EditError(describe(error, record)) from error
    if isinstance(made, Absence) and made.last < made.first:
        raise EditError(T("The absence ends before it begins. Choose a later last day."))
    return made


def who(plan: Plan, absences: Iterable[Absence]) -> tuple[Message | str, ...]:
    """Whom some absences are of, each once."""
    people = {member.id: names.member(member) for member in plan.staff}
    ids = dict.fromkeys(one.member for one in absences)
    return tuple(T("the whole practice") if one is None else people.get(one, one) for one in ids)


def add(plan: Plan, absences: Iterable[Absence]) -> Change:
    """Add absence of one or more people, or times in which the practice is closed."""
    added = tuple(absences)
    label = T("Add absence of {who}", who=who(plan, added))
    if len(added) == 1 and added[0].member is None:
        label = T("Close the practice: {what}", what=words.absence(added[0]))
    return edits.replace_parts(plan, label, absences=(*plan.absences, *added))


def change(plan: Plan, absence_id: str, **fields: Any) -> Change:
    """Change fields of an absence, such as `first` and `last` together."""
    old = find(plan.absences, absence_id)
    new = _sound(Absence, {**old.__dict__, **fields})
    titles = tuple(words.ABSENCE_FIELDS[field] for field in fields)
    label = T("Change '{field}' of {who}", field=titles, who=(*who(plan, (old,)), names.ABSENCE_KINDS[old.kind]))
    absences = tuple(new if one is old else one for one in plan.absences)
    return edits.replace_parts(plan, label, ("absence", absence_id, *sorted(fields)), absences=absences)


def move(plan: Plan, absence_id: str, days: int) -> Change:
    """Move an absence so many days on, or back, with its sessions."""
    old = find(plan.absences, absence_id)
    step = timedelta(days=days)
    fields: dict[str, Any] = {"first": old.first + step, "last": old.last + step}
    if old.sessions and days % len(WEEKDAYS):
        fields["sessions"] = turned(old.sessions, days)
    return change(plan, absence_id, **fields)


def turned(sessions: Iterable[str], days: int) -> tuple[str, ...]:
    """Sessions of a week so many days later; after Sunday comes Monday."""
    split = (session.split("_") for session in sessions)
    later = {f"{WEEKDAYS[(WEEKDAYS.index(day) + days) % len(WEEKDAYS)]}_{part}" for day, part in split}
    return tuple(sorted(later, key=SESSIONS.index))


def remove(plan: Plan, absence_ids: Collection[str]) -> Change:
    """Take absence out of the plan."""
    gone = [one for one in plan.absences if one.id in absence_ids]
    kept = tuple(one for one in plan.absences if one.id not in absence_ids)
    return edits.replace_parts(plan, T("Remove absence of {who}", who=who(plan, gone)), absences=kept)


def grant(plan: Plan, absence_ids: Collection[str]) -> Change:
    """Grant what was asked for."""
    asked = [one for one in plan.absences if one.id in absence_ids]
    return _answered(plan, asked, "granted", T("Grant the leave of {who}", who=who(plan, asked)))


def refuse(plan: Plan, absence_ids: Collection[str]) -> Change:
    """Refuse what was asked for; it stays in the plan and counts for nothing."""
    asked = [one for one in plan.absences if one.id in absence_ids]
    return _answered(plan, asked, "refused", T("Refuse the leave of {who}", who=who(plan, asked)))


def _answered(plan: Plan, asked: list[Absence], state: str, label: Message) -> Change:
    ids = {one.id for one in asked}
    absences = tuple(one.model_copy(update={"state": state}) if one.id in ids else one for one in plan.absences)
    return edits.replace_parts(plan, label, absences=absences)


def set_year(plan: Plan, year: int) -> Change:
    """Plan another year: the usual public holidays come in, and worked hours of the year before go out.

    Absence stays, as it has dates of its own.
    """
    calendar = _sound(Calendar, {**plan.calendar.__dict__, "year": year})
    usual = (one for one in public_holidays(year) if one.usual)
    parts: dict[str, Any] = {"calendar": calendar, "absences": (*plan.absences, *_closures(plan, usual))}
    if plan.worked and plan.calendar.year != year:
        parts["worked"] = ()
        label = T("Plan the year {year}, without the hours worked in another year", year=str(year))
    else:
        label = T("Plan the year {year}", year=str(year))
    return edits.replace_parts(plan, label, **parts)


def choose_public_holidays(plan: Plan, closed: Iterable[PublicHoliday], opened: Iterable[PublicHoliday]) -> Change:
    """Close the practice on some public holidays and open it on others, in one step; what is so already stays."""
    gone = {words.holiday_id(one) for one in opened}
    kept = tuple(one for one in plan.absences if one.id not in gone)
    added = _closures(plan, closed)
    return edits.replace_parts(plan, T("Choose public holidays"), absences=(*kept, *added))


def _closures(plan: Plan, chosen: Iterable[PublicHoliday]) -> tuple[Absence, ...]:
    """Closures for the public holidays that are not in the plan, on days on which somebody works."""
    known, days = {one.id for one in plan.absences}, working_days(plan)
    return tuple(
        Absence(id=words.holiday_id(one), kind="holiday", first=one.day, last=one.day, sessions=one.sessions)
        for one in chosen
        if words.holiday_id(one) not in known and WEEKDAYS[one.day.weekday()] in days
    )


def working_days(plan: Plan) -> set[str]:
    """The weekdays from Monday to Friday, and what else somebody works."""
    sessions = {session for member in plan.staff for session in member.sessions}
    sessions.update(cell.session for week in plan.weeks for cell in week.cells)
    return {*WORKDAYS, *(session.partition("_")[0] for session in sessions)}


def set_calendar(plan: Plan, field: str, value: Any) -> Change:
    """Change the region, or the day before which leave is to be asked for; the year goes through `set_year`."""
    label = T("Change '{field}'", field=about(Calendar, field).title)
    calendar = _sound(Calendar, {**plan.calendar.__dict__, field: value})
    return edits.replace_parts(plan, label, ("calendar", field), calendar=calendar)


def set_season_week(plan: Plan, week: int, factor: float) -> Change:
    """Say how busy one ISO week is; weeks before it that have no factor get 1."""
    factors = [*plan.calendar.season, *[1.0] * (week - len(plan.calendar.season))]
    factors[week - 1] = factor
    calendar = _sound(Calendar, {**plan.calendar.__dict__, "season": tuple(factors)})
    return edits.replace_parts(plan, T("Change the season"), ("season", str(week)), calendar=calendar)


def set_season(plan: Plan, factors: Iterable[float], label: Message) -> Change:
    """Replace the whole season, with words for where it comes from; none at all makes every week average."""
    calendar = _sound(Calendar, {**plan.calendar.__dict__, "season": tuple(factors)})
    return edits.replace_parts(plan, label, calendar=calendar)


def set_worked(plan: Plan, member_id: str, week: int, field: str, value: float) -> Change:
    """Change one figure of somebody's worked week; what was not entered yet starts as the roster has it.

    `EditError` where the plan has no year, or a week that the year does not have.
    """
    old = worked_week(plan, member_id, week, _year(plan, week))
    new = _sound(WorkedWeek, {**old.__dict__, field: value})
    label = T("Change hours worked of {who}", who=names.member(find(plan.staff, member_id)))
    key = ("worked", member_id, str(week), field)
    return edits.replace_parts(plan, label, key, worked=_with_worked(plan, (new,)))


def _year(plan: Plan, week: int) -> int:
    year = plan.calendar.year
    if year is None:
        raise EditError(T("Choose the year of the plan first."))
    if not 1 <= week <= len(weeks(year)):
        raise EditError(T("The year {year} has no week {week}.", year=str(year), week=week))
    return year


def _with_worked(plan: Plan, new: Iterable[WorkedWeek]) -> tuple[WorkedWeek, ...]:
    found = {(week.member, week.week): week for week in (*plan.worked, *new)}
    return tuple(found.values())


def add_worked(plan: Plan, worked: Iterable[WorkedWeek]) -> Change:
    """Take over worked weeks, such as imported ones; the same week of the same person is replaced."""
    added = tuple(worked)
    label = TN("Take over {count} worked week", "Take over {count} worked weeks", len(added))
    return edits.replace_parts(plan, label, worked=_with_worked(plan, added))


def remove_worked(plan: Plan, keys: Collection[tuple[str, int]]) -> Change:
    """Take out worked weeks, each by person and week."""
    kept = tuple(week for week in plan.worked if (week.member, week.week) not in keys)
    label = TN("Remove {count} worked week", "Remove {count} worked weeks", len(plan.worked) - len(kept))
    return edits.replace_parts(plan, label, worked=kept)


def carry_over(plan: Plan, year: int, today: date) -> Change:
    """Carry everybody's leave that is left of a year over to the next; it replaces what was carried over before."""
    left = {known.member.id: max(0.0, known.left) for known in balances(plan, year, today)}
    staff = tuple(
        m if m.leave_carried == left[m.id] else m.model_copy(update={"leave_carried": left[m.id]}) for m in plan.staff
    )
    return edits.replace_parts(plan, T("Carry over the leave left of {year}", year=str(year)), staff=staff)
