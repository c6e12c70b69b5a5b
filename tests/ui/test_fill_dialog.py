"""Fill in: what is asked, a search beside the window that can be stopped, and taking over as one step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.errors import EditError
from planner.language import Translator
from planner.plan import Plan
from planner.roster.practice import Ask, Collision, Proposal
from planner.texts import T
from planner.week import edits
from planner.week.dates import valid
from tests.support.roster_views import MONDAY, BareWeek, bare_week, clash, found, two_gps
from tests.support.weeks import cells
from ui.roster import fill_dialog
from ui.roster.fill_dialog import FillDialog, fill_in

Better = Callable[[Proposal | None], bool]
Answer = Callable[[Ask, Better], Proposal | Collision]
_SECOND = 5_000


def roster(ask: Ask, gap: float = 0.0) -> Proposal:
    """Bram works on Monday too, and Anna not in the afternoon."""
    new = (*cells("anna", "mon_am tue_am"), *cells("bram", "mon_am tue_am"), *cells("desk", "mon_am mon_pm tue_am"))
    return replace(found(ask.plan, new, ask.monday), gap=gap, proven=gap == 0, locums=())


class Solver:
    """Stands in for the solver; `asked` is what it was asked."""

    def __init__(self, answer: Answer) -> None:
        self.asked: list[Ask] = []
        self._answer = answer

    def __call__(self, ask: Ask, better: Better) -> Proposal | Collision:
        self.asked.append(ask)
        return self._answer(ask, better)


@pytest.fixture
def solve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answer], Solver]:
    """Lets the dialog ask a stand-in."""

    def use(answer: Answer) -> Solver:
        solver = Solver(answer)
        monkeypatch.setattr(fill_dialog, "propose", solver)
        return solver

    return use


Opened = Callable[..., FillDialog]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens the dialog on a page; afterwards it is closed, and its search is over."""
    dialogs: list[FillDialog] = []

    def make(plan: Plan | None = None, language: str = "en", in_calendar: bool = False) -> FillDialog:
        page = bare_week(qtbot, plan or two_gps(), language)
        if in_calendar:
            page.shown.choose_date(MONDAY)
        dialog = fill_in(page)
        assert dialog is not None
        dialogs.append(dialog)
        return dialog

    yield make
    for dialog in dialogs:
        if isValid(dialog):
            dialog.close()
            qtbot.waitUntil(lambda dialog=dialog: not isValid(dialog), timeout=_SECOND)


def page_of(dialog: FillDialog) -> BareWeek:
    page = dialog.parent()
    assert isinstance(page, BareWeek)
    return page


def searched(qtbot: QtBot, dialog: FillDialog) -> None:
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=_SECOND)


def test_what_was_found_is_told_and_taken_over_as_one_step(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    solver = solve(lambda ask, _better: roster(ask))
    dialog = opened()
    document, before = page_of(dialog).context.document, page_of(dialog).context.document.plan
    dialog.asked.sliders["wishes"].setValue(10)
    dialog.asked.seconds.setValue(45)

    searched(qtbot, dialog)

    assert (solver.asked[0].sliders.wishes, solver.asked[0].seconds, solver.asked[0].monday) == (1.0, 45, None)
    assert dialog.answer.headline.text() == "A roster that fits"
    assert dialog.answer.told.text().startswith("Proven")
    assert [dialog.answer.table.item(0, column).text() for column in range(3)] == [
        "Contacts with a place",
        "50%",
        "75%",
    ]
    assert dialog.answer.lines.text().split("\n") == [
        "anna: does not work Mon afternoon",
        "bram: works Mon morning too",
    ]
    assert document.plan is before
    dialog.take.click()
    assert page_of_week(document.plan) == {
        ("anna", "mon_am"),
        ("anna", "tue_am"),
        ("bram", "mon_am"),
        ("bram", "tue_am"),
    }
    document.undo()
    assert document.plan == before


def page_of_week(plan: Plan, number: int = 0) -> set[tuple[str, str]]:
    return {(one.member, one.session) for one in plan.weeks[number].cells if one.member != "desk"}


def test_a_calendar_week_gets_a_roster_of_its_own(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    solver = solve(lambda ask, _better: roster(ask))
    dialog = opened(in_calendar=True)
    page = page_of(dialog)

    assert dialog.asked.one.isChecked()
    assert dialog.asked.one.text() == "Only week 29 of 2027"
    searched(qtbot, dialog)
    dialog.take.click()

    plan = page.context.document.plan
    assert solver.asked[0].monday == MONDAY
    assert len(plan.weeks) == 2
    assert page.shown.of(plan) is valid(plan.weeks, MONDAY) is plan.weeks[1]
    assert ("bram", "mon_am") in page_of_week(plan, 1)


def test_the_best_so_far_is_shown_and_kept_when_it_is_stopped(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    def slowly(ask: Ask, better: Better) -> Proposal:
        while better(roster(ask, 0.25)):
            time.sleep(0.01)
        return roster(ask, 0.25)

    solve(slowly)
    dialog = opened()
    dialog.look.click()
    assert not dialog.asked.isEnabled()
    qtbot.waitUntil(lambda: dialog.answer.headline.text() == "Best so far", timeout=_SECOND)
    assert dialog.answer.told.text() == "A better one can at most save 25% by what you asked."
    assert dialog.stop.text() == "&Stop and keep this"
    assert dialog.take.isHidden()

    dialog.stop.click()
    qtbot.waitUntil(dialog.take.isVisible, timeout=_SECOND)
    assert dialog.answer.headline.text() == "A roster that fits"


def test_closing_stops_the_search_and_changes_nothing(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    ended = []

    def slowly(ask: Ask, better: Better) -> Proposal:
        while better(None):
            time.sleep(0.01)
        ended.append(ask)
        return roster(ask)

    solve(slowly)
    dialog = opened()
    document, before = page_of(dialog).context.document, page_of(dialog).context.document.plan
    dialog.look.click()
    dialog.close_button.click()

    qtbot.waitUntil(lambda: bool(ended), timeout=_SECOND)
    assert document.plan is before


def test_where_no_roster_fits_a_way_out_fills_in_again(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    solver = solve(lambda ask, _better: roster(ask) if len(ask.plan.staff) > 3 else clash(ask.plan))
    dialog = opened()
    document, before = page_of(dialog).context.document, page_of(dialog).context.document.plan

    searched(qtbot, dialog)
    assert dialog.answer.headline.text() == "No roster fits"
    assert dialog.answer.told.text().split("\n")[1:] == ["A GP in every session", "Anna is away"]
    assert [way.text() for way in dialog.answer.ways] == ["Plan a locum on Mon morning.", "Close Mon morning."]
    assert dialog.answer.ways[0].accessibleDescription() == "Open it. € 340 a week, then fill in again"
    dialog.answer.ways[0].click()
    qtbot.waitUntil(dialog.take.isVisible, timeout=_SECOND)

    assert document.plan is before
    assert [one.id for one in solver.asked[1].plan.staff][-1] == "carl"
    assert dialog.agreed.text() == "Agreed: Add carl"
    dialog.take.click()
    assert document.plan.staff[-1].id == "carl"
    assert ("bram", "mon_am") in page_of_week(document.plan)
    document.undo()
    assert document.plan == before


def test_locum_sessions_that_are_proposed_can_be_filled_in(
    qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]
) -> None:
    def short(ask: Ask, _better: Better) -> Proposal:
        if len(ask.plan.staff) > 3:
            return roster(ask)
        return found(ask.plan, roster(ask).cells)

    solver = solve(short)
    dialog = opened()
    searched(qtbot, dialog)
    (way,) = dialog.answer.ways
    assert way.text() == "GPs have too few places."
    assert way.accessibleDescription() == "Fill in again with this locum"
    way.click()
    qtbot.waitUntil(lambda: len(solver.asked) == 2 and dialog._job is None, timeout=_SECOND)
    dialog.take.click()

    assert page_of(dialog).context.document.plan.staff[-1].id == "locum"


def test_a_refusal_is_told_in_the_dialog(qtbot: QtBot, opened: Opened, solve: Callable[[Answer], Solver]) -> None:
    def refuse(_ask: Ask, _better: Better) -> Proposal:
        raise EditError(T("There is nobody to plan."))

    solve(refuse)
    dialog = opened()
    searched(qtbot, dialog)

    assert dialog.answer.told.text() == "There is nobody to plan."
    assert dialog.take.isHidden()


def test_a_published_week_refuses_at_once(qtbot: QtBot) -> None:
    page = bare_week(qtbot, edits.set_state(two_gps(), "w", "published").plan)

    with qtbot.waitSignal(page.refused) as said:
        assert fill_in(page) is None
    assert "Set it back to final" in Translator("en")(said.args[0].message)


def test_it_speaks_dutch(opened: Opened) -> None:
    dialog = opened(language="nl", in_calendar=True)

    assert dialog.windowTitle() == "Invullen"
    assert dialog.asked.one.text() == "Alleen week 29 van 2027"
    assert dialog.asked.sliders["demand"].accessibleName() == "Vraag gedekt"


def test_the_solver_itself_fills_in_a_small_practice(qtbot: QtBot, opened: Opened) -> None:
    dialog = opened()
    dialog.asked.seconds.setValue(5)
    dialog.look.click()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=60_000)

    assert dialog.answer.headline.text() in ("A roster that fits", "No roster fits")
