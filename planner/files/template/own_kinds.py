"""What a sheet of people's own can be a list of, and which of its columns probably holds what."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from planner import names
from planner.files.patient_columns import key_of
from planner.files.template.columns import DELIVERY, LEAVE, ROOMS, TASKS, TEAM, Column, Kind, SheetSpec
from planner.files.template.grid import names_of
from planner.files.template.pattern import DAY_WORDS, PART_WORDS
from planner.terms import SESSIONS, WEEKDAYS
from planner.texts import Message, T, Unit

_DAY_HELP = T(
    "Hours on this day: up to 5 count as the morning, more as half in the morning and half in the afternoon. "
    "Or x for the whole day, o or m for one session of 4 hours."
)
_SESSION_HELP = T("Hours in this session, such as 4, times such as 8:30-12:30, or x for 4 hours.")


_FTE = Column("fte", T("Fte"), Kind.NUMBER, Unit.FTE, T("Where there are no hours: times those of a full-time job."))
_DAYS_HELP = T("The days of work, such as: mon, tue am, thu-fri. Each session has 4 hours.")
# Other ways to say how often something happens, with how many of them there are in a week of a year of `weeks`.
OFTEN: Mapping[str, tuple[Message, Callable[[float], float]]] = {
    "per_day": (T("Times per working day"), lambda _weeks: 5.0),
    "per_month": (T("Times per month"), lambda weeks: 12 / weeks),
    "per_year": (T("Times per year"), lambda weeks: 1 / weeks),
}


def _week() -> Iterator[Column]:
    yield Column("days", T("Days of work"), help=_DAYS_HELP)
    for day in WEEKDAYS:
        yield Column(day, names.DAYS[day], Kind.MARK, Unit.HOURS, _DAY_HELP, most=24, others=DAY_WORDS[day])
    for session in SESSIONS:
        day, part = session.split("_")
        words = " ".join(f"{one}{other}" for one in DAY_WORDS[day].split() for other in PART_WORDS[part].split())
        yield Column(session, names.session(session), Kind.MARK, Unit.HOURS, _SESSION_HELP, most=12, others=words)


def _of(spec: SheetSpec, *left_out: str) -> tuple[Column, ...]:
    return tuple(column for column in spec.columns if column.field not in ("id", *left_out))


def _some(spec: SheetSpec, *fields: str) -> tuple[Column, ...]:
    return tuple(spec.column(field) for field in fields)


STAFF = SheetSpec(
    "staff",
    T("People"),
    T("One row for each person, with the function, the hours, and where there are any the days of work."),
    (*_of(TEAM), _FTE, *_week()),
    ("name",),
)
WORK = SheetSpec(
    "tasks",
    T("Tasks and consults"),
    T("One row for each task, or for each task and function, with how often it happens and how long it takes."),
    (
        *_some(TASKS, "name", "kind", "channel", "core_task", "count"),
        *(Column(field, title, Kind.NUMBER, Unit.TIMES) for field, (title, _often) in OFTEN.items()),
        *_some(DELIVERY, "role", "share", "minutes", "admin_minutes", "supervision_minutes", "return_share"),
    ),
    ("name",),
)
AWAY = SheetSpec("leave", LEAVE.title, LEAVE.hint, _of(LEAVE), ("member", "first"))
PLACES = SheetSpec("rooms", ROOMS.title, ROOMS.hint, _of(ROOMS), ("name",))
KINDS = (STAFF, WORK, AWAY, PLACES)

# More names for columns than the template needs, in letters and digits, by kind and field.
_MORE: dict[tuple[str, str], str] = {
    ("staff", "name"): "naammedewerker medewerkers personeel personeelslid wie collega voornaam volledigenaam staff "
    "staffmember fullname teamlid",
    ("staff", "role"): "functies rolfunctie position jobtitle functienaam discipline",
    ("staff", "employment"): "contract soortcontract contracttype typecontract verband",
    (
        "staff",
        "hours_per_week",
    ): "contracturenperweek urenweek uurperweek urenpw uurpw weekuren urenwk uurwk hrswk totaaluren "
    "totaal totaleuren total totalhours hoursweek weeklyhours urencontract uperweek",
    ("staff", "fte"): "fte deeltijdfactor parttimefactor aanstelling omvang dienstverbandfte deeltijd",
    ("staff", "days"): "werkdagen dagen dagdelen days workingdays workdays aanwezig aanwezigheid",
    ("staff", "leave_weeks"): "verlofweken vakantieweken",
    ("staff", "cost_per_hour"): "uurloon kostenperuur loonkosten uurtarief tarief hourlyrate costhour",
    ("staff", "start"): "datumindienst indienstper indienstsinds begindatum ingangsdatum ingang joined",
    ("staff", "end"): "datumuitdienst uitdienstper vertrek vertrekdatum left leavingdate",
    ("tasks", "name"): "taken werkzaamheid werkzaamheden omschrijving handeling verrichting tasks consulttype "
    "description taakomschrijving soortconsult",
    ("tasks", "kind"): "type soorttaak",
    ("tasks", "count"): "aantal keer aantalkeer aantalperweek keerperweek perweek freq frequentie frequency "
    "timesperweek count number weekly aantalkeerperweek",
    ("tasks", "per_day"): "perdag keerperdag aantalperdag timesperday daily perday dagelijks aantalkeerperdag",
    ("tasks", "per_month"): "permaand keerpermaand aantalpermaand timespermonth monthly permonth maandelijks",
    ("tasks", "per_year"): "perjaar keerperjaar aantalperjaar timesperyear yearly peryear jaarlijks",
    ("tasks", "minutes"): "min minuten minuut tijd duur tijdsduur minutenperkeer tijdinminuten duurmin duurinminuten "
    "minutesperkeer minuteseach duration time tijdmin",
    ("tasks", "admin_minutes"): "administratie administratietijd uitwerktijd nawerk admin",
    ("tasks", "supervision_minutes"): "supervisie overleg",
    ("tasks", "role"): "wie doorwie uitvoerder uitgevoerddoor door verantwoordelijk who doneby discipline",
    ("tasks", "share"): "aandeel percentage deel",
    ("leave", "member"): "medewerker medewerkers personeel collega wie employee who staff",
    ("leave", "kind"): "soortverlof verlofsoort reden type typeverlof reason leavetype soortafwezigheid",
    ("leave", "first"): "eerstedag datum begindatum startdatum datumvan vanafdatum ingang date startdate firstday "
    "datumvanaf",
    ("leave", "last"): "laatstedag einddatum tmdatum totenmetdatum datumtot datumtm enddate lastday through",
    ("leave", "state"): "status stand goedgekeurd akkoord approved",
    ("leave", "asked"): "aangevraagd aanvraagdatum requested",
    ("leave", "note"): "opmerkingen notities toelichting remarks comment comments",
    ("leave", "sessions"): "dagdeel dagdelen session sessions",
    ("rooms", "name"): "ruimte kamernaam kamernummer kamernr spreekkamers behandelkamer kamers ruimtes roomname "
    "roomnumber",
    ("rooms", "roles"): "functie functies geschiktvoor voor gebruiktdoor wie suitablefor usedby",
}
_CLOSE = 0.86
_LONG = 5
# Said beside what a column is about: "Uren ma", "Maandag (uren)".
_FILLERS = re.compile(r"\b(uren|uur|hours?|hrs|in|van|de|het|the|of|per|nr|aantal)\b", re.IGNORECASE)


def kind_of(key: str) -> SheetSpec:
    """The kind of list with this key; `KeyError` where there is none."""
    return next(spec for spec in KINDS if spec.key == key)


@cache
def _names(kind: str) -> dict[str, str]:
    """What columns of a kind of list may be called, each with its field."""
    spec = kind_of(kind)
    found: dict[str, str] = {}
    for column in spec.columns:
        for name in _MORE.get((kind, column.field), "").split():
            found.setdefault(name, column.field)
    for column in spec.columns:
        for name in sorted(names_of(column)):
            found.setdefault(name, column.field)
    return found


def known_names(cells: Sequence[str]) -> int:
    """How many cells of a row are called what a column of some kind of list is called."""
    return max(len({_names(spec.key).get(key_of(cell)) for cell in cells} - {None}) for spec in KINDS)


def guess(kind: str, columns: Sequence[str]) -> dict[str, str]:
    """By field the column, of those with these names, that probably holds it; no column holds two fields."""
    known = _names(kind)
    found: dict[str, str] = {}
    for means in (_exactly, _beside_fillers, _containing, _nearly):
        for column in columns:
            field = means(known, column)
            if field and field not in found and column not in found.values():
                found[field] = column
    return found


def _exactly(known: dict[str, str], name: str) -> str | None:
    return known.get(key_of(name))


def _beside_fillers(known: dict[str, str], name: str) -> str | None:
    bare = re.sub(r"\([^)]*\)", " ", name)
    return known.get(key_of(bare)) or known.get(key_of(_FILLERS.sub(" ", name)))


def _containing(known: dict[str, str], name: str) -> str | None:
    key = key_of(name)
    inside = [one for one in known if len(one) >= _LONG and one in key and known[one] not in (*WEEKDAYS, *SESSIONS)]
    return known[max(inside, key=len)] if inside and len(name) <= 60 else None


def _nearly(known: dict[str, str], name: str) -> str | None:
    key = key_of(name)
    near = difflib.get_close_matches(key, [one for one in known if len(one) >= _LONG], 1, _CLOSE)
    return known[near[0]] if near and _LONG <= len(key) <= 60 else None


def likely_kind(title: str, columns: Sequence[str]) -> str:
    """The kind of list that a sheet with this title and these columns probably is."""

    def fits(spec: SheetSpec) -> tuple[bool, int]:
        found = guess(spec.key, columns)
        return all(field in found for field in spec.needed), len(found) + 2 * _told(spec, title)

    return max(KINDS, key=fits).key


def _told(spec: SheetSpec, title: str) -> bool:
    words = {
        "staff": "personeel medewerker team staff people",
        "tasks": "taak taken werk task consult verricht",
        "leave": "verlof vakantie afwezig leave holiday absence vrij",
        "rooms": "kamer ruimte room",
    }
    return any(word in key_of(title) for word in words[spec.key].split())
