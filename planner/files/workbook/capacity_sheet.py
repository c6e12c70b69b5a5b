"""The sheet with the balance of every function, and the hours and contacts of each activity behind it."""

from __future__ import annotations

from planner.explain import Figure
from planner.files.workbook.balance import BALANCE
from planner.files.workbook.cells import Area
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import DEMAND, Look
from planner.files.workbook.matrix import contacts_table, hours_table
from planner.files.workbook.sheet import Chart, Limits, Series, Sheet
from planner.texts import T

_HEAD = 3
_ROLE_WIDTH = 13.0
_CHART_WIDTH = 640
_TITLE = Figure("capacity", "title", "utilisation")
_CHARTED = (("capacity", "name"), ("role", "utilisation"))


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
    row = contacts_table(draft, sheet, row + 1)
    _chart(draft, sheet, row + 1)
    return sheet


def _chart(draft: Draft, sheet: Sheet, row: int) -> None:
    """The utilisation of every function."""
    roles, say = draft.plan.roles, draft.say
    if not roles:
        return
    ends = roles[0].id, roles[-1].id
    for column, role in ((2, roles[0]), (1 + len(roles), roles[-1])):
        sheet.settle(Figure("capacity", role.id, "name"), _HEAD, column)
    sheet.settle(_TITLE, _HEAD + 1 + [line.name for line in BALANCE].index("utilisation"), 0)
    labels, values = (Area(*(Figure(kind, one, name) for one in ends)) for kind, name in _CHARTED)
    title = say(T("Utilisation"))
    series = (Series(_TITLE, labels, values, DEMAND),)
    sheet.breaks.append(row)
    height = 120 + 26 * len(roles)
    sheet.charts.append(Chart(row, 0, title, title, say(T("Function")), "0%", series, _CHART_WIDTH, height))


def function_names(draft: Draft) -> dict[str, Figure | Area]:
    """Excel's names for the hours of each function and for its utilisation."""
    found: dict[str, Figure | Area] = {}
    for role in draft.plan.roles:
        word = draft.role_words[role.id]
        found[draft.identifier(T("needed_{role}", role=word))] = Figure("role", role.id, "demand_hours")
        found[draft.identifier(T("available_{role}", role=word))] = Figure("role", role.id, "capacity_hours")
        found[draft.identifier(T("utilisation_{role}", role=word))] = Figure("role", role.id, "utilisation")
    return found


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
