"""Workbooks for tests: plans that are hard on them, what their cells show, and whether that is what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from planner.calculation import calculate
from planner.defaults import new_plan
from planner.explain import all_figures, explain
from planner.files.workbook import Layout, Place, write_report
from planner.list_mix import mix_counts
from planner.plan import Activity, Delivery, Member, PerWeek, Plan, Practice, Role
from planner.scenarios import run

TODAY = date(2026, 11, 22)
TOLERANCE = 1e-9
LANGUAGES = ("nl", "en")
NASTY = (
    "=1+1",
    "+31 6",
    "-x",
    "@SUM(A1)",
    '"quoted"',
    "it's",
    "[a]:*?/\\",
    "<r><t>x</t></r>",
    "&D &P &&",
    "_x0041_",
    "{=A1}",
    "#N/A",
    "https://example.org",
    "  007",
    "\ufffe\uffff é",
)


def formulas(path: Path) -> Iterator[tuple[Place, str]]:
    """Place and text of every formula."""
    for sheet in openpyxl.load_workbook(path):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield Place(sheet.title, cell.row - 1, cell.column - 1), cell.value


def shown_sheets(path: Path) -> list[Worksheet]:
    """The sheets that people see."""
    return [sheet for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"]


class Values:
    """What the cells of a workbook show."""

    def __init__(self, path: Path) -> None:
        book = CalamineWorkbook.from_path(path)
        self._rows = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}

    def rows(self, sheet: str) -> list[list[Any]]:
        """All cells of a sheet."""
        return self._rows[sheet]

    def __getitem__(self, place: Place) -> object:
        rows = self._rows[place.sheet]
        if place.row >= len(rows) or place.column >= len(rows[place.row]):
            return ""
        return rows[place.row][place.column]


def same(one: object, other: object) -> bool:
    """Equal texts, or numbers equal to nine decimals; an empty text and an empty cell are the same."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=TOLERANCE, abs=TOLERANCE)
    return one == other or (one in (None, "") and other in (None, ""))


def differences(written: Path, recalculated: Path) -> list[tuple[Any, ...]]:
    """Formulas whose stored value is not what LibreOffice computes."""
    stored, anew = Values(written), Values(recalculated)
    return [
        (place.sheet, place.cell, text, stored[place], anew[place])
        for place, text in formulas(written)
        if not same(stored[place], anew[place])
    ]


def against_engine(plan: Plan, path: Path, layout: Layout) -> list[tuple[str, Any, Any]]:
    """Figures whose cell does not show what the engine computes."""
    results, values = calculate(plan), Values(path)
    found = []
    for figure in all_figures(results):
        shown, known = values[layout.figures[figure]], explain(results, figure).result.value
        if not same(shown, known):
            found.append((str(figure), shown, known))
    return found


def scenarios_against_engine(plan: Plan, path: Path, layout: Layout) -> list[tuple[Any, ...]]:
    """Figures of a plan's scenarios whose cell does not show what the engine computes."""
    values, base, found = Values(path), calculate(plan), []
    for number, scenario in enumerate(plan.scenarios, start=1):
        results = run(base, scenario).results
        for figure in all_figures(results):
            place = layout.figures[figure._replace(kind=f"scenario{number}:{figure.kind}")]
            shown, known = values[place], explain(results, figure).result.value
            if not same(shown, known):
                found.append((scenario.id, str(figure), shown, known))
    return found


def write_all(many: list[Plan], folder: Path, language: str = "nl") -> list[Path]:
    """A workbook of each plan, in one folder."""
    paths = [folder / f"plan{number}.xlsx" for number in range(len(many))]
    for plan, path in zip(many, paths, strict=True):
        write_report(plan, path, language, TODAY)
    return paths


def bare() -> Plan:
    """Nothing at all."""
    return Plan()


def no_staff() -> Plan:
    """The usual work, and nobody to do it."""
    return new_plan("Leeg", mix_counts(2095))


def team_only() -> Plan:
    """Somebody who has nothing to do, on a Saturday evening."""
    return Plan(roles=(Role(id="gp"),), staff=(Member(id="a", role="gp", sessions={"sat_ev": 3.0}),))


def no_gp() -> Plan:
    """A custom function that works alone, and work that nobody does."""
    roles = (Role(id="coach", name="Leefstijlcoach", allowance_share=1.0), Role(id="idle", leave_weeks=52))
    own = Activity(id="talk", delivery=(Delivery(role="coach", minutes=30),), volume=PerWeek(count=12.5))
    return Plan(
        roles=roles, staff=(Member(id="a", role="coach", hours_per_week=20),), activities=(own, Activity(id="b"))
    )


def chain() -> Plan:
    """Three functions that supervise each other in a row, in one activity, one of them without minutes of its own."""
    roles = (Role(id="gp"), Role(id="vs", supervised_by="gp"), Role(id="poh_s", supervised_by="vs"))
    rows = (
        Delivery(role="poh_s", share=0.5, minutes=20, admin_minutes=5, supervision_minutes=3, return_share=0.2),
        Delivery(role="vs", share=0.5, minutes=15, supervision_minutes=1, return_share=0.1),
    )
    alone = (Delivery(role="poh_s", minutes=20, admin_minutes=5, supervision_minutes=3, return_share=0.2),)
    kinds = (
        Activity(id="a", kind="consult", core_task="generalist", volume=PerWeek(count=40), delivery=rows),
        Activity(id="b", channel="none", volume=PerWeek(count=7), delivery=alone),
    )
    staff = (
        Member(id="1", role="vs", sessions={"mon_am": 0.0}, hours_per_week=30),
        Member(id="2", role="gp", hours_per_week=40, cost_per_hour=90, employment="locum", sick_rate=0.1),
        Member(id="3", role="vs", hours_per_week=8, leave_weeks=53, start=TODAY, end=date(2027, 1, 31)),
        Member(id="4", role="poh_s", sessions={"tue_pm": 4.0, "fri_am": 3.5}, weeks_share=0.25, employment="owner"),
    )
    return Plan(roles=roles, staff=staff, activities=kinds)


def nasty() -> Plan:
    """Every name that a user types, full of what spreadsheets read as something else."""
    roles = tuple(Role(id=f"r{n}", name=text, supervised_by=None if n == 0 else "r0") for n, text in enumerate(NASTY))
    staff = tuple(Member(id=f"m{n}", name=text, role=f"r{n}", hours_per_week=24) for n, text in enumerate(NASTY))
    work = tuple(
        Activity(id=f"a{n}", name=text, volume=PerWeek(count=n + 1), delivery=(Delivery(role=f"r{n}", minutes=10),))
        for n, text in enumerate(NASTY)
    )
    return Plan(practice=Practice(name="=cmd|' /C calc'!A0"), roles=roles, staff=staff, activities=work)


ODD = (bare, no_staff, team_only, no_gp, chain, nasty)


def texts(path: Path, sheet: str) -> Iterator[str]:
    """Every text on a sheet."""
    for row in CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python():
        yield from (cell for cell in row if isinstance(cell, str))
