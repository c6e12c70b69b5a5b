"""What the tabs of the year's page share."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.texts import Message
from ui.page import Page


class YearTab(QWidget):
    """One tab: made when it is first shown, and drawn anew only while it is on show. Edits go through the page."""

    title: Message

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.context, self.say = page.context, page.say

    def refresh(self) -> None:
        """Show the year of the plan as it is now."""
        raise NotImplementedError
