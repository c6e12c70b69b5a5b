"""What earlier sessions left unsaved: offered at the next start, with words for what is newer."""

from __future__ import annotations

import logging
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.difference import outline
from planner.errors import PlanError
from planner.files.folders import recovery_folder
from planner.files.guard import Fingerprint, Outside, changed_outside
from planner.files.plan_file import Opened, loads, open_plan
from planner.files.processes import is_claimed, is_running
from planner.files.side_file import SUFFIX, Header, claim_of
from planner.plan import Plan
from planner.texts import Message, T

_ABANDONED_SECONDS = 3_600
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recovered:
    """Work that was not saved when the program ended.

    `path` is the file it belongs to, None where it never had one; `written` when it was kept (local time). `saved`
    and `file_plan` are what that file is now, None where it is gone or cannot be read; `base` is what it held when
    the lost session last read or wrote it, for `changed_outside`.
    """

    plan: Plan
    path: Path | None
    written: datetime
    base: Fingerprint | None
    saved: datetime | None
    file_plan: Plan | None
    side: Path

    def discard(self) -> None:
        """Remove it: the user let it go, or it is open again and written to a new side file."""
        for file in (self.side, claim_of(self.side)):
            with suppress(OSError):
                file.unlink()


def recoverable(folder: Path | None = None) -> list[Recovered]:
    """What sessions that have ended left unsaved, newest first; what their files hold by now is tidied away."""
    place = folder or recovery_folder()
    left = [found for file in _files(place) if file.suffix == SUFFIX and (found := _recovered(file))]
    kept: list[Recovered] = []
    for found in left:
        if found.plan == found.file_plan:
            found.discard()
        else:
            kept.append(found)
    _tidy(place)
    return sorted(kept, key=lambda found: found.written, reverse=True)


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


def _recovered(file: Path) -> Recovered | None:
    """What a side file holds, unless the session that writes it still lives or it cannot be read."""
    try:
        first, _, text = file.read_text(encoding="utf-8").partition("\n")
        header = Header.model_validate_json(first)
        if _lives(file, header.process):
            return None
        plan = loads(text)
    except (OSError, ValueError, PlanError) as error:
        _log.info("side file not read: %s", type(error).__name__)
        return None
    opened = _opened(header.file)
    return Recovered(
        plan,
        header.file,
        header.written.astimezone(),
        header.base,
        opened.fingerprint.modified if opened else None,
        opened.plan if opened else None,
        file,
    )


def _lives(file: Path, process: int) -> bool:
    claimed = is_claimed(claim_of(file))
    return is_running(process) if claimed is None else claimed


def _opened(path: Path | None) -> Opened | None:
    if path is not None:
        with suppress(PlanError):
            return open_plan(path)
    return None


def _tidy(folder: Path) -> None:
    """Remove half-made files and claims of sessions that ended long ago."""
    for file in _files(folder):
        with suppress(OSError):
            old = time.time() - file.stat().st_mtime > _ABANDONED_SECONDS
            if old and file.suffix != SUFFIX and is_claimed(file) is False:
                file.unlink()


def newer(recovered: Recovered) -> tuple[Message, ...]:
    """What the recovered plan has that its file does not, in a few lines; the first one tells which is the later."""
    if recovered.path is None:
        return (T("This plan was last changed {time} and never saved to a file.", time=recovered.written),)
    if recovered.file_plan is None or recovered.saved is None:
        return (
            T(
                "'{file}' is not there any more or cannot be read. This plan was last changed {time}.",
                file=recovered.path.name,
                time=recovered.written,
            ),
        )
    return (*_times(recovered, recovered.path), *outline(recovered.file_plan, recovered.plan))


def _times(recovered: Recovered, path: Path) -> tuple[Message, ...]:
    values = {"file": path.name, "saved": recovered.saved, "time": recovered.written}
    if recovered.base and changed_outside(path, recovered.base) is Outside.CHANGED:
        return (
            T(
                "'{file}' was saved by somebody else {saved}; this plan was last changed {time}. "
                "Compare before you save over it.",
                **values,
            ),
        )
    return (T("'{file}' was saved {saved}; this plan was last changed {time}.", **values),)
