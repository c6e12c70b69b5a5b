"""Whether the planner works where it is installed: the solver, and an example exported and read back."""

from __future__ import annotations

import math
from pathlib import Path

from planner.calculation import calculate
from planner.errors import DagdeelError
from planner.explain import Figure
from planner.files.workbook import report_layout, write_report
from planner.files.xlsx_rows import open_xlsx
from planner.language import LANGUAGES
from planner.mix.program import Aim, Knob, Line, Program, solve
from planner.plan import Plan
from planner.results import Results
from planner.texts import T

# At least 5 of x + 2y, where x costs 1 and y costs 3: five times x.
_PROGRAM = Program((Line(5.0, (-1.0, -2.0)),), (), Line(0.0, (1.0, 3.0)))
_AIMS = (Aim((1.0,), 0.0, (0.0, 0.0)), Aim((0.0,), 1.0, (0.0, 0.0)))
_FOUND = (5.0, 0.0)
_FIGURES = ("demand_hours", "capacity_hours", "utilisation", "gap_hours", "fte_required")


class SelfCheckError(DagdeelError):
    """Something in this installation does not do what it should."""


def check_planner(plan: Plan, folder: Path) -> int:
    """Solve a small task, compute a plan, write its workbook into a folder in every language, and read it back.

    The answer is how many figures were the same in the workbook; `SelfCheckError` where one is not.
    """
    _check_solver()
    results = calculate(plan)
    return sum(_check_workbook(results, folder / f"{language}.xlsx", language) for language in LANGUAGES)


def _check_solver() -> None:
    """Both solvers, with and without whole steps, find what can be seen at a glance."""
    for step in (None, 1.0):
        found = solve(_PROGRAM, (Knob(0.0, 9.0, step), Knob(0.0, 9.0, step)), _AIMS)
        if not all(math.isclose(one, known, abs_tol=1e-6) for one, known in zip(found, _FOUND, strict=True)):
            raise SelfCheckError(T("The solver does not find what it should."))


def _check_workbook(results: Results, path: Path, language: str) -> int:
    write_report(results.plan, path, language)
    places = report_layout(results.plan, language).figures
    rows = list(open_xlsx(path, lambda _row: 0))
    figures = [Figure("summary", role_id, name) for role_id in results.roles for name in _FIGURES]
    for figure in figures:
        place = places[figure]
        cell = rows[place.row][place.column]
        if not _is_same(cell, getattr(results.roles[figure.id], figure.name)):
            raise SelfCheckError(
                T("The workbook says '{cell}' in {place}, which is not what was computed.", cell=cell, place=place.cell)
            )
    return len(figures)


def _is_same(cell: str, value: float | None) -> bool:
    if value is None or not cell:
        return value is None and not cell
    try:
        return math.isclose(float(cell), value, rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False
