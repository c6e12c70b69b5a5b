"""The plan file: JSON with an integer version, read with care and written so that it is never half there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import FailFast, TypeAdapter, ValidationError

from planner.check import check
from planner.defaults import fill_in
from planner.errors import PlanError
from planner.files.backups import keep, thin_out
from planner.files.disk import reason, remove_abandoned, write_atomic
from planner.files.guard import Fingerprint, fingerprint, read
from planner.plan import VERSION, Plan
from planner.problems import describe, place
from planner.texts import Message, Quantity, T, Unit

SUFFIX = ".dagdeel"
_MOST_BYTES = 50_000_000
# Far more than a plan holds, and few enough to read; an empty record takes thirty times its two signs in memory.
_MOST_VALUES = 3_000_000
_MOST_RECORDS = 1_000_000
_MOST_FIELDS = 2_000
_MOST_INSIDE = 20_000
_LARGE = 100_000
_TOO_MUCH = T("This is not a plan file: it holds far more than a plan can.")

# One pure function per step: the document of version N as version N + 1 writes it.
# Version 2 added rooms, scenarios and costs per function, version 3 the limits of working time and when sessions begin:
# a file of an earlier version simply has none of them.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: dict, 2: dict}


def loads(text: str) -> Plan:
    """The plan in a JSON text; what it leaves out gets its default. `PlanError` with the place of what is wrong."""
    document = _migrated(_document(text))
    document.pop("version", None)
    try:
        return check(Plan.model_validate(_to_first_error(fill_in(document), len(text))))
    except ValidationError as error:
        problem = PlanError(describe(error), place(error))
    # Raised here, apart from its cause: that one quotes the file.
    raise problem


def dumps(plan: Plan) -> str:
    """The plan as the text of a plan file: the same plan always gives the same bytes."""
    document = {"version": VERSION, **plan.model_dump(mode="json")}
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _document(text: str) -> dict[str, Any]:
    if text.count(",") > _MOST_VALUES or text.count("{") + text.count("[") > _MOST_RECORDS:
        raise PlanError(_TOO_MUCH)
    try:
        document = json.loads(text, parse_int=_integer, object_hook=_record)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", None)
    else:
        if isinstance(document, dict):
            return document
        raise PlanError(T("This is not a plan file: it holds no plan."))
    # Raised here, apart from its cause: that one holds the whole file.
    where = T("line {line}", line=line) if line else T("the start")
    raise PlanError(T("This is not a plan file, or it is damaged: it cannot be read from {where} on.", where=where))


def _record(fields: dict[str, Any]) -> dict[str, Any]:
    """A record, unless it has more in it than any record of a plan."""
    inside = (len(value) for name, value in fields.items() if isinstance(value, list) and name not in Plan.model_fields)
    if len(fields) > _MOST_FIELDS or max(inside, default=0) > _MOST_INSIDE:
        raise PlanError(_TOO_MUCH)
    return fields


def _to_first_error(document: dict[str, Any], size: int) -> dict[str, Any]:
    """Lists that end with their first wrong record: millions of errors would be made where one is told."""
    if size < _LARGE:
        return document
    short = dict(document)
    for name, about in Plan.model_fields.items():
        if isinstance(document.get(name), list):
            try:
                records: Any = Annotated[about.rebuild_annotation(), FailFast()]
                TypeAdapter(records).validate_python(document[name])
            except ValidationError as error:
                where = error.errors(include_url=False, include_context=False, include_input=False)[0]["loc"]
                short[name] = document[name][: int(where[0]) + 1] if where else document[name]
    return short


def _integer(digits: str) -> int | float:
    """Numbers of absurd length become infinite here, which every field refuses."""
    return int(digits) if len(digits) <= 18 else float("inf")


def _migrated(document: dict[str, Any]) -> dict[str, Any]:
    version = document.get("version", 1)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise PlanError(T("The file's version is not a whole number from 1 on."), "version")
    if version > VERSION:
        raise PlanError(
            T(
                "This plan was saved by a newer Dagdeel (file version {theirs}; this program reads up to {ours}). "
                "Nothing was changed. Install the newer program to open it.",
                theirs=version,
                ours=VERSION,
            ),
            "version",
        )
    for step in range(version, VERSION):
        document = MIGRATIONS[step](document)
    return document


@dataclass(frozen=True, slots=True)
class Opened:
    """A plan with what its file held when it was read."""

    plan: Plan
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class Saved:
    """What a file holds after saving, and what else the user should know: nothing, or that no backup was made."""

    fingerprint: Fingerprint
    remark: Message | None = None


def load(path: Path) -> Plan:
    """Read a plan file; `PlanError` in words for everything that can be wrong with it."""
    return open_plan(path).plan


def open_plan(path: Path) -> Opened:
    """Read a plan file and remember what it held; `PlanError` in words for everything that can be wrong with it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PlanError(
                T("'{file}' is too large for a plan file ({size} MB).", file=path.name, size=_megabytes(path))
            )
        content = read(path)
    except OSError as error:
        raise PlanError(T("'{file}' cannot be read: {reason}.", file=path.name, reason=reason(error))) from error
    try:
        text = content.raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise PlanError(T("'{file}' is not a plan file: it holds no text.", file=path.name))
    return Opened(loads(text), content.fingerprint)


def _megabytes(path: Path) -> Quantity:
    return Quantity(path.stat().st_size / 1e6, Unit.NONE)


def save(plan: Plan, path: Path) -> Saved:
    """Write the plan so that the file holds either the old or the new one in full; the old one becomes a backup.

    `PlanError` where that fails, with the file as it was. A backup that cannot be made does not stop the saving.
    """
    content = dumps(plan).encode("utf-8")
    remarks: list[Message] = []
    try:
        about = write_atomic(path, content, lambda: remarks.extend(_keep_backup(path, content)))
    except OSError as error:
        raise _not_saved(path, error) from error
    thin_out(path)
    remove_abandoned(path)
    return Saved(fingerprint(content, about), *remarks)


def _keep_backup(path: Path, content: bytes) -> Iterator[Message]:
    """Make a backup of what the file holds; where that fails, the words for it."""
    try:
        keep(path, content)
    except OSError as error:
        yield T(
            "'{file}' is saved, but the version before it could not be kept as a backup: {reason}.",
            file=path.name,
            reason=reason(error),
        )


def _not_saved(path: Path, error: OSError) -> PlanError:
    if os.path.exists(path):  # Path.exists would raise where the folder cannot be searched
        message = T(
            "'{file}' could not be saved: {reason}. The file is as it was and your work is still open here; "
            "save it in another place.",
            file=path.name,
            reason=reason(error),
        )
    else:
        message = T(
            "'{file}' could not be saved: {reason}. Your work is still open here; save it in another place.",
            file=path.name,
            reason=reason(error),
        )
    return PlanError(message)
