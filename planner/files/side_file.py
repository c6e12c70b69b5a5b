"""The side file: what is open and not saved yet, kept where it survives the end of the program or of the power.

Every open plan has a side file of its own in the user's folder. While the program that writes it lives, it claims the
side file; one that nobody claims is what was left behind.
"""

from __future__ import annotations

import logging
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import uuid4

from annotated_types import Ge, Le
from pydantic import AwareDatetime, BaseModel, ConfigDict

from planner.files.disk import reason, write_atomic
from planner.files.folders import recovery_folder
from planner.files.guard import Fingerprint
from planner.files.plan_file import dumps
from planner.files.processes import Claim
from planner.plan import Plan
from planner.texts import Message, T

# How long after the first change that no side file holds yet it should be written: no more than five seconds may be
# lost, and the writing itself takes time too.
DELAY_SECONDS = 2.0

SUFFIX, _CLAIM = ".side", ".claim"
_log = logging.getLogger(__name__)


class Header(BaseModel):
    """The first line of a side file; the plan follows as its plan file would hold it."""

    model_config = ConfigDict(frozen=True)

    file: Path | None
    base: Fingerprint | None
    written: AwareDatetime
    process: Annotated[int, Ge(1), Le(2**31 - 1)]


class SideFile:
    """The side file of one open plan."""

    def __init__(self, path: Path | None = None, base: Fingerprint | None = None, folder: Path | None = None) -> None:
        self._folder = folder or recovery_folder()
        self._file = self._folder / f"{uuid4().hex}{SUFFIX}"
        self._claim: Claim | None = None
        self._holds: Plan | None = None
        self.belongs_to(path, base)

    def belongs_to(self, path: Path | None, base: Fingerprint | None = None) -> None:
        """Say which file the plan belongs to from now on, and what that held when it was last read or written."""
        self._path = path
        self._base = base
        self._holds = None

    def write(self, plan: Plan) -> Message | None:
        """Keep the plan as it is now. None when it is safe, else words for why it is not."""
        if plan is self._holds:
            return None
        header = Header(file=_encodable(self._path), base=self._base, written=datetime.now(UTC), process=os.getpid())
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._claim = self._claim or _claimed(self._file)
            write_atomic(self._file, f"{header.model_dump_json()}\n{dumps(plan)}".encode())
        except OSError as error:
            return T("Your work is not kept safe between two savings: {reason}. Save often.", reason=reason(error))
        self._holds = plan
        return None

    def discard(self) -> None:
        """Remove the side file: its plan is saved, or the user let it go. Writing may go on afterwards."""
        with suppress(OSError):
            self._file.unlink()
        if self._claim:
            self._claim.release()
        self._claim = self._holds = None


def _encodable(path: Path | None) -> Path | None:
    """The path itself; None for a name that is no text, which no side file could hold."""
    with suppress(UnicodeEncodeError):
        str(path).encode()
        return path and path.absolute()
    return None


def claim_of(file: Path) -> Path:
    """The file that a session claims while it writes a side file."""
    return file.with_suffix(_CLAIM)


def _claimed(file: Path) -> Claim | None:
    """A claim on a side file; None on a drive that knows no claims, where the process number has to do."""
    try:
        return Claim(claim_of(file))
    except OSError as error:
        _log.info("no claim on a side file: %s", type(error).__name__)
        return None
