"""The self-check must fail where the installation does not do what it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner import self_check
from planner.files import plan_file
from planner.files.workbook import write_report
from planner.plan import Plan
from planner.resources import resource
from planner.self_check import SelfCheckError, check_planner


@pytest.fixture
def plan() -> Plan:
    return plan_file.load(resource("examples", "overloaded_duo.dagdeel"))


def test_every_role_is_read_back_in_every_language(plan: Plan, tmp_path: Path) -> None:
    assert check_planner(plan, tmp_path) == 2 * 5 * len(plan.roles)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["en.xlsx", "nl.xlsx"]


def test_a_workbook_with_other_figures_is_noticed(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = plan.model_copy(update={"staff": plan.staff[1:]})
    monkeypatch.setattr(self_check, "write_report", lambda _plan, path, language: write_report(other, path, language))

    with pytest.raises(SelfCheckError):
        check_planner(plan, tmp_path)


def test_a_solver_that_finds_something_else_is_noticed(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_check, "solve", lambda _program, _knobs, _aims: (5.0, 1.0))

    with pytest.raises(SelfCheckError):
        check_planner(plan, tmp_path)


@pytest.mark.parametrize(
    ("cell", "value", "same"),
    [
        ("", None, True),
        ("0.0", None, False),
        ("", 0.0, False),
        ("x", 1.0, False),
        ("1.5", 1.5, True),
        ("1.5", 1.6, False),
    ],
)
def test_cells_are_compared_as_numbers(cell: str, value: float | None, same: bool) -> None:
    assert self_check._is_same(cell, value) is same
