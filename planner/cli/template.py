"""The verbs for the workbook to fill in: writing it, and reading it back into a plan file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.commands import UsageError, load_plan, there
from planner.cli.output import dumped
from planner.defaults import new_plan
from planner.difference import Kind
from planner.errors import ListError
from planner.files import plan_file
from planner.language import Translator
from planner.texts import T

if TYPE_CHECKING:
    from planner.edits import Change
    from planner.files.template import Preview
    from planner.plan import Plan

# The keys of `planner.files.template.own_kinds.KINDS`, which only this verb loads.
OWN_KINDS = ("staff", "tasks", "leave", "rooms")
_ALL = "all"
_KINDS = (Kind.ADDED, Kind.CHANGED, Kind.REMOVED)


def add_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of `template`."""
    verb.add_argument(
        "plan", type=Path, nargs="?", metavar="PLAN", help=say(T("the plan file; without one the usual functions"))
    )
    verb.add_argument("--empty", action="store_true", help=say(T("the plan's functions, without its records")))
    written = say(T("the workbook to write"))
    verb.add_argument("-o", "--output", type=Path, required=True, metavar=say(T("FILE")), help=written)


def add_import_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of `import`."""
    file = say(T("FILE"))
    read = T("the workbook: XLSX; a list of your own may be CSV")
    verb.add_argument("file", type=Path, metavar=file, help=say(read))
    verb.add_argument("--into", type=Path, required=True, metavar="PLAN", help=say(T("the plan file to change")))
    take = T("take over 'all', or the records with these keys, divided by commas; without it nothing changes")
    verb.add_argument("--take", metavar=say(T("KEYS")), help=say(take))
    verb.add_argument("--skip-refused", action="store_true", help=say(T("take over the rest where cells are refused")))
    verb.add_argument("--json", action="store_true", help=say(T("write the differences as JSON")))
    own = verb.add_argument_group(say(T("a list of your own")))
    own.add_argument("--kind", choices=OWN_KINDS, help=say(T("what the list is; its columns are found by their names")))
    which = T("JSON file that says which column is what")
    own.add_argument("--mapping", type=Path, metavar=file, help=say(which))
    sheet = T("the sheet of the workbook; else the one that fits best")
    own.add_argument("--sheet", metavar=say(T("NAME")), help=say(sheet))
    keep = T("write to a JSON file which column was taken for what, to correct it and use it again")
    own.add_argument("--save-mapping", type=Path, metavar=file, help=say(keep))


def template(options: argparse.Namespace, say: Translator) -> None:
    """Write the workbook to fill in: empty, or with the records of a plan."""
    from planner.files.template import write_template  # noqa: PLC0415 - the workbook library is slow to load

    plan = load_plan(options.plan) if options.plan else new_plan("", {})
    is_filled = options.plan is not None and not options.empty
    write_template(plan, options.output, say.language, is_filled=is_filled)


def import_workbook(options: argparse.Namespace, say: Translator) -> None:
    """Print what a workbook would change in a plan file, and take over what is asked for; nothing where that fails.

    Cells that are refused end it with an error, and nothing is taken over unless the rest was asked for.
    """
    there(options.file)
    plan = load_plan(options.into)
    print(say(T("Reading {file}", file=options.file.name)), file=sys.stderr)
    preview = _preview(options, plan, say)
    is_fit = options.skip_refused or not preview.refused
    change, keys = _taken(preview, options.take) if is_fit and options.take else (None, ())
    if change is not None:
        plan_file.save(change.plan, options.into)
        print(say(change.label), file=sys.stderr)
    print(_json(preview, keys, say) if options.json else _text(preview, say))
    if not is_fit:
        raise ListError(T("Cells are refused, so nothing is taken over."), options.file.name)


def _preview(options: argparse.Namespace, plan: Plan, say: Translator) -> Preview:
    """What the workbook would change; with `--kind` or `--mapping` it is a list of people's own."""
    from planner.files.template import read_template  # noqa: PLC0415 - only this verb needs it

    if options.kind or options.mapping:
        return _own(options, plan, say)
    if options.sheet or options.save_mapping:
        raise UsageError(T("--sheet and --save-mapping go with --kind or --mapping."))
    return read_template(options.file, plan)


def _own(options: argparse.Namespace, plan: Plan, say: Translator) -> Preview:
    from planner.files.template import own_mapping, own_sheet  # noqa: PLC0415 - only this verb needs them

    known = None
    if options.mapping:
        there(options.mapping)
        known = own_mapping.load_mapping(options.mapping)
    kind = options.kind or (known.kind if known else "")
    sheets = own_sheet.own_sheets(options.file)
    sheet = own_sheet.choose(sheets, kind, options.sheet or (known.sheet if known else ""))
    columns = known.columns if known else own_sheet.guess(kind, sheet.names)
    spec = own_sheet.kind_of(kind)
    for field, column in columns.items():
        title = next((one.title for one in spec.columns if one.field == field), field)
        print(say(T("- {field}: column '{column}'", field=title, column=column)), file=sys.stderr)
    preview = own_sheet.read_own(sheet, kind, columns, plan, say.language)
    if options.save_mapping:
        used = own_mapping.OwnMapping(kind=kind, sheet=sheet.title, columns=columns)
        own_mapping.save_mapping(used, options.save_mapping)
    return preview


def _taken(preview: Preview, take: str) -> tuple[Change | None, Collection[str]]:
    """The change that takes over what was asked for, and the keys of that; none where nothing is different."""
    if take == _ALL and not preview.entries:
        return None, ()
    keys = None if take == _ALL else frozenset(key.strip() for key in take.split(",") if key.strip())
    return preview.change(keys), preview.with_needed(keys)


def _json(preview: Preview, taken: Collection[str], say: Translator) -> str:
    """What a workbook would change, by record, the cells that are refused, and the keys of what was taken over."""
    return dumped(
        {
            "sheets": list(preview.sheets),
            **{kind.value: preview.count(kind) for kind in _KINDS},
            "entries": [
                {
                    "key": entry.key,
                    "kind": entry.kind.value,
                    "differences": [say(one.text) for one in entry.differences],
                }
                for entry in preview.entries
            ],
            "refused": [{"sheet": one.sheet, "cell": one.cell, "reason": say(one.reason)} for one in preview.refused],
            "taken": sorted(taken),
        }
    )


def _text(preview: Preview, say: Translator) -> str:
    """What a workbook would change, with the key of each record, and the cells that are refused."""
    counts = {kind.value: preview.count(kind) for kind in _KINDS}
    lines = [say(T("{added} added, {changed} changed, {removed} removed", **counts))]
    for entry in preview.entries:
        lines += [f"{entry.key}: {say(one.text)}" for one in entry.differences]
    for cell in preview.refused:
        where = {"sheet": cell.sheet, "cell": cell.cell}
        lines.append(say(T("Refused: {sheet} {cell}: {reason}", reason=cell.reason, **where)))
    return "\n".join(lines)
