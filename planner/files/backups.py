"""Earlier versions of a plan file, kept when it is saved over.

They lie in the folder `Dagdeel-backups` beside the plan, named after the plan and the moment at which that version
was saved: `Practice 2026-11-22 14.05.33.dagdeel`. Kept are the newest five, the last one of each of the newest seven
days and the last one of each of the newest twelve months. Days and months count only where there is a version, so
nothing goes merely because time passes.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.files.disk import write_atomic

FOLDER = "Dagdeel-backups"
LAST, DAYS, MONTHS = 5, 7, 12

_STAMP = "%Y-%m-%d %H.%M.%S"
_TIME = r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?:_(\d{1,9}))?"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """An earlier version: when it was saved (local time), which of several in that second, and its file."""

    time: datetime
    number: int
    path: Path


def backups(path: Path) -> tuple[Backup, ...]:
    """The earlier versions that are there of a plan file, newest first."""
    target = path.resolve()
    name = re.compile(re.escape(target.stem) + " " + _TIME + re.escape(target.suffix))
    found: list[Backup] = []
    with suppress(OSError):
        for file in (target.parent / FOLDER).iterdir():
            if match := name.fullmatch(file.name):
                found.extend(_backup(file, match[1], match[2]))
    return tuple(sorted(found, reverse=True))


def _backup(file: Path, stamp: str, number: str | None) -> Iterator[Backup]:
    """The backup that a file name tells of; none where the name holds no date of the calendar."""
    with suppress(ValueError):
        yield Backup(datetime.strptime(stamp, _STAMP), int(number or 1), file)


def keep(path: Path, new: bytes) -> Path | None:
    """Copy what a plan file holds now to a backup, before `new` takes its place; `OSError` where that cannot be done.

    Nothing is copied, and None given back, where there is no file yet, where it holds the new content already
    or where the newest backup holds the same.
    """
    target = path.resolve()
    try:
        old, saved = target.read_bytes(), target.stat().st_mtime
    except FileNotFoundError:
        return None
    known = backups(target)
    if old == new or (known and _holds(known[0], old)):
        return None
    moment = datetime.fromtimestamp(min(max(saved, 0), time.time()))
    file = target.parent / FOLDER / _name(target, moment.replace(microsecond=0), known)
    file.parent.mkdir(exist_ok=True)
    write_atomic(file, old)
    return file


def _holds(backup: Backup, content: bytes) -> bool:
    with suppress(OSError):
        return backup.path.read_bytes() == content
    return False


def _name(target: Path, moment: datetime, known: Iterable[Backup]) -> str:
    """A name that sorts after those of other versions of the same second."""
    number = max((backup.number for backup in known if backup.time == moment), default=0) + 1
    return f"{target.stem} {moment.strftime(_STAMP)}{f'_{number}' if number > 1 else ''}{target.suffix}"


def thin_out(path: Path) -> None:
    """Remove the backups of a plan file that are not worth keeping; one that cannot be removed stays."""
    found = backups(path)
    for backup in set(found) - worth_keeping(found):
        with suppress(OSError):
            backup.path.unlink()


def worth_keeping(found: Iterable[Backup]) -> set[Backup]:
    """The newest ones, and the last ones of the newest days and months."""
    newest = sorted(found, reverse=True)
    return {
        *newest[:LAST],
        *_first_of_each(newest, DAYS, lambda backup: backup.time.date()),
        *_first_of_each(newest, MONTHS, lambda backup: (backup.time.year, backup.time.month)),
    }


def _first_of_each(newest: Iterable[Backup], most: int, period: Callable[[Backup], Any]) -> list[Backup]:
    first: dict[Any, Backup] = {}
    for backup in newest:
        first.setdefault(period(backup), backup)
    return list(first.values())[:most]
