"""Workbooks that LibreOffice recalculated and saved: what they show, and what is read back from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook

from planner.files.template import Preview, read_template, write_template
from planner.files.template.columns import PATIENTS, SHEETS, Column, Kind, SheetSpec
from planner.files.template.labels import Words, vocabularies
from planner.files.template.report_slots import Slot, slots
from planner.files.template.rows import Row, rows
from planner.files.template.write import HEAD
from planner.files.workbook import report_layout, write_report
from planner.files.workbook.cells import storable
from planner.files.workbook.layout import column_letters
from planner.language import LANGUAGES, Translator
from planner.plan import Plan
from tests.support.workbooks import TODAY, against_engine, differences, scenarios_against_engine

_MOST_EDITS = 25
# Cells that say who or what a row is about, or that cannot change without others in the row or the table.
_TIED = frozenset(
    [
        *(("staff", "id"), ("delivery", "role"), ("delivery", "share"), ("patients", "band")),
        *(("consults", "volume"), ("tasks", "volume")),
    ]
)
_ESCAPED = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
_TABLES = {"consults": "activities", "tasks": "activities", "delivery": "activities", "leave": "absences"}
_FILLED = {
    "per_patient": ("rate", "factor"),
    "prevalence": ("rate", "factor", "times_per_year"),
    "per_week": ("count",),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """Another value in a cell of the template, and the record that it changes (as `Entry.key`)."""

    sheet: str
    cell: str
    value: Any
    key: str


def language_of(number: int) -> str:
    """Each language in turn."""
    return LANGUAGES[number % len(LANGUAGES)]


def edits(plan: Plan, language: str, chance: Random) -> list[Edit]:
    """For every column of the plan's template one cell with another value; no two of them depend on each other."""
    say = Translator(language)
    words = vocabularies(plan, say)
    found = []
    for spec in SHEETS:
        filled = list(rows(spec, plan, say))
        for place, column in enumerate(spec.columns):
            free = [(at, row) for at, row in enumerate(filled) if _is_free(spec, column, row, plan)]
            if not free:
                continue
            at, row = chance.choice(free)
            value = _other(spec, column, row, words, chance)
            if value is not None:
                cell = f"{column_letters(place)}{HEAD + at + 2}"
                found.append(Edit(say(spec.title), cell, value, _key(spec, row)))
    if plan.patients.as_of:
        found.append(Edit(say(PATIENTS.title), "B4", plan.patients.as_of + timedelta(1), "patients"))
    return found


def _key(spec: SheetSpec, row: Row) -> str:
    if spec is PATIENTS:
        return "patients"
    table = _TABLES.get(spec.key, "rooms" if spec.key == "rooms" else "staff")
    return f"{table}/{row['id']}"


def _is_free(spec: SheetSpec, column: Column, row: Row, plan: Plan) -> bool:
    """Whether the cell can be changed by itself."""
    if column.kind in (Kind.ID, Kind.REFERENCE) or (spec.key, column.field) in _TIED:
        return False
    name = column.field.partition(" ")[0]
    if name in ("rate", "factor", "times_per_year", "count"):
        return name in _FILLED[row["volume"]]
    return True


def _other(spec: SheetSpec, column: Column, row: Row, words: Words, chance: Random) -> Any:
    """A value that the column takes and that is not what stands there; None where there is none."""
    now = row.get(column.field)
    match column.kind:
        case Kind.TEXT:
            return f"Another {chance.randrange(10_000)}"
        case Kind.NUMBER:
            return chance.choice([value for value in (0.125, 0.5, 1) if value != now and value >= column.least])
        case Kind.DATE:
            # Leave ends no earlier than it begins.
            return (now or TODAY) + timedelta(days=-1 if column.field == "first" else 1)
        case Kind.CHOICES:
            left = [one for one in words[column.words] if one not in now]
            some = chance.sample(left, min(2, len(left)))
            return storable("; ".join(words[column.words][one] for one in some)) or None
    others = [word for one, word in words[column.words].items() if one != now and word]
    if (spec.key, column.field) == ("tasks", "kind"):
        others.remove(words["kind"]["consult"])
    return storable(chance.choice(others)) if others else None


def type_in(book: Workbook, changes: Sequence[Edit]) -> None:
    """Put the values into their cells, as a spreadsheet program stores them."""
    for edit in changes:
        book[edit.sheet][edit.cell].value = edit.value
        if isinstance(edit.value, str):
            # Never a formula or an error.
            book[edit.sheet][edit.cell].data_type = "s"
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        # openpyxl takes the escape off such a text, and writes it without.
        if isinstance(cell.value, str) and "_x" in cell.value:
            cell.value = _ESCAPED.sub("_x005F_x", cell.value)
            cell.data_type = "s"


def told(preview: Preview) -> Iterator[str]:
    """Every difference and every refused cell, as lines."""
    say = Translator("en")
    for entry in preview.entries:
        yield from (f"{entry.key} {entry.kind}: {say(one.text)}" for one in entry.differences)
    yield from (f"{one.sheet}!{one.cell} refused: {say(one.reason)}" for one in preview.refused)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many cells were compared, or edited, and what was not as it should be."""

    cells: int
    faults: tuple[str, ...]


def write_templates(many: Sequence[Plan], folder: Path) -> list[Path]:
    """The filled template of each plan."""
    paths = [folder / f"template{number}.xlsx" for number in range(len(many))]
    for number, (plan, path) in enumerate(zip(many, paths, strict=True)):
        write_template(plan, path, language_of(number), is_filled=True, today=TODAY)
    return paths


def prove_templates(many: Sequence[Plan], saved: Sequence[Path], chance: Random) -> Outcome:
    """Templates after LibreOffice saved them: no difference, and as many as there are cells edited."""
    cells, faults = 0, []
    for number, (plan, path) in enumerate(zip(many, saved, strict=True)):
        preview = read_template(path, plan)
        faults += [f"plan {number}, unedited: {line}" for line in told(preview)]
        if preview.proposal != plan:
            faults.append(f"plan {number}, unedited: another plan")
        changes = edits(plan, language_of(number), chance)
        cells += len(changes)
        faults += [f"plan {number}, edited: {line}" for line in _edited(plan, path, changes)]
    return Outcome(cells, tuple(faults))


def _edited(plan: Plan, saved: Path, changes: Sequence[Edit]) -> Iterator[str]:
    """What is wrong after these edits: each of them is one difference of its record, and nothing else is."""
    book = openpyxl.load_workbook(saved)
    type_in(book, changes)
    path = saved.with_name(f"edited-{saved.name}")
    book.save(path)
    preview = read_template(path, plan)
    wanted = Counter(edit.key for edit in changes)
    shown = Counter({entry.key: len(entry.differences) for entry in preview.entries})
    wrong = {key for key in shown | wanted if shown[key] != wanted[key]}
    if wrong or preview.refused:
        yield from (f"{key} has {shown[key]} differences for {wanted[key]} edited cells" for key in sorted(wrong))
        yield from (line for line in told(preview) if line.split()[0] in wrong or " refused: " in line)
        yield from (str(edit) for edit in changes if edit.key in wrong)


def write_reports(many: Sequence[Plan], folder: Path) -> list[Path]:
    """The report of each plan."""
    paths = [folder / f"report{number}.xlsx" for number in range(len(many))]
    for number, (plan, path) in enumerate(zip(many, paths, strict=True)):
        write_report(plan, path, language_of(number), TODAY)
    return paths


def prove_reports(many: Sequence[Plan], written: Sequence[Path], saved: Sequence[Path]) -> Outcome:
    """Reports after LibreOffice computed them: every formula, figure and figure of a scenario as the engine has it, and
    no difference where they are read back."""
    cells, faults = 0, []
    for number, (plan, path, anew) in enumerate(zip(many, written, saved, strict=True)):
        layout = report_layout(plan, language_of(number), TODAY)
        cells += len(layout.figures)
        wrong = [*differences(path, anew), *against_engine(plan, anew, layout)]
        wrong += [*scenarios_against_engine(plan, anew, layout), *told(read_template(anew, plan))]
        faults += [f"plan {number}: {one}" for one in wrong]
    return Outcome(cells, tuple(faults))


def edit_reports(many: Sequence[Plan], written: Sequence[Path], chance: Random) -> tuple[list[Path], list[int]]:
    """The reports with other numbers and dates in some inputs, as new files, and how many of them in each."""
    paths, counts = [], []
    for number, (plan, path) in enumerate(zip(many, written, strict=True)):
        book, known = openpyxl.load_workbook(path), slots(plan)
        places = report_layout(plan, language_of(number), TODAY).figures.items()
        free = [(known[str(figure)], place) for figure, place in places if _can_change(known.get(str(figure)))]
        chosen = chance.sample(free, min(_MOST_EDITS, len(free)))
        for slot, place in chosen:
            cell = book[place.sheet][place.cell]
            if slot.column.kind is Kind.DATE:
                cell.value = (cell.value.date() if cell.value else TODAY) + timedelta(1)
            else:
                fitting = (value for value in (0.5, 1, 2, 40) if slot.column.least <= value <= slot.column.most)
                cell.value = next(value for value in fitting if value != cell.value)
        paths.append(path.with_name(f"edited-{path.name}"))
        book.save(paths[-1])
        counts.append(len(chosen))
    return paths, counts


def _can_change(slot: Slot | None) -> bool:
    """Whether the input can be changed by itself, and is told by itself."""
    if slot is None or slot.part == "calendar":
        return False
    return slot.column.kind in (Kind.NUMBER, Kind.DATE) and slot.way[-1] not in (
        "share",
        "near_limit",
        "overload_limit",
    )


def prove_edited_reports(many: Sequence[Plan], saved: Sequence[Path], counts: Sequence[int]) -> Outcome:
    """Edited reports after LibreOffice saved them: as many differences as there are cells edited."""
    faults = []
    for number, (plan, path, count) in enumerate(zip(many, saved, counts, strict=True)):
        lines = list(told(read_template(path, plan)))
        if len(lines) != count:
            faults += [f"plan {number}, {count} cells edited: {line}" for line in (f"{len(lines)} differences", *lines)]
    return Outcome(sum(counts), tuple(faults))
