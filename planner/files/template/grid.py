"""Finding the sheets of the template in a workbook, and reading their rows as values by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.files.patient_columns import HEADER_WITHIN, key_of
from planner.files.template.columns import AS_OF, SHEETS, Column, SheetSpec
from planner.files.template.labels import Lookup, said
from planner.files.template.raw import Raw, RawSheet
from planner.files.template.values import RefusedError, read_value
from planner.files.workbook.draft import UNITS
from planner.files.workbook.layout import column_letters
from planner.language import LANGUAGES
from planner.texts import Message, T


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that cannot be taken over, and why."""

    sheet: str
    cell: str
    reason: Message


@dataclass(slots=True)
class Row:
    """One row of a sheet: its values by field, None where the cell is empty, and whether a cell of it was refused.

    A field that the sheet has no column for is not among the values.
    """

    grid: Grid
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    is_refused: bool = False

    def refuse(self, column: str, reason: Message) -> None:
        """Say why a cell of the row cannot be taken over."""
        self.is_refused = True
        place = self.grid.places.get(column, min(self.grid.places.values()))
        self.grid.refuse(f"{column_letters(place)}{self.number}", reason)


@dataclass(slots=True)
class Grid:
    """A sheet of the template that was found: the place of each column and the rows below the titles.

    One that is partial tells of some records only, and of those only what is filled.
    """

    spec: SheetSpec
    raw: RawSheet
    head: int
    places: Mapping[str, int]
    is_partial: bool = False
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, cell: str, reason: Message) -> None:
        """Say why a cell of the sheet cannot be taken over."""
        self.refused.append(Refused(self.raw.title, cell, reason))

    @property
    def filled(self) -> list[int]:
        """The rows below the titles that hold anything in a known column, from 0."""
        return [at for at in range(self.head + 1, len(self.raw.rows)) if any(map(self._holds, self._row(at)))]

    def _row(self, at: int) -> list[tuple[int, int]]:
        return [(at, place) for place in self.places.values()]

    def _holds(self, spot: tuple[int, int]) -> bool:
        return _address(*spot) in self.raw.odd or not is_empty(self._cell(*spot))

    def _cell(self, at: int, place: int) -> Raw:
        row = self.raw.rows[at]
        return row[place] if place < len(row) else ""

    def rows(self, lookup: Lookup) -> list[Row]:
        """The rows that hold anything; cells that cannot be read are refused."""
        return [self._read(at, lookup) for at in self.filled]

    def _read(self, at: int, lookup: Lookup) -> Row:
        row = Row(self, at + 1)
        for column in self.spec.columns:
            if column.field not in self.places:
                continue
            place = self.places[column.field]
            raw, odd = self._cell(at, place), self.raw.odd.get(_address(at, place))
            if not (self.is_partial and odd is None and is_empty(raw)):
                row.values[column.field] = None
            if odd is not None:
                row.refuse(column.field, odd)
            elif not is_empty(raw):
                try:
                    row.values[column.field] = read_value(column, raw, lookup)
                except RefusedError as error:
                    row.refuse(column.field, error.reason)
        return row

    def beside(self, title: Message) -> tuple[str, Raw] | None:
        """The cell to the right of one above the titles of the columns, with its address."""
        wanted = {key_of(text) for text in said(title)}
        for at, row in enumerate(self.raw.rows[: self.head]):
            for place, raw in enumerate(row):
                if isinstance(raw, str) and key_of(raw) in wanted:
                    return _address(at, place + 1), self._cell(at, place + 1)
        return None


def _address(at: int, place: int) -> str:
    return f"{column_letters(place)}{at + 1}"


def is_empty(raw: Raw) -> bool:
    """Whether a cell holds nothing, or blanks only."""
    return isinstance(raw, str) and not raw.strip()


@dataclass(frozen=True, slots=True)
class Found:
    """The sheets of the template in a workbook, its language, and what makes a sheet unreadable."""

    grids: Mapping[str, Grid]
    language: str
    refused: tuple[Refused, ...]


def find_grids(sheets: list[RawSheet]) -> Found:
    """The sheets that are known by their titles, with their columns; others are passed over."""
    grids: dict[str, Grid] = {}
    refused: list[Refused] = []
    for spec in SHEETS:
        titles = {key_of(text) for text in said(spec.title)}
        raw = next((sheet for sheet in sheets if key_of(sheet.title) in titles), None)
        if raw is None:
            continue
        head, places = _head(spec, raw)
        missing = [field for field in spec.needed if field not in places]
        # People are known by their id or by their name.
        if spec.key in ("patterns", "wishes") and not {"id", "member"} & places.keys():
            missing = ["member"]
        if not missing:
            grids[spec.key] = Grid(spec, raw, head, places)
        elif any(not is_empty(cell) for row in raw.rows for cell in row):
            title = spec.column(missing[0]).title
            refused.append(
                Refused(
                    raw.title, "A1", T("The sheet has no column '{column}', so nothing of it is read.", column=title)
                )
            )
    return Found(grids, _language(sheets), tuple(refused))


def is_known(title: str) -> bool:
    """Whether a sheet of the template has this title, in any language."""
    return any(key_of(title) == key_of(text) for spec in SHEETS for text in said(spec.title))


def _language(sheets: list[RawSheet]) -> str:
    """The language of most titles of sheets."""
    shown = {key_of(sheet.title) for sheet in sheets}

    titles = zip(*(said(spec.title) for spec in SHEETS), strict=True)
    known = [sum(key_of(title) in shown for title in each) for each in titles]
    return LANGUAGES[known.index(max(known))]


def _head(spec: SheetSpec, raw: RawSheet) -> tuple[int, dict[str, int]]:
    """The row with the titles of the columns, from 0, and the place of each column that is known."""
    known = {name: column.field for column in reversed(spec.columns) for name in names_of(column)}
    best: tuple[int, dict[str, int]] = 0, {}
    for at, row in enumerate(raw.rows[:HEADER_WITHIN]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            if isinstance(cell, str) and (column := known.get(key_of(cell))):
                places.setdefault(column, place)
        if len(places) > len(best[1]):
            best = at, places
    return best


def names_of(column: Column) -> set[str]:
    """What a column may be called: its title in each language, with its unit or without, and other names."""
    found = set(column.others.split())
    for title, unit in zip(said(column.title), said(UNITS[column.unit]), strict=True):
        found |= {key_of(title), key_of(f"{title} {unit}")}
    return found - {""}


def read_as_of(grid: Grid, column: Column, lookup: Lookup) -> tuple[bool, date | None]:
    """Whether the sheet tells a reference date, and which; one that cannot be read is refused."""
    spot = grid.beside(AS_OF)
    if spot is None:
        return False, None
    address, raw = spot
    try:
        if odd := grid.raw.odd.get(address):
            raise RefusedError(odd)
        value = None if is_empty(raw) else read_value(column, raw, lookup)
    except RefusedError as error:
        grid.refuse(address, error.reason)
        return False, None
    return True, value if isinstance(value, date) else None
