"""The place in the middle of the window: one page at a time, made when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.plan import Lever
from ui.context import Context
from ui.page import Page
from ui.pages import page_spec


class PageStack(QStackedWidget):
    """Holds the pages that were shown so far and passes on what they ask for."""

    why = Signal(object)
    refused = Signal(object)
    wants_page = Signal(str)
    shown = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, Page] = {}

    @property
    def current(self) -> str:
        """The key of the page on show, or an empty text."""
        page = self.currentWidget()
        return page.key if isinstance(page, Page) else ""

    @property
    def tried(self) -> Lever | None:
        """The lever that the page on show tries beside the plan, or None."""
        page = self.currentWidget()
        return page.tried if isinstance(page, Page) else None

    def show_page(self, key: str) -> None:
        """Bring a page to the front; `KeyError` for a key that no page has."""
        if key not in self._pages:
            self._pages[key] = self._made(key)
        self.setCurrentWidget(self._pages[key])
        self.shown.emit(key)

    def take_keyboard(self) -> None:
        """Give the keyboard to the page on show."""
        page = self.currentWidget()
        if isinstance(page, Page):
            page.take_keyboard()

    def _made(self, key: str) -> Page:
        page = page_spec(key).load()(self._context)
        page.setAccessibleName(self._context.say(page.title))
        page.why.connect(self.why)
        page.refused.connect(self.refused)
        page.wants_page.connect(self.wants_page)
        self.addWidget(page)
        return page
