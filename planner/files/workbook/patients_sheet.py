"""The sheet with the registered patients, one row per client group and one column per age band."""

from __future__ import annotations

from planner import names
from planner.explain import Figure
from planner.files.workbook.cells import Area, column_sum, formula
from planner.files.workbook.draft import Draft, as_of, patients
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Book, Sheet
from planner.plan import Patients, about
from planner.terms import AGE_BANDS, GROUPS, Group
from planner.texts import T, Unit

_HEAD = 5
_ORIGINS = {
    "typed": T("The counts were typed in."),
    "import": T("The counts come from an imported list."),
    "mix": T("The counts are a total with the average age mix of Dutch practices."),
}
TOTAL = Figure("practice", "", "patients")


def patients_sheet(draft: Draft, book: Book) -> Sheet:
    """Counts as inputs, totals as formulas."""
    say, known = draft.say, draft.plan.patients
    sheet = Sheet(say(T("Patients")), freeze=(_HEAD + 1, 1), repeat=(_HEAD, _HEAD), widths={0: 22})
    sheet.text(0, 0, sheet.title, Look.TITLE)
    sheet.text(1, 0, say(_ORIGINS[known.origin]), Look.SUBTITLE)
    sheet.text(3, 0, say(about(Patients, "as_of").title))
    sheet.put(3, 1, known.as_of, home=as_of())
    bands = [say(T("{band} years", band=band)) for band in AGE_BANDS]
    sheet.head(_HEAD, [say(T("Client group")), *bands, say(T("Total"))], numbers=1)
    for row, group in enumerate(GROUPS, start=_HEAD + 1):
        _group_row(draft, sheet, row, group)
        book.names[draft.group_names[group]] = Area(patients(AGE_BANDS[0], group), patients(AGE_BANDS[-1], group))
    sheet.as_table(sheet.title, _HEAD, _HEAD + len(GROUPS), len(AGE_BANDS) + 2)
    _totals(draft, sheet, _HEAD + 1 + len(GROUPS))
    book.names[draft.identifier(T("patients_total"))] = TOTAL
    if draft.results.patients and _not_split(known):
        note = T("The list is not split into client groups: everyone stands under the first group.")
        sheet.text(_HEAD + 3 + len(GROUPS), 0, say(note), Look.SUBTITLE)
    return sheet


def _not_split(known: Patients) -> bool:
    return not any(count for groups in known.counts.values() for group, count in groups.items() if group != "healthy")


def _group_row(draft: Draft, sheet: Sheet, row: int, group: Group) -> None:
    sheet.text(row, 0, draft.say(names.GROUPS[group]))
    counts = [draft.plan.patients.counts.get(band, {}).get(group, 0) for band in AGE_BANDS]
    for column, (band, count) in enumerate(zip(AGE_BANDS, counts, strict=True), start=1):
        sheet.put(row, column, count, Unit.PERSONS, patients(band, group))
    whole = formula("SUM({row})", row=Area(patients(AGE_BANDS[0], group), patients(AGE_BANDS[-1], group)))
    sheet.result(row, len(AGE_BANDS) + 1, whole, sum(counts), Unit.PERSONS)


def _totals(draft: Draft, sheet: Sheet, row: int) -> None:
    sheet.text(row, 0, draft.say(T("Total")), Look.TOTAL)
    for column, band in enumerate(AGE_BANDS, start=1):
        counts = draft.plan.patients.counts.get(band, {})
        whole = column_sum([patients(band, group) for group in GROUPS])
        sheet.result(row, column, whole, sum(counts.values()), Unit.PERSONS, look=Look.TOTAL)
    everyone = Area(patients(AGE_BANDS[0], GROUPS[0]), patients(AGE_BANDS[-1], GROUPS[-1]))
    whole = formula("SUM({all})", all=everyone)
    sheet.result(row, len(AGE_BANDS) + 1, whole, draft.results.patients, Unit.PERSONS, TOTAL, Look.TOTAL)
