"""Trying a lever in a window without a screen: a scenario is made, a lever is added to it and its form filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from planner.levers import KINDS, sentence
from planner.scenarios import base_of, run
from tests.support.sight import visible
from tests.walks.quiet import flush
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages.scenarios import ScenariosPage
from ui.scenarios.form import LeverForm
from ui.scenarios.line_fields import LineField


def page_of(window: MainWindow, key: str) -> Page:
    window.show_page(key)
    flush()
    page = window.pages.currentWidget()
    assert isinstance(page, Page)
    return page


def scenarios(window: MainWindow) -> ScenariosPage:
    """The Scenarios page with a new, empty scenario."""
    page = page_of(window, "scenarios")
    assert isinstance(page, ScenariosPage)
    page.none.empty.click()
    flush()
    return page


def view(page: Page, name: str) -> QListView:
    """The list with this name."""
    return next(one for one in visible(page) if isinstance(one, QListView) and one.accessibleName() == name)


def add(qtbot: QtBot, page: ScenariosPage, kind: str) -> None:
    """Find a lever by its title among those on offer, and add it."""
    title, offers = page.say(KINDS[kind].title), page.levers_tab.offers
    qtbot.keyClicks(offers.search, title)
    found = view(page, "Levers to choose from")
    for _ in range(found.model().rowCount()):
        if found.currentIndex().data() == title:
            break
        qtbot.keyClick(found, Qt.Key.Key_Down)
    offers.add.click()
    flush()


def write(qtbot: QtBot, form: LeverForm, field: str, words: str) -> None:
    """Type into a field of the form."""
    line = form.fields[field]
    assert isinstance(line, LineField)
    line.line.selectAll()
    qtbot.keyClicks(line.line, words)
    qtbot.keyClick(line.line, Qt.Key.Key_Return)
    flush()


def told(page: ScenariosPage) -> str:
    """What the only lever of the scenario says that it does; the engine's own sentence."""
    plan = page.context.document.plan
    outcome = run(base_of(plan), plan.scenarios[0])
    return page.say(sentence(outcome.base.plan, outcome.scenario.steps[0].lever))
