"""What a workbook would change in a plan: told before anything changes, taken over as a whole or record by record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from annotated_types import MaxLen

from planner import edits, room_edits
from planner.difference import Kind, PlanDifference, differences
from planner.difference.fields import PARTS
from planner.edits import Change
from planner.errors import EditError, ListError
from planner.files.patient_columns import key_of
from planner.files.template import people_in, report_in, work_in
from planner.files.template.grid import Found, Grid, Refused, find_grids, is_known
from planner.files.template.labels import Lookup, said
from planner.files.template.raw import RawSheet, read_sheets
from planner.files.workbook.check_sheet import TITLE as HIDDEN
from planner.plan import Plan
from planner.texts import TN, Message, T

_TABLES = ("roles", "staff", "activities", "rooms", "absences")
_TABLE_OF = {
    "patterns": "staff",
    "wishes": "staff",
    "consults": "activities",
    "tasks": "activities",
    "leave": "absences",
}
# Parts of which all differences together are one entry.
_WHOLE = ("practice", "patients", "calendar")
# Sheets that the report workbook has and the template has not.
_OF_REPORT = (T("Capacity"), T("Why"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record that is added, changed or removed, with all its differences; the patient list is one record, and so are
    the settings of the practice.

    `key` names it when only part is taken over, such as `staff/gp_2`.
    """

    key: str
    kind: Kind
    differences: tuple[PlanDifference, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would change, the cells that are refused, and the sheets that were read (their keys)."""

    plan: Plan
    proposal: Plan
    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    sheets: tuple[str, ...]

    def count(self, kind: Kind) -> int:
        """How many records are added, changed or removed."""
        return sum(entry.kind is kind for entry in self.entries)

    def change(self, keys: Collection[str] | None = None) -> Change:
        """Take over all of it, or the records with these keys and what they need, in one step.

        `EditError` for a key that there is not, and where there is nothing to take over.
        """
        chosen = self.with_needed(keys)
        if not chosen:
            raise EditError(T("The workbook changes nothing in the plan."))
        return _change(self.plan, self.proposal, chosen)

    def with_needed(self, keys: Collection[str] | None) -> frozenset[str]:
        """These keys, or all of them, with those that go along: new people and activities to which their records refer,
        and the leave of people who go."""
        known = {entry.key for entry in self.entries}
        chosen = known if keys is None else set(keys)
        for key in sorted(chosen - known):
            raise EditError(T("The workbook has no change '{key}'.", key=key))
        # Leave brings along a new person, who brings along new activities.
        for _ in range(2):
            chosen = chosen | known.intersection(self._brought(chosen))
        return frozenset(chosen)

    def _brought(self, chosen: Collection[str]) -> Iterator[str]:
        """The keys of the new records that those chosen refer to, and of the leave of people who go."""
        old = {f"staff/{one.id}" for one in self.plan.staff} | {f"activities/{one.id}" for one in self.plan.activities}
        for absence in self.proposal.absences:
            if f"absences/{absence.id}" in chosen and f"staff/{absence.member}" not in old:
                yield f"staff/{absence.member}"
        for member in self.proposal.staff:
            if f"staff/{member.id}" in chosen:
                yield from {f"activities/{one}" for one in member.may_do} - old
        stay = {f"staff/{one.id}" for one in self.proposal.staff}
        for absence in self.plan.absences:
            if f"staff/{absence.member}" in chosen and f"staff/{absence.member}" not in stay:
                yield f"absences/{absence.id}"


def read_template(path: Path, plan: Plan) -> Preview:
    """Compare a workbook, filled in or the report, with a plan; `ListError` where it is no workbook or another one."""
    return compare_sheets(read_sheets(path, is_known), plan, path.name)


def compare_sheets(sheets: list[RawSheet], plan: Plan, name: str) -> Preview:
    """Compare the sheets of a workbook of this name with a plan; `ListError` where none of them is known.

    In a report the cells with inputs are compared: its scenario sheets follow from those and from levers, and are not.
    """
    if any(sheet.title == HIDDEN for sheet in sheets):
        changed, refused, read = report_in.changes(sheets, plan, name)
        return preview_of(plan, changed, refused, read)
    titles = {key_of(sheet.title) for sheet in sheets}
    if all(titles & {key_of(text) for text in said(title)} for title in _OF_REPORT):
        raise ListError(
            T("This is the report. Write a workbook to fill in instead, with the plan's records, and change that."),
            name,
        )
    found = find_grids(sheets)
    if not found.grids and not found.refused:
        raise ListError(T("The workbook has none of the sheets that are looked for."), name)
    for grid in found.grids.values():
        refuse_many(grid)
    parts = _parts(plan, found)
    refused = (*found.refused, *(one for grid in found.grids.values() for one in grid.refused))
    read = tuple(key for key, grid in found.grids.items() if grid.filled)
    return preview_of(plan, parts, refused, read)


def preview_of(plan: Plan, parts: dict[str, Any], refused: tuple[Refused, ...], read: tuple[str, ...]) -> Preview:
    """What these parts of a plan would change in it, with what is refused and what was read.

    `ListError` where a part has more records than a plan holds.
    """
    for name, part in parts.items():
        if name in _TABLES and len(part) > _most(name):
            raise ListError(T("{what}: a plan holds at most {most}.", what=PARTS[name], most=_most(name)))
    proposal = _put(plan, parts, T("Read a workbook")).plan
    return Preview(plan, proposal, tuple(_entries(plan, proposal)), refused, read)


def refuse_many(grid: Grid) -> None:
    """`ListError` for a sheet with more rows than a plan holds records, before time goes into reading them."""
    name = _TABLE_OF.get(grid.spec.key, grid.spec.key)
    if name in _TABLES and len(grid.filled) > _most(name):
        problem = T("{what}: a plan holds at most {most}.", what=PARTS[name], most=_most(name))
        raise ListError(problem, grid.raw.title)


def _most(part: str) -> int:
    return next(item.max_length for item in Plan.model_fields[part].metadata if isinstance(item, MaxLen))


def _parts(plan: Plan, found: Found) -> dict[str, Any]:
    """The parts of the plan with everything that the workbook says and that is not refused."""
    grids, lookup = found.grids, Lookup(plan, found.language)
    activities = work_in.activities(plan, grids, lookup)
    if "delivery" in grids:
        activities = work_in.with_delivery(plan, activities, grids["delivery"].rows(lookup), lookup)
    staff = people_in.team(plan, grids, lookup)
    parts: dict[str, Any] = {"activities": activities, "staff": staff}
    if "leave" in grids:
        parts["absences"] = people_in.absences(plan, staff, grids["leave"].rows(lookup))
    if "rooms" in grids:
        parts["rooms"] = people_in.rooms(plan.rooms, grids["rooms"].rows(lookup), lookup)
    if "patients" in grids:
        parts["patients"] = people_in.patients(plan, grids["patients"], lookup)
    return parts


def _put(plan: Plan, parts: dict[str, Any], label: Message) -> Change:
    """The plan with these parts; with somebody who goes, go absence, worked hours and cells of week plans."""
    parts = {name: part for name, part in parts.items() if part != getattr(plan, name)}
    now = plan
    if gone := _gone(plan, parts, "staff"):
        now = edits.remove_members(now, gone).plan
        left = parts.get("absences", now.absences)
        parts["absences"] = tuple(one for one in left if one.member not in gone)
    if gone := _gone(plan, parts, "rooms"):
        now = room_edits.remove(now, gone).plan
    new = edits.replace_parts(now, label, **parts).plan
    touched = {name for name in Plan.model_fields if getattr(new, name) is not getattr(plan, name)}
    return Change(new, label, frozenset(touched))


def _gone(plan: Plan, parts: dict[str, Any], name: str) -> set[str]:
    if name not in parts:
        return set()
    return {one.id for one in getattr(plan, name)} - {one.id for one in parts[name]}


def _key(difference: PlanDifference) -> str:
    return difference.part if difference.part in _WHOLE else f"{difference.part}/{difference.key[0]}"


def _entries(plan: Plan, proposal: Plan) -> Iterator[Entry]:
    told = (one for one in differences(plan, proposal) if one.part in (*_TABLES, *_WHOLE) and one.key)
    for key, group in groupby(told, key=_key):
        found = tuple(group)
        whole = found[0].kind if len(found[0].key) == 1 and found[0].part not in _WHOLE else Kind.CHANGED
        yield Entry(key, Kind.CHANGED if whole is Kind.REORDERED else whole, found)


def _change(plan: Plan, proposal: Plan, chosen: Collection[str]) -> Change:
    parts: dict[str, Any] = {name: getattr(proposal, name) for name in _WHOLE if name in chosen}
    for name in _TABLES:
        parts[name] = tuple(_chosen(name, getattr(plan, name), getattr(proposal, name), chosen))
    label = TN("Read {count} change from Excel", "Read {count} changes from Excel", len(chosen))
    return _put(plan, parts, label)


def _chosen(name: str, old: tuple[Any, ...], new: tuple[Any, ...], chosen: Collection[str]) -> Iterator[Any]:
    """The records of a table after taking over the chosen ones: in their old places, new ones last."""
    news = {one.id: one for one in new}
    for one in old:
        taken = news.get(one.id) if f"{name}/{one.id}" in chosen else one
        if taken is not None:
            yield taken
    known = {one.id for one in old}
    yield from (one for one in new if one.id not in known and f"{name}/{one.id}" in chosen)
