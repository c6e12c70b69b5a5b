"""Reading a sheet that people made themselves, with columns that are mapped on what a plan holds.

Such a sheet may tell of a part of the practice only, so it adds and changes records, and removes none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from planner import names
from planner.errors import ListError
from planner.files.patient_columns import key_of
from planner.files.shift_words import key
from planner.files.template import people_in, work_in
from planner.files.template.grid import Grid, Row
from planner.files.template.labels import Lookup, said
from planner.files.template.own_kinds import KINDS, OFTEN, guess, kind_of, likely_kind
from planner.files.template.own_titles import OwnColumn, OwnSheet, own_sheets
from planner.files.template.own_words import own_lookup
from planner.files.template.preview import Preview, preview_of, refuse_many
from planner.files.template.raw import Raw, RawSheet
from planner.files.template.values import text_of
from planner.language import LANGUAGES
from planner.plan import Plan
from planner.texts import T

__all__ = ["KINDS", "OwnColumn", "OwnSheet", "choose", "guess", "kind_of", "likely_kind", "own_sheets", "read_own"]


def choose(sheets: tuple[OwnSheet, ...], kind: str, title: str = "") -> OwnSheet:
    """The sheet with a title, or else the one that looks most like a list of this kind; `ListError` where no sheet
    has that title."""
    if not title:
        return max(sheets, key=lambda sheet: len(guess(kind, sheet.names)))
    for sheet in sheets:
        if sheet.title == title or key(sheet.title) == key(title):
            return sheet
    raise ListError(T("The workbook has no sheet '{title}'.", title=title))


def read_own(
    sheet: OwnSheet, kind: str, mapping: Mapping[str, str], plan: Plan, language: str = LANGUAGES[0]
) -> Preview:
    """What a sheet would change in a plan when it is a list of some kind (`KINDS`) and `mapping` says, by field, which
    column holds it.

    A row with the name of a record changes that record, where its cells are filled; other rows add one.
    `ListError` where a field that is needed has no column, a column is not in the sheet, or there are too many rows.
    """
    places = _places(sheet, kind, mapping)
    raw = RawSheet(sheet.raw.title, list(_rows(sheet, set(places.values()))), sheet.raw.odd)
    grid = Grid(kind_of(kind), raw, sheet.header_row - 1, places, is_partial=True)
    refuse_many(grid)
    lookup = own_lookup(plan, language)
    rows = grid.rows(lookup)
    parts = _READ[kind](plan, rows, lookup)
    return preview_of(plan, parts, tuple(grid.refused), (kind,) if rows else ())


def _places(sheet: OwnSheet, kind: str, mapping: Mapping[str, str]) -> dict[str, int]:
    spec = kind_of(kind)
    known = {column.field for column in spec.columns}
    exact = {column.name: column.place for column in sheet.columns}
    loose = {key_of(column.name): column.place for column in reversed(sheet.columns) if key_of(column.name)}
    places = {}
    for name, wanted in mapping.items():
        if name not in known:
            raise ListError(T("A list of this kind has no field '{field}'.", field=name), sheet.title)
        place = exact.get(wanted, loose.get(key_of(wanted)))
        if place is None:
            problem = T("The list has no column '{column}'. Choose again which column to use.", column=wanted)
            raise ListError(problem, sheet.title)
        places[name] = place
    for name in spec.needed:
        if name not in places:
            raise ListError(T("Choose the column with {what}.", what=spec.column(name).title), sheet.title)
    return places


def _rows(sheet: OwnSheet, places: set[int]) -> Iterator[list[Raw]]:
    """The rows, empty where the titles stand in them once more, as in lists that were printed page by page."""
    titles = {column.place: key_of(column.name) for column in sheet.columns if column.place in places}
    for at, row in enumerate(sheet.raw.rows):
        shown = {place: key_of(text_of(row[place])) if place < len(row) else "" for place in titles}
        yield [] if at >= sheet.header_row and shown == titles else row


def _staff(plan: Plan, rows: list[Row], lookup: Lookup) -> dict[str, Any]:
    _named_once(rows, [said(names.member(one)) for one in plan.staff])
    full = {role.id: role.fte_hours for role in plan.roles}
    known = {one.id: one.role for one in plan.staff}
    for row in rows:
        role = row.values.get("role") or known.get(lookup.find("member", row.values.get("name", "")) or "")
        if "fte" in row.values and "hours_per_week" not in row.values and role in full and not row.is_refused:
            row.values["hours_per_week"] = round(row.values["fte"] * full[role], 2)
    return {"staff": people_in.people(plan.staff, rows, lookup)}


def _rooms(plan: Plan, rows: list[Row], lookup: Lookup) -> dict[str, Any]:
    _named_once(rows, [said(names.room(one)) for one in plan.rooms])
    return {"rooms": people_in.rooms(plan.rooms, rows, lookup)}


def _leave(plan: Plan, rows: list[Row], _lookup: Lookup) -> dict[str, Any]:
    seen = set()
    for row in rows:
        spot = tuple(row.values.get(name) for name in ("member", "kind", "first"))
        if spot in seen and not row.is_refused:
            row.refuse("first", T("This absence stands here twice."))
        seen.add(spot)
    return {"absences": people_in.absences(plan, plan.staff, rows)}


def _tasks(plan: Plan, rows: list[Row], lookup: Lookup) -> dict[str, Any]:
    """Tasks with who does them: a task has a row for each function, and the first of them tells what it is."""
    for row in rows:
        for often, (_title, in_a_week) in OFTEN.items():
            if often in row.values and not row.is_refused:
                row.values.setdefault("count", row.values[often] * in_a_week(plan.practice.weeks_per_year))
    first = _same_work(rows, [said(names.activity(one)) for one in plan.activities])
    now = work_in.of_rows(plan.activities, list(first.values()), lookup, is_consult=None)
    known = {one.id: one for one in now}
    doing = []
    for row in rows:
        text = row.values.get("name", "")
        if row.is_refused or first[key(text)].is_refused or not _DOING & row.values.keys():
            continue
        row.values["activity"] = text
        done = known[lookup.find("activity", text) or ""].delivery
        if "role" not in row.values and len(done) == 1:
            row.values["role"] = done[0].role
        doing.append(row)
    return {"activities": work_in.with_delivery(plan, now, doing, lookup)}


_DOING = {"role", "share", "minutes", "admin_minutes", "supervision_minutes", "return_share"}


def _same_work(rows: list[Row], taken: list[tuple[str, ...]]) -> dict[str, Row]:
    """The first row of each task; what a later row of it says otherwise is refused."""
    first: dict[str, Row] = {}
    _named(rows, taken)
    for row in rows:
        one = first.setdefault(key(row.values.get("name", "")), row)
        for name, value in row.values.items():
            if name not in _DOING and name != "name" and one.values.get(name) != value and not row.is_refused:
                row.refuse(name, T("This is not what the first row of '{text}' says.", text=row.values["name"]))
    return first


def _named(rows: list[Row], taken: Iterable[tuple[str, ...]]) -> None:
    """Refuse rows without a name, and those with a name that several records have."""
    times = Counter(key(word) for words in taken for word in set(map(key, words)))
    for row in rows:
        text = row.values.get("name", "")
        if not text and not row.is_refused:
            row.refuse("name", T("{column} is empty.", column=row.grid.spec.column("name").title))
        elif times[key(text)] > 1:
            row.refuse("name", T("More than one is called '{text}'. Give them different names first.", text=text))


def _named_once(rows: list[Row], taken: Iterable[tuple[str, ...]]) -> None:
    """Refuse rows without a name, with one that several records have, and with one of an earlier row."""
    _named(rows, taken)
    seen = set()
    for row in rows:
        text = row.values.get("name", "")
        if text and key(text) in seen and not row.is_refused:
            row.refuse("name", T("'{text}' stands here twice.", text=text))
        seen.add(key(text))


_READ: Mapping[str, Callable[[Plan, list[Row], Lookup], dict[str, Any]]] = {
    "staff": _staff,
    "tasks": _tasks,
    "leave": _leave,
    "rooms": _rooms,
}
