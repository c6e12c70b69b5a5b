"""Two plans compared record by record and field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from planner import names
from planner.difference.entry import Kind, PlanDifference
from planner.plan import About, Activity, Delivery, Member, Patients, Plan, Record, Role, Room, Scenario, Step, about
from planner.terms import AGE_BANDS, GROUPS, SESSIONS
from planner.texts import Message, Quantity, T, Unit
from planner.words import with_unit

R = TypeVar("R", bound=Record)
_Found = Iterator[PlanDifference]
_Value = float | date | str | tuple[str, ...] | None

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
}
_EMPTY = T("empty")
_VOCABULARIES: dict[str, Mapping[str, Message]] = {
    "employment": names.EMPLOYMENTS,
    "kind": names.KINDS,
    "channel": names.CHANNELS,
    "core_task": names.CORE_TASKS,
    "origin": {"typed": T("typed in"), "import": T("imported"), "mix": T("average mix")},
    "volume": {"per_patient": T("per patient"), "prevalence": T("by share of patients"), "per_week": T("per week")},
}


def differences(old: Plan, new: Plan) -> tuple[PlanDifference, ...]:
    """Everything in which the new plan is not the old one, in the order of the parts."""
    both = _Plans(old, new)
    return (
        *_fields(both, _Place("practice", (), PARTS["practice"]), old.practice, new.practice),
        *_records(_Table("roles", _id, names.role_name, _in_record), both, old.roles, new.roles),
        *_records(_Table("staff", _id, names.member, _in_record), both, old.staff, new.staff),
        *_patients(both, old.patients, new.patients),
        *_records(_Table("activities", _id, names.activity, _in_activity), both, old.activities, new.activities),
        *_records(_Table("rooms", _id, names.room, _in_record), both, old.rooms, new.rooms),
        *_records(_Table("scenarios", _id, names.scenario, _in_scenario), both, old.scenarios, new.scenarios),
    )


@dataclass(frozen=True, slots=True)
class _Plans:
    old: Plan
    new: Plan

    def role(self, role_id: str) -> Message | str:
        """The name of a function that one of the plans has."""
        known = {role.id: names.role_name(role) for role in (*self.old.roles, *self.new.roles)}
        return known.get(role_id, role_id)

    def shown(self, field: str, value: _Value, unit: Unit = Unit.NONE) -> Message | date | str:
        """A value as a page shows it."""
        if value is None or value in ("", ()):
            return _EMPTY
        if isinstance(value, tuple):
            return T("{names}", names=tuple(self.role(role_id) for role_id in value))
        if isinstance(value, int | float):
            return with_unit(Quantity(value, unit))
        if isinstance(value, date):
            return value
        if field in ("role", "supervised_by"):
            return self.role(value)
        return _VOCABULARIES.get(field, {}).get(value, value)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the plan we are: the part, the way to it, and the words for it."""

    part: str
    key: tuple[str, ...]
    what: Message | str

    def difference(self, kind: Kind, *key: str, **values: Any) -> PlanDifference:
        """A difference here or below."""
        return PlanDifference(kind, self.part, (*self.key, *key), self.what, **values)


@dataclass(frozen=True, slots=True)
class _Table(Generic[R]):
    """How to compare the records of one table: what tells them apart, what they are called, and what is in them."""

    part: str
    identity: Callable[[R], str]
    name: Callable[[R], Message | str]
    within: Callable[[_Plans, _Place, R, R], _Found]
    key: tuple[str, ...] = ()
    title: Message | str = ""

    def place(self, record: R) -> _Place:
        return _Place(self.part, (*self.key, self.identity(record)), self.name(record))


def _id(record: Role | Member | Activity | Room | Scenario) -> str:
    return record.id


def _records(table: _Table[R], both: _Plans, old: tuple[R, ...], new: tuple[R, ...]) -> _Found:
    before = {table.identity(record): record for record in old}
    after = {table.identity(record): record for record in new}
    for one, record in before.items():
        if one not in after:
            yield table.place(record).difference(Kind.REMOVED)
    for one, record in after.items():
        if one not in before:
            yield table.place(record).difference(Kind.ADDED)
        elif record != before[one]:
            yield from table.within(both, table.place(record), before[one], record)
    if [one for one in before if one in after] != [one for one in after if one in before]:
        yield PlanDifference(Kind.REORDERED, table.part, table.key, table.title or PARTS[table.part])


def _in_record(both: _Plans, place: _Place, old: Record, new: Record) -> _Found:
    return _fields(both, place, old, new)


def _in_activity(both: _Plans, place: _Place, old: Activity, new: Activity) -> _Found:
    yield from _fields(both, place, old, new)
    if old.volume.kind != new.volume.kind:
        before, after = both.shown("volume", old.volume.kind), both.shown("volume", new.volume.kind)
        yield place.difference(Kind.CHANGED, "volume", field=T("Volume"), before=before, after=after)
    else:
        yield from _fields(both, place, old.volume, new.volume)

    def name(row: Delivery) -> Message:
        return T("{what}, {who}", what=place.what, who=both.role(row.role))

    rows: _Table[Delivery] = _Table(place.part, lambda row: row.role, name, _in_record, place.key, place.what)
    yield from _records(rows, both, old.delivery, new.delivery)


def _in_scenario(both: _Plans, place: _Place, old: Scenario, new: Scenario) -> _Found:
    """Name, number and order of the levers; of a lever that is another one no more than that it is."""
    yield from _fields(both, place, old, new)
    if len(old.steps) != len(new.steps):
        counts = (Quantity(len(one.steps), Unit.NONE) for one in (old, new))
        before, after = (T("{number}", number=count) for count in counts)
        yield place.difference(Kind.CHANGED, "steps", field=T("Levers"), before=before, after=after)
    elif sorted(old.steps, key=repr) == sorted(new.steps, key=repr):
        if old.steps != new.steps:
            yield place.difference(Kind.REORDERED, "steps")
    else:
        for number, steps in enumerate(zip(old.steps, new.steps, strict=True), 1):
            yield from _in_step(place, number, *steps)


def _in_step(place: _Place, number: int, old: Step, new: Step) -> _Found:
    title = T("Lever {number}", number=number)
    if old.lever != new.lever:
        yield place.difference(Kind.CHANGED, "steps", str(number), field=title)
    if old.on != new.on:
        before, after = (T("on") if step.on else T("off") for step in (old, new))
        yield place.difference(Kind.CHANGED, "steps", str(number), "on", field=title, before=before, after=after)


def _fields(both: _Plans, place: _Place, old: Record, new: Record) -> _Found:
    """The fields that pages show, in the order in which they are declared."""
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if before == after or not (known := _about(type(new), field)):
            continue
        if isinstance(after, dict):
            for key in [*before, *(key for key in after if key not in before)]:
                one = About(T("{field}, {key}", field=known.title, key=_key(key)), known.unit)
                yield from _values(both, place, (field, key), one, before.get(key), after.get(key))
        else:
            yield from _values(both, place, (field,), known, before, after)


def _about(record: type[Record], field: str) -> About | None:
    try:
        return about(record, field)
    except KeyError:
        return None


def _key(key: str) -> Message | str:
    """A session, client group, weekday or age band in words."""
    if key in SESSIONS:
        return names.session(key)
    return {**names.GROUPS, **names.WEEKDAYS}.get(key, key)


def _values(both: _Plans, place: _Place, key: tuple[str, ...], known: About, old: _Value, new: _Value) -> _Found:
    """The difference between two values of one field, where there is one."""
    if old != new:
        before, after = (both.shown(key[0], value, known.unit) for value in (old, new))
        yield place.difference(Kind.CHANGED, *key, field=known.title, before=before, after=after)


def _patients(both: _Plans, old: Patients, new: Patients) -> _Found:
    place = _Place("patients", (), PARTS["patients"])
    for band in AGE_BANDS:
        before, after = old.counts.get(band, {}), new.counts.get(band, {})
        for group in GROUPS:
            cell = About(T("{band}, {group}", band=band, group=names.GROUPS[group]), Unit.PERSONS)
            yield from _values(both, place, ("counts", band, group), cell, before.get(group), after.get(group))
    yield from _fields(both, place, old, new)
    yield from _values(both, place, ("origin",), About(T("Origin of the list")), old.origin, new.origin)
