"""What of a plan is on this computer, where, and for how long: told by the code that writes it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planner.files import backups, disk, lock
from planner.files.folders import (
    LOG_BYTES,
    LOG_OLD_FILES,
    MOST_RECENT,
    config_folder,
    log_folder,
    recovery_folder,
)
from planner.texts import TN, Message, T

# What the program writes only because you ask it to, and what it writes nowhere.
ELSEWHERE = (
    T("Workbooks, PDF files, calendar files and texts are where you save them; Dagdeel does not keep a list of them."),
    T("What you copy is on the clipboard, and what you print in the print queue, until the system clears those."),
    T("The list of steps for Undo is only in memory and goes when you close the plan."),
)

_MINUTE, _HOUR = 60, 3_600


@dataclass(frozen=True, slots=True)
class Place:
    """One kind of file: what is in it, how long it stays, and its folder, None while the plan has no file.

    `files` are those that are there now.
    """

    key: str
    title: Message
    content: Message
    kept: Message
    folder: Path | None
    files: tuple[Path, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of the files that are there."""
        total = 0
        for file in self.files:
            with suppress(OSError):
                total += file.stat().st_size
        return total


def places(path: Path | None) -> tuple[Place, ...]:
    """Everything that the program writes of its own accord, for the plan of a file or for one without."""
    return (_plan(path), _backups(path), _lock(path), _unfinished(path), _recovery(), _settings(), _log())


def _plan(path: Path | None) -> Place:
    content = T("All that this page tells, as text that anybody can read who may open the file.")
    kept = T("Until you delete it. It is written when you save.")
    return Place("plan", T("The plan file"), content, kept, _beside(path), _there(path))


def _backups(path: Path | None) -> Place:
    content = T("Whole plans as they were before you saved over them, with all names that they held.")
    kept = T(
        "{last}, the last of each of {days}, and the last of each of {months}. They stay when the plan is deleted.",
        last=TN("The newest one", "The newest {count}", backups.LAST),
        days=TN("the newest day", "the newest {count} days", backups.DAYS),
        months=TN("the newest month", "the newest {count} months", backups.MONTHS),
    )
    beside = _beside(path)
    found = [one.path for one in backups.backups(path)] if path else []
    return Place("backups", T("Earlier versions"), content, kept, beside and beside / backups.FOLDER, tuple(found))


def _lock(path: Path | None) -> Place:
    content = T("Who has the plan open: account name, computer name, process number and time. Nothing of the plan.")
    kept = T(
        "While the plan is open. After a failure it stays until the plan is opened again; {minutes} minutes without a "
        "sign it no longer counts.",
        minutes=lock.STALE_SECONDS // _MINUTE,
    )
    return Place("lock", T("The lock"), content, kept, _beside(path), _there(path and lock.lock_file(path)))


def _unfinished(path: Path | None) -> Place:
    content = T("The new plan file while it is being written, beside the plan; its name ends in '.tmp'.")
    kept = TN(
        "A moment. One that a failure left is deleted at the next saving once it is {count} hour old.",
        "A moment. One that a failure left is deleted at the next saving once it is {count} hours old.",
        disk.ABANDONED_SECONDS // _HOUR,
    )
    found = tuple(disk.unfinished(path.resolve())) if path else ()
    return Place("unfinished", T("Half-written files"), content, kept, _beside(path), found)


def _recovery() -> Place:
    content = T("Of every plan that is open: the whole plan with what is not saved yet, and the place of its file.")
    kept = T("Until you save or let the changes go. After a failure until you take it back or throw it away.")
    return _of_folder("recovery", T("Unsaved work"), content, kept, recovery_folder())


def _settings() -> Place:
    content = TN(
        "Language, colours, window, column widths, and the name and folder of the plan that was open last.",
        "Language, colours, window, column widths, and the names and folders of the {count} plans that were open last.",
        MOST_RECENT,
    )
    kept = T("Until you delete the file. Nothing out of a plan is in it.")
    return _of_folder("settings", T("Your settings"), content, kept, config_folder())


def _log() -> Place:
    content = T("Failures: when, of what kind and where in the program. No names, no numbers, nothing of a plan.")
    kept = T(
        "{files} files of {kilobytes} KB at most; the oldest lines go first.",
        files=LOG_OLD_FILES + 1,
        kilobytes=LOG_BYTES // 1000,
    )
    return _of_folder("log", T("The log"), content, kept, log_folder())


def _of_folder(key: str, title: Message, content: Message, kept: Message, folder: Path) -> Place:
    found: list[Path] = []
    with suppress(OSError):
        # Where a system keeps several of these folders in one, each has its own files there.
        found = sorted(file for file in folder.iterdir() if file.is_file())
    return Place(key, title, content, kept, folder, tuple(found))


def _beside(path: Path | None) -> Path | None:
    return path.resolve().parent if path else None


def _there(file: Path | None) -> tuple[Path, ...]:
    return (file,) if file and file.is_file() else ()
