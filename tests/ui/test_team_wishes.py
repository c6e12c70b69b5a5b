"""The wishes of a person and what this person may do, on the Team page."""

from __future__ import annotations

from PySide6.QtGui import QAction

from planner.plan import Member, find
from planner.texts import T
from tests.support.contexts import plan_of
from tests.support.tables import cell, text
from ui.models.record_model import VALUE_ROLE
from ui.pages.team import TeamPage


def _first(team: TeamPage) -> Member:
    return find(plan_of(team).staff, "owner")


def _lines(team: TeamPage) -> dict[str, QAction]:
    """The lines of the menu as it opens."""
    team.wishes.menu.aboutToShow.emit()
    return {action.text(): action for action in team.wishes.menu.actions() if not action.isSeparator()}


def test_a_wish_is_chosen_in_words_and_undone(team: TeamPage) -> None:
    wishes = team.wishes.wishes
    assert wishes.model().setData(cell(wishes, 1, "wed"), "cannot", VALUE_ROLE)

    assert _first(team).wishes == {"wed_pm": "cannot"}
    assert text(wishes, 1, "wed") == "Kan niet"
    team.context.document.undo()
    team.refresh()
    assert text(wishes, 1, "wed") == ""


def test_a_wish_is_cleared(team: TeamPage) -> None:
    wishes = team.wishes.wishes
    assert wishes.model().setData(cell(wishes, 0, "mon"), "likes", VALUE_ROLE)
    assert wishes.model().setData(cell(wishes, 0, "mon"), None, VALUE_ROLE)

    assert _first(team).wishes == {}


def test_wishes_follow_the_person_and_the_weekend(team: TeamPage) -> None:
    team.people.go_to("assistant_3")
    assert text(team.wishes.wishes, 1, "tue") == "Liever niet"
    assert team.wishes.wishes.isColumnHidden(6)
    team.weekend.click()
    assert not team.wishes.wishes.isColumnHidden(6)


def test_what_somebody_may_do_is_a_list_that_starts_with_the_function(team: TeamPage) -> None:
    lines = _lines(team)

    assert next(iter(lines)) == team.say(T("Everything of the function"))
    assert next(iter(lines.values())).isChecked()
    lines["Lange visite"].trigger()
    assert _first(team).may_do
    assert "visit_long" not in _first(team).may_do
    assert str(len(_first(team).may_do)) in team.wishes.may_do.text()
    assert not _lines(team)["Lange visite"].isChecked()
    next(iter(_lines(team).values())).trigger()
    assert (_first(team).may_do, team.wishes.may_do.text()) == ((), team.say(T("May do: everything of the function")))
