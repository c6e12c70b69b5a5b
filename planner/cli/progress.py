"""How far a long verb is, on standard error: a line that is written again on a terminal, nothing where it is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from planner.language import Translator
from planner.texts import Message, T

# Back to the first column, and the rest of the line away.
_AGAIN = "\r\x1b[K"


class Progress:
    """The line; call it with the number of rows that were read, as readers do. It never asks them to stop."""

    def __init__(self, say: Translator) -> None:
        self._say = say

    def __call__(self, rows: int) -> bool:
        self.show(T("{read} rows read", read=rows))
        return True

    def show(self, text: Message) -> None:
        """Say what is going on."""
        self._write(f"{_AGAIN}{self._say(text)}")

    def clear(self) -> None:
        """Take the line away."""
        self._write(_AGAIN)

    def _write(self, text: str) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def progress(say: Translator) -> Iterator[Progress]:
    """A line that is gone when the work is done, also where it failed or was stopped."""
    line = Progress(say)
    try:
        yield line
    finally:
        line.clear()
