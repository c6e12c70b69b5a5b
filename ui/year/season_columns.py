"""The table of the season: how busy each week of the year is."""

from __future__ import annotations

from planner.texts import T, Unit
from planner.year import edits
from ui.models.columns import Column, Table

SEASON = Table(
    columns=(
        Column(key="week", title=T("Week"), read=lambda row, _r: row.week.number, width=56),
        Column(key="monday", title=T("First day"), kind="date", read=lambda row, _r: row.week.monday, width=100),
        Column(
            key="factor",
            title=T("How busy"),
            unit=Unit.FACTOR,
            help=T("1 is an average week, 1.1 is 10% busier."),
            read=lambda row, _r: row.factor,
            edit=lambda plan, row, value: edits.set_season_week(plan, row.week.number, value),
            width=80,
        ),
        Column(
            key="used",
            title=T("Counts as"),
            unit=Unit.FACTOR,
            help=T("Divided by the mean of the year, so that the season moves work between weeks and adds none."),
            read=lambda row, _r: row.used,
            width=80,
        ),
        Column(
            key="holiday",
            title=T("School holiday"),
            kind="text",
            help=T("The school holiday that the Wednesday of the week is in, in the region of the plan."),
            read=lambda row, _r: row.holiday or "",
            width=112,
        ),
    ),
    key=lambda row: row.week.monday,
    depends=lambda _row, results: (results.plan.calendar,),
    stretch=4,
)
