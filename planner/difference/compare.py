"""Two plans compared record by record and field by field."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from planner import names
from planner.difference.entry import Kind, PlanDifference
from planner.difference.fields import PARTS, Found, Place, Plans, Table, fields, in_record, records, values
from planner.plan import About, Activity, Delivery, Member, Patients, Plan, Role, Room, Scenario, Step
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import Message, Quantity, T, Unit

_ROSTER = ("weeks", "calendar", "absences", "worked")


def differences(old: Plan, new: Plan) -> tuple[PlanDifference, ...]:
    """Everything in which the new plan is not the old one, in the order of the parts."""
    both = Plans(old, new)
    return (
        *fields(both, Place("practice", (), PARTS["practice"]), old.practice, new.practice),
        *records(Table("roles", _id, names.role_name, in_record), both, old.roles, new.roles),
        *records(Table("staff", _id, names.member, in_record), both, old.staff, new.staff),
        *_patients(both, old.patients, new.patients),
        *records(Table("activities", _id, names.activity, _in_activity), both, old.activities, new.activities),
        *records(Table("rooms", _id, names.room, in_record), both, old.rooms, new.rooms),
        *records(Table("scenarios", _id, names.scenario, _in_scenario), both, old.scenarios, new.scenarios),
        *_roster(both),
        *fields(both, Place("working_time", (), PARTS["working_time"]), old.working_time, new.working_time),
    )


def _roster(both: Plans) -> Found:
    """The week roster and the year; their words are loaded when two plans differ there."""
    if any(getattr(both.old, part) != getattr(both.new, part) for part in _ROSTER):
        compare: Callable[[Plans], Found] = import_module("planner.difference.roster").roster
        yield from compare(both)


def _id(record: Role | Member | Activity | Room | Scenario) -> str:
    return record.id


def _in_activity(both: Plans, place: Place, old: Activity, new: Activity) -> Found:
    yield from fields(both, place, old, new)
    if old.volume.kind != new.volume.kind:
        before, after = (both.shown(place, "volume", plan.volume.kind) for plan in (old, new))
        yield place.difference(Kind.CHANGED, "volume", field=T("Volume"), before=before, after=after)
    else:
        yield from fields(both, place, old.volume, new.volume)

    def name(row: Delivery) -> Message:
        return T("{what}, {who}", what=place.what, who=both.named("role", row.role))

    rows: Table[Delivery] = Table(place.part, lambda row: row.role, name, in_record, place.key, place.what)
    yield from records(rows, both, old.delivery, new.delivery)


def _in_scenario(both: Plans, place: Place, old: Scenario, new: Scenario) -> Found:
    """Name, number and order of the levers; of a lever that is another one no more than that it is."""
    yield from fields(both, place, old, new)
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


def _in_step(place: Place, number: int, old: Step, new: Step) -> Found:
    title = T("Lever {number}", number=number)
    if old.lever != new.lever:
        yield place.difference(Kind.CHANGED, "steps", str(number), field=title)
    if old.on != new.on:
        before, after = (T("on") if step.on else T("off") for step in (old, new))
        yield place.difference(Kind.CHANGED, "steps", str(number), "on", field=title, before=before, after=after)


def _patients(both: Plans, old: Patients, new: Patients) -> Found:
    place = Place("patients", (), PARTS["patients"])
    for band in AGE_BANDS:
        before, after = old.counts.get(band, {}), new.counts.get(band, {})
        for group in GROUPS:
            cell = About(T("{band}, {group}", band=band, group=names.GROUPS[group]), Unit.PERSONS)
            yield from values(both, place, ("counts", band, group), cell, before.get(group), after.get(group))
    yield from fields(both, place, old, new)
    yield from values(both, place, ("origin",), About(T("Origin of the list")), old.origin, new.origin)
