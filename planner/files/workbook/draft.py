"""What every sheet is filled from, and the addresses under which formulas find inputs."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner import names
from planner.explain import Figure
from planner.files.workbook.looks import Look
from planner.language import Translator
from planner.plan import About, Activity, Member, Plan, Role
from planner.results import Results
from planner.terms import GROUPS
from planner.texts import Message, T, Unit

UNITS: dict[Unit, Message | str] = {
    Unit.HOURS: T("hours"),
    Unit.MINUTES: T("minutes"),
    Unit.WEEKS: T("weeks"),
    Unit.DAYS: T("days"),
    Unit.SESSIONS: T("sessions"),
    Unit.FTE: T("fte"),
    Unit.SHARE: T("share"),
    Unit.PERSONS: T("persons"),
    Unit.CONTACTS: T("contacts"),
    Unit.TIMES: T("times"),
    Unit.RATE: T("per year"),
    Unit.RATIO: T("ratio"),
    Unit.FACTOR: T("factor"),
    Unit.EUROS: T("euros"),
    Unit.HOUR_RATE: T("euros"),
    Unit.YES_NO: "",
    Unit.CLOCK: "",
    Unit.NONE: "",
}

_LONGEST_WORD = 60
_UNITS_TO_TELL = (Unit.HOURS, Unit.MINUTES, Unit.WEEKS, Unit.EUROS, Unit.HOUR_RATE)
_PATIENT_NAMES = {
    "healthy": T("patients_healthy"),
    "social": T("patients_social"),
    "medical": T("patients_medical"),
    "complex": T("patients_complex"),
}


@dataclass(frozen=True)
class Draft:
    """The results that the workbook shows, in one language, as of a day.

    `scope` is what Excel's names for the cells of a scenario begin with; empty for the plan itself.
    `remarks` are for whoever reads the workbook.
    """

    results: Results
    say: Translator
    today: date
    scope: str = ""
    remarks: tuple[Message, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan behind the results."""
        return self.results.plan

    def role(self, role: Role | str) -> str:
        """The name of a function or of the one with an id."""
        return self.say(names.role(self.plan, role) if isinstance(role, str) else names.role_name(role))

    def activity(self, activity: Activity) -> str:
        """The name of an activity."""
        return self.say(names.activity(activity))

    @cached_property
    def weeks(self) -> str:
        """Excel's name for the weeks of a year."""
        return self.identifier(T("weeks_per_year"))

    @cached_property
    def near_limit(self) -> str:
        """Excel's name for the utilisation from which a function is near its limit."""
        return self.identifier(T("near_limit"))

    @cached_property
    def overload(self) -> str:
        """Excel's name for the utilisation from which a function is overloaded."""
        return self.identifier(T("overload_limit"))

    @cached_property
    def group_names(self) -> dict[str, str]:
        """Excel's names for the patients of each client group, by age band."""
        return {group: self.identifier(_PATIENT_NAMES[group]) for group in GROUPS}

    @cached_property
    def role_words(self) -> dict[str, str]:
        """A word of plain letters for each function, by its id, for Excel's names; no two have the same."""
        found: dict[str, str] = {}
        for role in self.plan.roles:
            plain = unicodedata.normalize("NFKD", self.role(role).lower()).encode("ascii", "ignore").decode()
            word = re.sub(r"[\W_]+", "_", plain).strip("_")[:_LONGEST_WORD] or "x"
            count = sum(other == word or other.startswith(f"{word}__") for other in found.values())
            found[role.id] = f"{word}__{count + 1}" if count else word
        return found

    def identifier(self, text: Message) -> str:
        """A text as Excel takes it for the name of cells."""
        return re.sub(r"\W", "_", f"{self.scope}{self.say(text)}")

    @cached_property
    def no_contact(self) -> str:
        """The word for the channel of work without a patient."""
        return self.say(names.CHANNELS["none"])

    def unit(self, unit: Unit) -> str:
        """The word for what a number counts."""
        return self.say(UNITS[unit])

    def heading(self, known: About) -> str:
        """The title of a field, with its unit where the title does not say it already."""
        title, unit = self.say(known.title), self.unit(known.unit)
        told = known.unit not in _UNITS_TO_TELL or unit in title.lower()
        return title if told else self.say(T("{field} ({unit})", field=title, unit=unit))

    def limits(self) -> tuple[tuple[str, Look], ...]:
        """How utilisations are coloured: by the limits of the practice."""
        return (
            (f"AND(ISNUMBER({{cell}}),{{cell}}>={self.overload})", Look.OVER),
            (f"AND(ISNUMBER({{cell}}),{{cell}}>={self.near_limit})", Look.WATCH),
        )

    def in_use(self, role_id: str) -> bool:
        """Whether a function has work or paid people."""
        known = self.results.roles[role_id]
        return known.demand_hours > 0 or known.headcount > 0

    def team_of(self, role_id: str) -> list[Member]:
        """The members with a function, in the order of the team sheet."""
        return [member for member in self.plan.staff if member.role == role_id]


def limit(field: str) -> Figure:
    """The address of a setting of the practice."""
    return Figure("limit", "", field)


def role_input(role_id: str, field: str) -> Figure:
    """The address of a setting of a function."""
    return Figure("role", role_id, field)


def patients(band: str, group: str) -> Figure:
    """The address of the number of patients of an age band and client group."""
    return Figure("patients", band, group)


def as_of() -> Figure:
    """The address of the reference date of the number of patients."""
    return Figure("patients", "", "as_of")


def member_input(member_id: str, field: str) -> Figure:
    """The address of a person's own value."""
    return Figure("member", member_id, field)


def session(member_id: str, key: str) -> Figure:
    """The address of a person's hours in a session."""
    return Figure("member", member_id, "sessions", key)


def rate(activity_id: str, band: str) -> Figure:
    """The address of the times per patient per year, or the share of patients, of an age band."""
    return Figure("activity", activity_id, "volume.rate", band)


def factor(activity_id: str, group: str) -> Figure:
    """The address of a client group's factor."""
    return Figure("activity", activity_id, "volume.group_factor", group)


def volume_input(activity_id: str, field: str) -> Figure:
    """The address of another input of an activity: times_per_year, channel, core_task."""
    return Figure("activity", activity_id, f"input.{field}")


def delivery(activity_id: str, role_id: str, field: str) -> Figure:
    """The address of a value of the row of a function in an activity, such as its share or minutes."""
    return Figure("activity", activity_id, f"delivery.{field}", role_id)
