"""Dagdeel: without an argument or with a plan file the window, with a verb the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

_STOPPED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the answer is its exit status: 0 done, 1 an unusable plan, 2 wrong use, 130 stopped."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # The command line needs no Qt, the window none of the verbs: each is imported only where it runs.
    if arguments == ["--self-check"]:
        return int(import_module("ui.self_check").run())
    if len(arguments) > 1 or (arguments and not names_plan(arguments[0])):
        return verb(arguments)
    # Next to nothing of what a start makes is garbage; the window looks for garbage again once it shows.
    gc.disable()
    return int(import_module("ui.app").run(Path(arguments[0]) if arguments else None))


def verb(arguments: Sequence[str]) -> int:
    """Carry out a verb; stopped while it is still being loaded, it ends as quietly as later on."""
    try:
        return int(import_module("planner.cli").main(arguments))
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return _STOPPED


def names_plan(argument: str) -> bool:
    """Whether an argument is a plan file rather than a verb or an option."""
    if argument.endswith(".dagdeel"):
        return True
    return Path(argument).exists() and argument not in import_module("planner.cli").VERBS


if __name__ == "__main__":
    sys.exit(main())
