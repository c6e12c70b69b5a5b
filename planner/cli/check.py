"""The verb that tells whether files are plans that can be used, and what they warn of."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner import names
from planner.calculation import calculate
from planner.cli.commands import load_plan, there
from planner.cli.output import GLYPHS, dumped
from planner.errors import PlanError
from planner.language import Translator
from planner.plan import Plan
from planner.texts import TN, Message, T
from planner.warnings import Severity, warnings
from planner.week.checks import check as check_week

_SERIOUS = (Severity.RED, Severity.AMBER)


@dataclass(frozen=True, slots=True)
class _Remark:
    """Something to know of a plan: a warning, or an issue of one of its week plans."""

    code: str
    severity: Severity
    subject: str
    text: Message
    week: Message | str = ""
    week_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Checked:
    """A file with what is wrong with it; without a problem it is a plan that can be used."""

    path: Path
    remarks: tuple[_Remark, ...] = ()
    problem: PlanError | None = None

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to see to; what is only good to know does not count."""
        return self.problem is None and not any(one.severity in _SERIOUS for one in self.remarks)


def add_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of the verb."""
    verb.add_argument("plans", type=Path, nargs="+", metavar="PLAN", help=say(T("the plan files")))
    verb.add_argument("--strict", action="store_true", help=say(T("end with 1 for red and amber warnings too")))
    verb.add_argument("--json", action="store_true", help=say(T("write the results as JSON")))


def run(options: argparse.Namespace, say: Translator) -> int:
    """Print what is wrong with each file; the answer is 0 where all of them are fine, else 1."""
    for path in options.plans:
        there(path)
    checked = [_check(path) for path in options.plans]
    if options.json:
        print(dumped({"files": [_document(one, say) for one in checked]}))
    else:
        print("\n".join(line for one in checked for line in _lines(one, say)))
    is_fine = all(one.is_clean if options.strict else one.problem is None for one in checked)
    return 0 if is_fine else 1


def _check(path: Path) -> _Checked:
    try:
        plan = load_plan(path)
    except PlanError as error:
        return _Checked(path, problem=error)
    return _Checked(path, tuple(_remarks(plan)))


def _remarks(plan: Plan) -> Iterator[_Remark]:
    for warning in warnings(calculate(plan), date.today()):
        yield _Remark(warning.code, warning.severity, warning.subject, warning.text)
    for week in plan.weeks:
        for issue in check_week(plan, week):
            yield _Remark(issue.code, issue.severity, issue.subject, issue.text(week.cycle), names.week(week), week.id)


def _document(checked: _Checked, say: Translator) -> dict[str, Any]:
    problem = checked.problem
    return {
        "file": str(checked.path),
        "usable": problem is None,
        "problem": {"place": problem.place or None, "text": say(problem.message)} if problem else None,
        "remarks": [
            {
                "code": one.code,
                "severity": one.severity.value,
                "subject": one.subject,
                "week_plan": one.week_id,
                "text": say(one.text),
            }
            for one in checked.remarks
        ],
    }


def _lines(checked: _Checked, say: Translator) -> Iterator[str]:
    file = str(checked.path)
    if checked.problem:
        yield say(T("{file}: not a plan that can be used", file=file))
        where = f" [{checked.problem.place}]" if checked.problem.place else ""
        yield f"  {GLYPHS[Severity.RED]} {say(checked.problem.message)}{where}"
        return
    found = TN("{count} remark", "{count} remarks", len(checked.remarks))
    yield say(T("{file}: a plan that can be used, {found}", file=file, found=found))
    for one in checked.remarks:
        text = T("{week}: {text}", week=one.week, text=one.text) if one.week_id else one.text
        yield f"  {GLYPHS[one.severity]} {say(text)} [{one.subject}]"
