"""The sheet with the balance of every function, and the hours and contacts of each activity behind it."""

from __future__ import annotations

from planner.explain import Figure
from planner.files.workbook.balance import BALANCE
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.matrix import contacts_table, hours_table
from planner.files.workbook.sheet import Limits, Sheet
from planner.texts import T

_HEAD = 3
_ROLE_WIDTH = 13.0


def capacity_sheet(draft: Draft) -> Sheet:
    """One column per function: the balance, then hours by activity, then contacts by activity."""
    say = draft.say
    sheet = Sheet(say(T("Capacity")), freeze=(_HEAD + 1, 1), repeat=(_HEAD, _HEAD), widths={0: 32, 1: 16})
    sheet.text(0, 0, sheet.title, Look.TITLE)
    sheet.text(1, 0, say(T("What an average week asks of each function, and what there is.")), Look.SUBTITLE)
    sheet.head(_HEAD, [say(T("Average week")), "", *map(draft.role, draft.plan.roles)], numbers=2)
    row = _balance(draft, sheet, _HEAD + 1)
    sheet.least |= dict.fromkeys(range(2, 2 + len(draft.plan.roles)), _ROLE_WIDTH)
    sheet.breaks.append(row + 1)
    row = hours_table(draft, sheet, row + 1)
    sheet.breaks.append(row + 1)
    contacts_table(draft, sheet, row + 1)
    return sheet


def _balance(draft: Draft, sheet: Sheet, row: int) -> int:
    """One row per figure of a function; the answer is the row after them."""
    for line in BALANCE:
        sheet.text(row, 0, draft.say(line.label), Look.WRAPPED)
        sheet.text(row, 1, draft.unit(line.unit), Look.MUTED)
        for column, role in enumerate(draft.plan.roles, start=2):
            home = Figure("role", role.id, line.name)
            sheet.result(row, column, line.formula(draft, role), line.value(draft, role), line.unit, home)
        if line.name == "utilisation" and draft.plan.roles:
            sheet.limits.append(Limits((row, row), (2, 1 + len(draft.plan.roles)), draft.limits()))
        row += 1
    return row
