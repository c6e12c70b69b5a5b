"""What one cell of an appointment book says: how long, at what hour, whether it took place, and of what kind.

A cell that cannot be read gives None; its text goes nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, TypeVar

from planner.errors import ListError
from planner.files.patient_columns import key_of
from planner.texts import Message, T

V = TypeVar("V")
Outcome = Literal["held", "missed", "cancelled"]

# Longer than a working day is no appointment.
LONGEST = 480.0
# More different texts than any practice has kinds of appointments: such a column holds something else.
MOST_NAMES = 500
_LONGEST_NAME = 80

COLUMNS = {
    "date": "datum afspraakdatum datumafspraak contactdatum datumcontact consultdatum dag begindatum startdatum "
    "datumtijd date day appointmentdate contactdate startdate datetime",
    "count": "aantal aantalafspraken afspraken aantalcontacten contacten aantalconsulten consulten totaal "
    "count number appointments contacts total",
    "time": "tijd tijdstip begintijd starttijd aanvangstijd aanvang begin start afspraaktijd time starttime "
    "appointmenttime",
    "end": "eindtijd einde eind eindtijdstip end endtime",
    "kind": "soort afspraaksoort soortafspraak afspraaktype typeafspraak consultsoort soortconsult consulttype "
    "contactsoort soortcontact contacttype type verrichting activiteit kind appointmenttype appointmentkind visittype "
    "contactkind activity",
    "role": "functie rol discipline beroep beroepsgroep functiemedewerker soortmedewerker zorgverlenertype "
    "typezorgverlener soortzorgverlener role function profession providerrole providertype",
    "duration": "duur duurminuten duurmin duurinminuten duurinmin minuten afspraakduur consultduur tijdsduur lengte "
    "duration durationminutes durationmin minutes length",
    "status": "status afspraakstatus statusafspraak opkomst uitkomst appointmentstatus attendance outcome",
    "provider": "medewerker medewerkercode behandelaar zorgverlener uitvoerder uitvoerende arts provider practitioner "
    "clinician seenby",
    "own_gp": "eigenhuisarts eigenarts eigenha vastehuisarts vastearts vasteha lijsthuisarts huisartspatient owngp "
    "usualgp namedgp personalgp registeredgp",
    "patient": "patient patientnummer patientnr patientid patnr patid patientcode bsn client clientnummer "
    "patientnumber patientno nhsnumber",
}
FIELDS: dict[str, Message] = {
    "date": T("Date of the appointment"),
    "time": T("Time"),
    "end": T("End time"),
    "kind": T("Kind of appointment"),
    "role": T("Function of who did it"),
    "duration": T("Length in minutes"),
    "status": T("Whether it took place"),
    "count": T("Number of appointments"),
    "provider": T("Who did it"),
    "own_gp": T("Own GP of the patient"),
    "patient": T("Patient, to tell rows of one patient together"),
}

_NUMBER = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:m|min|mins|minuut|minuten|minute|minutes|')?\.?", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])m)?", re.IGNORECASE)
_LENGTH = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")

_MISSED = re.compile(r"noshow|nietversch|nietgekomen|nietopgedaagd|weggebleven|notattend|^dna$|^ns$|^missed")
_CANCELLED = re.compile(r"annul|afgezegd|afgemeld|vervallen|verzet|verplaatst|verwijderd|cancel|moved|deleted|resched")
_HELD = re.compile(
    r"versch|aanwezig|geweest|gezien|afgerond|voltooid|klaar|gereed|uitgevoerd|behandeld|gekomen|afgehandeld|"
    r"arrived|attended|completed|done|seen|finished|held|fulfilled"
)


def read_length(cell: str) -> float | None:
    """The minutes in a cell such as `10`, `12,5`, `10 min` or `0:10`; None for none, or more than a working day."""
    if match := _LENGTH.fullmatch(cell):
        minutes = int(match[1]) * 60 + int(match[2]) + int(match[3] or 0) / 60
    elif match := _NUMBER.fullmatch(cell):
        minutes = float(match[1].replace(",", "."))
    else:
        return None
    return minutes if 0 < minutes <= LONGEST else None


def read_clock(cell: str) -> float | None:
    """Minutes since midnight of a time such as `9:30`, `09:30:00` or `2:15 pm`, or of the time behind a date."""
    match = _CLOCK.fullmatch(re.split(r"[T ](?=\d)", cell)[-1])
    if not match:
        return None
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    minutes = hour * 60 + int(match[2])
    return float(minutes) if minutes < 24 * 60 and int(match[2]) < 60 else None


def read_number_of(cell: str) -> int | None:
    """How many appointments a row stands for: a whole number."""
    return int(cell) if re.fullmatch(r"\d{1,6}", cell) else None


def read_outcome(cell: str) -> Outcome | None:
    """Whether the appointment took place; None where the text does not say."""
    key = key_of(cell)
    if _MISSED.search(key):
        return "missed"
    if _CANCELLED.search(key):
        return "cancelled"
    return "held" if _HELD.search(key) else None


def clean_name(cell: str) -> str:
    """A name of a kind or a function without control characters and double blanks, cut off where it is long."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in cell).split())[:_LONGEST_NAME]


class Known(dict[str, V]):
    """What texts of a cell were read as, so that each is read once. Texts that cannot be read are not remembered."""

    _MOST = 20_000

    def __init__(self, read: Callable[[str], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> V:
        found = self._read(text)
        if found is not None and len(self) < self._MOST:
            self[text] = found
        return found


class Names(Known[str]):
    """The names in a column. `ListError` where there are far more than a practice has, so that it is another column."""

    def __init__(self, field: str, file: str) -> None:
        super().__init__(clean_name)
        self._field, self._file = field, file

    def __missing__(self, text: str) -> str:
        if len(self) >= MOST_NAMES:
            raise ListError(
                T(
                    "The column '{what}' has more than {count} different texts. Choose another column for it.",
                    what=FIELDS[self._field],
                    count=MOST_NAMES,
                ),
                self._file,
            )
        return super().__missing__(text)
