"""Random steps through the whole window: nothing breaks, nothing is left behind, and everything can be undone.

`DAGDEEL_WALK` sets the seed of the walks, which each of them prints; the soak walks oftener and much farther.
"""

from __future__ import annotations

import gc
import os
import random
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import format_captured_exceptions
from pytestqt.qtbot import QtBot

from planner.texts import T
from tests.walks.quiet import flush, settle
from tests.walks.trials import with_scenarios
from tests.walks.walker import Walker, windows_left
from ui.main_window import MainWindow
from ui.page import Page
from ui.pages import PAGES

SOAKS = "DAGDEEL_SOAK" in os.environ
WALKS = 4 if SOAKS else 2
# What a screen that nobody sees cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)
STEPS = 5_200 if SOAKS else 260


def seeds() -> list[int]:
    """One for each walk."""
    # Where results decide whether a change is taken, the same change must always get the same answer.
    chosen = os.environ.get("DAGDEEL_WALK", "1" if "CI" in os.environ else "0")
    begin = int(chosen) or random.SystemRandom().randrange(1, 1_000_000)
    return [begin + number for number in range(WALKS)]


@pytest.mark.parametrize("walk", range(WALKS))
def test_whatever_is_done_the_window_stays_sound(
    walk: int, window: MainWindow, qtbot: QtBot, qtlog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed = seeds()[walk]
    print(f"DAGDEEL_WALK={seed - walk}, walk {walk}")
    if walk % 2:
        window.document.start(with_scenarios(window.document.plan), T("Open"))
        window.show_page("scenarios")
    walker = Walker(window, seed, tmp_path, monkeypatch)
    with qtbot.capture_exceptions() as failures:
        for number in range(STEPS):
            walker.step(number)
            assert not failures, " | ".join([*walker.trail, walker.at]) + format_captured_exceptions(failures)
            assert not [record.message for record in qtlog.records if not record.ignored], " | ".join(
                [*walker.trail, walker.at]
            )
        walker.finish()
    print(f"{walker.changes} changes")

    assert not failures
    assert walker.changes > 5
    assert windows_left(window) == []
    assert len(window.findChildren(Page)) <= len(PAGES)


def _count(window: MainWindow) -> dict[str, int]:
    """How many objects of each kind hang on the window once everything was on show, and everything twice."""
    for _ in range(2):
        _show_everything(window)
        flush()
    counts: dict[str, int] = {}
    for child in window.findChildren(QObject):
        counts[type(child).__name__] = counts.get(type(child).__name__, 0) + 1
    return counts


def _show_everything(window: MainWindow) -> list[QWidget]:
    pages = []
    for page in PAGES:
        window.show_page(page.key)
        pages.append(window.pages.currentWidget())
    window.show_page("overview")
    return pages


def test_languages_and_looks_come_and_go_without_a_trace(window: MainWindow) -> None:
    gone = [weakref.ref(page) for page in _show_everything(window)]
    window.use_language("nl")
    window.use_language("en")
    settle()
    first, listening = _count(window), window.document.receivers("2changed(PyObject)")

    for number in range(20):
        window.use_language(("nl", "en")[number % 2])
        if number % 5 == 4:
            window.use_theme(("light", "dark")[number % 2])
            gone += [weakref.ref(page) for page in _show_everything(window)]
        flush()
    settle()
    gc.collect()

    still = {kind: count - first.get(kind, 0) for kind, count in _count(window).items()}
    assert {kind: more for kind, more in still.items() if more > 0} == {}
    assert window.document.receivers("2changed(PyObject)") == listening
    now = _show_everything(window)
    alive = [page for reference in gone if (page := reference()) is not None and page not in now]
    assert [type(page).__name__ for page in alive] == []
