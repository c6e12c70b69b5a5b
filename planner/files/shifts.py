"""Reading a roster back from a workbook: the sheet with one row for each shift.

The rows of a week plan are all of its cells. A week plan that the sheet does not name stays as it is. A row that says
something the plan does not know is refused with its cell, and then nothing can be taken over: rows that are left out
would look like shifts that were removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from planner import names
from planner.edits import Change
from planner.files.named_columns import NamedTable, open_named, read_number
from planner.files.patient_columns import key_of
from planner.files.shift_differences import Difference, Kind, differences
from planner.files.shift_words import COLUMNS, Words, key, words
from planner.files.xlsx_rows import too_large
from planner.language import LANGUAGES, Translator
from planner.plan import Cell, Plan, WeekPlan, find
from planner.problems import describe
from planner.texts import TN, Message, T
from planner.week.cell_edits import replace_cells

# By column, the names that mean it.
_NAMES = {
    "week": "weekrooster weekplan rooster roster",
    "weeks": "wekenvandecyclus weeksofthecycle cyclus cycle",
    "member": "persoon person medewerker naam wie employee who",
    "day": "dag day weekdag weekday",
    "part": "dagdeel partoftheday part session",
    "work": "werk work activiteit activity",
    "hours": "uren hours uur",
    "room": "kamer room spreekkamer",
    "pinned": "vastgezet pinned",
    "note": "notitie note opmerking remark",
}
_NEEDED = {"member": T("the person"), "day": T("the day"), "part": T("the part of the day"), "work": T("the work")}
# More shifts than the week plans of any practice have together.
_MOST_ROWS = 50_000
_WEEKS = re.compile(r"\d+(?:\s*[;,+&/]\s*\d+)*")
_NO = ("", "nee", "no", "0", "false")
_YES = ("ja", "yes", "x", "1", "true")


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell of the sheet that cannot be taken over, and why."""

    cell: str
    reason: Message


@dataclass(frozen=True, slots=True)
class ShiftsRead:
    """What a sheet would change. `change` is None where a row was refused or nothing is different."""

    rows: int
    differences: tuple[Difference, ...]
    refused: tuple[Refused, ...]
    change: Change | None

    def count(self, kind: Kind) -> int:
        """How many shifts are added, changed or removed."""
        return sum(one.kind == kind for one in self.differences)


class _RefusedError(Exception):
    """Why a cell of the sheet is refused, with its column."""

    def __init__(self, column: str, reason: Message) -> None:
        super().__init__(column)
        self.column, self.reason = column, reason


def read_shifts(path: Path, plan: Plan) -> ShiftsRead:
    """Compare the shifts in a workbook with the week plans; `ListError` where it has no such sheet."""
    table = open_named(path, _NAMES, _NEEDED)
    reader = _Reader(plan, table)
    for number, row in table:
        reader.read(number, row)
        if reader.rows > _MOST_ROWS:
            raise too_large(path)
    found = reader.found
    if not reader.refused:
        reader.refused += _protected(plan, found, reader.first_rows)
    different = tuple(
        one for week in plan.weeks if week.id in found for one in differences(week, tuple(found[week.id]))
    )
    change = None if reader.refused or not different else _change(plan, found, len(different))
    return ShiftsRead(reader.rows, different, tuple(reader.refused), change)


class _Reader:
    """Collects cells by week plan, in the order of the rows, and what is refused."""

    def __init__(self, plan: Plan, table: NamedTable) -> None:
        self.plan, self.table = plan, table
        self.rows = 0
        self.found: dict[str, list[Cell]] = {}
        self.first_rows: dict[str, int] = {}
        self.refused: list[Refused] = []
        self._known = _lookup(plan, _language(table))

    def read(self, number: int, row: list[str]) -> None:
        """Take a row in; one without any of the columns is passed over."""
        if not any(self.table.cell(row, field) for field in self.table.places):
            return
        self.rows += 1
        try:
            week = self._week(row)
            cell = self._cell(week, row)
        except _RefusedError as error:
            self.refused.append(Refused(f"{_letters(self.table.places.get(error.column, 0))}{number}", error.reason))
            return
        self.found.setdefault(week.id, []).append(cell)
        self.first_rows.setdefault(week.id, number)

    def _week(self, row: list[str]) -> WeekPlan:
        if not self.table.cell(row, "week") and len(self.plan.weeks) == 1:
            return self.plan.weeks[0]
        return find(self.plan.weeks, self._choice(row, "week"))

    def _choice(self, row: list[str], column: str) -> str:
        text = self.table.cell(row, column)
        if not text:
            raise _RefusedError(column, T("{column} is empty.", column=COLUMNS[column]))
        found = self._known[column].get(key(text))
        if found is None:
            raise _RefusedError(column, T("'{text}' is not known: {column}.", text=text, column=COLUMNS[column]))
        return found

    def _cell(self, week: WeekPlan, row: list[str]) -> Cell:
        member = self._choice(row, "member")
        session = f"{self._choice(row, 'day')}_{self._choice(row, 'part')}"
        work = self._choice(row, "work")
        room = self._choice(row, "room") if self.table.cell(row, "room") else None
        values = {
            "member": member,
            "session": session,
            "work": work,
            "room": room,
            "hours": self._hours(row),
            "weeks": self._weeks(week, row),
            "pinned": self._pinned(row),
            "note": self.table.cell(row, "note"),
        }
        try:
            return Cell.model_validate(values)
        except ValidationError as error:
            field = str(error.errors()[0]["loc"][0])
            refused = _RefusedError(field if field in COLUMNS else "member", describe(error, Cell))
        raise refused

    def _hours(self, row: list[str]) -> float:
        text = self.table.cell(row, "hours")
        number = read_number(text)
        if number is None:
            raise _RefusedError("hours", T("'{text}' is no number of hours.", text=text))
        return number

    def _weeks(self, week: WeekPlan, row: list[str]) -> tuple[int, ...]:
        text = self.table.cell(row, "weeks")
        if not text:
            return ()
        if not _WEEKS.fullmatch(text):
            raise _RefusedError("weeks", T("'{text}' is no list of weeks such as 1; 3.", text=text))
        weeks = tuple(sorted({int(number) for number in re.findall(r"\d+", text)}))
        if weeks[0] < 1 or weeks[-1] > week.cycle:
            reason = T(
                "{what} has a cycle of {cycle} weeks: there is no week {text}.",
                what=names.week(week),
                cycle=week.cycle,
                text=text,
            )
            raise _RefusedError("weeks", reason)
        return weeks

    def _pinned(self, row: list[str]) -> bool:
        text = self.table.cell(row, "pinned")
        if key(text) not in (*_NO, *_YES):
            raise _RefusedError("pinned", T("'{text}' is neither yes nor no.", text=text))
        return key(text) in _YES


def _language(table: NamedTable) -> str:
    """The language of the column titles."""
    head = next(row for number, row in enumerate(table.table, start=1) if number == table.header_row)
    shown = {key_of(cell) for cell in head}

    def known(language: str) -> int:
        say = Translator(language)
        return sum(key_of(say(title)) in shown for title in COLUMNS.values())

    return max(LANGUAGES, key=known)


def _lookup(plan: Plan, language: str) -> Mapping[str, Mapping[str, str]]:
    """By column: what each text means, in the language of the sheet, in another one, or as the id itself."""
    order = (language, *(other for other in LANGUAGES if other != language))
    known: list[Words] = [words(plan, Translator(each)) for each in order]
    found: dict[str, dict[str, str]] = {}
    for column in ("week", "member", "day", "part", "work", "room"):
        texts: dict[str, str] = {}
        for each in known:
            for record_id, word in each.of(column).items():
                texts.setdefault(key(word), record_id)
        for record_id in known[0].of(column):
            texts.setdefault(key(record_id), record_id)
        found[column] = texts
    return found


def _letters(place: int) -> str:
    """A, B ... Z, AA for columns from 0."""
    letters, number = "", place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _protected(plan: Plan, found: Mapping[str, list[Cell]], first_rows: Mapping[str, int]) -> Iterator[Refused]:
    """Published week plans that the sheet would change, with their first row."""
    for week in plan.weeks:
        if week.state == "published" and week.id in found and any(differences(week, tuple(found[week.id]))):
            reason = T("{what} is published. Set it back to final before you change it.", what=names.week(week))
            yield Refused(f"A{first_rows[week.id]}", reason)


def _change(plan: Plan, found: Mapping[str, list[Cell]], count: int) -> Change:
    label = TN("Read {count} shift from Excel", "Read {count} shifts from Excel", count)
    now = plan
    for week in plan.weeks:
        if week.id in found and any(differences(week, tuple(found[week.id]))):
            now = replace_cells(now, week.id, found[week.id], label).plan
    return Change(now, label, frozenset({"weeks"}))
