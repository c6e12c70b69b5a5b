"""Exit statuses: 0 done, 1 a plan, list or workbook that cannot be used, 2 wrong use, 130 stopped, 141 not heard."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from planner.cli.commands import UsageError
from planner.cli.parser import VERBS, build, language_of
from planner.cli.words import spoken
from planner.errors import DagdeelError
from planner.files.patient_list import Cancelled
from planner.language import Translator
from planner.texts import T

_UNUSABLE, _WRONG_USE = 1, 2
# As shells count them: 128 and the number of the signal, 2 for an interrupt and 13 for a broken pipe.
_STOPPED, _NOT_HEARD = 130, 141


def main(argv: Sequence[str]) -> int:
    """Run one verb; errors go to standard error in one line."""
    say = Translator(language_of(argv))
    try:
        status = _run(argv, say)
        sys.stdout.flush()
    except (KeyboardInterrupt, Cancelled):
        print(f"dagdeel: {say(T('Stopped.'))}", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:
        # Nobody reads on, such as `head`; what Python still holds must not be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_HEARD
    return status


def _run(argv: Sequence[str], say: Translator) -> int:
    try:
        with spoken(say):
            options = build(say).parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        return VERBS[options.verb].run(options, say) or 0
    except Cancelled:
        raise
    except UsageError as error:
        return _fail(error, say, _WRONG_USE)
    except DagdeelError as error:
        return _fail(error, say, _UNUSABLE)


def _fail(error: DagdeelError, say: Translator, status: int) -> int:
    where = f" [{error.place}]" if error.place else ""
    text = " ".join(f"dagdeel: {say(error.message)}{where}".split())
    print(text, file=sys.stderr)
    return status
