"""Reading odd files where the system ends the process that takes more than five seconds of work or a gigabyte.

Lists as large as sheets can be, which are read with progress and can be stopped, have twice that time.

    python -m tests.support.limits FILE...

reads each with every reader that takes its format, all odd files where none is named, and tells what they say.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from planner.errors import DagdeelError
from tests.support.fuzzing import MOST_SECONDS, format_of
from tests.support.odd_files import LARGE, MADE, ODD, odd_file
from tests.support.readers import READERS

MEMORY = 1_000_000_000


def limited() -> None:
    """Let the system refuse more memory. What the reader of cells writes itself, when it gives up, goes nowhere."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    sys.stderr = os.fdopen(os.dup(2), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def timed(work: Callable[[], object], seconds: float) -> object:
    """Do some work, which ends the process when it takes longer; a busy computer is no fault of it."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _answer(reader: str, path: Path) -> str:
    try:
        return f"read {type(READERS[reader].read(path)).__name__}"
    except DagdeelError as error:
        return str(error)


def main(names: list[str]) -> None:
    """Read the files one by one, in this process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [odd_file(name, Path(folder)) for name in names]
        limited()
        for path in paths:
            with path.open("rb") as file:
                kind = format_of(file.read(100))
            for reader in (name for name, about in READERS.items() if kind in about.takes):
                start = time.process_time()
                told = timed(partial(_answer, reader, path), (1 + (path.name in LARGE)) * MOST_SECONDS)
                print(f"{path.name} {reader} {time.process_time() - start:.1f} s: {told}", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"Peak {peak:.0f} MB")


if __name__ == "__main__":
    every = [*sorted(path.name for path in ODD.iterdir() if path.name != "expected.json"), *MADE, *LARGE]
    main(sys.argv[1:] or every)
