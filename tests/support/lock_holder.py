"""A process that has a plan file open: `python -m tests.support.lock_holder PLAN`; it ends with its standard input."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.files.lock import acquire

_ROOT = Path(__file__).resolve().parent.parent.parent


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the lock of a plan file; at the end it lets go in the orderly way, if it still lives."""
    command = [sys.executable, "-m", "tests.support.lock_holder", str(path)]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "Lock\n"
        yield process
        process.communicate()


if __name__ == "__main__":
    lock = acquire(Path(sys.argv[1]))
    print(type(lock).__name__, flush=True)
    sys.stdin.read()
    lock.release()  # type: ignore[union-attr]
