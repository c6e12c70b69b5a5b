"""Remembering what a frozen record led to, so that an edit recomputes only what it touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


class EachMemo(Generic[V]):
    """As `IdentityMemo`, for many records that all go with the same others, such as the volumes of all activities with
    one list of patients: what they share is looked up only once.
    """

    def __init__(self, function: Callable[..., V], most: int = _MOST_ENTRIES) -> None:
        self._function = function
        self._most = most
        self._entries = 0
        self._tables: dict[tuple[int, ...], tuple[tuple[Any, ...], dict[int, tuple[Any, V]]]] = {}

    def __call__(self, records: Iterable[Any], *shared: Any) -> list[V]:
        known = self._table(shared)
        values = []
        for record in records:
            entry = known.get(id(record))
            if entry is None:
                entry = known[id(record)] = (record, self._function(record, *shared))
                self._entries += 1
            values.append(entry[1])
        return values

    def _table(self, shared: tuple[Any, ...]) -> dict[int, tuple[Any, V]]:
        if self._entries >= self._most:
            self._tables.clear()
            self._entries = 0
        key = tuple(map(id, shared))
        if key not in self._tables:
            self._tables[key] = (shared, {})
            self._entries += 1
        return self._tables[key][1]
