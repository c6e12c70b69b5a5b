"""A whole window on an example, in English and light, that closes without asking; and pages with tables alone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.files import plan_file
from planner.resources import resource
from planner.texts import T
from tests.support.contexts import context, example
from tests.support.tables import shown_page
from ui.document import Document
from ui.main_window import MainWindow
from ui.pages.consults import ConsultsPage
from ui.pages.tasks import TasksPage
from ui.pages.team import TeamPage
from ui.settings import SettingsStore


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> MainWindow:
    """The window, shown, with its own settings; whatever a test changed is forgotten when it closes."""
    store = SettingsStore()
    store.change(language="en", theme="light")
    plan = plan_file.load(resource("examples", "overloaded_duo.dagdeel"))
    window = MainWindow(qapp, Document(plan), store)
    qtbot.addWidget(window, before_close_func=_forget)
    window.show()
    return window


def _forget(window: MainWindow) -> None:
    window.document.start(window.document.plan, T("Open"))


@pytest.fixture
def team(qtbot: QtBot) -> TeamPage:
    """The page in Dutch on the example, without a window around it."""
    page = TeamPage(context(example(), "nl"))
    shown_page(qtbot, page)
    return page


@pytest.fixture
def consults(qtbot: QtBot) -> ConsultsPage:
    """The page in Dutch on the example, without a window around it."""
    page = ConsultsPage(context(example(), "nl"))
    shown_page(qtbot, page)
    return page


@pytest.fixture
def tasks(qtbot: QtBot) -> TasksPage:
    """The page in Dutch on the example, without a window around it."""
    page = TasksPage(context(example(), "nl"))
    shown_page(qtbot, page)
    return page
