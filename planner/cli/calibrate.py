"""The verb that lays an appointment book beside a plan, and takes over what is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from planner.calibration.adopt import adopt
from planner.calibration.book import Book, merged
from planner.calibration.cells import FIELDS
from planner.calibration.findings import Finding
from planner.calibration.kinds import Target
from planner.calibration.outcome import calibration
from planner.calibration.reading import preview_book, read_book
from planner.cli import calibrate_output
from planner.cli.commands import UsageError, load_plan, there
from planner.cli.progress import progress
from planner.defaults import new_plan
from planner.files import plan_file
from planner.files.named_columns import Places
from planner.language import Translator
from planner.plan import Plan
from planner.texts import T

_ALL = "all"


def add_options(parser: argparse.ArgumentParser, say: Translator, day: Callable[[str], date]) -> None:
    """The options of the verb; `day` reads a date."""
    parser.add_argument("file", type=Path, metavar=say(T("FILE")), help=say(T("the appointments: CSV or XLSX")))
    plans = parser.add_mutually_exclusive_group()
    beside = T("the plan to compare with; without it only the norms")
    plans.add_argument("--plan", type=Path, metavar="PLAN", help=say(beside))
    plans.add_argument("--into", type=Path, metavar="PLAN", help=say(T("the plan file to change, with --adopt")))
    parser.add_argument(
        "--adopt",
        nargs="+",
        metavar=say(T("PATH")),
        help=say(T("what to take over: paths of the findings, also with *, or 'all' that rest on enough")),
    )
    for option, meta, text in (
        ("--column", T("FIELD=NAME"), T("which column holds a field: {fields}", fields=tuple(FIELDS))),
        ("--kind", T("NAME=ACTIVITY"), T("what a kind means; two activities as SHORT/LONG, nothing to leave it out")),
        ("--role", T("NAME=ROLE"), T("which function of the plan a function in the list is")),
    ):
        parser.add_argument(option, action="append", default=[], metavar=say(meta), help=say(text))
    last = T("last day to count, such as 2026-01-31")
    parser.add_argument("--as-of", type=day, metavar=say(T("DATE")), help=say(last))
    parser.add_argument(
        "--skip-empty-weeks", action="store_true", help=say(T("leave weeks out that have no appointment at all"))
    )
    parser.add_argument("--merge-small", action="store_true", help=say(T("merge counts below 5")))
    parser.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))


def calibrate(options: argparse.Namespace, say: Translator) -> None:
    """Print what the appointments say beside the plan; write to the plan only what `--adopt` names."""
    if bool(options.adopt) != bool(options.into):
        raise UsageError(T("--adopt and --into go together: what to take over, and into which plan file."))
    there(options.file)
    plan_path = options.into or options.plan
    plan = load_plan(plan_path) if plan_path else new_plan("", {})
    roles, kinds = _roles(options.role, plan), _kinds(options.kind, plan)
    places = _places(options.file, options.column)
    book = _read(options, places, roles, say)
    book = merged(book) if options.merge_small else book
    known = calibration(plan, book, kinds, roles, options.skip_empty_weeks)
    if options.adopt:
        plan_file.save(adopt(plan, _chosen(known.findings, options.adopt)).plan, options.into)
    write = calibrate_output.as_json if options.json else calibrate_output.as_text
    print(write(plan, known, say))


def _read(options: argparse.Namespace, places: Places | None, roles: dict[str, str | None], say: Translator) -> Book:
    with progress(say) as line:
        return read_book(options.file, options.as_of or date.today(), places, roles, line)


def _pair(text: str, example: str) -> tuple[str, str]:
    """`NAME=VALUE` in two; the name may have an equals sign itself."""
    name, equals, value = text.rpartition("=")
    if not equals:
        raise UsageError(T("'{text}' has no equals sign. Write it as {example}.", text=text, example=example))
    return name.strip(), value.strip()


def _places(path: Path, given: Sequence[str]) -> Places | None:
    """The place of each column; None where they are left to their names."""
    if not given:
        return None
    known = preview_book(path)
    places = dict(known.places)
    for text in given:
        field, equals, name = text.partition("=")
        if not equals or field not in FIELDS:
            raise UsageError(T("'{text}' names no column. Write one of {fields}.", text=text, fields=tuple(FIELDS)))
        if not name:
            places.pop(field, None)
        elif name in known.columns:
            places[field] = known.columns.index(name)
        else:
            raise UsageError(T("The list has no column '{name}'.", name=name))
    return places


def _roles(given: Sequence[str], plan: Plan) -> dict[str, str | None]:
    ids = {role.id for role in plan.roles}
    pairs = dict(_pair(text, "NAME=ROLE") for text in given)
    for role in filter(None, pairs.values()):
        if role not in ids:
            raise UsageError(T("The plan has no function '{name}'. It has {known}.", name=role, known=_sorted(ids)))
    return {name: role or None for name, role in pairs.items()}


def _kinds(given: Sequence[str], plan: Plan) -> dict[str, Target]:
    ids = {activity.id for activity in plan.activities}
    pairs = dict(_pair(text, "NAME=ACTIVITY") for text in given)
    targets = {name: tuple(filter(None, value.split("/")[:2])) for name, value in pairs.items()}
    for each in (each for target in targets.values() for each in target):
        if each not in ids:
            raise UsageError(T("The plan has no activity '{name}'. It has {known}.", name=each, known=_sorted(ids)))
    return targets


def _sorted(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


def _chosen(found: Sequence[Finding], wanted: Sequence[str]) -> tuple[Finding, ...]:
    """The findings that are meant, each once; 'all' leaves out those that rest on too little."""
    offered = [finding for finding in found if finding.adoptable]
    for pattern in wanted:
        if pattern != _ALL and not any(fnmatchcase(finding.path, pattern) for finding in offered):
            raise UsageError(T("No finding has the path '{path}'.", path=pattern))
    takes_all = _ALL in wanted
    chosen = tuple(
        one
        for one in offered
        if (takes_all and one.few is None) or any(fnmatchcase(one.path, pattern) for pattern in wanted)
    )
    if not chosen:
        raise UsageError(T("Nothing that was found rests on enough. Name the paths that you want all the same."))
    return chosen
