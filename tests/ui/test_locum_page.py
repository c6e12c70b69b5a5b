"""The locum day in the window: what is chosen is worked out at once, the plan stays, and the paper is about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.calculation import calculate
from planner.explain import Figure
from planner.levers import apply
from planner.plan import Plan
from planner.texts import Quantity, Unit
from tests.support.contexts import context, example
from tests.support.pdfs import pdf_text
from ui.main_window import MainWindow
from ui.pages.locum import LocumPage
from ui.widgets.links import TextLink


@pytest.fixture
def page(qtbot: QtBot) -> LocumPage:
    return _shown(qtbot, example())


def _shown(qtbot: QtBot, plan: Plan) -> LocumPage:
    made = LocumPage(context(plan))
    qtbot.addWidget(made)
    made.resize(1080, 587)
    with qtbot.waitExposed(made):
        made.show()
    return made


def _texts(page: LocumPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def _utilisation(page: LocumPage) -> str:
    """What the model gives for the locum that is chosen."""
    after = calculate(apply(page.context.document.plan, page.tried))
    return page.say.plain(Quantity(after.roles["gp"].utilisation, Unit.SHARE))


def test_it_begins_with_a_tuesday(page: LocumPage) -> None:
    assert page.tried.sessions == {"tue_am": 4, "tue_pm": 4}
    assert page.tried.rate is None
    assert {"136%", "126%"} <= set(_texts(page))
    assert _utilisation(page) == "126%"
    assert "It costs € 680 a week and € 35,360 a year." in page.who.text()
    assert page.context.document.undo_label is None


def test_every_control_is_worked_out_at_once(page: LocumPage, qtbot: QtBot) -> None:
    seen = {_utilisation(page)}
    page.inputs.sessions.button("wed_am").click()
    seen.add(_utilisation(page))
    page.inputs.sessions.hours["am"].setValue(5)
    seen.add(_utilisation(page))
    page.inputs.pace.setValue(0.5)
    seen.add(_utilisation(page))
    page.inputs.weeks.setCurrentIndex(1)
    page.inputs.weeks.activated.emit(1)
    seen.add(_utilisation(page))
    assert len(seen) == 5
    assert _utilisation(page) in _texts(page)
    assert page.tried.sessions == {"tue_am": 5, "tue_pm": 4, "wed_am": 5}

    page.inputs.rate.setValue(100)
    assert "€ 700 a week" in page.who.text()
    page.inputs.weeks.setCurrentIndex(2)
    page.inputs.weeks.activated.emit(2)
    assert page.inputs.number_of_weeks.isVisible()
    page.inputs.number_of_weeks.setValue(13)
    assert page.tried.weeks_share == 0.25
    assert "€ 350 a week" in page.who.text()


def test_the_rate_follows_the_practice_until_one_is_typed(page: LocumPage) -> None:
    document = page.context.document
    document.apply(edits.set_practice(document.plan, "locum_rate", 90))
    assert page.inputs.rate.value() == 90
    assert "€ 720 a week" in page.who.text()

    page.inputs.rate.setValue(100)
    document.apply(edits.set_practice(document.plan, "locum_rate", 70))
    assert "€ 800 a week" in page.who.text()


def test_days_are_ranked_and_a_click_chooses_one(page: LocumPage, qtbot: QtBot) -> None:
    first, *_, last = page.days.rows
    assert (first.day, last.day) == ("mon", "thu")
    assert "no room: morning" in last.accessibleName()
    assert "99% → 37%" in first.accessibleName()

    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert page.tried.sessions == {"mon_am": 4, "mon_pm": 4}
    assert "The best day for it is Monday" in page.told.text()


def test_states_are_told_by_sign_and_word(page: LocumPage) -> None:
    assert {"● better", "▲ worse", "■ too high", "● fine", "■ overloaded"} <= set(_texts(page))


def test_a_figure_of_now_explains_itself(page: LocumPage, qtbot: QtBot) -> None:
    links = {link.accessibleName(): link for link in page.findChildren(TextLink)}
    with qtbot.waitSignal(page.why) as asked:
        links["Continuity: 86%"].click()
    assert asked.args == [Figure("practice", "", "continuity")]
    assert not links["Full days a week: 4.9"].isEnabled()


def test_somebody_is_replaced(page: LocumPage) -> None:
    page.inputs.instead.setCurrentIndex(1)
    page.inputs.instead.activated.emit(1)
    assert page.tried.replaces == "owner"
    assert "It makes no more contacts possible" in page.who.text() or "€" in page.who.text()
    assert _utilisation(page) in _texts(page)


def test_without_sessions_it_says_what_to_do(page: LocumPage) -> None:
    for session in ("tue_am", "tue_pm"):
        page.inputs.sessions.button(session).click()
    assert page.problem.isVisible()
    assert page.problem.text() == "▲ Choose at least one session for the locum."
    assert not page.add.isEnabled()
    assert not page.keep.isEnabled()

    page.inputs.sessions.button("fri_am").click()
    assert not page.problem.isVisible()
    assert page.add.isEnabled()


@pytest.mark.parametrize("name", ["nothing", "no list"])
def test_a_plan_without_answers_says_so(name: str, qtbot: QtBot) -> None:
    plan = Plan() if name == "nothing" else example().model_copy(update={"patients": Plan().patients})
    page = _shown(qtbot, plan)
    assert page.problem.text().startswith("▲ ")
    assert not page.add.isEnabled()


def test_the_locum_goes_into_the_plan_and_back(page: LocumPage) -> None:
    document = page.context.document
    before = document.plan
    page.add.click()
    assert document.plan.staff[-1].employment == "locum"
    assert page.say(document.undo_label) == "Add Locum"
    assert "126%" in _texts(page)
    assert "in the team now" in page.done.text()

    page.inputs.sessions.button("wed_am").click()
    assert page.done.text() == ""
    document.undo()
    assert document.plan == before


def test_the_locum_is_kept_as_a_scenario(page: LocumPage) -> None:
    page.keep.click()
    (scenario,) = page.context.document.plan.scenarios
    assert (scenario.name, scenario.steps[0].lever) == ("Locum on Tue", page.tried)
    assert "Locum on Tue" in page.done.text()


def test_the_paper_is_about_the_locum_of_the_page(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page("locum")
    shown = window.pages.currentWidget()
    assert isinstance(shown, LocumPage)
    shown.inputs.move_to("fri")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "out.pdf"), ""))

    window.commands.actions["page_pdf"].trigger()

    printed = " ".join(pdf_text(tmp_path / "out.pdf").split())
    assert "An extra locum on Fri morning, Fri afternoon" in printed
    assert "The same money otherwise" in printed


def test_numbers_are_written_as_the_language_does(window: MainWindow) -> None:
    window.use_language("nl")
    window.show_page("locum")
    shown = window.pages.currentWidget()
    assert isinstance(shown, LocumPage)
    QApplication.processEvents()
    assert shown.inputs.rate.text() == "85,00"
