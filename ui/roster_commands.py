"""The commands of the menu for the roster that are not about paper."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

from ui.context import Context


class RosterCommands:
    """Calendar files and the shifts of a workbook; the dialogs are loaded when they are first asked for."""

    def __init__(self, window: QWidget, context: Context) -> None:
        self._window, self._context = window, context

    def save_calendar(self) -> None:
        """Save calendar files of people."""
        import_module("ui.roster.exports").calendar_dialog(self._context, self._window)

    def read_shifts(self) -> None:
        """Read the roster back from a workbook."""
        import_module("ui.roster.exports").shifts_dialog(self._context, self._window)
