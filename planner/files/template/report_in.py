"""Reading the report back: what people changed in its cells with inputs since it was written.

A hidden sheet of the report says of each input where it stands, by a formula that spreadsheet programs keep right, and
what it was. So only what was changed in the workbook is taken over: what was changed in the plan since then stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner import names
from planner.check import check
from planner.difference.fields import PARTS
from planner.errors import ListError, PlanError
from planner.files.shift_words import plain
from planner.files.template.grid import Refused, is_empty
from planner.files.template.labels import Lookup
from planner.files.template.raw import Raw, RawSheet
from planner.files.template.records import same_number
from planner.files.template.references import followed_cell
from planner.files.template.report_slots import Slot, slots, with_value
from planner.files.template.values import RefusedError, read_value
from planner.files.workbook.check_sheet import EXPORTED, FORMAT_VERSION, HEAD, INPUTS, KEY, NOW, TITLE
from planner.files.workbook.layout import column_letters
from planner.language import LANGUAGES
from planner.plan import Plan
from planner.texts import Message, T


@dataclass(frozen=True, slots=True)
class _Changed:
    """A cell that is not what it was: its sheet, its address there, the address of its figure, and its value now.

    Of a cell that is gone, such as with its row, it is the cell of the hidden sheet that followed it.
    """

    sheet: str
    cell: str
    figure: str
    raw: Raw
    odd: Message | None = None
    is_gone: bool = False


def changes(
    sheets: list[RawSheet], plan: Plan, name: str
) -> tuple[dict[str, Any], tuple[Refused, ...], tuple[str, ...]]:
    """The parts of the plan with the changes made in a report, what is refused of them, and the parts that were read.

    `ListError` for a report of a newer version, or one of which the hidden sheet was changed.
    """
    hidden = next(sheet for sheet in sheets if sheet.title == TITLE)
    facts = dict(zip(HEAD, (_cell(hidden, row, NOW) for row in range(len(HEAD))), strict=True))
    version = facts["format"]
    if isinstance(version, int | float) and version > FORMAT_VERSION:
        raise ListError(T("This report was written by a newer version of the program."), name)
    start = next((at for at, row in enumerate(hidden.rows) if row[:1] == [INPUTS]), None)
    count = _cell(hidden, start, NOW) if start is not None else None
    if start is None or not isinstance(count, int | float) or version != FORMAT_VERSION:
        raise ListError(T("The report cannot be read back: its hidden sheet was changed. Write it again."), name)
    refused: list[Refused] = []
    known = slots(plan)
    rows = range(start + 1, start + 1 + int(min(count, len(hidden.rows))))
    gone: dict[tuple[str, str], Refused] = {}
    taken: dict[tuple[str, str], list[tuple[_Changed, Slot]]] = defaultdict(list)
    for one in _changed(hidden, rows, sheets):
        slot = known.get(one.figure)
        if slot is not None and one.is_gone:
            gone.setdefault((slot.part, slot.id), Refused(one.sheet, one.cell, _gone(plan, slot)))
        elif slot is not None:
            taken[slot.part, slot.id].append((one, slot))
        elif not one.is_gone:
            problem = T("What this cell is about is no longer in the plan.")
            refused.append(Refused(one.sheet, one.cell, problem))
    language = facts["language"]
    lookup = Lookup(plan, language if isinstance(language, str) and language in LANGUAGES else LANGUAGES[0])
    new = plan
    for (part, _id), edits in taken.items():
        new = _with_edits(new, part, edits, lookup, refused)
    parts = {part: getattr(new, part) for part, _id in taken}
    return parts, (*refused, *gone.values()), tuple(dict.fromkeys(slot.part for slot in known.values()))


def _cell(sheet: RawSheet, row: int, column: int) -> Raw:
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return cells[column] if column < len(cells) else ""


def _changed(hidden: RawSheet, rows: range, sheets: list[RawSheet]) -> Iterator[_Changed]:
    """The inputs that are gone or not what they were when the report was written."""
    by_title = {sheet.title: sheet for sheet in sheets}
    for row in rows:
        figure, exported = plain(str(_cell(hidden, row, KEY))), _cell(hidden, row, EXPORTED)
        spot = f"{column_letters(NOW)}{row + 1}"
        place = followed_cell(hidden.formulas.get(spot, ""))
        sheet = by_title.get(place.sheet) if place else None
        if place is None or sheet is None:
            yield _Changed(TITLE, spot, figure, "", is_gone=True)
            continue
        raw, odd = _cell(sheet, place.row, place.column), sheet.odd.get(place.cell)
        if odd is not None or not _is_same(raw, exported):
            yield _Changed(sheet.title, place.cell, figure, raw, odd)


def _gone(plan: Plan, slot: Slot) -> Message:
    record = _record(plan, slot.part, slot.id)
    called: Mapping[str, Callable[[Any], Message | str]] = {
        "roles": names.role_name,
        "staff": names.member,
        "activities": names.activity,
    }
    what = called[slot.part](record) if slot.part in called else PARTS[slot.part]
    return T("{what}: cells are gone from the report, so the plan keeps what they said.", what=what)


def _is_same(raw: Raw, exported: Raw) -> bool:
    if is_empty(raw) or is_empty(exported):
        return is_empty(raw) and is_empty(exported)
    if isinstance(raw, datetime) or isinstance(exported, datetime):
        raw, exported = (one.date() if isinstance(one, datetime) else one for one in (raw, exported))
    if isinstance(raw, str) and isinstance(exported, str):
        return plain(raw) == plain(exported)
    if isinstance(raw, int | float) and isinstance(exported, int | float):
        return same_number(raw, exported)
    return type(raw) is type(exported) and raw == exported


def _with_edits(
    plan: Plan, part: str, edits: list[tuple[_Changed, Slot]], lookup: Lookup, refused: list[Refused]
) -> Plan:
    """The plan with the changes to one record; a change that does not fit is refused, and so are those that only
    together do not."""
    record = old = _record(plan, part, edits[0][1].id)
    fitting = []
    for one, slot in edits:
        try:
            record = with_value(record, slot.way, _value(one, slot, lookup))
            fitting.append((one, slot))
        except RefusedError as error:
            refused.append(Refused(one.sheet, one.cell, error.reason))
    new = _swapped(plan, part, old, record)
    try:
        return check(new)
    except PlanError as error:
        refused += [Refused(one.sheet, one.cell, error.message) for one, _slot in fitting]
    return plan


def _value(one: _Changed, slot: Slot, lookup: Lookup) -> Any:
    if one.odd is not None:
        raise RefusedError(one.odd)
    return None if is_empty(one.raw) else read_value(slot.column, one.raw, lookup)


def _record(plan: Plan, part: str, record_id: str) -> Any:
    records = getattr(plan, part)
    return next(one for one in records if one.id == record_id) if isinstance(records, tuple) else records


def _swapped(plan: Plan, part: str, old: Any, new: Any) -> Plan:
    records = getattr(plan, part)
    swapped = tuple(new if one is old else one for one in records) if isinstance(records, tuple) else new
    return plan.model_copy(update={part: swapped})
