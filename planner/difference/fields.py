"""Records and fields of two plans compared: what the parts of a plan have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import zip_longest
from typing import Any, Generic, TypeVar

from planner import names
from planner.difference.entry import Kind, PlanDifference
from planner.plan import About, Plan, Record, about
from planner.terms import SESSIONS
from planner.texts import Message, Quantity, T, Unit
from planner.words import with_unit

R = TypeVar("R", bound=Record)
Found = Iterator[PlanDifference]
Value = float | date | str | tuple[str, ...] | None

PARTS: dict[str, Message] = {
    "practice": T("Practice"),
    "roles": T("Functions"),
    "staff": T("Team"),
    "patients": T("Patients"),
    "activities": T("Activities"),
    "rooms": T("Rooms"),
    "scenarios": T("Scenarios"),
    "weeks": T("Week roster"),
    "calendar": T("Year"),
    "absences": T("Absences"),
    "worked": T("Worked hours"),
    "working_time": T("Working time"),
}
_EMPTY = T("empty")
_NO_TITLES: Mapping[str, About] = {}
VOLUMES: dict[str, Message] = {
    "per_patient": T("per patient"),
    "prevalence": T("by share of patients"),
    "per_week": T("per week"),
}
_VOCABULARIES: dict[str, Mapping[str, Message]] = {
    "employment": names.EMPLOYMENTS,
    "kind": names.KINDS,
    "channel": names.CHANNELS,
    "core_task": names.CORE_TASKS,
    "origin": {"typed": T("typed in"), "import": T("imported"), "mix": T("average mix")},
    "wishes": names.WISHES,
    "work": names.WORKS,
    "state": names.WEEK_STATES,
    "region": names.REGIONS,
    "absences.kind": names.ABSENCE_KINDS,
    "absences.state": names.ABSENCE_STATES,
    "volume": VOLUMES,
}


@dataclass(frozen=True)
class Plans:
    """Two plans, and what the records of either are called."""

    old: Plan
    new: Plan

    @cached_property
    def _names(self) -> dict[str, dict[str, Message | str]]:
        """Names by the field that holds an id."""
        both = (self.old, self.new)
        roles = {role.id: names.role_name(role) for plan in both for role in plan.roles}
        return {
            "role": roles,
            "roles": roles,
            "supervised_by": roles,
            "may_do": {activity.id: names.activity(activity) for plan in both for activity in plan.activities},
            "member": {member.id: names.member(member) for plan in both for member in plan.staff},
            "room": {room.id: names.room(room) for plan in both for room in plan.rooms},
            "sessions": {session: names.session(session) for session in SESSIONS},
        }

    def named(self, field: str, record_id: str) -> Message | str:
        """What the record is called to which a field refers; the id where neither plan has it."""
        return self._names[field].get(record_id, record_id)

    def shown(self, place: Place, field: str, value: Value, unit: Unit = Unit.NONE) -> Message | date | str:
        """A value as a page shows it."""
        if value is None or value in ("", ()):
            return _EMPTY
        if isinstance(value, tuple):
            return T("{names}", names=tuple(self.named(field, one) for one in value))
        if field == "year":
            return str(value)
        if isinstance(value, int | float):
            return with_unit(Quantity(value, unit))
        if isinstance(value, date):
            return value
        if field in self._names:
            return self.named(field, value)
        words = _VOCABULARIES.get(f"{place.part}.{field}") or _VOCABULARIES.get(field, {})
        return words.get(value, value)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the plan we are: the part, the way to it, and the words for it."""

    part: str
    key: tuple[str, ...]
    what: Message | str

    def difference(self, kind: Kind, *key: str, **values: Any) -> PlanDifference:
        """A difference here or below."""
        return PlanDifference(kind, self.part, (*self.key, *key), self.what, **values)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """How to compare the records of one table: what tells them apart, what they are called, and what is in them."""

    part: str
    identity: Callable[[R], str]
    name: Callable[[R], Message | str]
    within: Callable[[Plans, Place, R, R], Found]
    key: tuple[str, ...] = ()
    title: Message | str = ""

    def place(self, one: str, record: R) -> Place:
        """The place of a record."""
        return Place(self.part, (*self.key, one), self.name(record))

    def keyed(self, records: tuple[R, ...]) -> dict[str, R]:
        """The records by what tells them apart; of those that nothing does, the later ones by their number."""
        found: dict[str, R] = {}
        for record in records:
            one, number = self.identity(record), 1
            while one in found:
                number += 1
                one = f"{self.identity(record)} {number}"
            found[one] = record
        return found


def records(table: Table[R], both: Plans, old: tuple[R, ...], new: tuple[R, ...]) -> Found:
    """Records that are gone, new, different, and in another order."""
    before, after = table.keyed(old), table.keyed(new)
    for one, record in before.items():
        if one not in after:
            yield table.place(one, record).difference(Kind.REMOVED)
    for one, record in after.items():
        if one not in before:
            yield table.place(one, record).difference(Kind.ADDED)
        elif record != before[one]:
            yield from table.within(both, table.place(one, record), before[one], record)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield PlanDifference(Kind.REORDERED, table.part, table.key, table.title or PARTS[table.part])


def in_record(both: Plans, place: Place, old: Record, new: Record) -> Found:
    """The fields of a record that all have a title of their own."""
    return fields(both, place, old, new)


def fields(both: Plans, place: Place, old: Record, new: Record, titles: Mapping[str, About] = _NO_TITLES) -> Found:
    """The fields that pages show, in the order in which they are declared; `titles` come before their own."""
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        known = titles.get(field) or _about(type(new), field)
        if before == after or not known:
            continue
        if isinstance(after, dict):
            for key in [*before, *(key for key in after if key not in before)]:
                one = About(T("{field}, {key}", field=known.title, key=_key(key)), known.unit)
                yield from values(both, place, (field, key), one, before.get(key), after.get(key))
        elif _are_numbers(before + after if isinstance(after, tuple) else ()):
            for place_of, numbers in enumerate(zip_longest(before, after), 1):
                one = About(T("{field}, week {number}", field=known.title, number=place_of), known.unit)
                yield from values(both, place, (field, str(place_of)), one, *numbers)
        else:
            yield from values(both, place, (field,), known, before, after)


def _are_numbers(entries: tuple[Any, ...]) -> bool:
    return bool(entries) and all(isinstance(entry, float) for entry in entries)


def _about(record: type[Record], field: str) -> About | None:
    try:
        return about(record, field)
    except KeyError:
        return None


def _key(key: str) -> Message | str:
    """A session, client group, weekday, part of the day or age band in words."""
    if key in SESSIONS:
        return names.session(key)
    return {**names.GROUPS, **names.WEEKDAYS, **names.DAY_PARTS}.get(key, key)


def values(both: Plans, place: Place, key: tuple[str, ...], known: About, old: Value, new: Value) -> Found:
    """The difference between two values of one field, where there is one."""
    if old != new:
        before, after = (both.shown(place, key[0], value, known.unit) for value in (old, new))
        yield place.difference(Kind.CHANGED, *key, field=known.title, before=before, after=after)
