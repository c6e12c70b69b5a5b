"""What each verb does."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from planner.calculation import calculate
from planner.cli import output
from planner.cli.progress import progress
from planner.defaults import new_plan
from planner.errors import DagdeelError
from planner.explain import explain, parse
from planner.files import plan_file
from planner.files.patient_columns import Mapping, load_mapping
from planner.files.patient_list import count_patients, read_header
from planner.language import Translator
from planner.list_edit import list_change
from planner.plan import Plan
from planner.resources import resource
from planner.solve import Question, QuestionError, solve
from planner.texts import T
from planner.warnings import warnings


class UsageError(DagdeelError):
    """The command was given something that it cannot work with, such as a file that is not there."""


def examples() -> list[str]:
    """The names of the examples that come with the program."""
    return sorted(path.stem for path in resource("examples").glob(f"*{plan_file.SUFFIX}"))


def load_plan(path: Path) -> Plan:
    """The plan in a file; `UsageError` where there is no such file."""
    there(path)
    return plan_file.load(path)


def there(path: Path) -> None:
    """`UsageError` where there is no such file."""
    if not path.is_file():
        raise UsageError(T("There is no file '{file}'.", file=str(path)))


def new(options: argparse.Namespace, say: Translator) -> None:
    """Write an example, or an empty practice with the usual work, as a plan file."""
    if options.example:
        plan = plan_file.load(resource("examples", f"{options.example}{plan_file.SUFFIX}"))
    else:
        plan = new_plan("", {})
    plan_file.save(plan, options.output)


def calculate_plan(options: argparse.Namespace, say: Translator) -> None:
    """Print the results of a plan, as JSON or as a table, or why one figure is what it is."""
    results = calculate(load_plan(options.plan))
    if options.why:
        breakdown = explain(results, parse(options.why))
        text = output.breakdown_json(breakdown, say) if options.json else output.breakdown_text(breakdown, say)
    else:
        found = warnings(results, date.today())
        text = output.results_json(results, found, say) if options.json else output.results_text(results, found, say)
    print(text)


def report(options: argparse.Namespace, say: Translator) -> None:
    """Write the workbook, and tell what was merged for those who get it."""
    from planner.files.workbook import write_report  # noqa: PLC0415 - the workbook library is slow to load
    from planner.privacy.outgoing import outgoing  # noqa: PLC0415 - only this verb needs it

    plan = load_plan(options.plan)
    made = outgoing(plan, say, merges_counts=options.merge_small_counts, hides_names=options.without_names)
    with progress(say) as line:
        line.show(T("Writing {file}", file=options.output.name))
        write_report(made.plan, options.output, say.language, remarks=made.remarks)
    for sentence in made.told:
        print(say(sentence), file=sys.stderr)


def import_patients(options: argparse.Namespace, say: Translator) -> None:
    """Count a list into a plan file and print what was counted."""
    there(options.file)
    plan = load_plan(options.into)
    mapping = _mapping(options.mapping) if options.mapping else read_header(options.file).mapping
    with progress(say) as line:
        tally = count_patients(options.file, mapping, options.as_of or date.today(), line)
    plan_file.save(list_change(plan, tally).plan, options.into)
    print(output.tally_text(tally, say), file=sys.stderr)


def _mapping(path: Path) -> Mapping:
    there(path)
    return load_mapping(path)


def solve_target(options: argparse.Namespace, say: Translator) -> None:
    """Print the amount at which a function meets a target, or why there is none."""
    results = calculate(load_plan(options.plan))
    asked = Question(options.question, options.role, _target(options.target), options.activity, options.to)
    try:
        answer = solve(results, asked)
    except QuestionError as error:
        raise UsageError(error.message) from error
    print(output.answer_json(answer, say) if options.json else output.answer_text(results, answer, say))


_HIGHEST_TARGET = 10


def _target(text: str) -> float:
    """A utilisation as a fraction, typed as 0.85, 0,85 or 85%."""
    bare = text.strip().replace(",", ".")
    try:
        target = float(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except ValueError:
        target = 0.0
    if not 0 < target <= _HIGHEST_TARGET:
        raise UsageError(T("'{text}' is no target. Type a number above 0, such as 0.85 or 85%.", text=text))
    return target
