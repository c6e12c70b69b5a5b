"""The norm behind a value in words: how much, from where, and whether the plan has its own."""

from __future__ import annotations

from collections.abc import Iterator

from planner import words
from planner.language import Translator
from planner.norms import Norm
from planner.texts import Message, Quantity, T

_MOST_SOURCES = 2


def norm_lines(known: Norm, is_own: bool, say: Translator, value: Quantity | None = None) -> Iterator[str]:
    """What to tell of a norm, a line each; `value` is what follows from it, where that is not the norm itself."""
    if is_own:
        yield say(T("Your own value."))
    yield say(_origin(known, words.with_unit(value or words.norm_quantity(known))))
    note = known.note.get(say.language, "")
    if note:
        yield note


def _sources(known: Norm) -> tuple[str, ...]:
    """Title and year of each source, without repeats."""
    titled = (f"{fact.source_title} ({fact.year})" if fact.year else fact.source_title for fact in known.facts)
    return tuple(dict.fromkeys(titled))


def _origin(known: Norm, value: Message) -> Message:
    sources = _sources(known)[:_MOST_SOURCES]
    if known.kind == "assumption":
        return T("Norm {value}: an assumption.", value=value)
    if not sources:
        return T("Norm {value}.", value=value)
    if known.kind == "derived":
        return T("Norm {value}, derived from: {sources}", value=value, sources=sources)
    return T("Norm {value}: {sources}", value=value, sources=sources)


def source_name(known: Norm | None) -> Message | str:
    """Where a norm comes from in few words, for a table cell."""
    if known is None:
        return T("no norm")
    if known.kind == "assumption":
        return T("assumption")
    sources = _sources(known)
    if known.kind == "derived":
        return T("derived: {source}", source=sources[0]) if sources else T("derived")
    return sources[0] if sources else T("published")
