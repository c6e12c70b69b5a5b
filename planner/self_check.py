"""Whether the planner works where it is installed: an example computed, exported, and read back from the workbook."""

from __future__ import annotations

import math
from pathlib import Path

from planner.calculate import calculate
from planner.errors import DagdeelError
from planner.explain import Figure
from planner.files.workbook import report_layout, write_report
from planner.files.xlsx_rows import open_xlsx
from planner.language import LANGUAGES
from planner.plan import Plan
from planner.results import Results
from planner.texts import T

_FIGURES = ("demand_hours", "capacity_hours", "utilisation", "gap_hours", "fte_required")


class SelfCheckError(DagdeelError):
    """Something in this installation does not do what it should."""


def check_planner(plan: Plan, folder: Path) -> int:
    """Compute a plan, write its workbook into a folder in every language, and read it back.

    The answer is how many figures were the same in the workbook; `SelfCheckError` where one is not.
    """
    results = calculate(plan)
    return sum(_check_workbook(results, folder / f"{language}.xlsx", language) for language in LANGUAGES)


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
