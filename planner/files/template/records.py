"""From the rows of the template to records of the plan: which record a row is, and what it makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.files.shift_words import plain
from planner.files.template.grid import Row
from planner.files.template.labels import Lookup
from planner.plan import Absence, Activity, Member, Record, Room
from planner.problems import describe
from planner.texts import T

Rec = TypeVar("Rec", Member, Activity, Room, Absence)
Any_ = TypeVar("Any_", bound=Record)

# Spreadsheet programs keep fewer digits than a plan does.
_DIGITS = 1e-12


def same_number(one: float, other: float) -> bool:
    """Whether two numbers are the same but for the last digits that a spreadsheet program drops."""
    return abs(one - other) <= _DIGITS * max(abs(one), abs(other))


def kept(old: Any, new: Any) -> Any:
    """The old value where the new one is the same but for the last digits that a spreadsheet program drops."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: kept(old.get(key), value) for key, value in new.items()}
    if isinstance(old, int | float) and isinstance(new, int | float):
        return old if same_number(old, new) else new
    if isinstance(old, str) and isinstance(new, str):
        return old if plain(old) == new else new
    if isinstance(old, tuple) and isinstance(new, tuple):
        return old if set(old) == set(new) else new
    return new


def made(
    row: Row, record: type[Any_], values: Mapping[str, Any], columns: Mapping[str, str] | None = None
) -> Any_ | None:
    """The record with these values; None, and the cell refused, where a field does not take its value.

    `columns` has the column of a field that is called otherwise.
    """
    try:
        return record.model_validate(dict(values))
    except ValidationError as error:
        place = [str(part) for part in error.errors(include_url=False)[0]["loc"]]
        names = {**{name: name for name in row.grid.places}, **(columns or {})}
        column = next((names[key] for key in (" ".join(place[:2]), *place) if key in names), "")
        row.refuse(column, describe(error, record))
        return None


def with_defaults(record: type[Record], row: Row, fields: Iterable[str], old: Record | None) -> dict[str, Any] | None:
    """The values of some fields: those of the row, where its cell is empty the usual one, else those of the old record.

    None, and the cell refused, where an empty cell has to be filled.
    """
    values: dict[str, Any] = dict(old.__dict__) if old is not None else {}
    for name in fields:
        info = record.model_fields[name]
        if name not in row.values and name in values:
            continue
        value = row.values.get(name)
        if value is None and info.is_required():
            row.refuse(name, T("{column} is empty.", column=row.grid.spec.column(name).title))
            return None
        value = info.get_default() if value is None else value
        values[name] = kept(values.get(name), value)
    return values


@dataclass
class Keyed:
    """Rows tied to the records that they are, by id or else by what they are called."""

    pairs: list[tuple[Row, str, bool]] = field(default_factory=list)
    is_sure: bool = True


def keyed(rows: list[Row], olds: Iterable[str], foreign: Iterable[str], guess: Callable[[Row], str | None]) -> Keyed:
    """Each row with its id, or an empty one for a new record, and whether the plan has it.

    `foreign` are ids that another sheet has; `guess` names the record that a row without an id is about.
    Where an id cannot be read, and where the sheet is partial or empty, it is not sure which records have no row.
    """
    known, elsewhere = set(olds), set(foreign)
    found = Keyed(is_sure=bool(rows) and not any(row.grid.is_partial for row in rows))
    claimed: set[str] = set()
    later: list[Row] = []
    for row in rows:
        one = row.values.get("id")
        if one is None:
            later.append(row)
        elif one in claimed:
            row.refuse("id", T("'{id}' occurs twice; each entry needs a name of its own.", id=one))
            found.is_sure = False
        elif one in elsewhere:
            row.refuse("id", T("'{id}' belongs to another sheet. Clear the cell to add a new row.", id=one))
            found.is_sure = False
        else:
            claimed.add(one)
            found.pairs.append((row, one, one in known))
    for row in later:
        one = guess(row)
        is_old = one is not None and one in known - claimed
        if one is not None and is_old:
            claimed.add(one)
        elif row.is_refused:
            found.is_sure = False
        found.pairs.append((row, one if one is not None and is_old else "", is_old))
    # In the order of the sheet.
    found.pairs.sort(key=lambda pair: pair[0].number)
    return found


def merged(
    olds: tuple[Rec, ...],
    found: Keyed,
    make: Callable[[Row, str, Rec | None], Rec | None],
    covers: Callable[[Rec], bool] = lambda _record: True,
) -> tuple[Rec, ...]:
    """The records after the sheet: those of rows that are refused stay, those without a row go, new ones come last.

    `covers` tells which of the plan's records the sheet is about.
    """
    by_id = {one.id: one for one in olds}
    news: dict[str, Rec | None] = {}
    added: list[Rec] = []
    stay: list[Rec | None] = []
    for row, given, is_old in found.pairs:
        old = by_id[given] if is_old else None
        new = None if row.is_refused else make(row, given, old)
        if old is not None:
            news[given] = new or old
        elif new is not None:
            added.append(new)
    for one in olds:
        goes = covers(one) and found.is_sure
        stay.append(news.get(one.id) if goes else news.get(one.id, one))
    return tuple([one for one in stay if one is not None] + added)


def named(row: Row, old_name: str, shown: tuple[str, ...]) -> str:
    """The name in a row; the old one where the row has the word that stands for it (`shown`, none for a new record).

    A partial sheet knows records by their names, so that it changes none of them.
    """
    if "name" not in row.values or (row.grid.is_partial and shown):
        return old_name
    text = row.values["name"] or ""
    return old_name if text in {plain(word) for word in shown} else text


def by_name(lookup: Lookup, vocabulary: str) -> Callable[[Row], str | None]:
    """Tells the record of a row by its name."""
    return lambda row: lookup.find(vocabulary, row.values.get("name") or "")


def resolved(
    row: Row, column: str, vocabulary: str, known: Iterable[str], gone: Iterable[str], lookup: Lookup
) -> str | None:
    """The record that a row is about, by its id or else by its name; None, and the cell refused, where it is none.

    A row of a record that is taken out of the plan (`gone`) is passed over.
    """
    one: str | None = row.values.get("id")
    text: str = row.values.get(column) or ""
    meant = lookup.find(vocabulary, text) if text else None
    if one in set(gone) or (one is None and meant in set(gone)):
        return None
    if one is not None and one not in set(known):
        row.refuse("id", T("'{text}' is not known: {column}.", text=one, column=row.grid.spec.column("id").title))
        return None
    if one is not None:
        if meant is not None and meant != one:
            row.refuse(
                column,
                T("The id in this row is of somebody or something else. Clear it, or correct '{text}'.", text=text),
            )
        return one
    if meant is None:
        title = row.grid.spec.column(column).title
        problem = T("'{text}' is not known: {column}.", text=text, column=title)
        row.refuse(column, problem if text else T("{column} is empty.", column=title))
    return meant
