from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragLeaveEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from planner.errors import EditError
from planner.terms import SESSIONS
from tests.support.grids import at, drag, drop, go, press, shown, small, undo_all, usual, week_cells, works
from tests.support.weeks import cell
from ui.pages.week import WeekPage
from ui.roster.commands import WORK_KEYS, letter
from ui.widgets.paste_preview import PastePreview

CTRL = Qt.KeyboardModifier.ControlModifier


def _put(text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("copy", [False, True])
def test_a_cell_is_dragged_to_another_person_or_session(copy: bool, qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before = page.context.document.plan
    source, target = at(page, "Ann", "tue_am"), at(page, "Cas", "thu_pm")
    assert drag(page, source, target, copy).isAccepted()
    assert page.grid.drop_target == target
    drop(page, target, copy)

    assert page.grid.drop_target is None
    assert works(page, "cas", "thu_pm") == ["visits"]
    assert works(page, "ann", "tue_am") == (["visits"] if copy else [])
    assert page.grid.currentIndex() == at(page, "Cas", "thu_pm")
    page.context.document.undo()
    assert page.context.document.plan == before


def test_what_is_there_already_comes_in_its_place(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    source, target = at(page, "Ann", "mon_pm"), at(page, "Bob", "mon_am")
    drag(page, source, target)
    drop(page, target)

    assert works(page, "bob", "mon_am") == ["admin"]
    assert works(page, "ann", "mon_pm") == ["surgery"]


def test_a_cell_is_not_dropped_on_contacts_notes_or_itself(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    before, source = page.context.document.plan, at(page, "Ann", "mon_am")
    for target in (at(page, "GP", "mon_am"), at(page, "Notes", "mon_am"), source):
        assert not drag(page, source, target).isAccepted()
        drop(page, target)

    assert page.context.document.plan is before


def test_dragging_away_shows_no_target_any_more(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    drag(page, at(page, "Ann", "mon_am"), at(page, "Cas", "thu_pm"))
    page.grid.dragLeaveEvent(QDragLeaveEvent())

    assert page.grid.drop_target is None


@pytest.mark.parametrize("copy", [False, True])
def test_a_cell_is_dragged_to_another_room(copy: bool, qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    page.shown.set(by_room=True)
    before = page.context.document.plan
    target = at(page, "Lab", "wed_am")
    drag(page, at(page, "Room 1", "mon_am"), target, copy)
    drop(page, target, copy)

    assert [one.room for one in week_cells(page, "ann", "wed_am")] == ["lab"]
    assert bool(week_cells(page, "ann", "mon_am")) is copy
    page.context.document.undo()
    assert page.context.document.plan == before


def test_a_published_week_cannot_be_dragged_in(qtbot: QtBot) -> None:
    page = shown(qtbot, usual(state="published"))
    before = page.context.document.plan
    refused: list[EditError] = []
    page.refused.connect(refused.append)
    target = at(page, "Cas", "thu_pm")
    drag(page, at(page, "Ann", "mon_am"), target)
    drop(page, target)

    assert page.context.document.plan is before
    assert len(refused) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Surgery · Room 1\tOffice work · 3 h\nSurgery · Room 2\t\n"),
        ("nl", "Spreekuur · Room 1\tAdministratie · 3 u\nSpreekuur · Room 2\t\n"),
    ],
)
def test_a_block_goes_out_in_words_and_comes_back_elsewhere(language: str, words: str, qtbot: QtBot) -> None:
    page = shown(qtbot, usual(), language)
    before = page.context.document.plan
    go(page, "Ann", "mon_am", ("Bob", "mon_pm"))
    press(page, Qt.Key.Key_C, CTRL)
    assert _clipboard() == words
    go(page, "Ann", "wed_am")
    press(page, Qt.Key.Key_V, CTRL)

    assert [(one.work, one.room, one.hours) for one in week_cells(page, "ann", "wed_am")] == [("surgery", "room", 4)]
    assert [(one.work, one.room, one.hours) for one in week_cells(page, "ann", "wed_pm")] == [("admin", None, 3)]
    assert works(page, "bob", "wed_am") == ["surgery"]
    assert works(page, "bob", "wed_pm") == []
    assert len(page.grid.selectedIndexes()) == 4
    page.context.document.undo()
    assert page.context.document.plan == before


def test_an_empty_cell_is_copied_too(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    _put("golf")
    go(page, "Cas", "mon_am")
    press(page, Qt.Key.Key_C, CTRL)
    assert not _clipboard().strip()
    go(page, "GP", "mon_am")
    press(page, Qt.Key.Key_C, CTRL)
    assert _clipboard().strip() == page.model.data(at(page, "GP", "mon_am"))


def test_cut_takes_away_and_paste_puts_back(qtbot: QtBot) -> None:
    page = shown(qtbot, small(cell("ann", "mon_am", "phone", 2.25)))
    go(page, "Ann", "mon_am")
    press(page, Qt.Key.Key_X, CTRL)
    assert not works(page, "ann", "mon_am")
    press(page, Qt.Key.Key_V, CTRL)

    assert week_cells(page, "ann", "mon_am") == [cell("ann", "mon_am", "phone", 2.25)]


def test_one_word_comes_into_all_selected_cells(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    _put("meeting\n")
    go(page, "Ann", "mon_am", ("Bob", "mon_pm"))
    press(page, Qt.Key.Key_V, CTRL)

    assert [works(page, who, session) for who in ("ann", "bob") for session in ("mon_am", "mon_pm")] == [
        ["meeting"]
    ] * 4


@pytest.mark.parametrize("words", ["phone; lab; 2", "Phone and triage · Lab · 2 h", "Lab · PHONE · 2.0"])
def test_words_from_elsewhere_are_understood(words: str, qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    _put(words)
    go(page, "Cas", "fri_pm")
    press(page, Qt.Key.Key_V, CTRL)

    assert week_cells(page, "cas", "fri_pm") == [cell("cas", "fri_pm", "phone", 2, room="lab")]


def test_what_is_not_understood_is_asked_about_before_anything_changes(qtbot: QtBot) -> None:
    page = shown(qtbot, small())
    before = page.context.document.plan
    _put("Surgery\tgolf\nroom 1\t–\nVisits\tVisits\nVisits\tVisits\n")
    go(page, "Ann", "fri_am")
    press(page, Qt.Key.Key_V, CTRL)
    preview = page.grid.findChild(PastePreview)
    assert preview is not None
    table = preview.refusals
    reasons = [table.item(row, 3).text() for row in range(table.rowCount())]  # type: ignore[union-attr]

    assert page.context.document.plan is before
    assert reasons == [
        "'golf' is no kind of work, room or number of hours here.",
        "'room 1' does not say which work it is.",
        "The roster has no cell there.",
        "The roster has no cell there.",
    ]
    preview.go_on.click()
    qtbot.waitUntil(lambda: page.grid.findChild(PastePreview) is None)
    assert works(page, "ann", "fri_am") == ["surgery"]
    assert works(page, "cas", "fri_pm") == ["visits"]


def test_the_menu_offers_what_can_be_done_here(qtbot: QtBot) -> None:
    page = shown(qtbot, usual())
    mine = {"&Paste", "&Report absent…", "Copy this pers&on to others…", "Sa&ve calendar file…"}
    for row, offered in (("Ann", mine), ("GP", set())):
        go(page, row, "mon_am")
        menu = page.grid.make_menu()
        assert mine & {action.text() for action in menu.actions() if action.isEnabled()} == offered


_PEOPLE = ("Ann", "Bob", "Cas")
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(("letter", "delete", "pin", "move", "copy", "down", "room", "paste", "note")),
        st.sampled_from(_PEOPLE),
        st.sampled_from([session for session in SESSIONS if session[:3] in ("mon", "tue") and session[4:] != "ev"]),
        st.sampled_from(_PEOPLE),
        st.sampled_from([letter(text.msgid).lower() for text in WORK_KEYS.values()]),
        st.booleans(),
    ),
    max_size=8,
)


@pytest.fixture
def page(qtbot: QtBot) -> WeekPage:
    """The page on a plan with a cycle of two weeks."""
    return shown(qtbot, usual(cycle=2))


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(steps=_STEPS)
def test_undoing_everything_gives_the_first_plan(page: WeekPage, steps: list[tuple[str, ...]]) -> None:
    undo_all(page)
    first = page.context.document.plan
    for kind, who, session, other, key, flag in steps:
        page.shown.set(by_room=kind == "room", all_weeks=bool(flag))
        _do(page, kind, who, session, other, key)
    page.shown.set(by_room=False)
    undo_all(page)

    assert page.context.document.plan == first


def _do(page: WeekPage, kind: str, who: str, session: str, other: str, key: str) -> None:
    if kind == "room":
        go(page, "Room 1", session)
        press(page, Qt.Key.Key_Delete)
        return
    go(page, who, session)
    if kind in ("move", "copy"):
        target = at(page, other, "tue_pm")
        drag(page, at(page, who, session), target, kind == "copy")
        if page.edits.filled():
            drop(page, target, kind == "copy")
    elif kind == "paste":
        press(page, Qt.Key.Key_C, CTRL)
        go(page, other, "mon_pm")
        press(page, Qt.Key.Key_V, CTRL)
    elif kind == "note":
        page.edits.note(session, key)
    else:
        keys: dict[str, Any] = {"letter": (key,), "delete": (Qt.Key.Key_Delete,), "pin": (Qt.Key.Key_L, CTRL)}
        press(page, *keys.get(kind, (Qt.Key.Key_D, CTRL)))
