"""The sheet with one row for each shift: it can be sorted, filtered and changed, and read back into the plan."""

from __future__ import annotations

from planner.files.shift_words import COLUMNS, Words, words
from planner.files.workbook.cells import storable
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import ListChoice, Sheet, Table
from planner.plan import Cell, WeekPlan
from planner.texts import T, Unit

_HEAD = 3
# Rows below the table in which the drop-downs work too.
_MORE = 300
_WIDTHS = {"week": 18, "weeks": 10, "member": 22, "role": 22, "day": 12, "part": 12, "work": 18, "hours": 8, "room": 18}
_LISTS = ("week", "member", "day", "part", "work", "room", "pinned")


def shifts_sheet(draft: Draft) -> Sheet:
    """All cells of all week plans, in a table with drop-downs; the lists of these stand to the right of it."""
    titles = tuple(draft.say(title) for title in COLUMNS.values())
    places = {column: place for place, column in enumerate(COLUMNS)}
    sheet = Sheet(draft.say(T("Shifts")), freeze=(_HEAD + 1, 0), repeat=(_HEAD, _HEAD))
    sheet.widths.update({places[column]: width for column, width in _WIDTHS.items()})
    sheet.text(0, 0, sheet.title, Look.TITLE)
    hint = T(
        "One row for each shift. Change rows, add some below or delete some, save the workbook, and read it back in "
        "the program: Roster, Read roster from Excel. The function is for reading only."
    )
    sheet.text(1, 0, draft.say(hint), Look.SUBTITLE)
    known, row = words(draft.plan, draft.say), _HEAD
    for week in draft.plan.weeks:
        # Cells of people whom the plan does not have count nowhere.
        for cell in (cell for cell in week.cells if cell.member in known.member):
            row += 1
            _write(draft, sheet, known, row, week, cell)
    last = max(row, _HEAD + 1)
    sheet.tables.append(Table("Shifts", (_HEAD, last), titles, is_sortable=True))
    sheet.head(_HEAD, titles)
    sheet.printed = (last, len(COLUMNS) - 1)
    for offset, column in enumerate(_LISTS):
        at = len(COLUMNS) + 1 + offset
        texts = list(known.of(column).values())
        for number, text in enumerate(texts, start=_HEAD + 1):
            sheet.text(number, at, text, Look.MUTED)
        if texts:
            sheet.text(_HEAD, at, draft.say(T("List: {column}", column=COLUMNS[column])), Look.MUTED)
            source = (at, _HEAD + 1, _HEAD + len(texts))
            sheet.lists.append(ListChoice((_HEAD + 1, last + _MORE), places[column], source))
    return sheet


def _write(draft: Draft, sheet: Sheet, known: Words, row: int, week: WeekPlan, cell: Cell) -> None:
    day, part = cell.session.split("_")
    roles = {member.id: member.role for member in draft.plan.staff}
    contents: dict[str, str | float | None] = {
        "week": known.week[week.id],
        "weeks": _weeks(cell),
        "member": known.member[cell.member],
        "role": draft.role(roles[cell.member]),
        "day": known.day[day],
        "part": known.part[part],
        "work": known.work[cell.work],
        "hours": cell.hours,
        "room": known.room[cell.room] if cell.room is not None else None,
        "pinned": known.pinned["yes"] if cell.pinned else None,
        "note": cell.note or None,
    }
    for place, (column, content) in enumerate(contents.items()):
        if column == "role":
            sheet.text(row, place, str(content))
        else:
            kept = storable(content) if isinstance(content, str) else content
            sheet.put(row, place, kept, Unit.HOURS if column == "hours" else Unit.NONE)


def _weeks(cell: Cell) -> str | float | None:
    """The weeks of the cycle; a semicolon, as in no language two numbers with one in between are a third."""
    if len(cell.weeks) == 1:
        return cell.weeks[0]
    return "; ".join(map(str, cell.weeks)) or None
