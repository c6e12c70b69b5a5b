"""People, their week patterns, wishes and leave, rooms, and patient counts, from the rows of the template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner import names
from planner.edits import fresh_id
from planner.files.template.columns import LEAVE
from planner.files.template.grid import Grid, Row, read_as_of
from planner.files.template.labels import CLOSED, Lookup, said
from planner.files.template.pattern import pattern
from planner.files.template.records import by_name, kept, keyed, made, merged, named, resolved, with_defaults
from planner.plan import Absence, Member, Patients, Plan, Room
from planner.terms import ABSENCE_KINDS, GROUPS, SESSIONS
from planner.texts import T

_MEMBER = (
    *("role", "employment", "hours_per_week", "allowance_hours", "leave_weeks", "study_weeks", "holiday_weeks"),
    *("sick_rate", "pace", "cost_per_hour", "weeks_share", "leave_carried", "start", "end", "may_do"),
)
_ABSENCE = ("kind", "first", "last", "sessions", "state", "asked", "note")


def team(plan: Plan, grids: Mapping[str, Grid], lookup: Lookup) -> tuple[Member, ...]:
    """The people of the plan after the sheets of the team, the week patterns and the wishes."""
    now = plan.staff
    if "staff" in grids and (rows := grids["staff"].rows(lookup)):
        now = people(now, rows, lookup)
    for sheet, field in (("patterns", "sessions"), ("wishes", "wishes")):
        if sheet in grids:
            now = _with_sessions(plan, now, grids[sheet], field, lookup)
    return now


def people(now: tuple[Member, ...], rows: list[Row], lookup: Lookup) -> tuple[Member, ...]:
    """The people after the rows of a sheet; their names are known from then on."""
    taken = {one.id for one in now} | {row.values["id"] for row in rows if row.values.get("id")}

    def make(row: Row, given: str, old: Member | None) -> Member | None:
        name = named(row, old.name if old else "", () if old is None else said(names.member(old)))
        if not (name or given):
            row.refuse("name", T("{column} is empty.", column=row.grid.spec.column("name").title))
            return None
        values = with_defaults(Member, row, _MEMBER, old)
        if values is None:
            return None
        one = given or fresh_id(taken, values["role"])
        sessions, columns = pattern(row, old.sessions if old else {})
        if row.is_refused:
            return None
        new = made(row, Member, {**values, "id": one, "name": name, "sessions": sessions}, columns)
        if new is not None:
            taken.add(one)
            lookup.add("member", one, name or one)
            lookup.add("who", one, name or one)
        return new

    return merged(now, keyed(rows, [one.id for one in now], (), by_name(lookup, "member")), make)


def _with_sessions(plan: Plan, now: tuple[Member, ...], grid: Grid, field: str, lookup: Lookup) -> tuple[Member, ...]:
    """The people with their hours, or wishes, by session; somebody whom the sheet does not name stays as before."""
    known = {one.id: one for one in now}
    gone = {one.id for one in plan.staff} - known.keys()
    news: dict[str, Member] = {}
    columns = {f"{field} {session}": session for session in SESSIONS}
    for row in grid.rows(lookup):
        one = resolved(row, "member", "member", known, gone, lookup)
        if one is None or row.is_refused:
            continue
        if one in news:
            row.refuse("member", T("'{id}' occurs twice; each entry needs a name of its own.", id=one))
            continue
        old = known[one]
        before: dict[str, Any] = getattr(old, field)
        found = {session: row.values.get(session, before.get(session)) for session in SESSIONS}
        filled = kept(before, {session: value for session, value in found.items() if value is not None})
        news[one] = made(row, Member, {**old.__dict__, field: filled}, columns) or old
    return tuple(news.get(one.id, one) for one in now)


def rooms(now: tuple[Room, ...], rows: list[Row], lookup: Lookup) -> tuple[Room, ...]:
    """The rooms after the rows of their sheet."""
    taken = {one.id for one in now} | {row.values["id"] for row in rows if row.values.get("id")}

    def make(row: Row, given: str, old: Room | None) -> Room | None:
        shown = () if old is None else said(names.room(old))
        values = with_defaults(Room, row, ("roles",), old)
        one = given or fresh_id(taken, "room")
        name = named(row, old.name if old else "", shown)
        new = None if values is None else made(row, Room, {**values, "id": one, "name": name})
        taken.add(one)
        return new

    if not rows:
        return now
    return merged(now, keyed(rows, [one.id for one in now], (), by_name(lookup, "room")), make)


def absences(plan: Plan, staff: tuple[Member, ...], rows: list[Row]) -> tuple[Absence, ...]:
    """The absences after the rows of their sheet."""
    people = {CLOSED, *(one.id for one in staff), *(one.id for one in plan.staff)}
    taken = {one.id for one in plan.absences} | {row.values["id"] for row in rows if row.values.get("id")}
    alike: dict[tuple[Any, ...], str] = {(one.member or CLOSED, one.kind, one.first): one.id for one in plan.absences}

    def guess(row: Row) -> str | None:
        kinds = (row.values["kind"],) if "kind" in row.values else ABSENCE_KINDS
        spots = ((row.values.get("member"), kind, row.values.get("first")) for kind in kinds)
        return next((alike[spot] for spot in spots if spot in alike), None)

    def make(row: Row, given: str, old: Absence | None) -> Absence | None:
        who = row.values.get("member")
        if row.values.get("last") is None and ("last" in row.values or old is None):
            row.values["last"] = row.values.get("first")
        values = with_defaults(Absence, row, _ABSENCE, old)
        if who not in people:
            row.refuse("member", T("{column} is empty.", column=LEAVE.column("member").title))
        elif values is not None and values["last"] < values["first"]:
            row.refuse("last", T("The absence ends before it begins. Choose a later last day."))
        if values is None or row.is_refused:
            return None
        one = given or fresh_id(taken, f"{who or 'closed'}_{values['first']:%Y_%m_%d}")
        taken.add(one)
        return made(row, Absence, {**values, "id": one, "member": who or None})

    if not rows:
        return plan.absences
    return merged(plan.absences, keyed(rows, [one.id for one in plan.absences], (), guess), make)


def patients(plan: Plan, grid: Grid, lookup: Lookup) -> Patients:
    """The patient counts after their sheet; one cell that is refused leaves them all as they were."""
    old = plan.patients
    rows = grid.rows(lookup)
    tells_date, as_of = read_as_of(grid, LEAVE.column("first"), lookup)
    counts: dict[str, dict[Any, float]] = {band: dict(groups) for band, groups in old.counts.items()}
    seen: set[str] = set()
    for row in rows:
        band = row.values.get("band")
        if band is None or band in seen:
            title = grid.spec.column("band").title
            row.refuse("band", T("This age stands here twice.") if band else T("{column} is empty.", column=title))
            continue
        seen.add(band)
        before = counts.get(band, {})
        found = {group: row.values.get(group, before.get(group)) for group in GROUPS}
        groups = kept(before, {group: value for group, value in found.items() if value is not None})
        if (groups or band in counts) and made(row, Patients, {"counts": {band: groups}}) is not None:
            counts[band] = groups
    is_blank = as_of is None and not any(row.values.get(group) is not None for row in rows for group in GROUPS)
    if is_blank or grid.refused:
        return old
    new = Patients.model_validate({**old.__dict__, "counts": counts, "as_of": as_of if tells_date else old.as_of})
    return old if new == old else new
