"""Who has a plan file open: a small file beside the plan that its owner refreshes while the plan is open.

The lock is a promise between copies of this program, not a barrier of the system: it tells the second person to open
a plan that somebody else is working on it. A lock whose owner has gone (the computer went off, the program was
ended) becomes stale and may be taken over.
"""

from __future__ import annotations

import getpass
import os
import platform
import secrets
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from annotated_types import Ge, Le
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from planner.files.disk import reason
from planner.files.processes import is_running
from planner.texts import Message, T

HEARTBEAT_SECONDS = 60
STALE_SECONDS = 180

_MOST_BYTES = 10_000
_ATTEMPTS = 3


class _Entry(BaseModel):
    """What a lock file says."""

    model_config = ConfigDict(frozen=True)

    user: Annotated[str, Field(max_length=200)]
    host: Annotated[str, Field(max_length=200)]
    process: Annotated[int, Ge(1), Le(2**31 - 1)]
    since: AwareDatetime
    key: Annotated[str, Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody else who has the plan open, and since when (local time).

    `user` and `host` are empty where the lock cannot be read. `stale` tells that nobody seems to work there any more.
    """

    user: str
    host: str
    process: int | None
    since: datetime
    stale: bool
    key: str

    @property
    def text(self) -> Message:
        """Who has the plan open, since when, and what that means."""
        if self.stale:
            return T(
                "{who} had this plan open since {since}, but the program there seems to have stopped. "
                "You can take over and go on.",
                who=self._who(),
                since=self.since,
            )
        return T(
            "{who} has this plan open since {since}. You can read it here; to save changes, choose another name.",
            who=self._who(),
            since=self.since,
        )

    @property
    def is_own_past(self) -> bool:
        """Whether a session of this user on this computer left it that has ended: there is nobody to ask then."""
        mine = (self.user, self.host) == (_user(), platform.node()) and bool(self.user)
        return mine and self.process is not None and not is_running(self.process)

    def _who(self) -> Message:
        if not self.user:
            return T("Somebody")
        if (self.user, self.host) == (_user(), platform.node()):
            return T("Another window on this computer")
        return T("{user} on {host}", user=self.user, host=self.host)


@dataclass(frozen=True, slots=True)
class NoLock:
    """A place where no lock can be left, such as a folder that can only be read; `text` says what follows from it."""

    text: Message


@dataclass(frozen=True, slots=True)
class Lock:
    """The plan is ours until `release`, or until somebody takes over because it was not refreshed."""

    path: Path
    key: str

    def refresh(self) -> bool:
        """Show that somebody still works here, at least every `HEARTBEAT_SECONDS`.

        False means that the lock is lost: it is somebody else's, or gone with its folder. `acquire` tells which.
        """
        file = lock_file(self.path)
        with suppress(OSError), file.open("r+b") as stream:
            content = stream.read(_MOST_BYTES)
            if _is_of(_parsed(content), self.key):
                # In place: where somebody takes over at this moment, this goes to the file that is gone.
                stream.seek(0)
                stream.write(content)
        return _is_of(_read(file), self.key)

    def release(self) -> None:
        """Let others have the plan; a lock that is no longer ours stays."""
        file = lock_file(self.path)
        if _is_of(_read(file), self.key):
            _remove(file)


def acquire(path: Path) -> Lock | Holder | NoLock:
    """Take the lock of a plan file, or tell who has it or why there can be none. Never waits and never raises."""
    key = secrets.token_hex(8)
    entry = _Entry(user=_user(), host=platform.node(), process=os.getpid(), since=datetime.now(UTC), key=key)
    refusal: OSError = FileExistsError()
    for _attempt in range(_ATTEMPTS):
        try:
            _create(lock_file(path), entry.model_dump_json(indent=1).encode("utf-8"))
            return Lock(path, key)
        except FileExistsError as error:
            # Where it is released between the two looks, the next attempt succeeds.
            if there := holder(path):
                return there
            refusal = error
        except OSError as error:
            return _no_lock(error)
    return _no_lock(refusal)


def _create(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        try:
            stream.write(content)
            stream.flush()
        except OSError:
            _remove(file)
            raise


def _no_lock(error: OSError) -> NoLock:
    return NoLock(
        T(
            "Others cannot see that you have this plan open: {reason}. Agree on who works in it.",
            reason=reason(error),
        )
    )


def take_over(path: Path, gone: Holder) -> Lock | Holder | NoLock:
    """Take the lock from a holder who has gone; where it changed hands meanwhile, tell who has it now."""
    file = lock_file(path)
    # Of several who follow the same holder at the same moment, only one can make this file.
    turn = file.with_name(f"{file.name}.{sha256(gone.key.encode()).hexdigest()[:16]}")
    try:
        _create(turn, b"")
    except FileExistsError:
        if _age(turn) > STALE_SECONDS:
            _remove(turn)
        return holder(path) or acquire(path)
    except OSError as error:
        return _no_lock(error)
    if _key(file) == gone.key:
        _remove(file)
    taken = acquire(path)
    _remove(turn)
    return taken


def holder(path: Path) -> Holder | None:
    """Who has a plan file open according to its lock; None where nobody has."""
    file = lock_file(path)
    try:
        touched = file.stat().st_mtime
    except OSError:
        return None
    entry = _read(file)
    silent = _age(file) > STALE_SECONDS
    if entry is None:
        # Damaged, or another program is writing it at this moment.
        return Holder("", "", None, datetime.fromtimestamp(touched, UTC).astimezone(), silent, _key(file))
    ended = entry.host == platform.node() and not is_running(entry.process)
    return Holder(entry.user, entry.host, entry.process, entry.since.astimezone(), silent or ended, entry.key)


def _key(file: Path) -> str:
    """What tells one lock from the next; a file that cannot be read is known by its date."""
    if entry := _read(file):
        return entry.key
    with suppress(OSError):
        return str(file.stat().st_mtime_ns)
    return ""


def _read(file: Path) -> _Entry | None:
    try:
        with file.open("rb") as stream:
            return _parsed(stream.read(_MOST_BYTES))
    except OSError:
        return None


def _parsed(content: bytes) -> _Entry | None:
    try:
        return _Entry.model_validate_json(content)
    except ValidationError:
        return None


def _is_of(entry: _Entry | None, key: str) -> bool:
    return entry is not None and entry.key == key


def _age(file: Path) -> float:
    """Seconds since a file was written, by the clock of its drive, which may be another computer's."""
    with suppress(OSError):
        touched = file.stat().st_mtime
        with suppress(OSError), tempfile.TemporaryFile(dir=file.parent, prefix=".") as stream:
            stream.write(b"\0")
            stream.flush()
            return os.fstat(stream.fileno()).st_mtime - touched
        return time.time() - touched
    return 0.0


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def lock_file(path: Path) -> Path:
    """The file beside a plan that tells who has it open; where nobody has, it is not there."""
    target = path.resolve()
    return target.with_name(f".{target.name}.lock")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
