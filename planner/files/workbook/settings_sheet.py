"""The sheet with the limits of the practice and the settings of its functions."""

from __future__ import annotations

from planner.files.workbook.draft import Draft, limit, role_input
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Book, Sheet
from planner.plan import Practice, Role, about
from planner.texts import T

LIMITS = (
    "weeks_per_year",
    "near_limit",
    "overload",
    "contacts_per_gp_day",
    "list_per_gp_fte",
    "continuity_floor",
    "lone_fte",
    "locum_rate",
)
# Excel's names for the limits that formulas refer to only by their cell.
_NAMES = {
    "contacts_per_gp_day": T("limit_contacts_per_gp_day"),
    "list_per_gp_fte": T("limit_patients_per_gp_fte"),
    "continuity_floor": T("limit_continuity"),
    "lone_fte": T("limit_lone_fte"),
    "locum_rate": T("locum_rate"),
}
_SETTINGS = (
    *("fte_hours", "leave_weeks", "study_weeks", "holiday_weeks", "sick_rate", "allowance_share"),
    "cost_per_hour",
)


def settings_sheet(draft: Draft, book: Book) -> Sheet:
    """Limits above, functions below; formulas on other sheets refer to these cells."""
    say = draft.say
    sheet = Sheet(say(T("Settings")), freeze=(0, 1), widths={0: 40})
    sheet.text(0, 0, sheet.title, Look.TITLE)
    sheet.text(
        1, 0, say(T("What applies to the whole practice, and to everyone with the same function.")), Look.SUBTITLE
    )
    row = _practice(draft, sheet, 3)
    _roles(draft, sheet, row + 1)
    book.names |= {
        draft.weeks: limit("weeks_per_year"),
        draft.near_limit: limit("near_limit"),
        draft.overload: limit("overload"),
        **{draft.identifier(name): limit(field) for field, name in _NAMES.items()},
    }
    return sheet


def _practice(draft: Draft, sheet: Sheet, row: int) -> int:
    """The limits from a row on; the answer is the row after them."""
    say = draft.say
    sheet.head(row, [say(T("Practice")), say(T("Value"))], numbers=1)
    for field in LIMITS:
        row += 1
        known = about(Practice, field)
        sheet.text(row, 0, draft.heading(known), Look.WRAPPED)
        sheet.put(row, 1, getattr(draft.plan.practice, field), known.unit, limit(field))
        if known.help:
            sheet.text(row, 2, say(known.help), Look.SUBTITLE)
    return row + 1


def _roles(draft: Draft, sheet: Sheet, row: int) -> None:
    say = draft.say
    titles = [draft.heading(about(Role, field)) for field in (*_SETTINGS, "supervised_by")]
    sheet.head(row, [say(T("Function")), *titles[:-1]], numbers=1)
    sheet.head(row, titles[-1:], len(titles))
    sheet.repeat = (row, row)
    for role in draft.plan.roles:
        row += 1
        sheet.text(row, 0, draft.role(role), Look.WRAPPED)
        for column, field in enumerate(_SETTINGS, start=1):
            sheet.put(row, column, getattr(role, field), about(Role, field).unit, role_input(role.id, field))
        above = draft.role(role.supervised_by) if role.supervised_by else ""
        sheet.text(row, len(_SETTINGS) + 1, above, Look.WRAPPED)
