"""The tabs of the year for tests, each on a page of its own."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from pytestqt.qtbot import QtBot

from planner.plan import Plan
from planner.year import edits
from tests.support.contexts import context, example
from tests.support.years import bare
from ui.pages.year import YearPage
from ui.year.tab import YearTab

YEAR = date.today().year + 1

T = TypeVar("T", bound=YearTab)


def shown_tab(qtbot: QtBot, kind: type[T], plan: Plan | None = None, language: str = "en") -> T:
    """A tab of a kind, with next year to plan unless a plan is given."""
    page = YearPage(context(edits.set_year(bare(example()), YEAR).plan if plan is None else plan, language))
    qtbot.addWidget(page)
    page.resize(1080, 640)
    tab = next(tab for tab in map(page.tabs.widget, range(page.tabs.count())) if isinstance(tab, kind))
    page.tabs.setCurrentWidget(tab)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return tab
