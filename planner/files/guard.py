"""Whether a file still holds what this program read from it or wrote to it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict


class Fingerprint(BaseModel):
    """What a file held at some moment: its size in bytes, when it was written, and a hash of its content."""

    model_config = ConfigDict(frozen=True)

    size: int
    modified_ns: int
    sha256: str

    @property
    def modified(self) -> datetime:
        """When the file was written, in local time."""
        return datetime.fromtimestamp(self.modified_ns / 1e9, UTC).astimezone()


class Outside(StrEnum):
    """What others did to a file meanwhile."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file with their fingerprint."""

    raw: bytes
    fingerprint: Fingerprint


def fingerprint(raw: bytes, about: os.stat_result) -> Fingerprint:
    """The fingerprint of a file with this content."""
    return Fingerprint(size=len(raw), modified_ns=about.st_mtime_ns, sha256=sha256(raw).hexdigest())


def read(path: Path) -> Content:
    """A file's content; `OSError` where it cannot be read."""
    with path.open("rb") as stream:
        about = os.fstat(stream.fileno())
        raw = stream.read()
    return Content(raw, fingerprint(raw, about))


def changed_outside(path: Path, known: Fingerprint) -> Outside:
    """Whether the file holds something else than at the moment of the fingerprint; a new date alone does not count.

    The content itself is compared: sizes and dates stay the same often enough on shared drives.
    """
    try:
        return Outside.UNCHANGED if read(path).fingerprint.sha256 == known.sha256 else Outside.CHANGED
    except (FileNotFoundError, NotADirectoryError):
        return Outside.GONE
    except OSError:
        return Outside.UNREADABLE
