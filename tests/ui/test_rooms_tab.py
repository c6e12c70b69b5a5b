"""The rooms of the Team page: entered, named, kept for some, and counted against every session."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner import edits
from tests.support.contexts import plan_of
from tests.support.tables import cell, text
from ui.models.record_model import VALUE_ROLE
from ui.pages.team import TeamPage


def test_rooms_are_shown_with_whom_they_suit(team: TeamPage) -> None:
    rooms = team.rooms.rooms

    assert [text(rooms, row, "name") for row in range(5)][::4] == ["Spreekkamer 1", "POH-kamer 2"]
    assert (text(rooms, 0, "gp"), text(rooms, 4, "gp"), text(rooms, 4, "poh_s")) == ("ja", "nee", "ja")


def test_every_session_says_how_many_rooms_are_needed(team: TeamPage) -> None:
    week = team.rooms.week

    assert text(week, 0, "thu").split()[::2] == ["5", "5"]
    assert week.isColumnHidden(6)
    plan = edits.set_session(plan_of(team), "owner", "sat_am", 4)
    team.commit(plan)
    assert not week.isColumnHidden(6)
    assert text(week, 0, "sat").split()[::2] == ["1", "5"]


def test_a_room_is_added_with_its_name_at_once(team: TeamPage, qtbot: QtBot) -> None:
    team.tabs.setCurrentIndex(2)
    assert team.rooms.add.isVisible()
    assert not team.add_person.isVisible()

    team.rooms.add.click()
    assert len(plan_of(team).rooms) == 6
    editor = team.rooms.rooms.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Zolder")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert plan_of(team).rooms[-1].name == "Zolder"


def test_a_room_can_be_kept_from_a_function(team: TeamPage) -> None:
    rooms = team.rooms.rooms
    index = cell(rooms, 0, "gp")
    assert rooms.model().setData(index, False, VALUE_ROLE)

    assert plan_of(team).rooms[0].roles == ("vs", "pa", "poh_s", "poh_ggz", "aios")
    assert text(rooms, 0, "gp") == "nee"
    assert text(team.rooms.week, 1, "mon").split()[::2] == ["3", "5"]
    team.commit(edits.replace_rooms(plan_of(team), plan_of(team).rooms[3:], plan_of(team).rooms[0].name))
    assert text(team.rooms.week, 1, "mon").startswith("■")


def test_a_room_for_nobody_is_refused(team: TeamPage, qtbot: QtBot) -> None:
    rooms = team.rooms.rooms
    team.commit(edits.replace_rooms(plan_of(team), plan_of(team).rooms[:1], ""))
    for role in ("gp", "vs", "pa", "poh_s", "aios"):
        assert rooms.model().setData(cell(rooms, 0, role), False, VALUE_ROLE)
    with qtbot.waitSignal(team.refused):
        rooms.model().setData(cell(rooms, 0, "poh_ggz"), False, VALUE_ROLE)


def test_rooms_are_removed_with_the_button_and_come_back(team: TeamPage) -> None:
    rooms = team.rooms.rooms
    rooms.put_cursor(cell(rooms, 1, "name"))
    team.rooms.remove.click()
    assert [room.id for room in plan_of(team).rooms] == ["room", "room_3", "room_4", "room_5"]
    team.context.document.undo()
    assert len(plan_of(team).rooms) == 5


def test_without_rooms_there_is_nothing_to_remove(team: TeamPage) -> None:
    team.commit(edits.replace_rooms(plan_of(team), (), ""))
    assert not team.rooms.remove.isEnabled()
    assert team.rooms.week.model().rowCount() == 0


def test_who_has_no_pattern_is_named(team: TeamPage) -> None:
    staff = plan_of(team).staff
    team.commit(edits.set_member(plan_of(team), staff[0].id, "sessions", {}))
    team.commit(edits.set_member(plan_of(team), staff[0].id, "hours_per_week", 20))
    assert staff[0].name in team.rooms.findChildren(type(team.rooms._note))[-1].text()
    assert team.rooms.week.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_rooms_are_removed_one_after_another(team: TeamPage) -> None:
    team.tabs.setCurrentIndex(2)
    left = [room.id for room in plan_of(team).rooms]
    while left:
        team.rooms.remove.click()
        QApplication.processEvents()
        left = left[1:]
        assert [room.id for room in plan_of(team).rooms] == left
    assert not team.rooms.remove.isEnabled()
