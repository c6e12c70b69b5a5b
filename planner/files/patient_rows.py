"""Reading one row of a patient list: a person who counts, or the reason why the row does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from planner.files.icpc import PROGRAMMES, read_codes
from planner.files.patient_cells import (
    DateOrder,
    Reason,
    Remark,
    age_on,
    read_age,
    read_date,
    read_flag,
    read_left,
    read_postcode,
    read_year,
)
from planner.files.patient_columns import FIELDS, Mapping, names_any_programme, names_programme
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group, age_band

V = TypeVar("V")

_REMEMBER = 50_000

# The code for frailty counts from this band on; a column that names the programme counts at every age.
_FRAIL_BANDS = AGE_BANDS[AGE_BANDS.index("65-74") :]
_NOT_FRAIL = frozenset(PROGRAMMES) - {"frail_elderly"}


class Person(NamedTuple):
    """All that is kept of a patient: no more than what is counted."""

    band: AgeBand
    medical: bool
    social: bool
    programmes: frozenset[str]

    @property
    def group(self) -> Group:
        """The client group: complex is medical and social."""
        return GROUPS[2 * self.medical + self.social]

    def joined(self, other: Person) -> Person:
        """The same patient with what another row adds; the age is that of the first row."""
        medical, social = self.medical or other.medical, self.social or other.social
        return Person(self.band, medical, social, self.programmes | other.programmes)


@dataclass(frozen=True, slots=True)
class _Age:
    band: AgeBand
    sure: bool = True


class _Memo(dict[str, V]):
    """What a cell's text means, remembered while one list is read; it goes when the reader goes."""

    def __init__(self, read: Callable[[str], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> V:
        if len(self) >= _REMEMBER:
            self.clear()
        value = self[text] = self._read(text)
        return value


class RowReader:
    """Reads rows by a mapping whose columns stand at `places`. `remarks` are those of the row read last."""

    def __init__(self, mapping: Mapping, places: dict[str, int], order: DateOrder, as_of: date) -> None:
        flags = tuple(mapping.programmes)
        self.remarks: set[Remark] = set()
        self._has_registered = "registered" in places
        self._patient = places.get("patient", -1)
        # Rows are made one longer than the last column that is read: what is not mapped reads the empty end.
        self._width = max(places.values(), default=-1) + 1
        self._at = {field: places.get(field, -1) for field in (*FIELDS, *(f"programmes.{one}" for one in flags))}
        self._order = order
        self._as_of = as_of
        self._own = frozenset(mapping.social_postcodes)
        self._by_code = frozenset(PROGRAMMES) - frozenset(mapping.programmes)
        self._ages = [(places[field], _Memo(read)) for field, read in self._age_columns().items() if field in places]
        self._left = _Memo(lambda cell: read_left(cell, order))
        self._joined = _Memo(lambda cell: read_date(cell, order))
        self._codes = _Memo(read_codes)
        self._social = _Memo(read_flag)
        self._named = [(self._at[f"programmes.{one}"], frozenset({one}), _Memo(_in_programme(one))) for one in flags]
        self._postcodes = _Memo(self._on_own_list)

    def read(self, row: list[str]) -> Person | Reason:
        """The person in a row. Registration goes first: the age of somebody who has left does not matter."""
        self.remarks.clear()
        row = row[: self._width]
        row += [""] * (self._width + 1 - len(row))
        reason = self._away(row)
        if reason:
            return reason
        age = self._age(row)
        return age if isinstance(age, Reason) else self._person(row, age.band)

    def patient(self, row: list[str]) -> str:
        """The number of the patient; empty where the column is not mapped or the row ends before it."""
        return row[self._patient].strip() if 0 <= self._patient < len(row) else ""

    def _age_columns(self) -> dict[str, Callable[[str], _Age | Reason]]:
        """How to read an age, the surest column first."""
        return {"birth_date": self._by_date, "birth_year": self._by_year, "age": self._by_age}

    def _by_date(self, cell: str) -> _Age | Reason:
        birth = read_date(cell, self._order)
        age = birth if isinstance(birth, Reason) else age_on(birth, self._as_of)
        return age if isinstance(age, Reason) else _Age(age_band(age))

    def _by_year(self, cell: str) -> _Age | Reason:
        age = read_year(cell, self._as_of)
        if isinstance(age, Reason):
            return age
        oldest = self._as_of.year - int(cell)
        return _Age(age_band(age), sure=age_band(max(0, oldest - 1)) == age_band(oldest))

    def _by_age(self, cell: str) -> _Age | Reason:
        age = read_age(cell)
        return age if isinstance(age, Reason) else _Age(age_band(age))

    def _age(self, row: list[str]) -> _Age | Reason:
        """The age by the first column that can be read; else what is wrong with the first that is filled."""
        problem = Reason.NO_AGE
        for place, memo in self._ages:
            found = memo[row[place]]
            if isinstance(found, _Age):
                if not found.sure:
                    self.remarks.add(Remark.YEAR_ONLY)
                return found
            if found in (Reason.BORN_LATER, Reason.TOO_OLD):
                return found
            problem = found if problem is Reason.NO_AGE else problem
        return problem

    def _away(self, row: list[str]) -> Reason | None:
        """Why a row is not of a patient who is registered on the reference date."""
        left = self._left[row[self._at["deregistered"]]]
        if left is None:
            return Reason.DEREGISTRATION_UNCLEAR
        if left is True or (left is not False and left <= self._as_of):
            return Reason.DEREGISTERED
        if not self._has_registered:
            return None
        cell = row[self._at["registered"]]
        if (flag := self._social[cell]) is not None:
            return Reason.DEREGISTERED if flag is False and cell.strip() else None
        joined = self._joined[cell]
        if isinstance(joined, date):
            return Reason.NOT_YET_REGISTERED if joined > self._as_of else None
        self.remarks.add(Remark.REGISTRATION_UNCLEAR)
        return None

    def _person(self, row: list[str], band: AgeBand) -> Person:
        codes = self._codes[row[self._at["icpc"]]]
        if not codes.readable:
            self.remarks.add(Remark.CODES_UNCLEAR)
        programmes = codes.programmes & self._by_code
        if programmes and band not in _FRAIL_BANDS:
            programmes &= _NOT_FRAIL
        for place, programme, memo in self._named:
            if self._yes(memo[row[place]]):
                programmes |= programme
        social = codes.social or (bool(self._own) and self._postcodes[row[self._at["postcode"]]])
        if self._yes(self._social[row[self._at["social_flag"]]]):
            social = True
        return Person(band, codes.chronic or bool(programmes), social, programmes)

    def _yes(self, flag: bool | None) -> bool:
        if flag is None:
            self.remarks.add(Remark.FLAG_UNCLEAR)
        return bool(flag)

    def _on_own_list(self, cell: str) -> bool:
        postcode = read_postcode(cell)
        return bool(postcode) and (postcode in self._own or postcode[:4] in self._own)


def _in_programme(programme: str) -> Callable[[str], bool | None]:
    """How to read a programme's column: yes or no, or the names of the programmes that the patient is in."""

    def read(cell: str) -> bool | None:
        flag = read_flag(cell)
        if flag is not None:
            return flag
        return names_programme(cell, programme) or (False if names_any_programme(cell) else None)

    return read
