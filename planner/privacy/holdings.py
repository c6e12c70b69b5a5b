"""What a plan holds, part by part, read off the plan itself and the definitions of its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from planner.calculation import patient_total
from planner.difference.fields import PARTS
from planner.files.plan_file import dumps
from planner.plan import Absence, Plan, Record
from planner.privacy.fields import Whose, fields_of
from planner.texts import TN, Message, Quantity, T, Unit

WORDS: dict[str, Message] = {
    "practice": T("The name of the practice, and the limits at which Dagdeel warns."),
    "roles": T("What holds for everybody in a function: hours, leave, sickness on average and cost per hour."),
    "staff": T("The people in the team: names, functions, hours, wishes and costs."),
    "patients": T("How many patients there are of each age and client group; never who they are."),
    "activities": T("Consults, tasks and programmes: how often, how long and by which function."),
    "rooms": T("The rooms, and which functions they suit."),
    "scenarios": T("What you try out. A scenario with another practice in it holds that practice's plan."),
    "weeks": T("Who works when, where and on what, with notes."),
    "calendar": T("The year that is planned, the school holidays, and how busy the weeks are."),
    "absences": T("Who is away when and why, asked for or granted."),
    "worked": T("The hours that people worked in each week, and hours lost to leave or sickness."),
    "working_time": T("The limits of the working-time law."),
}

_USUAL = T("Usual values that the plan began with, and what you changed.")
_ENTERED = T("Typed by you, or read from a workbook that you chose.")
_OF_LIST: dict[str, Message] = {
    "typed": T("Typed by you, or read from a workbook that you chose."),
    "import": T("Counted from a patient list; its rows were forgotten at once."),
    "mix": T("A total that you typed, spread over the ages of an average list."),
}
ORIGINS: dict[str, Message] = {
    "practice": _USUAL,
    "roles": _USUAL,
    "staff": _ENTERED,
    "patients": _ENTERED,
    "activities": T("Usual values with their sources, what you changed, and counts of lists and appointments."),
    "rooms": _ENTERED,
    "scenarios": T("Chosen by you."),
    "weeks": T("Typed by you, filled in by Dagdeel, or read from a workbook that you chose."),
    "calendar": T("Typed by you; the season also counted from past appointments."),
    "absences": _ENTERED,
    "worked": T("Typed by you, or read from a table of hours that you chose."),
    "working_time": T("The law, and what you changed."),
}

_COUNTS: dict[str, Callable[[int], Message]] = {
    "roles": lambda number: TN("{count} function", "{count} functions", number),
    "staff": lambda number: TN("{count} person", "{count} people", number),
    "activities": lambda number: TN("{count} activity", "{count} activities", number),
    "rooms": lambda number: TN("{count} room", "{count} rooms", number),
    "scenarios": lambda number: TN("{count} scenario", "{count} scenarios", number),
    "weeks": lambda number: TN("{count} week plan", "{count} week plans", number),
    "absences": lambda number: TN("{count} absence", "{count} absences", number),
    "worked": lambda number: TN("{count} week of a person", "{count} weeks of people", number),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One field: what it is called, whom it is about, and in how many records it says anything."""

    record: str
    field: str
    title: Message
    whose: Whose
    filled: int


@dataclass(frozen=True, slots=True)
class Holding:
    """One part of a plan. `size` is that of its text in the plan file, in bytes."""

    part: str
    title: Message
    what: Message
    origin: Message
    amount: Message
    records: int
    size: int
    fields: tuple[Held, ...]

    @property
    def whose(self) -> tuple[Whose, ...]:
        """Whom it is about as it is now, what needs most care first."""
        found = {held.whose for held in self.fields if held.filled}
        return tuple(whose for whose in Whose if whose in found)

    def about(self, whose: Whose) -> tuple[Message, ...]:
        """The titles of the fields about these people that say anything."""
        titles = (held.title for held in self.fields if held.filled and held.whose is whose)
        return tuple({title.msgid: title for title in titles}.values())


def holdings(plan: Plan) -> tuple[Holding, ...]:
    """Every part of the plan, in the order of the file."""
    sizes = _sizes(dumps(plan))
    return tuple(_holding(plan, part, sizes[part]) for part in Plan.model_fields)


def _holding(plan: Plan, part: str, size: int) -> Holding:
    value = getattr(plan, part)
    origin = _OF_LIST[plan.patients.origin] if part == "patients" else ORIGINS[part]
    records = list(_records(value))
    amount = _amount(plan, part, value)
    return Holding(part, PARTS[part], WORDS[part], origin, amount, len(records), size, tuple(_held(records)))


def _amount(plan: Plan, part: str, value: Any) -> Message:
    if part == "patients":
        total = patient_total(plan.patients)
        cells = sum(len(groups) for groups in plan.patients.counts.values())
        return TN("{total} in {count} count", "{total} in {count} counts", cells, total=Quantity(total, Unit.PERSONS))
    return _COUNTS[part](len(value)) if part in _COUNTS else T("settings")


def _records(value: Any) -> Iterator[Record]:
    """All records in a part, and in those that they hold."""
    if isinstance(value, Record):
        if not isinstance(value, Plan):
            yield value
        for field in type(value).model_fields:
            yield from _records(getattr(value, field))
    elif isinstance(value, tuple):
        for one in value:
            yield from _records(one)


def _held(records: list[Record]) -> Iterator[Held]:
    """The fields of these records, each with how many of them say something in it."""
    by_kind: dict[type[Record], list[Record]] = {}
    for record in records:
        by_kind.setdefault(type(record), []).append(record)
    for kind, ones in by_kind.items():
        for field in fields_of(kind):
            filled = [one for one in ones if _says(one, field.name)]
            if (kind, field.name) == (Absence, "kind"):
                sick = [one for one in filled if getattr(one, field.name) == "sick"]
                yield Held(kind.__name__, field.name, field.title, Whose.HEALTH, len(sick))
                yield Held(kind.__name__, field.name, field.title, Whose.TEAM, len(filled) - len(sick))
            else:
                yield Held(kind.__name__, field.name, field.title, field.whose, len(filled))


def _says(record: Record, field: str) -> bool:
    """Whether a field says anything: what is empty or 0 does not, nor a health field that is as the function's."""
    return getattr(record, field) not in (None, "", (), {}, 0)


def _sizes(text: str) -> dict[str, int]:
    """The bytes of each part in the text of a plan file; `""` is what is around them."""
    sizes: dict[str, int] = {"": 0}
    part = ""
    for line in text.splitlines(keepends=True):
        if line.startswith(' "'):
            name = line[2 : line.index('"', 2)]
            part = name if name in Plan.model_fields else ""
        elif line.startswith("}"):
            part = ""
        sizes[part] = sizes.get(part, 0) + len(line.encode())
    return sizes
