"""Which column of a patient list holds what: recognised by its Dutch or English name, or chosen by the user."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from planner.errors import ListError
from planner.files.column_file import load_columns
from planner.files.icpc import PROGRAMMES
from planner.files.patient_cells import read_postcode
from planner.plan import Id, Record
from planner.texts import T

# How many rows at the top may hold a title, a print date or nothing before the column names come.
HEADER_WITHIN = 20
MAX_COLUMNS = 500


def own_postcodes(text: str) -> tuple[str, ...]:
    """The practice's own postcodes from free text such as `1234, 5678 AB`; `ListError` names what is not a postcode."""
    found = []
    for part in re.findall(r"\d{4} ?[A-Za-z]{2}\b|[^\s,;|]+", text):
        if not (postcode := read_postcode(part)):
            message = T("'{text}' is not a postcode. Write four digits, or four digits and two letters.", text=part)
            raise ListError(message)
        found.append(postcode)
    return tuple(dict.fromkeys(found))


def _postcodes(values: tuple[str, ...]) -> tuple[str, ...]:
    read = tuple(read_postcode(value) for value in values)
    if not all(read):
        raise ValueError("postcode")
    return tuple(dict.fromkeys(read))


Column = Annotated[str, Field(min_length=1, max_length=500)]


class Mapping(Record):
    """Which column holds what, by its name; a list without column names numbers them from `1`.

    `icpc` holds all codes of a row; `patient` is a number that tells rows of one patient together, for lists
    with a row per episode. A programme column says yes or no, or names the programme. `social_postcodes`
    is the practice's own list, four digits or four digits and two letters. Dates that start with the year
    are always read as year, month, day; `date_order` is for the others, and `auto` finds it in the list.
    """

    birth_date: Column | None = None
    birth_year: Column | None = None
    age: Column | None = None
    icpc: Column | None = None
    programmes: dict[Id, Column] = Field(default_factory=dict)
    social_flag: Column | None = None
    postcode: Column | None = None
    deregistered: Column | None = None
    registered: Column | None = None
    patient: Column | None = None
    social_postcodes: Annotated[tuple[str, ...], AfterValidator(_postcodes)] = ()
    date_order: Literal["auto", "dmy", "mdy", "ymd"] = "auto"

    @property
    def gives_age(self) -> bool:
        """Whether any column says how old a patient is."""
        return bool(self.birth_date or self.birth_year or self.age)

    @property
    def splits(self) -> bool:
        """Whether any column tells client groups apart."""
        return bool(self.icpc or self.programmes or self.social_flag or (self.postcode and self.social_postcodes))

    @property
    def tells(self) -> tuple[str, ...]:
        """The programmes that the columns can tell; a column of its own goes before the codes."""
        by_code = tuple(programme for programme in PROGRAMMES if programme not in self.programmes) if self.icpc else ()
        return (*self.programmes, *by_code)

    @property
    def columns(self) -> dict[str, str]:
        """The chosen columns by field; a programme's column under `programmes.<id>`."""
        single = {name: getattr(self, name) for name in FIELDS}
        flags = {f"programmes.{programme}": column for programme, column in self.programmes.items()}
        return {name: column for name, column in (single | flags).items() if column}


FIELDS = (
    "birth_date",
    "birth_year",
    "age",
    "icpc",
    "social_flag",
    "postcode",
    "deregistered",
    "registered",
    "patient",
)
_AGE_FIELDS = {"birth_date", "birth_year", "age"}

# Column names, reduced to letters and digits, that mean a field.
_NAMES: dict[str, str] = {
    "birth_date": "geboortedatum geboortedat geboortedtm gebdatum gebdat gebdtm gebdate geboren geborenop "
    "datumgeboorte dateofbirth birthdate dob birthday born",
    "birth_year": "geboortejaar gebjaar geborenin jaargeboorte birthyear yearofbirth yob",
    "age": "leeftijd lft leeft leeftijdinjaren leeftijdjaar leeftijdjaren age ageyears ageinyears agey",
    "icpc": "icpc icpc1 icpccode icpccodes icpcs episode episodes episodelijst episodecodes problemen probleemlijst "
    "diagnose diagnoses diagnosecode diagnosecodes diagnosis diagnosiscode diagnosiscodes problems problemlist",
    "social_flag": "sociaal social socialeproblematiek socialeproblemen socialproblem socialproblems sociaaldomein "
    "socialneed socialflag psychosociaal psychosocial sociaalkwetsbaar sociaaljn welzijn",
    "postcode": "postcode pc pc4 pc6 postkode postcode4 postcode6 postcodecijfers zip zipcode postalcode",
    "deregistered": "uitschrijfdatum datumuitschrijving uitschrijvingsdatum uitschrijving uitgeschreven "
    "uitgeschrevenper uitgeschrevenop datumuit uitdatum datumuitschr einddatum einddatuminschrijving vertrekdatum "
    "deregistrationdate deregistration deregistered dateofderegistration dateleft datelefpractice leftdate enddate",
    "registered": "inschrijfdatum datuminschrijving inschrijvingsdatum inschrijving ingeschreven ingeschrevenper "
    "ingeschrevensinds ingeschrevenop datumin indatum datuminschr ingangsdatum begindatum registrationdate "
    "dateofregistration registered registeredon registeredsince joindate",
    "patient": "patientnummer patientnr patnr patientid patid patientnumber patientno patno patientcode "
    "hisnummer hisnr bsn nhsnumber",
}
_EXACT = {name: field for field, names in _NAMES.items() for name in names.split()}
# Longer names, such as `Geboortedatum patiënt` or `ICPC-codes (actief)`, are known by what they contain.
_PARTS = {
    "geboortedatum": "birth_date",
    "dateofbirth": "birth_date",
    "birthdate": "birth_date",
    "geboortejaar": "birth_year",
    "yearofbirth": "birth_year",
    "uitschrijfdatum": "deregistered",
    "datumuitschrijving": "deregistered",
    "deregistration": "deregistered",
    "inschrijfdatum": "registered",
    "datuminschrijving": "registered",
    "icpc": "icpc",
    "postcode": "postcode",
}


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_PROGRAMME_WORDS: dict[str, frozenset[str]] = {
    "diabetes_check": _set("dm dm1 dm2 dmii diabetes mellitus diabeten suikerziekte type 2 ii"),
    "cvrm_check": _set("cvrm hvz vvr vrm cardiovasculair vasculair cardiovascular risicomanagement risk"),
    "copd_check": _set("copd"),
    "asthma_check": _set("astma asthma"),
    "frail_elderly": _set("kwetsbare kwetsbaar ouderen oudere ouderenzorg frail frailty elderly"),
}
# On their own these say too little: `type`, `2`, `risk`.
_WEAK_WORDS = _set("type 2 ii mellitus risk risicomanagement")
_ANY_PROGRAMME = _set(
    "zorgprogramma zorgprogrammas ketenzorg programma programmas programme programmes careprogramme careprogram"
)
_FILLERS = _ANY_PROGRAMME | _set(
    "program programs keten zorg dbc deelname deelnemer in care chain patient flag j n ja nee jn y yes no"
)

_DATA = re.compile(r"[-+]?\d.*|[A-Za-z]\d\d(\.\d+)?([,;| ].*)?", re.DOTALL)


def plain(text: str) -> str:
    """Lower case without accents, so that `Patiënt` and `PATIENT` are one."""
    split = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in split if not unicodedata.combining(sign)).lower()


def key_of(name: str) -> str:
    """A column name reduced to lower-case letters and digits without accents."""
    return re.sub(r"[^a-z0-9]", "", plain(name))


def words(text: str) -> frozenset[str]:
    """The words of a text, lower case, without accents."""
    return frozenset(re.findall(r"[a-z]+\d*|\d+", plain(text)))


def names_programme(text: str, programme: str) -> bool:
    """Whether a cell of a programme column, such as `DM2, COPD`, names this programme."""
    return bool(words(text) & (_PROGRAMME_WORDS.get(programme, frozenset()) - _WEAK_WORDS))


def names_any_programme(text: str) -> bool:
    """Whether a cell names any programme, so that it says no for those it does not name."""
    return any(names_programme(text, programme) for programme in PROGRAMMES)


def recognise(name: str) -> str | None:
    """The field that a column name means, `programmes.<id>` for a programme, `programmes` for all; else `None`."""
    key = key_of(name)
    if not key or len(name) > 60:
        return None
    if field := _EXACT.get(key):
        return field
    if key in _ANY_PROGRAMME:
        return "programmes"
    rest = words(name) - _FILLERS
    for programme, known in _PROGRAMME_WORDS.items():
        if rest and rest <= known and rest - _WEAK_WORDS:
            return f"programmes.{programme}"
    return next((field for part, field in _PARTS.items() if part in key), None)


def propose(names: tuple[str, ...]) -> Mapping:
    """The mapping that the column names suggest; an exact name goes before a longer one that contains it."""
    found: dict[str, str] = {}
    for exact in (True, False):
        for name in names:
            field = recognise(name)
            if field and (not exact or key_of(name) in _EXACT):
                found.setdefault(field, name)
    flags = {programme: found.get(f"programmes.{programme}") or found.get("programmes") for programme in PROGRAMMES}
    return Mapping(
        programmes={programme: column for programme, column in flags.items() if column},
        **{field: found[field] for field in FIELDS if field in found},
    )


def score(row: list[str]) -> int:
    """How much a row looks like column names: a column that gives an age weighs more than all others."""
    found = {recognise(cell) for cell in row[:MAX_COLUMNS]} - {None}
    return len(found) + 100 * bool(found & _AGE_FIELDS)


def unique_names(cells: list[str]) -> tuple[str, ...]:
    """Column names, made different: the second `icpc` becomes `icpc (2)`, a column without a name its number."""
    names: dict[str, None] = {}
    turns: Counter[str] = Counter()
    for number, cell in enumerate(cells[:MAX_COLUMNS], 1):
        plain = cell.strip()[:400] or str(number)
        name = plain
        while name in names:
            turns[plain] += 1
            name = f"{plain} ({turns[plain] + 1})"
        names[name] = None
    return tuple(names)


def find_header(rows: list[list[str]]) -> tuple[int, tuple[str, ...]]:
    """Which of the first rows holds the column names, counted from 1, and the names.

    0 where there is none: the columns are then named by number.
    """
    ranked = sorted(enumerate(rows, 1), key=lambda item: -score(item[1]))
    if ranked and score(ranked[0][1]) >= 100:
        return ranked[0][0], unique_names(ranked[0][1])
    best = (0, 0)
    for number, row in enumerate(rows, 1):
        filled = [cell.strip() for cell in row if cell.strip()]
        if any(map(_DATA.fullmatch, filled)):
            break
        if len(filled) > best[1]:
            best = (number, len(filled))
    if best[0]:
        return best[0], unique_names(rows[best[0] - 1])
    return 0, tuple(str(number) for number in range(1, min(MAX_COLUMNS, max(map(len, rows), default=0)) + 1))


def locate(mapping: Mapping, names: tuple[str, ...]) -> dict[str, int]:
    """The position of every mapped column; `ListError` for one that the list does not have.

    Names match exactly, else without regard to capitals, accents, blanks and points.
    """
    loose = {key_of(name): place for place, name in reversed(list(enumerate(names))) if key_of(name)}
    places = {}
    for field, column in mapping.columns.items():
        place = names.index(column) if column in names else loose.get(key_of(column))
        if place is None:
            raise ListError(
                T("The list has no column '{column}'. Choose again which column to use.", column=column), field
            )
        places[field] = place
    return places


def load_mapping(path: Path) -> Mapping:
    """A mapping from a JSON file with the names of `Mapping`; `ListError` with the place of what is wrong."""
    return load_columns(path, Mapping)
