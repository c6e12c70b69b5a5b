"""Printing: the page on show or the summary for the practice meeting, on paper, in a preview or as a PDF file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.plan import Lever
from ui.context import Context
from ui.settings import SettingsStore

if TYPE_CHECKING:
    from ui.printing.output import PaperOutput


class PaperCommands:
    """The commands for paper of one window. `key` is that of a paper; empty for the page on show.

    `on_show` tells which page that is, `tried` which lever it tries beside the plan.
    What prints is loaded when it is first asked for, so that the program opens quickly.
    """

    def __init__(
        self,
        window: QWidget,
        context: Context,
        store: SettingsStore,
        on_show: Callable[[], str],
        tried: Callable[[], Lever | None],
    ) -> None:
        self._window = window
        self._context = context
        self._store = store
        self._on_show = on_show
        self._tried = tried

    def print(self, key: str = "") -> bool:
        """Let the user choose a printer and print; the answer is whether that was done."""
        return self._output().print(key or self._on_show())

    def preview(self, key: str = "") -> None:
        """Show the pages as they would be printed; printing is possible from there."""
        self._output().preview(key or self._on_show())

    def save(self, key: str = "") -> bool:
        """Write a PDF file where the user wants it; the answer is whether that was done."""
        return self._output().save(key or self._on_show())

    def _output(self) -> PaperOutput:
        output = import_module("ui.printing.output")
        made: PaperOutput = output.PaperOutput(self._window, self._context, self._store, self._tried())
        return made
