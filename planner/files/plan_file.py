"""The plan file: JSON with an integer version, read with care and written so that it is never half there."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.check import check
from planner.defaults import fill_in
from planner.errors import PlanError
from planner.plan import VERSION, Plan
from planner.problems import describe, place
from planner.texts import Message, Quantity, T, Unit

SUFFIX = ".dagdeel"
BACKUPS = 5
_MOST_BYTES = 50_000_000

# One pure function per step: the document of version N as version N + 1 writes it.
MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def loads(text: str) -> Plan:
    """The plan in a JSON text; what it leaves out gets its default. `PlanError` with the place of what is wrong."""
    document = _migrated(_document(text))
    document.pop("version", None)
    try:
        plan = Plan.model_validate(fill_in(document))
    except ValidationError as error:
        raise PlanError(describe(error), place(error)) from error
    return check(plan)


def dumps(plan: Plan) -> str:
    """The plan as the text of a plan file: the same plan always gives the same bytes."""
    document = {"version": VERSION, **plan.model_dump(mode="json")}
    return json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text, parse_int=_integer)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = T("line {line}", line=line) if line else T("the start")
        message = T("This is not a plan file, or it is damaged: it cannot be read from {where} on.", where=where)
        raise PlanError(message) from error
    if not isinstance(document, dict):
        raise PlanError(T("This is not a plan file: it holds no plan."))
    return document


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


def load(path: Path) -> Plan:
    """Read a plan file; `PlanError` in words for everything that can be wrong with it."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PlanError(
                T("'{file}' is too large for a plan file ({size} MB).", file=path.name, size=_megabytes(path))
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanError(T("'{file}' is not a plan file: it holds no text.", file=path.name)) from error
    except OSError as error:
        raise PlanError(T("'{file}' cannot be read: {reason}.", file=path.name, reason=reason(error))) from error
    return loads(text)


def _megabytes(path: Path) -> Quantity:
    return Quantity(path.stat().st_size / 1e6, Unit.NONE)


def save(plan: Plan, path: Path) -> None:
    """Write the plan so that the file holds either the old or the new one in full; the old one becomes a backup."""
    try:
        if path.exists():
            _rotate_backups(path)
        write_atomic(path, dumps(plan).encode("utf-8"))
    except OSError as error:
        raise PlanError(
            T(
                "'{file}' could not be saved: {reason}. The plan is still open; save it in another place.",
                file=path.name,
                reason=reason(error),
            )
        ) from error


def write_atomic(path: Path, content: bytes) -> None:
    """Replace a file's content in one step: a temporary file beside it, flushed to disk, then renamed."""
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            os.chmod(name, target.stat().st_mode & 0o777)
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can do that (Windows cannot)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backup_path(path: Path, number: int) -> Path:
    """Where the n-th newest backup of a file is kept."""
    return path.with_name(f"{path.stem}.backup{number}{path.suffix}")


def _rotate_backups(path: Path) -> None:
    for number in range(BACKUPS - 1, 0, -1):
        older = backup_path(path, number)
        if older.exists():
            os.replace(older, backup_path(path, number + 1))
    write_atomic(backup_path(path, 1), path.read_bytes())


def reason(error: OSError) -> Message:
    """Why the system refused, in words."""
    known = {
        FileNotFoundError: T("the file or folder is not there"),
        PermissionError: T("this account may not do that there"),
        IsADirectoryError: T("it is a folder"),
        NotADirectoryError: T("the file or folder is not there"),
    }
    if type(error) in known:
        return known[type(error)]
    return T("the disk is full") if error.errno == 28 else T("the system says '{text}'", text=error.strerror or "")
