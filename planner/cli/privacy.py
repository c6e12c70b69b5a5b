"""The verb that tells what a plan file holds, about whom, and what else is on this computer."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from planner.cli.commands import load_plan
from planner.cli.output import dumped
from planner.language import Translator
from planner.texts import T


def add_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of `privacy`."""
    verb.add_argument("plan", type=Path, metavar="PLAN", help=say(T("the plan file")))
    verb.add_argument("--json", action="store_true", help=say(T("write it as JSON")))


def add_report_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of a report that leaves the house."""
    verb.add_argument("--merge-small-counts", action="store_true", help=say(T("merge counts of patients below 5")))
    verb.add_argument("--without-names", action="store_true", help=say(T("people by function and number, no notes")))


def privacy(options: argparse.Namespace, say: Translator) -> None:
    """Print what the plan file holds; names and numbers of the plan itself are not told."""
    from planner.privacy import told  # noqa: PLC0415 - only this verb needs it

    plan = load_plan(options.plan)
    if options.json:
        print(dumped(told.data(plan, options.plan, say)))
    else:
        print(told.text(plan, options.plan, datetime.now(), say), end="")
