"""What argparse itself says, in the language of the command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from planner.language import Translator
from planner.texts import TN, Message, T

# Letter by letter as argparse writes them, in all versions of Python from 3.11 on.
_TEXTS: dict[str, Message] = {
    message.msgid: message
    for message in (
        T("usage: "),
        T("options"),
        T("positional arguments"),
        T("show this help message and exit"),
        T("argument %(argument_name)s: %(message)s"),
        T("the following arguments are required: %s"),
        T("one of the arguments %s is required"),
        T("unrecognized arguments: %s"),
        T("not allowed with argument %s"),
        T("ignored explicit argument %r"),
        T("expected one argument"),
        T("expected at most one argument"),
        T("expected at least one argument"),
        T("ambiguous option: %(option)s could match %(matches)s"),
        T("invalid %(type)s value: %(value)r"),
        T("invalid choice: %(value)r (choose from %(choices)s)"),
        T("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
        T("unknown parser %(parser_name)r (choices: %(choices)s)"),
    )
}


@contextmanager
def spoken(say: Translator) -> Iterator[None]:
    """Within this, argparse says its own words in the language; its names for `gettext` are all that leads there."""
    before = {name: getattr(argparse, name) for name in ("_", "ngettext") if hasattr(argparse, name)}

    def text(english: str) -> str:
        return say(_TEXTS.get(english, english))

    def counted(one: str, many: str, count: int) -> str:
        known = TN("expected %s argument", "expected %s arguments", count)
        return say(known) if one == known.msgid else (one if count == 1 else many)

    ours = {"_": text, "ngettext": counted}
    for name in before:
        setattr(argparse, name, ours[name])
    try:
        yield
    finally:
        for name, known in before.items():
            setattr(argparse, name, known)
