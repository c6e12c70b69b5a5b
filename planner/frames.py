"""Plans and results as tables of pandas, for scripts.

Every function gives a new data frame with the columns that `UNITS` lists for it, in that order and under these English
names whatever the language. Figures are floats, NaN where one cannot be computed; records are told by their ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from planner import names
from planner.comparison import lines
from planner.edits import fresh_id
from planner.language import Translator
from planner.money import member_cost
from planner.plan import Plan
from planner.results import Results
from planner.scenarios import run
from planner.warnings import warnings as warnings_of
from planner.year.capacity import Year, planned_year, year_of

if TYPE_CHECKING:
    import pandas as pd

_TEXT, _DATE, _YES_NO = "text", "date", "yes/no"
_YEAR, _WEEK, _PEOPLE = "calendar year", "ISO week", "people"
# What the columns of each table count; `text`, `date` and `yes/no` are no numbers.
UNITS: dict[str, dict[str, str]] = {
    "practice": {
        "name": _TEXT,
        "patients": "persons",
        "patients_per_gp_fte": "persons per fte",
        "contacts_per_gp_day": "contacts per day",
        "contacts_per_patient_year": "contacts per year",
        "gp_days": "days per week",
        "continuity": "share",
        "cost_per_week": "euros per week",
    },
    "roles": {
        "role": _TEXT,
        "name": _TEXT,
        "headcount": _PEOPLE,
        "demand_hours": "hours per week",
        "capacity_hours": "hours per week",
        "gap_hours": "hours per week",
        "utilisation": "share",
        "fte_present": "fte",
        "fte_required": "fte",
        "wisn_ratio": "ratio",
        "contacts_per_week": "contacts per week",
        "contacts_possible": "contacts per week",
        "minutes_per_contact": "minutes",
    },
    "staff": {
        "member": _TEXT,
        "name": _TEXT,
        "role": _TEXT,
        "employment": _TEXT,
        "fte": "fte",
        "paid_hours": "hours per week",
        "net_hours": "hours per week",
        "presence": "share",
        "days": "days per week",
        "cost_per_week": "euros per week",
    },
    "activities": {
        "activity": _TEXT,
        "name": _TEXT,
        "kind": _TEXT,
        "channel": _TEXT,
        "core_task": _TEXT,
        "times": "times per week",
        "hours": "hours per week",
        "contacts": "contacts per week",
    },
    "contacts": {
        "activity": _TEXT,
        "channel": _TEXT,
        "role": _TEXT,
        "share": "share",
        "hours": "hours per week",
        "contacts": "contacts per week",
    },
    "weeks": {
        "year": _YEAR,
        "week": _WEEK,
        "monday": _DATE,
        "role": _TEXT,
        "demand_hours": "hours",
        "capacity_hours": "hours",
        "utilisation": "share",
        "away_hours": "hours",
        "not_planned_hours": "hours",
        "overtime_hours": "hours",
        "backlog_hours": "hours",
        "closed": _YES_NO,
    },
    "sessions": {
        "week_plan": _TEXT,
        "state": _TEXT,
        "session": _TEXT,
        "member": _TEXT,
        "role": _TEXT,
        "work": _TEXT,
        "hours": "hours",
        "room": _TEXT,
        "weeks": _TEXT,
        "pinned": _YES_NO,
    },
    # Behind these a column for the plan, named `plan`, and one for each scenario, named by its id.
    "scenarios": {"figure": _TEXT, "role": _TEXT, "label": _TEXT, "unit": _TEXT},
    "warnings": {"code": _TEXT, "severity": _TEXT, "subject": _TEXT, "text": _TEXT, "remedy": _TEXT},
}
Row = Sequence[Any]


def _frame(table: str, rows: Iterable[Row], numbers: Sequence[str] = ()) -> pd.DataFrame:
    """A table with the columns of `UNITS`, and behind them some with numbers."""
    import pandas as pd

    units = {**UNITS[table], **dict.fromkeys(numbers, "")}
    made = pd.DataFrame(list(rows), columns=list(units))
    kinds = {_TEXT: "str", _DATE: "datetime64[s]", _YES_NO: "bool", **dict.fromkeys((_YEAR, _WEEK, _PEOPLE), "int64")}
    return made.astype({column: kinds.get(unit, "float64") for column, unit in units.items()})


def practice(results: Results) -> pd.DataFrame:
    """The figures of the practice as a whole: one row."""
    figures = list(UNITS["practice"])[1:]
    return _frame("practice", [[results.plan.practice.name, *(getattr(results, one) for one in figures)]])


def roles(results: Results, language: str = "en") -> pd.DataFrame:
    """The functions: what is asked of each, and what it has for that."""
    say, figures = Translator(language), list(UNITS["roles"])[2:]
    known = ((role, results.roles[role.id]) for role in results.plan.roles)
    rows = ([role.id, say(names.role_name(role)), *(getattr(one, name) for name in figures)] for role, one in known)
    return _frame("roles", rows)


def staff(results: Results) -> pd.DataFrame:
    """The team; hours are those of an average week, and what a member costs is NaN where that is not known."""
    plan = results.plan
    known = {role.id: role for role in plan.roles}
    rows: list[Row] = []
    for member in plan.staff:
        hours, role = results.capacity[member.id], known[member.role]
        of_week = (hours.paid_hours, hours.net_hours, hours.presence, hours.days)
        fte, cost = hours.paid_hours / role.fte_hours, member_cost(member, role, plan.practice)
        rows.append((member.id, member.name, role.id, member.employment, fte, *of_week, cost))
    return _frame("staff", rows)


def activities(results: Results, language: str = "en") -> pd.DataFrame:
    """The consults and tasks: how often, and what all functions together spend on each."""
    say = Translator(language)
    rows: list[Row] = []
    for one in results.plan.activities:
        asked = results.demand[one.id]
        sums = (asked.volume, sum(asked.hours.values()), sum(asked.contacts.values()))
        rows.append((one.id, say(names.activity(one)), one.kind, one.channel, one.core_task, *sums))
    return _frame("activities", rows)


def contacts(results: Results) -> pd.DataFrame:
    """Who does what: a row for each activity and function, supervision and what comes back included.

    `share` is the part that the function does itself: 0 where it only supervises.
    """
    rows: list[Row] = []
    for one in results.plan.activities:
        asked, shares = results.demand[one.id], {row.role: row.share for row in one.delivery}
        for role, hours in asked.hours.items():
            rows.append((one.id, one.channel, role, shares.get(role, 0.0), hours, asked.contacts.get(role, 0.0)))
    return _frame("contacts", rows)


def weeks(results: Results, year: int | None = None) -> pd.DataFrame:
    """Each function in each ISO week of a year: that of the plan, else this one, where no other is asked for."""
    known = year_of(results, year or planned_year(results.plan, date.today()))
    return _frame("weeks", (row for role in results.plan.roles for row in _role_weeks(known, role.id)))


def _role_weeks(year: Year, role_id: str) -> Iterable[Row]:
    load = year.roles[role_id]
    hours = zip(
        load.demand,
        load.capacity,
        load.utilisation,
        load.away,
        load.not_planned,
        load.overtime,
        load.backlog,
        strict=True,
    )
    for place, (week, figures) in enumerate(zip(year.weeks, hours, strict=True)):
        yield year.year, week.number, week.monday, role_id, *figures, place in year.closed


def sessions(plan: Plan) -> pd.DataFrame:
    """The shifts of all week plans; `weeks` are the weeks of the cycle, empty where it is all of them."""
    of_member = {member.id: member.role for member in plan.staff}
    rows = (
        (
            week.id,
            week.state,
            cell.session,
            cell.member,
            of_member.get(cell.member, ""),
            cell.work,
            cell.hours,
            cell.room or "",
            " ".join(map(str, cell.weeks)),
            cell.pinned,
        )
        for week in plan.weeks
        for cell in week.cells
    )
    return _frame("sessions", rows)


def scenarios(results: Results, language: str = "en") -> pd.DataFrame:
    """The figures of the plan and of its scenarios side by side; `unit` is that of a row."""
    say, columns = Translator(language), ["plan"]
    for scenario in results.plan.scenarios:
        columns.append(fresh_id((*UNITS["scenarios"], *columns), scenario.id))
    outcomes = [run(results, scenario).results for scenario in results.plan.scenarios]
    rows = (
        (
            line.measure.key,
            line.role,
            say(line.measure.label),
            line.measure.unit.value,
            *(cell.value for cell in line.cells),
        )
        for line in lines(results, outcomes)
    )
    return _frame("scenarios", rows, columns)


def warnings(results: Results, today: date | None = None, language: str = "en") -> pd.DataFrame:
    """What the plan warns of, the worst first, each with the remedy that helps most; empty where there is none."""
    say = Translator(language)
    rows = (
        (one.code, one.severity.value, one.subject, say(one.text), say(one.remedies[0].text) if one.remedies else "")
        for one in warnings_of(results, today or date.today())
    )
    return _frame("warnings", rows)
