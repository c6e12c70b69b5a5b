"""The verb that lays plans and scenarios side by side."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner import comparison, names
from planner.calculation import calculate
from planner.cli.commands import UsageError, load_plan, there
from planner.cli.output import columns, dumped
from planner.comparison import Cell, Line, WarningChange, warning_change
from planner.difference import differences, outline
from planner.errors import PlanError
from planner.language import Translator
from planner.plan import Plan
from planner.results import Results
from planner.scenarios import run
from planner.texts import Message, Quantity, T
from planner.warnings import Warning, warnings


@dataclass(frozen=True, slots=True)
class _Column:
    """A plan, or one of its scenarios (then with its id); problems are of levers that the plan does not take."""

    path: Path
    results: Results
    name: Message | str
    scenario: str | None = None
    problems: tuple[Message, ...] = ()


def add_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of the verb."""
    plans = T("the plan files; the others are compared with the first")
    verb.add_argument("plans", type=Path, nargs="+", metavar="PLAN", help=say(plans))
    verb.add_argument("--scenarios", action="store_true", help=say(T("compare the scenarios of the plans as well")))
    verb.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))


def compare(options: argparse.Namespace, say: Translator) -> None:
    """Print the figures side by side, what is entered differently, and which warnings come and go."""
    for path in options.plans:
        there(path)
    found = _columns(options.plans, options.scenarios)
    if len(found) == 1:
        raise UsageError(T("There is nothing to compare: name two plans, or one that has scenarios, with --scenarios."))
    lines = comparison.lines(found[0].results, [one.results for one in found[1:]])
    print(dumped(_document(found, lines, say)) if options.json else _text(found, lines, say))


def _columns(paths: Sequence[Path], with_scenarios: bool) -> list[_Column]:
    """The plans, each with its scenarios behind it; with the name of its plan where there are several."""
    are_distinct = len({path.name for path in paths}) == len(paths)
    found: list[_Column] = []
    for path in paths:
        results, title = calculate(_load(path)), path.name if are_distinct else str(path)
        found.append(_Column(path, results, title))
        for scenario in results.plan.scenarios if with_scenarios else ():
            outcome, name = run(results, scenario), names.scenario(scenario)
            told = name if len(paths) == 1 else T("{plan}: {scenario}", plan=title, scenario=name)
            problems = tuple(stage.problem for stage in outcome.stages if stage.problem)
            found.append(_Column(path, outcome.results, told, scenario.id, problems))
    return found


def _load(path: Path) -> Plan:
    """The plan in one of the files; `PlanError` with the name of the file, as there are several."""
    try:
        return load_plan(path)
    except PlanError as error:
        place = f"{path}: {error.place}" if error.place else str(path)
        raise PlanError(error.message, place) from error


def _document(found: Sequence[_Column], lines: Sequence[Line], say: Translator) -> dict[str, Any]:
    changes = [None, *_warning_changes(found)]
    return {
        "columns": [
            {
                "file": str(one.path),
                "scenario": one.scenario,
                "name": say(one.name),
                "problems": [say(problem) for problem in one.problems],
                "entered_differently": _entered(found[0], one, say),
                "warnings": _warnings(change, say) if change else None,
            }
            for one, change in zip(found, changes, strict=True)
        ],
        "figures": [_figure(line, say) for line in lines],
    }


def _figure(line: Line, say: Translator) -> dict[str, Any]:
    base = line.cells[0].value
    return {
        "figure": line.measure.key,
        "role": line.role or None,
        "label": say(line.measure.label),
        "unit": line.measure.unit.value,
        "values": [cell.value for cell in line.cells],
        "differences": [_difference(cell, base) for cell in line.cells],
        "changes": [cell.change for cell in line.cells],
        "beyond_limit": [cell.is_beyond for cell in line.cells],
    }


def _difference(cell: Cell, base: float | None) -> float | None:
    return None if base is None or cell.value is None else cell.value - base


def _entered(base: _Column, other: _Column, say: Translator) -> list[dict[str, str]]:
    """What is entered differently in another file; a scenario is told by its levers."""
    if other.scenario:
        return []
    return [
        {"place": "/".join((one.part, *one.key)), "kind": one.kind.value, "text": say(one.text)}
        for one in differences(base.results.plan, other.results.plan)
    ]


def _warning_changes(found: Sequence[_Column]) -> Iterator[WarningChange]:
    known = [warnings(one.results, date.today()) for one in found]
    for other in known[1:]:
        yield warning_change(known[0], other)


def _warnings(change: WarningChange, say: Translator) -> dict[str, Any]:
    def told(found: Sequence[Warning]) -> list[dict[str, str]]:
        return [{"code": one.code, "subject": one.subject, "text": say(one.text)} for one in found]

    return {"gained": told(change.gained), "solved": told(change.solved)}


def _text(found: Sequence[_Column], lines: Sequence[Line], say: Translator) -> str:
    rows = [(say(T("Figure")), *(say(one.name) for one in found))]
    rows += [(_label(line, say), *_cells(line, say)) for line in lines]
    parts = [columns(rows)]
    for one, change in zip(found[1:], _warning_changes(found), strict=True):
        told = [say(problem) for problem in one.problems]
        if not one.scenario:
            told += map(say, outline(found[0].results.plan, one.results.plan))
        told += [say(T("New warning: {text}", text=warning.text)) for warning in change.gained]
        told += [say(T("No longer: {text}", text=warning.text)) for warning in change.solved]
        parts.append([say(T("{name}:", name=one.name)), *(f"- {line}" for line in told or [say(T("no difference"))])])
    return "\n\n".join("\n".join(part) for part in parts)


def _label(line: Line, say: Translator) -> str:
    label = line.measure.label
    return say(T("{figure}, {role}", figure=label, role=line.name)) if line.role else say(label)


def _cells(line: Line, say: Translator) -> Iterator[str]:
    """The figure of the first, of the others with how much more or less it is."""
    base, unit = line.cells[0].value, line.measure.unit
    yield say.plain(Quantity(base, unit))
    for cell in line.cells[1:]:
        apart, shown = _difference(cell, base), say.plain(Quantity(cell.value, unit))
        if apart is None or cell.change == "same":
            yield shown
        else:
            yield f"{shown} ({'+' if apart > 0 else ''}{say.plain(Quantity(apart, unit))})"
