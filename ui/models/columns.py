"""What a table shows of its records, column by column: reading, editing, norm, explanation."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from planner.edits import Change
from planner.explain import Figure
from planner.plan import Plan, Record, about
from planner.results import Results
from planner.texts import Message, T, Unit

Kind = Literal["text", "number", "date", "choice"]
Choices = Sequence[tuple[Any, Message | str]]


@dataclass(frozen=True, slots=True)
class Joint:
    """Cells whose values hang together, such as shares that add up to one: several of them are changed at once.

    `place` tells which whole the cell of a row is a part of, and which part; `edit` sets parts of a whole.
    """

    place: Callable[[Any], tuple[str, str]]
    edit: Callable[[Plan, str, Mapping[str, Any]], Change]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column over records of any kind ("row" below).

    `read` gives the value itself: a number in the unit of the column, a text, a date, or the key of a choice; None
    is an empty cell. `usual` gives what holds where the value is empty; it is shown greyed. `edit` makes the change
    for a new value, and no `edit` means a result. `figure` names the number that a click explains, `norm` the path of
    the default behind the value. `optional` cells, all or those of some rows, may be cleared. `joint` tells that the
    value hangs together with others.
    """

    key: str
    title: Message | str
    read: Callable[[Any, Results], Any]
    kind: Kind = "number"
    unit: Unit = Unit.NONE
    help: Message | None = None
    usual: Callable[[Any, Results], Any] | None = None
    edit: Callable[[Plan, Any, Any], Change] | None = None
    locked: Callable[[Any], bool] | None = None
    figure: Callable[[Any], Figure | None] | None = None
    norm: Callable[[Any], str | None] | None = None
    choices: Callable[[Plan], Choices] | None = None
    unit_of: Callable[[Any], Unit] | None = None
    joint: Joint | None = None
    optional: bool | Callable[[Any], bool] = False
    width: int = 76

    def unit_for(self, row: Any) -> Unit:
        """The unit of the value in a row; the same for all rows unless they count different things."""
        return self.unit_of(row) if self.unit_of else self.unit

    def is_editable(self, row: Any) -> bool:
        """Whether the cell of a row can be typed in."""
        return self.edit is not None and not (self.locked and self.locked(row))

    def is_optional(self, row: Any) -> bool:
        """Whether the cell of a row may be cleared."""
        return self.optional(row) if callable(self.optional) else self.optional


def field(record: type[Record], name: str, read: Callable[[Any, Results], Any] | None = None, **rest: Any) -> Column:
    """A column for a field of the plan, with the title, unit and help that the field declares."""
    known = about(record, name)
    settings = {"key": name, "title": known.title, "unit": known.unit, "help": known.help}
    return Column(**{**settings, "read": read or (lambda row, _results: getattr(row, name)), **rest})


def _itself(row: Any, _results: Results) -> tuple[object, ...]:
    return (row,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a table, what identifies a row, and the objects that decide what a row shows.

    `depends` gives objects that are compared by identity: plan records, and results that the planner keeps as
    they are while nothing behind them changes. A row is drawn again when one of them is another object.
    The column numbered `stretch` gets the width that the others leave.
    """

    columns: tuple[Column, ...]
    key: Callable[[Any], Hashable] = lambda row: row.id
    depends: Callable[[Any, Results], tuple[object, ...]] = _itself
    stretch: int | None = 0


# Shares have their per cent sign in the cell.
UNITS: dict[Unit, Message] = {
    Unit.HOURS: T("hours"),
    Unit.MINUTES: T("minutes"),
    Unit.WEEKS: T("weeks"),
    Unit.DAYS: T("days"),
    Unit.SESSIONS: T("sessions"),
    Unit.FTE: T("fte"),
    Unit.PERSONS: T("patients"),
    Unit.CONTACTS: T("contacts"),
    Unit.TIMES: T("times"),
    Unit.RATE: T("times"),
    Unit.FACTOR: T("factor"),
    Unit.EUROS: T("euros"),
    Unit.HOUR_RATE: T("euros"),
}
