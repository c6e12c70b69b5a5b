"""What all pages share: they draw what a change touched, and only while they are visible."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from planner.edits import Change
from planner.errors import DagdeelError, EditError
from planner.explain import Figure
from planner.plan import PARTS, Lever
from planner.texts import Message
from ui.context import Context


class Page(QWidget):
    """Base of all pages. A page implements `refresh` and may narrow `parts` to what it shows.

    `why` asks the window to explain a figure, `refused` to show why an edit was not taken over,
    `wants_page` to go to another page (its key).
    """

    key = ""
    title: Message
    icon = ""
    parts = PARTS - {"scenarios"}

    why = Signal(object)
    refused = Signal(object)
    wants_page = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.say = context.say
        self._stale = True
        context.document.changed.connect(self._on_change)

    @property
    def tried(self) -> Lever | None:
        """The lever that this page tries beside the plan, which its paper is about; None where it tries none."""
        return None

    def refresh(self) -> None:
        """Show the document as it is now."""
        raise NotImplementedError

    def _on_change(self, change: Change) -> None:
        if not change.touched & self.parts:
            return
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self.refresh()

    def take_keyboard(self) -> None:
        """Give the keyboard to what people came for: the topmost table, else the topmost control."""
        controls = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled()]
        reachable = [w for w in controls if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        tables = [w for w in reachable if isinstance(w, QAbstractItemView)]
        if reachable:
            topmost = min(tables or reachable, key=self._place)
            topmost.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self, control: QWidget) -> tuple[int, int]:
        at = control.mapTo(self, QPoint())
        return at.y(), at.x()

    def commit(self, change: Change) -> None:
        """Take over an edit that a control of this page made; say why where the plan does not take it."""
        try:
            self.context.document.apply(change)
        except EditError as error:
            self.report(error)

    def explain(self, figure: Figure) -> None:
        """Ask for the breakdown of a figure."""
        self.why.emit(figure)

    def report(self, error: DagdeelError) -> None:
        """Say why an edit was not taken over."""
        self.refused.emit(error)
