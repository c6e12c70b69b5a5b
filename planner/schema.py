"""The JSON Schema of the plan file, made from the records of the plan: what another program may write."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from planner.language import Translator
from planner.levers import KINDS
from planner.plan import VERSION, Lever, Plan, Record, about
from planner.texts import T

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/{model}"
Schema = dict[str, Any]


def plan_schema(say: Translator) -> Schema:
    """The schema of version `VERSION`, with titles, units (`x-unit`) and explanations in a language.

    It is as strict as the reader is about names, kinds and bounds. What holds between records, such as shares that add
    up to 1 and ids that are there, only the reader knows (`planner.check`).
    """
    records: list[type[Record]] = [Plan, *(kind.record for kind in KINDS.values())]
    _, made = models_json_schema([(record, "validation") for record in records], ref_template=_REFERENCE)
    known: Schema = made["$defs"]
    for record in _records(Record):
        if record.__name__ in known:
            _explain(known[record.__name__], record, say)
    known["Lever"] = _any_lever()
    for part in known.values():
        _close(part)
    plan = known["Plan"]
    version = {"const": VERSION, "title": say(T("Version of the plan file"))}
    root = {**plan, "title": say(T("Plan file of Dagdeel")), "properties": {"version": version, **plan["properties"]}}
    return {"$schema": DIALECT, **root, "required": ["version"], "$defs": known}


def _records(base: type[Record]) -> Iterator[type[Record]]:
    for record in base.__subclasses__():
        yield record
        yield from _records(record)


def _explain(part: Schema, record: type[Record], say: Translator) -> None:
    """Put what screens say of a field in the place of what pydantic makes of its name."""
    for field, shape in part.get("properties", {}).items():
        shape.pop("title", None)
        try:
            known = about(record, field)
        except KeyError:
            continue
        shape["title"] = say(known.title)
        if known.help:
            shape["description"] = say(known.help)
        if known.unit:
            shape["x-unit"] = known.unit.value


def _any_lever() -> Schema:
    """A lever is one of the kinds; the record that they share has no fields of theirs."""
    names = {kind: _REFERENCE.format(model=one.record.__name__) for kind, one in KINDS.items()}
    return {
        "description": (Lever.__doc__ or "").split("\n")[0],
        "oneOf": [{"$ref": reference} for reference in names.values()],
        "discriminator": {"propertyName": "kind", "mapping": names},
    }


def _close(part: Any) -> None:
    """Keys that fit no pattern are refused, as the reader does."""
    if isinstance(part, dict):
        if "patternProperties" in part:
            part["additionalProperties"] = False
        for inner in part.values():
            _close(inner)
    elif isinstance(part, list):
        for inner in part:
            _close(inner)
