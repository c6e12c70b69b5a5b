"""Whom each field of a plan is about, in one table: a field that is not in it cannot be shown, and a test tells.

Personal data is what the GDPR (AVG), article 4, calls so; data on health is the special kind of its article 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from planner.levers.leave import Leave
from planner.levers.lever import Refers
from planner.levers.take_over_list import TakeOverList
from planner.plan import (
    About,
    Absence,
    Activity,
    Calendar,
    Cell,
    Delivery,
    Lever,
    Member,
    Patients,
    PerPatient,
    PerWeek,
    Practice,
    Prevalence,
    Record,
    Role,
    Room,
    Scenario,
    Step,
    WeekPlan,
    WorkedWeek,
    WorkingTime,
    about,
)
from planner.texts import Message, T


class Whose(StrEnum):
    """Whom data are about."""

    HEALTH = "health"
    TEAM = "team"
    PATIENTS = "patients"
    NOBODY = "nobody"


WHOSE: dict[Whose, Message] = {
    Whose.HEALTH: T("Health of people in the team"),
    Whose.TEAM: T("People in the team"),
    Whose.PATIENTS: T("Patients, only as counts"),
    Whose.NOBODY: T("No persons"),
}

MEANINGS: dict[Whose, Message] = {
    Whose.HEALTH: T("Sickness of a person is data on health: a special kind of personal data (GDPR/AVG, article 9)."),
    Whose.TEAM: T("Data of people in the team are personal data (GDPR/AVG, article 4)."),
    Whose.PATIENTS: T("Patients are counted; nothing of a single patient is kept."),
    Whose.NOBODY: T("Data of the practice itself. Names that you type yourself are your own care."),
}

_TABLE: dict[type[Record], dict[Whose, str]] = {
    Practice: {
        Whose.NOBODY: "name weeks_per_year near_limit overload contacts_per_gp_day list_per_gp_fte continuity_floor "
        "lone_fte locum_rate weekday_factors session_starts"
    },
    Role: {
        Whose.NOBODY: "id name fte_hours leave_weeks study_weeks holiday_weeks sick_rate allowance_share "
        "supervised_by least_present cost_per_hour needs_room"
    },
    Member: {
        Whose.HEALTH: "sick_rate",
        Whose.TEAM: "id name role employment sessions hours_per_week allowance_hours leave_weeks study_weeks "
        "holiday_weeks pace cost_per_hour weeks_share wishes may_do leave_carried start end",
    },
    Patients: {Whose.PATIENTS: "counts", Whose.NOBODY: "as_of origin"},
    Activity: {Whose.NOBODY: "id name kind channel core_task"},
    PerPatient: {Whose.NOBODY: "kind per_year group_factor"},
    Prevalence: {Whose.PATIENTS: "share", Whose.NOBODY: "kind group_factor times_per_year"},
    PerWeek: {Whose.NOBODY: "kind count"},
    Delivery: {Whose.NOBODY: "role share minutes admin_minutes supervision_minutes return_share"},
    Room: {Whose.NOBODY: "id name roles"},
    Scenario: {Whose.NOBODY: "id name"},
    Step: {Whose.NOBODY: "on"},
    WeekPlan: {Whose.TEAM: "notes", Whose.NOBODY: "id name start end state cycle"},
    Cell: {Whose.TEAM: "member session work hours room weeks pinned note"},
    Calendar: {Whose.NOBODY: "year region season leave_deadline"},
    Absence: {Whose.HEALTH: "kind", Whose.TEAM: "id member first last sessions state asked note"},
    WorkedWeek: {Whose.HEALTH: "sick", Whose.TEAM: "member week planned worked leave training meetings"},
    WorkingTime: {
        Whose.NOBODY: "shift week week_over_4 week_over_16 daily_rest short_rest weekly_rest two_weeks_rest "
        "part_of_rest short_shift breaks long_shift long_breaks shortest_break"
    },
}

# Of levers, what is not about nobody; a field that names a person of the team is told by its mark.
_OF_LEVERS: dict[tuple[type[Lever], str], Whose] = {
    (Leave, "end"): Whose.TEAM,
    (TakeOverList, "patients"): Whose.PATIENTS,
}

_TITLES: dict[str, Message] = {
    "id": T("Key in the file"),
    "kind": T("Kind"),
    "counts": T("Patients per age and client group"),
    "origin": T("Origin of the list"),
    "on": T("Counts along"),
    "state": T("State"),
    "notes": T("Notes"),
    "note": T("Note"),
    "member": T("Who"),
    "session": T("Session"),
    "sessions": T("Sessions"),
    "work": T("Work"),
    "hours": T("Hours"),
    "room": T("Room"),
    "weeks": T("Weeks of the cycle"),
    "pinned": T("Pinned"),
    "first": T("First day"),
    "last": T("Last day"),
    "week": T("Week"),
    "planned": T("Planned"),
    "worked": T("Worked"),
    "leave": T("Leave"),
    "sick": T("Sickness"),
    "training": T("Training"),
    "meetings": T("Meetings"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field that holds data: what it is called, and whom it is about."""

    name: str
    title: Message
    whose: Whose


@cache
def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind of record, but for those that hold other records; `KeyError` for one without words."""
    names = [name for name, known in record.model_fields.items() if not holds_records(known.annotation)]
    return tuple(Field(name, _title(record, name), _whose(record, name)) for name in names)


def holds_records(kind: Any) -> bool:
    """Whether what a field holds are records themselves."""
    return (isinstance(kind, type) and issubclass(kind, Record)) or any(map(holds_records, get_args(kind)))


def _title(record: type[Record], name: str) -> Message:
    known = any(isinstance(one, About) for one in record.model_fields[name].metadata)
    return about(record, name).title if known and name != "note" else _TITLES[name]


def _whose(record: type[Record], name: str) -> Whose:
    if issubclass(record, Lever):
        marks = record.model_fields[name].metadata
        is_person = any(isinstance(mark, Refers) and mark.table == "member" for mark in marks)
        return Whose.TEAM if is_person else _OF_LEVERS.get((record, name), Whose.NOBODY)
    known = {field: whose for whose, fields in _TABLE[record].items() for field in fields.split()}
    return known[name]
