"""Whether a process of this computer still runs, and claims on files that end with the process that made them."""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _try_lock(stream: IO[bytes]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer; a number may have been given out again."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(_QUERY, False, process)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        status = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(status))
        kernel.CloseHandle(handle)
        return not known or status.value == _STILL_ACTIVE

else:
    import fcntl

    def _try_lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_running(process: int) -> bool:
        """Whether a process with this number runs on this computer; a number may have been given out again."""
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            return True
        return True


# Windows' own numbers.
_QUERY = 0x1000
_ACCESS_DENIED = 5
_STILL_ACTIVE = 259


class Claim:
    """A file that counts as claimed for as long as this process lives; the system ends the claim with the process."""

    def __init__(self, path: Path) -> None:
        """May raise `OSError`: the file cannot be made, is claimed by another, or its drive knows no claims."""
        self._path = path
        self._stream = path.open("ab")
        try:
            _try_lock(self._stream)
        except OSError:
            self._stream.close()
            raise

    def release(self) -> None:
        """End the claim; the file goes."""
        self._stream.close()
        with suppress(OSError):
            self._path.unlink()


def is_claimed(path: Path) -> bool | None:
    """Whether a living process claims this file; None where that cannot be told."""
    try:
        with path.open("r+b") as stream:
            _try_lock(stream)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return None
    return False
