"""Verbs, their options and exit statuses: 0 done, 1 a plan, list or workbook that cannot be used, 2 wrong use."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from planner.cli import calibrate, commands, template
from planner.errors import DagdeelError
from planner.language import LANGUAGES, Translator, system_language
from planner.solve import QUESTIONS
from planner.texts import Message, T

VERBS = ("new", "calculate", "report", "template", "import", "import-patients", "solve", "calibrate")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as all errors here are."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (--help)\n")


def _date(text: str) -> date:
    return date.fromisoformat(text)


def _parser(say: Translator) -> argparse.ArgumentParser:
    parser = _Parser(prog="dagdeel", description=say(T("Weekly capacity of a general practice, without a window.")))
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="|".join(VERBS))

    def verb(name: str, text: Message) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = verbs.add_parser(name, help=say(text), description=say(text))
        one.add_argument("--language", choices=LANGUAGES, help=say(T("language of the output")))
        return one

    new = verb("new", T("Write a new plan file, from an example or with the usual work of a practice."))
    new.add_argument("--example", choices=commands.examples(), help=say(T("name of the example")))
    new.add_argument("-o", "--output", type=Path, required=True, help=say(T("the plan file to write")))
    calculate = verb("calculate", T("Calculate the average week of a plan."))
    calculate.add_argument("plan", type=Path, help=say(T("the plan file")))
    calculate.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))
    calculate.add_argument("--why", metavar="FIGURE", help=say(T("explain a figure, such as role/gp/utilisation")))
    report = verb("report", T("Write the Excel workbook of a plan."))
    report.add_argument("plan", type=Path, help=say(T("the plan file")))
    report.add_argument("-o", "--output", type=Path, required=True, help=say(T("the workbook to write")))
    template.add_options(verb("template", T("Write a workbook to fill in, empty or with a plan's records.")), say)
    template.add_import_options(verb("import", T("Tell what a filled-in workbook changes in a plan file.")), say)
    patients = verb("import-patients", T("Count a patient list into a plan file; no record is kept."))
    patients.add_argument("file", type=Path, help=say(T("the list: CSV or XLSX")))
    patients.add_argument("--into", type=Path, required=True, metavar="PLAN", help=say(T("the plan file to change")))
    patients.add_argument(
        "--mapping", type=Path, metavar="FILE", help=say(T("JSON file that says which column is what"))
    )
    patients.add_argument("--as-of", type=_date, metavar="DATE", help=say(T("reference date, such as 2026-01-31")))
    solve = verb("solve", T("Ask what it takes for a function to have a certain utilisation."))
    solve.add_argument("plan", type=Path, help=say(T("the plan file")))
    solve.add_argument("--for", dest="question", choices=QUESTIONS, required=True, help=say(T("what is asked")))
    solve.add_argument("--role", required=True, help=say(T("the function, such as gp")))
    solve.add_argument("--target", required=True, help=say(T("its utilisation, such as 0.85 or 85%%")))
    solve.add_argument("--activity", metavar="ID", help=say(T("the consult or task that the question is about")))
    solve.add_argument("--to", metavar="OTHER", help=say(T("the function that takes work over")))
    solve.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))
    calibrate.add_options(verb("calibrate", T("Lay counts of past appointments beside a plan.")), say, _date)
    return parser


_RUN = {
    "new": commands.new,
    "calculate": commands.calculate_plan,
    "report": commands.report,
    "template": template.template,
    "import": template.import_workbook,
    "import-patients": commands.import_patients,
    "solve": commands.solve_target,
    "calibrate": calibrate.calibrate,
}


def main(argv: Sequence[str]) -> int:
    """Run one verb; errors go to standard error in one line."""
    say = Translator(system_language())
    try:
        options = _parser(say).parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    if options.language:
        say = Translator(options.language)
    try:
        _RUN[options.verb](options, say)
    except commands.UsageError as error:
        return _fail(error, say, 2)
    except DagdeelError as error:
        return _fail(error, say, 1)
    return 0


def _fail(error: DagdeelError, say: Translator, status: int) -> int:
    where = f" [{error.place}]" if error.place else ""
    text = " ".join(f"dagdeel: {say(error.message)}{where}".split())
    print(text, file=sys.stderr)
    return status
