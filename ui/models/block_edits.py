"""Many cells changed as one step: what fits is put together in one change, what is refused is named with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.edits import Change
from planner.errors import EditError
from planner.language import Translator
from planner.plan import Plan
from planner.texts import Message, T, Unit
from ui.models.blocks import Pasted, day_of
from ui.models.cell_edits import Target
from ui.models.cells import read_value
from ui.models.dates import read_date

_LOCKED = T("This is worked out and cannot be typed.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that is to get another content: the number of its row on screen, and the text that comes into it.

    `pasted` is the cell that it comes from; without it `value` is the value itself. `same` tells that the cell shows
    this text already.
    """

    target: Target
    row: int
    text: str
    pasted: Pasted | None = None
    value: Any = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that was not taken over: where it would have come, and why it did not. Rows count from 1."""

    row: int
    column: Message | str
    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """What filling many cells comes to: the change for those that fit, how many they are, and the others."""

    change: Change | None
    fits: int
    refused: tuple[Refusal, ...]


def fill(
    plan: Plan,
    entries: Iterable[Entry],
    say: Translator,
    label: Callable[[int], Message],
    start: Change | None = None,
) -> Outcome:
    """Try all entries on a plan, in order; `label` gives the words for so many changed cells.

    With a `start`, that is what they come on top of, in the same step.
    """
    filling = _Filling(start.plan if start else plan, start.touched if start else frozenset(), say)
    for entry in entries:
        filling.take(entry)
    filling.take_wholes()
    refused = tuple(sorted(filling.refused, key=lambda one: one.row))
    change = Change(filling.plan, label(filling.fits), filling.touched) if filling.plan != plan else None
    return Outcome(change, filling.fits, refused)


class _Filling:
    """A plan that grows edit by edit."""

    def __init__(self, plan: Plan, touched: frozenset[str], say: Translator) -> None:
        self.plan = plan
        self.touched = touched
        self.fits = 0
        self.refused: list[Refusal] = []
        self._say = say
        self._wholes: defaultdict[str, list[tuple[Entry, Any]]] = defaultdict(list)

    def take(self, entry: Entry) -> None:
        """Take over one cell; what hangs together with others waits for `take_wholes`."""
        column, record = entry.target.column, entry.target.record
        if entry.same and not column.joint:
            self.fits += 1
        elif not column.is_editable(record):
            if not entry.same:
                self._refuse(entry, _LOCKED)
        else:
            try:
                value = self._value(entry)
                if column.joint:
                    self._wholes[column.joint.place(record)[0]].append((entry, value))
                elif column.edit:
                    self._apply(column.edit(self.plan, record, value), 1)
            except EditError as error:
                self._refuse(entry, error.message)

    def take_wholes(self) -> None:
        """Take over the cells that hang together, all those of one whole at once."""
        for whole, cells in self._wholes.items():
            try:
                self._take_whole(whole, cells)
            except EditError as error:
                for entry, _value in cells:
                    self._refuse(entry, error.message)

    def _take_whole(self, whole: str, cells: Sequence[tuple[Entry, Any]]) -> None:
        joint = cells[0][0].target.column.joint
        assert joint
        parts: Mapping[str, Any] = {_part(entry): value for entry, value in cells}
        same = all(entry.same for entry, _value in cells)
        self._apply(None if same else joint.edit(self.plan, whole, parts), len(cells))

    def _apply(self, change: Change | None, cells: int) -> None:
        if change is not None:
            self.plan, self.touched = change.plan, self.touched | change.touched
        self.fits += cells

    def _refuse(self, entry: Entry, why: Message) -> None:
        self.refused.append(Refusal(entry.row, entry.target.column.title, entry.text, why))

    def _value(self, entry: Entry) -> Any:
        if entry.pasted is None:
            return entry.value
        target = entry.target
        exact = _exact_value(target, entry.pasted)
        if exact is not None:
            return exact
        return read_value(target.column, target.record, entry.text, self.plan, self._say, pasted=True)


def _part(entry: Entry) -> str:
    joint = entry.target.column.joint
    assert joint
    return joint.place(entry.target.record)[1]


def _exact_value(target: Target, cell: Pasted) -> Any:
    """The value that the other program told, or None where only the text can tell."""
    if cell.exact is None:
        return None
    looks_like_date = _is_date(cell.text)
    if target.column.kind == "date" and looks_like_date:
        return day_of(cell.exact)
    if target.column.kind != "number" or not cell.text or not set(cell.text) <= _NUMBER_SIGNS or looks_like_date:
        return None
    unit, is_per_cent = target.column.unit_for(target.record), "%" in cell.text
    if unit is Unit.CLOCK:
        return None
    if unit is Unit.SHARE:
        return cell.exact if is_per_cent else cell.exact / 100
    return None if is_per_cent else cell.exact


_NUMBER_SIGNS = frozenset("0123456789.,'’+-−%€$£ \u00a0\u202f")


def _is_date(text: str) -> bool:
    try:
        read_date(text)
    except EditError:
        return "-" in text.strip()[1:] or "/" in text
    return True
