"""One cell of a table: its value as it is shown, typed, sorted, marked and told to a screen reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any, Literal

from planner.errors import EditError
from planner.language import Translator
from planner.norms import norm, own
from planner.plan import Plan
from planner.results import Results
from planner.texts import Message, Quantity, T, Unit
from ui.models.columns import UNITS, Column
from ui.models.dates import read_date
from ui.models.norm_text import norm_lines
from ui.models.numbers import read_number, read_typed, write_number

Mark = Literal["own", "assumption"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows: `typed` is the text that editing begins with, `order` what it is sorted by.

    `muted` tells that the value is not its own.
    """

    value: Any
    shown: str
    typed: str
    order: Any
    muted: bool
    mark: Mark | None


def make_cell(column: Column, row: Any, results: Results, say: Translator) -> Cell:
    """The cell of a column in a row."""
    value = column.read(row, results)
    muted = value is None and column.usual is not None
    seen = column.usual(row, results) if muted and column.usual else value
    unit = column.unit_for(row)
    shown = _shown(column, seen, unit, results.plan, say)
    if value is None and column.kind != "choice":
        typed = ""
    else:
        typed = write_number(value, say.language, unit) if _is_number(value) else shown
    return Cell(value, shown, typed, _order(column, seen, shown), muted, _mark(column, row, value))


def _order(column: Column, value: Any, shown: str) -> Any:
    """Numbers and days sort by size, anything else by its text; None comes first."""
    if isinstance(value, date):
        return value.toordinal()
    return value if column.kind in ("number", "date") else shown


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(column: Column, value: Any, unit: Unit, plan: Plan, say: Translator) -> str:
    if column.kind == "choice" and column.choices:
        labels = [label for key, label in column.choices(plan) if key == value]
        return say(labels[0]) if labels else say.value(value or "")
    if value is None:
        return "" if column.edit or column.kind != "number" else say.plain(Quantity(None, unit))
    if _is_number(value):
        return say.plain(Quantity(value, unit)) if column.figure or unit is not Unit.SHARE else _exact_share(value, say)
    return say.value(value)


def _exact_share(share: float, say: Translator) -> str:
    """A share that somebody entered, with its decimal, so that 12.5% does not look like 12%."""
    return f"{say.number(share * 100, 1 if round(share * 1000) % 10 else 0)}%"


def _mark(column: Column, row: Any, value: Any) -> Mark | None:
    path = column.norm(row) if column.norm else None
    known = norm(path) if path else None
    if known is None or path is None or known.value is None or not isinstance(value, int | float):
        return None
    if own(value, path):
        return "own"
    return "assumption" if known.kind == "assumption" else None


def heading(column: Column, say: Translator) -> str:
    """Title and unit of a column, each on a line of its own; no unit where the title names it already."""
    title = say(column.title)
    unit = say(UNITS[column.unit]) if column.kind == "number" and column.unit in UNITS else ""
    return title if unit.casefold() in title.casefold() else f"{title}\n{unit}"


def tooltip(column: Column, row: Any, cell: Cell, say: Translator) -> str:
    """Help, and the norm behind the value with its source; as rich text, so that long lines wrap."""
    lines = [say(column.help)] if column.help else []
    path = column.norm(row) if column.norm else None
    known = norm(path) if path else None
    if known is not None and known.value is not None:
        lines.extend(norm_lines(known, cell.mark == "own", say))
    if column.figure and not column.is_editable(row):
        lines.append(say(T("Click for how this number comes about.")))
    return "".join(f"<p style='margin:2px 0'>{escape(line)}</p>" for line in lines)


_SPOKEN_MARKS: dict[Mark, Message] = {"own": T("own value"), "assumption": T("assumption")}


def spoken(column: Column, row: Any, cell: Cell, say: Translator) -> str:
    """The cell for a screen reader: column, value, unit and mark."""
    unit = UNITS.get(column.unit_for(row)) if cell.shown and column.kind == "number" else None
    parts = [cell.shown, say(unit) if unit else "", say(_SPOKEN_MARKS[cell.mark]) if cell.mark else ""]
    return say(T("{column}: {value}", column=column.title, value=" ".join(part for part in parts if part)))


def read_value(column: Column, row: Any, text: str, plan: Plan, say: Translator, pasted: bool = False) -> Any:
    """The value that a text means in this cell; `EditError` where it means none.

    A pasted text is a sum only where it begins with =, so that what is a date elsewhere does not become a number.
    """
    bare = text.strip()
    if not bare and column.kind != "text":
        if column.is_optional(row):
            return None
        raise EditError(T("{field} cannot be empty.", field=column.title))
    if column.kind == "number":
        read = read_number if pasted and not bare.startswith("=") else read_typed
        return read(bare, say.language, column.unit_for(row))
    if column.kind == "date":
        return read_date(bare)
    if column.kind == "choice" and column.choices:
        return _choice(column, bare, plan, say)
    return bare


def _choice(column: Column, text: str, plan: Plan, say: Translator) -> Any:
    assert column.choices
    for key, label in column.choices(plan):
        if text.casefold() in (say(label).casefold(), str(key).casefold()):
            return key
    raise EditError(T("'{text}' is not one of the choices for {field}.", text=text, field=column.title))
