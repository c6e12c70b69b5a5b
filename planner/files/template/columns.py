"""The sheets of the template: their columns, what each may hold, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, get_args

from annotated_types import Ge, Gt, Le

from planner import names
from planner.plan import Activity, Delivery, Member, Patients, PerWeek, Prevalence, Record, Room, about
from planner.terms import AGE_BANDS, GROUPS, SESSIONS
from planner.texts import Message, T, Unit
from planner.year.words import ABSENCE_FIELDS


class Kind(StrEnum):
    """What the cells of a column hold; a reference names a record that has its id beside it, a mark is a number of
    hours or a text such as x that stands for it."""

    ID = "id"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    REFERENCE = "reference"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the field that it fills, its title, what it holds, and between which bounds.

    `words` names the vocabulary of a choice; `others` are names, in letters and digits, that mean this column too.
    """

    field: str
    title: Message
    kind: Kind = Kind.TEXT
    unit: Unit = Unit.NONE
    help: Message | None = None
    least: float = 0
    most: float = 1_000_000
    words: str = ""
    others: str = ""
    width: float = 11


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: a name for programs, its title, what to do with it, its columns, and those that it cannot do without.

    `blank_rows` are the rows to fill in below those that are filled already.
    """

    key: str
    title: Message
    hint: Message
    columns: tuple[Column, ...]
    needed: tuple[str, ...]
    blank_rows: int = 40

    def column(self, field: str) -> Column:
        """The column that fills a field; `KeyError` where there is none."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)


def _id(record: Message) -> Column:
    hint = T("Leave this as it is, also when the name changes. Empty for a new row: {what}.", what=record)
    return Column("id", T("Id"), Kind.ID, help=hint, others="code key sleutel", width=7)


def _metadata(annotation: Any) -> Iterator[Any]:
    """What is noted with a type and with those that it is made of."""
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        if not isinstance(part, str):
            yield from _metadata(part)


def _bounds(record: type[Record], field: str) -> tuple[float, float]:
    info = record.model_fields[field]
    least, most = 0.0, 1_000_000.0
    for item in (*info.metadata, *_metadata(info.annotation)):
        if isinstance(item, Ge):
            least = float(str(item.ge))
        elif isinstance(item, Gt):
            least = float(str(item.gt))
        elif isinstance(item, Le):
            most = float(str(item.le))
    return least, most


def number_column(record: type[Record], field: str, others: str = "") -> Column:
    """The column for a field of a record that is a number, with its bounds."""
    known = about(record, field)
    least, most = _bounds(record, field)
    return Column(field, known.title, Kind.NUMBER, known.unit, known.help, least, most, others=others)


def choice_column(record: type[Record], field: str, words: str, others: str = "", width: float = 20) -> Column:
    """The column for a field of a record that is one of some words."""
    known = about(record, field)
    return Column(field, known.title, Kind.CHOICE, help=known.help, words=words, others=others, width=width)


def _name(others: str) -> Column:
    return Column("name", T("Name"), others=others, width=26)


_SEPARATED = T("Several are divided by a semicolon. Empty: all.")

TEAM = SheetSpec(
    "staff",
    T("Team"),
    T("One row for each person. What is empty follows the function."),
    (
        _id(T("a new person")),
        _name("naam medewerker persoon person employee who wie"),
        choice_column(Member, "role", "role", "functie role rol function beroep job"),
        choice_column(Member, "employment", "employment", "dienstverband contractvorm employment", 14),
        number_column(Member, "hours_per_week", "contracturen urenperweek uren hoursperweek contracthours hours"),
        *(number_column(Member, field) for field in ("allowance_hours", "leave_weeks", "study_weeks")),
        *(number_column(Member, field) for field in ("holiday_weeks", "sick_rate", "pace", "cost_per_hour")),
        *(number_column(Member, field) for field in ("weeks_share", "leave_carried")),
        Column("start", about(Member, "start").title, Kind.DATE, others="indienst startdatum start startdate"),
        Column("end", about(Member, "end").title, Kind.DATE, others="uitdienst einddatum end enddate"),
        Column("may_do", about(Member, "may_do").title, Kind.CHOICES, help=_SEPARATED, words="activity", width=24),
    ),
    ("name",),
)


def _by_session(key: str, title: Message, hint: Message, kind: Kind, help_text: Message) -> SheetSpec:
    numbers = {"unit": Unit.HOURS, "most": 12.0} if kind is Kind.NUMBER else {"words": "wish", "width": 12.0}
    person = Column(
        "member", T("Person"), Kind.REFERENCE, words="member", width=26, others="naam name medewerker employee"
    )
    sessions = (
        Column(session, names.session(session), kind, help=help_text, **numbers)  # type: ignore[arg-type]
        for session in SESSIONS
    )
    return SheetSpec(key, title, hint, (_id(T("a new person")), person, *sessions), ())


PATTERNS = _by_session(
    "patterns",
    T("Week patterns"),
    T("The hours that each person works in each session of a usual week."),
    Kind.NUMBER,
    T("Hours in this session, such as 4. Empty: does not work."),
)
WISHES = _by_session(
    "wishes", T("Wishes"), T("What people say of working in a session."), Kind.CHOICE, T("Empty: no wish.")
)

PATIENTS = SheetSpec(
    "patients",
    T("Patients"),
    T("How many patients are registered, by age and client group. Counts only, never who they are."),
    (
        Column(
            "band", T("Age"), Kind.CHOICE, words="band", others="leeftijd leeftijdsgroep agegroup ageband", width=16
        ),
        *(Column(group, names.GROUPS[group], Kind.NUMBER, Unit.PERSONS, most=10_000_000, width=16) for group in GROUPS),
    ),
    ("band",),
    0,
)
AS_OF = about(Patients, "as_of").title

_VOLUME = (
    Column("volume", T("Volume"), Kind.CHOICE, words="volume", width=22),
    number_column(PerWeek, "count"),
    number_column(Prevalence, "times_per_year"),
    *(
        Column(
            f"rate {band}",
            T("{band} years", band=band),
            Kind.NUMBER,
            Unit.RATE,
            T("Times per patient per year, or the share of patients: the column Volume says which."),
            others=band,
        )
        for band in AGE_BANDS
    ),
    *(
        Column(
            f"factor {group}",
            T("Factor {group}", group=names.GROUPS[group]),
            Kind.NUMBER,
            Unit.FACTOR,
            T("1 is as often as others of that age."),
        )
        for group in GROUPS
    ),
)
_NATURE = (
    choice_column(Activity, "channel", "channel", "kanaal contactvorm channel", 15),
    choice_column(Activity, "core_task", "core_task", "kerntaak coretask", 18),
    *_VOLUME,
)
CONSULTS = SheetSpec(
    "consults",
    T("Consults"),
    T("One row for each kind of consult, with how often it happens."),
    (_id(T("a new consult")), _name("naam consult activiteit activity"), *_NATURE),
    ("name",),
)
TASKS = SheetSpec(
    "tasks",
    T("Tasks"),
    T("One row for each task that can be delegated, and for overhead."),
    (
        _id(T("a new task")),
        _name("naam taak task activiteit activity"),
        choice_column(Activity, "kind", "kind", "soort kind", 12),
        *_NATURE,
    ),
    ("name",),
)
DELIVERY = SheetSpec(
    "delivery",
    T("Who does what"),
    T("One row for each function in a consult or task. The shares of one consult or task add up to 100%."),
    (
        _id(T("a new consult")),
        Column(
            "activity", T("Activity"), Kind.REFERENCE, words="activity", others="naam name consult taak task", width=26
        ),
        choice_column(Delivery, "role", "role", "functie role rol function"),
        *(number_column(Delivery, field) for field in ("share", "minutes", "admin_minutes", "supervision_minutes")),
        number_column(Delivery, "return_share"),
    ),
    ("activity", "role"),
    60,
)
LEAVE = SheetSpec(
    "leave",
    T("Leave"),
    T("One row for each absence, from the first to the last day."),
    (
        _id(T("a new absence")),
        Column(
            "member",
            ABSENCE_FIELDS["member"],
            Kind.CHOICE,
            help=T("Somebody of the sheet Team, or '{closed}'.", closed=T("Practice closed")),
            words="who",
            others="naam name persoon person",
            width=26,
        ),
        Column("kind", ABSENCE_FIELDS["kind"], Kind.CHOICE, words="absence_kind", others="soort kind", width=18),
        Column("first", ABSENCE_FIELDS["first"], Kind.DATE, others="van vanaf eerste start from begin", width=12),
        Column("last", ABSENCE_FIELDS["last"], Kind.DATE, others="tot totenmet tm laatste end until to", width=12),
        Column("sessions", ABSENCE_FIELDS["sessions"], Kind.CHOICES, help=_SEPARATED, words="session", width=24),
        Column("state", ABSENCE_FIELDS["state"], Kind.CHOICE, words="absence_state", width=12),
        Column("asked", ABSENCE_FIELDS["asked"], Kind.DATE, width=12),
        Column("note", ABSENCE_FIELDS["note"], others="notitie opmerking note remark", width=26),
    ),
    ("member", "first"),
    60,
)
ROOMS = SheetSpec(
    "rooms",
    T("Rooms"),
    T("One row for each room in which patients are seen."),
    (
        _id(T("a new room")),
        _name("naam kamer room spreekkamer"),
        Column("roles", about(Room, "roles").title, Kind.CHOICES, help=_SEPARATED, words="role", width=40),
    ),
    ("name",),
    20,
)
SHEETS = (TEAM, PATTERNS, WISHES, PATIENTS, CONSULTS, TASKS, DELIVERY, LEAVE, ROOMS)
