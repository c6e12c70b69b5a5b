"""The table of one week: what was planned for everybody, what was worked, and what the difference was lost to."""

from __future__ import annotations

from functools import partial
from typing import Any

from planner import names
from planner.edits import Change
from planner.plan import Plan
from planner.results import Results
from planner.texts import T, Unit
from planner.year import edits
from planner.year.reality import MemberWeek
from planner.year.words import WORKED_FIELDS
from ui.models.columns import Column, Table

_WIDTHS = {"planned": 76, "worked": 76}


def _entered(field: str, row: MemberWeek, _results: Results) -> float | None:
    return getattr(row.entered, field) if row.entered else None


def _expected(field: str, row: MemberWeek, _results: Results) -> float:
    hours: float = getattr(row.expected, field)
    return hours


def _edit(field: str, plan: Plan, row: MemberWeek, value: Any) -> Change:
    return edits.set_worked(plan, row.member.id, row.week, field, value)


def _column(field: str) -> Column:
    return Column(
        key=field,
        title=WORKED_FIELDS[field],
        unit=Unit.HOURS,
        help=T("What is grey was not entered: it is what the roster and the calendar have."),
        read=partial(_entered, field),
        usual=partial(_expected, field),
        edit=partial(_edit, field),
        width=_WIDTHS.get(field, 84),
    )


WORKED = Table(
    columns=(
        Column(key="name", title=T("Name"), kind="text", read=lambda row, _r: names.member(row.member), width=140),
        Column(
            key="role",
            title=T("Function"),
            kind="text",
            read=lambda row, results: names.role(results.plan, row.member.role),
            width=130,
        ),
        *map(_column, WORKED_FIELDS),
        Column(
            key="otherwise",
            title=T("Otherwise"),
            unit=Unit.HOURS,
            help=T("Planned and not worked, without a cause; below 0 where more was worked."),
            read=lambda row, _r: row.reality.otherwise,
            width=84,
        ),
    ),
    key=lambda row: row.member.id,
    depends=lambda row, results: (row.entered, row.member, results.plan.weeks, results.plan.absences, row.week),
)
