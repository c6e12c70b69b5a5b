"""Remembering what a frozen record led to, so that an edit recomputes only what it touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

V = TypeVar("V")

_MOST_ENTRIES = 20_000
FEW = 64


class IdentityMemo(Generic[V]):
    """A function of frozen records, computed once per set of objects.

    Records are compared by identity: an edit replaces just the records it changes, so everything else
    is found again without hashing hundreds of fields. The table keeps its arguments alive, so an id
    cannot come to mean another object; when it holds `most` entries it starts afresh (`FEW` for what
    belongs to a whole plan).
    """

    def __init__(self, function: Callable[..., V], most: int = _MOST_ENTRIES) -> None:
        self._function = function
        self._most = most
        self._known: dict[tuple[int, ...], tuple[tuple[Any, ...], V]] = {}

    def __call__(self, *records: Any) -> V:
        key = tuple(map(id, records))
        known = self._known.get(key)
        if known is not None:
            return known[1]
        if len(self._known) >= self._most:
            self._known.clear()
        value = self._function(*records)
        self._known[key] = (records, value)
        return value
