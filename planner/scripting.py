"""What a script needs of plan files and results (`docs/api.md`); `planner` itself offers these functions."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from planner.calculation import calculate
from planner.files import plan_file
from planner.plan import Plan

__all__ = ["calculate", "load", "save"]


def load(path: str | PathLike[str]) -> Plan:
    """The plan in a file; `PlanError` in words for everything that can be wrong with it."""
    return plan_file.load(Path(path))


def save(plan: Plan, path: str | PathLike[str]) -> None:
    """Write a plan file in one step, with the version before it as a backup; `PlanError` where that fails."""
    plan_file.save(plan, Path(path))
