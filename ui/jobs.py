"""Work that takes longer than a moment: it runs beside the window, tells how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from planner.errors import DagdeelError

_LOOK_EVERY_MS = 40

Progress = Callable[[int], bool]


class Job(QObject):
    """One piece of work in a thread of its own.

    The work is handed a function that it calls with how far it is, and that answers whether to go on. `progressed`
    carries that number, `done` the result, `failed` a `DagdeelError`; any other error is raised in the window's own
    thread. All signals come in that thread.
    """

    progressed = Signal(int)
    done = Signal(object)
    failed = Signal(object)

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at = 0
        self._told = 0
        self._stopped = False
        self._pool = ThreadPoolExecutor(1)
        self._future: Future[Any] = self._pool.submit(work, self._go_on)
        self._pool.shutdown(wait=False)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_EVERY_MS)

    def _go_on(self, at: int) -> bool:
        self._at = at
        return not self._stopped

    def stop(self) -> None:
        """Ask the work to stop; it does so the next time it tells how far it is."""
        self._stopped = True

    def abandon(self) -> None:
        """Ask the work to stop, and hear no more of it: it may take seconds until it notices."""
        self.stop()
        self._timer.stop()

    def _look(self) -> None:
        if not self._future.done():
            if self._at != self._told:
                self._told = self._at
                self.progressed.emit(self._told)
            return
        self._timer.stop()
        try:
            result = self._future.result()
        except DagdeelError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
