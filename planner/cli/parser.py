"""The verbs with their options, as argparse knows them."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from planner.cli import calibrate, check, commands, compare, completion, privacy, schema, template
from planner.language import LANGUAGES, Translator, system_language
from planner.program import PROGRAM_VERSION
from planner.solve import QUESTIONS
from planner.texts import Message, T

NAME = "dagdeel"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, as all errors here are."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} (--help)\n")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: what it is for, what adds its options, and what carries it out."""

    purpose: Message
    add_options: Callable[[argparse.ArgumentParser, Translator], None]
    run: Callable[[argparse.Namespace, Translator], int | None]


def _new(verb: argparse.ArgumentParser, say: Translator) -> None:
    verb.add_argument("--example", choices=commands.examples(), help=say(T("name of the example")))
    _output(verb, say, T("the plan file to write"))


def _calculate(verb: argparse.ArgumentParser, say: Translator) -> None:
    _plan(verb, say)
    _json(verb, say)
    verb.add_argument("--why", metavar=say(T("FIGURE")), help=say(T("explain a figure, such as role/gp/utilisation")))


def _report(verb: argparse.ArgumentParser, say: Translator) -> None:
    _plan(verb, say)
    _output(verb, say, T("the workbook to write"))
    privacy.add_report_options(verb, say)


def _import_patients(verb: argparse.ArgumentParser, say: Translator) -> None:
    file = say(T("FILE"))
    verb.add_argument("file", type=Path, metavar=file, help=say(T("the list: CSV or XLSX")))
    verb.add_argument("--into", type=Path, required=True, metavar="PLAN", help=say(T("the plan file to change")))
    verb.add_argument("--mapping", type=Path, metavar=file, help=say(T("JSON file that says which column is what")))
    verb.add_argument(
        "--as-of", type=_day(say), metavar=say(T("DATE")), help=say(T("reference date, such as 2026-01-31"))
    )


def _solve(verb: argparse.ArgumentParser, say: Translator) -> None:
    _plan(verb, say)
    verb.add_argument("--for", dest="question", choices=QUESTIONS, required=True, help=say(T("what is asked")))
    role = say(T("FUNCTION"))
    verb.add_argument("--role", required=True, metavar=role, help=say(T("the function, such as gp")))
    target = T("its utilisation, such as 0.85 or 85%%")
    verb.add_argument("--target", required=True, metavar=say(T("UTILISATION")), help=say(target))
    activity = T("the consult or task that the question is about")
    verb.add_argument("--activity", metavar=say(T("ACTIVITY")), help=say(activity))
    verb.add_argument("--to", metavar=role, help=say(T("the function that takes work over")))
    _json(verb, say)


def _calibrate(verb: argparse.ArgumentParser, say: Translator) -> None:
    calibrate.add_options(verb, say, _day(say))


def _plan(verb: argparse.ArgumentParser, say: Translator) -> None:
    verb.add_argument("plan", type=Path, metavar="PLAN", help=say(T("the plan file")))


def _json(verb: argparse.ArgumentParser, say: Translator) -> None:
    verb.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))


def _output(verb: argparse.ArgumentParser, say: Translator, text: Message) -> None:
    verb.add_argument("-o", "--output", type=Path, required=True, metavar=say(T("FILE")), help=say(text))


def _day(say: Translator) -> Callable[[str], date]:
    def day(text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            message = say(T("'{text}' is no date. Write it as {example}.", text=text, example="2026-01-31"))
        raise argparse.ArgumentTypeError(message)

    return day


def _completion(verb: argparse.ArgumentParser, say: Translator) -> None:
    shells = tuple(completion.SHELLS)
    verb.add_argument("shell", choices=shells, metavar="|".join(shells), help=say(T("the shell to write it for")))


def _complete(options: argparse.Namespace, say: Translator) -> None:
    """Print the script that completes verbs, options, choices and files in a shell."""
    print(completion.SHELLS[options.shell](build(say)))


VERBS: dict[str, Verb] = {
    "new": Verb(T("Write a new plan file, from an example or with the usual work of a practice."), _new, commands.new),
    "calculate": Verb(T("Calculate the average week of a plan."), _calculate, commands.calculate_plan),
    "compare": Verb(T("Lay plans and scenarios side by side."), compare.add_options, compare.compare),
    "check": Verb(
        T("Tell whether files are plans that can be used, and what they warn of."), check.add_options, check.run
    ),
    "solve": Verb(T("Ask what it takes for a function to have a certain utilisation."), _solve, commands.solve_target),
    "report": Verb(T("Write the Excel workbook of a plan."), _report, commands.report),
    "template": Verb(
        T("Write a workbook to fill in, empty or with a plan's records."), template.add_options, template.template
    ),
    "import": Verb(
        T("Tell what a filled-in workbook changes in a plan file."),
        template.add_import_options,
        template.import_workbook,
    ),
    "import-patients": Verb(
        T("Count a patient list into a plan file; no record is kept."), _import_patients, commands.import_patients
    ),
    "calibrate": Verb(T("Lay counts of past appointments beside a plan."), _calibrate, calibrate.calibrate),
    "privacy": Verb(
        T("Tell what a plan file holds, about whom, and what else is on disk."), privacy.add_options, privacy.privacy
    ),
    "schema": Verb(T("Print the JSON Schema of the plan file or of results."), schema.add_options, schema.schema),
    "completion": Verb(T("Print a script with which a shell completes commands."), _completion, _complete),
}


def build(say: Translator) -> argparse.ArgumentParser:
    """The parser of the whole command, its texts in a language."""
    parser = _Parser(prog=NAME, description=say(T("Weekly capacity of a general practice, without a window.")))
    version = T("show the version of the program and exit")
    parser.add_argument("--version", action="version", version=f"{NAME} {PROGRAM_VERSION}", help=say(version))
    _language(parser, say)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar=say(T("VERB")))
    for name, verb in VERBS.items():
        one: argparse.ArgumentParser = verbs.add_parser(name, help=say(verb.purpose), description=say(verb.purpose))
        verb.add_options(one, say)
        _language(one, say)
    return parser


def _language(parser: argparse.ArgumentParser, say: Translator) -> None:
    parser.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=say(T("language of the output"))
    )


def language_of(argv: Sequence[str]) -> str:
    """The language that a command asks for, wherever on the line it does; else that of the system."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--language", choices=LANGUAGES)
    try:
        asked: str | None = early.parse_known_args(argv)[0].language
    except argparse.ArgumentError:
        asked = None
    return asked or system_language()
