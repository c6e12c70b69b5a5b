"""Writing a file so that it is never half there, and the system's refusals in words."""

from __future__ import annotations

import errno
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from planner.errors import DagdeelError
from planner.texts import Message, T

_UNFINISHED = ".tmp"
ABANDONED_SECONDS = 3_600
# Windows' own numbers: the file is open elsewhere; a drive or network that is gone.
_SHARING = (32, 33)
_UNREACHABLE = (21, 53, 55, 59, 64, 67, 121, 1167, 1231, 1232)
_BRIEFLY_REFUSED = (5, *_SHARING)
_PAUSES = (0.05, 0.1, 0.2, 0.4)

_NO_ROOM = T("the disk is full")
_NOT_THERE = T("the file or folder is not there")
_NOT_ALLOWED = T("this account may not do that there")
_IN_USE = T("another program has it open")
_NO_ANSWER = T("the drive does not answer")

# By name, because not every system has all of them.
_REASONS: dict[str, Message] = {
    "ENOENT": _NOT_THERE,
    "ENOTDIR": _NOT_THERE,
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "EROFS": T("that place can only be read"),
    "EISDIR": T("it is a folder"),
    "EEXIST": T("a file of that name is in the way"),
    "ENOSPC": _NO_ROOM,
    "EDQUOT": _NO_ROOM,
    "EFBIG": T("a file of this size does not fit there"),
    "EBUSY": _IN_USE,
    "ETXTBSY": _IN_USE,
    "ENAMETOOLONG": T("the name is too long"),
    "EIO": _NO_ANSWER,
    "ENODEV": _NO_ANSWER,
    "ENXIO": _NO_ANSWER,
    "ESTALE": _NO_ANSWER,
    "ETIMEDOUT": _NO_ANSWER,
    "EHOSTDOWN": _NO_ANSWER,
    "EHOSTUNREACH": _NO_ANSWER,
}


def reason(error: OSError) -> Message:
    """Why the system refused, in words."""
    windows = getattr(error, "winerror", None)
    if windows in _SHARING:
        return _IN_USE
    if windows in _UNREACHABLE:
        return _NO_ANSWER
    known = _REASONS.get(errno.errorcode.get(error.errno or 0, ""))
    return known or T("the system says '{text}'", text=error.strerror or "")


def write_atomic(path: Path, content: bytes, before_replace: Callable[[], None] | None = None) -> os.stat_result:
    """Replace a file's content in one step: a new file beside it, flushed to disk, then renamed. May raise `OSError`.

    `before_replace` is called when the new content is safe on the disk and the old one is still in its place;
    what it raises stops the replacing. The answer is what the system knows of the new file.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}{_UNFINISHED}")
    try:
        about = _write_through(beside, content)
        _take_over_mode(target, beside)
        if before_replace:
            before_replace()
        _replace(beside, target)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)
    return about


def write_export(path: Path, content: bytes, refusal: Callable[[Message], DagdeelError]) -> None:
    """Write something made of a plan in one step; where the system refuses, `refusal` of words for it is raised."""
    try:
        write_atomic(path, content)
    except OSError as error:
        raise refusal(
            T(
                "'{file}' could not be written: {reason}. Close it if it is open elsewhere, or choose another place.",
                file=path.name,
                reason=reason(error),
            )
        ) from error


def _write_through(path: Path, content: bytes) -> os.stat_result:
    """Write a file that must not be there yet, and wait until it is on the disk."""
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        return os.fstat(stream.fileno())


def _take_over_mode(old: Path, new: Path) -> None:
    """Let the same people read and write the new file, where the drive knows such rights."""
    with suppress(OSError):
        new.chmod(old.stat().st_mode & 0o777)


def _replace(source: Path, target: Path) -> None:
    """Rename over a file; waits a moment for virus scanners and the like, which hold files open on Windows."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _BRIEFLY_REFUSED:
                raise
            time.sleep(pause)
    os.replace(source, target)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system and the drive can do that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_abandoned(path: Path) -> None:
    """Remove what writers of this file left behind when they were ended in the middle, long enough ago."""
    target = path.resolve()
    for file in unfinished(target):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > ABANDONED_SECONDS:
                file.unlink()


def unfinished(target: Path) -> Iterator[Path]:
    """What writers of this file are making of it now, or left behind."""
    with suppress(OSError):
        for file in target.parent.iterdir():
            if file.name.startswith(f".{target.name}.") and file.name.endswith(_UNFINISHED):
                yield file
