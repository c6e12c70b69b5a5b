"""Two practices as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator

from planner import names
from planner.calculation import calculate
from planner.edits import fresh_id
from planner.levers.lever import Evidence, Kind, LeverError
from planner.levers.united import united_activities
from planner.levers.united_roster import NewIds, united_roster
from planner.levers.volumes import scaled
from planner.plan import About, Activity, Lever, Member, Patients, Plan, Role, Room, Share
from planner.terms import AGE_BANDS, GROUPS
from planner.texts import Message, Quantity, T, Unit

Record = TypeVar("Record", Member, Room)


def _bare(other: Plan) -> Plan:
    """A practice as it is: what it may become is not taken along."""
    return other.model_copy(update={"scenarios": ()})


class Merge(Lever):
    """Another practice joins: its patients, people, rooms, work, rosters and leave.

    This practice's settings, calendar and limits hold for both.
    """

    kind: Literal["merge"] = "merge"
    other: Annotated[
        Plan, AfterValidator(_bare), About(T("Other practice"), help=T("The plan of the practice that joins."))
    ]
    management_saved: Annotated[
        Share,
        About(T("Management saved"), Unit.SHARE, T("Share of the management time of both that falls away together.")),
    ] = 0
    meetings_saved: Annotated[
        Share, About(T("Meetings saved"), Unit.SHARE, T("Share of the meeting time of both that falls away together."))
    ] = 0


def _patients(plan: Plan, other: Plan) -> Patients:
    """The list of both; the practice's own where nobody joins."""
    mine, theirs = plan.patients.counts, other.patients.counts
    if not any(count for groups in theirs.values() for count in groups.values()):
        return plan.patients
    counts = {
        band: {
            group: mine.get(band, {}).get(group, 0) + theirs.get(band, {}).get(group, 0)
            for group in GROUPS
            if group in mine.get(band, {}) or group in theirs.get(band, {})
        }
        for band in AGE_BANDS
        if band in mine or band in theirs
    }
    return plan.patients.model_copy(update={"counts": counts})


def _roles(plan: Plan, other: Plan) -> tuple[Role, ...]:
    known = {role.id for role in plan.roles}
    return (*plan.roles, *(role for role in other.roles if role.id not in known))


def _joined(mine: tuple[Record, ...], theirs: Iterable[Record]) -> tuple[Record, ...]:
    """The records of both, those that join with a new id where theirs is taken."""
    records = {record.id: record for record in mine}
    for record in theirs:
        new_id = fresh_id(records, record.id) if record.id in records else record.id
        records[new_id] = record.model_copy(update={"id": new_id})
    return tuple(records.values())


def _new_ids(theirs: tuple[Record, ...], joined: tuple[Record, ...]) -> dict[str, str]:
    """The ids that they had, and those that they have among all: they come last there."""
    last = joined[len(joined) - len(theirs) :]
    return {record.id: new.id for record, new in zip(theirs, last, strict=True)}


def _with_less(activities: tuple[Activity, ...], activity_id: str, saved: float) -> tuple[Activity, ...]:
    """The activities with less of one; `LeverError` where there is none to save on."""
    if not saved:
        return activities
    if all(activity.id != activity_id for activity in activities):
        raise LeverError(
            T(
                "Neither practice has the activity '{activity}', so there is nothing to save.",
                activity=names.ACTIVITIES[activity_id],
            )
        )
    return tuple(scaled(one, 1 - saved) if one.id == activity_id else one for one in activities)


def apply(plan: Plan, lever: Merge) -> Plan:
    """The plan with the other practice in it; each activity happens as often as in both together."""
    other = lever.other
    patients = _patients(plan, other)
    activities = united_activities(plan, other, patients)
    activities = _with_less(activities, "practice_management", lever.management_saved)
    staff, rooms = _joined(plan.staff, other.staff), _joined(plan.rooms, other.rooms)
    ids = NewIds(_new_ids(other.staff, staff), _new_ids(other.rooms, rooms))
    return plan.model_copy(
        update={
            "roles": _roles(plan, other),
            "staff": staff,
            "patients": patients,
            "activities": _with_less(activities, "team_meeting", lever.meetings_saved),
            "rooms": rooms,
            **united_roster(plan, other, ids),
        }
    )


def sentence(plan: Plan, lever: Merge) -> Message:
    """What the two are together: patients, people, rooms and the list of a GP."""
    before, after = calculate(plan), calculate(apply(plan, lever))
    return T(
        "Together with {other}: {patients} patients instead of {before}, {people} people and {rooms} rooms; "
        "{per_fte} patients per GP fte instead of {per_fte_before}.",
        other=lever.other.practice.name or T("the other practice"),
        patients=Quantity(after.patients, Unit.PERSONS),
        before=Quantity(before.patients, Unit.PERSONS),
        people=len(after.plan.staff),
        rooms=len(after.plan.rooms),
        per_fte=Quantity(after.patients_per_gp_fte, Unit.PERSONS),
        per_fte_before=Quantity(before.patients_per_gp_fte, Unit.PERSONS),
    )


def first(plan: Plan) -> Merge:
    """There is none before somebody has chosen the other practice's plan: `LeverError`."""
    raise LeverError(T("Choose the plan file of the practice that joins."))


KIND = Kind(
    record=Merge,
    theme="network",
    title=T("Merge with another practice"),
    purpose=T("Joins the patients, people, rooms, work, rosters and leave of two plans."),
    evidence=Evidence(
        T(
            "No published figure was found for the time that a shared back office saves. So nothing is saved unless "
            "you say so."
        )
    ),
    apply=apply,
    sentence=sentence,
    first=first,
    changes_contacts=True,
)
