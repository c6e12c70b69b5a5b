"""Counting the export of a GP information system into age bands, client groups and programmes.

The records are read one by one and forgotten: what comes out are numbers and, for rows that were not counted,
a few row numbers. No cell of the list gets into a result or an error.

A patient is medical with a chronic programme or a chronic ICPC code, social with a social flag, a social ICPC
code (chapter Z) or a postcode on the practice's own list, complex with both, else healthy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import Field

from planner.errors import ListError
from planner.files.patient_cells import NO_USABLE_AGE, DateOrder, Reason, Remark, shows_order
from planner.files.patient_columns import (
    HEADER_WITHIN,
    Mapping,
    find_header,
    locate,
    propose,
    score,
    unique_names,
)
from planner.files.patient_rows import Person, RowReader
from planner.files.tables import Table, open_table, refuse_unsolved
from planner.plan import Record
from planner.terms import AGE_BANDS, GROUPS, AgeBand, Group
from planner.texts import T

R = TypeVar("R", Reason, Remark)
Delimiter = Literal["", "comma", "semicolon", "tab", "bar"]

PREVIEW_ROWS = 5
EXAMPLES = 5
PROGRESS_EVERY = 5_000

_ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32", "cp1252": "Windows-1252"}
_DELIMITERS: dict[str, Delimiter] = {"": "", ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


class Cancelled(ListError):  # noqa: N818 - what the user asked for is no error
    """The user stopped the count; nothing came of it."""

    def __init__(self) -> None:
        super().__init__(T("The count was stopped. Nothing has changed."))


def opening(progress: Callable[[int], bool] | None) -> Callable[[], None]:
    """What asks, while a file opens, whether to go on; it raises `Cancelled` where the answer is no."""

    def ask() -> None:
        if progress and not progress(0):
            raise Cancelled

    return ask


class ListPreview(Record):
    """What a list looks like before it is counted. `rows` are for the user's eyes only and are never stored.

    `header_row` is the row with the column names, counted from 1, or 0 where the list has none; the columns are
    then called `1`, `2`, ...
    """

    sheet: str
    encoding: str
    delimiter: Delimiter
    header_row: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = Field(repr=False, exclude=True)
    mapping: Mapping


class Finding(Record):
    """How many rows something holds for, and the first of their row numbers, as a spreadsheet numbers them."""

    count: int
    rows: tuple[int, ...]


class ListReport(Record):
    """What became of the rows: `read` = `counted` + all that were skipped.

    Counted rows are patients. `remarks` are about counted rows and rows added to a counted patient.
    """

    read: int
    counted: int
    skipped: dict[Reason, Finding]
    remarks: dict[Remark, Finding]
    date_order: DateOrder

    @property
    def without_age(self) -> int:
        """Rows that were not counted because they have no usable age."""
        return sum(self.skipped[reason].count for reason in NO_USABLE_AGE if reason in self.skipped)


class Tally(Record):
    """A list as numbers. `split` says whether any column tells client groups apart; without, all are healthy.

    `programmes` holds those that the columns can tell, with a number for every age band.
    """

    as_of: date
    counts: dict[AgeBand, dict[Group, int]]
    split: bool
    programmes: dict[str, dict[AgeBand, int]]
    report: ListReport


def read_header(path: Path) -> ListPreview:
    """A list's columns, first rows, and the mapping that its column names suggest; `ListError` if unreadable."""
    table = open_table(path, score, head_only=True)
    header_row, names = _header(table, path)
    below = (row for row in islice(table, header_row, None) if any(cell.strip() for cell in row))
    return ListPreview(
        sheet=table.sheet,
        encoding=_ENCODINGS.get(table.encoding, ""),
        delimiter=_DELIMITERS[table.delimiter],
        header_row=header_row,
        columns=names,
        rows=tuple(_padded(row, len(names)) for row in islice(below, PREVIEW_ROWS)),
        mapping=propose(names),
    )


def count_patients(path: Path, mapping: Mapping, as_of: date, progress: Callable[[int], bool] | None = None) -> Tally:
    """The list counted as of a date. `progress` hears how many rows were read, none while the file opens, and stops
    the count by `False`.

    `ListError` for a list that cannot be read, or whose columns give no age; `Cancelled` when stopped.
    """
    if not mapping.gives_age:
        problem = T("No column gives an age. Choose the column with the birth date, the year of birth or the age.")
        raise ListError(problem, path.name)
    table = open_table(path, score, opening(progress))
    header_row, names = _header(table, path)
    places = locate(mapping, names)
    refuse_unsolved(table, places.values(), path.name)
    order = _date_order(table, header_row, mapping, places)
    count = _Count(RowReader(mapping, places, order, as_of), names)
    for number, row in _numbered(table, header_row):
        count.add(number, row)
        if progress and count.read % PROGRESS_EVERY == 0 and not progress(count.read):
            raise Cancelled
    if not count.read:
        raise ListError(T("The list has column names but no rows."), path.name)
    return count.tally(mapping, as_of, order)


def _header(table: Table, path: Path) -> tuple[int, tuple[str, ...]]:
    header_row, names = find_header(list(islice(table, HEADER_WITHIN)))
    if not names:
        raise ListError(T("The file is empty."), path.name)
    return header_row, names


def _padded(row: list[str], width: int) -> tuple[str, ...]:
    return tuple(row[:width] + [""] * (width - len(row)))


def _numbered(table: Table, header_row: int) -> Iterator[tuple[int, list[str]]]:
    """The rows below the column names, each with its number; empty rows at the end are left out."""
    empty: list[int] = []
    for number, row in enumerate(islice(table, header_row, None), header_row + 1):
        if any(map(str.strip, row)):
            for earlier in empty:
                yield earlier, []
            empty.clear()
            yield number, row
        else:
            empty.append(number)


def _date_order(table: Table, header_row: int, mapping: Mapping, places: dict[str, int]) -> DateOrder:
    """Day first, as in Dutch, unless some dates can only be month first and none can only be day first."""
    if mapping.date_order != "auto":
        return mapping.date_order
    columns = [places[field] for field in ("birth_date", "deregistered", "registered") if field in places]
    seen: DateOrder = "dmy"
    for row in islice(table, header_row, None):
        for place in columns:
            shown = shows_order(row[place]) if place < len(row) else None
            if shown == "dmy":
                return shown
            seen = shown or seen
    return seen


class _Findings(dict[R, list[int]]):
    """Per reason how many rows, then the numbers of the first of them."""

    def note(self, reason: R, number: int) -> None:
        found = self.setdefault(reason, [0])
        found[0] += 1
        if len(found) <= EXAMPLES:
            found.append(number)

    def result(self, order: type[R]) -> dict[R, Finding]:
        found = ((reason, self[reason]) for reason in order if reason in self)
        return {reason: Finding(count=count, rows=tuple(rows)) for reason, (count, *rows) in found}


class _Count:
    """The running count. With a patient number it keeps one entry per patient until the end, else only numbers."""

    def __init__(self, reader: RowReader, names: tuple[str, ...]) -> None:
        self.read = 0
        self._reader = reader
        self._names = names
        self._people: Counter[Person] = Counter()
        self._by_number: dict[str, Person] = {}
        self._skipped: _Findings[Reason] = _Findings()
        self._remarks: _Findings[Remark] = _Findings()

    def add(self, number: int, row: list[str]) -> None:
        self.read += 1
        found = self._person(row)
        if isinstance(found, Reason):
            self._skipped.note(found, number)
            return
        for remark in self._reader.remarks:
            self._remarks.note(remark, number)
        patient = self._reader.patient(row)
        # A number of zeros or dashes is how exports leave it out: those rows are patients of their own.
        if not patient.strip("0-"):
            self._people[found] += 1
        elif patient in self._by_number:
            self._by_number[patient] = self._by_number[patient].joined(found)
            self._skipped.note(Reason.SAME_PATIENT, number)
        else:
            self._by_number[patient] = found

    def _person(self, row: list[str]) -> Person | Reason:
        if not row:
            return Reason.EMPTY
        width = len(self._names)
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            return Reason.TOO_MANY_CELLS
        found = self._reader.read(row)
        if isinstance(found, Reason) and unique_names(row) == self._names:
            return Reason.REPEATED_HEADER
        return found

    def tally(self, mapping: Mapping, as_of: date, order: DateOrder) -> Tally:
        people = self._people + Counter(self._by_number.values())
        skipped = self._skipped.result(Reason)
        report = ListReport(
            read=self.read,
            counted=people.total(),
            skipped=skipped,
            remarks=self._remarks.result(Remark),
            date_order=order,
        )
        groups = GROUPS if mapping.splits else GROUPS[:1]
        return Tally(
            as_of=as_of,
            counts={band: {group: _sum(people, band, group) for group in groups} for band in AGE_BANDS},
            split=mapping.splits,
            programmes={programme: _in_programme(people, programme) for programme in mapping.tells},
            report=report,
        )


def _sum(people: Counter[Person], band: AgeBand, group: Group) -> int:
    return sum(times for person, times in people.items() if person.band == band and person.group == group)


def _in_programme(people: Counter[Person], programme: str) -> dict[AgeBand, int]:
    found: Counter[AgeBand] = Counter()
    for person, times in people.items():
        found[person.band] += times * (programme in person.programmes)
    return {band: found[band] for band in AGE_BANDS}
