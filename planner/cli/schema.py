"""The verb that prints a JSON Schema: of the plan file, or of what `calculate --json` prints."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from planner.cli.output import PRACTICE_NAMES, ROLE_NAMES, dumped
from planner.frames import UNITS
from planner.language import Translator
from planner.schema import DIALECT, plan_schema
from planner.texts import T
from planner.warnings import Severity

_KINDS = ("plan", "results")
_TEXT = {"type": "string"}
_NUMBER = {"type": ["number", "null"]}


def add_options(verb: argparse.ArgumentParser, say: Translator) -> None:
    """The options of the verb."""
    what = T("of the plan file, or of what 'calculate --json' prints; plan where it is left out")
    verb.add_argument("kind", nargs="?", choices=_KINDS, default="plan", metavar="|".join(_KINDS), help=say(what))


def schema(options: argparse.Namespace, say: Translator) -> None:
    """Print the schema; that of the plan file has titles and explanations in the language asked for."""
    print(dumped(results_schema() if options.kind == "results" else plan_schema(say)))


def results_schema() -> dict[str, Any]:
    """What `calculate --json` prints, with the unit of each figure as `x-unit`; further keys may come."""
    effect = _record({"figure": _TEXT, "before": _NUMBER, "after": _NUMBER})
    remedy = _record({"code": _TEXT, "text": _TEXT, "effects": _list(effect)})
    warning = {
        "code": _TEXT,
        "severity": {"enum": [one.value for one in Severity]},
        "subject": _TEXT,
        "text": _TEXT,
        "numbers": _by_id(_NUMBER),
        "remedies": _list(remedy),
    }
    results = {
        "roles": _by_id(_record(_figures("roles", ROLE_NAMES))),
        "volumes": _by_id({**_NUMBER, "x-unit": UNITS["activities"]["times"]}),
        **_figures("practice", PRACTICE_NAMES),
        "warnings": _list(_record(warning)),
    }
    return {"$schema": DIALECT, "title": "Results", **_record(results)}


def _figures(table: str, names: Iterable[str]) -> dict[str, Any]:
    return {name: {**_NUMBER, "x-unit": UNITS[table][name]} for name in names}


def _record(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _by_id(inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": inner}


def _list(inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": inner}
