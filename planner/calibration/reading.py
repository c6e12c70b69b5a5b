"""Reading an appointment book: rows go by one at a time, and only counts stay.

Who the patient was is used for one thing, to see whether contacts were with the same doctor, and only as a keyed hash
that lives as long as the count (`planner.calibration.continuity`). No cell of a row gets into an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from planner.calibration.book import Book, LeftOut, Sort, Unclear
from planner.calibration.cells import (
    COLUMNS,
    FIELDS,
    Known,
    Names,
    Outcome,
    read_clock,
    read_length,
    read_number_of,
    read_outcome,
)
from planner.calibration.continuity import Seen
from planner.calibration.kinds import LONG, guess_role
from planner.errors import ListError
from planner.files.named_columns import NamedPreview, NamedTable, Places, open_named, preview_named
from planner.files.patient_cells import DateOrder, read_date, shows_order
from planner.files.patient_list import PROGRESS_EVERY, Cancelled, opening
from planner.terms import GP
from planner.texts import T

_YEARS = 10
# Days times kinds times functions; ten years of a large practice have a twentieth of it.
MOST_COUNTS = 1_000_000
_DAY = 24 * 60


def preview_book(path: Path) -> NamedPreview:
    """The first rows of a list and the columns that are known by their names; `ListError` where it is no table."""
    return preview_named(path, COLUMNS)


def read_book(
    path: Path,
    as_of: date,
    chosen: Places | None = None,
    roles: Mapping[str, str | None] | None = None,
    progress: Callable[[int], bool] | None = None,
) -> Book:
    """The counts of a list of appointments up to and including `as_of`.

    Columns are known by their names or were `chosen`, by their places. `roles` says of functions in the list which
    role they are; the others are guessed. It matters here for continuity alone, which is about GPs. `progress` hears
    how many rows were read, and stops the count by `False`.

    `ListError` for a list without a column of dates or without any past appointment, or with more different kinds or
    people than a practice has; `Cancelled` when stopped.
    """
    table = open_named(path, COLUMNS, {"date": T("the date of the appointment")}, chosen, opening(progress))
    rows = _Rows(table, path.name, as_of, roles or {})
    for _, row in table:
        rows.add(row)
        if rows.read % PROGRESS_EVERY == 0:
            rows.check()
            if progress and not progress(rows.read):
                raise Cancelled
    rows.check()
    return rows.book()


class _Rows:
    """Counts rows as they go by."""

    def __init__(self, table: NamedTable, file: str, as_of: date, roles: Mapping[str, str | None]) -> None:
        self._file, self._as_of = file, as_of
        self._places = tuple(table.places.get(field, -1) for field in FIELDS)
        self._fields = frozenset(field for field in FIELDS if field in table.places)
        order = _date_order(table)
        self._days: Known[date | None] = Known(lambda text: _day(read_date(text, order)))
        self._kinds, self._role_names = Names("kind", file), Names("role", file)
        self._lengths: Known[float | None] = Known(read_length)
        self._clocks: Known[float | None] = Known(read_clock)
        self._outcomes: Known[Outcome | None] = Known(read_outcome)
        self._is_gp: Known[bool] = Known(lambda name: (roles[name] if name in roles else guess_role(name)) == GP)
        self._earliest = date(as_of.year - _YEARS, 1, 1)
        self._seen = Seen(file)
        self.read = 0
        self._first, self._last = date.max, date.min
        self._held: Counter[tuple[date, Sort]] = Counter()
        self._missed: Counter[Sort] = Counter()
        self._cancelled = 0
        self._minutes: Counter[tuple[Sort, float]] = Counter()
        self._hours: Counter[int] = Counter()
        self._left_out: Counter[LeftOut] = Counter()
        self._unclear: Counter[Unclear] = Counter()

    def __repr__(self) -> str:
        return "_Rows()"

    def add(self, row: list[str]) -> None:
        """Count one row."""
        self.read += 1
        width = len(row)
        cells = [row[place].strip() if 0 <= place < width else "" for place in self._places]
        day_text, time, end, kind, role, length, status, count, provider, own_gp, patient = cells
        day = self._days[day_text]
        number = read_number_of(count) if "count" in self._fields else 1
        if (reason := self._reason(day, number)) or day is None or number is None:
            self._left_out[reason or LeftOut.NO_DATE] += 1
            return
        self._first, self._last = min(self._first, day), max(self._last, day)
        outcome = self._outcomes[status] if status else "held"
        if outcome is None:
            self._unclear[Unclear.STATUS] += number
        minutes = self._length(length, time, end)
        sort = Sort(self._kinds[kind], self._role_names[role], minutes is not None and minutes >= LONG)
        if outcome == "cancelled":
            self._cancelled += number
        elif outcome == "missed":
            self._missed[sort] += number
        else:
            self._held[day, sort] += number
            # A date without a time has no blank and no T.
            at = time or (day_text if " " in day_text or "T" in day_text else "")
            self._hold(sort, minutes, at, number)
            if not role or self._is_gp[sort.role]:
                self._seen.add(patient, provider, own_gp, number)

    def _reason(self, day: date | None, number: int | None) -> LeftOut | None:
        if day is None:
            return LeftOut.NO_DATE
        if day > self._as_of:
            return LeftOut.TO_COME
        if day < self._earliest:
            return LeftOut.LONG_AGO
        return LeftOut.NO_NUMBER if number is None else None

    def _length(self, length: str, time: str, end: str) -> float | None:
        """The minutes of a row: as it says, else from begin to end."""
        if length or not end:
            return self._lengths[length]
        begin, until = self._clocks[time], self._clocks[end]
        if begin is None or until is None:
            return None
        return read_length(str((until - begin) % _DAY))

    def _hold(self, sort: Sort, minutes: float | None, time: str, number: int) -> None:
        if minutes is not None:
            self._minutes[sort, minutes] += number
        elif self._fields & {"duration", "end"}:
            self._unclear[Unclear.LENGTH] += number
        begin = self._clocks[time] if time else None
        if begin is not None:
            self._hours[int(begin) // 60] += number

    def check(self) -> None:
        """`ListError` where the counts are more than a practice can have, so that columns were mistaken."""
        if len(self._held) + len(self._minutes) > MOST_COUNTS:
            raise ListError(
                T("The list has more different kinds and lengths than one practice can have. Check the columns."),
                self._file,
            )
        self._seen.check()

    def book(self) -> Book:
        """The counts, in an order that does not depend on that of the rows; `ListError` where there are none."""
        if not self._held and not self._missed:
            raise ListError(T("The list has no past appointment with a date that can be read."), self._file)
        lengths: dict[Sort, dict[float, int]] = {}
        for (sort, minutes), number in sorted(self._minutes.items()):
            lengths.setdefault(sort, {})[minutes] = number
        return Book(
            held=self._in_order(),
            missed=dict(sorted(self._missed.items())),
            cancelled=self._cancelled,
            lengths=lengths,
            hours=dict(sorted(self._hours.items())),
            continuity=self._seen.result("role" in self._fields),
            first=self._first,
            last=self._last,
            read=self.read,
            left_out={reason: self._left_out[reason] for reason in LeftOut if reason in self._left_out},
            unclear={what: self._unclear[what] for what in Unclear if what in self._unclear},
            fields=self._fields,
        )

    def _in_order(self) -> dict[tuple[date, Sort], int]:
        """What took place, by day and sort. Numbers are compared faster than the texts of sorts."""
        places = {sort: place for place, sort in enumerate(sorted({sort for _, sort in self._held}))}

        def place(counted: tuple[tuple[date, Sort], int]) -> int:
            (day, sort), _ = counted
            return day.toordinal() * len(places) + places[sort]

        return dict(sorted(self._held.items(), key=place))


def _day(found: object) -> date | None:
    return found if isinstance(found, date) else None


def _date_order(table: NamedTable) -> DateOrder:
    """Day first, as in Dutch, unless some dates can only be month first and none can only be day first."""
    seen: DateOrder = "dmy"
    for _, row in table:
        shown = shows_order(table.cell(row, "date"))
        if shown == "dmy":
            return shown
        seen = shown or seen
    return seen
