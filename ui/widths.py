"""The column widths that the user gave to tables."""

from __future__ import annotations

from collections.abc import Mapping

from ui.settings import SettingsStore


class Widths:
    """Widths per table and column, in pixels; with a store they are there again at the next start."""

    def __init__(self, store: SettingsStore | None = None) -> None:
        self._store = store
        self._known: dict[str, dict[str, int]] = dict(store.current.column_widths) if store else {}

    def of(self, table: str) -> Mapping[str, int]:
        """The widths that the columns of a table were given, by column."""
        return self._known.get(table, {})

    def keep(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember the widths of a table; none at all for the standard ones."""
        if dict(widths) == self.of(table):
            return
        others = {name: known for name, known in self._known.items() if name != table}
        self._known = {**others, table: dict(widths)} if widths else others
        if self._store:
            self._store.change(column_widths=self._known)
