"""The sheets with consults and with tasks: how often each happens, who does it, and the hours that takes."""

from __future__ import annotations

from planner import names
from planner.files.workbook.activity_rows import COLUMNS, ActivityRows
from planner.files.workbook.draft import Draft
from planner.files.workbook.looks import Look
from planner.files.workbook.sheet import Sheet
from planner.plan import Activity, Delivery, Prevalence, about
from planner.terms import AGE_BANDS, GROUPS, ActivityKind
from planner.texts import Message, T

_GROUPS, _HEAD = 3, 4
_WORDS = ("name", "channel", "core_task", "role", "check")
_WIDTHS: dict[int, float] = {COLUMNS["name"]: 26, COLUMNS["channel"]: 15, COLUMNS["core_task"]: 16, COLUMNS["role"]: 23}
_HINT = T(
    "Per age band: contacts per patient a year, or the share (%) of patients in a programme. "
    "A fixed number of times per week stands in its own column."
)


def consults_sheet(draft: Draft) -> Sheet:
    """All kinds of consult."""
    sheet, row = _started(draft, T("Consults"))
    _filled(draft, sheet, row, "consult")
    return sheet


def tasks_sheet(draft: Draft) -> Sheet:
    """Tasks, and below them overhead."""
    sheet, row = _started(draft, T("Tasks"))
    row = _filled(draft, sheet, row, "task")
    if any(activity.kind == "overhead" for activity in draft.plan.activities):
        sheet.text(row, 0, draft.say(names.KINDS["overhead"]), Look.STRONG)
        _filled(draft, sheet, row + 1, "overhead")
    return sheet


def of_kind(draft: Draft, *kinds: ActivityKind) -> list[Activity]:
    """The activities of some kinds, in the order of the plan."""
    return [activity for activity in draft.plan.activities if activity.kind in kinds]


def _filled(draft: Draft, sheet: Sheet, row: int, kind: ActivityKind) -> int:
    """Rows for the activities of a kind; the answer is the row after them."""
    for activity in of_kind(draft, kind):
        row = ActivityRows(draft, sheet, row, activity).write()
    if kind != "overhead":
        sheet.as_table(sheet.title, _HEAD, row - 1, len(COLUMNS))
    return row


def _started(draft: Draft, title: Message) -> tuple[Sheet, int]:
    """A sheet with its headers, and its first free row."""
    say = draft.say
    sheet = Sheet(say(title), freeze=(_HEAD + 1, 1), repeat=(_GROUPS, _HEAD), widths=dict(_WIDTHS))
    sheet.text(0, 0, sheet.title, Look.TITLE)
    sheet.text(1, 0, say(_HINT), Look.SUBTITLE)
    titles: dict[str, Message | str] = {
        "name": T("Name"),
        "channel": about(Activity, "channel").title,
        "core_task": about(Activity, "core_task").title,
        **dict(zip(AGE_BANDS, AGE_BANDS, strict=True)),
        **names.GROUPS,
        "times_per_year": about(Prevalence, "times_per_year").title,
        "volume": T("Times per week"),
        **{field: draft.heading(about(Delivery, field)) for field in Delivery.model_fields},
        "returned_minutes": T("Minutes when it comes back"),
        "hours": T("Hours per week"),
        "supervisor_hours": T("Hours of the supervisor"),
        "check": T("Check"),
    }
    for key, column in COLUMNS.items():
        sheet.text(_HEAD, column, say(titles[key]), Look.HEAD if key in _WORDS else Look.NUMBER_HEAD)
    groups = (
        (AGE_BANDS[0], T("How often, by age"), len(AGE_BANDS)),
        (GROUPS[0], T("Factor per client group"), len(GROUPS)),
        ("role", T("Who does it, and how long it takes"), len(Delivery.model_fields)),
        ("returned_minutes", T("What that comes to"), 4),
    )
    for key, group, columns in groups:
        sheet.text(_GROUPS, COLUMNS[key], say(group), Look.GROUP_HEAD, columns)
    return sheet, _HEAD + 1
