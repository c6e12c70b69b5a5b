"""What the parts of the week roster know of the page that they are on."""

from __future__ import annotations

from ui.page import Page
from ui.shown_week import ShownWeek


class WeekView(Page):
    """A page that looks at one week of the roster."""

    @property
    def shown(self) -> ShownWeek:
        """Which week is looked at."""
        return self.context.shown
